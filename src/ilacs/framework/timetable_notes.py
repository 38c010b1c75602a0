"""What is unusual or contradictory about the dates of a timetable."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from ilacs.framework import contact_rules
from ilacs.framework import timetable_rules as rules
from ilacs.framework.contacts import ContactKind
from ilacs.framework.day_words import in_full
from ilacs.framework.milestones import BadTimetable, Milestone
from ilacs.framework.rules import Basis, Unit
from ilacs.framework.timetable_steps import MilestoneId, Shape, Step
from ilacs.framework.working_days import calendar_rows, holiday_on, is_provisional, is_working_day

Made = Mapping[MilestoneId, Milestone]

_MONDAY, _SATURDAY = 0, 5
_FULL = (ContactKind.SHORT, ContactKind.STANDARD, ContactKind.REINSPECTION)
_OF_TWO_DAYS = (ContactKind.FOCUSED_VISIT, ContactKind.MONITORING_VISIT)


def order_notes(each: Step, made: Made) -> tuple[str, ...]:
    """Notes on a given date that comes before what usually precedes it.

    Raises BadTimetable where what precedes it is no mere assumption or window.
    """
    milestone = made[each.id]
    if not milestone.given:
        return ()
    before = [made[other] for other in each.not_before if other in made]
    return tuple(_out_of_order(milestone, other) for other in before if _precedes(milestone, other))


def notes_on(kind: ContactKind, each: Step, made: Made) -> tuple[str, ...]:
    """Notes on the day of the call, on days on site, and on days that are not settled."""
    milestone = made[each.id]
    first, last = made[MilestoneId.ON_SITE_FIRST], made[MilestoneId.ON_SITE_LAST]
    found: list[str] = []
    if each.id is MilestoneId.CALLED:
        found += _notes_on_call(milestone)
        found += _notes_on_suspension(kind, first.earliest, last.latest)
    elif milestone.shape is Shape.DAY and not is_working_day(milestone.earliest):
        found.append(f"{_weekday(milestone.earliest)}: not a working day.")
    if each.id is MilestoneId.ON_SITE_FIRST:
        found += _notes_on_site(kind, first, last)
    counts_working_days = any(rule.unit is Unit.WORKING_DAYS for rule in each.distance)
    if counts_working_days and not milestone.given and is_provisional(milestone.latest):
        found.append("Provisional: bank holidays of that year may still change.")
    return tuple(found)


def _precedes(milestone: Milestone, other: Milestone) -> bool:
    return milestone.earliest < other.earliest


def _out_of_order(milestone: Milestone, other: Milestone) -> str:
    usual = other.shape is Shape.WINDOW or other.basis is Basis.ASSUMPTION
    if other.given or not usual:
        advice = "" if other.given else f" Give {other.id} too if that is another day."
        raise BadTimetable(
            f"{milestone.name} ({in_full(milestone.earliest)}) cannot come before "
            f"{other.name[0].lower()}{other.name[1:]} ({in_full(other.earliest)}).{advice}"
        )
    return (
        f"{other.name} usually comes first; by the rules that would be {in_full(other.earliest)}."
    )


def _notes_on_call(milestone: Milestone) -> Iterator[str]:
    day = milestone.earliest
    if not is_working_day(day):
        holiday = holiday_on(day)
        yield (
            f"{_weekday(day)}{f', {holiday}' if holiday else ''}: calls come on working days, so "
            "check the day. Weeks are counted from that of the next working day."
        )
    elif milestone.rule.id == rules.CALL.id and day.weekday() != _MONDAY:
        monday = day - timedelta(days=day.weekday())
        holiday = holiday_on(monday)
        why = f"the Monday was a bank holiday ({holiday})" if holiday else "calls come on Mondays"
        yield f"{_weekday(day)}: {why}. Weeks are counted from the Monday of this week."


def _notes_on_suspension(kind: ContactKind, first: date, last: date) -> Iterator[str]:
    rule = contact_rules.SUSPENSION if kind in _FULL else contact_rules.VISITS_SUSPENSION
    since, until = rule.in_force_from or date.min, rule.in_force_to or date.max
    if first <= until and last >= since:
        yield (
            f"The days on site lie in the suspension of {in_full(since)} to {in_full(until)}, so "
            f"check the day. {rule.statement}"
        )


def _notes_on_site(kind: ContactKind, begins: Milestone, ends: Milestone) -> Iterator[str]:
    first, last = begins.earliest, ends.latest
    if kind is ContactKind.JTAI and first.weekday() != _MONDAY and not begins.given:
        yield (
            f"{_weekday(first)}: 34 of 36 joint inspections were on site from a Monday to a "
            "Friday, so ask."
        )
    if kind in _OF_TWO_DAYS and last - first > timedelta(days=1) and not ends.given:
        yield "Its two days lie on either side of days that are no working days, so ask."
    for row in calendar_rows(first, last):
        if row.holiday and row.day.weekday() < _SATURDAY:
            yield (
                f"{in_full(row.day)} is a bank holiday ({row.holiday}). No inspection had one "
                "among its days on site: other days are likely, so ask."
            )


def _weekday(day: date) -> str:
    return f"A {day:%A}"
