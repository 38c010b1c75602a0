"""What came of putting measures to lists, ready to be shown: figures, never a child."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import polars as pl

from ilacs.documents.lists.checked import SEVERITIES, in_general, shown_findings
from ilacs.framework.clocks import Clock
from ilacs.lists.findings import Severity
from ilacs.lists.rulebook import rules as rulebook
from ilacs.lists.snapshot import Snapshot
from ilacs.measures.benchmarks import Compared
from ilacs.measures.changes import Became, Change
from ilacs.measures.child_population import RateOfFigure
from ilacs.measures.described import By
from ilacs.measures.disclosure_flows import ShownFlows
from ilacs.measures.disproportionality import RelativeRate, RelativeRateIndex
from ilacs.measures.measure import Measure
from ilacs.measures.measuring import NotMeasured
from ilacs.measures.trends import Trend

EXACT = "Numbers are as they are, small ones too: this is for people inside the authority."
"""What is said where no number was kept back."""


@dataclass(frozen=True)
class Share:
    """One category of a mix: how many rows, of how many, in per cent, and in per cent before.

    `before` is that of the earlier submission; None where there is none.
    """

    category: str
    met: int | None
    of: int | None
    value: float | None
    before: float | None = None


@dataclass(frozen=True)
class Counts:
    """The numbers of a figure (figures.FIGURES); None is not known, or not shown."""

    value: float | None
    met: int | None
    of: int | None
    not_met: int | None
    not_known: int | None
    excluded: int | None
    children: int | None
    median: float | None


@dataclass(frozen=True)
class Group:
    """The part of a figure that falls to one team, age band and so on.

    `relative` is how it stands to all other groups, where that is told.
    """

    name: str
    counts: Counts
    shares: tuple[Share, ...] = ()
    relative: RelativeRate | RelativeRateIndex | None = None


@dataclass(frozen=True)
class Band:
    """How many rows took from `first` to `last` days; the last band has no end."""

    first: int
    last: int | None
    rows: int | None


@dataclass(frozen=True)
class Overdue:
    """How many things of a worklist are overdue, and of how many no day is known."""

    overdue: int | None
    no_date: int | None


@dataclass(frozen=True)
class Figure:
    """One figure. `reasons` say why rows were excluded, and how many.

    `bands` are those of a measure in days, `overdue` that of a worklist. `change`, `trend`, `rate`
    and `compared` are of the latest submission only, where there is something to compare it with.
    """

    measure: Measure
    authority: str
    reference_date: date
    counts: Counts
    shares: tuple[Share, ...] = ()
    reasons: tuple[tuple[str, int | None], ...] = ()
    groups: tuple[Group, ...] = ()
    bands: tuple[Band, ...] = ()
    overdue: Overdue | None = None
    change: Change | None = None
    trend: Trend | None = None
    rate: RateOfFigure | None = None
    compared: tuple[Compared, ...] = ()

    @property
    def became(self) -> Became | None:
        """What became of it since the earlier submission; None where there is none."""
        return None if self.change is None else self.change.became


@dataclass(frozen=True)
class Noticed:
    """What reading the lists found by one rule, how often."""

    severity: Severity
    rule: str
    count: int
    words: str


@dataclass(frozen=True)
class MeasuresAnswer:
    """Figures of one authority, of one or several submissions, and what has none.

    `snapshots` (authority, reference date) are in order of date: the last is the one that was
    asked about, the one before it what it is compared with. `clocks` are those that it was
    measured by, by their ids. `protection` says in words how small numbers were protected, empty
    where none were. `sources` say where benchmarks and the child population come from.
    `flows` lead from contact to outcome, where the lists can tell and a page is asked for.
    """

    snapshots: tuple[tuple[str, date], ...]
    measures: tuple[Measure, ...]
    figures: tuple[Figure, ...]
    not_measured: tuple[NotMeasured, ...]
    noticed: tuple[Noticed, ...]
    clocks: Mapping[str, Clock]
    by: By | None = None
    protection: str = ""
    sources: tuple[str, ...] = ()
    flows: ShownFlows | None = None

    @property
    def authority(self) -> str:
        """Whose figures they are; empty where it was not named."""
        return self.snapshots[-1][0]

    @property
    def day(self) -> date:
        """The reference date that was asked about."""
        return self.snapshots[-1][1]

    @property
    def earlier(self) -> date | None:
        """The reference date that it is compared with."""
        return self.snapshots[-2][1] if len(self.snapshots) > 1 else None

    @cached_property
    def now(self) -> tuple[Figure, ...]:
        """The figures of the submission that was asked about."""
        return tuple(one for one in self.figures if one.reference_date == self.day)

    @cached_property
    def not_measured_now(self) -> tuple[NotMeasured, ...]:
        """What that submission cannot answer."""
        return tuple(one for one in self.not_measured if one.reference_date == self.day)


def noticed_in(snapshot: Snapshot) -> tuple[Noticed, ...]:
    """What was found while reading a snapshot, the gravest first; no value of a cell is in it."""
    known = rulebook()
    found = shown_findings(snapshot, [snapshot.findings], known)
    counts = found.group_by("rule", maintain_order=True).agg(pl.len(), pl.col("words").unique())
    noticed = [
        Noticed(known[rule].severity, rule, count, in_general(known[rule].words, sorted(words)))
        for rule, count, words in counts.iter_rows()
    ]
    return tuple(sorted(noticed, key=lambda one: SEVERITIES.index(one.severity)))


def in_sections(figures: Sequence[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    """Figures by the sections that they stand in, the sections in the order of their first."""
    sections: dict[str, list[Figure]] = {}
    for figure in figures:
        sections.setdefault(figure.measure.section, []).append(figure)
    yield from sections.items()
