"""Tabs as an Excel workbook. Text is text, whatever it looks like."""

import io
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from ilacs.documents.lists.book import new_book
from ilacs.documents.lists.tabs import MOST_ROWS, Allowed, Look, Tab, height_in_lines
from ilacs.lists.column_letters import column_letters
from ilacs.lists.typed import Cell

LINE_HEIGHT = 15
"""Points."""

HIGHEST = 409
"""Points of the highest row that Excel has."""

Write = Callable[[int, int, Cell], None]
"""Writes one cell: row, column, and what it holds."""

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
    for place, column in enumerate(tab.columns):
        sheet.set_column(place, place, column.width, formats[column.look])
        if column.allowed:
            rule = _validation(column.allowed, column.look)
            sheet.data_validation(tab.top, place, MOST_ROWS - 1, place, rule)
    if tab.headers:
        sheet.freeze_panes(tab.top, tab.frozen)
        sheet.repeat_rows(tab.top - 1)
    if tab.filters and tab.headers:
        last = tab.top + max(len(tab.rows), 1) - 1
        sheet.autofilter(tab.top - 1, 0, last, len(tab.headers) - 1)
    sheet.set_landscape()
    sheet.set_paper(8)  # A3.
    sheet.fit_to_pages(1, 0)
    write = [_writer(sheet, formats, column.look) for column in tab.columns]
    title, header = (_writer(sheet, formats, name) for name in ("title", "header"))
    line = 0
    if tab.title:
        sheet.set_row(0, 1.5 * LINE_HEIGHT)
        title(0, 0, tab.title)
        line = 1
    for row in tab.above:
        _write_row(write, line, row)
        line += 1
    if tab.headers:
        sheet.set_row(line, height_in_lines(tab.headers, tab.columns) * LINE_HEIGHT)
        _write_row([header] * len(tab.headers), line, tab.headers)
    _write_rows(sheet, tab, write, [_writer(sheet, formats, "strong")] * len(tab.columns))


def _write_rows(sheet: Any, tab: Tab, plain: Sequence[Write], strong: Sequence[Write]) -> None:
    wraps = any(column.look is Look.WRAPPED for column in tab.columns)
    for number, row in enumerate(tab.rows):
        line = tab.top + number
        if wraps:
            height = height_in_lines(row, tab.columns) * LINE_HEIGHT
            sheet.set_row(line, min(height, HIGHEST))
        _write_row(strong if number in tab.strong else plain, line, row)


def _write_row(writers: Sequence[Write], line: int, row: Iterable[Cell]) -> None:
    for place, (write, cell) in enumerate(zip(writers, row, strict=False)):
        if cell is not None and cell != "":
            write(line, place, cell)


def _writer(sheet: Any, formats: Mapping[str, Any], look: str) -> Write:
    """What writes a cell that is not empty."""
    style, text_style = formats[look], formats[Look.TEXT if look == Look.DATE else look]

    def write(line: int, place: int, cell: Cell) -> None:
        if isinstance(cell, str):
            sheet.write_string(line, place, cell, text_style)
        elif isinstance(cell, datetime):
            sheet.write_datetime(line, place, cell, formats["moment"])
        elif isinstance(cell, date):
            if cell < FIRST_DAY:
                sheet.write_string(line, place, f"{cell:%d/%m}/{cell.year:04}", text_style)
            else:
                sheet.write_datetime(
                    line, place, datetime.combine(cell, time()), formats[Look.DATE]
                )
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
        column = column_letters(at.column)
        source = f"={at.tab}!${column}${at.first + 1}:${column}${at.last + 1}"
        return rule | {"validate": "list", "source": source}
    if look is Look.DATE:
        return rule | {"validate": "date", "criteria": ">=", "value": FIRST_DAY}
    return rule | {"validate": "integer", "criteria": ">=", "value": allowed.lowest}


def _formats(book: Any) -> dict[str, Any]:
    cell = {"valign": "top", "align": "left"}
    looks: dict[str, dict[str, Any]] = {
        Look.PLAIN: {},
        Look.TEXT: {"num_format": "@"},
        Look.DATE: {"num_format": "dd/mm/yyyy"},
        Look.WRAPPED: {"text_wrap": True},
        "moment": {"num_format": "dd/mm/yyyy hh:mm"},
        "title": {"bold": True, "font_size": 14},
        "strong": {"bold": True, "text_wrap": True},
        "header": {"bold": True, "text_wrap": True, "bg_color": "#DCE6F1", "bottom": 1},
    }
    return {name: book.add_format(cell | look) for name, look in looks.items()}
