"""When each contact between inspectorate and authority is due.

The windows here follow rules alone. Every one gives its reason; where it is measured, that is
what happened to others, not a promise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta

from ilacs.framework import contact_rules as declared
from ilacs.framework.assumptions import DEFAULTS, Assumptions
from ilacs.framework.calendar_steps import add_months
from ilacs.framework.contacts import BY_PATHWAY, ContactKind
from ilacs.framework.day_words import in_full
from ilacs.framework.pathways import Pathway
from ilacs.framework.rules import Basis, Rule

_K = ContactKind


@dataclass(frozen=True, slots=True)
class DueWindow:
    """When a contact may come: `earliest` to `latest`, or without end where that is None.

    `likely` is the middle of what was measured, None where nothing was. `reason` is a sentence;
    `rule` is what it rests on.
    """

    kind: ContactKind
    earliest: date
    likely: date | None
    latest: date | None
    reason: str
    rule: Rule

    def is_overdue(self, as_at: date) -> bool:
        """Whether the window had closed before `as_at`."""
        return self.latest is not None and self.latest < as_at


def due_windows(
    pathway: Pathway | None,
    last_inspection_end: date,
    as_at: date,
    assumptions: Assumptions = DEFAULTS,
    last_contacts: Mapping[ContactKind, date] | None = None,
) -> tuple[DueWindow, ...]:
    """The window of every contact that may come, as could be known on `as_at`.

    `last_inspection_end` is the last day on site of the last full inspection. `last_contacts`
    gives the day of the last contact of a kind, where it is known. Without a pathway the windows
    of all three are given, and their reasons say which pathway they hold for. Raises ValueError
    if `as_at` is before the end of the inspection.
    """
    if as_at < last_inspection_end:
        raise ValueError(f"{as_at} is before the inspection that ended on {last_inspection_end}.")
    asked = _Asked(last_inspection_end, as_at, assumptions, last_contacts or {})
    found = [_yearly(kind, rule, asked) for kind, rule in _YEARLY.items()]
    found.append(_joint_inspection(asked))
    for each in Pathway if pathway is None else (pathway,):
        condition = f"If on pathway {each}: " if pathway is None else ""
        windows = (_window(kind, each, asked) for kind in BY_PATHWAY[each])
        found += [replace(window, reason=condition + window.reason) for window in windows]
    return tuple(_said_if_over(window, as_at) for window in found)


@dataclass(frozen=True, slots=True)
class _Asked:
    """What was asked for, and how the rules stand."""

    ended: date
    as_at: date
    assumptions: Assumptions
    last_contacts: Mapping[ContactKind, date]

    def months(self, rule: Rule) -> int:
        return self.assumptions.whole(rule)

    def after(self, start: date, rule: Rule) -> date:
        return add_months(start, self.months(rule))


_YEARLY = {
    _K.SELF_EVALUATION: declared.SELF_EVALUATION,
    _K.ANNUAL_ENGAGEMENT_MEETING: declared.ANNUAL_MEETING,
}


def _window(kind: ContactKind, pathway: Pathway, asked: _Asked) -> DueWindow:
    if kind is _K.FOCUSED_VISIT:
        return _focused_visit(asked)
    if kind is _K.MONITORING_VISIT:
        return _monitoring_visit(asked)
    if kind is _K.ACTION_PLANNING_VISIT:
        return _action_planning_visit(asked)
    found = _inspection(kind, asked)
    if pathway is Pathway.ONE and kind is _K.STANDARD:
        reason = f"In the window of a short one. {declared.STANDARD_INSTEAD.statement}"
        return replace(found, reason=reason)
    return found


def _yearly(kind: ContactKind, rule: Rule, asked: _Asked) -> DueWindow:
    last, months = asked.last_contacts.get(kind), asked.months(rule)
    since = (
        "the day of the last is not known" if last is None else f"the last was on {in_full(last)}"
    )
    return DueWindow(
        kind,
        earliest=asked.as_at if last is None else last + timedelta(days=1),
        likely=None,
        latest=add_months(last or asked.as_at, months),
        reason=f"Once in {months} months; {since}.",
        rule=asked.assumptions.rule(rule),
    )


def _joint_inspection(asked: _Asked) -> DueWindow:
    rule = declared.JTAI
    reason = f"{rule.statement} {_visits_suspended(asked)}".strip()
    return DueWindow(_K.JTAI, asked.as_at, None, None, reason, rule)


def _inspection(kind: ContactKind, asked: _Asked) -> DueWindow:
    few, middle, many = (
        declared.INSPECTION_EARLIEST,
        declared.INSPECTION_LIKELY,
        declared.INSPECTION_LATEST,
    )
    moved = _days_suspended(asked)
    earliest, likely, latest = (
        asked.after(asked.ended, rule) + moved for rule in (few, middle, many)
    )
    reason = (
        f"{asked.months(few)} to {asked.months(many)} months after the last inspection, which "
        f"ended on {in_full(asked.ended)}; the middle is {asked.months(middle)}."
    )
    rule = asked.assumptions.rule(middle)
    if declared.SUSPENSION.in_force(asked.as_at):
        reason += (
            f" Full inspections are suspended since {in_full(_SUSPENDED_FROM)}, {moved.days} days "
            "so far; no end is known."
        )
        return DueWindow(kind, max(earliest, asked.as_at), None, None, reason, rule)
    if moved:
        reason += (
            f" Full inspections were suspended from {in_full(_SUSPENDED_FROM)} to "
            f"{in_full(_SUSPENDED_TO)}: {moved.days} days later for that."
        )
    if latest < asked.as_at:
        reason += _held(asked, after_suspension=bool(moved))
    return DueWindow(kind, earliest, likely, latest, reason, rule)


def _held(asked: _Asked, *, after_suspension: bool) -> str:
    """How often the measured window held the next inspection; nothing for one that was set."""
    bounds = (declared.INSPECTION_EARLIEST, declared.INSPECTION_LATEST)
    if any(asked.assumptions.rule(rule).basis is Basis.LOCAL for rule in bounds):
        return ""
    held, of = declared.HELD_AFTER_SUSPENSION if after_suspension else declared.HELD
    which = " with the suspension before them" if after_suspension else ""
    return f" The measured window held {held} of {of} inspections{which}."


def _focused_visit(asked: _Asked) -> DueWindow:
    if suspended := _visits_suspended(asked, "visits without grades take place instead"):
        rule = declared.VISITS_SUSPENSION
        return DueWindow(_K.FOCUSED_VISIT, asked.as_at, None, None, suspended, rule)
    following = _inspection(_K.STANDARD, asked)
    latest = following.latest
    reason = "Between the last inspection and the next, whose own window closes this one."
    if following.is_overdue(asked.as_at):
        latest = None
        reason = (
            "Between the last inspection and the next, whose own window is over: no end of this "
            "one is known."
        )
    earliest = asked.ended + timedelta(days=1)
    return DueWindow(_K.FOCUSED_VISIT, earliest, None, latest, reason, declared.FOCUSED_VISIT)


def _monitoring_visit(asked: _Asked) -> DueWindow:
    few, many = declared.MONITORING_EARLIEST, declared.MONITORING_LATEST
    last = asked.last_contacts.get(_K.MONITORING_VISIT)
    if last is None or last <= asked.ended:
        start, upto, known = asked.ended, declared.FIRST_MONITORING_LATEST, "the inspection"
        since = "the end of the inspection, as no visit since is known of"
    else:
        start, upto, known = last, many, f"the visit of {in_full(last)}"
        since = f"the last, on {in_full(last)}"
    earliest, latest = asked.after(start, few), asked.after(start, upto)
    reason = f"About quarterly: {asked.months(few)} to {asked.months(upto)} months after {since}."
    if latest < asked.as_at:
        upto = many
        earliest, latest = asked.as_at, asked.after(asked.as_at, upto)
        reason = f"About quarterly; none is known since {known}, so the next may come on any day."
    if suspended := _visits_suspended(asked, "monitoring visits go on where possible"):
        reason = f"{reason} {suspended}"
    rule = asked.assumptions.rule(upto)
    return DueWindow(_K.MONITORING_VISIT, earliest, None, latest, reason, rule)


def _visits_suspended(asked: _Asked, goes_on: str = "no end is known") -> str:
    """A sentence where visits are suspended on the day that is asked about, otherwise nothing.

    `goes_on` is what has taken place since visits without grades began.
    """
    rule = declared.VISITS_SUSPENSION
    if not rule.in_force(asked.as_at):
        return ""
    since = in_full(rule.in_force_from or date.min)
    begun = asked.as_at >= declared.VISITS_WITHOUT_GRADES_FROM
    return f"Visits are suspended since {since}; {goes_on if begun else 'no end is known'}."


def _action_planning_visit(asked: _Asked) -> DueWindow:
    rule = declared.ACTION_PLANNING
    reason = (
        f"Before monitoring starts, within {asked.months(rule)} months of the inspection's end. "
        "Whether such visits still happen is not known."
    )
    return DueWindow(
        _K.ACTION_PLANNING_VISIT,
        earliest=asked.ended + timedelta(days=1),
        likely=None,
        latest=asked.after(asked.ended, rule),
        reason=reason,
        rule=asked.assumptions.rule(rule),
    )


def _said_if_over(window: DueWindow, as_at: date) -> DueWindow:
    """The window, whose reason says what it means that it is over."""
    if not window.is_overdue(as_at):
        return window
    means = (
        " This window is over: what was due is late by this rule, or took place and is not known "
        "here."
    )
    return replace(window, reason=window.reason + means)


_SUSPENDED_FROM = declared.SUSPENSION.in_force_from or date.min
_SUSPENDED_TO = declared.SUSPENSION.in_force_to or date.max


def _days_suspended(asked: _Asked) -> timedelta:
    """How much of the suspension lies between the inspection and the day that is asked about."""
    first = max(_SUSPENDED_FROM, asked.ended + timedelta(days=1))
    return max(min(asked.as_at, _SUSPENDED_TO) - first + timedelta(days=1), timedelta())
