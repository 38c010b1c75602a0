"""X1 and X28: rows that stand for the same thing."""

from collections.abc import Iterable

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import if_there
from ilacs.lists.declared import ALL, ListSpec
from ilacs.lists.findings import About
from ilacs.lists.snapshot import ROW


def _again(spec: ListSpec) -> At:
    """Where rows have one key. What every row needs must be known; the rest may be empty in all."""
    needed = [name for name in spec.key if spec.by_name[name].blank is None]
    other = [if_there(name) for name in spec.key if name not in needed]
    known = [pl.col(name).is_not_null() for name in needed]
    again = pl.struct(*needed, *other).is_duplicated()
    return At(
        spec.id,
        spec.key[0],
        pl.all_horizontal(again, *known),
        detail=_the_other_row([*map(pl.col, needed), *other]),
    )


def _the_other_row(key: Iterable[pl.Expr]) -> pl.Expr:
    key = list(key)
    first, last = pl.col(ROW).first().over(key), pl.col(ROW).last().over(key)
    row = pl.when(pl.col(ROW) == first).then(last).otherwise(first)
    return pl.format("row {}", row)


_CHILD, _ADOPTER = ("child_id",), ("adopter_id",)

CHECKS: tuple[Check, ...] = (
    error(
        "x01-child-twice",
        "This child has more than one row in a list that has one row for each child ({detail}).",
        "Keep the row of the most recent episode.",
        *(_again(spec) for spec in ALL if spec.key == _CHILD),
        about=About.LISTS,
    ),
    error(
        "x01-adopter-twice",
        "This adopter has more than one row ({detail}).",
        "Keep one row for each adopter, with the latest application.",
        *(_again(spec) for spec in ALL if spec.key == _ADOPTER),
        about=About.LISTS,
    ),
    query(
        "x28-row-twice",
        "Another row stands for the same event of the same child, or the same matter ({detail}).",
        "Delete the copy, or be able to say what tells the two apart.",
        *(_again(spec) for spec in ALL if spec.key not in (_CHILD, _ADOPTER)),
        about=About.LISTS,
    ),
)
