"""Who is in care, in plain Python: what the measures of children in care share."""

from collections.abc import Sequence
from datetime import date

from ilacs.measures.oracle import plain
from ilacs.measures.oracle.plain import Lists, PlainRow, Row

LIST = "children_in_care"

Reasons = Sequence[tuple[str, bool]]


def in_care(lists: Lists) -> list[Row]:
    """Children who have not left care by the reference date."""
    return [row for row in lists[LIST] if row["care_end"] is None or row["care_end"] > lists.day]


def not_counted(lists: Lists, row: Row) -> list[tuple[str, bool]]:
    """Why a child is not counted as in care at the reference date."""
    start = row["care_start"]
    later = start is not None and start > lists.day
    return [("begins after the reference date", later), short_breaks(row)]


def short_breaks(row: Row) -> tuple[str, bool]:
    """Short breaks are not counted as being in care."""
    return ("in a series of short breaks", row["legal_status"] in ("V3", "V4"))


def came_in_six_months(lists: Lists) -> list[Row]:
    """Children who came into care in six months, or on a day that is not known."""
    return [
        row
        for row in lists[LIST]
        if row["care_start"] is None or lists.in_six_months(row["care_start"])
    ]


def in_care_less_than(row: Row, words: str, day: date) -> tuple[str, bool]:
    """Whether a child came into care after a day."""
    start = row["care_start"]
    return (f"in care for less than {words}", start is not None and start > day)


def yes(answer: str | None) -> bool | None:
    """Yes, no, or not known."""
    return {"yes": True, "no": False}.get(answer or "")


def days_to(lists: Lists, start: date | None) -> int | None:
    """Days from a day to the reference date."""
    return None if start is None else (lists.day - start).days


def age(lists: Lists, born: date | None) -> int | None:
    """Years completed at the reference date; -1 before birth."""
    if born is None:
        return None
    if born > lists.day:
        return -1
    had_birthday = (lists.day.month, lists.day.day) >= (born.month, born.day)
    return lists.day.year - born.year - (0 if had_birthday else 1)


def told(
    row: Row,
    met: bool | None,
    reasons: Reasons,
    category: str | None = None,
    days: int | None = None,
    due: date | None = None,
) -> PlainRow:
    """The row behind a figure: excluded for the first reason that holds, else as it is met."""
    reason = next((words for words, holds in reasons if holds), None)
    return plain.told(LIST, row, met, reason, category, days, due)
