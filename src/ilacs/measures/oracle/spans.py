"""How long something lasted, in plain Python."""

from collections.abc import Sequence
from datetime import date

from ilacs.framework.calendar_steps import add_months


def length(start: date | None, end: date | None) -> int | None:
    """Days from start to end; None where one is not known, or they are reversed."""
    if start is None or end is None or end < start:
        return None
    return (end - start).days


def lasted(start: date | None, end: date | None, months: int) -> bool | None:
    """Whether it lasted so many months; None where that cannot be told."""
    if start is None or end is None or end < start:
        return None
    return end >= add_months(start, months)


def band(
    start: date | None, end: date | None, bands: Sequence[tuple[int, str]], longest: str
) -> str | None:
    """In which band of months a length lies: the first that is not filled."""
    if start is None or end is None or end < start:
        return None
    for months, words in bands:
        if end < add_months(start, months):
            return words
    return longest
