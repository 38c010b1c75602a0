"""Sheets of a workbook that are one table each: headings, filters, widths, how they are printed."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from textwrap import wrap
from typing import Any

from ilacs.documents.tables import whole_characters

Cell = str | int | float | date | None
Headings = Sequence[tuple[str | date, int]]
"""What stands above each column, and its width in characters."""

LINE = 15
"""Points that a line of text is high."""


class Ratio(float):
    """A number that is shown to two decimals."""


A4 = 9
"""The number by which workbooks know the size of the paper."""


class BookTables:
    """Adds tables to a workbook. Text is never taken for a formula."""

    def __init__(self, book: Any, title: str) -> None:
        self._book = book
        self._title = title
        top = {"valign": "top"}
        words = {"text_wrap": True, "align": "left", "indent": 1, **top}
        head = {"bold": True, "bg_color": "#DDE5EE", "bottom": 1, "text_wrap": True, **top}
        self._bold = book.add_format(head)
        self._bold_day = book.add_format({"num_format": "d mmm yyyy", "align": "right", **head})
        self._text = book.add_format(words)
        self._day = book.add_format({"num_format": "d mmm yyyy", "align": "left", **top})
        self._ratio = book.add_format({"num_format": "0.00", **top})
        self._whole = book.add_format({"num_format": "#,##0", **top})
        self._part = book.add_format({"num_format": "#,##0.0", **top})

    def add(
        self,
        name: str,
        headings: Headings,
        rows: Iterable[Sequence[Cell]],
        *,
        still: int = 0,
        printed: int | None = None,
    ) -> Any:
        """Add a table, and give back its sheet.

        The first `still` columns stay when it is moved; the first `printed` are printed, or all.
        """
        sheet = self._book.add_worksheet(name)
        sheet.freeze_panes(1, still)
        set_for_print(sheet, self._title)
        sheet.repeat_rows(0)
        widths = [width for _, width in headings]
        for place, width in enumerate(widths):
            sheet.set_column(place, place, width)
        heads = [heading for heading, _ in headings]
        self._row(sheet, 0, heads, widths, self._bold, self._bold_day)
        last = 0
        for last, row in enumerate(rows, start=1):
            self._row(sheet, last, row, widths, self._text, self._day)
        if last:
            sheet.autofilter(0, 0, last, len(headings) - 1)
        if printed:
            sheet.print_area(0, 0, last, printed - 1)
        return sheet

    def _row(
        self,
        sheet: Any,
        number: int,
        cells: Sequence[Cell],
        widths: Sequence[int],
        text: Any,
        day: Any,
    ) -> None:
        # Not every program that opens it makes rows as high as their text.
        lines = max(map(_lines, cells, widths), default=1)
        sheet.set_row(number, LINE * lines if lines > 1 else None)
        for place, cell in enumerate(cells):
            self._write(sheet, number, place, cell, text, day)

    def _write(self, sheet: Any, row: int, column: int, cell: Cell, text: Any, day: Any) -> None:
        match cell:
            case None:
                pass
            case date():
                sheet.write_datetime(row, column, datetime.combine(cell, time()), day)
            case str():
                sheet.write_string(row, column, whole_characters(cell), text)
            case int():
                sheet.write_number(row, column, cell, self._whole)
            case Ratio():
                sheet.write_number(row, column, cell, self._ratio)
            case _:
                sheet.write_number(row, column, cell, self._part)


def _lines(cell: Cell, width: int) -> int:
    """How many lines a cell needs. Letters are a little narrower than digits."""
    room = round(1.08 * width) - 1
    if not isinstance(cell, str) or len(cell) <= room:
        return 1
    return len(wrap(cell, room)) or 1


def set_for_print(sheet: Any, title: str) -> None:
    """On A4, as wide as one page, with the title and the number of the page below."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.fit_to_pages(1, 0)
    sheet.set_footer(f"&L{title.replace('&', '&&')}&C&A&RPage &P of &N")
