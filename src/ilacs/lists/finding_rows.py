"""Findings made from rows of lists."""

import polars as pl

from ilacs.lists.findings import SCHEMA, Rule
from ilacs.lists.identifiers import shown
from ilacs.lists.snapshot import PLACE, ROW


def finding(
    rule: Rule,
    *,
    list_id: str | None = None,
    place: int | None = None,
    column: str | None = None,
    detail: str | None = None,
) -> pl.DataFrame:
    """One finding (findings.SCHEMA) that is about no row: a column, a list, a table, or all."""
    said = {"rule": rule.id, "list": list_id, "place": place, "column": column, "detail": detail}
    return pl.DataFrame([said], schema=SCHEMA)


def findings_in(
    rule: Rule,
    rows: pl.DataFrame,
    *,
    list_id: str | None = None,
    column: str | None = None,
    detail: pl.Expr | str | None = None,
) -> pl.DataFrame:
    """A finding (findings.SCHEMA) for each of `rows`: PLACE, ROW and, where known, `child_id`.

    `detail` are words for all of them, or an expression for them over the rows.
    """
    known = "child_id" in rows.columns
    found: pl.DataFrame = rows.select(
        pl.lit(rule.id, pl.String).alias("rule"),
        pl.lit(list_id, pl.String).alias("list"),
        pl.col(PLACE).alias("place"),
        pl.col(ROW).alias("row"),
        pl.lit(column, pl.String).alias("column"),
        (shown(pl.col("child_id")) if known else pl.lit(None, pl.String)).alias("child_id"),
        (detail if isinstance(detail, pl.Expr) else pl.lit(detail, pl.String)).alias("detail"),
    )
    return found
