"""How milestones keep off days that are no working days, and in their order."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ilacs.framework import timetable_rules as rules
from ilacs.framework.day_words import in_full
from ilacs.framework.milestones import Milestone
from ilacs.framework.timetable_steps import Moves, Shape
from ilacs.framework.working_days import add_working_days, holiday_on, is_working_day


def on_working_days(milestone: Milestone, moves: Moves, anchor: Milestone) -> Milestone:
    """The milestone where its days on site, or its first and last, are working days.

    It never comes before `anchor`, the milestone that it follows. What was moved rests on an
    assumption and has a note. Raises OutsideCalendar.
    """
    first, last = milestone.earliest, milestone.latest
    match moves:
        case Moves.NOWHERE:
            return milestone
        case Moves.AFTER:
            first = last = _working_day(first, 1)
        case Moves.BEFORE:
            first = last = max(_working_day(last, -1), anchor.earliest)
        case Moves.WITHIN:
            first, last = _working_day(first, 1), _working_day(last, -1)
    if (first, last) == (milestone.earliest, milestone.latest) or first > last:
        return milestone
    return _moved(milestone, first, last, _why(milestone, moves))


def done_before(milestone: Milestone, following: Milestone, called: date) -> Milestone:
    """The milestone where it is over on the working day before `following`.

    It stays on or after the day of the call. A date that was given stands and gets a note. Raises
    OutsideCalendar.
    """
    limit = max(add_working_days(following.earliest, -1), called)
    if milestone.latest <= limit:
        return milestone
    there = f"inspectors are there from {in_full(following.earliest)}"
    if milestone.given or (milestone.shape is Shape.PERIOD and milestone.earliest > limit):
        there = f"{there[0].upper()}{there[1:]}, which is before this is over."
        return replace(milestone, notes=(*milestone.notes, there))
    first = min(milestone.earliest, limit)
    kept = "the day of the call" if limit == called else "the working day before they come"
    this = "it ends on" if milestone.shape is Shape.PERIOD else "this is"
    note = f"By the rule {in_full(milestone.latest)}, but {there}: {this} {kept}."
    return replace(milestone, earliest=first, latest=limit, notes=(*milestone.notes, note))


def not_before(milestone: Milestone, others: Sequence[Milestone]) -> Milestone:
    """The milestone where it does not begin before the last of `others` does.

    Raises OutsideCalendar.
    """
    last = max(others, key=lambda other: other.earliest, default=milestone)
    if milestone.earliest >= last.earliest:
        return milestone
    floor = _working_day(last.earliest, 1)
    note = (
        f"By the rule from {in_full(milestone.earliest)}, but not before "
        f"{last.name[0].lower()}{last.name[1:]} ({in_full(last.earliest)})."
    )
    return replace(
        milestone,
        earliest=floor,
        likely=milestone.likely and max(milestone.likely, floor),
        latest=max(milestone.latest, floor),
        notes=(*milestone.notes, note),
    )


def _working_day(day: date, direction: int) -> date:
    return day if is_working_day(day) else add_working_days(day, direction)


def _moved(milestone: Milestone, first: date, last: date, why: str) -> Milestone:
    rule = rules.ON_WORKING_DAYS
    return replace(
        milestone, earliest=first, latest=last, basis=rule.basis, rule=rule, notes=(why,)
    )


def _why(milestone: Milestone, moves: Moves) -> str:
    if moves is Moves.WITHIN:
        return (
            f"By the rule {in_full(milestone.earliest)} to {in_full(milestone.latest)}; days at "
            "either end that are no working days are left out."
        )
    day = milestone.earliest
    holiday = holiday_on(day)
    if not holiday:
        return f"{in_full(day)} is a {day:%A}: this is the working day {moves} it."
    never = "began" if moves is Moves.AFTER else "ended"
    return (
        f"{in_full(day)} is a bank holiday ({holiday}): this is the working day {moves} it. No "
        f"inspection ever {never} on a bank holiday, so ask."
    )
