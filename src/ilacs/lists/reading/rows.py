"""Which rows under the headers are records, and which are something else."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

import numpy as np

from ilacs.lists.reading.cells import Cell, Cells, Mask, plain
from ilacs.lists.reading.grids import Grid
from ilacs.lists.reading.headers import every_header, short
from ilacs.lists.reading.words import is_blank_mark

_TOTAL = re.compile(
    r"(?:grand |sub-?|overall |column )?totals?\b.*|(?:distinct |unique )?(?:record |row )?counts?"
    r"(?: of .*)?(?: ?[:=]? ?[\d,]+)?|sum|average|no\.? of (?:records|rows|children)\b.*|n ?=.*",
    re.IGNORECASE,
)
_REMARK = re.compile(
    r"(?:list ?\d+|notes?|source|end of|(?:data |report )?(?:extracted|run|printed|prepared)|"
    r"page \d|copyright|©|confidential|official|please)\b.*",
    re.IGNORECASE,
)
_LONGEST_IDENTIFIER = 40
_WORDS_OF_A_SENTENCE = 5
"""Names have fewer, and so has whatever else a system may number people by."""
_LOOKED_AT = 4
"""Totals, remarks and headers show in the first columns."""


@dataclass(frozen=True)
class Rows:
    """The rows below a header, sorted; each a mask.

    `filled` rows hold anything more than marks for no answer; they are what counts as rows in.
    `prefilled` rows hold such marks alone: spreadsheets with formulas drawn down for later rows.
    """

    filled: Mask
    prefilled: Mask
    headers: Mask
    totals: Mask
    remarks: Mask

    @property
    def records(self) -> Mask:
        """The rows that are kept."""
        return self.filled & ~(self.headers | self.totals | self.remarks)


def sort_rows(
    grid: Grid, declared: Sequence[int], header: Sequence[Cell], identifiers: Sequence[int]
) -> Rows:
    """Sorts the rows of a grid below its headers.

    `declared` are the columns of the list, `identifiers` those that say whose record a row is.
    """
    anything = grid.filled()
    filled = _answered(grid, anything)
    headers = _headers_again(grid, declared, header) & filled
    totals, remarks = _none(grid), _none(grid)
    for column in _first(grid, declared):
        totals |= column.where(_is_total)
    totals |= _totals_of_nobody(grid, identifiers, filled)
    for column in grid.columns[:1]:
        remarks |= column.where(_is_remark)
    if totals.any() or remarks.any():
        count = sum(column.filled().astype(np.uint16) for column in grid.columns)
        totals &= (count * 2 <= max(len(declared), 2)) & filled & ~headers
        remarks &= (count == 1) & filled & ~headers & ~totals
    return Rows(filled, anything & ~filled, headers, totals, remarks)


def other_headers(grid: Grid) -> list[int]:
    """Rows with at least three headers of some list in the first columns, counted from 0."""
    hits = np.zeros(grid.height, dtype=np.uint16)
    for column in grid.columns[:_LOOKED_AT]:
        hits += column.where(_is_header)
    return [int(index) for index in np.flatnonzero(hits >= 3)]


def nothing(cells: Cells) -> bool:
    """Whether no row has anything in a column."""
    return not cells.used


def _answered(grid: Grid, anything: Mask) -> Mask:
    answered = _none(grid)
    for column in grid.columns:
        if answered.sum() == anything.sum():
            break
        answered |= column.filled() & ~column.where(is_blank_mark)
    return answered


def _headers_again(grid: Grid, declared: Sequence[int], header: Sequence[Cell]) -> Mask:
    """Rows in which most of the first columns of the list hold their own header again."""
    looked_at = list(declared)[:_LOOKED_AT]
    hits = np.zeros(grid.height, dtype=np.uint16)
    for index in looked_at:
        hits += grid.columns[index].where(partial(_is_same, short(header[index])))
    return hits >= max(2, (len(looked_at) + 1) // 2)


def _first(grid: Grid, declared: Sequence[int]) -> Iterator[Cells]:
    yield grid.columns[0]
    yield from (grid.columns[index] for index in declared[: _LOOKED_AT - 1] if index)


def _totals_of_nobody(grid: Grid, identifiers: Sequence[int], filled: Mask) -> Mask:
    """Rows with the word anywhere, if they have no identifier."""
    nobody = filled.copy() if identifiers else _none(grid)
    for index in identifiers:
        nobody &= ~grid.columns[index].filled()
    totals = _none(grid)
    if nobody.any():
        for column in grid.columns:
            totals[nobody] |= column.kept(nobody).where(_is_total)
    return totals


def _is_same(own: str, text: str) -> bool:
    return len(text) >= len(own) and short(text) == own


def _is_header(text: str) -> bool:
    return short(text) in every_header()


def _is_total(text: str) -> bool:
    return _TOTAL.fullmatch(plain(text).rstrip(": ")) is not None


def _is_remark(text: str) -> bool:
    text = plain(text)
    return " " in text and (
        len(text) > _LONGEST_IDENTIFIER
        or text.count(" ") >= _WORDS_OF_A_SENTENCE - 1
        or _REMARK.match(text) is not None
    )


def _none(grid: Grid) -> Mask:
    return np.zeros(grid.height, dtype=np.bool_)
