"""Which rows under the headers are records, and which are something else."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ilacs.lists.reading.cells import Cell, Cells, as_text, plain
from ilacs.lists.reading.grids import Grid
from ilacs.lists.reading.headers import every_header, short
from ilacs.lists.reading.words import blank_marks

_TOTAL = re.compile(
    r"(?:grand |sub-?|overall |column )?totals?\b.*|(?:distinct |unique )?(?:record |row )?counts?"
    r"(?: of .*)?|sum|average|no\.? of (?:records|rows|children)\b.*|n ?=.*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:note|notes|source|end of|extracted|data extracted|report run|run date|printed|prepared by|"
    r"page \d|copyright|©|confidential|official|please)\b.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_IDENTIFIER = 40
_LOOKED_AT = 4
"""A total or a repeated header shows in the first columns."""


@dataclass(frozen=True)
class Sorted:
    """The rows below a header, sorted. Each is a mask over the rows of the grid.

    `filled` rows hold anything more than marks for no answer; they are what counts as rows in.
    `prefilled` rows hold such marks alone.
    """

    filled: pl.Series
    prefilled: pl.Series
    headers: pl.Series
    totals: pl.Series
    remarks: pl.Series

    @property
    def records(self) -> pl.Series:
        """The rows that are kept."""
        return self.filled & ~(self.headers | self.totals | self.remarks)


def sort_rows(grid: Grid, declared: Sequence[int], header: Sequence[Cell]) -> Sorted:
    """Sorts the rows of a grid below its headers; `declared` are the columns of the list."""
    height = grid.height
    anything = _none(height)
    answered = _none(height)
    count = pl.repeat(0, height, dtype=pl.UInt16, eager=True)
    for column in grid.columns:
        filled = column.filled()
        anything |= filled
        marks = column.where(_is_mark)
        answered |= filled & ~marks
        count += filled.cast(pl.UInt16)
    headers = _headers_again(grid, declared, header)
    first = grid.columns[:1] + [grid.columns[i] for i in declared[:_LOOKED_AT] if i]
    totals, remarks = _none(height), _none(height)
    few = count * 2 <= max(len(declared), 2)
    for column in first:
        totals |= column.where(_is_total)
    for column in grid.columns[:1]:
        remarks |= column.where(_is_remark)
    totals &= few & ~headers
    remarks &= (count == 1) & ~totals & ~headers
    return Sorted(
        answered, anything & ~answered, headers & answered, totals & answered, remarks & answered
    )


def _headers_again(grid: Grid, declared: Sequence[int], header: Sequence[Cell]) -> pl.Series:
    """Rows in which most of the first columns hold their own header again."""
    looked_at = list(declared)[:_LOOKED_AT]
    hits = pl.repeat(0, grid.height, dtype=pl.UInt16, eager=True)
    for index in looked_at:
        own = short(header[index])
        hits += grid.columns[index].where(lambda cell, own=own: short(cell) == own).cast(pl.UInt16)
    return hits >= max(2, (len(looked_at) + 1) // 2) if len(looked_at) > 1 else _none(grid.height)


def other_headers(grid: Grid) -> list[int]:
    """Rows with at least four cells that are headers of some list, counted from 0."""
    hits = pl.repeat(0, grid.height, dtype=pl.UInt16, eager=True)
    for column in grid.columns:
        hits += column.where(_is_header).cast(pl.UInt16)
    return (hits >= 4).arg_true().to_list()


def _is_header(cell: Cell) -> bool:
    return isinstance(cell, str) and cell[:1].isalpha() and short(cell) in every_header()


def _is_mark(cell: Cell) -> bool:
    return isinstance(cell, str) and plain(cell).casefold() in blank_marks()


def _is_total(cell: Cell) -> bool:
    return isinstance(cell, str) and _TOTAL.fullmatch(plain(cell).rstrip(": ")) is not None


def _is_remark(cell: Cell) -> bool:
    if not isinstance(cell, str):
        return False
    text = plain(as_text(cell))
    return len(text) > _LONGEST_IDENTIFIER or (" " in text and _REMARK.match(text) is not None)


def _none(height: int) -> pl.Series:
    return pl.repeat(False, height, dtype=pl.Boolean, eager=True)


def nothing(cells: Cells) -> bool:
    """Whether no row has anything in a column."""
    return set(cells.counts) <= {0}
