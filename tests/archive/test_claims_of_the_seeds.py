"""What can be checked in the five documents that the project began from.

Claims are in our own words; words that the documents quote are taken from them when the test
runs, and are never part of the project.
"""

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from needs import shared_folder

from ilacs.reports import InspectionReport, read
from ilacs.sector.adding import Outcome, add_report
from ilacs.sector.claims import Answer, NotUnderstood, Verdict, build, check, kind_called, parse
from ilacs.sector.passages import Passage
from ilacs.sector.record import Record, load_record
from ilacs.sector.store import open_store
from ilacs.sector.stored_passages import passages_of_inspection

pytestmark = pytest.mark.needs("shared")

TRUE, FALSE = Answer.TRUE, Answer.FALSE
IN_A_SENSE, UNKNOWN = Answer.ONLY_IN_THIS_SENSE, Answer.CANNOT_BE_TOLD

NOW = date(2026, 11, 22)
NEWS_2018, COUNCIL_2023, NEWS_2019 = date(2018, 7, 2), date(2023, 4, 30), date(2019, 10, 15)
BOTH = "Westminster and Kensington and Chelsea"

CLAIMS = [
    # 000: a council's news of 2 July 2018.
    (NEWS_2018, "Brent's best-ever rating", IN_A_SENSE, "since 2015, where the record begins"),
    (NEWS_2018, "Brent moved to good from requires improvement in 2015", TRUE, "September 2015"),
    (NEWS_2018, "Brent: outstanding for children in care and care leavers", TRUE, "outstanding"),
    (NEWS_2018, "four areas for improvement in Brent", TRUE, "lists 4 areas"),
    # 001: news without a date, of an inspection "in December last year", after February 2023.
    (NOW, "Brent had an inspection in December 2023", UNKNOWN, "Not as a graded inspection"),
    (NOW, "Brent had an inspection in December 2024", UNKNOWN, "Not as a graded inspection"),
    (NOW, "Brent had an inspection in December 2025", UNKNOWN, "Not as a graded inspection"),
    (NOW, "Brent was rated good in December 2023", FALSE, "gave no grades"),
    (NOW, "Brent was rated good in December 2024", FALSE, "gave no grades"),
    (NOW, "Brent was rated good in December 2025", FALSE, "gave no grades"),
    (NOW, "Brent's previous inspection was in February 2023", TRUE, "20 February 2023"),
    (NOW, "missing recurs in Brent", TRUE, "April 2026"),
    # 002: the report of May 2018 itself.
    (NOW, "Brent was graded good for leaders in May 2018", TRUE, "leaders good"),
    (
        NOW,
        "Brent was graded requires improvement for help and protection in May 2018",
        TRUE,
        "requires improvement",
    ),
    (NOW, "Brent was graded good overall in May 2018", TRUE, "good"),
    (NOW, "Brent had a standard inspection in May 2018", TRUE, "14 May 2018"),
    # 003: a report to members, after 11 April 2023.
    (COUNCIL_2023, "Brent is good across all judgements", TRUE, "all 5 judgements good"),
    (COUNCIL_2023, "Brent remained good", TRUE, "good at the inspection of May 2018"),
    (COUNCIL_2023, "Brent is on pathway 1", TRUE, "pathway 1"),
    (COUNCIL_2023, "Brent's previous inspection, in May 2018, was good", TRUE, "May 2018"),
    (COUNCIL_2023, "Brent had a focused visit in December 2019", UNKNOWN, "ilacs sector add"),
    (COUNCIL_2023, "Brent had a short inspection in February 2023", TRUE, "20 February 2023"),
    # 004: two councils' news of 15 October 2019.
    (NEWS_2019, "Westminster is rated outstanding", TRUE, "outstanding"),
    (NEWS_2019, "Kensington and Chelsea is rated outstanding", TRUE, "outstanding"),
    (NEWS_2019, "Westminster: clean sweep of outstanding", TRUE, "all 4 judgements"),
    (NEWS_2019, "Kensington and Chelsea: clean sweep of outstanding", TRUE, "all 4 judgements"),
    (
        NEWS_2019,
        f"Only two other councils are outstanding besides {BOTH} (North Yorkshire and Hampshire)",
        IN_A_SENSE,
        "by a clean sweep",
    ),
    (NEWS_2019, f"{BOTH} are the first to sustain and improve outstanding", IN_A_SENSE, "2012"),
    (NEWS_2019, "The assessors called Westminster ‘excellent’", TRUE, "the summary"),
    (NEWS_2019, "The assessors called Kensington and Chelsea ‘excellent’", TRUE, "the summary"),
    (NEWS_2019, "Westminster improved since 2016", IN_A_SENSE, "judgements beneath it"),
    (NEWS_2019, "Kensington and Chelsea improved since 2016", IN_A_SENSE, "judgements beneath it"),
]


