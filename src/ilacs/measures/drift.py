"""Drift: how long cases stay in each stage, against the authority's own history.

For people inside the authority only, where open cases are named.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from ilacs.framework.clocks import Clock, deadline
from ilacs.framework.number_words import counted
from ilacs.framework.rules import Unit
from ilacs.framework.working_days import OutsideCalendar
from ilacs.lists.declared import by_id
from ilacs.measures.data import CannotMeasure, Data
from ilacs.measures.given import AUTHORITY, DAY, REFERENCE_DATE, ROW, WORKING_DAY
from ilacs.measures.stages import STAGES, Stage, unable
from ilacs.measures.waiting_curve import (
    FEWEST_ENDED,
    FEWEST_WATCHED,
    Share,
    WaitingCurve,
    Watched,
    waiting_curve,
)
from ilacs.measures.watching import Case, cases_watched

BEYOND = "lies outside the years that the calendar covers"


@dataclass(frozen=True, repr=False)
class Waiting:
    """A case that is still in the stage at the latest reference date.

    `time` is how long it has been, in the unit of the drift. `longer` is the share of cases that
    wait longer than that; None without a curve, and at most so many where it is `beyond` the
    curve. `late` tells
    whether its clock has run out; None without a clock. `list` and `row` (ROW) tell its row.
    """

    number: str
    start: date
    time: int
    longer: Share | None
    beyond: bool
    late: bool | None
    due: date | None
    team: str | None
    worker: str | None
    list: str
    row: int


@dataclass(frozen=True, repr=False)
class Drift:
    """How long a stage takes.

    `in_working_days` tells the unit of all times: working days, or days. `cases` are all that
    were watched: `ended`, `waiting` (those of the latest submission, the longest first), and
    others that left the stage otherwise or are in no later submission. `entered_late` were
    watched only from a day after their start. `left_out` are rows that are no cases, by the
    reason. `limit` is the clock's, in the unit, and `at_limit` the share that waits longer.
    `curve` is None where `no_curve` says why. `limits` are sentences on what the numbers cannot
    tell.
    """

    stage: Stage
    authority: str
    reference_date: date
    in_working_days: bool
    cases: int
    ended: int
    entered_late: int
    waiting: tuple[Waiting, ...]
    left_out: Mapping[str, int]
    curve: WaitingCurve | None
    no_curve: str
    clock: Clock | None
    limit: int | None
    at_limit: Share | None
    limits: tuple[str, ...]

    @property
    def unit(self) -> str:
        """What times are counted in."""
        return "working days" if self.in_working_days else "days"

    def within(self, part: float) -> int | None:
        """The time within which a part of the cases is done; None where that is not known."""
        return self.curve.within(part) if self.curve else None


@dataclass(frozen=True)
class NotTimed:
    """A stage that the latest submission cannot answer, and why."""

    stage: Stage
    reason: str


def drift_of(
    data: Data, clocks: Mapping[str, Clock], stages: Iterable[Stage] = STAGES
) -> tuple[tuple[Drift, ...], tuple[NotTimed, ...]]:
    """How long each stage takes, and the stages that cannot be timed.

    Raises CannotMeasure for submissions of several authorities.
    """
    authorities = {authority for authority, _ in data.columns if authority}
    if len(authorities) > 1:
        raise CannotMeasure("These are the lists of several authorities. Give those of one.")
    latest = max(data.columns, key=lambda snapshot: snapshot[1])
    asked = [(stage, unable(stage, data, latest)) for stage in stages]
    calendar = _Calendar(data)
    found = tuple(
        _drift(stage, data, clocks.get(stage.clock or ""), latest, calendar)
        for stage, reason in asked
        if reason is None
    )
    return found, tuple(NotTimed(stage, reason) for stage, reason in asked if reason is not None)


class _Calendar:
    """Counts days and working days as the clocks do: the start is day 0."""

    def __init__(self, data: Data) -> None:
        days: Sequence[date] = data.calendar[DAY].to_list()
        self._first, self._last = days[0], days[-1]
        self._numbers: Sequence[int] = data.calendar[WORKING_DAY].to_list()

    def between(self, start: date, end: date, *, in_working_days: bool) -> int | None:
        """From a day to a later one; None for days that it does not cover."""
        if not in_working_days:
            return (end - start).days
        if start < self._first or end > self._last:
            return None
        numbers = (self._numbers[(day - self._first).days] for day in (end, start))
        return next(numbers) - next(numbers)


def _drift(
    stage: Stage,
    data: Data,
    clock: Clock | None,
    latest: tuple[str, date],
    calendar: _Calendar,
) -> Drift:
    in_working_days = clock is not None and clock.unit is Unit.WORKING_DAYS
    cases, left_out = cases_watched(stage, data)
    watched: dict[int, list[Watched]] = {
        place: _watched(case, calendar, in_working_days=in_working_days)
        for place, case in enumerate(cases)
    }
    beyond = sum(not those for those in watched.values())
    if beyond:
        left_out = {**left_out, BEYOND: beyond}
    known = [case for place, case in enumerate(cases) if watched[place]]
    all_watched = [one for those in watched.values() for one in those]
    curve = None if stage.undated else waiting_curve(all_watched)
    limit = _limit(clock, latest[1])
    return Drift(
        stage=stage,
        authority=latest[0],
        reference_date=latest[1],
        in_working_days=in_working_days,
        cases=len(known),
        ended=sum(case.periods[-1].ended for case in known),
        entered_late=sum(case.periods[0].first > case.start for case in known),
        waiting=_waiting(known, data, clock, latest, (calendar, in_working_days, curve)),
        left_out=left_out,
        curve=curve,
        no_curve="" if curve else _why_no_curve(stage, all_watched),
        clock=clock,
        limit=limit,
        at_limit=curve.after(limit) if curve and limit is not None else None,
        limits=tuple(_limits(stage, known, curve, latest[1])),
    )


def _watched(case: Case, calendar: _Calendar, *, in_working_days: bool) -> list[Watched]:
    """The periods of a case, counted from its start; none where the calendar does not reach."""
    found = []
    for period in case.periods:
        entered, left = (
            calendar.between(case.start, day, in_working_days=in_working_days)
            for day in (period.first, period.last)
        )
        if entered is None or left is None:
            return []
        # It was there on its first day: what ends on that day counts.
        found.append(Watched(entered - 0.5, left, period.ended))
    return found


def _why_no_curve(stage: Stage, watched: Sequence[Watched]) -> str:
    if stage.undated:
        return "The lists do not tell the day on which it ends, only whether it has."
    ended = sum(one.ended for one in watched)
    if ended < FEWEST_ENDED:
        return f"Too few cases ended: {ended}. It takes {FEWEST_ENDED} to say how long it takes."
    return f"Too few cases were watched at one time: it takes {FEWEST_WATCHED}."


def _limit(clock: Clock | None, day: date) -> int | None:
    """The clock's limit in the unit of the drift; months as they are after the reference date."""
    if clock is None or clock.limit is None:
        return None
    if clock.unit is Unit.WORKING_DAYS:
        return clock.limit
    due = _due(clock, day)
    return None if due is None else (due - day).days


