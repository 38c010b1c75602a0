"""Referrals, in plain Python."""

from collections.abc import Callable
from datetime import date
from functools import partial

from ilacs.measures.oracle.front_door import by_child, in_six_months_or_undated, latest, sources
from ilacs.measures.oracle.plain import Lists, PlainRow, Row, state_of, working_days
from ilacs.measures.rows import State


def _referrals(lists: Lists) -> list[Row]:
    return in_six_months_or_undated(lists, "referrals", "referral_date")


def received(lists: Lists) -> list[PlainRow]:
    """Referrals of the last six months."""
    return [
        PlainRow("referrals", row["row"], state_of(None if row["referral_date"] is None else True))
        for row in _referrals(lists)
    ]


def again(lists: Lists, earlier: int) -> list[PlainRow]:
    """Children with so many earlier referrals, by their latest one."""
    found = []
    for rows in by_child(_referrals(lists)):
        row = latest(rows, "referral_date")
        number = row["referrals_12_months"]
        known = row["child_id"] is not None and number is not None
        found.append(
            PlainRow("referrals", row["row"], state_of(number >= earlier if known else None))
        )
    return found


def no_further_action(lists: Lists) -> list[PlainRow]:
    """Referrals that ended in no further action."""
    answers = {"yes": True, "no": False}
    return [
        PlainRow("referrals", row["row"], state_of(answers.get(row["no_further_action"])))
        for row in _referrals(lists)
    ]


def allocated(lists: Lists) -> list[PlainRow]:
    """Referrals taken on that have a team and a worker."""
    found = []
    for row in _referrals(lists):
        match row["no_further_action"]:
            case "yes":
                reason = "the referral ended in no further action"
                found.append(PlainRow("referrals", row["row"], State.EXCLUDED, reason))
            case None:
                found.append(PlainRow("referrals", row["row"], State.NOT_KNOWN))
            case _:
                met = row["team"] is not None and row["worker"] is not None
                found.append(PlainRow("referrals", row["row"], state_of(met)))
    return found


def assessed(lists: Lists) -> list[PlainRow]:
    """Referrals that an assessment followed by the clock."""
    found = []
    for row in _referrals(lists):
        day, child = row["referral_date"], row["child_id"]
        starts = [
            other["assessment_start"]
            for other in lists["assessments"]
            if child is not None and other["child_id"] == child
        ]
        after = [
            start for start in starts if start is not None and day is not None and start >= day
        ]
        first = min(after, default=None)
        days = working_days(day, first)
        until = lists.deadline("referral_to_assessment", day)
        state, reason = _state(row, first, until, None in starts), None
        if row["no_further_action"] == "yes":
            state, reason = State.EXCLUDED, "the referral ended in no further action"
        elif until is not None and until >= lists.day:
            state, reason = State.EXCLUDED, "an assessment may still begin"
        found.append(PlainRow("referrals", row["row"], state, reason, days=days))
    return found


def _state(referral: Row, first: date | None, until: date | None, has_undated: bool) -> State:
    if until is None or None in (referral["child_id"], referral["no_further_action"]):
        return State.NOT_KNOWN
    if first is not None and first <= until:
        return State.MET
    return State.NOT_KNOWN if has_undated else State.NOT_MET


ORACLE: dict[str, Callable[[Lists], list[PlainRow]]] = {
    "referrals": received,
    "re-referrals": partial(again, earlier=1),
    "three-or-more-referrals": partial(again, earlier=2),
    "referrals-no-further-action": no_further_action,
    "referrals-by-source": partial(sources, list_id="referrals", what="referral", grouped=False),
    "referrals-by-kind-of-source": partial(
        sources, list_id="referrals", what="referral", grouped=True
    ),
    "referrals-allocated": allocated,
    "referrals-assessed-in-time": assessed,
}
