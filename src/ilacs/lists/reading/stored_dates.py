"""A reference date that the files themselves name."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from ilacs.lists.reading.cells import Cell, as_text, plain
from ilacs.lists.reading.dates import DateReader, DayOrder
from ilacs.lists.reading.grids import Sheet
from ilacs.lists.reading.headers import squeezed
from ilacs.lists.snapshot import PLACE, ROW, ListRows, Place

FRONT_ROWS = 20
"""How far down the words about a file may stand."""

_COLUMN = "referencedate"
_WORDS = re.compile(
    r"(?:reference date|snapshot date|census date|as at|as of|data as at|data as of|position at|"
    r"effective date)\b[ :=\-]*(?:the )?(.*)",
    re.IGNORECASE,
)
_IN_NAME = re.compile(r"(?<!\d)(20\d\d)[-_ .]?(0[1-9]|1[0-2])[-_ .]?([0-2]\d|3[01])(?!\d)")
_READ = DateReader(DayOrder.DAY)
"""The template asks for the day first, and words about a file are typed by people."""

Read = tuple[Place, Sheet]


def stored(lists: Mapping[str, ListRows], sheets: Iterable[Read]) -> tuple[date | None, str] | None:
    """The one day that the files name as their reference date, and where they do.

    A column of it counts most, then words in the first rows of a sheet, then the names of files.
    Where the first of these that names any day names several, there is no day; None if none does.
    """
    sheets = list(sheets)
    for found, words in (
        (set(_in_columns(lists)), "the column “Reference Date” says so"),
        (set(_in_words(sheets)), "the first rows of a sheet say so"),
        (set(_in_names(sheets)), "the name of a file says so"),
    ):
        if len(found) == 1:
            day = found.pop()
            return day, f"It is {day:%d/%m/%Y}: {words}."
        if found:
            return None, f"The files name {len(found)} different days: {words}."
    return None


def _in_columns(lists: Mapping[str, ListRows]) -> Iterator[date]:
    for read in lists.values():
        for name in set(read.extra.columns) - {PLACE, ROW}:
            if squeezed(name) == _COLUMN:
                for cell in read.extra[name].drop_nulls().unique():
                    yield from _day(cell)


def _in_words(sheets: Sequence[Read]) -> Iterator[date]:
    for _, sheet in sheets:
        for index in range(min(sheet.grid.height, FRONT_ROWS)):
            row = [cell for cell in sheet.grid.row(index) if cell is not None]
            if len(row) > 3:
                # A row of headers or of data.
                continue
            for position, cell in enumerate(row):
                yield from _after_words(cell, row[position + 1 : position + 2])


def _after_words(cell: Cell, following: Sequence[Cell]) -> Iterator[date]:
    found = isinstance(cell, str) and _WORDS.search(plain(cell))
    if found:
        yield from _day(found[1] or (following[0] if following else None))


def _in_names(sheets: Sequence[Read]) -> Iterator[date]:
    for place, _ in sheets:
        for year, month, day in _IN_NAME.findall(place.file):
            yield from _day(f"{year}-{month}-{day}")


def _day(cell: Cell) -> Iterator[date]:
    text = plain(as_text(cell)).rstrip(".;)") if isinstance(cell, str) else cell
    outcome = _READ(text) if text is not None else None
    if outcome is not None and outcome.value is not None:
        yield outcome.value
