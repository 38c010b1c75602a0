"""Days and ages as lists reckon them."""

from datetime import date

import polars as pl

from ilacs.framework.calendar_steps import add_months
from ilacs.framework.working_days import OutsideCalendar


def months_before(day: date, months: int) -> date:
    """The same day so many months before, or the last of a shorter month.

    Where the calendar does not reach so far back, its first day.
    """
    try:
        return add_months(day, -months)
    except OutsideCalendar:
        return date.min


def age_on(born: pl.Expr, day: pl.Expr) -> pl.Expr:
    """Years completed on a day; -1 before birth.

    A child born on 29 February is a year older on 1 March of a year without that day.
    """
    had_birthday = (day.dt.month() > born.dt.month()) | (
        (day.dt.month() == born.dt.month()) & (day.dt.day() >= born.dt.day())
    )
    years = day.dt.year() - born.dt.year() - (~had_birthday).cast(pl.Int32)
    return pl.when(born > day).then(-1).otherwise(years).cast(pl.Int32)
