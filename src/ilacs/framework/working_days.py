"""Working days, by the definition that binds the statement of action.

Bank holidays come from the library `holidays`, which is imported when first asked. It knows the
days that were proclaimed once, such as a jubilee; nobody knows those still to be proclaimed.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache

from ilacs.framework.rules import Basis, Rule

WORKING_DAY = Rule(
    id="working_days.definition",
    wording=(
        "A working day is any day but a Saturday, a Sunday, Christmas Day, Good Friday or a "
        "bank holiday in England and Wales."
    ),
    basis=Basis.LAW,
    source="SI 2007/462. It binds the statement of action only; other clocks borrow it.",
    in_force_from=None,
)
SETTLED = Rule(
    id="working_days.settled",
    wording=(
        "Bank holidays are announced about two years ahead: a working day after 2028 is "
        "provisional, for a day may still be proclaimed or moved."
    ),
    basis=Basis.ASSUMPTION,
    source="Past practice; the two extra days of 2022 and that of 2023 came at shorter notice.",
    in_force_from=None,
)

RULES = (WORKING_DAY, SETTLED)

FIRST_DAY, LAST_DAY = date(1972, 1, 1), date(2100, 12, 31)
"""What the calendar covers: from the first full year of the present law on bank holidays."""

LAST_SETTLED_DAY = date(2028, 12, 31)

_SATURDAY = 5


class OutsideCalendar(ValueError):
    """A day lies outside the years whose bank holidays are known. Says which years those are."""


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """One row of the calendar. `holiday` is the name of the holiday, empty for other days."""

    day: date
    is_working_day: bool
    holiday: str


def holiday_on(day: date) -> str:
    """The name of the bank or public holiday on `day`; empty if it is none.

    Raises OutsideCalendar for a day that the calendar does not cover.
    """
    if not FIRST_DAY <= day <= LAST_DAY:
        raise OutsideCalendar(
            f"The bank holidays of {day.year} are not known: "
            f"the calendar covers {FIRST_DAY.year} to {LAST_DAY.year}."
        )
    return _holidays_of(day.year).get(day, "")


def is_working_day(day: date) -> bool:
    """Whether `day` is a working day. Raises OutsideCalendar."""
    return not holiday_on(day) and day.weekday() < _SATURDAY


def is_provisional(day: date) -> bool:
    """Whether bank holidays may still be proclaimed in the year of `day`."""
    return day > LAST_SETTLED_DAY


def add_working_days(start: date, count: int) -> date:
    """The `count`-th working day after `start`, which itself is not counted.

    A negative `count` goes back in time; 0 gives `start`, working day or not. Raises
    OutsideCalendar.
    """
    step = timedelta(days=1 if count > 0 else -1)
    day, left = start, abs(count)
    while left:
        day = _step(day, step)
        left -= is_working_day(day)
    return day


def working_days_between(start: date, end: date) -> int:
    """How many working days after `start` the day `end` is; negative if it comes before.

    Counts the working days after `start` up to and with `end`: add_working_days undone. Raises
    OutsideCalendar.
    """
    if end < start:
        return -sum(row.is_working_day for row in calendar_rows(end, start - timedelta(days=1)))
    return sum(row.is_working_day for row in calendar_rows(start + timedelta(days=1), end))


def calendar_rows(first: date, last: date) -> Iterator[CalendarDay]:
    """Every day from `first` to `last`, both included, for a table that others count with.

    Raises OutsideCalendar.
    """
    for ordinal in range(first.toordinal(), last.toordinal() + 1):
        day = date.fromordinal(ordinal)
        holiday = holiday_on(day)
        yield CalendarDay(day, not holiday and day.weekday() < _SATURDAY, holiday)


def _step(day: date, step: timedelta) -> date:
    try:
        return day + step
    except OverflowError:
        raise OutsideCalendar(f"There is no day beside {day}.") from None


@cache
def _holidays_of(year: int) -> dict[date, str]:
    from holidays import country_holidays  # noqa: PLC0415

    return dict(country_holidays("GB", subdiv="ENG", years=year, language="en_GB"))
