"""Figures: the rows behind a measure, counted.

Nothing is counted but rows (rows.ROWS) with MEASURE in front, so that a figure and the children
behind it cannot disagree.
"""

from collections.abc import Iterable, Mapping, Sequence

import ibis
import ibis.expr.types as ir
import polars as pl

from ilacs.measures.given import SNAPSHOT
from ilacs.measures.measure import Measure, Unit
from ilacs.measures.rows import State

MEASURE = "measure"
"""The column in front of gathered rows and figures: the id of the measure."""

NOT_RECORDED = "not recorded"
"""The group, or the category, of rows where it is blank."""

KEY = (MEASURE, *SNAPSHOT)

COUNTS: Mapping[str, State] = {
    "met": State.MET,
    "not_met": State.NOT_MET,
    "not_known": State.NOT_KNOWN,
    "excluded": State.EXCLUDED,
}
"""The columns that count rows, and the state of the rows that each counts."""

FIGURES: Mapping[str, type[pl.DataType]] = {
    MEASURE: pl.String,
    "authority": pl.String,
    "reference_date": pl.Date,
    "value": pl.Float64,
    **dict.fromkeys(("met", "of", "not_met", "not_known", "excluded", "children"), pl.Int64),
    "median": pl.Float64,
}
"""The columns of figures; a breakdown has one more, the group.

`of` counts the rows that the measure is about: met, not met and not known. `children` counts
different children with a row that is met. `median` is that of the days of the rows in `of`.
`value` is in the measure's unit: met for a count, 100 x met / of for a share, the median for days.
It is null for a share of nothing, for days that no row has, and for a mix, which has `SHARES`;
and where there are rows and of none it is known whether it is met, for that is not nought.
"""

SHARES: Mapping[str, type[pl.DataType]] = {
    MEASURE: pl.String,
    "authority": pl.String,
    "reference_date": pl.Date,
    "category": pl.String,
    "met": pl.Int64,
    "of": pl.Int64,
    "value": pl.Float64,
}
"""The columns of the shares of mixes: how many rows a category has, of how many, in per cent."""

REASONS: Mapping[str, type[pl.DataType]] = {
    MEASURE: pl.String,
    "authority": pl.String,
    "reference_date": pl.Date,
    "reason": pl.String,
    "excluded": pl.Int64,
}
"""The columns of why rows are excluded, and how many."""


LENGTHS: Mapping[str, type[pl.DataType]] = {
    MEASURE: pl.String,
    "authority": pl.String,
    "reference_date": pl.Date,
    "days": pl.Int64,
    "rows": pl.Int64,
}
"""The columns of lengths: how many rows have each number of days, those of excluded rows left out.
"""


def labelled(measure_id: str, rows: ir.Table) -> ir.Table:
    """Rows behind a measure with MEASURE in front."""
    return rows.select(ibis.literal(measure_id).name(MEASURE), *rows.columns)


def counted(rows: ir.Table, *by: str) -> ir.Table:
    """Labelled rows, counted for each measure and snapshot, and each group of the columns `by`."""
    states = {name: rows["state"] == state.value for name, state in COUNTS.items()}
    # Said without a condition in the aggregate: not every engine has a median with one.
    lasting = states["excluded"].ifelse(None, rows["days"])
    return rows.group_by(*KEY, *by).agg(
        **{name: rows.count(where=state) for name, state in states.items()},
        children=rows["child_id"].nunique(where=states["met"]),
        median=lasting.median(),
    )


def by_category(rows: ir.Table, *by: str) -> ir.Table:
    """Labelled rows that are not excluded, counted for each category."""
    about = rows.filter(rows["state"] != State.EXCLUDED.value)
    return about.group_by(*KEY, *by, "category").agg(met=about.count())


def by_reason(rows: ir.Table) -> ir.Table:
    """Labelled rows that are excluded, counted for each reason."""
    left_out = rows.filter(rows["state"] == State.EXCLUDED.value)
    return left_out.group_by(*KEY, "reason").agg(excluded=left_out.count())


def by_length(rows: ir.Table) -> ir.Table:
    """Labelled rows that have a length and are not excluded, counted for each length."""
    lasting = rows.filter((rows["state"] != State.EXCLUDED.value) & rows["days"].notnull())
    return lasting.group_by(*KEY, "days").agg(rows=lasting.count())


def figures_of(
    counts: pl.DataFrame, measures: Iterable[Measure], by: Sequence[str] = ()
) -> pl.DataFrame:
    """What `counted` answered as figures (FIGURES, after MEASURE and snapshot the columns `by`).

    In the order of the measures, then by snapshot and group.
    """
    units = pl.DataFrame(
        [(measure.id, measure.unit.value) for measure in measures],
        schema={MEASURE: pl.String, "unit": pl.String},
        orient="row",
    ).with_row_index("place")
    of = pl.sum_horizontal("met", "not_met", "not_known")
    unit = pl.col("unit")
    nothing_known = (pl.col("not_known") > 0) & (pl.col("not_known") == pl.col("of"))
    value = (
        pl.when(nothing_known)
        .then(None)
        .when(unit == Unit.COUNT.value)
        .then(pl.col("met").cast(pl.Float64))
        .when(unit == Unit.SHARE.value)
        .then(_per_cent(pl.col("met"), pl.col("of")))
        .when(unit.is_in([Unit.DAYS.value, Unit.WORKING_DAYS.value]))
        .then(pl.col("median"))
    )
    return (
        counts.join(units, on=MEASURE, how="inner")
        .with_columns(of.alias("of"), pl.col("median").cast(pl.Float64))
        .with_columns(value.alias("value"))
        .with_columns(pl.col(name).fill_null(NOT_RECORDED) for name in by)
        .sort("place", *SNAPSHOT, *by)
        .select(*KEY, *by, *(name for name in FIGURES if name not in KEY))
    )


def shares_of(
    categories: pl.DataFrame, figures: pl.DataFrame, by: Sequence[str] = ()
) -> pl.DataFrame:
    """What `by_category` answered as shares of the figures of the same measures and groups."""
    place = figures.select(*KEY, *by, "of").with_row_index("place")
    return (
        categories.with_columns(pl.col(name).fill_null(NOT_RECORDED) for name in ("category", *by))
        .join(place, on=[*KEY, *by], how="inner")
        .with_columns(_per_cent(pl.col("met"), pl.col("of")).alias("value"))
        .sort("place", "category")
        .select(*KEY, *by, *(name for name in SHARES if name not in KEY))
    )


def _per_cent(part: pl.Expr, whole: pl.Expr) -> pl.Expr:
    return pl.when(whole > 0).then(part * 100 / whole)