def _due(clock: Clock | None, start: date) -> date | None:
    try:
        return deadline(clock, start) if clock else None
    except OutsideCalendar:
        return None


def _waiting(
    cases: Iterable[Case],
    data: Data,
    clock: Clock | None,
    latest: tuple[str, date],
    counting: tuple[_Calendar, bool, WaitingCurve | None],
) -> tuple[Waiting, ...]:
    """The cases that are open in the latest submission, the longest first."""
    calendar, in_working_days, curve = counting
    still = [
        (case, case.periods[-1])
        for case in cases
        if case.periods[-1].open and case.periods[-1].reference_date == latest[1]
    ]
    staff = _staff(data, latest, {period.list for _, period in still})
    found = []
    for case, period in still:
        time = calendar.between(case.start, period.last, in_working_days=in_working_days)
        assert time is not None, "cases beyond the calendar are left out"
        due = _due(clock, case.start)
        team, worker = staff.get((period.list, period.row), (None, None))
        found.append(
            Waiting(
                number=case.number,
                start=case.start,
                time=time,
                longer=curve.after(time) if curve else None,
                beyond=curve is not None and time > curve.last,
                late=None if due is None else due < latest[1],
                due=due,
                team=team,
                worker=worker,
                list=period.list,
                row=period.row,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.start, one.number)))


def _staff(
    data: Data, latest: tuple[str, date], lists: Iterable[str]
) -> Mapping[tuple[str, int], tuple[str | None, str | None]]:
    """Team and worker of each row of these lists, where they have such columns."""
    found: dict[tuple[str, int], tuple[str | None, str | None]] = {}
    here = (pl.col(AUTHORITY) == latest[0]) & (pl.col(REFERENCE_DATE) == latest[1])
    for list_id in lists:
        spec = by_id()[list_id]
        columns = [
            pl.col(name) if name in spec.by_name else pl.lit(None, pl.String).alias(name)
            for name in ("team", "worker")
        ]
        for row, team, worker in data.lists[list_id].filter(here).select(ROW, *columns).iter_rows():
            found[list_id, row] = team, worker
    return found


def _limits(
    stage: Stage, cases: Sequence[Case], curve: WaitingCurve | None, day: date
) -> Iterable[str]:
    """What the numbers cannot tell, in sentences."""
    late = sum(case.periods[0].first > case.start for case in cases)
    if stage.begun_only:
        yield (
            f"The list has only what began in {stage.months} months: of longer waits nothing is "
            "known, but by earlier submissions."
        )
    elif late:
        yield (
            f"{counted(late, 'case')} began before the list does, which has long ones more "
            "often. They count only from then on, so that the stage does not look longer than it "
            "is."
        )
    gaps = sum(len(case.periods) > 1 for case in cases)
    if gaps:
        yield f"{counted(gaps, 'case')} could not be watched between two submissions."
    lost = sum(case.periods[-1].open and case.periods[-1].reference_date < day for case in cases)
    if lost:
        yield (
            f"{counted(lost, 'case')} that an earlier submission has as open, the latest does not "
            "have at all: they count until the earlier one."
        )
    if curve and curve.not_counted:
        yield (
            f"Not in the curve: {counted(curve.not_counted, 'end')} that came where fewer than "
            f"{FEWEST_WATCHED} cases were watched."
        )
    if stage.traps:
        yield stage.traps
