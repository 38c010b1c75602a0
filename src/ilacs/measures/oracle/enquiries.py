"""Section 47 enquiries and initial conferences, in plain Python."""

from collections.abc import Callable
from datetime import date

from ilacs.measures.oracle.early_help import still_open
from ilacs.measures.oracle.front_door import by_child, in_six_months_or_undated, latest
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, told, working_days
from ilacs.measures.rows import State


def _enquiries(lists: Lists) -> list[Row]:
    return in_six_months_or_undated(lists, "enquiries", "strategy_discussion")


def _held(lists: Lists, row: Row) -> date | None:
    """The day of the conference, if it has come."""
    day: date | None = row["conference_date"]
    return day if day is not None and day <= lists.day else None


def started(lists: Lists) -> list[PlainRow]:
    """Enquiries of the last six months."""
    return [
        PlainRow(
            "enquiries", row["row"], state_of(None if row["strategy_discussion"] is None else True)
        )
        for row in _enquiries(lists)
    ]


def repeated(lists: Lists) -> list[PlainRow]:
    """Children with an earlier enquiry, by their latest one."""
    found = []
    for rows in by_child(_enquiries(lists)):
        row = latest(rows, "strategy_discussion")
        number = row["enquiries_12_months"]
        known = row["child_id"] is not None and number is not None
        found.append(PlainRow("enquiries", row["row"], state_of(number >= 1 if known else None)))
    return found


def _undecided(lists: Lists, row: Row) -> bool:
    return row["conference_unnecessary"] is None and _held(lists, row) is None


def unnecessary(lists: Lists) -> list[PlainRow]:
    """Decided enquiries that needed no conference."""
    answers = {"yes": True, "no": False}
    found = []
    for row in _enquiries(lists):
        if _undecided(lists, row):
            found.append(_left_out(row, "not decided yet whether a conference is needed"))
        else:
            met = answers.get(row["conference_unnecessary"])
            found.append(PlainRow("enquiries", row["row"], state_of(met)))
    return found


def to_conference(lists: Lists) -> list[PlainRow]:
    """Decided enquiries with a conference."""
    found = []
    for row in _enquiries(lists):
        if _undecided(lists, row):
            found.append(_left_out(row, "not decided yet whether a conference is needed"))
        else:
            met = _held(lists, row) is not None
            found.append(PlainRow("enquiries", row["row"], state_of(met)))
    return found


def _left_out(row: Row, reason: str) -> PlainRow:
    return PlainRow("enquiries", row["row"], State.EXCLUDED, reason)


def _conferences(lists: Lists) -> list[tuple[Row, date, date | None, bool]]:
    """Enquiries with a conference: its day, the discussion that led to it, and whether it did."""
    found = []
    conferences: dict[object, list[Row]] = {}
    for row in _enquiries(lists):
        held = _held(lists, row)
        if held is not None:
            child = row["child_id"]
            key = row["row"] if child is None else (child, held)
            conferences.setdefault(key, []).append(row)
    for rows in conferences.values():
        counting = max(rows, key=lambda row: (_led(row) or date.min, row["row"]))
        found += [(row, row["conference_date"], _led(row), row is counting) for row in rows]
    return found


def _led(row: Row) -> date | None:
    day: date | None = row["strategy_discussion"]
    return day if day is not None and day <= row["conference_date"] else None


def conference_in_time(lists: Lists) -> list[PlainRow]:
    """Conferences by their clock."""
    found = []
    for row, held, led, counts in _conferences(lists):
        due = lists.deadline("initial_conference", led)
        state, reason = state_of(None if due is None else held <= due), None
        if not counts:
            state, reason = State.EXCLUDED, "a later strategy discussion led to the same conference"
        days = working_days(led, held)
        found.append(PlainRow("enquiries", row["row"], state, reason, days=days, due=due))
    return found


def plan_resulted(lists: Lists) -> list[PlainRow]:
    """Conferences that ended in a plan."""
    answers = {"yes": True, "no": False}
    return [
        PlainRow("enquiries", row["row"], state_of(answers.get(row["plan_resulted"])))
        if counts
        else _left_out(row, "a later strategy discussion led to the same conference")
        for row, _, _, counts in _conferences(lists)
    ]


def _begun(lists: Lists) -> list[Row]:
    return [
        row
        for row in lists["enquiries"]
        if row["strategy_discussion"] is None or row["strategy_discussion"] <= lists.day
    ]


def overdue(lists: Lists) -> list[PlainRow]:
    """Conferences that are needed and not held."""
    found = []
    for row in _begun(lists):
        if row["conference_unnecessary"] != "no":
            continue
        start = row["strategy_discussion"]
        due = lists.deadline("initial_conference", start)
        reason = _why_not_waiting(lists, row)
        met = None if due is None or row["child_id"] is None else due < lists.day
        days = working_days(start, lists.day)
        found.append(told("enquiries", row, met, reason, days=days, due=due))
    return found


def _why_not_waiting(lists: Lists, enquiry: Row) -> str | None:
    if _held(lists, enquiry) is not None:
        return "the conference was held"
    child, start = enquiry["child_id"], enquiry["strategy_discussion"]
    if child is None:
        return None
    for other in _begun(lists):
        held = _held(lists, other)
        if other["child_id"] == child and held is not None and start is not None and held >= start:
            return "a conference was held after another enquiry"
    for plan in lists["child_protection"]:
        if plan["child_id"] == child and still_open(lists, plan, "plan_start", "plan_end"):
            return "the child has a child protection plan"
    return None


def repeat_conferences(lists: Lists) -> list[PlainRow]:
    """Children with a conference who had another one."""
    found = []
    for rows in by_child(_enquiries(lists)):
        held = [day for row in rows if (day := _held(lists, row)) is not None]
        if not held:
            continue
        row = latest(rows, "strategy_discussion")
        start, number = row["strategy_discussion"], row["conferences_12_months"]
        met = None
        if row["child_id"] is not None and start is not None and number is not None:
            listed_is_in_the_number = max(held) < start
            met = number >= (2 if listed_is_in_the_number else 1)
        found.append(PlainRow("enquiries", row["row"], state_of(met)))
    return found


def undecided(lists: Lists) -> list[PlainRow]:
    """Enquiries without a decision."""
    found = []
    for row in _begun(lists):
        if _undecided(lists, row):
            start = row["strategy_discussion"]
            due = lists.deadline("assessment", start)
            state = state_of(None if due is None else due < lists.day)
            days = working_days(start, lists.day)
            found.append(PlainRow("enquiries", row["row"], state, days=days, due=due))
    return found


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "enquiries": started,
    "repeat-enquiries": repeated,
    "enquiries-without-conference": unnecessary,
    "enquiries-to-conference": to_conference,
    "conferences-in-time": conference_in_time,
    "conferences-overdue": overdue,
    "conferences-ending-in-a-plan": plan_resulted,
    "repeat-conferences": repeat_conferences,
    "enquiries-undecided": undecided,
}
