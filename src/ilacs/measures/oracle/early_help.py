"""Early help, in plain Python."""

from collections.abc import Callable

from ilacs.measures.oracle.front_door import by_child, in_six_months_or_undated, latest
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, working_days
from ilacs.measures.rows import State


def started(lists: Lists) -> list[PlainRow]:
    """Early help begun in the six months."""
    return [
        PlainRow(
            "early_help", row["row"], state_of(None if row["assessment_start"] is None else True)
        )
        for row in in_six_months_or_undated(lists, "early_help", "assessment_start")
    ]


def still_open(lists: Lists, row: Row, start: str, end: str) -> bool:
    """Whether something had begun and had not ended on the reference date."""
    if row[start] is not None and row[start] > lists.day:
        return False
    return row[end] is None or row[end] > lists.day


def open_now(lists: Lists) -> list[PlainRow]:
    """Early help that goes on."""
    return [
        PlainRow("early_help", row["row"], State.MET)
        for row in lists["early_help"]
        if still_open(lists, row, "assessment_start", "assessment_end")
    ]


def _completed(lists: Lists) -> list[tuple[Row, int | None]]:
    """What ended in the six months, and how many working days it took."""
    found = []
    for row in lists["early_help"]:
        start, end = row["assessment_start"], row["assessment_end"]
        if lists.in_six_months(end):
            in_order = start is not None and start <= end
            found.append((row, working_days(start, end) if in_order else None))
    return found


def in_time(lists: Lists) -> list[PlainRow]:
    """Completed by the clock."""
    found = []
    for row, days in _completed(lists):
        start = None if days is None else row["assessment_start"]
        due = lists.deadline("early_help_assessment", start)
        met = None if due is None else row["assessment_end"] <= due
        found.append(PlainRow("early_help", row["row"], state_of(met), days=days, due=due))
    return found


def duration(lists: Lists) -> list[PlainRow]:
    """How long it took."""
    return [
        PlainRow("early_help", row["row"], state_of(None if days is None else True), days=days)
        for row, days in _completed(lists)
    ]


def by_partners(lists: Lists) -> list[PlainRow]:
    """Led by another organisation than the authority."""
    found = []
    for row in lists["early_help"]:
        organisation, met = row["organisation"], None
        if organisation is not None:
            own = ["council", "local authority", "borough of"]
            if row["authority"]:
                own.append(row["authority"].lower())
            met = not any(words in organisation.lower() for words in own)
        found.append(PlainRow("early_help", row["row"], state_of(met), category=organisation))
    return found


def stepped_up(lists: Lists) -> list[PlainRow]:
    """Children referred after early help had begun."""
    return [
        PlainRow(
            "early_help",
            latest(rows, "assessment_start")["row"],
            state_of(_referred_later(lists, rows)),
        )
        for rows in by_child(lists["early_help"])
    ]


def _referred_later(lists: Lists, early_help: list[Row]) -> bool | None:
    child = early_help[0]["child_id"]
    if child is None:
        return None
    starts = [row["assessment_start"] for row in early_help]
    referrals = [row["referral_date"] for row in lists["referrals"] if row["child_id"] == child]
    for start in starts:
        for day in referrals:
            if start is not None and day is not None and day > start:
                return True
    if referrals and (None in starts or None in referrals):
        return None
    return False


def stepped_down(lists: Lists) -> list[PlainRow]:
    """Children in need who went on to early help."""
    found = []
    for row in lists["children_in_need"]:
        end, child = row["need_end"], row["child_id"]
        if not lists.in_six_months(end):
            continue
        starts = [
            other["assessment_start"]
            for other in lists["early_help"]
            if child is not None and other["child_id"] == child
        ]
        until = lists.deadline("closure_to_early_help", end)
        helped = until is not None and any(
            start is not None and end <= start <= until for start in starts
        )
        met: bool | None = False
        if row["closure_reason"] == "RC9" or helped:
            met = True
        elif row["closure_reason"] is None or None in (child, until) or None in starts:
            met = None
        found.append(PlainRow("children_in_need", row["row"], state_of(met)))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "early-help-started": started,
    "early-help-open": open_now,
    "early-help-in-time": in_time,
    "early-help-duration": duration,
    "early-help-by-partners": by_partners,
    "early-help-stepped-up": stepped_up,
    "stepped-down-to-early-help": stepped_down,
}
