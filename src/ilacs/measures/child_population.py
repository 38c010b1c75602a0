"""The children who live in an area, as the authority says, and rates per 10,000 of them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from ilacs.measures.described import By
from ilacs.measures.measure import Measure


@dataclass(frozen=True)
class Children:
    """How many children aged 0 to 17 there are: all, or those of one group. `row` of the file."""

    authority: str | None
    year: int
    by: By | None
    group: str | None
    children: int
    row: int


@dataclass(frozen=True)
class ChildPopulation:
    """What the authority's own file says, and the file's name."""

    source: str
    rows: tuple[Children, ...]


@dataclass(frozen=True)
class RateOfFigure:
    """A count per 10,000 children, over a year where it counts events, with its 95% interval.

    The numbers are null where the count is kept back or no population fits; `words` say how it was
    made or why not.
    """

    measure: str
    authority: str
    reference_date: date
    count: int | None
    children: int | None
    year: int | None
    rate: float | None
    lower: float | None
    upper: float | None
    words: str


def read_child_population(path: Path) -> ChildPopulation:
    """Read a CSV file or workbook (columns authority, year, by, group, children).

    Raises lists.reading.errors.CannotRead with every row and column that cannot be used.
    """
    raise NotImplementedError


def rates_of(
    figures: pl.DataFrame, measures: Sequence[Measure], population: ChildPopulation
) -> tuple[RateOfFigure, ...]:
    """The rates of those measures that have one (Measure.rate), in the order of the figures."""
    raise NotImplementedError
