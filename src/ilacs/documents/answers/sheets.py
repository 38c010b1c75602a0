"""Answers as one table of a spreadsheet: .xlsx with a sheet that explains it, or .csv."""

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from pathlib import Path

from ilacs.documents.new_files import check_output, write_whole
from ilacs.documents.report_csv import guarded
from ilacs.documents.tables import whole_characters

ENDINGS = (".xlsx", ".csv")
Value = str | int | float | date | None

NARROWEST, WIDEST = 10, 60
"""Columns of the spreadsheet, in characters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table for a spreadsheet. `about` are sentences: what is counted, as at when, limits."""

    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    about: tuple[str, ...]
    as_at: date


def write_sheet(sheet: Sheet, out: Path) -> Path:
    """Write the table as .xlsx or .csv, and give back where it is.

    Raises CannotWrite if nothing can be written there, OSError if writing fails.
    """
    check_output(out, ENDINGS)
    as_csv = out.suffix.lower() == ".csv"
    return write_whole(out, _csv(sheet) if as_csv else _workbook(sheet))


def _csv(sheet: Sheet) -> bytes:
    """The table alone. A mark at its beginning tells Excel that it is UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(sheet.headings)
    for row in sheet.rows:
        writer.writerow([guarded(cell) if isinstance(cell, str) else cell for cell in row])
    return text.getvalue().encode("utf-8-sig")


def _workbook(sheet: Sheet) -> bytes:
    import xlsxwriter  # noqa: PLC0415 - only needed for workbooks

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        # The day of the question, so that the same answer gives the same file.
        book.set_properties({"title": sheet.title, "created": _moment(sheet.as_at)})
        bold = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        day = book.add_format({"num_format": "d mmm yyyy", "align": "left", "valign": "top"})
        page = book.add_worksheet("Answer")
        page.write_row(0, 0, sheet.headings, bold)
        for number, row in enumerate(sheet.rows, start=1):
            for place, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(number, place, _moment(cell), day)
                elif isinstance(cell, str):
                    page.write_string(number, place, whole_characters(cell), wrapped)
                elif cell is not None:
                    page.write_number(number, place, cell, wrapped)
        for place, heading in enumerate(sheet.headings):
            page.set_column(place, place, _width(heading, [row[place] for row in sheet.rows]))
        page.freeze_panes(1, 0)
        if sheet.rows:
            page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)
        page.repeat_rows(0)
        page.set_landscape()
        page.fit_to_pages(1, 0)
        about = book.add_worksheet("About")
        about.set_column(0, 0, 100)
        about.write_string(0, 0, sheet.title, bold)
        for number, sentence in enumerate(sheet.about, start=1):
            about.write_string(number, 0, whole_characters(sentence), wrapped)
    return content.getvalue()


def _moment(day: date) -> datetime:
    return datetime.combine(day, time(), UTC).replace(tzinfo=None)


def _width(heading: str, cells: Sequence[Value]) -> int:
    longest = max([len(heading), *(_length(cell) for cell in cells)])
    return min(max(longest + 2, NARROWEST), WIDEST)


def _length(cell: Value) -> int:
    return 0 if cell is None else NARROWEST if isinstance(cell, date) else len(str(cell))
