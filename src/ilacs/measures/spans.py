"""How long the stages of one child lasted, and whether in time by the clock of each."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from enum import StrEnum

import polars as pl

from ilacs.framework.clocks import Clock, deadline, deadline_at
from ilacs.framework.rules import Unit
from ilacs.framework.working_days import OutsideCalendar, working_days_between
from ilacs.measures.data import Data
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW
from ilacs.measures.stages import STAGES, Stage, unable


class Standing(StrEnum):
    """How a stage stands to its clock."""

    IN_TIME = "in time"
    LATE = "late"
    GOING_ON = "going on, not late yet"
    OVERDUE = "going on, and late"
    NOT_KNOWN = "not known"
    NO_LIMIT = "no limit"


NOT_THERE_LATER = "later submissions do not have it"


@dataclass(frozen=True, repr=False)
class Span:
    """One stage of one child.

    `days` and `working_days` count from the start, which is day 0, to the end, or to the
    reference date while it goes on; None where no calendar reaches, the days are reversed, or it
    is not known whether it goes on. `due` is the last day in time. `reason` says why the stage is
    not timed, where it is not.
    """

    stage: Stage
    start: date
    end: date | None
    days: int | None
    working_days: int | None
    clock: Clock | None
    due: date | None
    standing: Standing
    reference_date: date
    reason: str = ""


def spans_of(
    child: str,
    data: Data,
    clocks: Mapping[str, Clock],
    unreadable: frozenset[tuple[date, str, int]] = frozenset(),
) -> tuple[Span, ...]:
    """The stages of a child, in the order of their starts.

    Each as the latest submission that has it says. `unreadable` are rows (reference date, list,
    ROW) with a day that could not be read: what has no end there is not known.
    """
    theirs = {
        list_id: table.filter(pl.col("child_id") == child) if "child_id" in table.columns else table
        for list_id, table in data.lists.items()
    }
    spans: dict[tuple[str, date, str | None], Span] = {}
    for stage in STAGES:
        if stage.who == "child_id":
            told = {snapshot for snapshot in data.columns if not unable(stage, data, snapshot)}
            cases = stage.cases(theirs).sort(REFERENCE_DATE, ROW)
            for case in cases.iter_rows(named=True):
                start, day = case["start"], case[REFERENCE_DATE]
                if start is None or start > day or (case[AUTHORITY], day) not in told:
                    continue
                unknown = (day, case["list"], case[ROW]) in unreadable
                span = _span(stage, case, clocks.get(stage.clock or ""), unknown)
                spans[stage.id, start, case["start_time"]] = span
    last = {
        list_id: max(day for (_, day), there in data.columns.items() if list_id in there)
        for list_id in {name for there in data.columns.values() for name in there}
    }
    shown = [
        replace(span, standing=Standing.NOT_KNOWN, reason=NOT_THERE_LATER)
        if span.end is None and span.reference_date < last[span.stage.list]
        else span
        for span in spans.values()
    ]
    return tuple(sorted(shown, key=lambda span: span.start))


def _span(stage: Stage, case: Mapping[str, object], clock: Clock | None, unknown: bool) -> Span:
    start, day = case["start"], case[REFERENCE_DATE]
    assert isinstance(start, date)
    assert isinstance(day, date)
    ended = [on for on in (case["end"], case["left_on"]) if isinstance(on, date) and on <= day]
    end = min(ended) if ended else None
    until = end or day
    reached = end is not None and end == case["end"]
    due = _due(clock, start)
    reason = str(case["out"] or "")
    if reached is False and end is not None:
        reason = "it ended otherwise"
    standing = _standing(clock, due, start, end if reached else None, day)
    if until < start or reason or (unknown and end is None):
        standing = Standing.NOT_KNOWN
    elif reached and clock is not None and clock.unit is Unit.HOURS:
        standing = _by_the_hour(clock, case)
    counted = until >= start and (end is not None or standing is not Standing.NOT_KNOWN)
    return Span(
        stage=stage,
        start=start,
        end=end,
        days=(until - start).days if counted else None,
        working_days=_working_days(start, until) if counted else None,
        clock=clock,
        due=due,
        standing=standing,
        reference_date=day,
        reason=reason,
    )


def _due(clock: Clock | None, start: date) -> date | None:
    if clock is None:
        return None
    try:
        return deadline(clock, start)
    except OutsideCalendar:
        return None


def _standing(
    clock: Clock | None, due: date | None, start: date, end: date | None, day: date
) -> Standing:
    if clock is None or clock.limit is None:
        return Standing.NO_LIMIT
    if due is None or (end is not None and end < start):
        return Standing.NOT_KNOWN
    if end is None:
        return Standing.OVERDUE if day > due else Standing.GOING_ON
    return Standing.IN_TIME if end <= due else Standing.LATE


def _by_the_hour(clock: Clock, case: Mapping[str, object]) -> Standing:
    """To the minute; not known where that depends on a time of day that is not known."""
    start, end = case["start"], case["end"]
    assert isinstance(start, date)
    assert isinstance(end, date)
    earliest, latest = _moments(start, case["start_time"])
    first, last = _moments(end, case["end_time"])
    if earliest <= last <= deadline_at(clock, earliest):
        return Standing.IN_TIME
    return Standing.LATE if first > deadline_at(clock, latest) else Standing.NOT_KNOWN


def _moments(day: date, at: object) -> tuple[datetime, datetime]:
    """The first and the last moment that a day and a time can mean."""
    if at is not None:
        moment = datetime.combine(day, time.fromisoformat(str(at)))
        return moment, moment
    return datetime.combine(day, time(0, 0)), datetime.combine(day, time(23, 59))


def _working_days(start: date, end: date) -> int | None:
    try:
        return working_days_between(start, end)
    except OutsideCalendar:
        return None
