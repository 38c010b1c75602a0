"""Submissions that contradict each other, or themselves, on the day of an event."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from enum import StrEnum
from itertools import pairwise
from typing import Any

from ilacs.measures.events import EventColumn, Holds
from ilacs.measures.mentions import Mention


class Mark(StrEnum):
    """What a reader must know of an event."""

    FUTURE = "after the reference date"
    OPEN = "no end is recorded"
    ENDS_BEFORE = "ends before it begins"
    CHANGED = "a later submission gives another day"
    CHANGES = "an earlier submission gave another day"
    WITHDRAWN = "a later submission gives no day"
    DISAGREE = "the lists do not agree on the day"
    UNREADABLE = "the day could not be read"
    NO_DAY = "no day is recorded"


Key = tuple[str, date, date | None]
"""A kind of event, the reference date of a submission that tells it, and its day."""


Case = tuple[EventColumn, tuple[Any, ...]]
"""A column, and what names a case of it."""


def contradicted(mentions: Sequence[Mention]) -> dict[Key, set[Mark]]:
    """Which events are contradicted, as their marks."""
    found: dict[Key, set[Mark]] = defaultdict(set)
    for key, mark in (*_between_submissions(mentions), *_within_one(mentions)):
        found[key].add(mark)
    return dict(found)


def _between_submissions(mentions: Sequence[Mention]) -> Iterator[tuple[Key, Mark]]:
    cases: dict[Case, dict[date, set[date]]] = defaultdict(dict)
    holds: dict[Case, Mention] = {}
    for each in mentions:
        if each.case is not None and not each.unreadable:
            case = (each.told_by, each.case)
            days = cases[case].setdefault(each.reference_date, set())
            days |= {each.day} if each.day else set()
            holds[case] = each
    for case, submissions in cases.items():
        kind = holds[case].told_by.kind
        for earlier, later in pairwise(sorted(submissions)):
            before, after = submissions[earlier], submissions[later]
            for day, mark in _changes(holds[case], before, after, earlier):
                told = later if mark is Mark.CHANGES else earlier
                yield (kind, told, day), mark


def _changes(
    case: Mention, before: set[date], after: set[date], earlier: date
) -> Iterator[tuple[date, Mark]]:
    """How the days of a case differ: those of an `earlier` reference date and those of a later."""
    if before and not after:
        yield from ((day, Mark.WITHDRAWN) for day in before)
        return
    gone, new = before - after, after - before
    if case.told_by.holds is Holds.LATEST:
        if before and max(after) < max(before):
            yield max(before), Mark.CHANGED
            yield max(after), Mark.CHANGES
        return
    if case.case == ():
        # Nothing but the child names the case: a day after the earlier submission is a new one.
        new = {day for day in new if day <= earlier}
    if gone and new:
        yield from ((day, Mark.CHANGED) for day in gone)
        yield from ((day, Mark.CHANGES) for day in new)


def _within_one(mentions: Iterable[Mention]) -> Iterator[tuple[Key, Mark]]:
    said: dict[tuple[str, date], set[date]] = defaultdict(set)
    for each in mentions:
        if each.told_by.once and each.day is not None:
            said[each.told_by.kind, each.reference_date].add(each.day)
    for (kind, told), days in said.items():
        if len(days) > 1:
            yield from (((kind, told, day), Mark.DISAGREE) for day in days)
