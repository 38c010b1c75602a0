"""From one day to another by working days, days, weeks, months or years."""

from calendar import monthrange
from datetime import date, timedelta

from ilacs.framework.rules import Unit
from ilacs.framework.working_days import OutsideCalendar, add_working_days

_HOURS_A_DAY = 24


def step(start: date, count: int, unit: Unit) -> date:
    """The day that is `count` units after `start`; before it, if `count` is negative.

    Months and years keep the day of the month, or end on the month's last day if it is shorter:
    six months after 31 August is the last day of February. Hours are rounded up to whole days,
    for the time of day is not known. Raises OutsideCalendar where no calendar reaches, and
    ValueError for terms, which every school sets for itself.
    """
    try:
        match unit:
            case Unit.WORKING_DAYS:
                return add_working_days(start, count)
            case Unit.DAYS:
                return start + timedelta(days=count)
            case Unit.WEEKS:
                return start + timedelta(weeks=count)
            case Unit.HOURS:
                return start + timedelta(days=-(-count // _HOURS_A_DAY))
            case Unit.MONTHS:
                return add_months(start, count)
            case Unit.YEARS:
                return add_months(start, 12 * count)
            case Unit.TERMS:
                raise ValueError("School terms differ: a number of terms gives no date.")
    except OverflowError:
        raise OutsideCalendar(f"There is no day {count} {unit} from {start}.") from None


def add_months(start: date, count: int) -> date:
    """The day `count` calendar months after `start`, or the last day of a shorter month.

    Raises OutsideCalendar before the year 1 and after 9999.
    """
    year, month = divmod(start.year * 12 + start.month - 1 + count, 12)
    if not date.min.year <= year <= date.max.year:
        raise OutsideCalendar(f"There is no day {count} months from {start}.")
    return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))


def months_between(start: date, end: date) -> float:
    """How many months of average length lie between two days."""
    return (end - start).days / (365.25 / 12)
