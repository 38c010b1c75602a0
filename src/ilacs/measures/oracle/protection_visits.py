"""Visits and reviews of child protection plans, in plain Python."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from ilacs.measures.oracle.child_protection import open_plans, told
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, working_days
from ilacs.measures.oracle.spans import length


def _visit_due(lists: Lists, row: Row, clock: str) -> date | None:
    """When a visit is due: counted from the start or from a later visit, unless one is planned."""
    if _planned(lists, row["last_visit"]):
        return None
    days = [
        day
        for day in (row["plan_start"], row["last_visit"])
        if day is not None and day <= lists.day
    ]
    # A plan that has not begun is set apart; its day is that of its own start.
    start = row["plan_start"]
    if start is not None and start > lists.day:
        days.append(start)
    return lists.deadline(clock, max(days, default=None))


def _planned(lists: Lists, day: date | None) -> bool:
    return day is not None and day > lists.day


def _days_since(lists: Lists, visit: date | None) -> int | None:
    return None if _planned(lists, visit) else working_days(visit, lists.day)


def visits_in_time(lists: Lists, clock: str) -> list[PlainRow]:
    """Open plans older than the limit, and whether the next visit's day has not passed."""
    found = []
    for row, not_open in open_plans(lists):
        first_due = lists.deadline(clock, row["plan_start"])
        young = first_due is not None and first_due >= lists.day
        reason = not_open or ("the plan is not older than the limit" if young else None)
        due = _visit_due(lists, row, clock)
        met = None if due is None else due >= lists.day
        days = _days_since(lists, row["last_visit"])
        found.append(told(row, met, reason, days=days, due=due))
    return found


def visits_overdue(lists: Lists) -> list[PlainRow]:
    """Every open plan, and whether the next visit's day has passed."""
    found = []
    for row, reason in open_plans(lists):
        due = _visit_due(lists, row, "protection_visit")
        met = None if due is None else due < lists.day
        days = _days_since(lists, row["last_visit"])
        found.append(told(row, met, reason, days=days, due=due))
    return found


def seen_alone(lists: Lists) -> list[PlainRow]:
    """Open plans with a visit, and whether the child was seen alone."""
    answers = {"yes": True, "no": False}
    found = []
    for row, not_open in open_plans(lists):
        born, visit = row["date_of_birth"], row["last_visit"]
        unborn = born > lists.day if born is not None else (row["age"] or 0) < 0
        reason = not_open or ("not born yet" if unborn else None)
        reason = reason or ("no visit recorded" if visit is None else None)
        planned = _planned(lists, visit)
        found.append(told(row, None if planned else answers.get(row["seen_alone"]), reason))
    return found


def _review_due(lists: Lists, row: Row) -> tuple[date | None, int | None]:
    """When a review is due, and for how many days there has been none."""
    start, review = row["plan_start"], row["last_review"]
    if _planned(lists, review):
        return None, None
    if review is not None and (start is None or review > start):
        return lists.deadline("protection_review_next", review), length(review, lists.day)
    return lists.deadline("protection_review_first", start), length(start, lists.day)


def reviews(lists: Lists, overdue: bool) -> list[PlainRow]:
    """Open plans whose review is overdue, or is not."""
    found = []
    for row, reason in open_plans(lists):
        due, days = _review_due(lists, row)
        met = None if due is None else (due < lists.day) is overdue
        found.append(told(row, met, reason, days=days, due=due))
    return found


ORACLE: Mapping[str, Callable[[Lists], list[PlainRow]]] = {
    "protection-visits-in-time": partial(visits_in_time, clock="protection_visit"),
    "protection-visits-at-the-very-least": partial(visits_in_time, clock="protection_visit_floor"),
    "protection-visits-overdue": visits_overdue,
    "protection-seen-alone": seen_alone,
    "protection-reviews-in-time": partial(reviews, overdue=False),
    "protection-reviews-overdue": partial(reviews, overdue=True),
}
