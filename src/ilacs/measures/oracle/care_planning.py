"""Reviews and plans of children in care, in plain Python."""

from datetime import date

from ilacs.measures.oracle.care_rows import (
    days_to,
    in_care,
    in_care_less_than,
    not_counted,
    told,
)
from ilacs.measures.oracle.plain import Lists, PlainRow, Row


def reviews(lists: Lists) -> list[PlainRow]:
    """Whether the next review is overdue."""
    found = []
    for row in in_care(lists):
        kind, last = row["placement_type"], row["last_review"]
        start, clocks = row["care_start"], "care_review"
        if kind is None:
            start = None
        elif kind in ("A3", "A4", "A5", "A6"):
            start, clocks = row["placement_start"], "adoption_review"
            if start is not None and start > lists.day:
                start = None
        reviewed = start is not None and last is not None and last >= start
        due = _next_review(lists, start, last, clocks)
        met = None if due is None else due >= lists.day
        days = days_to(lists, last if reviewed else start)
        found.append(told(row, met, not_counted(lists, row), days=days, due=due))
    return found


def _next_review(lists: Lists, start: date | None, last: date | None, clocks: str) -> date | None:
    if start is None:
        return None
    if last is not None and last > lists.day:
        return None
    first_due = lists.deadline(f"{clocks}_first", start)
    if last is None or last < start:
        return first_due
    if first_due is None:
        return None
    was_the_first = last <= first_due
    return lists.deadline(f"{clocks}_second" if was_the_first else f"{clocks}_next", last)


def reviewing_officers(lists: Lists) -> list[PlainRow]:
    """Whether there was contact in six months."""
    found = []
    for row in in_care(lists):
        contact = row["last_reviewing_officer_contact"]
        if row["care_start"] is None or (contact is not None and contact > lists.day):
            met = None
        else:
            met = contact is not None and contact >= lists.months_before(6)
        why = [
            *not_counted(lists, row),
            in_care_less_than(row, "a month", lists.months_before(1)),
        ]
        found.append(told(row, met, why, days=days_to(lists, contact)))
    return found


def plan_by_second_review(lists: Lists) -> list[PlainRow]:
    """Whether children have a permanence plan whose second review should have been."""
    found = []
    for row in in_care(lists):
        due = _second_review(lists, row)
        met = None if due is None else row["permanence_plan"] is not None
        waiting = due is not None and due >= lists.day
        why = [*not_counted(lists, row), ("the second review is not overdue yet", waiting)]
        found.append(told(row, met, why, days=days_to(lists, row["care_start"]), due=due))
    return found


def plans_to_make(lists: Lists) -> list[PlainRow]:
    """Children without a permanence plan, and when their second review is due."""
    found = []
    for row in in_care(lists):
        if row["permanence_plan"] is not None:
            continue
        due = _second_review(lists, row)
        met = None if due is None else due >= lists.day
        days = days_to(lists, row["care_start"])
        found.append(told(row, met, not_counted(lists, row), days=days, due=due))
    return found


def _second_review(lists: Lists, row: Row) -> date | None:
    first = lists.deadline("care_review_first", row["care_start"])
    return lists.deadline("care_review_second", first)


def plans(lists: Lists) -> list[PlainRow]:
    """Children in care by their permanence plan."""
    found = []
    for row in in_care(lists):
        plan = row["permanence_plan"]
        met = None if plan is None else True
        why = [*not_counted(lists, row), ("no plan agreed yet", plan is None)]
        found.append(told(row, met, why, category=plan))
    return found


ORACLE = {
    "care-reviews-in-time": reviews,
    "reviewing-officer-contact": reviewing_officers,
    "permanence-plan-by-second-review": plan_by_second_review,
    "permanence-plans-to-make": plans_to_make,
    "permanence-plans": plans,
}
