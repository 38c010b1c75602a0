"""Figures as they may leave the building: every number of them passes disclosure control."""

from collections.abc import Sequence
from dataclasses import replace

import polars as pl

from ilacs.documents.measures.counted_tables import Tables
from ilacs.measures.changes import protected_moved
from ilacs.measures.disclosure import (
    DisclosureRule,
    parts_kept_back,
    protected,
    protected_groups,
    protected_shares,
)
from ilacs.measures.figures import KEY, SHARES
from ilacs.measures.lengths import protected_bands
from ilacs.measures.measure import Measure
from ilacs.measures.overdue import protected_overdue


def protected_tables(tables: Tables, measures: Sequence[Measure], rule: DisclosureRule) -> Tables:
    """The tables of an answer with small numbers kept back, and the rest rounded.

    The shares of groups are left out: they are many small numbers.
    """
    figures = protected(tables.figures, measures, rule)
    return replace(
        tables,
        figures=figures,
        shares=_beside(figures, protected_shares(tables.shares, rule)),
        reasons=_reasons(tables.reasons, figures, rule),
        overdue=protected_overdue(tables.overdue, figures, rule),
        bands=protected_bands(tables.bands, tables.figures, figures, rule),
        moved=None
        if tables.moved is None or tables.earlier is None
        else protected_moved(tables.moved, figures, (tables.earlier, tables.day), rule),
        groups=None if tables.groups is None else protected_groups(tables.groups, measures, rule),
        group_shares=None,
    )


def _beside(figures: pl.DataFrame, shares: pl.DataFrame) -> pl.DataFrame:
    """Shares without the sums, and the per cent of them, that the figure beside does not show."""
    of = figures.select(*KEY, pl.col("of").alias("shown"))
    return (
        shares.join(of, on=KEY, how="left", maintain_order="left")
        .with_columns(
            pl.when(pl.col("shown").is_not_null()).then(pl.col(name)).alias(name)
            for name in ("of", "value")
        )
        .select(*SHARES)
    )


def _reasons(reasons: pl.DataFrame, figures: pl.DataFrame, rule: DisclosureRule) -> pl.DataFrame:
    """Why rows are excluded: the counts add up to the figure's, which stands beside them."""
    shown = {row[:-1]: row[-1] for row in figures.select(*KEY, "excluded").iter_rows()}
    parts = []
    for key, part in reasons.group_by(*KEY, maintain_order=True):
        counts = part["excluded"].to_list()
        hidden = parts_kept_back(counts, rule, sum_hidden=shown[key] is None)
        cells = [
            None if back else rule.rounded(count)
            for count, back in zip(counts, hidden, strict=True)
        ]
        parts.append(part.with_columns(pl.Series("excluded", cells, pl.Int64)))
    return pl.concat(parts) if parts else reasons
