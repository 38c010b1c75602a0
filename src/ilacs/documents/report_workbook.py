"""The tables as an Excel workbook: a sheet for each, with filters, real dates and plain text.

Rows are written as they come and not kept, so memory does not grow with their number.
"""

import io
import math
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, date, datetime, time
from enum import StrEnum
from tempfile import TemporaryDirectory
from typing import Any

import xlsxwriter
from xlsxwriter.exceptions import FileCreateError

from ilacs.documents.new_files import NewFiles
from ilacs.documents.report_rows import ProblemOfFile
from ilacs.documents.report_tables import PROBLEMS, REPORTS, TABLES, problem_row
from ilacs.documents.tables import Cell, Column, Form, Row, Table, whole_characters
from ilacs.documents.words import in_words
from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.record import InspectionReport

LONGEST_CELL = 32_767
"""Characters that one cell of Excel holds, counted as it does: in UTF-16."""

MOST_ROWS = 1_048_576
"""Rows that one sheet holds, with its header."""

LINE_HEIGHT = 15
"""Points."""

MOST_LINES = 27
"""Excel has no rows higher than 409 points."""

ELSEWHERE = "A .csv, .json or .parquet file holds all of it."

WIDTHS = {
    Form.TERM: 21,
    Form.TEXT: 28,
    Form.LONG_TEXT: 90,
    Form.PARAGRAPHS: 60,
    Form.CODE: 16,
    Form.NUMBER: 10,
    Form.DATE: 13,
}
"""Width of a column of each form, in characters."""

WRAPPED = {Form.TEXT, Form.LONG_TEXT}


class Workbook:
    """An .xlsx file with the sheets Reports, Judgements, Areas, Findings, Problems, About."""

    def __init__(self, files: NewFiles) -> None:
        self.notes: list[str] = []
        self._scratch = TemporaryDirectory(prefix="ilacs-")
        self._file = _NewFile(files.new(), "wb")
        self._book = xlsxwriter.Workbook(
            self._file,
            {
                "constant_memory": True,
                "tmpdir": self._scratch.name,
                "strings_to_formulas": False,
                "strings_to_urls": False,
                "strings_to_numbers": False,
            },
        )
        self._formats = _formats(self._book)
        self._sheets = {
            table.name: _Sheet(
                table, self._book.add_worksheet(table.heading), self._formats, self._note
            )
            for table in TABLES
        }
        self._last_published = date(2000, 1, 1)

    def add(self, report: InspectionReport) -> None:
        """Write the report's rows on every sheet."""
        self._last_published = max(self._last_published, report.published or date.min)
        for sheet in self._sheets.values():
            for row in sheet.table.rows(report):
                sheet.add(row)

    def add_unread(self, unread: UnreadableDocument) -> None:
        """Write the file's row on the sheet of problems."""
        self._sheets[PROBLEMS.name].add(problem_row(unread))

    def finish(self) -> None:
        """Add the filters and the sheet About, and write the file."""
        self._sheets[PROBLEMS.name].use_last_rows()
        for sheet in self._sheets.values():
            sheet.finish()
        self._add_about()
        # The same reports give the same file: it is dated by them and not by today.
        made = datetime.combine(self._last_published, time(), UTC)
        self._book.set_properties({"title": "Inspection reports", "created": made})
        failure = None
        try:
            self._book.close()
        except FileCreateError as error:
            failure = OSError(*getattr(error.args[0], "args", error.args))
        # Not within `except`: what failed is thrown away first, while the file is still open.
        self.close()
        if failure:
            raise failure

    def close(self) -> None:
        """Remove what the workbook was put together from."""
        for sheet in self._book.worksheets():
            with suppress(OSError):
                sheet.row_data_fh.close()
        self._file.close()
        self._scratch.cleanup()

    def _note(self, file: str, what: str) -> None:
        """Say on the sheet of problems, and to the caller, what the workbook does not hold."""
        self.notes.append(f"{file}: {what} {ELSEWHERE}")
        problems = self._sheets[PROBLEMS.name]
        problems.add(PROBLEMS.row(ProblemOfFile(file, what, ELSEWHERE)))

    def _add_about(self) -> None:
        sheet = self._book.add_worksheet("About")
        sheet.hide_gridlines(2)
        sheet.set_column(0, 0, 16)
        sheet.set_column(1, 1, 26)
        sheet.set_column(2, 2, 90)
        sheet.fit_to_pages(1, 0)
        bold, wrapped = self._formats["bold"], self._formats[Form.LONG_TEXT]
        sheet.write_string(0, 0, "What the sheets and their columns hold", bold)
        sheet.write_string(1, 0, "An empty cell is not printed or not known: never none or good.")
        line = 3
        for table in TABLES:
            sheet.write_string(line, 0, table.heading, bold)
            sheet.write_string(line, 2, table.meaning, wrapped)
            for column in table.columns:
                line += 1
                sheet.write_string(line, 1, column.heading)
                sheet.write_string(line, 2, column.meaning, wrapped)
            line += 2


