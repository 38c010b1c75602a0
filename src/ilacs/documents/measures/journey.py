"""One child's journey on a terminal and as JSON. It names the child: for inside only."""

import json
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from ilacs.documents.answers.common import heading
from ilacs.documents.measures.answers import Noticed, noticed_in
from ilacs.documents.measures.behind import row_places
from ilacs.documents.measures.category_words import without_letter
from ilacs.documents.measures.measures_text import reading_lines
from ilacs.documents.text_lines import day_in_words, first_words, table_lines, wrapped
from ilacs.framework.number_words import counted, listed
from ilacs.lists.snapshot import Snapshot
from ilacs.measures.given import ROW
from ilacs.measures.journeys import Event, Journey, Source
from ilacs.measures.mentions import Detail
from ilacs.measures.missing_together import Together
from ilacs.measures.spans import Span, Standing

INSIDE = "It names children: keep it where only those may see it who work with them."

LONGEST_PLACE = 14
"""Characters of a sheet's or file's name that are told on a terminal."""

_SHORT = {
    Standing.GOING_ON: "not late yet",
    Standing.OVERDUE: "late",
    Standing.NO_LIMIT: "",
}
"""What a terminal has room for beside a stage that goes on, or has no limit."""


@dataclass(frozen=True)
class RowPlace:
    """Where a row stands: the title of its list, the sheet or file, and the row there."""

    title: str
    place: str
    row: int

    @property
    def words(self) -> str:
        """Such as `List_1, row 12`."""
        return f"{self.place}, row {self.row}"


@dataclass(frozen=True, repr=False)
class JourneyAnswer:
    """A journey, and where in the files each row of it stands."""

    journey: Journey
    places: Mapping[Source, RowPlace]
    noticed: tuple[Noticed, ...]

    @property
    def as_at(self) -> date:
        """The latest reference date."""
        return self.journey.reference_dates[-1]

    def where(self, event: Event) -> RowPlace:
        """The row of the latest submission that tells an event."""
        return self.places[event.sources[-1]]


def journey_answer(journey: Journey, snapshots: Sequence[Snapshot]) -> JourneyAnswer:
    """A journey through these submissions. What is noticed is that of the latest."""
    wanted = {source for event in (*journey.events, *journey.undated) for source in event.sources}
    places = {
        source: place for snapshot in snapshots for source, place in _places_in(snapshot, wanted)
    }
    latest = max(snapshots, key=lambda one: one.reference_date.day or date.min)
    return JourneyAnswer(journey, places, noticed_in(latest))


def _places_in(snapshot: Snapshot, wanted: Collection[Source]) -> Iterator[tuple[Source, RowPlace]]:
    """Where the rows are that are wanted of a submission."""
    day = snapshot.reference_date.day
    lists = {source.list for source in wanted if source.reference_date == day}
    if day is None or not lists:
        return
    of_lists = replace(snapshot, lists={name: snapshot.lists[name] for name in sorted(lists)})
    told = row_places(of_lists).select("list", ROW, "title", "place", "row_of_place")
    for list_id, number, title, place, row in told.iter_rows():
        if (source := Source(day, list_id, number)) in wanted:
            yield source, RowPlace(title, place, row)


def journey_title(answer: JourneyAnswer) -> str:
    """Such as `Journey of child 12, as at 31 Mar 2026`."""
    whose = f" of {answer.journey.authority}" if answer.journey.authority else ""
    return f"Journey of child {answer.journey.child}{whose}, as at {day_in_words(answer.as_at)}"


def opening(answer: JourneyAnswer) -> Iterator[str]:
    """What a reader must know."""
    days = answer.journey.reference_dates
    if len(days) > 1:
        yield (
            f"From {len(days)} submissions: {listed(map(day_in_words, days))}. What several of "
            "them tell is told once."
        )
    yield (
        "What the lists hold, and no more: they reach back six or twelve months, and of visits, "
        "reviews and placements they have the latest."
    )


def details_in_words(details: Sequence[Detail]) -> str:
    """Such as `no further action: No; team: North`."""
    return "; ".join(f"{detail_label(one)}: {without_letter(one.words)}" for one in details)


def detail_label(detail: Detail) -> str:
    """A short name for what is told: its column's."""
    return detail.column.replace("_", " ")


def event_in_words(event: Event) -> str:
    """What happened, what is to be known of it, and what was told with it."""
    marks = f" ({'; '.join(event.marks)})" if event.marks else ""
    details = details_in_words(event.details)
    return f"{event.words}{marks}" + (f". {details}" if details else "")


