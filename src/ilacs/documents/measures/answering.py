"""Figures from the tables that were counted, with what stands beside each of them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import polars as pl

from ilacs.documents.measures.answers import (
    Band,
    Counts,
    Figure,
    Group,
    Overdue,
    Share,
)
from ilacs.documents.measures.category_words import words_of_categories, words_of_groups
from ilacs.documents.measures.counted_tables import Tables
from ilacs.measures.benchmarks import Benchmark, Compared, compared
from ilacs.measures.changes import changes_of
from ilacs.measures.child_population import ChildPopulation, rates_of
from ilacs.measures.described import By
from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.disproportionality import (
    RelativeRate,
    RelativeRateIndex,
    relative_rate_indices,
    relative_rates,
)
from ilacs.measures.figures import KEY, MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE
from ilacs.measures.measure import Measure
from ilacs.measures.trends import trends_of

Rows = Sequence[Mapping[str, Any]]
Key = tuple[Any, ...]

COMPARED_BY = (By.GENDER, By.ETHNICITY, By.ETHNIC_GROUP, By.DISABILITY, By.AGE_BAND)
"""Breakdowns by what children are: there a group is set beside all others."""


@dataclass(frozen=True)
class Beside:
    """What figures are set beside: published figures, the children of the area.

    `rule` is the one that the tables are protected by; None where they are exact.
    """

    benchmarks: tuple[Benchmark, ...] = ()
    population: ChildPopulation | None = None
    rule: DisclosureRule | None = None


def sources_of(beside: Beside) -> tuple[str, ...]:
    """Where they come from, in sentences."""
    published = dict.fromkeys(one.source for one in beside.benchmarks)
    told = [f"Benchmarks: {source}." for source in published]
    if beside.population:
        told.append(f"Children of the area: {beside.population.source}.")
    return tuple(told)


def figures_in(
    tables: Tables, measures: Sequence[Measure], by: By | None = None, beside: Beside = Beside()
) -> tuple[Figure, ...]:
    """Every figure of the tables, in the order of the measures.

    All is made of the tables alone: where they are protected, so is what is made of them.
    """
    figures = tables.figures
    now = figures.filter(pl.col(REFERENCE_DATE) == tables.day)
    rates = rates_of(now, measures, beside.population) if beside.population else ()
    among = {
        "change": _changes(tables, measures),
        "trend": _trends(figures, measures),
        "rate": {(one.measure, one.authority): one for one in rates},
    }
    published = (
        _by_measure(compared(now, rates, beside.benchmarks, measures))
        if (beside.benchmarks)
        else {}
    )
    groups = _Groups(tables, measures, by, beside)
    known = {measure.id: measure for measure in measures}
    shares, reasons = _by_key(tables.shares), _by_key(tables.reasons)
    overdue, bands = _by_key(tables.overdue), _by_key(tables.bands)
    before = _before(tables)
    made = []
    for row in figures.iter_rows(named=True):
        key = tuple(row[name] for name in KEY)
        whose = row[MEASURE], row[AUTHORITY]
        measure = known[row[MEASURE]]
        is_now = row[REFERENCE_DATE] == tables.day
        made.append(
            Figure(
                measure,
                row[AUTHORITY],
                row[REFERENCE_DATE],
                _counts(row),
                _shares(measure, shares.get(key, ()), before if is_now else {}),
                tuple((each["reason"], each["excluded"]) for each in reasons.get(key, ())),
                tuple(groups.of(measure, key)),
                tuple(Band(each["from"], each["to"], each["rows"]) for each in bands.get(key, ())),
                next(
                    (Overdue(each["overdue"], each["no_date"]) for each in overdue.get(key, ())),
                    None,
                ),
                compared=published.get(whose, ()) if is_now else (),
                **{name: those.get(whose) for name, those in among.items() if is_now},
            )
        )
    return tuple(made)


def _changes(tables: Tables, measures: Sequence[Measure]) -> Mapping[Key, Any]:
    if tables.earlier is None or tables.moved is None:
        return {}
    days = tables.earlier, tables.day
    changes = changes_of(tables.figures, tables.moved, measures, days)
    return {(one.measure, one.authority): one for one in changes}


def _trends(figures: pl.DataFrame, measures: Sequence[Measure]) -> Mapping[Key, Any]:
    """None where there is one reference date only: a point is no trend."""
    if figures[REFERENCE_DATE].n_unique() < 2:
        return {}
    return {(one.measure, one.authority): one for one in trends_of(figures, measures)}


def _by_measure(those: Sequence[Compared]) -> Mapping[Key, tuple[Compared, ...]]:
    found: dict[Key, tuple[Compared, ...]] = {}
    for one in those:
        key = one.measure, one.authority
        found[key] = (*found.get(key, ()), one)
    return found


def _by_key(table: pl.DataFrame) -> Mapping[Key, list[Mapping[str, Any]]]:
    found: dict[Key, list[Mapping[str, Any]]] = {}
    for row in table.iter_rows(named=True):
        found.setdefault(tuple(row[name] for name in KEY), []).append(row)
    return found


def _before(tables: Tables) -> Mapping[Key, float | None]:
    """The per cent of each category in the earlier submission, by measure and category."""
    if tables.earlier is None:
        return {}
    earlier = tables.shares.filter(pl.col(REFERENCE_DATE) == tables.earlier)
    return {(row[MEASURE], row["category"]): row["value"] for row in earlier.iter_rows(named=True)}


def _counts(row: Mapping[str, Any]) -> Counts:
    return Counts(**{name: row[name] for name in Counts.__dataclass_fields__})


def _shares(measure: Measure, rows: Rows, before: Mapping[Key, float | None]) -> tuple[Share, ...]:
    """The largest first."""
    words = words_of_categories(measure, [row["category"] for row in rows])
    shares = (
        Share(
            words[row["category"]],
            row["met"],
            row["of"],
            row["value"],
            before.get((measure.id, row["category"])),
        )
        for row in rows
    )
    return tuple(sorted(shares, key=lambda share: (-(share.met or 0), share.category)))


class _Groups:
    """The groups of figures, each beside all others where that is told."""

    def __init__(
        self,
        tables: Tables,
        measures: Sequence[Measure],
        by: By | None,
        beside: Beside,
    ) -> None:
        self._by = by
        self._groups = {} if tables.groups is None else _by_key(tables.groups)
        self._shares = {} if tables.group_shares is None else _by_key(tables.group_shares)
        self._relative: dict[Key, RelativeRate | RelativeRateIndex] = {}
        if tables.groups is not None and by in COMPARED_BY:
            told: list[RelativeRate | RelativeRateIndex] = [
                *relative_rates(tables.groups, by, measures, rule=beside.rule)
            ]
            if beside.population:
                told += relative_rate_indices(
                    tables.groups, by, measures, beside.population, rule=beside.rule
                )
            self._relative = {(one.measure, one.authority, one.group): one for one in told}

    def of(self, measure: Measure, key: Key) -> Iterator[Group]:
        """The groups of one figure."""
        rows = self._groups.get(key, ())
        if self._by is None or not rows:
            return
        column = self._by.value
        words = words_of_groups(self._by, [row[column] for row in rows])
        for row in rows:
            name = row[column]
            own = [share for share in self._shares.get(key, ()) if share[column] == name]
            relative = self._relative.get((row[MEASURE], row[AUTHORITY], name))
            yield Group(words[name], _counts(row), _shares(measure, own, {}), relative)
