"""What the XML of an OpenDocument workbook tells that its parser does not."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from xml.parsers import expat

from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.sheet_parts import MOST_CELLS, Errors, too_far

_ROW = re.compile(rb"<table:table-row\b")
_SHEET = re.compile(rb"<table:table\b(?!-)")
_CELL = re.compile(rb"<table:(?:covered-)?table-cell\b([^>]*)>")
_ROWS_REPEATED = re.compile(rb"number-rows-repeated\s*=\s*[\"'](\d+)")
_COLUMNS_REPEATED = re.compile(rb"number-columns-repeated\s*=\s*[\"'](\d+)")
_TEXT = re.compile(rb"<text:p\b[^>]*>([^<]*)")
_ERROR = b'value-type="error"'
_VALUE = b"value-type"
_LINKS = re.compile(
    rb"<table:(?:table-source|cell-range-source|dde-link)\b|<office:dde-source\b"
    rb"|of:=[^\"]*'(?:file|https?)://"
)


@dataclass(frozen=True)
class _Row:
    """One row of a sheet: where it stands, how often it is repeated, and its cells."""

    sheet: int
    first: int
    times: int
    xml: bytes


def look_into_content(xml: bytes) -> dict[int, Errors]:
    """The cells that show an error, by the index of their sheet.

    Raises `CannotRead` if there are links to other files, or if a sheet reaches too far or
    repeats its cells too often to be held.
    """
    if _LINKS.search(xml):
        raise CannotRead(
            "It holds links to other files. Choose Edit, Links to External Files, Break Link, "
            "save a copy, and read that."
        )
    _check_form(xml)
    errors: dict[int, Errors] = {}
    filled = 0
    for row in _rows(xml):
        if _VALUE not in row.xml:
            continue
        width = values = 0
        if b"repeated" in row.xml or _ERROR in row.xml:
            for column, times, attributes, text in _cells(row.xml):
                if _VALUE in attributes:
                    width, values = column + times, values + times
                if _ERROR in attributes:
                    errors.setdefault(row.sheet, {})[row.first, column] = text
        else:
            width = values = row.xml.count(b"table-cell")
        filled += values * row.times
        if max(filled, (row.first + row.times) * width) > MOST_CELLS:
            raise too_far()
    return errors


def _check_form(xml: bytes) -> None:
    """Refuses XML that is not well formed: the parser can wait for its end for ever."""
    try:
        expat.ParserCreate().Parse(xml, True)
    except (expat.ExpatError, LookupError, ValueError):
        raise CannotRead(
            "It is damaged or not complete. Export it again, or open it in a spreadsheet program, "
            "save it as .xlsx, and read that."
        ) from None


def _rows(xml: bytes) -> Iterator[_Row]:
    sheet, row = -1, 0
    pieces = iter(_ROW.split(xml))
    sheet += len(_SHEET.findall(next(pieces)))
    for piece in pieces:
        found = _ROWS_REPEATED.search(piece, 0, piece.find(b">"))
        times = int(found[1][:9]) if found else 1
        yield _Row(sheet, row, times, piece)
        row += times
        if further := len(_SHEET.findall(piece)):
            sheet, row = sheet + further, 0


def _cells(xml: bytes) -> Iterator[tuple[int, int, bytes, str]]:
    """The cells of a row: their column, how often they are repeated, attributes and text."""
    column = 0
    cells = list(_CELL.finditer(xml))
    ends = [cell.start() for cell in cells[1:]] + [len(xml)]
    for cell, end in zip(cells, ends, strict=True):
        repeated = _COLUMNS_REPEATED.search(cell[1])
        times = int(repeated[1][:9]) if repeated else 1
        text = _TEXT.search(xml, cell.end(), end)
        yield column, times, cell[1], text[1].decode("utf-8", "replace") if text else ""
        column += times
