"""Who moved: the children who meet a measure now and did not before, and the other way round."""

from datetime import date
from enum import StrEnum

import ibis
import ibis.expr.types as ir
import polars as pl

from ilacs.measures.figures import MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE
from ilacs.measures.rows import State


class Moved(StrEnum):
    """How a child stands to a measure, in the later snapshot beside the earlier one."""

    IN = "moved in"
    OUT = "moved out"
    STAYED = "stayed"


NOT_THERE = "not among them"
"""Where a child stands of whom a measure has no row in a snapshot."""

COLUMNS = (MEASURE, AUTHORITY, "child_id", "before", "now", "moved")
"""The columns of movements: where the child stood in the earlier snapshot and stands in the later
one, as states or NOT_THERE."""

_RANKS: tuple[tuple[State, int], ...] = (
    (State.MET, 4),
    (State.NOT_MET, 3),
    (State.NOT_KNOWN, 2),
    (State.EXCLUDED, 1),
)
"""A child with several rows stands where the first of these holds."""


def movements(rows: ir.Table, earlier: date, later: date) -> ir.Table:
    """The children who meet a measure in one of two snapshots of the same authority, or in both.

    `rows` are labelled rows. Rows without a child are not compared: nothing tells which of one
    snapshot is which of the other.
    """
    rank = ibis.cases(*((rows["state"] == state.value, rank) for state, rank in _RANKS))
    ranked = rows.mutate(rank=rank.cast("int64")).filter(rows["child_id"].notnull())
    best = {
        name: _at(ranked, day).fill_null(0)
        for name, day in (("rank_before", earlier), ("rank_now", later))
    }
    stood = ranked.group_by(MEASURE, AUTHORITY, "child_id").agg(**best)
    met = _RANKS[0][1]
    was, now = stood["rank_before"] == met, stood["rank_now"] == met
    moved = ibis.cases(
        (was & now, Moved.STAYED.value), (now, Moved.IN.value), else_=Moved.OUT.value
    )
    return (
        stood.filter(was | now)
        .mutate(before=_state(stood["rank_before"]), now=_state(stood["rank_now"]), moved=moved)
        .select(*COLUMNS)
    )


def moved_between(earlier: pl.DataFrame, later: pl.DataFrame) -> pl.DataFrame:
    """As `movements`, of labelled rows that were answered before: those of two snapshots."""
    key = (MEASURE, AUTHORITY, "child_id")
    stood = _best(earlier, key).join(
        _best(later, key), on=key, how="full", coalesce=True, suffix="_now"
    )
    met = _RANKS[0][1]
    was = pl.col("rank").fill_null(0) == met
    now = pl.col("rank_now").fill_null(0) == met
    moved = (
        pl.when(was & now).then(pl.lit(Moved.STAYED.value)).when(now).then(pl.lit(Moved.IN.value))
    )
    states = {rank: state.value for state, rank in _RANKS}
    return (
        stood.filter(was | now)
        .with_columns(moved.otherwise(pl.lit(Moved.OUT.value)).alias("moved"))
        .with_columns(
            pl.col(name)
            .replace_strict(states, default=None, return_dtype=pl.String)
            .fill_null(NOT_THERE)
            .alias(said)
            for name, said in (("rank", "before"), ("rank_now", "now"))
        )
        .select(*COLUMNS)
        .sort(MEASURE, AUTHORITY, "moved", "child_id")
    )


def _best(rows: pl.DataFrame, key: tuple[str, ...]) -> pl.DataFrame:
    ranks = {state.value: rank for state, rank in _RANKS}
    rank = pl.col("state").replace_strict(ranks, return_dtype=pl.Int64)
    known = rows.filter(pl.col("child_id").is_not_null())
    return known.group_by(key).agg(rank.max().alias("rank"))


def _at(ranked: ir.Table, day: date) -> ir.IntegerValue:
    return ranked["rank"].max(where=ranked[REFERENCE_DATE] == ibis.date(day.isoformat()))


def _state(rank: ir.IntegerValue) -> ir.StringValue:
    return ibis.cases(*((rank == number, state.value) for state, number in _RANKS), else_=NOT_THERE)
