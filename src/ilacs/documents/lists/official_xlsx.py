"""Tabs as an Excel workbook. Text is text, whatever it looks like."""

import io
from collections.abc import Callable, Mapping
from datetime import date, datetime, time
from typing import Any

from ilacs.documents.lists.book import new_book
from ilacs.documents.lists.tabs import MOST_ROWS, Allowed, Look, Tab, height_in_lines, letters
from ilacs.lists.typed import Cell

LINE_HEIGHT = 15
"""Points."""

HIGHEST = 409
"""Points of the highest row that Excel has."""

FIRST_DAY = date(1900, 3, 1)
"""Days before it are written as text: Excel counts a 29 February 1900, and nothing before 1900."""


def write_xlsx(tabs: tuple[Tab, ...], made: date | None) -> bytes:
    """The content of the file; `made` dates it."""
    content = io.BytesIO()
    with new_book(content, "Child-level lists", made) as book:
        formats = _formats(book)
        for tab in tabs:
            _write(book.add_worksheet(tab.name), tab, formats)
    return content.getvalue()


def _write(sheet: Any, tab: Tab, formats: Mapping[str, Any]) -> None:
    above = len(tab.top)
    for place, column in enumerate(tab.columns):
        sheet.set_column(place, place, column.width, formats[column.look])
        if column.allowed:
            rule = _validation(column.allowed, column.look)
            sheet.data_validation(above, place, MOST_ROWS - 1, place, rule)
    if tab.headers:
        sheet.freeze_panes(above, tab.frozen)
        sheet.repeat_rows(above - 1)
    if tab.filters:
        last = above + max(len(tab.rows), 1) - 1
        sheet.autofilter(above - 1, 0, last, len(tab.headers) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3.
    sheet.fit_to_pages(1, 0)
    _write_top(sheet, tab, formats)
    _write_rows(sheet, tab, formats)


def _write_top(sheet: Any, tab: Tab, formats: Mapping[str, Any]) -> None:
    for line, texts in enumerate(tab.top):
        is_title = bool(tab.title) and line == 0
        height = 1.5 if is_title else height_in_lines(texts, tab.columns)
        sheet.set_row(line, height * LINE_HEIGHT)
        for place, text in enumerate(texts):
            if text:
                sheet.write_string(line, place, text, formats["title" if is_title else "header"])


def _write_rows(sheet: Any, tab: Tab, formats: Mapping[str, Any]) -> None:
    wraps = any(column.look is Look.WRAPPED for column in tab.columns)
    writers = [_writer(sheet, formats, column.look) for column in tab.columns]
    for line, row in enumerate(tab.rows, start=len(tab.top)):
        if wraps:
            height = height_in_lines(row, tab.columns) * LINE_HEIGHT
            sheet.set_row(line, min(height, HIGHEST))
        for place, (write, cell) in enumerate(zip(writers, row, strict=False)):
            if cell is not None and cell != "":
                write(line, place, cell)


def _writer(sheet: Any, formats: Mapping[str, Any], look: Look) -> Callable[[int, int, Cell], None]:
    """What writes a cell that is not empty."""
    style, text_style = formats[look], formats[Look.TEXT if look is Look.DATE else look]

    def write(line: int, place: int, cell: Cell) -> None:
        if isinstance(cell, str):
            sheet.write_string(line, place, cell, text_style)
        elif isinstance(cell, datetime):
            sheet.write_datetime(line, place, cell, formats["moment"])
        elif isinstance(cell, date):
            if cell < FIRST_DAY:
                sheet.write_string(line, place, f"{cell:%d/%m}/{cell.year:04}", text_style)
            else:
                sheet.write_datetime(line, place, datetime.combine(cell, time()), formats["date"])
        else:
            sheet.write_number(line, place, cell, style)

    return write


def _validation(allowed: Allowed, look: Look) -> dict[str, Any]:
    rule: dict[str, Any] = {
        "error_type": "warning",
        "error_title": "Not what this column holds",
        "error_message": allowed.says,
    }
    if allowed.codes:
        at = allowed.codes
        column = letters(at.column)
        source = f"={at.tab}!${column}${at.first + 1}:${column}${at.last + 1}"
        return rule | {"validate": "list", "source": source}
    if look is Look.DATE:
        return rule | {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
    return rule | {"validate": "integer", "criteria": ">=", "value": allowed.lowest}


def _formats(book: Any) -> dict[str, Any]:
    top = {"valign": "top"}
    return {
        Look.PLAIN: book.add_format(top),
        Look.TEXT: book.add_format(top | {"num_format": "@"}),
        Look.DATE: book.add_format(top | {"num_format": "dd/mm/yyyy", "align": "left"}),
        Look.WRAPPED: book.add_format(top | {"text_wrap": True}),
        "date": book.add_format(top | {"num_format": "dd/mm/yyyy", "align": "left"}),
        "moment": book.add_format(top | {"num_format": "dd/mm/yyyy hh:mm", "align": "left"}),
        "title": book.add_format({"bold": True, "font_size": 14}),
        "header": book.add_format(
            top | {"bold": True, "text_wrap": True, "bg_color": "#DCE6F1", "bottom": 1}
        ),
    }
