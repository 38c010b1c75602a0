"""A copy of the user's files as one workbook, with every cell in its place and findings marked.

A marked cell has a colour for its gravest finding, and a note with the rule, what is wrong and
what to do. In front stand the sheets of findings, with a summary, how full each column is, and what
is different since an earlier submission.
"""

import io
import math
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from pathlib import Path
from typing import Any

import polars as pl

from ilacs.documents.lists.book import new_book, tab_names
from ilacs.documents.lists.checked import Checked
from ilacs.documents.lists.finding_sheets import (
    FILLS,
    add_changes,
    add_completeness,
    add_findings,
    fill_summary,
)
from ilacs.documents.new_files import check_output, write_whole
from ilacs.documents.report_workbook import LONGEST_CELL, MOST_ROWS
from ilacs.documents.tables import whole_characters
from ilacs.lists.declared import Kind
from ilacs.lists.reading.cells import Cell, as_text
from ilacs.lists.reading.dates import DateReader
from ilacs.lists.reading.day_nought import DAY_NOUGHT
from ilacs.lists.reading.tables import Table

ENDINGS = (".xlsx",)
OWN_SHEETS = ("Findings", "Summary", "Completeness", "Changes")
"""The sheets in front of the user's own."""

MOST_COLUMNS = 16_384

MOST_NOTES = 10_000
"""Cells with a note; Excel grows slow with more. The rest are coloured all the same."""

MOST_IN_A_NOTE = 5
NARROWEST, WIDEST = 9, 40
"""Width of columns, in characters."""

ROWS_MEASURED = 200
"""Rows whose text decides the width of columns."""

ROWS_WITH_HEADERS = 25
"""Headers are looked for no further down."""

OLDEST = date(1900, 1, 1)
"""Older days are no dates to Excel: they are written as text."""


@dataclass(frozen=True)
class _Mark:
    severity: str
    said: tuple[str, ...]


_Marks = Mapping[int, Mapping[int, _Mark]]
"""Marks by row and column, both counted from 0."""


def write_marked(checked: Checked, tables: Iterable[Table], out: Path) -> Path:
    """Write the marked copy, and give back where it is.

    `tables` are those that the lists were read from. Raises CannotWrite if nothing can be
    written there, OSError if writing fails.
    """
    check_output(out, ENDINGS)
    return write_whole(out, marked_workbook(checked, tables))


def marked_workbook(checked: Checked, tables: Iterable[Table]) -> bytes:
    """The bytes of the marked copy."""
    content = io.BytesIO()
    copied = list(tables)
    own = list(tab_names(each.place.sheet or Path(each.place.file).stem for each in copied))
    findings, summary, filled, changes = tab_names(OWN_SHEETS, own)
    tabs = {each.number: tab for each, tab in zip(copied, own, strict=True)}
    with new_book(content, "Marked lists", checked.snapshot.reference_date.day) as book:
        remarks = ["Cells show what was read: formulas are written as their results."]
        remarks += add_findings(book, findings, checked, tabs)
        front = book.add_worksheet(summary)
        add_completeness(book, filled, checked)
        if checked.comparison:
            add_changes(book, changes, checked.comparison)
        writer = _Writer(book)
        for each, tab in zip(copied, own, strict=True):
            writer.add(tab, _rows(checked, each), _marks(checked, each))
        remarks += writer.remarks()
        fill_summary(book, front, checked, remarks)
    return content.getvalue()


def _rows(checked: Checked, table: Table) -> Iterable[Sequence[Cell]]:
    """The rows of a table; numbers of days as days, where it counts them from another day than
    this copy does."""
    if table.day_nought == DAY_NOUGHT:
        return table.rows()
    read = DateReader(day_nought=table.day_nought)
    dates = {
        heading.index
        for one in checked.snapshot.lists.values()
        for name, heading in one.headings.get(table.number, {}).items()
        if name in one.spec.by_name and one.spec.by_name[name].kind is Kind.DATE
    }

    def copied(cell: Cell) -> Cell:
        outcome = read(cell)
        day: date | None = outcome.value
        return day if outcome.rule == "read-date-serial" else cell

    return (
        [copied(cell) if index in dates else cell for index, cell in enumerate(row)]
        for row in table.rows()
    )


def _marks(checked: Checked, table: Table) -> _Marks:
    """The marks of a table.

    A finding about a whole row marks its first cell, one about a whole column its header.
    """
    found = checked.findings.filter(pl.col("place") == table.number)
    about = found.select("row", "index", "list", "column", "severity", "rule", "words", "fix")
    said: dict[int, dict[int, _Mark]] = defaultdict(dict)
    for row, index, list_id, column, *finding in about.iter_rows():
        at = row - 1 if row else _header_row(checked, table, list_id, column)
        if at is None:
            continue
        severity, rule, words, fix = finding
        text = f"{severity.upper()} {rule}: {words}\n{fix}"
        before = said[at].get(index or 0)
        # The gravest finding comes first.
        grave, texts = (before.severity, before.said) if before else (severity, ())
        said[at][index or 0] = _Mark(grave, (*texts, text))
    return said


