"""From what a data set has to the codes of a list's columns."""

from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

import polars as pl

from ilacs.lists.declared import Column, Kind, code_sets
from ilacs.lists.placing import place
from ilacs.lists.standard_dataset.declared import values

TYPED, WHY = "?typed", "?why"
"""What ends the names of the columns beside a coded column: the value that could not be placed,
and why, in words without it."""

UNSURE = "?"
"""Stands in `values.csv` for a key where a value could mean more than one."""

ANSWERS = frozenset({"yes_no", "yes_no_unknown", "plain_yes_no"})
"""Code sets that answer yes or no."""


def with_typed(name: str) -> tuple[str, str, str]:
    """The names of a coded column and of those beside it."""
    return name, name + TYPED, name + WHY


def coded(rows: pl.DataFrame, column: Column, *stored: str) -> pl.DataFrame:
    """`rows` with `column` made from the columns `stored`: the first that can be placed wins.

    Adds the column's key, and the columns TYPED and WHY for a value that none could place.
    """
    frame, keys, typed, whys = rows, [], [], []
    for index, name in enumerate(stored):
        placed = {text: _place(column, text) for text in _distinct(rows[name])}
        lookup = pl.DataFrame(
            {
                name: list(placed),
                f"_key{index}": [key for key, _ in placed.values()],
                f"_why{index}": [why for _, why in placed.values()],
            },
            {name: pl.String, f"_key{index}": pl.String, f"_why{index}": pl.String},
        )
        frame = frame.join(lookup, on=name, how="left", maintain_order="left")
        keys.append(f"_key{index}")
        whys.append(f"_why{index}")
        typed.append(name)
    key = pl.coalesce(keys)
    return frame.with_columns(
        key.alias(column.name),
        pl.when(key.is_null()).then(pl.coalesce(typed)).alias(column.name + TYPED),
        pl.when(key.is_null()).then(pl.coalesce(whys)).alias(column.name + WHY),
    ).drop(*keys, *whys)


def own(rows: pl.DataFrame, stored: str, value_set: str) -> pl.Series:
    """What the values of a column stand for in a set of the data set's own; null where unknown."""
    known = {text: own_key(value_set, text) for text in _distinct(rows[stored])}
    return rows[stored].replace_strict(
        list(known), list(known.values()), default=None, return_dtype=pl.String
    )


def own_key(value_set: str, text: str) -> str | None:
    """What one value stands for in a set of `values.csv`, where * stands for any words."""
    found, folded = values()[value_set], " ".join(text.lower().split())
    if folded in found:
        return found[folded]
    return next(
        (key for form, key in found.items() if "*" in form and fnmatchcase(folded, form)), None
    )


def _place(column: Column, text: str) -> tuple[str | None, str]:
    if column.kind is Kind.CODE and column.codes is not None:
        own_set = "answer" if column.codes in ANSWERS else column.codes
        key = own_key(own_set, text) if own_set in values() else None
        if key == UNSURE:
            return None, "in this data set it could stand for several codes"
        if key is not None and key in code_sets()[column.codes].by_key:
            return key, ""
    placed = place(column, text)
    return placed.key, placed.why


def _distinct(cells: pl.Series) -> Sequence[str]:
    found: Iterable[str] = cells.drop_nulls().unique().to_list()
    return list(found)
