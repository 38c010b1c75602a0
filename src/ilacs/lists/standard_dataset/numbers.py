"""From what a data set has to the whole numbers of a list's columns."""

import re
from collections.abc import Callable

import polars as pl

from ilacs.lists.reading.outcome import Outcome, unread
from ilacs.lists.reading.whole_numbers import read_count
from ilacs.lists.standard_dataset.coding import TYPED, WHY

_PART = re.compile(r"\d{1,3}(?:\.\d*)?|\.\d+")


def counted(rows: pl.DataFrame, name: str, stored: str) -> pl.DataFrame:
    """`rows` with the column `name` made from a count that is stored as text.

    Adds the columns TYPED and WHY for what is no whole number.
    """
    return _numbered(rows, name, stored, read_count, "it is no whole number")


def percent(rows: pl.DataFrame, name: str, stored: str) -> pl.DataFrame:
    """The same from a part of one, such as 0.6, as hundredths of it."""
    return _numbered(rows, name, stored, _hundredths, "it is no part of one such as 0.6")


def _hundredths(text: str) -> Outcome:
    if _PART.fullmatch(text):
        return Outcome(round(float(text) * 100))
    return unread("dataset-unplaced")


def _numbered(
    rows: pl.DataFrame, name: str, stored: str, read: Callable[[str], Outcome], why: str
) -> pl.DataFrame:
    texts = rows[stored].drop_nulls().unique().to_list()
    read_as = {text: read(text) for text in texts}
    lost = [text for text, outcome in read_as.items() if outcome.value is None and outcome.rule]
    typed = pl.when(pl.col(stored).is_in(lost)).then(pl.col(stored))
    return rows.with_columns(
        pl.col(stored)
        .replace_strict(
            texts,
            [outcome.value for outcome in read_as.values()],
            default=None,
            return_dtype=pl.Int32,
        )
        .alias(name),
        typed.alias(name + TYPED),
        pl.when(typed.is_not_null()).then(pl.lit(why)).alias(name + WHY),
    )
