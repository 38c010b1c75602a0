"""Private fostering, in plain Python."""

from collections.abc import Callable
from datetime import date

from ilacs.measures.oracle.as_at import NOT_DUE, by_now, in_year
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, told, working_days

LIST = "private_fostering"


def first_visit(lists: Lists) -> list[PlainRow]:
    """Whether the first visit was in time."""
    found = []
    for row in lists[LIST]:
        notified = row["notified"]
        if not in_year(lists, notified):
            continue
        due = lists.deadline("private_fostering_visit_first", notified)
        visited, ended = by_now(lists, row["first_visit"]), by_now(lists, row["ended"])
        met, why = None, None
        if visited is not None and due is not None:
            met = None if visited < notified else visited <= due
        elif due is not None:
            if ended is not None and ended <= due:
                why = "ended before the visit was due"
            elif due >= lists.day:
                why = NOT_DUE
            else:
                met = False
        days = working_days(notified, visited)
        found.append(told(LIST, row, met, why, days=days, due=due))
    return found


def going_on(lists: Lists) -> list[Row]:
    """Arrangements that go on."""
    return [
        row
        for row in lists[LIST]
        if by_now(lists, row["ended"]) is None
        and (row["notified"] is None or row["notified"] <= lists.day)
    ]


def latest_visit(lists: Lists, row: Row) -> date | None:
    """The day of the latest visit that has taken place."""
    return by_now(lists, row["last_visit"]) or by_now(lists, row["first_visit"])


def next_visit(lists: Lists) -> list[PlainRow]:
    """Whether the next visit is overdue."""
    found = []
    for row in going_on(lists):
        notified, visited = row["notified"], latest_visit(lists, row)
        due = None
        if visited is None:
            due = lists.deadline("private_fostering_visit_first", notified)
        elif notified is not None:
            soon = lists.deadline("private_fostering_visit_first_year", visited)
            if soon is not None:
                same_day = (soon.month, soon.day) >= (notified.month, notified.day)
                years = soon.year - notified.year - (0 if same_day else 1)
                later = lists.deadline("private_fostering_visit_next", visited)
                due = soon if years < 1 else later
        met = None if due is None else due >= lists.day
        found.append(PlainRow(LIST, row["row"], state_of(met), due=due))
    return found


def seen_alone(lists: Lists) -> list[PlainRow]:
    """Whether the child was seen alone."""
    answers = {"yes": True, "no": False}
    return [
        PlainRow(LIST, row["row"], state_of(answers.get(row["seen_alone"])))
        for row in going_on(lists)
        if latest_visit(lists, row) is not None
    ]


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "private-fostering-first-visit-in-time": first_visit,
    "private-fostering-next-visit": next_visit,
    "private-fostering-seen-alone": seen_alone,
}
