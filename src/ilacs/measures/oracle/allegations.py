"""Allegations, in plain Python."""

from collections.abc import Callable

from ilacs.measures.oracle.as_at import by_now, in_year
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, working_days
from ilacs.measures.oracle.spans import length
from ilacs.measures.rows import State

LIST = "allegations"


def told_in_time(lists: Lists) -> list[PlainRow]:
    """Whether the designated officer was told in time."""
    found = []
    for row in lists[LIST]:
        aware, referred = row["employer_aware"], row["referred"]
        if in_year(lists, referred):
            due = lists.deadline("lado_told", aware)
            met = None if due is None else referred <= due
            days = working_days(aware, referred)
            found.append(PlainRow(LIST, row["row"], state_of(met), days=days, due=due))
    return found


def closed(lists: Lists) -> list[Row]:
    """Allegations closed in the year."""
    return [row for row in lists[LIST] if in_year(lists, row["closed"])]


def how_long(lists: Lists) -> list[PlainRow]:
    """How long allegations were open."""
    found = []
    for row in closed(lists):
        days = length(row["referred"], row["closed"])
        state = State.NOT_KNOWN if days is None else State.MET
        found.append(PlainRow(LIST, row["row"], state, days=days))
    return found


def still_open(lists: Lists) -> list[PlainRow]:
    """Open allegations, and for how long they have been."""
    found = []
    for row in lists[LIST]:
        to_come = row["referred"] is not None and row["referred"] > lists.day
        if by_now(lists, row["closed"]) is None and not to_come:
            days = length(row["referred"], lists.day)
            found.append(PlainRow(LIST, row["row"], State.MET, days=days))
    return found


def outcomes(lists: Lists) -> list[PlainRow]:
    """What came of allegations."""
    found = []
    for row in closed(lists):
        state = State.NOT_KNOWN if row["outcome"] is None else State.MET
        found.append(PlainRow(LIST, row["row"], state, category=row["outcome"]))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "allegations-told-in-time": told_in_time,
    "allegations-length": how_long,
    "allegations-open": still_open,
    "allegations-outcomes": outcomes,
}
