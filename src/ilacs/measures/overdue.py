"""How much is overdue: rows of worklists counted, one number a measure, and no child."""

import ibis.expr.types as ir
import polars as pl

from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.figures import KEY
from ilacs.measures.given import REFERENCE_DATE
from ilacs.measures.rows import State

OVERDUE = ("overdue", "no_date")
"""The columns that count rows by the day they are due: those of which it has passed on the
reference date, and those of which no day is known."""


def by_overdue(rows: ir.Table) -> ir.Table:
    """Labelled rows that are not excluded, counted for each measure and snapshot: KEY, OVERDUE."""
    to_do = rows.filter(rows["state"] != State.EXCLUDED.value)
    return to_do.group_by(*KEY).agg(
        overdue=to_do.count(where=to_do["due"] < to_do[REFERENCE_DATE]),
        no_date=to_do.count(where=to_do["due"].isnull()),
    )


def protected_overdue(
    counts: pl.DataFrame, figures: pl.DataFrame, rule: DisclosureRule
) -> pl.DataFrame:
    """Counts of what is overdue as they may leave, beside protected figures.

    What is overdue is often just what a figure does not meet: so it is kept back too where
    anything is kept back of the figure.
    """
    whole = pl.all_horizontal(
        pl.col(name).is_not_null() for name in ("met", "not_met", "not_known", "of")
    )
    shown = figures.select(*KEY, whole.alias("whole"))
    small = pl.any_horizontal(
        (pl.col(name) > 0) & (pl.col(name) < rule.smallest) for name in OVERDUE
    )
    safe = pl.col("whole") & ~small
    return (
        counts.join(shown, on=KEY, how="left", maintain_order="left")
        .with_columns(
            pl.when(safe.fill_null(False)).then(rule.all_rounded(pl.col(name))).alias(name)
            for name in OVERDUE
        )
        .drop("whole")
    )
