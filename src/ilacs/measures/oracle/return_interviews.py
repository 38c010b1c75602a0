"""Missing children and the interviews when they return, in plain Python."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime, time
from functools import partial

from ilacs.framework.rules import Unit
from ilacs.measures.oracle.as_at import in_year
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, told
from ilacs.measures.rows import State

EPISODES, CLOCK = "missing_episodes", "return_interview"


def ended(lists: Lists) -> list[Row]:
    """Episodes that ended in the year."""
    return [row for row in lists[EPISODES] if in_year(lists, row["returned"])]


def interviews(lists: Lists, episode: Row) -> list[Row]:
    """The interviews after an episode: those of its number, or those without one of its day."""
    own = [
        row
        for row in lists["return_interviews"]
        if row["child_id"] is not None and row["child_id"] == episode["child_id"]
    ]
    number, day = episode["episode_id"], episode["started"]
    numbered = [row for row in own if number is not None and row["episode_id"] == number]
    return numbered or [
        row
        for row in own
        if row["episode_id"] is None and day is not None and row["episode_started"] == day
    ]


def answer(rows: list[Row], column: str) -> bool | None:
    """Yes if any says so; no if any says that; otherwise not known."""
    answers = {row[column] for row in rows}
    return True if "yes" in answers else False if "no" in answers else None


def completed(lists: Lists, rows: list[Row]) -> list[Row]:
    """Interviews that have taken place."""
    return [row for row in rows if row["completed"] is not None and row["completed"] <= lists.day]


def moments(day: date, at: str | None) -> tuple[datetime, datetime]:
    """The earliest and the latest moment that a day and perhaps a time can mean."""
    if at is None:
        return datetime.combine(day, time(0, 0)), datetime.combine(day, time(23, 59))
    hour, minute = at.split(":")
    moment = datetime.combine(day, time(int(hour), int(minute)))
    return moment, moment


def within_hours(episode: Row, done: list[Row], limit: int) -> bool | None:
    """Whether the first interview was within so many hours; None where nobody can tell."""
    back_first, back_last = moments(episode["returned"], episode["return_time"])
    spoken = [moments(row["completed"], row["completed_time"]) for row in done]
    longest = min(last for _, last in spoken) - back_first
    shortest = min(first for first, _ in spoken) - back_last
    if longest.total_seconds() < 0:
        return None
    if longest.total_seconds() <= limit * 3600:
        return True
    return False if shortest.total_seconds() > limit * 3600 else None


def _row(
    episode: Row,
    met: bool | None,
    why: str | None = None,
    days: int | None = None,
    due: date | None = None,
) -> PlainRow:
    away = "away without authorisation, not missing" if episode["kind"] == "A" else None
    why = away or why
    return told(EPISODES, episode, met, why, days=days, due=due)


def offered(lists: Lists) -> list[PlainRow]:
    """Whether an interview was offered."""
    return [
        _row(episode, answer(interviews(lists, episode), "offered")) for episode in ended(lists)
    ]


def accepted(lists: Lists) -> list[PlainRow]:
    """Whether an interview was accepted, of those offered."""
    found = []
    for episode in ended(lists):
        rows = interviews(lists, episode)
        why = "not offered" if answer(rows, "offered") is False else None
        found.append(_row(episode, answer(rows, "accepted"), why))
    return found


def in_time(lists: Lists) -> list[PlainRow]:
    """Whether an interview was held in time."""
    found = []
    clock = lists.clocks[CLOCK]
    for episode in ended(lists):
        rows = interviews(lists, episode)
        done = completed(lists, rows)
        due = lists.deadline(CLOCK, episode["returned"])
        met, why, days = None, None, None
        if done:
            first = min(row["completed"] for row in done)
            days = (first - episode["returned"]).days
            if days < 0:
                met = None
            elif clock.unit is Unit.HOURS and clock.limit is not None:
                met = within_hours(episode, done, clock.limit)
            elif due is not None:
                met = first <= due
        elif answer(rows, "accepted") is False:
            why = "declined"
        elif due is not None and due >= lists.day:
            why = "not done yet, and still within the limit"
        elif due is not None and rows:
            met = False
        found.append(_row(episode, met, why, days, due))
    return found


def outstanding(lists: Lists) -> list[PlainRow]:
    """Interviews still to be held."""
    found = []
    for episode in ended(lists):
        rows = interviews(lists, episode)
        if completed(lists, rows):
            continue
        due = lists.deadline(CLOCK, episode["returned"])
        met = None if due is None else due >= lists.day
        if met is False and not rows:
            met = None
        why = "declined" if answer(rows, "accepted") is False else None
        days = (lists.day - episode["returned"]).days
        found.append(_row(episode, met, why, days, due))
    return found


def repeated(lists: Lists, times: int) -> list[PlainRow]:
    """Children who went missing so many times, each at the child's first row."""
    episodes = [
        row
        for row in lists[EPISODES]
        if (row["started"] is None or in_year(lists, row["started"])) and row["kind"] != "A"
    ]
    counted = Counter(row["child_id"] for row in episodes if row["started"] is not None)
    undated = {row["child_id"] for row in episodes if row["started"] is None}
    found, seen = [], set()
    for row in sorted(episodes, key=lambda row: int(row["row"])):
        child = row["child_id"]
        if child is None:
            why = "no child's number, so no other episode can be told"
            found.append(PlainRow(EPISODES, row["row"], State.EXCLUDED, why))
        elif child not in seen:
            seen.add(child)
            met = True if counted[child] >= times else None if child in undated else False
            state = state_of(met)
            found.append(PlainRow(EPISODES, row["row"], state))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "return-interviews-offered": offered,
    "return-interviews-accepted": accepted,
    "return-interviews-in-time": in_time,
    "return-interviews-outstanding": outstanding,
    "missing-again": partial(repeated, times=2),
    "missing-often": partial(repeated, times=3),
}
