"""The lists and the calendar as plain tables, ready for any engine."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, lru_cache
from math import ceil

import polars as pl

from ilacs.framework.clocks import Clock, deadline
from ilacs.framework.rules import Unit
from ilacs.framework.working_days import FIRST_DAY, LAST_DAY, calendar_rows
from ilacs.lists.days import months_before
from ilacs.lists.declared import ALL, ListSpec, by_id, header_of
from ilacs.lists.snapshot import Snapshot, dtype
from ilacs.measures.given import (
    AUTHORITY,
    DAY,
    REFERENCE_DATE,
    ROW,
    WINDOWS,
    WORKING_DAY,
    WORKING_DAY_BEFORE,
)

YEARS_BEFORE = 30
"""How far before the first reference date the calendar reaches: longer than any case is open."""


class CannotMeasure(Exception):
    """These lists cannot be measured. Says so in words."""


@dataclass(frozen=True)
class Data:
    """The tables of one or many snapshots.

    `lists` by their ids, each with AUTHORITY, REFERENCE_DATE, ROW, the WINDOWS and all declared
    columns; `calendar` has DAY, WORKING_DAY, WORKING_DAY_BEFORE and a column for each clock with a
    deadline.
    `columns` names the columns that were there: of each list that each snapshot has, a snapshot
    by its authority and reference date.
    """

    lists: Mapping[str, pl.DataFrame]
    calendar: pl.DataFrame
    columns: Mapping[tuple[str, date], Mapping[str, frozenset[str]]]


def data_of(snapshots: Sequence[Snapshot], clocks: Iterable[Clock]) -> Data:
    """The tables of snapshots. Raises CannotMeasure.

    Snapshots must have reference dates, and no two of one authority the same.
    """
    days = [day_of(snapshot) for snapshot in snapshots]
    named = [(snapshot.authority or "", day) for snapshot, day in zip(snapshots, days, strict=True)]
    if not named:
        raise CannotMeasure("There are no lists to measure. Name at least one file.")
    if len(set(named)) < len(named):
        raise CannotMeasure(
            "Two submissions have the same reference date. Say with --reference-date which days "
            "they describe, or leave one out."
        )
    lists = {spec.id: _table(spec, snapshots, days) for spec in ALL}
    columns = {
        (snapshot.authority or "", day): {
            name: frozenset(read.rows.columns) for name, read in snapshot.lists.items()
        }
        for snapshot, day in zip(snapshots, days, strict=True)
    }
    return Data(lists, calendar_of(min(days), max(days), clocks), columns)


def lacking(
    needs: Mapping[str, Sequence[str]], columns: Mapping[str, frozenset[str]]
) -> str | None:
    """Why lists with these columns cannot answer what needs others, in words; None if they can."""
    for list_id, needed in needs.items():
        title = by_id()[list_id].heading
        if list_id not in columns:
            return f"{title}: this list is not there."
        absent = [name for name in needed if name not in columns[list_id]]
        if absent:
            headers = ", ".join(f"“{header_of(list_id, name)}”" for name in absent)
            return f"{title}: the list has no column {headers}."
    return None


def calendar_of(first: date, last: date, clocks: Iterable[Clock]) -> pl.DataFrame:
    """The calendar around reference dates from `first` to `last` (see Data)."""
    begin = max(months_before(first, 12 * YEARS_BEFORE), FIRST_DAY)
    end = min(last + timedelta(days=730), LAST_DAY)
    return _calendar(begin, end, tuple(clock for clock in clocks if deadline(clock, last)))


@lru_cache(maxsize=4)
def _calendar(begin: date, end: date, clocks: tuple[Clock, ...]) -> pl.DataFrame:
    """The calendar from one day to another. Made once: submissions of one day share it."""
    rows = list(calendar_rows(begin, end))
    table = pl.DataFrame(
        {
            DAY: [row.day for row in rows],
            WORKING_DAY: [int(row.is_working_day) for row in rows],
        },
        schema={DAY: pl.Date, WORKING_DAY: pl.Int64},
    )
    until = pl.col(WORKING_DAY).cum_sum()
    table = table.with_columns(
        until.alias(WORKING_DAY), (until - pl.col(WORKING_DAY)).alias(WORKING_DAY_BEFORE)
    )
    return table.with_columns(_deadlines(table, clock).alias(clock.id) for clock in clocks)


def _deadlines(calendar: pl.DataFrame, clock: Clock) -> pl.Series:
    """The last day in time for a start on each day, as framework.deadline has it.

    Null for starts so near the calendar's end that the day lies beyond it.
    """
    days = calendar[DAY]
    limit = -(clock.limit or 0) if clock.before else clock.limit or 0
    match clock.unit:
        case Unit.WORKING_DAYS:
            reached = calendar.group_by(WORKING_DAY, maintain_order=True).agg(pl.col(DAY).first())
            return (
                calendar[WORKING_DAY]
                .__add__(limit)
                .replace_strict(
                    reached[WORKING_DAY], reached[DAY], default=None, return_dtype=pl.Date
                )
            )
        case Unit.MONTHS | Unit.YEARS:
            return days.dt.offset_by(f"{limit}{'mo' if clock.unit is Unit.MONTHS else 'y'}")
        case Unit.HOURS:
            return days.dt.offset_by(f"{ceil(limit / 24)}d")
        case _:
            return days.dt.offset_by(f"{limit * (7 if clock.unit is Unit.WEEKS else 1)}d")


def day_of(snapshot: Snapshot) -> date:
    """The reference date of lists. Raises CannotMeasure where it is not known."""
    day = snapshot.reference_date.day
    if day is None:
        raise CannotMeasure(
            "The reference date of the lists is not known, and every measure counts from it. "
            "Give it with --reference-date."
        )
    return day


def _table(spec: ListSpec, snapshots: Sequence[Snapshot], days: Sequence[date]) -> pl.DataFrame:
    parts = [
        read.rows.with_columns(
            pl.lit(snapshot.authority or "", pl.String).alias(AUTHORITY),
            pl.lit(day, pl.Date).alias(REFERENCE_DATE),
        )
        for snapshot, day in zip(snapshots, days, strict=True)
        if (read := snapshot.lists.get(spec.id)) and not read.rows.is_empty()
    ]
    if not parts:
        return no_rows(spec.id)
    # Each submission has the columns that its files had.
    return with_windows(spec, pl.concat(parts, how="diagonal_relaxed"), days)


def with_windows(spec: ListSpec, rows: pl.DataFrame, days: Sequence[date]) -> pl.DataFrame:
    """Rows of a list as Data has them: numbered in each snapshot, with the WINDOWS of its day.

    `rows` have AUTHORITY, REFERENCE_DATE (one of `days`) and declared columns.
    """
    windows = {
        name: {day: months_before(day, months) for day in days} for name, months in WINDOWS.items()
    }
    return rows.select(
        AUTHORITY,
        REFERENCE_DATE,
        pl.int_range(1, pl.len() + 1, dtype=pl.Int64).over(AUTHORITY, REFERENCE_DATE).alias(ROW),
        *(
            pl.col(REFERENCE_DATE)
            .replace_strict(list(begins), list(begins.values()), return_dtype=pl.Date)
            .alias(name)
            for name, begins in windows.items()
        ),
        *(
            pl.col(column.name).cast(dtype(column.kind))
            if column.name in rows.columns
            else pl.lit(None, dtype(column.kind)).alias(column.name)
            for column in spec.columns
        ),
    )


@cache
def no_rows(list_id: str) -> pl.DataFrame:
    """A list as Data has it, without rows. Made once: most lists know nothing of one child."""
    front = {AUTHORITY: pl.String, REFERENCE_DATE: pl.Date, ROW: pl.Int64}
    columns = {column.name: dtype(column.kind) for column in by_id()[list_id].columns}
    return pl.DataFrame(schema=front | dict.fromkeys(WINDOWS, pl.Date) | columns)
