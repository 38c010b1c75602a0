"""Children missing from care, in plain Python."""

from ilacs.measures.oracle.care_rows import (
    LIST,
    in_care,
    not_counted,
    short_breaks,
    told,
    yes,
)
from ilacs.measures.oracle.plain import Lists, PlainRow, Row


def missing(lists: Lists) -> list[PlainRow]:
    """Missing once or more."""
    return _at_least(lists, "missing_episodes", 1)


def often(lists: Lists) -> list[PlainRow]:
    """Missing three times or more."""
    return _at_least(lists, "missing_episodes", 3)


def absent(lists: Lists) -> list[PlainRow]:
    """Away without authorisation once or more."""
    return _at_least(lists, "absent_episodes", 1)


def _at_least(lists: Lists, column: str, times: int) -> list[PlainRow]:
    found = []
    for row in in_care(lists):
        met = None if row[column] is None else row[column] >= times
        found.append(told(row, met, not_counted(lists, row)))
    return found


def times(lists: Lists) -> list[PlainRow]:
    """How often children were missing."""
    found = []
    for row in in_care(lists):
        number = row["missing_episodes"]
        if number is None:
            met, category = None, None
        else:
            met, category = True, str(number) if number < 3 else "3 or more"
        found.append(told(row, met, not_counted(lists, row), category=category))
    return found


def offered(lists: Lists) -> list[PlainRow]:
    """Return interviews offered to those who were missing."""
    found = []
    for row in _missing(lists):
        unknown = row["missing_episodes"] is None
        met = None if unknown else yes(row["return_interview_offered"])
        found.append(told(row, met, [short_breaks(row)]))
    return found


def accepted(lists: Lists) -> list[PlainRow]:
    """Return interviews accepted by those to whom one was offered."""
    found = []
    for row in _missing(lists):
        unknown = row["missing_episodes"] is None
        met = None if unknown else yes(row["return_interview_accepted"])
        offer = yes(row["return_interview_offered"])
        why = [
            short_breaks(row),
            ("no interview offered", offer is False),
            ("not known whether an interview was offered", offer is None),
        ]
        found.append(told(row, met, why))
    return found


def _missing(lists: Lists) -> list[Row]:
    return [
        row
        for row in lists[LIST]
        if row["missing_episodes"] is None or row["missing_episodes"] >= 1
    ]


ORACLE = {
    "missing-from-care": missing,
    "missing-from-care-often": often,
    "times-missing-from-care": times,
    "absent-from-care": absent,
    "return-interview-offered-last": offered,
    "return-interview-accepted-last": accepted,
}
