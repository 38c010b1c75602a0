"""Health of children in care, in plain Python."""

from datetime import date

from ilacs.measures.oracle.care_rows import (
    age,
    came_in_six_months,
    days_to,
    in_care,
    in_care_less_than,
    not_counted,
    short_breaks,
    told,
)
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, working_days


def initial(lists: Lists) -> list[PlainRow]:
    """Initial health assessments of those who came into care in six months."""
    found = []
    for row in came_in_six_months(lists):
        start, done = row["care_start"], row["last_health_assessment"]
        due = lists.deadline("initial_health_assessment", start)
        if due is None or (done is not None and done > lists.day):
            met = None
        else:
            met = done is not None and start <= done <= due
        why = [
            short_breaks(row),
            ("the limit has not passed", due is not None and due >= lists.day),
            ("left care before the limit", _before(row["care_end"], due)),
        ]
        reversed_days = start is not None and done is not None and done < start
        days = None if reversed_days else working_days(start, done)
        found.append(told(row, met, why, days=days, due=due))
    return found


def _before(day: date | None, other: date | None) -> bool:
    return day is not None and other is not None and day < other


def after_a_year(lists: Lists) -> list[PlainRow]:
    """Children in care for a year with an up-to-date health assessment."""
    found = []
    for row in in_care(lists):
        less = in_care_less_than(row, "twelve months", lists.months_before(12))
        found.append(_assessed(lists, row, less))
    return found


def of_all(lists: Lists) -> list[PlainRow]:
    """All children in care with an up-to-date health assessment."""
    found = []
    for row in in_care(lists):
        due = _next_assessment(lists, row)
        waiting = row["last_health_assessment"] is None and due is not None and due >= lists.day
        why = ("no assessment yet, and the first is not overdue", waiting)
        found.append(_assessed(lists, row, why))
    return found


def not_overdue(lists: Lists) -> list[PlainRow]:
    """Children in care for whom no health assessment is overdue."""
    found = []
    for row in in_care(lists):
        due = _next_assessment(lists, row)
        met = None if due is None else due >= lists.day
        days = days_to(lists, row["last_health_assessment"])
        found.append(told(row, met, not_counted(lists, row), days=days, due=due))
    return found


def _assessed(lists: Lists, row: Row, left_out: tuple[str, bool]) -> PlainRow:
    due, last = _next_assessment(lists, row), row["last_health_assessment"]
    unknown = due is None or row["care_start"] is None
    met = None if unknown else last is not None and due >= lists.day  # type: ignore[operator]
    why = [*not_counted(lists, row), left_out]
    return told(row, met, why, days=days_to(lists, last), due=due)


def _next_assessment(lists: Lists, row: Row) -> date | None:
    last, years = row["last_health_assessment"], age(lists, row["date_of_birth"])
    if last is None:
        return lists.deadline("initial_health_assessment", row["care_start"])
    if last > lists.day or years is None:
        return None
    return lists.deadline("review_health_under_5" if years < 5 else "review_health_from_5", last)


def dental(lists: Lists) -> list[PlainRow]:
    """Children in care for a year with a dental check in the last year."""
    found = []
    for row in in_care(lists):
        last = row["last_dental_check"]
        counted_from = row["care_start"] if last is None else last
        wrong = last is not None and last > lists.day
        due = None if wrong else lists.deadline("dental_check", counted_from)
        if due is None or row["care_start"] is None:
            met = None
        else:
            met = last is not None and due >= lists.day
        why = [
            *not_counted(lists, row),
            in_care_less_than(row, "twelve months", lists.months_before(12)),
        ]
        found.append(told(row, met, why, days=days_to(lists, last), due=due))
    return found


ORACLE = {
    "initial-health-assessment-in-time": initial,
    "health-assessments-up-to-date": after_a_year,
    "health-assessments-up-to-date-all": of_all,
    "health-assessments-not-overdue": not_overdue,
    "dental-checks-up-to-date": dental,
}
