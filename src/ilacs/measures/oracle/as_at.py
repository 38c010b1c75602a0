"""What has happened by the reference date, in plain Python."""

from datetime import date

from ilacs.measures.oracle.plain import Lists

NOT_DUE = "not done yet, and still within the limit"


def by_now(lists: Lists, day: date | None) -> date | None:
    """The day, if it has come."""
    return day if day is not None and day <= lists.day else None


def in_year(lists: Lists, day: date | None) -> bool:
    """Whether a day lies in the twelve months before the reference date."""
    return day is not None and lists.months_before(12) <= day <= lists.day


def done_in_time(
    lists: Lists, done: date | None, due: date | None
) -> tuple[bool | None, str | None]:
    """Whether it was done by the day it was due, and why it is not counted."""
    if due is None:
        return None, None
    if done is not None:
        return done <= due, None
    return (None, NOT_DUE) if due >= lists.day else (False, None)
