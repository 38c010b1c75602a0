"""A submission beside an earlier one: who is new, who is gone, and what changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import polars as pl

from ilacs.lists.declared import ListSpec
from ilacs.lists.snapshot import ListRows, Snapshot

COUNTS: Mapping[str, type[pl.DataType]] = {
    "list": pl.String,
    "rows_earlier": pl.UInt32,
    "rows": pl.UInt32,
    "new": pl.UInt32,
    "gone": pl.UInt32,
    "changed": pl.UInt32,
    "same": pl.UInt32,
}
"""The columns of a table of counts, one row for each list that is in both submissions.

`new`, `gone`, `changed` and `same` count children (adopters, allegations, workers): new + changed
+ same are those of now, gone + changed + same those of the earlier submission.
"""

PEOPLE: Mapping[str, pl.DataType | type[pl.DataType]] = {
    "list": pl.String,
    "id": pl.String,
    "change": pl.String,
    "columns": pl.List(pl.String),
}
"""The columns of a table of who is `new`, `gone` or `changed`.

`id` is what stands in the first column of the key of the list: the child's number, but in the
list of adopters the adopter's. `columns` are the names of the columns that changed, never what
stands in them.
"""

COLUMNS: Mapping[str, type[pl.DataType]] = {
    "list": pl.String,
    "column": pl.String,
    "changed": pl.UInt32,
}
"""The columns of a table of how many children of a list have changed in each column."""

FOLLOWS = ("age",)
"""Columns that change by themselves, and so are not compared."""

_HASHES = 2**32
_NOW = "_now"


@dataclass(frozen=True)
class Comparison:
    """What is different between two submissions: COUNTS, PEOPLE and COLUMNS."""

    counts: pl.DataFrame
    people: pl.DataFrame
    columns: pl.DataFrame


def compare(snapshot: Snapshot, earlier: Snapshot) -> Comparison:
    """Who is new, gone or changed in each list that both submissions have.

    A child has changed where the child's rows, taken together, are not the same in a column that
    both submissions have; in which order they stand does not matter. Rows without the number of
    a child are counted in `rows` and `rows_earlier` only.
    """
    counts, people, columns = [], [], []
    for list_id, now in snapshot.lists.items():
        before = earlier.lists.get(list_id)
        key = now.spec.key[0]
        if before is None or not {key} <= {*now.rows.columns} & {*before.rows.columns}:
            continue
        compared = _compared(now, before)
        beside = _beside(now, before, key, compared)
        counts.append(_counts(now, before, beside))
        people.append(_people(now.spec, key, beside, compared))
        columns.append(_columns(now.spec, beside, compared))
    return Comparison(
        pl.concat([pl.DataFrame(schema=COUNTS), *counts]),
        pl.concat([pl.DataFrame(schema=PEOPLE), *people]),
        pl.concat([pl.DataFrame(schema=COLUMNS), *columns]),
    )


def _compared(now: ListRows, before: ListRows) -> list[str]:
    """The columns that both have, but the key and what changes by itself."""
    left_out = {now.spec.key[0], *FOLLOWS}
    both = set(now.rows.columns) & set(before.rows.columns)
    return [name for name in now.spec.by_name if name in both - left_out]


def _beside(now: ListRows, before: ListRows, key: str, compared: list[str]) -> pl.DataFrame:
    """One row for each child: the key, `change`, and whether each column compared has changed."""
    joined = _summed(now.rows, key, compared).join(
        _summed(before.rows, key, compared), on=key, how="full", coalesce=True, suffix="_before"
    )
    there, was = pl.col(_NOW).is_not_null(), pl.col(f"{_NOW}_before").is_not_null()
    differs = [
        (there & was & (pl.col(name) != pl.col(f"{name}_before"))).alias(name) for name in compared
    ]
    changed = pl.any_horizontal(compared) if compared else pl.lit(False)
    return joined.select(key, there.alias(_NOW), was.alias("_was"), *differs).with_columns(
        pl.when(~pl.col("_was"))
        .then(pl.lit("new"))
        .when(~pl.col(_NOW))
        .then(pl.lit("gone"))
        .when(changed)
        .then(pl.lit("changed"))
        .otherwise(pl.lit("same"))
        .alias("change")
    )


def _summed(rows: pl.DataFrame, key: str, compared: Iterable[str]) -> pl.DataFrame:
    """One row for each child, and for each column a number that stands for all its cells.

    Hashes are added up, so that the order of rows does not matter; a value that is there twice
    counts twice.
    """
    return (
        rows.filter(pl.col(key).is_not_null())
        .group_by(key, maintain_order=True)
        .agg(
            pl.lit(True).alias(_NOW),
            *((pl.col(name).hash() % _HASHES).sum().alias(name) for name in compared),
        )
    )


def _counts(now: ListRows, before: ListRows, beside: pl.DataFrame) -> pl.DataFrame:
    times = dict(beside.group_by("change").len().iter_rows())
    row = {
        "list": now.spec.id,
        "rows_earlier": before.rows.height,
        "rows": now.rows.height,
        **{change: times.get(change, 0) for change in ("new", "gone", "changed", "same")},
    }
    return pl.DataFrame([row], schema=COUNTS)


def _people(spec: ListSpec, key: str, beside: pl.DataFrame, compared: list[str]) -> pl.DataFrame:
    names = [pl.when(pl.col(name)).then(pl.lit(name)) for name in compared]
    columns = pl.concat_list(names).list.drop_nulls() if names else pl.lit([], PEOPLE["columns"])
    return beside.filter(pl.col("change") != "same").select(
        pl.lit(spec.id).alias("list"),
        pl.col(key).alias("id"),
        "change",
        columns.alias("columns"),
    )


def _columns(spec: ListSpec, beside: pl.DataFrame, compared: list[str]) -> pl.DataFrame:
    rows = [(spec.id, name, int(beside[name].sum())) for name in compared]
    return pl.DataFrame(rows, schema=COLUMNS, orient="row")
