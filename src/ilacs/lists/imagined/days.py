"""Days as whole numbers, counted from 1 January 1970."""

from calendar import monthrange
from datetime import date, timedelta

import numpy as np
import numpy.typing as npt

from ilacs.lists.days import months_before
from ilacs.lists.imagined.draws import Whole

NEVER = 1 << 20
"""Later than every day: what has not happened and will not."""

YEAR = 365
_FIRST = date(1970, 1, 1)
_TO_MONDAY = np.array([0, 0, 0, 0, 0, 2, 1], dtype=np.int32)


def number(day: date) -> int:
    """The number of a day."""
    return (day - _FIRST).days


def day_of(days: int) -> date:
    """The day of a number."""
    return _FIRST + timedelta(days=days)


def month_ends(ends: date, months: int) -> tuple[date, ...]:
    """The last days of the months before that of `ends`, oldest first, then `ends` itself."""
    firsts = (months_before(ends.replace(day=1), back) for back in range(months - 1, 0, -1))
    return (*(day.replace(day=monthrange(day.year, day.month)[1]) for day in firsts), ends)


def weekday(days: Whole) -> Whole:
    """Monday 0 to Sunday 6."""
    return (days + 3) % 7


def on_weekday(days: Whole) -> Whole:
    """The day itself, or the Monday after it where it is at a weekend."""
    return days + _TO_MONDAY[weekday(days)]


def after_working_days(days: Whole, count: Whole) -> Whole:
    """The day so many working days after a weekday. Bank holidays count as working days."""
    return days + count + 2 * ((weekday(days) + count) // 5)


def years_between(born: Whole, day: Whole | int) -> Whole:
    """Completed years from each day of birth to a day; -1 before birth."""
    first, last = born.astype("datetime64[D]"), np.asarray(day, dtype=np.int32)
    last_day = np.broadcast_to(last.astype("datetime64[D]"), first.shape)
    year, month, dom = _parts(first)
    year_2, month_2, dom_2 = _parts(last_day)
    before = (month_2 < month) | ((month_2 == month) & (dom_2 < dom))
    return np.where(last < born, -1, year_2 - year - before).astype(np.int32)


def birthday(born: Whole, age: int) -> Whole:
    """The day on which each reaches an age; 1 March for those born on 29 February."""
    year, month, dom = _parts(born.astype("datetime64[D]"))
    months = ((year + age - 1970) * 12 + month).astype("datetime64[M]")
    return (months.astype("datetime64[D]").astype(np.int32) + dom).astype(np.int32)


def _parts(days: npt.NDArray[np.datetime64]) -> tuple[Whole, Whole, Whole]:
    """Year, month from 0 and day of the month from 0."""
    months = days.astype("datetime64[M]")
    since = months.astype(np.int32)
    return since // 12 + 1970, since % 12, (days - months.astype("datetime64[D]")).astype(np.int32)


def latest_turn(first: Whole, gap: Whole, until: Whole) -> Whole:
    """The latest day of a series that is on or before `until`; NEVER where none is yet.

    The series is `first`, `first` + `gap` and so on, each moved to the Monday after a weekend, so
    that it is the same whenever it is looked at. `gap` is at least 3.
    """
    turn = np.maximum((until - first) // gap, 0)
    day = on_weekday(first + turn * gap)
    day = np.where((day > until) & (turn > 0), on_weekday(first + (turn - 1) * gap), day)
    return np.where(day > until, NEVER, day).astype(np.int32)
