"""What came of putting measures to lists, ready to be shown: figures, never a child."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

import polars as pl

from ilacs.documents.lists.checked import SEVERITIES, in_general, shown_findings
from ilacs.documents.measures.category_words import words_of_categories, words_of_groups
from ilacs.framework.clocks import Clock
from ilacs.lists.findings import Severity
from ilacs.lists.rulebook import rules as rulebook
from ilacs.lists.snapshot import Settled, Snapshot
from ilacs.measures.described import By
from ilacs.measures.figures import KEY, MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE
from ilacs.measures.measure import Measure
from ilacs.measures.measuring import Measured, NotMeasured

EXACT = "Numbers are as they are, small ones too: this is for people inside the authority."
"""What is said where no number was kept back."""


@dataclass(frozen=True)
class Share:
    """One category of a mix: how many rows, of how many, in per cent."""

    category: str
    met: int | None
    of: int | None
    value: float | None


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
    """The part of a figure that falls to one team, age band and so on."""

    name: str
    counts: Counts
    shares: tuple[Share, ...] = ()


@dataclass(frozen=True)
class Figure:
    """One figure. `reasons` say why rows were excluded, and how many."""

    measure: Measure
    authority: str
    reference_date: date
    counts: Counts
    shares: tuple[Share, ...] = ()
    reasons: tuple[tuple[str, int | None], ...] = ()
    groups: tuple[Group, ...] = ()


@dataclass(frozen=True)
class Noticed:
    """What reading the lists found by one rule, how often."""

    severity: Severity
    rule: str
    count: int
    words: str


@dataclass(frozen=True)
class Tables:
    """The tables that an answer is made of: figures.FIGURES, SHARES and REASONS.

    `groups` and `group_shares` have the column of a breakdown; None without one.
    """

    figures: pl.DataFrame
    shares: pl.DataFrame
    reasons: pl.DataFrame
    groups: pl.DataFrame | None = None
    group_shares: pl.DataFrame | None = None


@dataclass(frozen=True)
class MeasuresAnswer:
    """Figures of one or many snapshots (authority, reference date), and what has none.

    `clocks` are those that it was measured by, by their ids. `protection` says in words how small
    numbers were protected, empty where none were.
    """

    snapshots: tuple[tuple[str, date], ...]
    measures: tuple[Measure, ...]
    figures: tuple[Figure, ...]
    not_measured: tuple[NotMeasured, ...]
    noticed: tuple[Noticed, ...]
    clocks: Mapping[str, Clock]
    by: By | None = None
    protection: str = ""


def tables_of(measured: Measured, by: By | None) -> Tables:
    """All that is counted of the measures, broken down as well where that is asked."""
    return Tables(
        measured.figures,
        measured.shares(),
        measured.reasons,
        measured.broken_down(by) if by else None,
        measured.shares(by) if by else None,
    )


GUESSED = "reference-date-guessed"
OF_ALL = (
    GUESSED,
    "read-reference-date-differs",
    "read-list-in-parts",
    "read-sheet-copy",
)
"""Rules whose findings bear on every figure, right or not: a reader must know of them."""


def of_all(noticed: Iterable[Noticed]) -> Sequence[Noticed]:
    """What bears on every figure, in the order of OF_ALL."""
    return sorted(
        (one for one in noticed if one.rule in OF_ALL), key=lambda one: OF_ALL.index(one.rule)
    )


def noticed_in(snapshot: Snapshot) -> tuple[Noticed, ...]:
    """What was found while reading a snapshot, the gravest first; no value of a cell is in it.

    A reference date that was guessed is told of too: every measure counts from it.
    """
    known = rulebook()
    found = shown_findings(snapshot, [snapshot.findings], known)
    counts = found.group_by("rule", maintain_order=True).agg(pl.len(), pl.col("words").unique())
    noticed = [
        Noticed(known[rule].severity, rule, count, in_general(known[rule].words, sorted(words)))
        for rule, count, words in counts.iter_rows()
    ]
    day = snapshot.reference_date
    if day.settled is Settled.GUESSED:
        words = f"The reference date was not given. {day.reason} Give it with --reference-date."
        noticed.append(Noticed(Severity.QUERY, GUESSED, 1, words))
    return tuple(sorted(noticed, key=lambda one: SEVERITIES.index(one.severity)))


def figures_in(
    tables: Tables, measures: Sequence[Measure], by: By | None = None
) -> tuple[Figure, ...]:
    """Every figure of the tables, in the order of the measures."""
    known = {measure.id: measure for measure in measures}
    shares = _by_key(tables.shares)
    reasons = _by_key(tables.reasons)
    groups = {} if tables.groups is None else _by_key(tables.groups)
    group_shares = {} if tables.group_shares is None else _by_key(tables.group_shares)
    figures = []
    for row in tables.figures.iter_rows(named=True):
        key = tuple(row[name] for name in KEY)
        measure = known[row[MEASURE]]
        figures.append(
            Figure(
                measure,
                row[AUTHORITY],
                row[REFERENCE_DATE],
                _counts(row),
                _shares(measure, shares.get(key, ())),
                tuple((each["reason"], each["excluded"]) for each in reasons.get(key, ())),
                tuple(_groups(measure, by, groups.get(key, ()), group_shares.get(key, ())))
                if by
                else (),
            )
        )
    return tuple(figures)


def in_sections(figures: Sequence[Figure]) -> Iterator[tuple[str, list[Figure]]]:
    """Figures by the sections that they stand in, in their order."""
    for section, those in groupby(figures, key=lambda figure: figure.measure.section):
        yield section, list(those)


Rows = Sequence[Mapping[str, Any]]


def _by_key(table: pl.DataFrame) -> Mapping[tuple[Any, ...], list[Mapping[str, Any]]]:
    found: dict[tuple[Any, ...], list[Mapping[str, Any]]] = {}
    for row in table.iter_rows(named=True):
        found.setdefault(tuple(row[name] for name in KEY), []).append(row)
    return found


def _counts(row: Mapping[str, Any]) -> Counts:
    return Counts(**{name: row[name] for name in Counts.__dataclass_fields__})


def _shares(measure: Measure, rows: Rows) -> tuple[Share, ...]:
    """The largest first."""
    words = words_of_categories(measure, [row["category"] for row in rows])
    shares = (Share(words[row["category"]], row["met"], row["of"], row["value"]) for row in rows)
    return tuple(sorted(shares, key=lambda share: (-(share.met or 0), share.category)))


def _groups(measure: Measure, by: By, rows: Rows, shares: Rows) -> Iterator[Group]:
    words = words_of_groups(by, [row[by.value] for row in rows])
    for row in rows:
        name = row[by.value]
        own = [share for share in shares if share[by.value] == name]
        yield Group(words[name], _counts(row), _shares(measure, own))
