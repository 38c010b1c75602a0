"""Child protection plans, in plain Python."""

from collections.abc import Callable, Iterator, Mapping
from functools import partial

from ilacs.measures.oracle import plain
from ilacs.measures.oracle.plain import Lists, PlainRow, Row
from ilacs.measures.oracle.spans import band, lasted, length

LIST = "child_protection"


told = partial(plain.told, LIST)
"""What is told of a plan; a reason sets it apart."""


def open_plans(lists: Lists) -> Iterator[tuple[Row, str | None]]:
    """Plans that have not ended by the reference date, and why they are not open all the same."""
    for row in lists[LIST]:
        start, end = row["plan_start"], row["plan_end"]
        if end is None or end > lists.day:
            later = start is not None and start > lists.day
            yield row, "begins after the reference date" if later else None


def _started(lists: Lists) -> Iterator[tuple[Row, str | None]]:
    for row in lists[LIST]:
        if row["plan_start"] is None:
            yield row, "no start date"
        elif lists.in_six_months(row["plan_start"]):
            yield row, None


def _ended(lists: Lists) -> Iterator[Row]:
    for row in lists[LIST]:
        if lists.in_six_months(row["plan_end"]):
            yield row


def open_now(lists: Lists) -> list[PlainRow]:
    """All open plans."""
    return [told(row, True, reason) for row, reason in open_plans(lists)]


def started(lists: Lists) -> list[PlainRow]:
    """All plans that began in six months, or nobody knows when."""
    return [told(row, None if reason else True) for row, reason in _started(lists)]


def ended(lists: Lists) -> list[PlainRow]:
    """All plans that ended in six months."""
    return [
        told(row, True, days=length(row["plan_start"], row["plan_end"])) for row in _ended(lists)
    ]


def second_or_later(lists: Lists) -> list[PlainRow]:
    """Plans begun that were not the first."""
    found = []
    for row, reason in _started(lists):
        earlier = row["previous_plans"]
        found.append(told(row, None if earlier is None else earlier > 0, reason))
    return found


def open_two_years(lists: Lists) -> list[PlainRow]:
    """Open plans that have lasted two years."""
    found = []
    for row, reason in open_plans(lists):
        start = row["plan_start"]
        days = length(start, lists.day)
        found.append(told(row, lasted(start, lists.day, 24), reason, days=days))
    return found


def ended_after_two_years(lists: Lists) -> list[PlainRow]:
    """Ended plans that had lasted two years."""
    found = []
    for row in _ended(lists):
        start, end = row["plan_start"], row["plan_end"]
        found.append(told(row, lasted(start, end, 24), days=length(start, end)))
    return found


def ended_within_three_months(lists: Lists) -> list[PlainRow]:
    """Ended plans that had not lasted three months."""
    found = []
    for row in _ended(lists):
        start, end = row["plan_start"], row["plan_end"]
        three = lasted(start, end, 3)
        found.append(told(row, None if three is None else not three, days=length(start, end)))
    return found


_LENGTHS = [
    (3, "under 3 months"),
    (6, "3 to 6 months"),
    (12, "6 to 12 months"),
    (18, "12 to 18 months"),
    (24, "18 to 24 months"),
]


def by_length(lists: Lists) -> list[PlainRow]:
    """Open plans, each under the band of its length."""
    found = []
    for row, reason in open_plans(lists):
        start = row["plan_start"]
        words = band(start, lists.day, _LENGTHS, "2 years or longer")
        found.append(told(row, True if words else None, reason, words, length(start, lists.day)))
    return found


def category_at_start(lists: Lists) -> list[PlainRow]:
    """Plans begun, each under its first category."""
    found = []
    for row, reason in _started(lists):
        category = row["initial_category"]
        found.append(told(row, True if category else None, reason, category))
    return found


def category_now(lists: Lists) -> list[PlainRow]:
    """Open plans, each under its latest category."""
    found = []
    for row, reason in open_plans(lists):
        category = row["latest_category"]
        found.append(told(row, True if category else None, reason, category))
    return found


def category_changed(lists: Lists) -> list[PlainRow]:
    """Open plans whose category is not what it was."""
    found = []
    for row, reason in open_plans(lists):
        first, latest = row["initial_category"], row["latest_category"]
        met = None if first is None or latest is None else first != latest
        found.append(told(row, met, reason))
    return found


def emergency(lists: Lists) -> list[PlainRow]:
    """Every plan: was there an emergency?"""
    answers = {"yes": True, "no": False}
    return [told(row, answers.get(row["emergency_protection"])) for row in lists[LIST]]


def also_in_care(lists: Lists) -> list[PlainRow]:
    """Open plans of children who are in care; short breaks are not care."""
    in_care = set()
    for care in lists["children_in_care"]:
        gone = care["care_end"] is not None and care["care_end"] <= lists.day
        later = care["care_start"] is not None and care["care_start"] > lists.day
        if not gone and not later and care["legal_status"] not in ("V3", "V4"):
            in_care.add(care["child_id"])
    found = []
    for row, reason in open_plans(lists):
        child = row["child_id"]
        found.append(told(row, None if child is None else child in in_care, reason))
    return found


ORACLE: Mapping[str, Callable[[Lists], list[PlainRow]]] = {
    "protection-plans": open_now,
    "protection-plans-started": started,
    "protection-plans-ended": ended,
    "protection-plans-second-or-later": second_or_later,
    "protection-plans-open-two-years": open_two_years,
    "protection-plans-ended-after-two-years": ended_after_two_years,
    "protection-plans-ended-within-three-months": ended_within_three_months,
    "protection-plans-by-length": by_length,
    "protection-category-at-start": category_at_start,
    "protection-category-now": category_now,
    "protection-category-changed": category_changed,
    "emergency-protection": emergency,
    "protection-plans-also-in-care": also_in_care,
}