def journey_lines(answer: JourneyAnswer, width: int) -> Iterator[str]:
    """The journey on a terminal."""
    journey = answer.journey
    yield from heading(journey_title(answer), width)
    for sentence in opening(answer):
        yield from wrapped(sentence, width)
    yield from reading_lines(answer.noticed, width)
    yield ""
    rows = [
        (
            day_in_words(event.day),
            event.time or "",
            event_in_words(event),
            f"{first_words(answer.where(event).place, LONGEST_PLACE)} {answer.where(event).row}",
        )
        for event in journey.events
    ]
    if rows:
        yield from table_lines(("Day", "At", "What happened", "Sheet and row"), rows, width, wide=2)
    else:
        yield "No day of anything that happened is known."
    yield from _undated_lines(answer, width)
    yield from _span_lines(journey.spans, width)
    yield from _together_lines(journey.together, width)


def _undated_lines(answer: JourneyAnswer, width: int) -> Iterator[str]:
    if answer.journey.undated:
        yield ""
        yield "Days that are not known"
        for event in answer.journey.undated:
            words = f"{event_in_words(event)} ({answer.where(event).words})"
            yield from wrapped(words, width, indent="  ", hanging="    ")


def _span_lines(spans: Sequence[Span], width: int) -> Iterator[str]:
    if not spans:
        return
    yield ""
    rows = [
        (
            span.stage.name,
            day_in_words(span.start),
            end_in_words(span),
            number(span.days),
            number(span.working_days),
            _SHORT.get(span.standing, span.standing.value),
        )
        for span in spans
    ]
    headings = ("How long", "From", "To", "Days", "Working days", "In time?")
    yield from table_lines(headings, rows, width, right=(3, 4))
    for reason in dict.fromkeys(span.reason for span in spans if span.reason):
        named = dict.fromkeys(span.stage.name for span in spans if span.reason == reason)
        yield from wrapped(f"Not known: {reason} ({'; '.join(named)}).", width)


def _together_lines(pairs: Sequence[Together], width: int) -> Iterator[str]:
    if not pairs:
        return
    yield ""
    yield from wrapped(
        f"Missing at the same time: {counted(len(pairs), 'child', 'children')}", width
    )
    rows = [
        (one.other, f"{one.occasions:,}", f"{one.began_together:,}", days_in_words(one.days))
        for one in pairs
    ]
    headings = ("Child", "Times", "Went together", "When")
    yield from table_lines(headings, rows, width, wide=3, right=(1, 2))


def days_in_words(days: Sequence[date]) -> str:
    """Days in a row of text."""
    return ", ".join(map(day_in_words, days))


def submissions_in_words(event: Event) -> str:
    """The reference dates of the submissions that tell an event: of many the first and last."""
    first, *rest = event.reference_dates
    if len(rest) < 2:
        return days_in_words(event.reference_dates)
    return f"{len(rest) + 1}, from {day_in_words(first)} to {day_in_words(rest[-1])}"


def end_in_words(span: Span) -> str:
    """The day, or that the stage goes on; nothing where neither is known."""
    if span.end is not None:
        return day_in_words(span.end)
    return "" if span.standing is Standing.NOT_KNOWN else "goes on"


def number(count: int | None) -> str:
    """A count, or nothing where there is none."""
    return "" if count is None else f"{count:,}"


def journey_json(answer: JourneyAnswer) -> str:
    """One object: the child, `events`, `undated`, `stages` and `missing_together`."""
    journey = answer.journey
    return json.dumps(
        {
            "child_id": journey.child,
            "authority": journey.authority or None,
            "reference_dates": [day.isoformat() for day in journey.reference_dates],
            "events": [_event_json(event, answer) for event in journey.events],
            "undated": [_event_json(event, answer) for event in journey.undated],
            "stages": [_span_json(span) for span in journey.spans],
            "missing_together": [together_json(one) for one in journey.together],
        },
        ensure_ascii=False,
        indent=2,
    )


def _event_json(event: Event, answer: JourneyAnswer) -> dict[str, Any]:
    return {
        "event": event.kind,
        "words": event.words,
        "day": _iso(event.day),
        "time": event.time,
        "future": event.future,
        "marks": list(event.marks),
        "details": {detail.column: detail.words for detail in event.details},
        "rows": [
            {
                "reference_date": source.reference_date.isoformat(),
                "list": source.list,
                "place": answer.places[source].place,
                "row": answer.places[source].row,
            }
            for source in event.sources
        ],
    }


def _span_json(span: Span) -> dict[str, Any]:
    return {
        "stage": span.stage.id,
        "name": span.stage.name,
        "start": span.start.isoformat(),
        "end": _iso(span.end),
        "days": span.days,
        "working_days": span.working_days,
        "clock": span.clock.id if span.clock else None,
        "limit": span.clock.limit_in_words if span.clock else None,
        "due": _iso(span.due),
        "standing": span.standing.value,
        "reason": span.reason or None,
    }


def together_json(one: Together) -> dict[str, Any]:
    """A child who was missing at the same time."""
    return {
        "child_id": one.other,
        "occasions": one.occasions,
        "began_together": one.began_together,
        "days": [day.isoformat() for day in one.days],
    }


def _iso(day: date | None) -> str | None:
    return None if day is None else day.isoformat()
