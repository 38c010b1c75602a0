"""One table as it stands in a file: columns of cells, and where they are."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from ilacs.lists.reading.cells import Cell, Cells


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

    def is_empty(self) -> bool:
        """Whether no cell holds anything."""
        return all(set(column.counts) <= {0} for column in self.columns)


@dataclass(frozen=True)
class Sheet:
    """A grid and what its file says about it.

    `sheet` is the name of the tab, None for a file that is one table. `remarks` are the ids of
    rules that speak about the sheet as a whole, with their details.
    """

    grid: Grid
    sheet: str | None = None
    remarks: tuple[tuple[str, str | None], ...] = ()
    hints: tuple[str, ...] = field(default=())
