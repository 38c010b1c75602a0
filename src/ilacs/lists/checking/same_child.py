"""X2: what is the same of one child in every list."""

from collections.abc import Iterator

import polars as pl

from ilacs.lists.checking.check import rule
from ilacs.lists.checking.running import other_row_of
from ilacs.lists.declared import ANNEX_A
from ilacs.lists.finding_rows import findings_in
from ilacs.lists.findings import About, Rule, Severity, together
from ilacs.lists.snapshot import PLACE, ROW, Snapshot

_FIX = "Find out which is right, and use it in every list."

SAME: dict[str, Rule] = {
    column: rule(
        f"x02-{words.replace(' ', '-')}-differs",
        Severity.QUERY,
        About.LISTS,
        f"The child's {words} is not the same as in most of the child's rows ({{detail}}).",
        _FIX,
    )
    for column, words in (
        ("date_of_birth", "date of birth"),
        ("gender", "gender"),
        ("ethnicity", "ethnicity"),
        ("disability", "disability"),
    )
}
"""The rule of each column that is the same in every list."""

RULES: tuple[Rule, ...] = tuple(SAME.values())

_LIST = "_list"


def sweep(snapshot: Snapshot) -> pl.DataFrame:
    """Rows that differ from most rows of the same child (findings.SCHEMA).

    Where as many rows say one thing as another, the first list is believed.
    """
    tables = list(_tables(snapshot))
    if not tables:
        return together([])
    everyone = pl.concat(tables, how="diagonal")
    columns = [column for column in SAME if column in everyone.columns]
    differing = everyone.group_by("child_id").agg(
        *((pl.col(column).min() != pl.col(column).max()) for column in columns)
    )
    return together(
        found
        for column in columns
        for found in _unlike(everyone, differing.filter(pl.col(column)), column)
    )


def _tables(snapshot: Snapshot) -> Iterator[pl.DataFrame]:
    for number, spec in enumerate(ANNEX_A):
        if spec.id in snapshot.lists:
            rows = snapshot.lists[spec.id].rows
            columns = [name for name in SAME if name in rows.columns]
            if "child_id" in rows.columns and columns:
                known = rows.filter(pl.col("child_id").is_not_null())
                yield known.select(
                    pl.lit(number, pl.UInt8).alias(_LIST), PLACE, ROW, "child_id", *columns
                )


def _unlike(everyone: pl.DataFrame, children: pl.DataFrame, column: str) -> Iterator[pl.DataFrame]:
    if children.is_empty():
        return
    value = pl.col(column)
    rows = everyone.filter(value.is_not_null()).join(
        children.select("child_id"), on="child_id", how="semi", maintain_order="left"
    )
    usual = (
        rows.group_by("child_id", column, maintain_order=True)
        .agg(pl.len().alias("times"), pl.col(_LIST, ROW).first())
        .sort("times", descending=True, maintain_order=True)
        .unique("child_id", keep="first", maintain_order=True)
    )
    unlike = rows.join(usual, on="child_id", suffix="_usual", maintain_order="left").filter(
        value != pl.col(f"{column}_usual")
    )
    titles = {number: spec.title for number, spec in enumerate(ANNEX_A)}
    detail = other_row_of(
        pl.col(f"{_LIST}_usual").replace_strict(titles, return_dtype=pl.String),
        pl.col(f"{ROW}_usual"),
    )
    for (number,), found in unlike.group_by(_LIST, maintain_order=True):
        spec = ANNEX_A[int(number)]
        yield findings_in(SAME[column], found, list_id=spec.id, column=column, detail=detail)