@pytest.fixture(scope="module")
def folder(shared: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the reports of the three authorities."""
    folder = tmp_path_factory.mktemp("record")
    with open_store(folder) as store:
        for urn in (80489, 80519, 80544):
            for path in sorted((shared / "data" / "reports").glob(f"{urn}-*.pdf")):
                report = read(path)
                assert isinstance(report, InspectionReport)
                added = add_report(store, report, on=NOW, themes_of=lambda _: ())
                assert added.outcome is not Outcome.REFUSED, added.why
    return folder


@pytest.fixture(scope="module")
def record(folder: Path) -> Record:
    return load_record(NOW, folder)


@pytest.fixture
def texts(folder: Path) -> Callable[[str], tuple[Passage, ...] | None]:
    return lambda id_: passages_of_inspection(folder, id_)


@pytest.mark.parametrize(
    ("said_on", "statement", "expected", "reason"), CLAIMS, ids=[claim[1] for claim in CLAIMS]
)
def test_a_claim_of_the_seeds(
    said_on: date, statement: str, expected: Answer, reason: str, record: Record, texts
) -> None:
    claim = parse(statement, said_on)
    assert not isinstance(claim, NotUnderstood), claim.missing
    found = check(claim, record, texts, said_on)
    assert found.answer is expected, found.in_words
    assert reason in found.in_words
    assert all(record.inspection(row.inspection).known_from <= said_on for row in found.rests_on)


def quotations(seed: str) -> list[str]:
    """Words between double quotation marks in a seed, as it prints them."""
    folder = shared_folder()
    (path,) = (folder / "seeds").glob(f"{seed}_*.txt") if folder else (None,)
    return re.findall(r"“([^”]+)”", path.read_text(encoding="utf-8")) if path else []


PRAISE_OF_2018 = 5
"""The first quotations of 000 are of the report; the last is a councillor's."""


def quoted(authority: str, words: str, said_on: date, record: Record, texts) -> Verdict:
    values = {"authority": authority, "words": words}
    return check(build(kind_called("quoted_praise"), values), record, texts, said_on)


@pytest.mark.parametrize("place", range(PRAISE_OF_2018))
def test_quotations_of_the_report_of_2018_are_its_words(place: int, record, texts) -> None:
    found = quoted("Brent", quotations("000")[place], NEWS_2018, record, texts)
    assert found.answer is TRUE, found.in_words
    assert {row.inspection for row in found.rests_on} == {"80489-2018-05-14"}


def test_what_the_quoter_put_in_brackets_is_told(record, texts) -> None:
    found = quoted("Brent", quotations("000")[0], NEWS_2018, record, texts)
    assert "(which)" in found.in_words


def test_what_an_ellipsis_joins_is_found_piece_by_piece(record, texts) -> None:
    (joined,) = [words for words in quotations("000") if "…" in words]
    found = quoted("Brent", joined, NEWS_2018, record, texts)
    assert found.answer is TRUE
    assert all(f"Piece {number} is in paragraph" in found.in_words for number in (1, 2))


def test_a_councillors_words_are_not_the_reports(record, texts) -> None:
    words = quotations("000")[PRAISE_OF_2018]
    assert quoted("Brent", words, NEWS_2018, record, texts).answer is FALSE


def test_the_quotation_of_2019_stands_in_one_report_and_not_in_the_other(record, texts) -> None:
    words = quotations("004")[0]
    one = quoted("Kensington and Chelsea", words, NEWS_2019, record, texts)
    other = quoted("Westminster", words, NEWS_2019, record, texts)
    assert (one.answer, other.answer) == (TRUE, FALSE)


def test_a_paraphrase_is_not_a_quotation(shared: Path, record, texts) -> None:
    (path,) = (shared / "seeds").glob("004_*.txt")
    line = re.search(r"•\s+Westminster City Council provides (.+)\.", path.read_text("utf-8"))
    found = quoted("Westminster", line[1], NEWS_2019, record, texts)
    assert found.answer is FALSE
    assert "Nearest, the summary" in found.in_words


def test_where_missing_recurs_and_how(record: Record, texts) -> None:
    found = check(parse("missing recurs in Brent", NOW), record, texts)
    levels = {
        (row.inspection, row.list, row.number, row.note.split(":")[0]) for row in found.rests_on
    }
    assert ("80489-2018-05-14", "area", 1, "area for improvement") in levels
    # In 2026 no area is about it; two paragraphs find fault in part.
    of_2026 = {row[1:] for row in levels if row[0] == "80489-2026-04-27"}
    assert {(place, number) for place, number, _ in of_2026} == {("finding", 12), ("finding", 29)}
    assert all("fault" in note for *_, note in of_2026)


def test_how_many_clean_sweeps_there_have_been(record: Record) -> None:
    sweeps = []
    for one in record.inspections:
        if one.grades:
            values = {"authority": one.urn, "when": one.on_site_from}
            claim = build(kind_called("clean_sweep"), values)
            if check(claim, record).answer is TRUE:
                sweeps.append(one.urn)
    assert (len(sweeps), len(set(sweeps))) == (22, 20)


def test_without_the_reports_their_words_cannot_be_told() -> None:
    record = load_record(NEWS_2018)
    found = quoted("Brent", "any words", NEWS_2018, record, lambda _: None)
    assert found.answer is UNKNOWN
    assert "ilacs sector add" in found.unknown[0]
