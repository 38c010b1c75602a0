"""A workbook in short: its tabs, told once for every kind of file that they are written to."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from ilacs.lists.typed import Cell

MOST_ROWS = 1_048_576
"""Rows of a sheet, in Excel and in LibreOffice."""

LONGEST_CELL = 32_767
"""Characters that a cell of Excel holds, counted in UTF-16."""


class Look(StrEnum):
    """How the cells of a column are shown."""

    PLAIN = "plain"
    TEXT = "text"
    """Kept as typed: no number loses its leading zeros."""
    DATE = "date"
    WRAPPED = "wrapped"


@dataclass(frozen=True)
class Codes:
    """The answers that a cell should have: a stretch of one column of the tab `tab`.

    Rows and columns are counted from 0; `last` is the last row of them.
    """

    tab: str
    column: int
    first: int
    last: int


@dataclass(frozen=True)
class Allowed:
    """What a cell should hold, and what is said to who types something else.

    Nothing is forbidden: the inspectorate takes local codes, and so does the reader.
    """

    says: str
    codes: Codes | None = None
    lowest: int | None = None


@dataclass(frozen=True)
class TabColumn:
    """One column of a tab; `width` in characters."""

    width: float
    look: Look = Look.PLAIN
    allowed: Allowed | None = None


@dataclass(frozen=True)
class Tab:
    """One tab: a title, a few lines, the headers, and the rows.

    `title`, `above` and `headers` may be empty. What is above the rows stays in view, with the
    first `frozen` columns. `strong` are the rows, counted from 0, that head others.
    """

    name: str
    title: str
    headers: tuple[str, ...]
    columns: tuple[TabColumn, ...]
    rows: Sequence[Sequence[Cell]]
    above: tuple[tuple[Cell, ...], ...] = ()
    strong: frozenset[int] = frozenset()
    frozen: int = 0
    filters: bool = False

    @property
    def top(self) -> int:
        """How many rows there are above the data."""
        return bool(self.title) + len(self.above) + bool(self.headers)


def lines_of(text: str, width: float) -> int:
    """Lines that a text takes, about, in a column that is so many characters wide."""
    lines = 0
    for paragraph in text.split("\n"):
        room = 0.0
        lines += 1
        for word in paragraph.split(" "):
            if room and room + len(word) > width:
                lines, room = lines + 1, 0.0
            room += len(word) + 1
    return lines


def height_in_lines(row: Iterable[Cell], columns: Sequence[TabColumn]) -> int:
    """Lines that a row of wrapped cells takes."""
    cells = zip(row, columns, strict=False)
    return max(
        (lines_of(cell, column.width) for cell, column in cells if isinstance(cell, str)), default=1
    )
