"""Measures put to lists: what can be measured is, and of the rest it is said why not."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

import ibis
import ibis.expr.types as ir
import polars as pl

from ilacs.framework import DEFAULTS
from ilacs.framework.clocks import Clock
from ilacs.measures import movements, worklists
from ilacs.measures.data import CannotMeasure, Data, lacking
from ilacs.measures.declared import ALL
from ilacs.measures.described import By, described
from ilacs.measures.engines.engine import TOGETHER, Engine
from ilacs.measures.engines.queries import Asked, Passing, Query, expression_of
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
from ilacs.measures.overdue import OVERDUE, by_overdue
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
    asked of that table. Where `rows_kept` is false, rows are counted as they are found: figures,
    shares, reasons, lengths and what is overdue then take about half the time where nothing else
    is wanted, and little memory. `not_measured` says what the lists cannot answer: of those
    measures there is no figure for that snapshot, not even zero.
    """

    def __init__(
        self,
        engine: Engine,
        data: Data,
        clocks: Mapping[str, Clock],
        measures: Sequence[Measure] = ALL,
        *,
        rows_kept: bool = True,
    ) -> None:
        self._engine = engine
        self._given = engine.given(data, clocks)
        self.not_measured = tuple(
            NotMeasured(measure.id, *snapshot, reason)
            for measure in measures
            for snapshot, columns in data.columns.items()
            if (reason := what_is_missing(measure, columns))
        )
        unmeasured = {(one.measure, one.authority, one.reference_date) for one in self.not_measured}
        measured = [
            (measure, snapshot)
            for measure in measures
            for snapshot in data.columns
            if (measure.id, *snapshot) not in unmeasured
        ]
        self.measures = tuple({measure.id: measure for measure, _ in measured}.values())
        if not self.measures:
            raise CannotMeasure(
                "None of the measures can be answered from these lists: a list or a column that "
                "each needs is not there."
            )
        self._measured = pl.DataFrame(
            [(measure.id, *snapshot) for measure, snapshot in measured],
            schema={MEASURE: pl.String, AUTHORITY: pl.String, REFERENCE_DATE: pl.Date},
            orient="row",
        )
        self._rows_kept = rows_kept
        if rows_kept:
            _ = self._rows

    @cached_property
    def _rows(self) -> ir.Table:
        """The rows behind every measure, without those of measures that are not measured."""
        rows = self._engine.gather(_ROWS_BEHIND, self._behind(self.measures))
        asked = {measure.id for measure in self.measures}
        left_out = [each for each in self.not_measured if each.measure in asked]
        if not left_out:
            return rows
        return self._engine.gather("rows_measured", [_without(rows, left_out)])

    def _behind(self, measures: Sequence[Measure]) -> list[Asked]:
        return [rows_behind(measure, self._given) for measure in measures]

    def _counts(
        self,
        what: str,
        count: Callable[[ir.Table], ir.Table],
        measures: Sequence[Measure],
    ) -> pl.DataFrame:
        """The rows behind measures, counted: those that are kept, or else as they are found."""
        if self._rows_kept:
            return self._answer(what, lambda: count(self._rows))
        rows = self._behind(measures)

        def write() -> ir.Table:
            return count(ibis.table(expression_of(rows[0]).schema(), name=_ROWS_BEHIND))

        query = Query(f"{_ROWS_BEHIND}: {what}", write)
        found = self._engine.gather(
            "rows_counted",
            [
                Passing(query, _ROWS_BEHIND, rows[start : start + TOGETHER])
                for start in range(0, len(rows), TOGETHER)
            ],
        )
        return self._engine.answer(found).join(self._measured, on=KEY, how="semi")

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
        return found.drop(MEASURE).sort(*_IN_LISTS)

    @property
    def every_row(self) -> pl.DataFrame:
        """The rows behind all measures: MEASURE, rows.ROWS, the columns of By.

        By the ids of measures, then as `rows` has them.
        """
        return self._engine.answer(self._described).sort(MEASURE, *_IN_LISTS)

    @cached_property
    def figures(self) -> pl.DataFrame:
        """Every figure (FIGURES); zero where a measure found no row."""
        answered = self._counts("counted", counted, self.measures)
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
        mixes = [measure for measure in self.measures if measure.unit is Unit.MIX]
        if by is None:
            answered = self._counts("shares", by_category, mixes or self.measures)
        else:
            rows = self._described
            answered = self._answer(f"shares by {by}", lambda: by_category(rows, by.value))
        answered = answered.filter(pl.col(MEASURE).is_in([measure.id for measure in mixes]))
        figures = self.figures if by is None else self.broken_down(by)
        return shares_of(answered, figures, () if by is None else (by.value,))

    @cached_property
    def reasons(self) -> pl.DataFrame:
        """Why rows are excluded (REASONS)."""
        answered = self._counts("reasons", by_reason, self.measures)
        return answered.sort(*KEY, "reason").select(*REASONS)

    @cached_property
    def lengths(self) -> pl.DataFrame:
        """How long the rows behind each measure took (LENGTHS), the shortest first."""
        answered = self._counts("lengths", by_length, self.measures)
        return answered.sort(*KEY, "days").select(*LENGTHS)

    @cached_property
    def overdue(self) -> pl.DataFrame:
        """How much is overdue (KEY, OVERDUE), for every figure with a worklist."""
        lists = [measure for measure in self.measures if measure.worklist]
        answered = self._counts("overdue", by_overdue, lists or self.measures)
        with_list = pl.col(MEASURE).is_in([measure.id for measure in lists])
        return (
            self.figures.filter(with_list)
            .select(KEY)
            .join(answered, on=KEY, how="left", maintain_order="left")
            .with_columns(pl.col(OVERDUE).fill_null(0))
        )

    def due(self, within: int, as_at: date | None = None) -> pl.DataFrame:
        """What is to be done soon, or is overdue (worklists.COLUMNS), the longest overdue first."""
        declared = {measure.id: measure for measure in ALL}
        usual = as_at is None and all(declared.get(each.id) is each for each in self.measures)
        # The same words for any of them, so that they may be kept: others have no rows here.
        lists = [each.id for each in (ALL if usual else self.measures) if each.worklist]
        rows = self._described

        def write() -> ir.Table:
            return worklists.due(rows.filter(rows[MEASURE].isin(lists)), within, as_at)

        return worklists.in_order(
            self._answer(f"due within {within}", write) if usual else self._engine.answer(write())
        )

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


_ROWS_BEHIND = "rows_behind"
_IN_LISTS = (*SNAPSHOT, "list", ROW, "category")
_USUAL_CLOCKS = DEFAULTS.clocks_by_id()


def rows_behind(measure: Measure, given: Given) -> Asked:
    """The labelled rows behind a measure, as an engine is asked for them.

    They have a name, so that their words may be kept, where every clock is as it is by default.
    """

    def write() -> ir.Table:
        return labelled(measure.id, measure.rows(given))

    usual = all(given.clocks.get(each) == _USUAL_CLOCKS[each] for each in measure.clocks)
    return Query(f"rows behind: {measure.id}", write) if usual else write()


def _without(rows: ir.Table, left_out: Sequence[NotMeasured]) -> ir.Table:
    """Labelled rows without those of measures in snapshots that they cannot be answered from."""
    measures: dict[tuple[str, date], list[str]] = {}
    for each in left_out:
        measures.setdefault((each.authority, each.reference_date), []).append(each.measure)
    for (authority, reference_date), ids in measures.items():
        there = (rows[AUTHORITY] == authority) & (rows[REFERENCE_DATE] == day(reference_date))
        rows = rows.filter(~(there & rows[MEASURE].isin(ids)))
    return rows
