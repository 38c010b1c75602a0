"""Children in care, coming in and leaving, in plain Python."""

from ilacs.measures.oracle.care_rows import (
    LIST,
    came_in_six_months,
    in_care,
    not_counted,
    short_breaks,
    told,
    yes,
)
from ilacs.measures.oracle.plain import Lists, PlainRow, Row


def children_in_care(lists: Lists) -> list[PlainRow]:
    """All who are in care."""
    return [told(row, True, not_counted(lists, row)) for row in in_care(lists)]


def started(lists: Lists) -> list[PlainRow]:
    """All who came into care in six months."""
    found = []
    for row in came_in_six_months(lists):
        met = None if row["care_start"] is None else True
        found.append(told(row, met, [short_breaks(row)]))
    return found


def ended(lists: Lists) -> list[PlainRow]:
    """All who left care in six months."""
    return [told(row, True, _no_leaver(row)) for row in _leavers(lists)]


def unaccompanied(lists: Lists) -> list[PlainRow]:
    """Children in care who are, or were in the last year, seeking asylum on their own."""
    return [told(row, yes(row["unaccompanied"]), not_counted(lists, row)) for row in in_care(lists)]


def returned(lists: Lists) -> list[PlainRow]:
    """Children who came into care again within a year."""
    found = []
    for row in came_in_six_months(lists):
        met = None if row["care_start"] is None else yes(row["second_period"])
        found.append(told(row, met, [short_breaks(row)]))
    return found


def legal_statuses(lists: Lists) -> list[PlainRow]:
    """Children in care by their legal status."""
    found = []
    for row in in_care(lists):
        status = row["legal_status"]
        met = None if status is None else True
        found.append(told(row, met, not_counted(lists, row), category=status))
    return found


def accommodated(lists: Lists) -> list[PlainRow]:
    """Children in care under section 20."""
    found = []
    for row in in_care(lists):
        met = None if row["legal_status"] is None else row["legal_status"] == "V2"
        found.append(told(row, met, not_counted(lists, row)))
    return found


def reasons(lists: Lists) -> list[PlainRow]:
    """Children who left care by the reason."""
    found = []
    for row in _leavers(lists):
        reason = row["care_end_reason"]
        met = None if reason is None else True
        found.append(told(row, met, _no_leaver(row), category=reason))
    return found


def planned(lists: Lists) -> list[PlainRow]:
    """Children who went home, planned or not."""
    found = []
    for row in _leavers(lists):
        met = {"E4A": True, "E4B": False}.get(row["care_end_reason"])
        elsewhere = row["care_end_reason"] not in (None, "E4A", "E4B")
        why = [*_no_leaver(row), ("did not return to parents or relatives", elsewhere)]
        found.append(told(row, met, why))
    return found


def adopted(lists: Lists) -> list[PlainRow]:
    """Children who left care and were adopted."""
    return _left_for(lists, "E11", "E12")


def special_guardianship(lists: Lists) -> list[PlainRow]:
    """Children who left care to a special guardian."""
    return _left_for(lists, "E45", "E46", "E47", "E48")


def _left_for(lists: Lists, *wanted: str) -> list[PlainRow]:
    found = []
    for row in _leavers(lists):
        reason = row["care_end_reason"]
        met = None if reason is None else reason in wanted
        found.append(told(row, met, _no_leaver(row)))
    return found


def _leavers(lists: Lists) -> list[Row]:
    return [row for row in lists[LIST] if lists.in_six_months(row["care_end"])]


def _no_leaver(row: Row) -> list[tuple[str, bool]]:
    no_end = row["care_end_reason"] == "X1"
    return [short_breaks(row), ("an end with a new episode on the same day", no_end)]


ORACLE = {
    "children-in-care": children_in_care,
    "care-started": started,
    "care-ended": ended,
    "unaccompanied-children": unaccompanied,
    "returned-to-care": returned,
    "legal-statuses": legal_statuses,
    "accommodated-by-agreement": accommodated,
    "reasons-for-leaving-care": reasons,
    "returns-home-planned": planned,
    "left-care-adopted": adopted,
    "left-care-special-guardianship": special_guardianship,
}