def _header_row(checked: Checked, table: Table, list_id: str | None, column: str) -> int | None:
    """The row, from 0, that the header of a column stands in; None where that is not known."""
    read = checked.snapshot.lists.get(list_id or "")
    heading = read.headings.get(table.number, {}).get(column) if read else None
    if heading is None:
        return None
    for number, row in enumerate(islice(table.rows(), ROWS_WITH_HEADERS)):
        if heading.index < len(row) and as_text(row[heading.index]) == heading.typed:
            return number
    return None


class _Writer:
    """Writes the user's tabs."""

    def __init__(self, book: Any) -> None:
        self._left_out: list[str] = []
        self._book = book
        self._formats: dict[tuple[str, str], Any] = {}
        self._notes = 0
        self._without_note = 0

    def add(self, tab: str, rows: Iterable[Sequence[Cell]], marks: _Marks) -> None:
        """Write one tab with its marks."""
        sheet = self._book.add_worksheet(tab)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        measured: list[Sequence[Cell]] = []
        for number, cells in enumerate(rows):
            if number >= MOST_ROWS:
                self._left_out.append(f"{tab}: all rows after {MOST_ROWS:,} are left out.")
                break
            if number < ROWS_MEASURED:
                measured.append(cells)
            self._row(sheet, number, cells[:MOST_COLUMNS], marks.get(number, {}))
        for place, width in enumerate(_widths(measured)):
            sheet.set_column(place, place, width)

    def remarks(self) -> list[str]:
        """What the copy could not hold."""
        if not self._without_note:
            return self._left_out
        without = f"{self._without_note:,} marked cells have a colour but no note; the sheet of"
        return [*self._left_out, f"{without} findings has what is said of them."]

    def _row(
        self, sheet: Any, number: int, cells: Sequence[Cell], marks: Mapping[int, _Mark]
    ) -> None:
        for column, value in enumerate(cells):
            mark = marks.get(column) if marks else None
            if (value is not None and value != "") or mark:
                self._cell(sheet, number, column, value, mark.severity if mark else "")
        for column, mark in marks.items():
            if column >= len(cells):
                self._cell(sheet, number, column, None, mark.severity)
            self._note(sheet, number, column, mark)

    def _note(self, sheet: Any, number: int, column: int, mark: _Mark) -> None:
        if self._notes >= MOST_NOTES:
            self._without_note += 1
            return
        self._notes += 1
        more = len(mark.said) - MOST_IN_A_NOTE
        said = [*mark.said[:MOST_IN_A_NOTE], *([f"and {more} more"] if more > 0 else [])]
        size = {"width": 320, "height": 40 + 60 * len(said), "author": "ilacs"}
        sheet.write_comment(number, column, whole_characters("\n\n".join(said)), size)

    def _cell(self, sheet: Any, row: int, column: int, value: Cell, severity: str) -> None:
        """One cell. Text stays text: nothing in it is ever run."""
        if value is None or value == "":
            sheet.write_blank(row, column, None, self._format("", severity))
        elif isinstance(value, bool):
            sheet.write_boolean(row, column, value, self._format("", severity))
        elif isinstance(value, int | float) and math.isfinite(value):
            sheet.write_number(row, column, value, self._format("", severity))
        elif isinstance(value, date | time | timedelta) and not _too_old(value):
            sheet.write_datetime(row, column, value, self._format(_form(value), severity))
        else:
            text = whole_characters(str(value))
            sheet.write_string(row, column, text[:LONGEST_CELL], self._format("", severity))

    def _format(self, form: str, severity: str) -> Any:
        if not form and not severity:
            return None
        key = (form, severity)
        if key not in self._formats:
            looks: dict[str, Any] = {"num_format": form} if form else {}
            if severity:
                looks |= {"bg_color": FILLS[severity], "border": 1, "border_color": "#808080"}
            self._formats[key] = self._book.add_format(looks)
        return self._formats[key]


def _too_old(value: date | time | timedelta) -> bool:
    return isinstance(value, date) and date(value.year, value.month, value.day) < OLDEST


def _form(value: date | time | timedelta) -> str:
    if isinstance(value, datetime):
        return "dd/mm/yyyy" if value.time() == time() else "dd/mm/yyyy hh:mm"
    if isinstance(value, date):
        return "dd/mm/yyyy"
    return "hh:mm:ss" if isinstance(value, time) else "[h]:mm:ss"


def _widths(rows: Sequence[Sequence[Cell]]) -> Sequence[int]:
    """A width for each column that holds what its first cells show."""
    widths: dict[int, int] = {}
    for row in rows:
        for column, value in enumerate(row[:MOST_COLUMNS]):
            length = 10 if isinstance(value, date) else len(str(value)) if value else 0
            widths[column] = max(widths.get(column, NARROWEST), min(length + 2, WIDEST))
    return [widths[column] for column in sorted(widths)]
