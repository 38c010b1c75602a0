"""One child's journey: what happened, in order, across all lists of one or many submissions."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from ilacs.framework.clocks import Clock
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import Snapshot
from ilacs.measures.contradictions import Key, Mark, contradicted
from ilacs.measures.data import CannotMeasure, Data, data_of
from ilacs.measures.events import ORDER
from ilacs.measures.mentions import Detail, Mention, mentions_of
from ilacs.measures.missing_together import Together, together_with
from ilacs.measures.one_child import child_named
from ilacs.measures.spans import Span, spans_of


@dataclass(frozen=True)
class Source:
    """A row that tells an event: the submission, the list, and the row of the list (ROW)."""

    reference_date: date
    list: str
    row: int


@dataclass(frozen=True, repr=False)
class Event:
    """Something that happened to the child.

    `day` is null where it must have a day and none is known. `details` are what matters with
    it, as the latest submission has it. `sources` are all the rows that tell it, by submission.
    """

    kind: str
    words: str
    day: date | None
    time: str | None
    details: tuple[Detail, ...]
    sources: tuple[Source, ...]
    marks: tuple[Mark, ...]

    @property
    def future(self) -> bool:
        """Whether it lies after the reference date of every submission that tells it."""
        return Mark.FUTURE in self.marks

    @property
    def reference_dates(self) -> tuple[date, ...]:
        """The submissions that tell it."""
        return tuple(dict.fromkeys(source.reference_date for source in self.sources))


@dataclass(frozen=True, repr=False)
class Journey:
    """What the lists say of one child.

    `events` are in order of their days, and on one day in that of the process; `undated` those
    that must have a day and have none. `spans` are the stages and how long they took. `together`
    are the children who were missing at the same time.
    """

    child: str
    authority: str
    reference_dates: tuple[date, ...]
    events: tuple[Event, ...]
    undated: tuple[Event, ...]
    spans: tuple[Span, ...]
    together: tuple[Together, ...]


def journey_of(child: str, snapshots: Sequence[Snapshot], clocks: Mapping[str, Clock]) -> Journey:
    """The journey of the child with this number.

    Raises CannotMeasure for submissions of several authorities, without a reference date or of
    the same one; NoSuchChild.
    """
    data = data_of(snapshots, clocks.values())
    authorities = {authority for authority, _ in data.columns if authority}
    if len(authorities) > 1:
        raise CannotMeasure("These are the lists of several authorities. Give those of one.")
    number = child_named(child, _numbers(data))
    mentions = mentions_of(number, data, snapshots)
    marked = contradicted(mentions)
    dated = [each for each in mentions if each.day is not None]
    events = [_event(group, marked) for group in _groups(dated)]
    undated = [_event([each], marked) for each in mentions if each.missing]
    unreadable = frozenset(
        (each.reference_date, each.list, each.row)
        for each in mentions
        if each.unreadable or each.end_unreadable
    )
    return Journey(
        child=number,
        authority=next(iter(authorities), ""),
        reference_dates=tuple(sorted(day for _, day in data.columns)),
        events=tuple(sorted(events, key=_place)),
        undated=tuple(sorted(undated, key=lambda event: ORDER[event.kind])),
        spans=spans_of(number, data, clocks, unreadable),
        together=together_with(number, data),
    )


def _numbers(data: Data) -> set[str | None]:
    return {
        number
        for list_id, table in data.lists.items()
        if "child_id" in by_id()[list_id].by_name
        for number in table["child_id"].unique()
    }


def _groups(mentions: Sequence[Mention]) -> list[list[Mention]]:
    """Mentions that tell the same event: of one kind, on one day, alike in what tells them apart.

    One without a time of day is the same as one with a time, if there is only one such.
    """
    alike: dict[object, list[Mention]] = defaultdict(list)
    for each in mentions:
        alike[each.told_by.kind, each.day, each.apart].append(each)
    groups: dict[object, list[Mention]] = defaultdict(list)
    for key, those in alike.items():
        times = {each.time for each in those if each.time is not None}
        for each in those:
            groups[key, each.time if len(times) > 1 else None].append(each)
    return list(groups.values())


def _event(mentions: Sequence[Mention], marked: Mapping[Key, set[Mark]]) -> Event:
    newest = max(each.reference_date for each in mentions)
    latest = [each for each in mentions if each.reference_date == newest]
    first = latest[0]
    details = dict.fromkeys(detail for each in latest for detail in each.details)
    sources = sorted(
        (Source(each.reference_date, each.list, each.row) for each in mentions),
        key=lambda source: source.reference_date,
    )
    keys = {(first.told_by.kind, each.reference_date, each.day) for each in mentions}
    marks = {mark for key in keys for mark in marked.get(key, ())} | _own_marks(latest, newest)
    return Event(
        kind=first.told_by.kind,
        words=first.told_by.words,
        day=first.day,
        time=next((each.time for each in latest if each.time is not None), None),
        details=tuple(details),
        sources=tuple(sources),
        marks=tuple(mark for mark in Mark if mark in marks),
    )


def _own_marks(latest: Sequence[Mention], reference_date: date) -> set[Mark]:
    """What the latest submission says of an event by itself."""
    marks: set[Mark] = set()
    for each in latest:
        if each.day is None:
            marks.add(Mark.UNREADABLE if each.unreadable else Mark.NO_DAY)
        elif each.day > reference_date:
            marks.add(Mark.FUTURE)
        elif each.told_by.end and each.end is None and not each.end_unreadable:
            marks.add(Mark.OPEN)
        if each.day is not None and each.end is not None and each.end < each.day:
            marks.add(Mark.ENDS_BEFORE)
    return marks


def _place(event: Event) -> tuple[object, ...]:
    """Where an event stands: by day, then in the order of the process, by time where it has one.

    Going missing and returning are one place, so that two episodes of a day follow one another.
    """
    ends = event.kind == "missing_end"
    kind = "missing_start" if ends else event.kind
    time = event.time or ("~" if ends else "")
    first = event.sources[0]
    return event.day, ORDER[kind], time, ORDER[event.kind], first.list, first.row
