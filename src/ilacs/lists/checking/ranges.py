"""Values that are of the right kind, and still cannot be right or can hardly be."""

from collections.abc import Iterator, Mapping
from datetime import date

import polars as pl

from ilacs.lists import identifiers
from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import REFERENCE, days
from ilacs.lists.declared import ALL, Kind
from ilacs.lists.findings import About

LARGEST = 50
"""No count of a year's events of one child is likely to be above this."""

LARGEST_OF: Mapping[str, int] = {
    "age": 30,
    # More than once a day, all year.
    "missing_episodes": 366,
    "absent_episodes": 366,
    "full_time_percent": 100,
    "caseload": 100,
    "actions": 100,
    "actions_done": 100,
}
"""The same for columns that are another kind of number."""

EARLIEST = date(1980, 1, 1)
"""No child of today's lists was born before, and nothing happened to one."""

FARTHEST = 5 * 366
"""Days ahead of the reference date within which a date may be planned."""

LONGEST_TO_BIRTH = 300
"""Days ahead of the reference date within which a birth may be expected: a term is 280."""


def _columns(kind: Kind) -> Iterator[tuple[str, str]]:
    return (
        (spec.id, column.name) for spec in ALL for column in spec.columns if column.kind is kind
    )


def _planned() -> Iterator[tuple[str, str]]:
    """Dates that may lie ahead: all but events, of which X4 says that they may not."""
    events = {(spec.id, name) for spec in ALL for name in spec.events}
    return (each for each in _columns(Kind.DATE) if each not in events)


CHECKS: tuple[Check, ...] = (
    error(
        "number-too-low",
        "{column} is lower than it can be: {detail} is the least.",
        "Correct the number.",
        *(
            At(
                spec.id,
                column.name,
                pl.col(column.name) < column.lowest,
                detail=str(column.lowest),
            )
            for spec in ALL
            for column in spec.columns
            if column.lowest is not None
        ),
        about=About.TYPE,
    ),
    query(
        "number-too-high",
        "{column} is higher than is likely.",
        "Look whether a date or another number has got into the column.",
        *(
            At(list_id, name, pl.col(name) > LARGEST_OF.get(name, LARGEST))
            for list_id, name in _columns(Kind.INTEGER)
        ),
        about=About.TYPE,
    ),
    query(
        "date-long-past",
        "{column} is before 1980.",
        "Look for a wrong century, or a stand-in for a date that was not known.",
        *(At(list_id, name, pl.col(name) < EARLIEST) for list_id, name in _columns(Kind.DATE)),
        about=About.TYPE,
    ),
    query(
        "date-far-ahead",
        "{column} is more than five years ahead.",
        "Look for a wrong century, or a stand-in for a date that was not known.",
        *(
            At(list_id, name, pl.col(name) > REFERENCE + days(FARTHEST))
            for list_id, name in _planned()
            if name != "date_of_birth"
        ),
        about=About.TYPE,
    ),
    error(
        "birth-too-far-ahead",
        "{column} is more than ten months after the day that the lists describe: later than any "
        "birth that could be expected then.",
        "Correct the date.",
        *(
            At(list_id, name, pl.col(name) > REFERENCE + days(LONGEST_TO_BIRTH))
            for list_id, name in _columns(Kind.DATE)
            if name == "date_of_birth"
        ),
        about=About.TYPE,
    ),
    query(
        "identifier-too-long",
        "{column} is longer than the 20 characters that the template allows.",
        "Use the number that your system gives, without text around it.",
        *(
            At(list_id, name, pl.col(name).str.len_chars() > identifiers.LONGEST)
            for list_id, name in _columns(Kind.IDENTIFIER)
        ),
        about=About.TYPE,
    ),
    query(
        "identifier-unlikely",
        "{column} does not look like a number or a code: it has characters other than letters, "
        "digits, dashes and strokes.",
        "See that no name or note has got into the column.",
        *(
            At(list_id, name, ~pl.col(name).str.contains(identifiers.USUAL))
            for list_id, name in _columns(Kind.IDENTIFIER)
        ),
        about=About.TYPE,
    ),
)
