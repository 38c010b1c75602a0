"""Supervision of the work with each child, in plain Python."""

from collections.abc import Callable
from functools import partial

from ilacs.measures.oracle.as_at import by_now, in_year
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, told
from ilacs.measures.rows import State

OPEN = {
    "children_in_need": ("need_start", "need_end", "supervision"),
    "child_protection": ("plan_start", "plan_end", "supervision_protection"),
    "children_in_care": ("care_start", "care_end", "supervision"),
}


def why_not(lists: Lists, list_id: str, row: Row) -> str | None:
    """Why open work is not counted."""
    start = row[OPEN[list_id][0]]
    if start is not None and start > lists.day:
        return "begins after the reference date"
    if list_id == "children_in_need":
        if row["case_status"] in {"looked_after", "child_protection_plan"}:
            return "in care or on a protection plan by the case status: counted there"
        if row["case_status"] == "closed":
            return "closed by its case status, open by its dates"
    return None


def up_to_date(lists: Lists, list_id: str) -> list[PlainRow]:
    """Whether the next supervision is overdue."""
    begins, ends, clock = OPEN[list_id]
    found = []
    for row in lists[list_id]:
        if by_now(lists, row[ends]) is not None:
            continue
        child = row["child_id"]
        held = [
            each["held"]
            for each in lists["supervision"]
            if child is not None and each["child_id"] == child
        ]
        days = [day for day in held if by_now(lists, day) is not None]
        if row[begins] is not None:
            days.append(row[begins])
        due = lists.deadline(clock, max(days, default=None))
        if due is not None and due < lists.day and None in held:
            due = None
        met = None if due is None else due >= lists.day
        why = why_not(lists, list_id, row)
        found.append(told(list_id, row, met, why, due=due))
    return found


def many_workers(lists: Lists) -> list[PlainRow]:
    """Children with three workers or more."""
    rows = [
        row
        for row in lists["supervision"]
        if (row["held"] is None or in_year(lists, row["held"])) and row["worker"] is not None
    ]
    found = []
    for child in sorted({row["child_id"] for row in rows if row["child_id"] is not None}):
        own = [row for row in rows if row["child_id"] == child]
        workers = {row["worker"] for row in own if row["held"] is not None}
        first = min(row["row"] for row in own)
        undated = any(row["held"] is None for row in own)
        met = True if len(workers) >= 3 else None if undated else False
        found.append(PlainRow("supervision", first, state_of(met)))
    why = "no child's number, so no other supervision can be told"
    found += [
        PlainRow("supervision", row["row"], State.EXCLUDED, why)
        for row in rows
        if row["child_id"] is None
    ]
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "supervision-children-in-need": partial(up_to_date, list_id="children_in_need"),
    "supervision-child-protection": partial(up_to_date, list_id="child_protection"),
    "supervision-children-in-care": partial(up_to_date, list_id="children_in_care"),
    "changes-of-worker": many_workers,
}
