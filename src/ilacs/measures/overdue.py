"""How much is overdue: worklists counted, one number a measure, and no child."""

from collections.abc import Iterable

import polars as pl

from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.figures import KEY, MEASURE
from ilacs.measures.measure import Measure
from ilacs.measures.worklists import When

OVERDUE = {"overdue": When.OVERDUE, "no_date": When.NO_DATE}
"""The columns that count rows of a worklist, and where each of them stands."""


def overdue_counts(
    worklist: pl.DataFrame, figures: pl.DataFrame, measures: Iterable[Measure]
) -> pl.DataFrame:
    """A worklist (worklists.COLUMNS), counted: KEY and OVERDUE, for every figure with a worklist.

    `no_date` are rows of which no day is known by which they are due.
    """
    lists = [measure.id for measure in measures if measure.worklist]
    counts = worklist.group_by(KEY).agg(
        (pl.col("when") == when.value).sum().cast(pl.Int64).alias(name)
        for name, when in OVERDUE.items()
    )
    return (
        figures.filter(pl.col(MEASURE).is_in(lists))
        .select(KEY)
        .join(counts, on=KEY, how="left", maintain_order="left")
        .with_columns(pl.col(*OVERDUE).fill_null(0))
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
