"""Pre-proceedings and care proceedings, in plain Python."""

from collections.abc import Callable
from functools import partial

from ilacs.measures.oracle.as_at import by_now, in_year
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of
from ilacs.measures.oracle.spans import length
from ilacs.measures.rows import State

BEFORE, COURT = "pre_proceedings", "care_proceedings"
NO_LETTER = "no letter before proceedings was sent"


def ended(lists: Lists, list_id: str) -> list[Row]:
    """What ended in the year."""
    return [row for row in lists[list_id] if in_year(lists, row["ended"])]


def ended_in_time(lists: Lists, list_id: str, start: str) -> list[PlainRow]:
    """Whether it ended within the limit."""
    found = []
    for row in ended(lists, list_id):
        begun, end = row[start], row["ended"]
        if begun is None and list_id == BEFORE:
            found.append(PlainRow(list_id, row["row"], State.EXCLUDED, NO_LETTER))
            continue
        due, days = lists.deadline(list_id, begun), length(begun, end)
        met = None if days is None or due is None else end <= due
        found.append(PlainRow(list_id, row["row"], state_of(met), days=days, due=due))
    return found


def how_long(lists: Lists, list_id: str, start: str) -> list[PlainRow]:
    """How long it lasted."""
    found = []
    for row in ended(lists, list_id):
        if row[start] is None and list_id == BEFORE:
            found.append(PlainRow(list_id, row["row"], State.EXCLUDED, NO_LETTER))
            continue
        days = length(row[start], row["ended"])
        found.append(_length(list_id, row, days))
    return found


def _length(list_id: str, row: Row, days: int | None) -> PlainRow:
    return PlainRow(list_id, row["row"], state_of(None if days is None else True), days=days)


def still_open(lists: Lists, list_id: str, start: str) -> list[PlainRow]:
    """What has begun and not ended, and whether it may still go on."""
    found = []
    for row in lists[list_id]:
        if by_now(lists, row["ended"]) is not None:
            continue
        begun = by_now(lists, row[start])
        if begun is None and (list_id == BEFORE or row[start] is not None):
            continue
        due = lists.deadline(list_id, begun)
        met = None if due is None else due >= lists.day
        days = length(begun, lists.day)
        found.append(PlainRow(list_id, row["row"], state_of(met), days=days, due=due))
    return found


def without_letter(lists: Lists) -> list[PlainRow]:
    """Decisions to begin, and no letter yet."""
    found = []
    for row in lists[BEFORE]:
        meeting = row["legal_meeting"]
        waits = by_now(lists, row["ended"]) is None and by_now(lists, row["letter_sent"]) is None
        to_come = meeting is not None and meeting > lists.day
        if row["legal_meeting_outcome"] == "B" and waits and not to_come:
            days = length(meeting, lists.day)
            found.append(PlainRow(BEFORE, row["row"], State.MET, days=days))
    return found


def letters(lists: Lists) -> list[Row]:
    """Periods whose letter was sent in the year."""
    return [row for row in lists[BEFORE] if in_year(lists, row["letter_sent"])]


def meeting_to_letter(lists: Lists) -> list[PlainRow]:
    """Days from the meeting to the letter."""
    return [
        _length(BEFORE, row, length(row["legal_meeting"], row["letter_sent"]))
        for row in letters(lists)
    ]


def again(lists: Lists) -> list[PlainRow]:
    """Whether it is not the first time."""
    found = []
    for row in letters(lists):
        times = row["previous_periods"]
        met = None if times is None else times >= 1
        found.append(PlainRow(BEFORE, row["row"], state_of(met)))
    return found


def mix(lists: Lists, list_id: str, column: str) -> list[PlainRow]:
    """What came of it."""
    found = []
    for row in ended(lists, list_id):
        state = State.NOT_KNOWN if row[column] is None else State.MET
        found.append(PlainRow(list_id, row["row"], state, category=row[column]))
    return found


def letter_to_court(lists: Lists) -> list[PlainRow]:
    """Days from the latest letter to the issue."""
    found = []
    for row in lists[COURT]:
        issued = row["issued"]
        if not in_year(lists, issued):
            continue
        sent = [
            period["letter_sent"]
            for period in lists[BEFORE]
            if period["child_id"] is not None
            and period["child_id"] == row["child_id"]
            and period["letter_sent"] is not None
            and period["letter_sent"] <= issued
        ]
        if sent:
            found.append(_length(COURT, row, length(max(sent), issued)))
        else:
            why = "no letter before proceedings in the list"
            found.append(PlainRow(COURT, row["row"], State.EXCLUDED, why))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "pre-proceedings-in-time": partial(ended_in_time, list_id=BEFORE, start="letter_sent"),
    "pre-proceedings-length": partial(how_long, list_id=BEFORE, start="letter_sent"),
    "pre-proceedings-open": partial(still_open, list_id=BEFORE, start="letter_sent"),
    "pre-proceedings-without-letter": without_letter,
    "pre-proceedings-meeting-to-letter": meeting_to_letter,
    "pre-proceedings-again": again,
    "pre-proceedings-outcomes": partial(mix, list_id=BEFORE, column="outcome"),
    "letter-to-court": letter_to_court,
    "care-proceedings-in-time": partial(ended_in_time, list_id=COURT, start="issued"),
    "care-proceedings-length": partial(how_long, list_id=COURT, start="issued"),
    "care-proceedings-open": partial(still_open, list_id=COURT, start="issued"),
    "final-orders": partial(mix, list_id=COURT, column="final_order"),
}
