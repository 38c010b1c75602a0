"""One table as it stands in a file: columns of cells, and where they are."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ilacs.lists.reading.cells import Cell, Cells, Mask, of_objects
from ilacs.lists.reading.day_nought import DAY_NOUGHT


@dataclass(frozen=True)
class Grid:
    """A sheet of a workbook, or a file that is one table.

    `first_row` is the number of the first row as a spreadsheet counts (from 1), `first_column`
    the index of the first column (from 0). All columns are equally long.
    """

    columns: Sequence[Cells]
    first_row: int = 1
    first_column: int = 0

    @property
    def height(self) -> int:
        """How many rows there are."""
        return len(self.columns[0]) if self.columns else 0

    def row(self, index: int) -> tuple[Cell, ...]:
        """The cells of a row, counted from 0."""
        return tuple(column.at(index) for column in self.columns)

    def between(self, start: int, stop: int) -> "Grid":
        """The rows from `start` up to but without `stop`, counted from 0."""
        if start == 0 and stop == self.height:
            return self
        columns = [column.between(start, stop) for column in self.columns]
        return Grid(columns, self.first_row + start, self.first_column)

    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return not any(column.used for column in self.columns)

    def filled(self) -> Mask:
        """Whether each row has anything in any column."""
        anything = np.zeros(self.height, dtype=np.bool_)
        for column in self.columns:
            anything |= column.filled()
        return anything


Corner = tuple[int, int]
"""The row and column of a cell, counted from 0."""


@dataclass(frozen=True)
class Sheet:
    """A grid and what its file says about it.

    `sheet` is the name of the tab, None for a file that is one table. `remarks` are the ids of
    rules that speak about the sheet as a whole, with their details. `merged` are the first and
    last cells of those joined into one. `day_nought` is the day
    that numbers of days count from.
    """

    grid: Grid
    sheet: str | None = None
    remarks: tuple[tuple[str, str | None], ...] = ()
    merged: tuple[tuple[Corner, Corner], ...] = ()
    day_nought: date = DAY_NOUGHT

    def beginning(self, rows: int = 20) -> "Sheet":
        """The same with its first rows alone, in little memory."""
        columns = [
            of_objects([column.at(row) for row in range(min(rows, len(column)))])
            for column in self.grid.columns
        ]
        return replace(self, grid=replace(self.grid, columns=columns))
