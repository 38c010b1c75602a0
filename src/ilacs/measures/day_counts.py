"""Days and working days between two days, many times over, from the calendar of the lists."""

from collections.abc import Callable, Sequence
from datetime import date

from ilacs.measures.data import Data
from ilacs.measures.given import DAY, WORKING_DAY

Count = Callable[[date, date], int | None]
"""How long it is from a day to a later one, the start being day 0; None where nobody knows."""


def days(start: date, end: date) -> int | None:
    """All days."""
    return (end - start).days


def working_days(data: Data) -> Count:
    """What counts working days as the clocks do; None outside the calendar of the lists."""
    first: date = data.calendar[DAY].to_list()[0]
    numbers: Sequence[int] = data.calendar[WORKING_DAY].to_list()

    def count(start: date, end: date) -> int | None:
        begin, until = (start - first).days, (end - first).days
        return numbers[until] - numbers[begin] if begin >= 0 and until < len(numbers) else None

    return count
