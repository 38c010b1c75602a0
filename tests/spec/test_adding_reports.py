"""What adding a report to the record does: nothing doubled, nothing replaced without a trace."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from records import BRENT, DORSET, report_on

from ilacs.framework import Grade, Judgement, Kind
from ilacs.reports import InspectionReport
from ilacs.reports.record import Area, AuthorityAsPrinted, GradedJudgement
from ilacs.sector.adding import Added, Outcome, add_report
from ilacs.sector.inspections import Origin, ThemesBy
from ilacs.sector.record import load_record
from ilacs.sector.search import search
from ilacs.sector.store import Store, corrections, open_store, read_store
from ilacs.sector.tags import Filters

TODAY = date(2026, 11, 25)
NEW = report_on(
    BRENT,
    "2026-09-07",
    "leaders O, help G",
    areas=("Supervision.", "Life-story work."),
    findings=("Children are safe.",),
)
"""An inspection that the shipped record does not hold."""


def themes_of(text: str) -> tuple[str, ...]:
    return ("life-story",) if "Life" in text else ("supervision-oversight",)


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with open_store(tmp_path) as opened:
        yield opened


def add(store: Store, report: InspectionReport, **more: date | str) -> Added:
    return add_report(store, report, on=TODAY, themes_of=themes_of, **more)  # type: ignore[arg-type]


def test_a_new_report_is_added_with_its_areas_and_their_themes(
    store: Store, tmp_path: Path
) -> None:
    assert add(store, NEW).outcome is Outcome.ADDED
    record = load_record(TODAY, tmp_path)
    (latest,) = record.of(BRENT)[-1:]
    assert (latest.id, latest.origin) == (f"{BRENT}-2026-09-07", Origin.ADDED)
    assert latest.grade(Judgement.LEADERS) is Grade.OUTSTANDING
    assert [(area.number, area.themes, area.text) for area in record.areas[latest.id]] == [
        (1, ("supervision-oversight",), "Supervision."),
        (2, ("life-story",), "Life-story work."),
    ]


def test_adding_it_again_changes_nothing(store: Store, tmp_path: Path) -> None:
    add(store, NEW)
    before = read_store(tmp_path)
    assert add(store, NEW).outcome is Outcome.UNCHANGED
    later = add_report(store, NEW, on=date(2027, 1, 1), themes_of=themes_of)
    assert later.outcome is Outcome.UNCHANGED
    assert read_store(tmp_path) == before


def test_the_same_report_in_another_form_changes_nothing(store: Store, tmp_path: Path) -> None:
    add(store, NEW)
    as_text = replace(NEW, source=replace(NEW.source, file="as.txt", sha256="ab" * 32))
    without_pages = replace(
        as_text,
        areas_for_improvement=tuple(replace(area, page=None) for area in NEW.areas_for_improvement),
        sections=tuple(
            replace(
                section,
                findings=tuple(replace(finding, page=None) for finding in section.findings),
            )
            for section in NEW.sections
        ),
    )
    assert add(store, without_pages).outcome is Outcome.UNCHANGED
    assert [area.page for area in read_store(tmp_path).areas[f"{BRENT}-2026-09-07"]] == [2, 2]


def test_a_correction_replaces_and_the_old_value_is_kept(store: Store, tmp_path: Path) -> None:
    add(store, NEW)
    corrected = report_on(
        BRENT,
        "2026-09-07",
        "leaders G, help G",
        areas=("Supervision of all.", "Life-story work."),
        findings=("Children are safe.",),
    )
    added = add(store, corrected)
    assert added.outcome is Outcome.CORRECTED
    assert [(one.field, one.old, one.new) for one in corrections(tmp_path)] == [
        ("grade of leaders", "outstanding", "good"),
        ("area 1", "Supervision.", "Supervision of all."),
    ]
    (stored,) = read_store(tmp_path).inspections
    assert stored.grade(Judgement.LEADERS) is Grade.GOOD


def test_what_differs_from_the_shipped_record_is_a_correction_too(
    store: Store, tmp_path: Path
) -> None:
    # The shipped record: Brent, 14 May 2018, leaders good, help requires improvement.
    report = report_on(
        BRENT, "2018-05-14", "leaders G, help G", lead_inspectors=("Tracey Metcalfe",)
    )
    added = add(store, report)
    assert added.outcome is Outcome.CORRECTED
    assert ("grade of help_and_protection", "requires_improvement", "good") in [
        (one.field, one.old, one.new) for one in added.corrections
    ]
    merged = load_record(TODAY, tmp_path).inspection(f"{BRENT}-2018-05-14")
    assert merged.origin is Origin.SHIPPED_AND_ADDED
    assert merged.grade(Judgement.HELP_AND_PROTECTION) is Grade.GOOD
    # The day of publication on the inspectorate's site stands.
    assert merged.published == date(2018, 7, 2)


def test_themes_that_readers_gave_stay_where_the_list_is_the_same(
    store: Store, tmp_path: Path
) -> None:
    report = report_on(BRENT, "2018-05-14", areas=("One.", "Two.", "Three.", "Four."))
    add(store, report)
    areas = load_record(TODAY, tmp_path).areas[f"{BRENT}-2018-05-14"]
    assert [(area.text, area.themes[0], area.themes_by) for area in areas[:2]] == [
        ("One.", "missing", ThemesBy.READING),
        ("Two.", "pre-proceedings", ThemesBy.READING),
    ]


@pytest.mark.parametrize(
    ("printed", "given", "known_from"),
    [
        (None, None, TODAY),
        (date(2026, 10, 20), None, date(2026, 10, 20)),
        (None, date(2026, 10, 22), date(2026, 10, 22)),
        # The day on the site goes before the printed one.
        (date(2026, 10, 20), date(2026, 10, 22), date(2026, 10, 22)),
    ],
)
def test_a_report_is_known_from_its_publication_or_from_when_it_was_added(
    store: Store, tmp_path: Path, printed: date | None, given: date | None, known_from: date
) -> None:
    more = {"published": given} if given else {}
    add(store, replace(NEW, published=printed), **more)
    (stored,) = read_store(tmp_path).inspections
    assert (stored.published, stored.known_from) == (given or printed, known_from)


def test_a_day_of_publication_that_is_learnt_later_is_kept(store: Store, tmp_path: Path) -> None:
    add(store, NEW)
    add(store, NEW, published=date(2026, 10, 22))
    add(store, NEW)
    (stored,) = read_store(tmp_path).inspections
    assert (stored.published, stored.known_from) == (date(2026, 10, 22), date(2026, 10, 22))


def test_recommendations_to_the_safeguarding_board_are_not_the_authoritys(
    store: Store, tmp_path: Path
) -> None:
    areas = (
        Area(1, "Ours.", 5, part="The local authority"),
        Area(2, "The board's.", 30, part="The Local Safeguarding Children Board (LSCB)"),
    )
    add(store, replace(NEW, areas_for_improvement=areas))
    record = load_record(TODAY, tmp_path)
    assert [area.text for area in record.areas[f"{BRENT}-2026-09-07"]] == ["Ours."]


@pytest.mark.parametrize(
    ("report", "why"),
    [
        (
            replace(NEW, authority=AuthorityAsPrinted("Exampleshire", None)),
            "not one of the register",
        ),
        (replace(NEW, authority=AuthorityAsPrinted("Odd", 1)), "not one of the register"),
        (replace(NEW, kind=None), "kind of inspection could not be read"),
        (replace(NEW, on_site=(), published=None), "no place in time"),
        (report_on(DORSET, "2016-02-22"), "about an authority before it"),
    ],
)
def test_what_has_no_place_in_the_record_is_refused_in_words(
    store: Store, tmp_path: Path, report: InspectionReport, why: str
) -> None:
    added = add(store, report)
    assert added.outcome is Outcome.REFUSED
    assert why in added.why
    assert read_store(tmp_path).inspections == ()


def test_letters_of_visits_are_kept_without_grades(store: Store, tmp_path: Path) -> None:
    letter = report_on(BRENT, "2025-12-02", "", kind=Kind.FOCUSED_VISIT)
    add(store, letter)
    record = load_record(TODAY, tmp_path)
    id_ = f"{BRENT}-2025-12-02-focused-visit"
    assert record.inspection(id_).grades == ()
    assert id_ not in [one.id for one in record.graded(BRENT)]


def test_two_visits_may_begin_on_one_day(store: Store, tmp_path: Path) -> None:
    for kind in (Kind.FOCUSED_VISIT, Kind.JTAI):
        assert add(store, report_on(BRENT, "2025-12-02", "", kind=kind)).outcome is Outcome.ADDED
    assert len(read_store(tmp_path).inspections) == 2


def test_a_corrected_first_day_does_not_double_the_inspection(store: Store, tmp_path: Path) -> None:
    add(store, NEW)
    moved = report_on(BRENT, "2026-09-14", "leaders O, help G", areas=("Supervision.",))
    added = add(store, moved)
    assert (added.outcome, added.inspection) == (Outcome.CORRECTED, f"{BRENT}-2026-09-07")
    assert ("on_site_from", "2026-09-07", "2026-09-14") in [
        (one.field, one.old, one.new) for one in added.corrections
    ]
    (stored,) = read_store(tmp_path).inspections
    assert stored.day == date(2026, 9, 14)


@pytest.mark.parametrize("day", [date(2026, 9, 17), date(2026, 11, 26)])
def test_an_impossible_day_of_publication_is_left_out_and_said(
    store: Store, tmp_path: Path, day: date
) -> None:
    # On site to 18 September 2026; added on 25 November.
    added = add(store, NEW, published=day)
    assert added.outcome is Outcome.ADDED
    assert "day of publication that was given" in added.why
    (stored,) = read_store(tmp_path).inspections
    assert stored.published is None


def test_two_versions_of_a_report_do_not_replace_each_other_without_end(
    store: Store, tmp_path: Path
) -> None:
    other = report_on(
        BRENT,
        "2026-09-07",
        "leaders G, help G",
        areas=("Supervision.", "Life-story work."),
        findings=("Children are safe.",),
    )
    outcomes = [add(store, report).outcome for report in (NEW, other, NEW, other, NEW)]
    assert outcomes == [Outcome.ADDED, Outcome.CORRECTED, *[Outcome.UNCHANGED] * 3]
    (stored,) = read_store(tmp_path).inspections
    assert stored.grade(Judgement.LEADERS) is Grade.GOOD


def test_a_report_that_was_read_in_part_takes_nothing_away(store: Store, tmp_path: Path) -> None:
    # The shipped record of Brent's inspection of 2018 has four grades, four areas and a name.
    part = report_on(BRENT, "2018-05-14", "overall G", lead_inspectors=())
    assert add(store, part).outcome is Outcome.ADDED
    found = load_record(TODAY, tmp_path).inspection(f"{BRENT}-2018-05-14")
    assert len(found.grades) == 4
    assert (found.areas, found.lead_inspectors) == (4, ("Tracey Metcalfe",))
    assert len(load_record(TODAY, tmp_path).areas[found.id]) == 4


def test_without_a_list_the_areas_are_unknown_not_none(store: Store, tmp_path: Path) -> None:
    add(store, report_on(BRENT, "2026-09-07", "leaders O, help G", findings=("One.",)))
    record = load_record(TODAY, tmp_path)
    found = record.inspection(f"{BRENT}-2026-09-07")
    assert found.areas is None
    assert found.id not in record.areas


def test_a_review_of_the_board_stands_beside_the_single_inspection(
    store: Store, tmp_path: Path
) -> None:
    review = report_on(
        BRENT,
        "2015-09-14",
        "",
        kind=Kind.LSCB_REVIEW,
        judgements=(GradedJudgement(Judgement.LSCB, Grade.GOOD, "Good"),),
    )
    assert add(store, review).outcome is Outcome.ADDED
    record = load_record(TODAY, tmp_path)
    assert record.inspection(f"{BRENT}-2015-09-14").kind is Kind.SIF
    # The board's grade is not the authority's.
    assert f"{BRENT}-2015-09-14-lscb-review" not in [one.id for one in record.graded(BRENT)]


def test_an_address_that_is_learnt_later_is_kept(store: Store, tmp_path: Path) -> None:
    add(store, NEW)
    assert add(store, NEW, address="https://example.org/1").outcome is Outcome.UNCHANGED
    (stored,) = read_store(tmp_path).inspections
    assert stored.address == "https://example.org/1"


def test_a_later_day_of_publication_counts_from_then(store: Store, tmp_path: Path) -> None:
    add(store, NEW, published=date(2026, 10, 20))
    add(store, NEW, published=date(2026, 11, 20))
    (stored,) = read_store(tmp_path).inspections
    assert stored.known_from == date(2026, 11, 20)


def test_a_corrected_first_day_of_a_shipped_inspection(store: Store, tmp_path: Path) -> None:
    added = add(
        store, report_on(BRENT, "2018-05-15", "leaders G", lead_inspectors=("Tracey Metcalfe",))
    )
    assert added.inspection == f"{BRENT}-2018-05-14"
    assert [one.field for one in added.corrections] == ["on_site_from", "on_site_to"]
    (stored,) = read_store(tmp_path).inspections
    assert stored.known_from == date(2018, 7, 2)


def test_a_corrected_first_day_of_a_visit(store: Store, tmp_path: Path) -> None:
    for day in ("2025-12-02", "2025-12-03"):
        add(store, report_on(BRENT, day, "", kind=Kind.FOCUSED_VISIT))
    assert len(read_store(tmp_path).inspections) == 1


def test_themes_by_readers_are_searched_by(store: Store, tmp_path: Path) -> None:
    report = report_on(BRENT, "2018-05-14", areas=("One.", "Two.", "Three.", "Four."))
    add(store, report)
    assert search(tmp_path, "one", Filters(theme="missing"), TODAY).total == 1
    assert search(tmp_path, "two", Filters(theme="missing"), TODAY).total == 0


def test_a_printed_day_before_the_inspection_is_a_slip(store: Store, tmp_path: Path) -> None:
    add(store, replace(NEW, published=date(2025, 10, 20)))
    (stored,) = read_store(tmp_path).inspections
    assert stored.published is None


def test_the_words_of_a_file_with_pages_stand(store: Store, tmp_path: Path) -> None:
    add(store, NEW)
    as_text = replace(
        report_on(BRENT, "2026-09-07", "leaders G, help G", areas=("Another list.",)),
        areas_for_improvement=(Area(1, "Another list.", None),),
        sections=(),
    )
    added = add(store, as_text)
    assert [one.field for one in added.corrections] == ["grade of leaders"]
    assert [area.text for area in read_store(tmp_path).areas[f"{BRENT}-2026-09-07"]] == [
        "Supervision.",
        "Life-story work.",
    ]


def test_a_file_that_is_taken_again_undoes_what_others_corrected(
    store: Store, tmp_path: Path
) -> None:
    add(store, NEW)
    add(store, report_on(BRENT, "2026-09-07", "leaders G, help G", areas=("Supervision.",)))
    again = add_report(store, NEW, on=TODAY, themes_of=themes_of, again=True)
    assert again.outcome is Outcome.CORRECTED
    (stored,) = read_store(tmp_path).inspections
    assert stored.grade(Judgement.LEADERS) is Grade.OUTSTANDING


def test_an_altered_copy_without_pages_may_come_twice(store: Store, tmp_path: Path) -> None:
    add(store, NEW)
    copy = replace(
        report_on(BRENT, "2026-09-07", "leaders G, help G"),
        areas_for_improvement=(Area(1, "Another list.", None),),
        sections=(),
    )
    assert [add(store, copy).outcome for _ in range(3)] == [
        Outcome.CORRECTED,
        Outcome.UNCHANGED,
        Outcome.UNCHANGED,
    ]
    assert len(read_store(tmp_path).areas[f"{BRENT}-2026-09-07"]) == 2


def test_a_file_with_a_part_of_the_passages_takes_none_away(store: Store, tmp_path: Path) -> None:
    whole = report_on(BRENT, "2026-09-07", areas=("A.", "B."), findings=tuple("cdefgh"))
    add(store, whole)
    part = report_on(BRENT, "2026-09-07", areas=("A.", "B."), findings=("c", "d"))
    assert add(store, part).outcome is Outcome.UNCHANGED
    assert search(tmp_path, "h", Filters(), TODAY).total == 1


def test_a_shipped_inspection_is_known_from_its_publication_for_search_too(
    store: Store, tmp_path: Path
) -> None:
    add(store, report_on(BRENT, "2018-05-14", areas=("Unheard-of words.",)))
    # The shipped record: published on 2 July 2018.
    assert search(tmp_path, "unheard", Filters(), date(2018, 7, 1)).total == 0
    assert search(tmp_path, "unheard", Filters(), date(2018, 7, 2)).total == 1
