"""What a search finds in the reports that were added, and in what order."""

from datetime import date
from pathlib import Path

import pytest
from records import BARNET, BRENT, report_on

from ilacs.framework import Grade, Judgement
from ilacs.sector.adding import add_report
from ilacs.sector.passages import PassageList
from ilacs.sector.search import CLOSE, OPEN, EmptySearch, search
from ilacs.sector.store import open_store
from ilacs.sector.tags import Filters

TODAY = date(2026, 11, 25)
AREAS = ("Return home interviews.", "Supervision of social workers, and life-story work.")
FINDINGS = (
    "Interviews are held when children return home.",
    "Social workers say that they are well supervised.",
    "The café is a place to meet; don’t close it.",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("record")
    with open_store(made) as store:
        for report in (
            report_on(BRENT, "2024-02-05", areas=AREAS, findings=FINDINGS),
            report_on(BARNET, "2025-09-01", areas=("Supervision.",)),
        ):
            published = report.on_site[0].last
            add_report(
                store,
                report,
                on=TODAY,
                themes_of=lambda text: ("missing",) if "Return" in text else ("recording",),
                published=published,
            )
    return made


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # Every word must be there, in any of its endings, in any order.
        ("interview", ["finding 1", "area 1"]),
        ("interviews RETURN", ["finding 1", "area 1"]),
        ("supervising", ["area 1", "finding 2", "area 2"]),
        # Words in quotes stand together as they are.
        ('"return home"', ["finding 1", "area 1"]),
        ('"return home interviews"', ["area 1"]),
        ("life-story", ["area 2"]),
        # A word to leave out; the beginnings of words.
        ("interviews -held", ["area 1"]),
        ('supervis* -"social workers"', ["area 1"]),
        ("superv*", ["area 1", "finding 2", "area 2"]),
        # Accents and both apostrophes.
        ("cafe", ["finding 3"]),
        ("don't", ["finding 3"]),
        ("nowhere", []),
        # What would be commands to the index are words here.
        ("NEAR(interviews, 5)", []),
        ("interviews OR supervision", []),
        ("text:interviews", []),
        ('"unclosed', []),
        ("interviews *", ["finding 1", "area 1"]),
        ("'; DROP TABLE passages; --", []),
    ],
)
def test_what_a_text_finds(folder: Path, text: str, found: list[str]) -> None:
    hits = search(folder, text, Filters(), TODAY).hits
    assert sorted(f"{hit.list} {hit.number}" for hit in hits) == sorted(found)


@pytest.mark.parametrize(
    ("filters", "found"),
    [
        (Filters(), 3),
        (Filters(urn=BRENT), 2),
        (Filters(year=2025), 1),
        (Filters(year=1999), 0),
        # Areas stand in no section; a finding has the judgement and grade of its own.
        (Filters(judgement=Judgement.LEADERS), 1),
        (Filters(judgement=Judgement.LEADERS, grade=Grade.INADEQUATE), 0),
        (Filters(grade=Grade.GOOD), 1),
        # A theme is an area's.
        (Filters(theme="recording"), 2),
        (Filters(theme="record"), 0),
        (Filters(list=PassageList.AREA, urn=BARNET), 1),
    ],
)
def test_filters_must_all_hold(folder: Path, filters: Filters, found: int) -> None:
    result = search(folder, "supervision", filters, TODAY)
    assert (result.total, len(result.hits)) == (found, found)


def test_only_reports_known_on_the_day_are_searched(folder: Path) -> None:
    # Brent: on site from 5 to 16 February 2024, here published on the last day.
    assert search(folder, "supervision", Filters(), date(2024, 2, 15)).reports == 0
    assert search(folder, "supervision", Filters(), date(2024, 2, 16)).total == 2
    assert search(folder, "supervision", Filters(), TODAY).total == 3


def test_the_best_come_first_and_the_rest_are_counted(folder: Path) -> None:
    result = search(folder, "supervision", Filters(), TODAY, most=1)
    assert (result.total, [hit.authority for hit in result.hits]) == (3, ["Barnet"])


def test_a_snippet_marks_what_was_found(folder: Path) -> None:
    (hit,) = search(folder, '"return home interviews"', Filters(), TODAY).hits
    assert hit.snippet == f"{OPEN}Return home interviews{CLOSE}."
    assert (hit.inspection, hit.page, hit.themes) == (f"{BRENT}-2024-02-05", 2, ("missing",))


@pytest.mark.parametrize("text", ["", "   ", "-word", "***", '""', "—", "- -"])
def test_a_text_without_a_word_to_look_for_is_refused(folder: Path, text: str) -> None:
    with pytest.raises(EmptySearch, match="at least one word"):
        search(folder, text, Filters(), TODAY)


@pytest.mark.parametrize("text", ["s*", "so*", "interviews a*"])
def test_too_short_a_beginning_of_words_is_refused(folder: Path, text: str) -> None:
    with pytest.raises(EmptySearch, match="at least 3 letters"):
        search(folder, text, Filters(), TODAY)


def test_without_an_index_nothing_is_found(tmp_path: Path) -> None:
    result = search(tmp_path, "supervision", Filters(), TODAY)
    assert (result.hits, result.total, result.reports) == ((), 0, 0)
