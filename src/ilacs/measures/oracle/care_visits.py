"""Visits to children in care, in plain Python."""

from datetime import date

from ilacs.measures.oracle.care_rows import days_to, in_care, not_counted, told
from ilacs.measures.oracle.plain import Lists, PlainRow, Row


def visits(lists: Lists) -> list[PlainRow]:
    """Whether the next visit is overdue."""
    found = []
    for row in in_care(lists):
        begun = _begun(lists, row)
        visit = row["last_visit"]
        counted_from = begun if visit is None else _visit_that_counts(lists, visit, begun)
        rule = _rule(lists, row, begun)
        due = None if rule is None else lists.deadline(rule, counted_from)
        met = None if due is None else due >= lists.day
        days = days_to(lists, counted_from)
        by_review = (
            "placed for adoption and reviewed: how often to visit is decided at each review",
            rule == "adoption_visit_next" and due is None,
        )
        why = [*not_counted(lists, row), by_review]
        found.append(told(row, met, why, days=days, due=due))
    return found


def _begun(lists: Lists, row: Row) -> date | None:
    """When visits began to be due: with the placement, and with parents not before the order."""
    placed: date | None = row["placement_start"]
    ordered: date | None = row["legal_status_start"]
    if placed is None or placed > lists.day:
        return None
    if row["placement_type"] == "P1" and row["legal_status"] == "C2":
        if ordered is None or ordered > lists.day:
            return None
        return max(placed, ordered)
    return placed


def _visit_that_counts(lists: Lists, visit: date, begun: date | None) -> date | None:
    """The last visit, or the beginning if it was before that. None if a day cannot be right."""
    if visit > lists.day or begun is None:
        return None
    return max(visit, begun)


def _rule(lists: Lists, row: Row, begun: date | None) -> str | None:
    """The clock that applies to the next visit; None where that cannot be told."""
    kind, status, visit = row["placement_type"], row["legal_status"], row["last_visit"]
    if kind is None or (kind == "P1" and status is None) or begun is None:
        return None
    visited = visit is not None and visit >= begun
    if kind == "P1" and status == "C2":
        return "care_visit_care_order_next" if visited else "care_visit_care_order_first"
    if kind == "P1" and status == "C1":
        return _interim_rule(lists, row)
    if kind in ("A3", "A4", "A5", "A6"):
        return _adoption_rule(lists, row, visited)
    if not visited:
        return "care_visit_first"
    if begun > lists.months_before(12):
        return "care_visit_first_year"
    foster_care = kind in ("U1", "U2", "U3", "U4", "U5", "U6")
    if kind in ("U1", "U4") or (foster_care and row["permanence_plan"] == "fostering"):
        return "care_visit_settled"
    return "care_visit_after_first_year"


def _interim_rule(lists: Lists, row: Row) -> str | None:
    """With a parent under an interim care order: weekly until the first review."""
    if row["last_review"] is None:
        return "care_visit_temporary_to_review"
    if row["care_start"] is None or row["last_review"] > lists.day:
        return None
    if row["last_review"] < row["care_start"]:
        return "care_visit_temporary_to_review"
    return "care_visit_temporary_next"


def _adoption_rule(lists: Lists, row: Row, visited: bool) -> str | None:
    """Placed for adoption: weekly until the first review, then as the reviews decide."""
    if not visited:
        return "adoption_visit_first"
    review = row["last_review"]
    if review is None:
        return "adoption_visit_to_review"
    if review > lists.day:
        return None
    if review < row["placement_start"]:
        return "adoption_visit_to_review"
    return "adoption_visit_next"


ORACLE = {"care-visits-in-time": visits}
