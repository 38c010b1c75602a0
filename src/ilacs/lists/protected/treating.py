"""One list made fit to leave: each column treated by its class."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cache

import polars as pl

from ilacs.lists.declared import Column, ListSpec, code_sets
from ilacs.lists.protected.classes import TREATED, Privacy, class_of
from ilacs.lists.protected.pseudonyms import Subject, pseudonyms
from ilacs.lists.snapshot import ROW
from ilacs.register.authorities import authorities

BIRTHDAYS = (0, 16, 18, 21, 25)
"""The birthdays at which cases begin or end: a date in the month of one could tell the day of
birth, so it becomes the first of its month."""

LARGEST_COUNT = 999
"""No count of referrals or placements is greater; a greater number may be a reference or a
telephone number in the wrong column."""

LARGEST_AGE = 120

_DISTRICT = "[A-Z]{1,2}[0-9][A-Z0-9]?"
# Whole postcodes first: BN14GH, written without a space, is of BN1 and not of BN14.
_POSTCODES = (re.compile(rf"({_DISTRICT})\s*[0-9][A-Z]{{2}}"), re.compile(rf"({_DISTRICT})"))


class Staff(StrEnum):
    """What becomes of the names of workers and teams."""

    REMOVED = "removed"
    PSEUDONYMS = "pseudonyms"


@dataclass(frozen=True)
class Treatment:
    """How columns are treated, and with which key."""

    key: bytes = field(repr=False)
    staff: Staff
    months_only: bool
    births: pl.DataFrame = field(repr=False)
    """`births_of` the whole snapshot."""


def births_of(lists: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """The months of birth of every child, from all lists: child_id and months, counted from
    year 0. A child has several where the lists do not agree."""
    empty = pl.DataFrame(schema={"child_id": pl.String, "month": pl.Int32})
    found = [
        rows.select("child_id", _month("date_of_birth").alias("month")).drop_nulls()
        for rows in lists
        if {"child_id", "date_of_birth"} <= set(rows.columns)
    ]
    births = pl.concat([empty, *found]).with_columns(pl.col("child_id").str.strip_chars())
    return births.group_by("child_id").agg(pl.col("month").unique().alias("months"))


def treated(spec: ListSpec, rows: pl.DataFrame, how: Treatment) -> pl.DataFrame:
    """The columns of a list that may leave, each as it may leave, behind ROW; nothing else."""
    known = _with_births(rows, how.births)
    kept = [rows[ROW]]
    for column in spec.columns:
        if column.name in rows.columns:
            become = _BECOMES[class_of(column).privacy](column, known, how)
            if become is not None:
                kept.append(become.alias(column.name))
    return pl.DataFrame(kept)


def words(column: Column, how: Treatment) -> str:
    """What was done to a column, in words."""
    privacy = class_of(column).privacy
    if privacy is Privacy.STAFF and how.staff is Staff.PSEUDONYMS:
        privacy = Privacy.PSEUDONYM
    if privacy is Privacy.DATE and how.months_only:
        return "The first of the month."
    return TREATED[privacy]


_Becomes = Callable[[Column, pl.DataFrame, Treatment], pl.Series | None]
_BIRTHS = "births of the child"


def _with_births(rows: pl.DataFrame, births: pl.DataFrame) -> pl.DataFrame:
    """The rows with a column of the months that could tell the day of birth."""
    none = pl.lit([], pl.List(pl.Int32))
    own = none
    if "date_of_birth" in rows.columns:
        own = pl.concat_list(_month("date_of_birth"))
    if "child_id" in rows.columns:
        stripped = pl.col("child_id").str.strip_chars()
        rows = rows.join(births, left_on=stripped, right_on="child_id", how="left")
    else:
        rows = rows.with_columns(none.alias("months"))
    months = pl.concat_list(pl.col("months").fill_null(none), own)
    return rows.with_columns(months.alias(_BIRTHS)).drop("months")


def _month(name: str) -> pl.Expr:
    # Polars counts months in 8 bits: widen before reckoning.
    date = pl.col(name).dt
    return date.year().cast(pl.Int32) * 12 + date.month().cast(pl.Int32)


def _pseudonym(column: Column, rows: pl.DataFrame, how: Treatment) -> pl.Series:
    return _hidden(rows[column.name], class_of(column).subject, how.key)


def _staff(column: Column, rows: pl.DataFrame, how: Treatment) -> pl.Series | None:
    if how.staff is Staff.REMOVED:
        return None
    return _hidden(rows[column.name], class_of(column).subject, how.key)


def _hidden(values: pl.Series, subject: Subject | None, key: bytes) -> pl.Series:
    if subject is None:
        return pl.Series([None] * len(values), dtype=pl.String)
    return _replaced(values, pseudonyms(subject, values.unique().drop_nulls(), key))


def _birth(column: Column, rows: pl.DataFrame, _: Treatment) -> pl.Series:
    return rows[column.name].dt.month_start()


def _date(column: Column, rows: pl.DataFrame, how: Treatment) -> pl.Series:
    date = pl.col(column.name)
    tells = [pl.col(_BIRTHS).list.contains(_month(column.name) - 12 * age) for age in BIRTHDAYS]
    hidden = pl.lit(how.months_only) | pl.any_horizontal(tells).fill_null(value=False)
    return rows.select(pl.when(hidden).then(date.dt.month_start()).otherwise(date)).to_series()


def _time(column: Column, rows: pl.DataFrame, _: Treatment) -> pl.Series:
    time = pl.col(column.name)
    return rows.select(pl.when(time.str.contains(r"^\d\d?:\d\d$")).then(time)).to_series()


def _within(lowest: int, highest: int) -> _Becomes:
    def become(column: Column, rows: pl.DataFrame, _: Treatment) -> pl.Series:
        number = pl.col(column.name)
        return rows.select(pl.when(number.is_between(lowest, highest)).then(number)).to_series()

    return become


def _one_of(allowed: Callable[[Column], frozenset[str]]) -> _Becomes:
    def become(column: Column, rows: pl.DataFrame, _: Treatment) -> pl.Series:
        code = pl.col(column.name)
        known = code.is_in(sorted(allowed(column)))
        return rows.select(pl.when(known).then(code)).to_series()

    return become


def _codes(column: Column) -> frozenset[str]:
    return frozenset(code_sets()[column.codes].by_key) if column.codes else frozenset()


@cache
def _authorities() -> frozenset[str]:
    return frozenset(authority.name for authority in authorities())


def _postcode(column: Column, rows: pl.DataFrame, _: Treatment) -> pl.Series:
    values = rows[column.name]
    return _replaced(values, {each: district(each) for each in values.unique().drop_nulls()})


def district(postcode: str) -> str | None:
    """The district of a postcode, "SW1A" of "SW1A 1AA"; None where it is no postcode."""
    plain = postcode.strip().upper()
    matches = (form.fullmatch(plain) for form in _POSTCODES)
    return next((match[1] for match in matches if match), None)


def _replaced(values: pl.Series, by: Mapping[str, str | None]) -> pl.Series:
    if not by:
        return pl.Series([None] * len(values), dtype=pl.String)
    return values.replace_strict(list(by), list(by.values()), default=None, return_dtype=pl.String)


def _removed(_: Column, _rows: pl.DataFrame, _how: Treatment) -> None:
    return None


_BECOMES: Mapping[Privacy, _Becomes] = {
    Privacy.PSEUDONYM: _pseudonym,
    Privacy.BIRTH: _birth,
    Privacy.AGE: _within(-1, LARGEST_AGE),
    Privacy.DATE: _date,
    Privacy.TIME: _time,
    Privacy.COUNT: _within(0, LARGEST_COUNT),
    Privacy.CODE: _one_of(_codes),
    Privacy.POSTCODE: _postcode,
    Privacy.AUTHORITY: _one_of(lambda column: _codes(column) | _authorities()),
    Privacy.STAFF: _staff,
    Privacy.REMOVED: _removed,
}
