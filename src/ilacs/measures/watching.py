"""For how long the lists let each case of a stage be watched, over one or many submissions."""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from ilacs.lists.days import months_before
from ilacs.measures.data import Data
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW
from ilacs.measures.stages import Stage, unable

NO_NUMBER = "no number"
NO_START = "the start is not known"
LATER = "begins after the reference date"
REVERSED = "ends before it begins"
BEFORE_THE_LIST = "ended before the months of the list"
BEGAN_BEFORE = "began before the months of the list"
NOT_SEEN_SINCE = "the day is not known from which the list has it"


@dataclass(frozen=True, repr=False)
class Period:
    """From one day to another a case was watched, both days counted; `ended` on the last.

    `row` and `list` are those of the submission with this reference date.
    """

    first: date
    last: date
    ended: bool
    left: bool
    reference_date: date
    list: str
    row: int

    @property
    def open(self) -> bool:
        """Whether the case was still in the stage on the reference date."""
        return not self.ended and not self.left


@dataclass(frozen=True, repr=False)
class Case:
    """Somebody's time in a stage. Between its periods it was not watched."""

    number: str
    start: date
    periods: tuple[Period, ...]


def cases_watched(stage: Stage, data: Data) -> tuple[tuple[Case, ...], Mapping[str, int]]:
    """Every case of a stage once, and how many rows are none, by the reason.

    A later submission is believed where it says something else of the same case.
    """
    able = {snapshot for snapshot in data.columns if unable(stage, data, snapshot) is None}
    left_out: Counter[str] = Counter()
    periods: dict[tuple[str, date, str | None], list[Period]] = defaultdict(list)
    for row in stage.cases(data.lists).sort(REFERENCE_DATE, ROW).iter_rows(named=True):
        if (row[AUTHORITY], row[REFERENCE_DATE]) not in able:
            continue
        found = _period(stage, row)
        if isinstance(found, str):
            left_out[found] += 1
        else:
            periods[row["case"], row["start"], row["start_time"]].append(found)
    cases = tuple(
        Case(number, start, tuple(_joined(those))) for (number, start, _), those in periods.items()
    )
    return cases, dict(left_out)


def _period(stage: Stage, row: Mapping[str, Any]) -> Period | str:
    """For how long a row lets its case be watched, or why it is none."""
    start, today = row["start"], row[REFERENCE_DATE]
    begins = months_before(today, stage.months)
    if row["out"] is not None:
        return str(row["out"])
    if row["case"] is None:
        return NO_NUMBER
    if start is None:
        return NO_START
    if start > today:
        return LATER
    if row["known_from"] is None:
        return NOT_SEEN_SINCE
    done = [day for day in (row["end"], row["left_on"]) if day is not None and day <= today]
    last = min(done, default=today)
    first = max(start, begins, row["known_from"])
    if last < start:
        return REVERSED
    if last < first:
        return BEFORE_THE_LIST
    ended = bool(done) and last == row["end"]
    left = bool(done) and not ended
    if stage.begun_only and start < begins:
        # It is in the list because it is open: that it was so before tells nothing.
        if done:
            return BEGAN_BEFORE
        first = today
    return Period(first, last, ended, left, today, row["list"], row[ROW])


def _joined(periods: Sequence[Period]) -> list[Period]:
    """Periods of one case in the order of their submissions, made one where they touch.

    Where the earlier one says that the case had ended, and the later knows it still, the later is
    right, and it was there all the time.
    """
    joined: list[Period] = []
    for one in periods:
        before = joined[-1] if joined else None
        if before and (one.first <= before.last + timedelta(days=1) or not before.open):
            joined[-1] = replace(one, first=before.first)
        else:
            joined.append(one)
    return joined
