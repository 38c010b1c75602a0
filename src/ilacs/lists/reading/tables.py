"""The tables in files just as they stand: every cell in its place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ilacs.lists.reading.cells import Cell
from ilacs.lists.reading.day_nought import DAY_NOUGHT
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.files import gather, sheets_of
from ilacs.lists.reading.grids import Grid
from ilacs.lists.snapshot import Place


@dataclass(frozen=True)
class Table:
    """A tab of a workbook, or a file that is one table.

    `number` is its index in the places of a snapshot that was read from the same paths,
    `day_nought` the day that numbers of days count from.
    """

    number: int
    place: Place
    grid: Grid
    day_nought: date = DAY_NOUGHT

    def rows(self) -> Iterator[tuple[Cell, ...]]:
        """The rows from the first of the sheet on, each from column A on."""
        grid = self.grid
        before: tuple[Cell, ...] = (None,) * grid.first_column
        for _ in range(grid.first_row - 1):
            yield ()
        columns = [map(each.distinct.__getitem__, each.numbers) for each in grid.columns]
        for row in zip(*columns, strict=True):
            yield before + row


def tables(paths: Sequence[Path]) -> Iterator[Table]:
    """Every table that `read` looks at, in the same order. Files that it refuses have none."""
    number = 0
    for file in gather(paths):
        try:
            sheets = sheets_of(file)
        except CannotRead:
            number += 1
            continue
        for sheet in sheets:
            yield Table(number, Place(file.name, sheet.sheet), sheet.grid, sheet.day_nought)
            number += 1
