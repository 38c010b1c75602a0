"""The timetable after a call, counted from today."""

from dataclasses import dataclass
from datetime import date

from ilacs.documents.timetable_words import remarks, rule_in_words
from ilacs.framework.contacts import CONTACT_NAMES, ContactKind
from ilacs.framework.milestones import Milestone, Timetable
from ilacs.framework.number_words import counted, listed
from ilacs.framework.timetable_steps import MilestoneId, Shape
from ilacs.framework.timetables import timetable
from ilacs.web.shown.words import with_weekday


@dataclass(frozen=True, slots=True)
class MilestoneShown:
    """One milestone: when it is, how far away that is, and what to do.

    `state` is `over`, `now` or `ahead`.
    """

    id: str
    name: str
    when: str
    left: str
    state: str
    to_do: str
    remarks: tuple[str, ...]
    basis: str
    rule: str


@dataclass(frozen=True, slots=True)
class Countdown:
    """A call and all that follows it, as at a day.

    `arrival` is when inspectors come, or how far they are. `now` names what goes on today; `next`
    what begins next and in how many days. Both are empty where there is nothing.
    """

    kind: str
    called: str
    arrival: str
    arrival_left: str
    now: str
    next: str
    milestones: tuple[MilestoneShown, ...]


def countdown(table: Timetable, today: date) -> Countdown:
    """The milestones of `table` as seen on the day `today`."""
    shown = tuple(_milestone(one, today) for one in table.milestones)
    return Countdown(
        CONTACT_NAMES[table.kind],
        with_weekday(table.called),
        *_arrival(table, today),
        listed(one.name for one in shown if one.state == "now"),
        _next(table, today),
        shown,
    )


def called_countdown(kind: ContactKind, called: date, today: date) -> Countdown:
    """The countdown after a call of `called`. Raises BadTimetable."""
    return countdown(timetable(kind, called), today)


def _arrival(table: Timetable, today: date) -> tuple[str, str]:
    """What to say first: when inspectors come, that they are here, or that they have left."""
    first = table.milestone(MilestoneId.ON_SITE_FIRST)
    last = table.milestone(MilestoneId.ON_SITE_LAST)
    if today < first.earliest:
        return f"Inspectors come on {with_weekday(first.earliest)}", _left(first.earliest, today)
    if today <= last.latest:
        day = (today - first.earliest).days + 1
        days = (last.latest - first.earliest).days + 1
        return f"Inspectors are here until {with_weekday(last.latest)}", f"day {day} of {days}"
    publication = table.milestone(MilestoneId.PUBLICATION)
    expected = publication.likely or publication.latest
    if today < expected:
        return f"The report is expected about {with_weekday(expected)}", _left(expected, today)
    if today <= publication.latest:
        return f"The report may come until {with_weekday(publication.latest)}", "any day now"
    return "The report should have been published", ""


def _next(table: Timetable, today: date) -> str:
    ahead = [one for one in table.milestones if one.earliest > today]
    if not ahead:
        return ""
    names = listed(one.name for one in ahead if one.earliest == ahead[0].earliest)
    return f"{names}, {_how_far(ahead[0], today)}"


def _milestone(one: Milestone, today: date) -> MilestoneShown:
    return MilestoneShown(
        id=one.id.value,
        name=one.name,
        when=_when(one),
        left=_how_far(one, today),
        state=_state(one, today),
        to_do=one.what_to_do,
        remarks=remarks(one),
        basis="given" if one.given else one.basis.value,
        rule=rule_in_words(one.rule),
    )


def _when(one: Milestone) -> str:
    if one.shape is Shape.DAY or one.earliest == one.latest:
        return with_weekday(one.earliest)
    first, last = with_weekday(one.earliest), with_weekday(one.latest)
    if one.shape is Shape.PERIOD:
        return f"{first} to {last}"
    likely = f", most likely {with_weekday(one.likely)}" if one.likely else ""
    return f"A day from {first} to {last}{likely}"


def _state(one: Milestone, today: date) -> str:
    if one.latest < today:
        return "over"
    return "now" if one.earliest <= today else "ahead"


def _how_far(one: Milestone, today: date) -> str:
    if one.latest < today:
        return "over"
    if one.earliest > today:
        later = "" if one.shape is not Shape.WINDOW or one.earliest == one.latest else " or later"
        return _left(one.earliest, today) + later
    if one.latest == today:
        return "today"
    return "now" if one.shape is Shape.PERIOD else "any day now"


def _left(day: date, today: date) -> str:
    days = (day - today).days
    return "tomorrow" if days == 1 else f"in {counted(days, 'day')}"
