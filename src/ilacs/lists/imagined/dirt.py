"""A sheet that is being soiled, the ledger of its spots, and the chance that decides."""

from dataclasses import dataclass, field, replace

import numpy as np

from ilacs.lists.declared import Column, ListSpec
from ilacs.lists.imagined.draws import Draws
from ilacs.lists.imagined.faults import Fault
from ilacs.lists.typed import FIRST_ROW, Cell

_SCALE = 1_000_000


@dataclass(frozen=True)
class Spot:
    """One thing that was soiled.

    `sheet` is the name of the tab as it now is, `row` the number of the row as a spreadsheet
    counts it in the official layout, `column` the declared name of the column (the header of one
    that is not declared); None where the fault is not about one.
    """

    fault: Fault
    list_id: str
    sheet: str
    row: int | None = None
    column: str | None = None


@dataclass
class DirtySheet:
    """A sheet in the making.

    `columns` are the declared ones as they stand, None for others; `made_up` are the places of
    rows that are not (only) the list's own.
    """

    spec: ListSpec
    name: str
    title: str
    headers: list[str]
    columns: list[Column | None]
    rows: list[list[Cell]]
    made_up: set[int] = field(default_factory=set)
    spots: list[Spot] = field(default_factory=list)

    def note(self, fault: Fault, row: int | None = None, column: str | None = None) -> None:
        """Write a spot down; `row` is the place of the row from 0."""
        number = None if row is None else row + FIRST_ROW
        self.spots.append(Spot(fault, self.spec.id, self.name, number, column))

    def moved(self, at: int) -> None:
        """A row was put in at a place: spots from there on move down."""
        self.spots = [
            replace(spot, row=spot.row + 1)
            if spot.row is not None and spot.row >= at + FIRST_ROW
            else spot
            for spot in self.spots
        ]


class Chance:
    """How often, by dirtiness from 0 to 1; the same for the same stream of draws."""

    def __init__(self, draws: Draws, dirtiness: float) -> None:
        self._draws, self._dirtiness = draws, round(dirtiness * _SCALE)

    def happens(self, fault: Fault) -> bool:
        """Whether a fault happens where it could once."""
        return self.number(_SCALE) < self._dirtiness * fault.share

    def number(self, limit: int) -> int:
        """A whole number from 0 to limit - 1."""
        high, low = self._draws.numbers(2).tolist()
        return int((high << 16 | low) * limit >> 32)

    def order(self, count: int) -> list[int]:
        """So many places in an order of chance."""
        return [int(place) for place in np.argsort(self._draws.numbers(count), kind="stable")]

    def places(self, fault: Fault, among: int) -> list[int]:
        """Some of so many places, in order: by the share of the fault.

        At the worst, a fault of rows or cells is there at least once.
        """
        expected = self._dirtiness * round(fault.share * _SCALE) * among
        wanted = (expected + self.number(_SCALE) * _SCALE) // _SCALE**2
        at_worst = self._dirtiness == _SCALE and fault.where in {"row", "cell"}
        return sorted(self.order(among)[: max(wanted, int(at_worst))])
