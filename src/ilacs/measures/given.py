"""What a measure is written in: the lists of one or many snapshots, as tables of any engine.

Every table of a list has AUTHORITY, REFERENCE_DATE, ROW and all declared columns, the ones that
were not there as nulls, and the windows that are counted back from the reference date. The
calendar has a row for each day.
"""

from collections.abc import Mapping
from datetime import date

import ibis
import ibis.expr.types as ir

from ilacs.framework.clocks import Clock

AUTHORITY, REFERENCE_DATE, ROW = "authority", "reference_date", "row"
SNAPSHOT = (AUTHORITY, REFERENCE_DATE)
"""What tells snapshots apart: children are joined within one, never between two."""

WINDOWS: Mapping[str, int] = {
    "month_before": 1,
    "three_months_before": 3,
    "six_months_before": 6,
    "year_before": 12,
    "two_years_before": 24,
    "thirty_months_before": 30,
}
"""Columns of every list: the day so many months before the reference date (lists.days)."""

DAY, WORKING_DAY, WORKING_DAY_BEFORE = "day", "working_day", "working_day_before"
"""Columns of the calendar: the day, how many working days there were up to and with it, and how
many before it. Every clock with a deadline has a column of its id: the last day in time for a
start on that day."""


class Given:
    """The lists and the calendar, as tables of one engine; `clocks` by their ids."""

    def __init__(
        self, lists: Mapping[str, ir.Table], calendar: ir.Table, clocks: Mapping[str, Clock]
    ) -> None:
        self._lists = lists
        self._calendar = calendar
        self.clocks = clocks

    def __getitem__(self, list_id: str) -> ir.Table:
        """The rows of a list."""
        return self._lists[list_id]

    def with_working_days(self, rows: ir.Table, **spans: tuple[str, str]) -> ir.Table:
        """Rows with new columns: the working days from one date column to another.

        The first day is day 0, as the clocks count; less than 0 where the second date comes first,
        as framework.working_days_between has it; null where a date is.
        """
        columns = {column for span in spans.values() for column in span}
        counted = rows
        for column in sorted(columns):
            days = self._calendar.select(
                **{
                    _DAY_OF: self._calendar[DAY],
                    _number(column): self._calendar[WORKING_DAY],
                    _number_before(column): self._calendar[WORKING_DAY_BEFORE],
                }
            )
            counted = counted.left_join(days, counted[column] == days[_DAY_OF]).drop(_DAY_OF)
        lengths = {
            name: (counted[end] < counted[start]).ifelse(
                counted[_number_before(end)] - counted[_number_before(start)],
                counted[_number(end)] - counted[_number(start)],
            )
            for name, (start, end) in spans.items()
        }
        return without(
            counted.mutate(**lengths), *map(_number, columns), *map(_number_before, columns)
        )

    def with_deadline(self, rows: ir.Table, **clocks: tuple[str, str]) -> ir.Table:
        """Rows with new date columns: the last day in time, by (clock's id, column it starts on).

        Null where the start is, or the clock has no fixed limit.
        """
        for start in dict.fromkeys(start for _, start in clocks.values()):
            last_days = {
                name: self._calendar[clock]
                for name, (clock, begins) in clocks.items()
                if begins == start and clock in self._calendar.columns
            }
            days = self._calendar.select(**{_DAY_OF: self._calendar[DAY]}, **last_days)
            rows = rows.left_join(days, rows[start] == days[_DAY_OF]).drop(_DAY_OF)
        without = [name for name in clocks if name not in rows.columns]
        return rows.mutate(**{name: ibis.null("date") for name in without})


_DAY_OF = "_day_of"


def _number(column: str) -> str:
    return f"_number_of_{column}"


def _number_before(column: str) -> str:
    return f"_number_before_{column}"


def age_on(born: ir.DateValue, day: ir.DateValue) -> ir.IntegerValue:
    """Years completed on a day; -1 before birth. As lists.days.age_on reckons."""
    before = (day.month() < born.month()) | (
        (day.month() == born.month()) & (day.day() < born.day())
    )
    years = day.year() - born.year() - before.ifelse(1, 0)
    return (born > day).ifelse(-1, years)


def days_between(start: ir.DateValue, end: ir.DateValue) -> ir.IntegerValue:
    """Days from one to another; null where either is."""
    return end.delta(start, unit="day")


def of_child(rows: ir.Table, others: ir.Table, key: str = "child_id") -> list[ir.BooleanValue]:
    """The condition of a join within one snapshot: the same child, or another key."""
    return [rows[name] == others[name] for name in (*SNAPSHOT, key)]


def without(rows: ir.Table, *columns: str) -> ir.Table:
    """Rows without some columns, in words that are the same each time: those of drop() are not."""
    return rows.select(*(name for name in rows.columns if name not in columns))


def day(value: date) -> ir.DateScalar:
    """A day as a literal."""
    return ibis.date(value.isoformat())
