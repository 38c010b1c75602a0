"""Measures put to lists: what can be measured is, and of the rest it is said why not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache, cached_property

import ibis.expr.types as ir
import polars as pl

from ilacs.framework import DEFAULTS
from ilacs.framework.clocks import Clock
from ilacs.measures import movements, worklists
from ilacs.measures.data import CannotMeasure, Data, lacking
from ilacs.measures.declared import ALL
from ilacs.measures.described import By, described
from ilacs.measures.engines.engine import Engine
from ilacs.measures.engines.queries import Asked, Query
from ilacs.measures.figures import (
    KEY,
    LENGTHS,
    MEASURE,
    REASONS,
    by_category,
    by_length,
    by_reason,
    counted,
    figures_of,
    labelled,
    shares_of,
)
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW, SNAPSHOT, Given, day
from ilacs.measures.measure import Measure, Unit
from ilacs.measures.rows import ROWS


@dataclass(frozen=True)
class NotMeasured:
    """A measure that the lists of a snapshot cannot answer, and why."""

    measure: str
    authority: str
    reference_date: date
    reason: str


class Measured:
    """Measures of one or many snapshots, by one engine.

    The rows behind every measure are written once, as a table of the engine; everything else is
    asked of that table. `not_measured` says what the lists cannot answer: of those measures there
    is no figure for that snapshot, not even zero.
    """

    def __init__(
        self,
        engine: Engine,
        data: Data,
        clocks: Mapping[str, Clock],
        measures: Sequence[Measure] = ALL,
    ) -> None:
        self._engine = engine
        self._given = engine.given(data, clocks)
        self.not_measured = tuple(
            NotMeasured(measure.id, *snapshot, reason)
            for measure in measures
            for snapshot, columns in data.columns.items()
            if (reason := what_is_missing(measure, columns))
        )
        unmeasured: dict[str, list[tuple[str, date]]] = {}
        for one in self.not_measured:
            unmeasured.setdefault(one.measure, []).append((one.authority, one.reference_date))
        self.measures = tuple(
            measure
            for measure in measures
            if len(unmeasured.get(measure.id, ())) < len(data.columns)
        )
        if not self.measures:
            raise CannotMeasure(
                "None of the measures can be answered from these lists: a list or a column that "
                "each needs is not there."
            )
        rows = engine.gather(
            "rows_behind", [_rows_behind(measure, self._given) for measure in self.measures]
        )
        left_out = {each.id: unmeasured[each.id] for each in self.measures if each.id in unmeasured}
        self._rows = (
            engine.gather("rows_measured", [_without(rows, left_out)]) if left_out else rows
        )
        self._measured = pl.DataFrame(
            [
                (measure.id, *snapshot)
                for measure in self.measures
                for snapshot in data.columns
                if snapshot not in unmeasured.get(measure.id, ())
            ],
            schema={MEASURE: pl.String, AUTHORITY: pl.String, REFERENCE_DATE: pl.Date},
            orient="row",
        )

    @cached_property
    def _described(self) -> ir.Table:
        """The rows behind every measure, with the columns of By."""
        rows, people = self._rows, described(self._engine, self._given)

        def write() -> ir.Table:
            same = [rows[name] == people[name] for name in ("list", *SNAPSHOT, ROW)]
            joined = rows.left_join(people, same, rname="{name}_of_row")
            return joined.select(MEASURE, *ROWS, *(by.value for by in By))

        return self._engine.gather("rows_described", [self._query("described", write)])

    def _query(self, what: str, write: Callable[[], ir.Table]) -> Query:
        """A query of the rows behind all measures, as far as they are measured."""
        return Query(f"{self._rows.get_name()}: {what}", write)

    def _answer(self, what: str, write: Callable[[], ir.Table]) -> pl.DataFrame:
        return self._engine.answer(self._query(what, write))

    def rows(self, measure_id: str, by: bool = False) -> pl.DataFrame:
        """The rows behind a measure (rows.ROWS), in the order of their lists; `by`: described."""
        table = self._described if by else self._rows
        found = self._engine.answer(table.filter(table[MEASURE] == measure_id))
        return found.drop(MEASURE).sort(*SNAPSHOT, "list", ROW, "category")

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every figure (FIGURES); zero where a measure found no row."""
        answered = self._answer("counted", lambda: counted(self._rows))
        counts = self._measured.join(answered, on=KEY, how="left")
        whole = counts.with_columns(
            pl.col(pl.Int64).fill_null(0)  # Null is a group without rows; the median stays so.
        )
        return figures_of(whole, self.measures)

    def broken_down(self, by: By) -> pl.DataFrame:
        """Every figure for each group (FIGURES and the group); no row, no group."""
        rows = self._described
        answered = self._answer(f"counted by {by}", lambda: counted(rows, by.value))
        return figures_of(answered, self.measures, (by.value,))

    def shares(self, by: By | None = None) -> pl.DataFrame:
        """The shares of every mix (SHARES), for each group of `by`."""
        groups = () if by is None else (by.value,)
        rows = self._rows if by is None else self._described
        answered = self._answer(f"shares by {by}", lambda: by_category(rows, *groups))
        mixes = [measure.id for measure in self.measures if measure.unit is Unit.MIX]
        answered = answered.filter(pl.col(MEASURE).is_in(mixes))
        return shares_of(answered, self.figures if by is None else self.broken_down(by), groups)

    @cached_property
    def reasons(self) -> pl.DataFrame:
        """Why rows are excluded (REASONS)."""
        answered = self._answer("reasons", lambda: by_reason(self._rows))
        return answered.sort(*KEY, "reason").select(*REASONS)

    @cached_property
    def lengths(self) -> pl.DataFrame:
        """How long the rows behind each measure took (LENGTHS), the shortest first."""
        answered = self._answer("lengths", lambda: by_length(self._rows))
        return answered.sort(*KEY, "days").select(*LENGTHS)

    def due(self, within: int, as_at: date | None = None) -> pl.DataFrame:
        """What is to be done soon, or is overdue (worklists.COLUMNS), the longest overdue first."""
        lists = [measure.id for measure in self.measures if measure.worklist]
        rows = self._described
        answer = self._engine.answer(
            worklists.due(rows.filter(rows[MEASURE].isin(lists)), within, as_at)
        )
        return worklists.in_order(answer)

    def moved(self, earlier: date, later: date) -> pl.DataFrame:
        """Who moved between two snapshots (movements.COLUMNS), of measures measured in both."""
        both = (
            self._measured.filter(pl.col(REFERENCE_DATE).is_in([earlier, later]))
            .group_by(MEASURE, AUTHORITY)
            .agg(pl.len())
            .filter(pl.col("len") == 2)
            .drop("len")
        )
        answer = self._engine.answer(movements.movements(self._rows, earlier, later))
        return answer.join(both, on=[MEASURE, AUTHORITY], how="semi").sort(
            MEASURE, AUTHORITY, "moved", "child_id"
        )


