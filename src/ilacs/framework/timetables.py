"""From the day of the call to every milestone after it, each with its rule.

A date that is given stands; what follows it moves with it. Dates that contradict each other are
an error, unusual ones get a note.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ilacs.framework import timetable_rules as rules
from ilacs.framework.assumptions import DEFAULTS, Assumptions
from ilacs.framework.calendar_steps import step
from ilacs.framework.contacts import CONTACT_NAMES, ContactKind
from ilacs.framework.day_words import in_full
from ilacs.framework.milestones import BadTimetable, Milestone, Timetable
from ilacs.framework.rules import Rule, Unit
from ilacs.framework.timetable_moves import done_before, not_before, on_working_days
from ilacs.framework.timetable_notes import notes_on, order_notes
from ilacs.framework.timetable_steps import EARLIER, STEPS, MilestoneId, Shape, Step
from ilacs.framework.working_days import OutsideCalendar, add_working_days, is_working_day


def timetable(
    kind: ContactKind,
    called: date,
    explicit: Mapping[str, date] | None = None,
    assumptions: Assumptions = DEFAULTS,
) -> Timetable:
    """Every milestone of a contact of `kind` that the authority was told of on `called`.

    `explicit` holds dates that are known, by the id of their milestone. Raises BadTimetable for
    a kind without timetable, a milestone that the kind has not, dates that contradict each
    other, and days before the framework or beyond the calendar.
    """
    if kind not in STEPS:
        having = ", ".join(STEPS)
        raise BadTimetable(
            f"There is no timetable for {CONTACT_NAMES[kind]}. These have one: {having}."
        )
    given = dict(explicit or {})
    steps = [here for each in STEPS[kind] if (here := _in_force(each, called))]
    if MilestoneId.ON_SITE_FIRST not in [each.id for each in steps]:
        raise BadTimetable(
            f"No rule for {CONTACT_NAMES[kind]} was in force on {in_full(called)}: that is too "
            "early."
        )
    _check_names(kind, steps, given)
    made: dict[MilestoneId, Milestone] = {}
    try:
        for each in steps:
            made[each.id] = _milestone(each, _Asked(called, given, made, assumptions))
        for each in steps:
            if each.done_before:
                made[each.id] = done_before(made[each.id], made[each.done_before], called)
        noted = {each.id: (*order_notes(each, made), *notes_on(kind, each, made)) for each in steps}
    except OutsideCalendar as error:
        raise BadTimetable(f"No timetable from {in_full(called)}. {error}") from None
    in_order = sorted(made.values(), key=lambda milestone: milestone.earliest)
    return Timetable(
        kind, called, tuple(replace(each, notes=each.notes + noted[each.id]) for each in in_order)
    )


@dataclass(frozen=True, slots=True)
class _Asked:
    """What the next milestone is made from. `made` are the milestones before it."""

    called: date
    given: Mapping[str, date]
    made: Mapping[MilestoneId, Milestone]
    assumptions: Assumptions


def _in_force(each: Step, called: date) -> Step | None:
    """The step with the rules that hold on the day of the call; None if it has none then."""

    def then(rule: Rule) -> Rule:
        return rule if rule.in_force(called) else EARLIER.get(rule.id, rule)

    here = replace(each, rule=then(each.rule), distance=tuple(map(then, each.distance)))
    return here if here.rule.in_force(called) else None


def _milestone(each: Step, asked: _Asked) -> Milestone:
    if each.id in asked.given:
        day = asked.given[each.id]
        return _made(each, (day, None, day), Shape.DAY, rules.GIVEN, given=True)
    rule = asked.assumptions.rule(each.rule)
    if each.follows is None:
        return _made(each, (asked.called, None, asked.called), Shape.DAY, rule, given=True)
    anchor = asked.made[each.follows]
    days, shape = _days(each, anchor, asked), each.shape
    if anchor.shape is Shape.WINDOW:
        shape = Shape.WINDOW
    found = on_working_days(_made(each, days, shape, rule, given=False), each.moves, anchor)
    return not_before(found, [asked.made[one] for one in each.not_before if one in asked.made])


def _made(
    each: Step, days: tuple[date, date | None, date], shape: Shape, rule: Rule, *, given: bool
) -> Milestone:
    earliest, likely, latest = days
    return Milestone(
        id=each.id,
        name=each.name,
        shape=shape,
        earliest=earliest,
        likely=likely,
        latest=latest,
        basis=rule.basis,
        rule=rule,
        what_to_do=each.what_to_do,
        condition=each.condition,
        notes=(),
        given=given,
    )


def _days(each: Step, anchor: Milestone, asked: _Asked) -> tuple[date, date | None, date]:
    """The earliest, likely and latest day of a milestone that follows `anchor`."""
    rules_of_it = each.distance or (None,)
    first, middle, last = rules_of_it[0], rules_of_it[len(rules_of_it) // 2], rules_of_it[-1]

    def after(day: date, rule: Rule | None) -> date:
        if rule is None:
            return day
        start = _monday_of(day) if each.from_monday else day
        found = max(step(start, asked.assumptions.whole(rule), rule.unit or Unit.DAYS), day)
        # Reports come out on working days: all 321 did.
        on_working_days = each.id is MilestoneId.PUBLICATION and not is_working_day(found)
        return add_working_days(found, 1) if on_working_days else found

    starts_at_once = each.shape is Shape.PERIOD and len(each.distance) == 1
    likely_from = anchor.likely if anchor.shape is Shape.WINDOW else anchor.earliest
    has_likely = likely_from and Shape.WINDOW in (each.shape, anchor.shape)
    return (
        anchor.earliest if starts_at_once else after(anchor.earliest, first),
        after(likely_from, middle) if likely_from and has_likely else None,
        after(anchor.latest, last),
    )


def _monday_of(day: date) -> date:
    """The Monday of the week of `day`, or of the working day after it if it is none."""
    counted = day if is_working_day(day) else add_working_days(day, 1)
    return counted - timedelta(days=counted.weekday())


def _check_names(kind: ContactKind, steps: Sequence[Step], given: Mapping[str, date]) -> None:
    periods = [each.id.value for each in steps if each.shape is Shape.PERIOD]
    dates = {each.id.value: each.name for each in steps if each.follows and each.id not in periods}
    for name in given:
        if name == MilestoneId.CALLED:
            raise BadTimetable("The day of the call is given already; it cannot be given twice.")
        if name in periods:
            raise BadTimetable(f"{name} is a period, for which no single date can be given.")
        if name not in dates:
            raise BadTimetable(
                f"There is no milestone {name!r:.60} for {CONTACT_NAMES[kind]}.{_near(name, dates)}"
            )


def _near(name: str, dates: Mapping[str, str]) -> str:
    """The id nearest to `name`, which may be near a milestone's id or its name."""
    from difflib import get_close_matches  # noqa: PLC0415

    ids = {_plain(known): each for each, named in dates.items() for known in (named, each)}
    near = get_close_matches(_plain(name), ids, n=1)
    known = ", ".join(dates)
    return f" Did you mean {ids[near[0]]}?" if near else f" These may be given: {known}."


def _plain(name: str) -> str:
    return name.replace("_", " ").replace("-", " ").casefold().strip()
