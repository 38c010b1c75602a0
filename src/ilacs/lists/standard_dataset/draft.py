"""A list as it is made from a data set, before what all lists share is added."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

import polars as pl

from ilacs.lists.declared import ListSpec
from ilacs.lists.findings import no_findings

EARLIER = "an earlier one of the same child"
BEFORE = "before the list's window"
"""Why rows are not in a list."""

FAR = date(9999, 12, 31)
"""The end of what lasts."""


@dataclass(frozen=True)
class Draft:
    """One list in the making.

    `rows` has PLACE and ROW (of the row of `table` that a row was made from), child_id, and the
    list's own columns by their names; coded ones with their TYPED and WHY. Columns of the person
    are added later. `direct` names the columns that hold a field of `table` as it stands.
    `left_out` counts the rows of `table` known on the day that are not in the list, by reason.
    `extra` counts rows that were made from no row of `table`.
    """

    spec: ListSpec
    table: str
    rows: pl.DataFrame
    direct: Mapping[str, str]
    left_out: Mapping[str, int]
    findings: pl.DataFrame = field(default_factory=no_findings)
    extra: int = 0


def sift(rows: pl.DataFrame, *keep: tuple[str, pl.Expr]) -> tuple[pl.DataFrame, dict[str, int]]:
    """The rows that every condition keeps, and how many each left out, by its reason.

    A row that a condition cannot tell of is kept.
    """
    left_out: dict[str, int] = {}
    for reason, condition in keep:
        kept = rows.filter(condition.fill_null(value=True))
        if kept.height < rows.height:
            left_out[reason] = left_out.get(reason, 0) + rows.height - kept.height
        rows = kept
    return rows, left_out


def last_each(rows: pl.DataFrame, *order: str | pl.Expr) -> pl.DataFrame:
    """The last row of each child in an order that leaves nothing to chance."""
    return rows.sort("child_id", *order, nulls_last=False, maintain_order=True).unique(
        "child_id", keep="last", maintain_order=True
    )


def last_of(
    rows: pl.DataFrame, events: pl.DataFrame, kept: pl.Expr, *order: str | pl.Expr
) -> pl.DataFrame:
    """For each of `rows`, in their order, the last of the child's `events` that are kept.

    Both have child_id; `kept` and `order` may name any other column of either. The answer has the
    other columns of `events`, null where none is kept.
    """
    asked = rows.with_row_index("_asked")
    found = (
        asked.join(events, on="child_id", how="inner")
        .filter(kept)
        .sort("_asked", *order, nulls_last=False, maintain_order=True)
        .unique("_asked", keep="last", maintain_order=True)
        .drop(rows.columns)
    )
    return (
        asked.select("_asked")
        .join(found, on="_asked", how="left", maintain_order="left")
        .drop("_asked")
    )


IN_TIME = (pl.col("from") <= pl.col("until")) & (pl.col("to") >= pl.col("since"))
"""Whether what lasts from one day to another touches the time of a row."""


def latest(
    rows: pl.DataFrame, events: pl.DataFrame, when: str, *tie: str | pl.Expr
) -> pl.DataFrame:
    """For each of `rows`, in their order, the latest of the child's `events` in its time.

    `rows` needs child_id, since and until (days; a null `since` is no bound); `events` child_id
    and the day `when`. The answer has the other columns of `events`, null where there is none.
    `tie` decides between events of one day: the last in that order wins.
    """
    asked = rows.select("child_id", pl.col("since").fill_null(date.min), "until")
    within = (pl.col(when) >= pl.col("since")) & (pl.col(when) <= pl.col("until"))
    return last_of(asked, events, within, when, *tie)


def beside(rows: pl.DataFrame, *others: pl.DataFrame) -> pl.DataFrame:
    """Tables of one length side by side."""
    joined: pl.DataFrame = pl.concat([rows, *others], how="horizontal")
    return joined


def count_before_latest(
    rows: pl.DataFrame, latest_days: pl.DataFrame, when: str, months: int = 12
) -> pl.DataFrame:
    """How many of `rows` lie in the months before each child's latest day, itself not counted.

    `latest_days` has child_id and latest. The answer has child_id and count.
    """
    first = pl.col("latest").dt.offset_by(f"-{months}mo")
    return (
        latest_days.join(rows.select("child_id", when), on="child_id", how="left")
        .group_by("child_id", maintain_order=True)
        .agg(((pl.col(when) >= first) & (pl.col(when) <= pl.col("latest"))).sum().alias("count"))
    )
