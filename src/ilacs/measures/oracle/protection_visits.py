"""Visits and reviews of child protection plans, in plain Python."""

from collections.abc import Callable, Mapping
from datetime import date
from functools import partial

from ilacs.measures.oracle.child_protection import LIST, open_plans, told
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, working_days
from ilacs.measures.oracle.spans import length
from ilacs.measures.rows import State


def visits_in_time(lists: Lists, clock: str) -> list[PlainRow]:
    """Open plans older than the limit, and whether the next visit's day has not passed."""
    found = []
    for row, not_open in open_plans(lists):
        start, visit = row["plan_start"], row["last_visit"]
        planned = visit is not None and visit > lists.day
        if planned:
            visit = None
        first_due = lists.deadline(clock, start)
        young = first_due is not None and first_due >= lists.day
        reason = not_open or ("the plan is not older than the limit" if young else None)
        days_to_run_from = [day for day in (start, visit) if day is not None]
        due = lists.deadline(clock, max(days_to_run_from, default=None))
        met = None if due is None or planned else due >= lists.day
        state = state_of(met) if reason is None else State.EXCLUDED
        days = working_days(visit, lists.day)
        found.append(PlainRow(LIST, row["row"], state, reason, days=days, due=due))
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
        planned = visit is not None and visit > lists.day
        found.append(told(row, None if planned else answers.get(row["seen_alone"]), reason))
    return found


def _review_due(lists: Lists, row: Row) -> tuple[date | None, int | None]:
    """When a review is due, and for how many days there has been none."""
    start, review = row["plan_start"], row["last_review"]
    held = review is not None and review <= lists.day and (start is None or review > start)
    if held:
        return lists.deadline("protection_review_next", review), length(review, lists.day)
    return lists.deadline("protection_review_first", start), length(start, lists.day)


def reviews(lists: Lists, overdue: bool) -> list[PlainRow]:
    """Open plans whose review is overdue, or is not."""
    found = []
    for row, reason in open_plans(lists):
        due, days = _review_due(lists, row)
        planned = row["last_review"] is not None and row["last_review"] > lists.day
        met = None if due is None or planned else (due < lists.day) is overdue
        state = state_of(met) if reason is None else State.EXCLUDED
        found.append(PlainRow(LIST, row["row"], state, reason, days=days, due=due))
    return found


ORACLE: Mapping[str, Callable[[Lists], list[PlainRow]]] = {
    "protection-visits-in-time": partial(visits_in_time, clock="protection_visit"),
    "protection-visits-at-the-very-least": partial(visits_in_time, clock="protection_visit_floor"),
    "protection-seen-alone": seen_alone,
    "protection-reviews-in-time": partial(reviews, overdue=False),
    "protection-reviews-overdue": partial(reviews, overdue=True),
}