class _NewFile(io.FileIO):
    """A file that, once it could not be written to, takes no notice of further attempts.

    The zip library makes one more when it is thrown away, where nobody can catch it.
    """

    failed = False

    def write(self, data: Any) -> int:
        """Write all of `data`."""
        rest = memoryview(data)
        while rest and not self.failed:
            try:
                rest = rest[super().write(rest) :]
            except OSError:
                self.failed = True
                raise
        return len(data)


class _Sheet:
    """One table on one sheet. `note` is told of what does not fit."""

    def __init__(
        self,
        table: Table,
        sheet: Any,
        formats: dict[str, Any],
        note: Callable[[str, str], None],
    ) -> None:
        self.table = table
        self._sheet = sheet
        self._formats = formats
        self._note = note
        self._rows = 1
        self._left_out = 0
        # The last rows of the sheet of problems are kept to say what other sheets left out.
        self._most_rows = MOST_ROWS - (len(TABLES) if table is PROBLEMS else 0)
        # Rows of long text are as high as it needs; a table without any has a line a row.
        self._wraps = any(column.form is Form.LONG_TEXT for column in table.columns)
        sheet.freeze_panes(1, 1)
        sheet.set_row(0, LINE_HEIGHT * 2)
        sheet.repeat_rows(0)
        sheet.set_landscape()
        sheet.set_paper(8)  # A3.
        sheet.fit_to_pages(3 if table is REPORTS else 1, 0)
        for place, column in enumerate(table.columns):
            sheet.set_column(place, place, _width(column))
            sheet.write_string(0, place, column.heading, formats["heading"])

    def add(self, row: Row) -> None:
        """Write one row, unless the sheet is full."""
        if self._rows >= self._most_rows:
            self._left_out += 1
            return
        line = self._rows
        self._rows += 1
        if self._wraps:
            self._sheet.set_row(line, LINE_HEIGHT * self._lines_needed(row))
        for place, (column, cell) in enumerate(zip(self.table.columns, row, strict=True)):
            if not self._write(line, place, column.form, cell):
                self._note(
                    str(row[0]),
                    f"{column.heading} in row {line + 1} of {self.table.heading} is longer than "
                    f"the {LONGEST_CELL:,} characters that a cell of Excel holds, and is cut.",
                )

    def _lines_needed(self, row: Row) -> int:
        """Lines that the wrapped text of a row takes, about; not every program works it out."""
        lengths = (
            (len(cell), _width(column))
            for column, cell in zip(self.table.columns, row, strict=True)
            if column.form in WRAPPED and isinstance(cell, str)
        )
        lines = max((math.ceil(length / width) for length, width in lengths), default=1)
        return min(max(lines, 1), MOST_LINES)

    def _write(self, line: int, place: int, form: Form, cell: Cell) -> bool:
        """Write one cell; False if its text had to be cut."""
        style = self._formats[form if self._wraps or form not in WRAPPED else Form.CODE]
        if cell is None or cell == "":
            return True
        if isinstance(cell, date):
            self._sheet.write_datetime(line, place, datetime.combine(cell, time()), style)
        elif isinstance(cell, int):
            self._sheet.write_number(line, place, cell, style)
        else:
            text = in_words(cell) if isinstance(cell, StrEnum) else whole_characters(cell)
            short = _that_fits(text)
            self._sheet.write_string(line, place, short, style)
            return short == text
        return True

    def use_last_rows(self) -> None:
        """Fill the sheet to its end from now on."""
        self._most_rows = MOST_ROWS

    def finish(self) -> None:
        """Say how many rows did not fit; add the filter."""
        if self._left_out:
            self._note(
                self.table.heading,
                f"{self._left_out:,} rows are left out: a sheet of Excel holds {MOST_ROWS:,}.",
            )
        self._sheet.autofilter(0, 0, self._rows - 1, len(self.table.columns) - 1)


def _that_fits(text: str) -> str:
    """The beginning of `text` that a cell holds; `text` itself if it fits."""
    if len(text) * 2 <= LONGEST_CELL:
        return text
    units = text.encode("utf-16-le")
    return (
        text
        if len(units) <= LONGEST_CELL * 2
        else units[: LONGEST_CELL * 2].decode("utf-16-le", "ignore")
    )


def _width(column: Column) -> int:
    return column.width or max(WIDTHS[column.form], min(len(column.heading) + 4, 24))


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    wrapped = book.add_format(top | {"text_wrap": True})
    plain = book.add_format(top)
    by_form = {form: wrapped if form in WRAPPED else plain for form in Form}
    return by_form | {
        "bold": book.add_format(top | {"bold": True}),
        "heading": book.add_format(
            top | {"bold": True, "text_wrap": True, "bg_color": "#DDE5EE", "bottom": 1}
        ),
        Form.NUMBER: book.add_format(top | {"align": "center"}),
        Form.DATE: book.add_format(top | {"num_format": "d mmm yyyy", "align": "left"}),
    }
