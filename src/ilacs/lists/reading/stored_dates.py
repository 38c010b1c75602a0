"""A reference date that the files themselves name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ilacs.lists.reading.cells import Cell, plain
from ilacs.lists.reading.dates import DateReader, DayOrder
from ilacs.lists.reading.day_nought import DAY_NOUGHT
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
Read = tuple[Place, Sheet]


@dataclass(frozen=True)
class Stored:
    """The days that files name as their reference date, at least one; `words` say where."""

    days: frozenset[date]
    words: str

    @property
    def day(self) -> date | None:
        """The one day, if they name only one."""
        return next(iter(self.days)) if len(self.days) == 1 else None


def stored(
    lists: Mapping[str, ListRows], places: Sequence[Place], sheets: Sequence[Read]
) -> Stored | None:
    """The days that the files name as their reference date; None if they name none.

    A column of it counts most, then words in the first rows of a sheet, then the names of files:
    the first of these that names any day.
    """
    for days, words in (
        (
            frozenset(_in_columns(lists, places, dict(sheets))),
            "the column “Reference Date” says so",
        ),
        (frozenset(_in_words(sheets)), "the first rows of a sheet say so"),
        (frozenset(_in_names(sheets)), "the name of a file says so"),
    ):
        if days:
            return Stored(days, words)
    return None


def _in_columns(
    lists: Mapping[str, ListRows], places: Sequence[Place], sheets: Mapping[Place, Sheet]
) -> Iterator[date]:
    for read in lists.values():
        for name in set(read.extra.columns) - {PLACE, ROW}:
            if squeezed(name) == _COLUMN:
                typed = read.extra.select(PLACE, name).drop_nulls().unique()
                for place, cell in typed.iter_rows():
                    yield from _day(cell, sheets[places[place]].day_nought)


def _in_words(sheets: Sequence[Read]) -> Iterator[date]:
    for _, sheet in sheets:
        for index in range(min(sheet.grid.height, FRONT_ROWS)):
            row = [cell for cell in sheet.grid.row(index) if cell is not None]
            if len(row) > 3:
                # A row of headers or of data.
                continue
            for position, cell in enumerate(row):
                if isinstance(cell, str) and (found := _WORDS.search(plain(cell))):
                    beside = row[position + 1] if position + 1 < len(row) else None
                    yield from _day(found[1] or beside, sheet.day_nought)


def _in_names(sheets: Sequence[Read]) -> Iterator[date]:
    for place, _ in sheets:
        for year, month, day in _IN_NAME.findall(place.file):
            yield from _day(f"{year}-{month}-{day}", DAY_NOUGHT)


def _day(cell: Cell, day_nought: date) -> Iterator[date]:
    """The day in a cell. The template asks for the day first, and people type these words."""
    if cell is None:
        return
    text = plain(cell).rstrip(".;)") if isinstance(cell, str) else cell
    outcome = DateReader(DayOrder.DAY, day_nought=day_nought)(text)
    if outcome.value is not None:
        yield outcome.value
