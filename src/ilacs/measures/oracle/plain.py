"""Lists as plain rows, and the rows behind a figure."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from ilacs.framework.clocks import Clock, deadline
from ilacs.framework.working_days import working_days_between
from ilacs.lists.days import months_before
from ilacs.measures.rows import State

Row = Mapping[str, Any]


@dataclass(frozen=True)
class PlainRow:
    """One row behind a figure, as rows.ROWS has it. `row` counts the rows of the list from 1."""

    list: str
    row: int
    state: State
    reason: str | None = None
    category: str | None = None
    days: int | None = None
    due: date | None = None


@dataclass(frozen=True)
class Lists:
    """One snapshot: `rows[list_id]` are dicts of every declared column and "row"."""

    day: date
    rows: Mapping[str, list[Row]]
    clocks: Mapping[str, Clock]

    def __getitem__(self, list_id: str) -> list[Row]:
        return self.rows.get(list_id, [])

    def months_before(self, months: int) -> date:
        """The day so many months before the reference date."""
        return months_before(self.day, months)

    def deadline(self, clock: str, start: date | None) -> date | None:
        """The last day in time for a clock that starts on `start`."""
        return None if start is None else deadline(self.clocks[clock], start)

    def in_six_months(self, day: date | None) -> bool:
        """Whether a day lies in the six months before the reference date."""
        return day is not None and self.months_before(6) <= day <= self.day


def working_days(start: date | None, end: date | None) -> int | None:
    """Working days from one day to another; None where either is not known."""
    return None if start is None or end is None else working_days_between(start, end)


def state_of(met: bool | None) -> State:
    """Where a row stands of which it is known, or not, whether it is met."""
    if met is None:
        return State.NOT_KNOWN
    return State.MET if met else State.NOT_MET


def told(  # noqa: PLR0913, PLR0917 - each is a column of PlainRow
    list_id: str,
    row: Row,
    met: bool | None,
    reason: str | None = None,
    category: str | None = None,
    days: int | None = None,
    due: date | None = None,
) -> PlainRow:
    """What is told of a row of a list; a reason excludes it."""
    state = state_of(met) if reason is None else State.EXCLUDED
    return PlainRow(list_id, row["row"], state, reason, category, days, due)
