"""Placements of children in care, in plain Python."""

from collections.abc import Callable

from ilacs.measures.oracle.care_rows import (
    age,
    days_to,
    in_care,
    in_care_less_than,
    not_counted,
    told,
)
from ilacs.measures.oracle.plain import Lists, PlainRow, Row

FAMILY = {"U1", "U2", "U3", "U4", "U5", "U6", "A3", "A4", "A5", "A6", "P1"}
ADOPTION = {"A3", "A4", "A5", "A6"}
TEMPORARY = {"T0", "T1", "T2", "T3", "T4"}
HAVE_NUMBERS = {"K1", "K2", "R1", "R2", "R3", "R5", "S1"}
ELSEWHERE = {"NIR", "WAL", "SCO", "NUK", "CON"}


def many(lists: Lists) -> list[PlainRow]:
    """Three or more placements in a year."""
    return _by(lists, "placements_12_months", lambda number: number >= 3)


def stable(lists: Lists) -> list[PlainRow]:
    """Two years in one placement."""
    found = []
    for row in in_care(lists):
        years = age(lists, row["date_of_birth"])
        why = [
            *not_counted(lists, row),
            ("aged 16 or over", years is not None and years >= 16),
            in_care_less_than(row, "two and a half years", lists.months_before(30)),
        ]
        days = days_to(lists, row["placement_start"])
        found.append(told(row, _is_stable(lists, row, years), why, days=days))
    return found


def _is_stable(lists: Lists, row: Row, years: int | None) -> bool | None:
    start, kind = row["placement_start"], row["placement_type"]
    if years is None or row["care_start"] is None or start is None or start > lists.day:
        return None
    if start <= lists.months_before(24):
        return True
    if kind is None or kind in ADOPTION or kind in TEMPORARY:
        return None
    return False


def types(lists: Lists) -> list[PlainRow]:
    """Types of placement."""
    found = []
    for row in in_care(lists):
        kind = row["placement_type"]
        met = None if kind is None else True
        found.append(told(row, met, not_counted(lists, row), category=kind))
    return found


def in_family(lists: Lists) -> list[PlainRow]:
    """In a family."""
    return _by(lists, "placement_type", lambda kind: kind in FAMILY)


def providers(lists: Lists) -> list[PlainRow]:
    """Providers of placements."""
    found = []
    for row in in_care(lists):
        kind, provider = row["placement_type"], row["placement_provider"]
        none_needed = provider is None and (kind == "Z1" or kind in TEMPORARY)
        why = [*not_counted(lists, row), ("a placement that has no provider", none_needed)]
        met = None if provider is None else True
        found.append(told(row, met, why, category=provider))
    return found


def out_of_area(lists: Lists) -> list[PlainRow]:
    """Outside the authority's area."""
    return _by(lists, "placement_location", lambda where: where == "out")


def too_young(lists: Lists) -> list[PlainRow]:
    """Under 16 and in independent or semi-independent living."""
    found = []
    for row in in_care(lists):
        years, kind = age(lists, row["date_of_birth"]), row["placement_type"]
        met: bool | None
        if kind is None:
            met = None
        elif kind not in ("P2", "H5"):
            met = False
        else:
            met = None if years is None else years < 16
        why = [*not_counted(lists, row), ("aged 16 or over", years is not None and years >= 16)]
        found.append(told(row, met, why))
    return found


def other(lists: Lists) -> list[PlainRow]:
    """Placements of another kind."""
    return _by(lists, "placement_type", lambda kind: kind == "Z1")


def without_number(lists: Lists) -> list[PlainRow]:
    """Homes that should have a number and do not."""
    found = []
    for row in in_care(lists):
        kind = row["placement_type"]
        why = [
            *not_counted(lists, row),
            ("a placement that has no number", kind is not None and kind not in HAVE_NUMBERS),
            (
                "placed outside England, or in confidence",
                row["placement_authority"] in ELSEWHERE,
            ),
        ]
        met = None if kind is None else row["placement_urn"] is None
        found.append(told(row, met, why))
    return found


def _by(lists: Lists, column: str, counts: Callable[..., bool]) -> list[PlainRow]:
    found = []
    for row in in_care(lists):
        met = None if row[column] is None else counts(row[column])
        found.append(told(row, met, not_counted(lists, row)))
    return found


ORACLE = {
    "three-or-more-placements": many,
    "long-term-stability": stable,
    "placement-types": types,
    "in-a-family": in_family,
    "placement-providers": providers,
    "placed-out-of-area": out_of_area,
    "under-16-without-care": too_young,
    "other-placements": other,
    "placements-without-number": without_number,
}
