"""The measures of docs/measures/by-hand.md: its lists are read, and every engine counts them.

The page is the table of this test: its lists go through the reading program as a workbook, and its
answers, row by row, are what the oracle and every engine must say.
"""

import re
from datetime import date, datetime
from functools import cache
from typing import NamedTuple

import pytest
from measured import ENGINES, rows_behind
from needs import ROOT
from typed_lists import workbook

from ilacs.lists.declared import ALL as LISTS
from ilacs.lists.reading import read
from ilacs.measures.declared import by_id
from ilacs.measures.rows import State

PAGE = (ROOT / "docs" / "measures" / "by-hand.md").read_text("utf-8")
REFERENCE_DATE = date(2026, 3, 31)
NOT_ABOUT = "–"


class Answer(NamedTuple):
    """What the page says of a row of a list; `due` and `days` are None where it does not say."""

    row: int
    state: str
    reason: str | None
    due: date | None
    days: int | None


class ByHand(NamedTuple):
    """A measure on the page: the columns of its table, the rows it is about, and its figure."""

    columns: tuple[str, ...]
    answers: tuple[Answer, ...]
    met: int
    of: int
    per_cent: str


def sections(text):
    """{heading: text below it} of the headings of the third level."""
    parts = re.split(r"^### (.+)$", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def table(text):
    """The headers and rows of the first table in a text."""
    lines = [line for line in text.splitlines() if line.startswith("|")]
    cells = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    return cells[0], [dict(zip(cells[0], row, strict=True)) for row in cells[2:]]


def lists_on_page():
    """{list: (headers, rows)}, without the number of the row."""
    titles = {spec.heading: spec for spec in LISTS}
    found = {}
    for heading, text in sections(PAGE[: PAGE.index("## Help and protection")]).items():
        headers, rows = table(text)
        assert [row["Row"] for row in rows] == [str(n) for n in range(1, len(rows) + 1)]
        found[titles[heading]] = headers[1:], rows
    return found


def read_answer(cells):
    state, _, reason = cells["Answer"].partition(": ")
    due, days = cells.get("Due"), cells.get("Working days")
    return Answer(
        row=int(cells["Row"]),
        state=state,
        reason=reason or None,
        due=datetime.strptime(due, "%d/%m/%Y").date() if due else None,  # noqa: DTZ007 - a day
        days=int(days) if days else None,
    )


def measures_on_page():
    found = {}
    for heading, text in sections(PAGE[PAGE.index("## Help and protection") :]).items():
        measure = by_id()[re.search(r"^`(\S+)`", text, re.MULTILINE)[1]]
        assert measure.name == heading
        headers, rows = table(text)
        met, of, per_cent = re.search(r"\*\*(\d+) of (\d+): (\S+)%\.\*\*", text).groups()
        answers = [read_answer(cells) for cells in rows]
        assert [answer.row for answer in answers] == list(range(1, len(rows) + 1))
        assert len(rows) == len(ROWS[next(iter(measure.needs))])
        about = tuple(answer for answer in answers if answer.state != NOT_ABOUT)
        found[measure.id] = ByHand(tuple(headers), about, int(met), int(of), per_cent)
    return found


ROWS = {spec.id: rows for spec, (_, rows) in lists_on_page().items()}
BY_HAND = measures_on_page()


@cache
def snapshot(folder):
    sheets = {
        spec.sheet: [(spec.heading,), headers, *([row[name] for name in headers] for row in rows)]
        for spec, (headers, rows) in lists_on_page().items()
    }
    return read([workbook(folder / "annex-a.xlsx", sheets)], reference_date=REFERENCE_DATE)


@pytest.fixture(scope="module")
def lists(tmp_path_factory):
    return snapshot(tmp_path_factory.mktemp("by_hand"))


def test_the_page_covers_every_area():
    assert len(BY_HAND) == 17
    areas = {by_id()[measure].judgement.value for measure in BY_HAND}
    assert areas == {"help_and_protection", "children_in_care", "care_leavers", "leaders"}
    every_state = {answer.state for by_hand in BY_HAND.values() for answer in by_hand.answers}
    assert every_state == {state.value for state in State}


def test_its_lists_are_read_whole(lists):
    on_page = {spec.id: len(rows) for spec, (_, rows) in lists_on_page().items()}
    assert {name: one.rows.height for name, one in lists.lists.items()} == on_page
    # Columns that the page leaves out, one that is blank for everybody, and a code of 2024.
    said = {"read-column-missing", "read-column-empty", "read-code-later-layout"}
    assert set(lists.findings["rule"]) == said


@pytest.mark.parametrize("measure", BY_HAND)
def test_its_sums_are_those_of_its_rows(measure):
    by_hand = BY_HAND[measure]
    states = [answer.state for answer in by_hand.answers]
    of = len(states) - states.count("excluded")
    assert (by_hand.met, by_hand.of) == (states.count("met"), of)
    assert by_hand.per_cent == f"{100 * by_hand.met / by_hand.of:.1f}"


@pytest.mark.parametrize("measure", BY_HAND)
@pytest.mark.parametrize("engine", ENGINES)
def test_every_engine_answers_as_the_page_does(engine, measure, lists):
    by_hand = BY_HAND[measure]
    said = {answer.row: answer for answer in by_hand.answers}
    told = [
        Answer(
            row.row,
            row.state.value,
            row.reason,
            row.due if _says_due(by_hand, said.get(row.row)) else None,
            row.days if "Working days" in by_hand.columns else None,
        )
        for row in rows_behind(engine, measure, lists)
    ]
    assert told == list(by_hand.answers)


def _says_due(by_hand, answer):
    """Whether the page says when a row is due; of excluded rows it need not."""
    left_out = answer is not None and answer.state == "excluded" and answer.due is None
    return "Due" in by_hand.columns and not left_out
