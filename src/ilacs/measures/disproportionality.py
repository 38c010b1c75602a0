"""Disproportionality: how a group's figure stands to that of all others, and to the population."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from ilacs.measures.child_population import ChildPopulation
from ilacs.measures.described import By
from ilacs.measures.measure import Measure


@dataclass(frozen=True)
class RelativeRate:
    """A group's share of rows met, divided by that of all others whose group is known.

    `relative`, `lower` and `upper` (95%) are null where they are not computed: `words` say why,
    and else say in a sentence what they mean. `stands_out` is whether the interval leaves out 1.
    """

    measure: str
    authority: str
    reference_date: date
    by: By
    group: str
    met: int | None
    of: int | None
    relative: float | None
    lower: float | None
    upper: float | None
    stands_out: bool
    words: str


@dataclass(frozen=True)
class RelativeRateIndex:
    """A group's count per child in the population, divided by that of all others.

    As RelativeRate, with `children`, the group's children in the population.
    """

    measure: str
    authority: str
    reference_date: date
    by: By
    group: str
    met: int | None
    children: int | None
    relative: float | None
    lower: float | None
    upper: float | None
    stands_out: bool
    words: str


def relative_rates(
    groups: pl.DataFrame, by: By, measures: Sequence[Measure]
) -> tuple[RelativeRate, ...]:
    """Of every share measure in a breakdown (Measured.broken_down(by), exact), in its order."""
    raise NotImplementedError


def relative_rate_indices(
    groups: pl.DataFrame, by: By, measures: Sequence[Measure], population: ChildPopulation
) -> tuple[RelativeRateIndex, ...]:
    """Of every count with a rate (Measure.rate) in a breakdown, in its order."""
    raise NotImplementedError
