"""The values of one measure over time, and how far they move while nothing changes."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ilacs.measures import control_limits
from ilacs.measures.control_limits import Limits, Pairs
from ilacs.measures.measure import Measure, Unit
from ilacs.measures.overlaps import all_apart, pairs_apart

PAIRS = control_limits.LEAST - 1
"""Fewer moving ranges give no limits: as many as successive values have where these are enough."""


@dataclass(frozen=True)
class Series:
    """Values in order of their days, all of them known; `counts` are the rows met, and of how many.

    Raises ValueError for values of different numbers.
    """

    measure: Measure
    days: Sequence[date]
    values: Sequence[float]
    counts: Sequence[tuple[int, int]]

    def __post_init__(self) -> None:
        if not len(self.days) == len(self.values) == len(self.counts):
            raise ValueError("There must be as many values as days and counts.")

    @property
    def stands(self) -> bool:
        """Whether the values tell how things stand, however long they have stood so."""
        return self.measure.window is None

    @cached_property
    def free(self) -> tuple[int, ...]:
        """The places of values that share no events; none of those of how things stand."""
        return () if self.measure.window is None else all_apart(self.days, self.measure.window)

    @property
    def share_events(self) -> bool:
        """Whether neighbours are alike for the events that they share."""
        return not self.stands and len(self.free) < len(self.values)

    @property
    def may_have_limits(self) -> bool:
        """Whether some method has limits for such values, however many there are."""
        return not self.stands or self.measure.unit is Unit.SHARE

    @cached_property
    def limits(self) -> Limits | None:
        """Limits, where there are enough values and some method holds for them."""
        if len(self.values) < control_limits.LEAST or not self.may_have_limits:
            return None
        pairs = self._pairs
        if self.measure.unit is Unit.SHARE:
            met, of = zip(*self.counts, strict=True)
            return control_limits.shares(met, of, pairs)
        return control_limits.individuals(self.values, pairs) if pairs else None

    @property
    def _pairs(self) -> Pairs:
        """The pairs of values that moving ranges are taken between; none where they are too few."""
        if self.measure.window is None:
            return ()
        pairs = pairs_apart(self.days, self.measure.window)
        return pairs if len(pairs) >= PAIRS else ()
