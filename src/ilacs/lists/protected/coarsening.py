"""Coarser values, and small cells removed, until few enough rows stand out."""

from collections.abc import Callable, Mapping

import polars as pl

from ilacs.lists.declared import Column, by_id, code_sets
from ilacs.lists.protected.classes import subjects
from ilacs.lists.protected.reviewing import (
    LOOKS,
    likeness,
    person_column,
    small_cells,
)

Lists = Mapping[str, pl.DataFrame]

BAND = 5
"""The width of an age band, in years."""

_YIELDING = ("placement_postcode", "ethnicity", "gender", "age", "date_of_birth")
"""The traits in the order in which they are given up for a row that stands out."""


def wider_postcodes(lists: Lists) -> Lists:
    """Areas ("SW") in place of postcode districts ("SW1A")."""
    area = pl.col("placement_postcode").str.extract("^([A-Z]+)")
    return {
        list_id: rows.with_columns(area) if "placement_postcode" in rows.columns else rows
        for list_id, rows in lists.items()
    }


def wider_ethnicities(lists: Lists) -> Lists:
    """Groups ("a) White") in place of single codes of ethnicity."""
    return {list_id: _grouped(list_id, rows, "ethnicity") for list_id, rows in lists.items()}


def wider_ages(lists: Lists) -> Lists:
    """Bands of five years ("5 to 9") in place of ages, and no month of birth."""
    return {list_id: _banded(rows) for list_id, rows in lists.items()}


STEPS: tuple[tuple[str, Callable[[Lists], Lists]], ...] = (
    ("Postcode areas in place of districts.", wider_postcodes),
    ("Groups of ethnicity in place of codes.", wider_ethnicities),
    ("Age bands of five years in place of ages, and no month of birth.", wider_ages),
)
"""What is made coarser, in this order, until no cell is small."""


def _grouped(list_id: str, rows: pl.DataFrame, name: str) -> pl.DataFrame:
    column = by_id()[list_id].by_name.get(name)
    if column is None or name not in rows.columns:
        return rows
    return rows.with_columns(pl.col(name).replace(_groups(column)))


def _groups(column: Column) -> dict[str, str]:
    codes = code_sets()[column.codes].codes if column.codes else ()
    return {code.key: code.group for code in codes if code.group}


def _banded(rows: pl.DataFrame) -> pl.DataFrame:
    if "age" in rows.columns and rows.schema["age"] != pl.String:
        age = pl.col("age")
        lowest = age.floordiv(BAND) * BAND
        band = pl.format("{} to {}", lowest, lowest + BAND - 1)
        unborn = pl.when(age < 0).then(pl.lit("not born yet"))
        rows = rows.with_columns(unborn.when(age >= 0).then(band).alias("age"))
    if "date_of_birth" in rows.columns:
        rows = rows.with_columns(pl.lit(None, pl.Date).alias("date_of_birth"))
    return rows


def without_small_cells(lists: Lists, threshold: int) -> Lists:
    """Every value removed that stands in a cell with fewer people than the threshold.

    It is removed for the person in all lists, as the pseudonym joins them. Ends, since each round
    removes values and none puts any back.
    """
    while True:
        standing_out = {
            list_id: _standing_out(list_id, rows, threshold) for list_id, rows in lists.items()
        }
        if not any(standing_out.values()):
            return lists
        lists = _emptied(lists, standing_out)


def _standing_out(list_id: str, rows: pl.DataFrame, threshold: int) -> dict[str, pl.Series]:
    """For each column, which rows must lose its value; no column where no row must."""
    lose: dict[str, pl.Series] = {}
    for look in LOOKS:
        if set(look.columns) <= set(rows.columns):
            cells = small_cells(list_id, rows, look, threshold).select(look.columns)
            small = cells.with_columns(pl.lit(value=True).alias("small"))
            marks = rows.join(small, on=look.columns, how="left", maintain_order="left")["small"]
            _mark(lose, look.yields, marks.fill_null(value=False))
    few = (likeness(list_id, rows) < threshold).fill_null(value=False)
    for name in (name for name in _YIELDING if name in rows.columns):
        yields = few & rows[name].is_not_null()
        _mark(lose, name, yields)
        few &= ~yields
    return lose


def _mark(lose: dict[str, pl.Series], name: str, marks: pl.Series) -> None:
    if marks.any():
        lose[name] = lose[name] | marks if name in lose else marks


def _emptied(lists: Lists, standing_out: Mapping[str, Mapping[str, pl.Series]]) -> Lists:
    people = _people(lists, standing_out)
    return {
        list_id: rows.with_columns(
            pl.when(lost).then(None).otherwise(pl.col(name)).alias(name)
            for name, lost in _lost(list_id, rows, standing_out[list_id], people).items()
        )
        for list_id, rows in lists.items()
    }


def _people(
    lists: Lists, standing_out: Mapping[str, Mapping[str, pl.Series]]
) -> dict[tuple[str, str], set[str]]:
    """Who must lose the values of a column: by the subject and the name of the column."""
    people: dict[tuple[str, str], set[str]] = {}
    for list_id, lose in standing_out.items():
        person = person_column(list_id, lists[list_id])
        if person is not None:
            subject = subjects(by_id()[list_id].columns)[person]
            for name, marks in lose.items():
                losing = lists[list_id][person].filter(marks).drop_nulls()
                people.setdefault((subject, name), set()).update(losing)
    return people


def _lost(
    list_id: str,
    rows: pl.DataFrame,
    own: Mapping[str, pl.Series],
    people: Mapping[tuple[str, str], set[str]],
) -> dict[str, pl.Series]:
    person = person_column(list_id, rows)
    lost = dict(own)
    if person is not None:
        subject = subjects(by_id()[list_id].columns)[person]
        for (of, name), who in people.items():
            if of == subject and name in rows.columns:
                marks = rows[person].is_in(sorted(who)).fill_null(value=False)
                _mark(lost, name, marks)
    return lost
