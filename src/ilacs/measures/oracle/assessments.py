"""Assessments, in plain Python."""

from collections.abc import Callable
from datetime import date
from functools import partial

from ilacs.measures.oracle.early_help import still_open
from ilacs.measures.oracle.front_door import by_child, latest
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, working_days
from ilacs.measures.rows import State


def _completed(lists: Lists) -> list[Row]:
    return [
        row for row in lists["assessments"] if lists.in_six_months(row["assessment_authorised"])
    ]


def _start(row: Row) -> date | None:
    """The start, unless the assessment was authorised before it."""
    start: date | None = row["assessment_start"]
    return None if start is None or start > row["assessment_authorised"] else start


def completed(lists: Lists) -> list[PlainRow]:
    """Assessments of the last six months."""
    return [PlainRow("assessments", row["row"], State.MET) for row in _completed(lists)]


def in_time(lists: Lists) -> list[PlainRow]:
    """Assessments of the last six months, by the last day of their clock."""
    found = []
    for row in _completed(lists):
        start, end = _start(row), row["assessment_authorised"]
        due = lists.deadline("assessment", start)
        met = None if due is None else end <= due
        days = working_days(start, end)
        found.append(PlainRow("assessments", row["row"], state_of(met), days=days, due=due))
    return found


def in_time_from_referral(lists: Lists) -> list[PlainRow]:
    """Assessments of the last six months, by the clock of the referral that led to them."""
    found = []
    for row in _completed(lists):
        start, child = _start(row), row["child_id"]
        referrals = [
            referral["referral_date"]
            for referral in lists["referrals"]
            if referral["child_id"] == child and referral["no_further_action"] != "yes"
        ]
        referral = _led_to(lists, row, referrals)
        if referral is not None:
            due = lists.deadline("assessment", referral)
            end = row["assessment_authorised"]
            state = state_of(None if due is None else end <= due)
            days = working_days(referral, end)
            found.append(PlainRow("assessments", row["row"], state, days=days, due=due))
        elif start is None or child is None or None in referrals:
            found.append(PlainRow("assessments", row["row"], State.NOT_KNOWN))
        else:
            reason = "no referral in the lists is known to have led to it"
            found.append(PlainRow("assessments", row["row"], State.EXCLUDED, reason))
    return found


def _led_to(lists: Lists, assessment: Row, referrals: list[date | None]) -> date | None:
    """The day of the latest referral, unless an assessment began between it and this one."""
    start, child = _start(assessment), assessment["child_id"]
    if start is None or child is None:
        return None
    before = [day for day in referrals if day is not None and day <= start]
    if not before:
        return None
    latest_day = max(before)
    for other in lists["assessments"]:
        began = other["assessment_start"]
        if other["child_id"] == child and began is not None and latest_day <= began < start:
            return None
    return latest_day


def _open(lists: Lists) -> list[Row]:
    return [
        row
        for row in lists["assessments"]
        if still_open(lists, row, "assessment_start", "assessment_authorised")
    ]


def past_limit(lists: Lists) -> list[PlainRow]:
    """Open assessments whose clock has run out."""
    found = []
    for row in _open(lists):
        start = row["assessment_start"]
        due = lists.deadline("assessment", start)
        met = None if due is None else due < lists.day
        days = working_days(start, lists.day)
        found.append(PlainRow("assessments", row["row"], state_of(met), days=days, due=due))
    return found


def band(days: int) -> str:
    """The band that a number of working days falls in."""
    for first, last in ((0, 10), (11, 20), (21, 30), (31, 40), (41, 45), (46, 60)):
        if first <= days <= last:
            return f"{first}–{last}"
    return "61+"


def lengths(lists: Lists, finished: bool) -> list[PlainRow]:
    """Assessments by their length, or by that so far."""
    found = []
    for row in _completed(lists) if finished else _open(lists):
        if finished:
            days = working_days(_start(row), row["assessment_authorised"])
        else:
            days = working_days(row["assessment_start"], lists.day)
        state = state_of(None if days is None else True)
        category = None if days is None else band(days)
        found.append(PlainRow("assessments", row["row"], state, category=category, days=days))
    return found


def answered(lists: Lists, column: str) -> list[PlainRow]:
    """Assessments of the last six months by the answer to a question."""
    answers = {"yes": True, "no": False}
    return [
        PlainRow(
            "assessments", row["row"], state_of(answers.get(row[column])), category=row[column]
        )
        for row in _completed(lists)
    ]


def repeated(lists: Lists) -> list[PlainRow]:
    """Children with two or more assessments."""
    rows = []
    for row in lists["assessments"]:
        end = row["assessment_authorised"]
        if end is None or end > lists.day or lists.in_six_months(end):
            rows.append(row)
    return [
        PlainRow(
            "assessments",
            latest(of_child, "assessment_start")["row"],
            state_of(None if of_child[0]["child_id"] is None else len(of_child) >= 2),
        )
        for of_child in by_child(rows)
    ]


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "assessments-completed": completed,
    "assessments-in-time": in_time,
    "assessments-in-time-from-referral": in_time_from_referral,
    "open-assessments-past-limit": past_limit,
    "assessment-duration-bands": partial(lengths, finished=True),
    "open-assessment-duration-bands": partial(lengths, finished=False),
    "assessment-duration": partial(lengths, finished=True),
    "open-assessment-duration": partial(lengths, finished=False),
    "assessments-child-seen": partial(answered, column="child_seen"),
    "assessments-needing-support": partial(answered, column="support_required"),
    "repeat-assessments": repeated,
}
