"""Cells as they come out of a file, kept column by column as distinct values and where they stand.

A column of 21,000 cells holds few different values: each is looked at once.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from functools import cached_property
from typing import Any

import numpy as np
import polars as pl
from numpy.typing import NDArray

Cell = str | int | float | bool | date | datetime | time | timedelta | None
"""What a file can hold in a cell. Errors such as #REF! are text."""

_UNSEEN = " \t\r\n\v\f\u00a0\u2007\u202f\u200b\u200c\u200d\u2060\ufeff"
"""What the eye does not see: web pages and Word type more kinds than one."""

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
            text: str = cell
            return text
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


Mask = NDArray[np.bool_]
"""Whether something holds, row by row."""


@dataclass(frozen=True)
class Cells:
    """One column: its distinct values, and for each row the number of its value.

    `distinct[0]` is always None: an empty cell, or one with nothing but spaces. `texts` are the
    same values as a series where all are text, so that millions can be handled at once.
    """

    distinct: Sequence[Cell]
    numbers: NDArray[np.uint32]
    texts: pl.Series | None = None

    def __len__(self) -> int:
        return len(self.numbers)

    @cached_property
    def counts(self) -> NDArray[np.int64]:
        """How many rows have each distinct value."""
        return np.bincount(self.numbers, minlength=len(self.distinct))

    @cached_property
    def used(self) -> Sequence[int]:
        """The numbers of the values that occur, but for the empty one."""
        numbers: list[int] = (np.flatnonzero(self.counts[1:]) + 1).tolist()
        return numbers

    @cached_property
    def wordings(self) -> Sequence[int]:
        """The numbers of the texts that may be words or marks: not digits or identifiers."""
        if self.texts is None:
            return [n for n in self.unusual if isinstance(self.distinct[n], str)]
        return self.unusual

    @cached_property
    def unusual(self) -> Sequence[int]:
        """The numbers of all values but digits, identifiers as text, and whole numbers."""
        if self.texts is None:
            distinct, usual = self.distinct, _USUAL.fullmatch
            return [
                number
                for number in self.used
                if (
                    usual(value) is None
                    if isinstance(value := distinct[number], str)
                    else not is_whole(value)
                )
            ]
        others = ~self.texts.str.contains(_NUMBERED).fill_null(True).to_numpy()
        numbers: list[int] = np.flatnonzero(others & (self.counts > 0)).tolist()
        return numbers

    def values(self) -> Iterator[Cell]:
        """The distinct values that occur, but for the empty one."""
        return map(self.distinct.__getitem__, self.used)

    def filled(self) -> Mask:
        """Whether each row has something in this column."""
        return np.not_equal(self.numbers, 0)

    def at(self, index: int) -> Cell:
        """The cell of a row, counted from 0."""
        return self.distinct[int(self.numbers[index])]

    def where(self, test: Callable[[str], bool]) -> Mask:
        """Whether each row has a wording of which the test is true."""
        return self.one_of([n for n in self.wordings if test(str(self.distinct[n]))])

    def one_of(self, numbers: Sequence[int]) -> Mask:
        """Whether each row has one of these values, by their numbers."""
        if not numbers:
            return np.zeros(len(self), dtype=np.bool_)
        wanted = np.zeros(len(self.distinct), dtype=np.bool_)
        wanted[numbers] = True
        return wanted[self.numbers]

    def spread(self, by_number: Sequence[Any] | pl.Series, dtype: type[pl.DataType]) -> pl.Series:
        """What was made of each distinct value, row by row."""
        if len(self.distinct) == 1:
            return same(None, len(self), dtype)
        return pl.Series(by_number, dtype=dtype, strict=True)[pl.Series(self.numbers)]

    def kept(self, mask: Mask) -> "Cells":
        """Only the rows where the mask is true."""
        return self if mask.all() else Cells(self.distinct, self.numbers[mask], self.texts)

    def between(self, start: int, stop: int) -> "Cells":
        """The rows from `start` up to but without `stop`."""
        return Cells(self.distinct, self.numbers[start:stop], self.texts)


class _Lazy(Sequence[Cell]):
    """Texts of a series, made objects one by one as they are asked for."""

    def __init__(self, texts: pl.Series) -> None:
        self._texts = texts

    def __len__(self) -> int:
        return len(self._texts)

    def __getitem__(self, index: Any) -> Any:
        return self._texts[index]


_NUMBERED = r"^[A-Za-z]*[0-9]+$"
"""Digits, or letters and then digits: no words, no marks, no number in scientific notation."""

_USUAL = re.compile(_NUMBERED)
_LONGEST_WHOLE = 10**15
"""From here on a spreadsheet no longer holds every digit."""

_MANY = 20_000
"""Distinct texts above which not all are made objects at once."""


def of_objects(values: Sequence[Cell]) -> Cells:
    """A column of Python objects, as workbooks give them."""
    number_of: dict[Cell, int] = dict.fromkeys(values, 0)
    if (True in number_of or False in number_of) and bool in set(map(type, values)):
        # True would be the same key as 1.
        values = [as_text(value) if isinstance(value, bool) else value for value in values]
        number_of = dict.fromkeys(values, 0)
    distinct: list[Cell] = [None]
    for value in number_of:
        if (type(value) is str and value[:1].isalnum()) or not is_empty(value):
            number_of[value] = len(distinct)
            distinct.append(value)
    numbers = np.fromiter(map(number_of.__getitem__, values), np.uint32, len(values))
    return Cells(distinct, numbers)


def of_texts(values: pl.Series) -> Cells:
    """A column of text in memory, as text tables and Parquet give it."""
    different = values.unique().drop_nulls()
    different = different.filter(different.str.strip_chars(_UNSEEN) != "")
    texts = pl.concat([pl.Series([None], dtype=pl.String), different])
    if len(texts) == 1:
        return Cells([None], np.zeros(len(values), dtype=np.uint32))
    numbers = values.replace_strict(
        different,
        pl.int_range(1, len(texts), dtype=pl.UInt32, eager=True),
        default=0,
        return_dtype=pl.UInt32,
    )
    distinct = texts.to_list() if len(texts) < _MANY else _Lazy(texts)
    return Cells(distinct, numbers.fill_null(0).to_numpy(), texts)


def same(value: Any, count: int, dtype: type[pl.DataType]) -> pl.Series:
    """A series that holds one value so many times."""
    return pl.Series([value], dtype=dtype).new_from_index(0, count)


def is_whole(cell: Cell) -> bool:
    """Whether a cell holds a number as spreadsheets hold counts and identifiers."""
    return type(cell) is float and 0 <= cell < _LONGEST_WHOLE and cell.is_integer()


def is_empty(cell: Cell) -> bool:
    """Whether there is nothing to see in a cell."""
    if isinstance(cell, str):
        return not cell or (not cell[0].isalnum() and not cell.strip(_UNSEEN))
    return cell is None or cell != cell  # noqa: PLR0124 (a number that is not one)
