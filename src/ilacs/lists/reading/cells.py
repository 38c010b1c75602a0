"""Cells as they come out of a file, kept column by column as distinct values and where they stand.

A column of 21,000 cells holds few different values: each is looked at once.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

import polars as pl

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a file can hold in a cell. Errors such as #REF! are text."""

SPACES = "\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff"
"""Spaces that the eye takes for an ordinary one, or does not see: typed by web pages and Word."""

_TO_PLAIN_SPACE = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\t\r\n"), " ") | dict.fromkeys(
    map(ord, "\u200b\u200c\u200d\u2060\ufeff")
)


def plain(text: str) -> str:
    """Text with ordinary single spaces, and none around it."""
    if text.isascii() and text.isalnum():
        return text
    return " ".join(text.translate(_TO_PLAIN_SPACE).split())


def as_text(cell: Cell) -> str:
    """A cell as a reader would type it: whole numbers without ".0", days as 2026-03-31."""
    match cell:
        case None:
            return ""
        case str():
            return cell
        case bool():
            return "TRUE" if cell else "FALSE"
        case float() if cell.is_integer() and abs(cell) < 1e15:
            return str(int(cell))
        case datetime() if cell.time() == time():
            return cell.date().isoformat()
        case datetime():
            return cell.isoformat(" ", "seconds")
        case _:
            return str(cell)


@dataclass(frozen=True)
class Cells:
    """One column: its distinct values, and for each row the number of its value.

    `distinct[0]` is always None: an empty cell, or one with nothing but spaces.
    """

    distinct: Sequence[Cell]
    numbers: pl.Series

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def counts(self) -> Mapping[int, int]:
        """How many rows have each value: only numbers that occur."""
        counted = self.numbers.value_counts()
        return dict(zip(*counted.to_dict(as_series=False).values(), strict=True))

    def filled(self) -> pl.Series:
        """Whether each row has something in this column."""
        return self.numbers != 0

    def at(self, index: int) -> Cell:
        """The cell of a row, counted from 0."""
        return self.distinct[self.numbers[index]]

    def where(self, test: Callable[[Cell], bool]) -> pl.Series:
        """Whether each row has a value of which the test is true."""
        return self.one_of([n for n in self.counts if n and test(self.distinct[n])])

    def one_of(self, numbers: Iterable[int]) -> pl.Series:
        """Whether each row has one of these values."""
        wanted = list(numbers)
        if not wanted:
            return pl.repeat(False, len(self), dtype=pl.Boolean, eager=True)
        return self.numbers.is_in(pl.Series(wanted, dtype=pl.UInt32))

    def spread(self, by_number: Sequence[Any], dtype: type[pl.DataType]) -> pl.Series:
        """What was made of each distinct value, row by row."""
        return pl.Series(by_number, dtype=dtype, strict=True).gather(self.numbers)

    def kept(self, mask: pl.Series) -> "Cells":
        """Only the rows where the mask is true."""
        return Cells(self.distinct, self.numbers.filter(mask))

    def between(self, start: int, stop: int) -> "Cells":
        """The rows from `start` up to but without `stop`."""
        return Cells(self.distinct, self.numbers.slice(start, stop - start))


def of_objects(values: Sequence[Cell]) -> Cells:
    """A column of Python objects, as workbooks give them."""
    if bool in set(map(type, values)):
        # True would be the same key as 1.
        values = [as_text(value) if isinstance(value, bool) else value for value in values]
    number_of: dict[Cell, int] = dict.fromkeys(values, 0)
    distinct: list[Cell] = [None]
    for value in number_of:
        if not is_empty(value):
            number_of[value] = len(distinct)
            distinct.append(value)
    numbers = pl.Series(list(map(number_of.__getitem__, values)), dtype=pl.UInt32)
    return Cells(distinct, numbers)


def of_series(values: pl.Series) -> Cells:
    """A column of a table in memory, as text files and Parquet give them."""
    if values.dtype == pl.Boolean:
        values = values.cast(pl.String).str.to_uppercase()
    different = values.unique().drop_nulls()
    objects: list[Cell] = different.to_list()
    numbers, distinct = [], [None]
    for value in objects:
        empty = is_empty(value)
        numbers.append(0 if empty else len(distinct))
        if not empty:
            distinct.append(value)
    if not objects:
        return Cells([None], pl.repeat(0, len(values), dtype=pl.UInt32, eager=True))
    spread = values.replace_strict(
        different, pl.Series(numbers, dtype=pl.UInt32), default=None, return_dtype=pl.UInt32
    )
    return Cells(distinct, spread.fill_null(0))


def is_empty(cell: Cell) -> bool:
    """Whether there is nothing to see in a cell."""
    if isinstance(cell, str):
        return not cell or cell.isspace() or not cell.strip(SPACES + " \t\r\n")
    return cell is None or cell != cell  # noqa: PLR0124 (a number that is not one)
