"""The workforce, in plain Python."""

from collections.abc import Callable

from ilacs.measures.oracle.as_at import by_now
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, told

LIST = "workforce"
SOCIAL_WORKERS = {"social_worker", "newly_qualified", "senior_practitioner", None}


def posts(lists: Lists) -> list[Row]:
    """Posts of social workers, and of no known role."""
    return [row for row in lists[LIST] if row["role"] in SOCIAL_WORKERS]


def held_now(lists: Lists) -> list[Row]:
    """Posts that have not ended."""
    return [row for row in posts(lists) if by_now(lists, row["ended"]) is None]


def _row(lists: Lists, row: Row, met: bool | None, category: str | None = None) -> PlainRow:
    why = None
    if row["role"] is None:
        why = "role not known"
    elif row["started"] is not None and row["started"] > lists.day:
        why = "begins after the reference date"
    return told(LIST, row, met, why, category)


def band(children: int | None) -> str | None:
    """The band of a caseload."""
    if children is None:
        return None
    if children < 1:
        return "none"
    if children >= 26:
        return "26 or more"
    ends = (10, 15, 20, 25)
    end = min(each for each in ends if children <= each)
    begin = {10: 1, 15: 11, 20: 16, 25: 21}[end]
    return f"{begin} to {end}"


def caseloads(lists: Lists) -> list[PlainRow]:
    """How many children workers have."""
    return [
        _row(lists, row, None if row["caseload"] is None else True, band(row["caseload"]))
        for row in held_now(lists)
    ]


def permanent(lists: Lists) -> list[PlainRow]:
    """Whether staff are permanent."""
    return [
        _row(
            lists,
            row,
            None if row["employment"] is None else row["employment"] == "permanent",
        )
        for row in held_now(lists)
    ]


def left(lists: Lists) -> list[PlainRow]:
    """Whether workers left in the year, of all who were there in it."""
    found = []
    for row in posts(lists):
        ended = by_now(lists, row["ended"])
        if ended is None or ended >= lists.months_before(12):
            found.append(_row(lists, row, ended is not None))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "caseloads": caseloads,
    "permanent-social-workers": permanent,
    "turnover-of-social-workers": left,
}
