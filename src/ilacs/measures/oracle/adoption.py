"""Children and adoption, in plain Python."""

from collections.abc import Callable
from datetime import date
from functools import partial

from ilacs.measures.oracle.as_at import by_now, in_year
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of
from ilacs.measures.oracle.spans import length
from ilacs.measures.rows import State

LIST = "adoption"


def moved_in(lists: Lists, row: Row) -> date | None:
    """The day a child moved in with those who adopt."""
    placed = by_now(lists, row["placed"])
    fostered: date | None = row["fostering_for_adoption_placed"]
    if placed is not None and fostered is not None and fostered <= placed:
        return fostered
    return placed


def has_plan(lists: Lists, row: Row) -> bool:
    """Whether a child is to be adopted, and is not yet."""
    adopted = by_now(lists, row["adoption_order"])
    given_up = by_now(lists, row["decision_reversed"])
    return adopted is None and given_up is None


def adopted(lists: Lists) -> list[Row]:
    """Children adopted in the year."""
    return [row for row in lists[LIST] if in_year(lists, row["adoption_order"])]


def _length(row: Row, days: int | None) -> PlainRow:
    return PlainRow(LIST, row["row"], state_of(None if days is None else True), days=days)


def entry_to_moving_in(lists: Lists) -> list[PlainRow]:
    """Days from care to the family."""
    return [_length(row, length(row["care_start"], moved_in(lists, row))) for row in adopted(lists)]


def entry_to_placement(lists: Lists) -> list[PlainRow]:
    """Days from care to the placement for adoption."""
    return [
        _length(row, length(row["care_start"], by_now(lists, row["placed"])))
        for row in adopted(lists)
    ]


def days_to_match(lists: Lists, row: Row) -> int | None:
    """Days from the order to the match, none where the match came first."""
    order: date | None = row["placement_order"]
    matched = by_now(lists, row["matched"])
    if order is None or matched is None:
        return None
    return max((matched - order).days, 0)


def order_to_match(lists: Lists) -> list[PlainRow]:
    """Days from the order to the match."""
    found = []
    for row in adopted(lists):
        if row["placement_order"] is None:
            why = "adopted without a placement order"
            found.append(PlainRow(LIST, row["row"], State.EXCLUDED, why))
        else:
            found.append(_length(row, days_to_match(lists, row)))
    return found


def match_in_time(lists: Lists) -> list[PlainRow]:
    """Whether the match came within the limit."""
    found = []
    for row in adopted(lists):
        order, matched = row["placement_order"], by_now(lists, row["matched"])
        if order is None:
            why = "adopted without a placement order"
            found.append(PlainRow(LIST, row["row"], State.EXCLUDED, why))
            continue
        due = lists.deadline("adoption_order_to_match", order)
        met = None if due is None or matched is None else matched <= due
        days = days_to_match(lists, row)
        found.append(PlainRow(LIST, row["row"], state_of(met), days=days, due=due))
    return found


def moved_in_time(lists: Lists) -> list[PlainRow]:
    """Whether children moved in within the limit."""
    found = []
    for row in lists[LIST]:
        done = in_year(lists, row["adoption_order"])
        if not done and not has_plan(lists, row):
            continue
        start, moved = row["care_start"], moved_in(lists, row)
        due = lists.deadline("adoption_entry_to_placement", start)
        days, state, why = length(start, moved), State.NOT_KNOWN, None
        if due is not None and moved is not None and start <= moved:
            state = state_of(moved <= due)
        elif due is not None and moved is None and not done:
            if due < lists.day:
                state = State.NOT_MET
            else:
                state = State.EXCLUDED
                why = "not moved in yet, and still within the limit"
        found.append(PlainRow(LIST, row["row"], state, why, days=days, due=due))
    return found


def step(lists: Lists, start: str, end: str) -> list[PlainRow]:
    """Days from one step to the next, where the next came in the year."""
    return [
        _length(row, length(row[start], row[end]))
        for row in lists[LIST]
        if in_year(lists, row[end])
    ]


def waiting(lists: Lists) -> list[PlainRow]:
    """Children who wait for a family."""
    return [
        _length(row, (lists.day - row["placement_order"]).days)
        for row in lists[LIST]
        if by_now(lists, row["placement_order"]) is not None
        and by_now(lists, row["placed"]) is None
        and has_plan(lists, row)
    ]


def given_up(lists: Lists) -> list[PlainRow]:
    """Why plans were given up."""
    found = []
    for row in lists[LIST]:
        if in_year(lists, row["decision_reversed"]):
            reason = row["reversal_reason"]
            state = State.NOT_KNOWN if reason is None else State.MET
            found.append(PlainRow(LIST, row["row"], state, category=reason))
    return found


def early_permanence(lists: Lists) -> list[PlainRow]:
    """Children fostered first by those who adopted them."""
    found = []
    for row in adopted(lists):
        fostered = row["fostering_for_adoption_placed"]
        met: bool | None = fostered is not None
        if fostered is not None and fostered > row["adoption_order"]:
            met = None
        found.append(PlainRow(LIST, row["row"], state_of(met)))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "adoption-entry-to-moving-in": entry_to_moving_in,
    "adoption-entry-to-placement": entry_to_placement,
    "adoption-order-to-match": order_to_match,
    "adoption-match-in-time": match_in_time,
    "adoption-moved-in-within-14-months": moved_in_time,
    "adoption-entry-to-decision": partial(step, start="care_start", end="adoption_decision"),
    "adoption-decision-to-order": partial(step, start="adoption_decision", end="placement_order"),
    "adoption-order-to-match-all": partial(step, start="placement_order", end="matched"),
    "adoption-match-to-placement": partial(step, start="matched", end="placed"),
    "adoption-placement-to-adoption": partial(step, start="placed", end="adoption_order"),
    "adoption-waiting": waiting,
    "adoption-plans-given-up": given_up,
    "adoption-early-permanence": early_permanence,
}
