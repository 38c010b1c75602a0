"""The kinds of contact between inspectorate and authority, and when each is due.

The windows here follow rules alone. Every one gives its reason; where it is measured, that is
what happened to others, not a promise.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum

from ilacs.framework import contact_rules as declared
from ilacs.framework.assumptions import DEFAULTS, Assumptions
from ilacs.framework.calendar_steps import add_months
from ilacs.framework.day_words import in_full
from ilacs.framework.pathways import Pathway
from ilacs.framework.rules import Rule


class ContactKind(StrEnum):
    """What may come to an authority, or is expected of it."""

    SELF_EVALUATION = "self_evaluation"
    ANNUAL_ENGAGEMENT_MEETING = "annual_engagement_meeting"
    FOCUSED_VISIT = "focused_visit"
    SHORT = "short"
    STANDARD = "standard"
    MONITORING_VISIT = "monitoring_visit"
    ACTION_PLANNING_VISIT = "action_planning_visit"
    REINSPECTION = "reinspection"
    JTAI = "jtai"


CONTACT_NAMES = {
    ContactKind.SELF_EVALUATION: "a self-evaluation",
    ContactKind.ANNUAL_ENGAGEMENT_MEETING: "an annual engagement meeting",
    ContactKind.FOCUSED_VISIT: "a focused visit",
    ContactKind.SHORT: "a short inspection",
    ContactKind.STANDARD: "a standard inspection",
    ContactKind.MONITORING_VISIT: "a monitoring visit",
    ContactKind.ACTION_PLANNING_VISIT: "an action planning visit",
    ContactKind.REINSPECTION: "a reinspection",
    ContactKind.JTAI: "a joint targeted inspection",
}
"""Each kind in words, with its article."""


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


_K = ContactKind
_EVERYWHERE = (_K.SELF_EVALUATION, _K.ANNUAL_ENGAGEMENT_MEETING, _K.JTAI)
_ON_PATHWAY = {
    Pathway.ONE: (_K.FOCUSED_VISIT, _K.SHORT, _K.STANDARD),
    Pathway.TWO: (_K.FOCUSED_VISIT, _K.STANDARD),
    Pathway.THREE: (_K.ACTION_PLANNING_VISIT, _K.MONITORING_VISIT, _K.REINSPECTION),
}


def contacts_on(pathway: Pathway) -> tuple[ContactKind, ...]:
    """Which kinds of contact may come to an authority on `pathway`."""
    return (*_EVERYWHERE, *_ON_PATHWAY[pathway])


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
    found.append(
        DueWindow(_K.JTAI, as_at, None, None, declared.JTAI.statement, declared.JTAI),
    )
    for each in Pathway if pathway is None else (pathway,):
        condition = f"If on pathway {each}: " if pathway is None else ""
        windows = (_window(kind, each, asked) for kind in _ON_PATHWAY[each])
        found += [replace(window, reason=condition + window.reason) for window in windows]
    return tuple(found)


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
    instead = pathway is Pathway.ONE and kind is _K.STANDARD
    return _inspection(kind, asked, f" {declared.STANDARD_INSTEAD.statement}" if instead else "")


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


def _inspection(kind: ContactKind, asked: _Asked, remark: str = "") -> DueWindow:
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
    if moved:
        reason += f" Inspections were suspended from {in_full(_SUSPENDED_FROM)}: {moved.days} days."
    suspended_still = declared.SUSPENSION.in_force(asked.as_at)
    return DueWindow(
        kind,
        earliest,
        None if suspended_still else likely,
        None if suspended_still else latest,
        reason + remark,
        asked.assumptions.rule(middle),
    )


def _focused_visit(asked: _Asked) -> DueWindow:
    following = _inspection(_K.STANDARD, asked)
    reason = "Between the last inspection and the next, whose own window closes this one."
    earliest = asked.ended + timedelta(days=1)
    rule = declared.FOCUSED_VISIT
    return DueWindow(_K.FOCUSED_VISIT, earliest, None, following.latest, reason, rule)


def _monitoring_visit(asked: _Asked) -> DueWindow:
    few, many = declared.MONITORING_EARLIEST, declared.MONITORING_LATEST
    last = asked.last_contacts.get(_K.MONITORING_VISIT)
    if last is None or last <= asked.ended:
        many = declared.FIRST_MONITORING_LATEST
        since, last = "the end of the inspection, as no visit since is known of", asked.ended
    else:
        since = f"the last, on {in_full(last)}"
    reason = f"Roughly quarterly: {asked.months(few)} to {asked.months(many)} months after {since}."
    earliest, latest = asked.after(last, few), asked.after(last, many)
    rule = asked.assumptions.rule(many)
    return DueWindow(_K.MONITORING_VISIT, earliest, None, latest, reason, rule)


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


_SUSPENDED_FROM = declared.SUSPENSION.in_force_from or date.min
_SUSPENDED_TO = declared.SUSPENSION.in_force_to or date.max


def _days_suspended(asked: _Asked) -> timedelta:
    """How much of the suspension lies between the inspection and the day that is asked about."""
    first = max(_SUSPENDED_FROM, asked.ended + timedelta(days=1))
    return max(min(asked.as_at, _SUSPENDED_TO) - first + timedelta(days=1), timedelta())
