"""What the XML of a sheet tells that its parser does not: how far it reaches, and its errors."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from xml.etree import ElementTree

import numpy as np
from numpy.typing import NDArray

from ilacs.lists.reading.day_nought import DAY_NOUGHT, DAY_NOUGHT_1904
from ilacs.lists.reading.errors import CannotRead

MOST_CELLS = 100_000_000
"""Cells of the rectangle round all cells of a sheet: the parser keeps each, empty or not."""


Errors = dict[tuple[int, int], str]
"""The cells of a sheet that show an error: (row, column) counted from 0, and the error's text."""


@dataclass
class OpenSheet:
    """A sheet while its XML goes by: the errors found, and the furthest row and column."""

    errors: Errors = field(default_factory=dict)
    last_row: int = 0
    last_column: int = 0


_PLACES = re.compile(rb"\br\s*=\s*[\"']([A-Za-z]{0,3})(\d+)")
_ERRORS = re.compile(
    rb"<(?:\w+:)?c\b(?=[^>]*?\bt=\"e\")[^>]*?\br=\"([A-Z]{1,3})(\d+)\"[^>]*>"
    rb"(?:(?!</(?:\w+:)?c>).)*?<(?:\w+:)?v>([^<]{2,20})</",
    re.DOTALL,
)


def look_into_sheet(sheet: OpenSheet, xml: bytes) -> None:
    """Takes in the next bytes of a sheet. Raises `CannotRead` if it reaches too far."""
    if b'"e"' in xml:
        for column, row, error in _ERRORS.findall(xml):
            at = (int(row) - 1, column_index(column))
            sheet.errors[at] = error.decode("ascii", "replace")
    row, column = _reach(xml)
    sheet.last_row = max(sheet.last_row, row)
    sheet.last_column = max(sheet.last_column, column)
    if sheet.last_row * max(sheet.last_column, 1) > MOST_CELLS:
        raise too_far()


def _reach(xml: bytes) -> tuple[int, int]:
    """The last row and the number of columns that places such as r="AB12" name."""
    letters = np.frombuffer(xml, np.uint8)
    signs = np.flatnonzero(letters == ord("="))
    signs = signs[(signs > 0) & (signs < len(letters) - 16)]
    if (letters[signs - 1] <= ord(" ")).any() or (letters[signs + 1] <= ord(" ")).any():
        return _reach_slowly(xml)
    at = signs[letters[signs - 1] == ord("r")] + 2
    column, used = _number(letters, at, b"az", 26, 3)
    row, _ = _number(letters, at + used, b"09", 10, 8)
    column[row == 0] = 0
    return int(row.max(initial=0)), int(column.max(initial=0))


def _number(
    letters: NDArray[np.uint8], at: NDArray[np.int64], span: bytes, base: int, most: int
) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """The numbers that start at some places, and how many letters each takes."""
    first, last = span
    number = np.zeros(len(at), np.int64)
    used = np.zeros(len(at), np.int64)
    inside = np.ones(len(at), np.bool_)
    for step in range(most):
        letter = letters[at + step].astype(np.int64) | (32 if base == 26 else 0)
        inside &= (letter >= first) & (letter <= last)
        number = np.where(inside, number * base + letter - first + (base == 26), number)
        used += inside
    return number, used


def _reach_slowly(xml: bytes) -> tuple[int, int]:
    row = column = 0
    for letters, digits in _PLACES.findall(xml):
        row = max(row, int(digits[:9]))
        if letters:
            column = max(column, column_index(letters) + 1)
    return row, column


def column_index(letters: bytes) -> int:
    """The index of a column from its letters: 0 for A."""
    index = 0
    for letter in letters.upper():
        index = index * 26 + letter - 64
    return index - 1


def too_far() -> CannotRead:
    """A sheet that no memory holds."""
    return CannotRead(
        "A cell far below or to the right of the others makes a sheet too large to hold. Delete "
        "the empty rows and columns around the list, save the workbook, and read it again."
    )


_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Book:
    """What the parts around the sheets say: the index of each sheet by the name of its part, and
    the day that numbers of days count from."""

    order: Mapping[str, int] = field(default_factory=dict)
    day_nought: date = DAY_NOUGHT


def look_into_book(book: bytes, relations: bytes) -> Book:
    """Reads the part that lists the sheets, and the one that says where they are."""
    try:
        listed = ElementTree.fromstring(book)
        related = ElementTree.fromstring(relations)
    except (ElementTree.ParseError, LookupError, ValueError):
        return Book()
    targets = {each.get("Id"): each.get("Target", "") for each in related}
    order = {}
    sheets = [each for each in listed.iter() if each.tag.rpartition("}")[2] == "sheet"]
    for index, sheet in enumerate(sheets):
        target = targets.get(sheet.get(_RELATION), "")
        order[target.removeprefix("/") if target.startswith("/") else f"xl/{target}"] = index
    from_1904 = any(
        each.tag.rpartition("}")[2] == "workbookPr" and each.get("date1904") in ("1", "true")
        for each in listed
    )
    return Book(order, DAY_NOUGHT_1904 if from_1904 else DAY_NOUGHT)