def what_is_missing(measure: Measure, columns: Mapping[str, frozenset[str]]) -> str | None:
    """Why lists with these columns cannot answer a measure, in words; None if they can."""
    return lacking(measure.needs, columns)


def _rows_behind(measure: Measure, given: Given) -> Asked:
    """The labelled rows behind a measure; with a name where every clock is as it is by default."""

    def write() -> ir.Table:
        return labelled(measure.id, measure.rows(given))

    usual = all(given.clocks.get(each) == _usual_clocks()[each] for each in measure.clocks)
    return Query(f"rows behind: {measure.id}", write) if usual else write()


@cache
def _usual_clocks() -> Mapping[str, Clock]:
    return {clock.id: clock for clock in DEFAULTS.clocks()}


def _without(rows: ir.Table, left_out: Mapping[str, Sequence[tuple[str, date]]]) -> ir.Table:
    """Labelled rows without those of measures in snapshots that they cannot be answered from."""
    measures: dict[tuple[str, date], list[str]] = {}
    for measure, snapshots in left_out.items():
        for snapshot in snapshots:
            measures.setdefault(snapshot, []).append(measure)
    for (authority, reference_date), ids in measures.items():
        there = (rows[AUTHORITY] == authority) & (rows[REFERENCE_DATE] == day(reference_date))
        rows = rows.filter(~(there & rows[MEASURE].isin(ids)))
    return rows
