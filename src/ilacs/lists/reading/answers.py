"""The mapping file: what an authority's own words mean, as its people settled it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from ilacs.lists.declared import Column
from ilacs.lists.reading.cells import plain
from ilacs.lists.reading.dates import DayOrder


@dataclass(frozen=True)
class Answers:
    """What was settled.

    `codes` gives the key of a code by the name of a column and the folded text; `orders` the
    order of day and month by the name of a column ("" for all); `headers` the name of a column
    by a squeezed header ("" for none).
    """

    codes: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    orders: Mapping[str, DayOrder] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def code(self, column: Column, typed: str) -> str | None:
        """The key that a typed value was settled to mean; None if it was not."""
        return self.codes.get((column.name, plain(typed).casefold())) if self.codes else None

    def day_order(self, file: str, column: Column) -> DayOrder | None:
        """Which of day and month comes first in a column, if that was settled."""
        return self.orders.get(column.name) or self.orders.get("")
