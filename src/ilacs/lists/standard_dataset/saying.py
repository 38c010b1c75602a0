"""Findings about rows of a data set and of the lists made from it."""

import polars as pl

from ilacs.lists.findings import SCHEMA, Rule
from ilacs.lists.snapshot import PLACE, ROW

PRESENTABLE = r"^[0-9A-Za-z_/\-]{1,20}$"
"""What may stand in a finding as a child's number. Anything else could be a name or a note."""


def about_rows(
    rule: Rule,
    rows: pl.DataFrame,
    *,
    column: str | None = None,
    list_id: str | None = None,
    detail: pl.Expr | str | None = None,
) -> pl.DataFrame:
    """A finding (findings.SCHEMA) for each of `rows`: PLACE, ROW and, where known, child_id."""
    child = pl.col("child_id") if "child_id" in rows.columns else pl.lit(None, pl.String)
    words = detail if isinstance(detail, pl.Expr) else pl.lit(detail, pl.String)
    found: pl.DataFrame = rows.select(
        pl.lit(rule.id).alias("rule"),
        pl.lit(list_id, pl.String).alias("list"),
        pl.col(PLACE).cast(SCHEMA["place"]).alias("place"),
        pl.col(ROW).cast(SCHEMA["row"]).alias("row"),
        pl.lit(column, pl.String).alias("column"),
        pl.when(child.str.contains(PRESENTABLE)).then(child).alias("child_id"),
        words.alias("detail"),
    )
    return found


def about(
    rule: Rule,
    *,
    list_id: str | None = None,
    place: int | None = None,
    column: str | None = None,
    detail: str | None = None,
) -> pl.DataFrame:
    """One finding (findings.SCHEMA) about a table, a list or the whole data set."""
    return pl.DataFrame(
        [(rule.id, list_id, place, None, column, None, detail)], schema=SCHEMA, orient="row"
    )
