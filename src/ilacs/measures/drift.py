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
from ilacs.measures.day_counts import Count, days, working_days
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW
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
    by_working_days = working_days(data)
    found = []
    for stage, reason in asked:
        if reason is None:
            clock = clocks.get(stage.clock or "")
            count = by_working_days if _in_working_days(clock) else days
            found.append(_drift(stage, data, clock, latest, count))
    return tuple(found), tuple(
        NotTimed(stage, reason) for stage, reason in asked if reason is not None
    )


def _drift(
    stage: Stage, data: Data, clock: Clock | None, latest: tuple[str, date], count: Count
) -> Drift:
    cases, left_out = cases_watched(stage, data)
    watched = [_watched(case, count) for case in cases]
    if beyond := watched.count([]):
        left_out = {**left_out, BEYOND: beyond}
    known = [case for case, periods in zip(cases, watched, strict=True) if periods]
    all_watched = [one for periods in watched for one in periods]
    curve = None if stage.undated else waiting_curve(all_watched)
    limit = _limit(clock, latest[1])
    still = [
        case
        for case in known
        if case.periods[-1].open and case.periods[-1].reference_date == latest[1]
    ]
    staff = _staff(data, latest, {case.periods[-1].list for case in still})
    waiting = [_waiting(case, clock, curve, count, staff) for case in still]
    return Drift(
        stage=stage,
        authority=latest[0],
        reference_date=latest[1],
        in_working_days=_in_working_days(clock),
        cases=len(known),
        ended=sum(case.periods[-1].ended for case in known),
        entered_late=sum(case.periods[0].first > case.start for case in known),
        waiting=tuple(sorted(waiting, key=lambda one: (one.start, one.number))),
        left_out=left_out,
        curve=curve,
        no_curve="" if curve else _why_no_curve(stage, all_watched),
        clock=clock,
        limit=limit,
        at_limit=curve.after(limit) if curve and limit is not None else None,
        limits=tuple(_limits(stage, known, curve, latest[1])),
    )


def _in_working_days(clock: Clock | None) -> bool:
    return clock is not None and clock.unit is Unit.WORKING_DAYS


def _watched(case: Case, count: Count) -> list[Watched]:
    """The periods of a case, counted from its start; none where the calendar does not reach."""
    found = []
    for period in case.periods:
        entered, left = count(case.start, period.first), count(case.start, period.last)
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


Staff = Mapping[tuple[str, int], tuple[str | None, str | None]]
"""Team and worker, by list and ROW."""


def _waiting(
    case: Case, clock: Clock | None, curve: WaitingCurve | None, count: Count, staff: Staff
) -> Waiting:
    """A case that is open in the latest submission."""
    period = case.periods[-1]
    time = count(case.start, period.last)
    assert time is not None, "cases beyond the calendar are left out"
    due = _due(clock, case.start)
    team, worker = staff.get((period.list, period.row), (None, None))
    return Waiting(
        number=case.number,
        start=case.start,
        time=time,
        longer=curve.after(time) if curve else None,
        beyond=curve is not None and time > curve.last,
        late=None if due is None else due < period.reference_date,
        due=due,
        team=team,
        worker=worker,
        list=period.list,
        row=period.row,
    )


def _staff(data: Data, latest: tuple[str, date], lists: Iterable[str]) -> Staff:
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
            f"The list has only what began in {stage.months} months, and of older cases at most "
            "those still open: how long longer waits last is not known, but by earlier submissions."
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
