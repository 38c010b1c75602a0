"""What a measure is: one question about a service, answered by counting rows of its lists."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

from ilacs.framework.grades import Judgement

if TYPE_CHECKING:
    import ibis.expr.types as ir

    from ilacs.measures.given import Given


class Unit(StrEnum):
    """What the value of a figure is."""

    COUNT = "count"
    """Rows that meet it."""
    SHARE = "per cent"
    """Rows that meet it, of the rows that it is about."""
    MIX = "share of each"
    """For every category, its share of the rows that it is about."""
    DAYS = "days, median"
    WORKING_DAYS = "working days, median"


class Better(StrEnum):
    """Which way is better."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Fit(StrEnum):
    """How well the lists can answer the question."""

    EXACT = "exact"
    PROXY = "proxy"
    NEEDS_HISTORY = "needs history"


@dataclass(frozen=True)
class Measure:
    """One measure.

    `question` is what it answers, in a manager's words. `about` says which rows it is about and
    `met` which of them count. `needs` names the lists and columns without which it cannot be
    answered. `clocks` are ids of the table of clocks, so that a local limit reaches it; a measure
    of time against a clock is also a worklist.
    `rows` writes the rows that it is about (rows.ROWS), as one expression for every engine.
    `themes` are slugs of `ilacs.framework.themes`. `number` is its place in the specification.
    """

    id: str
    name: str
    question: str
    section: str
    judgement: Judgement
    about: str
    met: str
    unit: Unit
    better: Better
    fit: Fit
    source: str
    needs: Mapping[str, tuple[str, ...]]
    rows: "Callable[[Given], ir.Table]" = field(repr=False)
    themes: tuple[str, ...] = ()
    clocks: tuple[str, ...] = ()
    traps: str = ""
    number: int | None = None
    helped_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Columns that it reads where they are there and can do without, of lists in `needs` or not."""
    window: int | None = None
    """How many months before the reference date the events lie that make the figure, as the window
    of `about` or the longest time in which something is done again; null where it tells how things
    stand, however long they have stood so. Figures less far apart share events."""
    rate: bool = False
    """Its rows that are met are also given per 10,000 children who live in the area."""
    worklist: bool = False
    """Its rows are things still to be done by the day in their column `due`."""
