"""A timetable as a calendar file (.ics) of all-day entries."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from ilacs.documents.timetable_words import remarks, rule_in_words
from ilacs.framework.day_words import in_full
from ilacs.framework.milestones import Milestone, Timetable
from ilacs.framework.timetable_steps import MilestoneId, Shape
from ilacs.reports.folder import printable

if TYPE_CHECKING:
    from icalendar import Event

ON_SITE = (MilestoneId.ON_SITE_FIRST, MilestoneId.ON_SITE_LAST)


@dataclass(frozen=True, slots=True)
class _Entry:
    """One entry: what stays the same when it moves, and its days, both included."""

    id: str
    summary: str
    first: date
    last: date
    milestones: tuple[Milestone, ...]


def timetable_calendar(table: Timetable, stamp: datetime, title: str = "") -> bytes:
    """The calendar file, in UTF-8. A period or window is one entry over all its days.

    `title` is whom the timetable is for; `stamp` is the moment that the file is said to be made
    at, with its time zone. The entries keep their UID when dates move, so a calendar that has
    them already moves them. Raises ValueError for a stamp without time zone.
    """
    from icalendar import Calendar  # noqa: PLC0415

    if stamp.tzinfo is None:
        raise ValueError("The stamp of a calendar file needs a time zone.")
    plain = printable(" ".join(title.split()))
    calendar = Calendar()
    calendar.add("prodid", "-//ilacs//timetable//EN")
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    calendar.add("method", "PUBLISH")
    for entry in _entries(table):
        calendar.add_component(_event(entry, table, stamp, plain))
    content: bytes = calendar.to_ical()
    return content


def _entries(table: Timetable) -> Iterator[_Entry]:
    on_site = tuple(table.milestone(each) for each in ON_SITE)
    yield _Entry("on_site", "On site", on_site[0].earliest, on_site[1].latest, on_site)
    for milestone in table.milestones:
        if milestone.id not in ON_SITE:
            yield _Entry(
                milestone.id,
                _summary(milestone),
                milestone.earliest,
                milestone.latest,
                (milestone,),
            )


def _summary(milestone: Milestone) -> str:
    if milestone.shape is not Shape.WINDOW or milestone.earliest == milestone.latest:
        return milestone.name
    likely = f", most likely {in_full(milestone.likely)}" if milestone.likely else ""
    return f"{milestone.name}: some day in this window{likely}"


def _event(entry: _Entry, table: Timetable, stamp: datetime, title: str) -> "Event":
    from icalendar import Event  # noqa: PLC0415

    event = Event()
    whom = re.sub(r"\W+", "-", title.casefold()).strip("-") or "timetable"
    event.add("uid", f"{whom}-{table.kind}-{table.called:%Y%m%d}-{entry.id}@ilacs")
    event.add("dtstamp", stamp.astimezone(UTC))
    event.add("dtstart", entry.first)
    # The end of an all-day entry is the day after it.
    event.add("dtend", entry.last + timedelta(days=1))
    event.add("summary", f"{title}: {entry.summary}" if title else entry.summary)
    event.add("description", "\n".join(_description(entry)))
    event.add("transp", "TRANSPARENT")
    return event


def _description(entry: _Entry) -> Iterator[str]:
    for milestone in entry.milestones:
        yield milestone.what_to_do
        yield from remarks(milestone)
    for milestone in entry.milestones:
        yield f"{milestone.name} [{milestone.id}]: {rule_in_words(milestone.rule)}"
