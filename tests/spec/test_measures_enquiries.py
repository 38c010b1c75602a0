"""Section 47 enquiries and initial conferences, in tables small enough to count by hand.

The reference date is 31 March 2026.
"""

from datetime import date

import pytest
from measured import ENGINES, figure, rows_behind
from small_lists import snapshot

from ilacs.measures.rows import State

pytestmark = pytest.mark.parametrize("engine", ENGINES)

FIRST_DAY, LAST_DAY = date(2025, 9, 30), date(2026, 3, 31)
DAY_BEFORE, DAY_AFTER = date(2025, 9, 29), date(2026, 4, 1)
MONDAY = date(2026, 1, 5)
"""15 working days from it are Monday 26 January 2026."""


def enquiry(child, discussed, unnecessary=None, held=None, **more):
    return {
        "child_id": child,
        "strategy_discussion": discussed,
        "conference_unnecessary": unnecessary,
        "conference_date": held,
        **more,
    }


def behind(engine, measure_id, **lists):
    return {row.row: row for row in rows_behind(engine, measure_id, snapshot(**lists))}


def states(engine, measure_id, **lists):
    return {row: found.state for row, found in behind(engine, measure_id, **lists).items()}


def test_enquiries_are_counted_from_their_strategy_discussion(engine):
    lists = [
        enquiry("A", DAY_BEFORE),  # out
        enquiry("A", FIRST_DAY),
        enquiry("A", LAST_DAY),
        enquiry("B", DAY_AFTER),  # out
        enquiry("C", None),  # not known
    ]
    assert figure(engine, "enquiries", enquiries=lists) == (2, 3)
    assert states(engine, "enquiries", enquiries=lists)[5] is State.NOT_KNOWN


def test_repeat_enquiries_are_told_by_the_latest_enquiry_of_each_child(engine):
    lists = [
        enquiry("A", MONDAY, enquiries_12_months=1),
        enquiry("A", LAST_DAY, enquiries_12_months=1),  # one child
        enquiry("B", MONDAY, enquiries_12_months=0),
        enquiry("C", MONDAY, enquiries_12_months=None),  # not known
        enquiry(None, MONDAY, enquiries_12_months=2),  # not known whose
    ]
    assert figure(engine, "repeat-enquiries", enquiries=lists) == (1, 4)
    assert states(engine, "repeat-enquiries", enquiries=lists) == {
        2: State.MET,
        3: State.NOT_MET,
        4: State.NOT_KNOWN,
        5: State.NOT_KNOWN,
    }


DECIDED = [
    enquiry("A", MONDAY, "yes"),  # 1: none needed
    enquiry("B", MONDAY, "no"),  # 2: needed, not held yet
    enquiry("C", MONDAY, "no", LAST_DAY),  # 3: held
    enquiry("D", MONDAY, None),  # 4: not decided
    enquiry("E", MONDAY, None, LAST_DAY),  # 5: held, the decision is blank
    enquiry("F", MONDAY, "no", DAY_AFTER),  # 6: planned, not held
    enquiry("G", MONDAY, None, DAY_AFTER),  # 7: planned, not decided
    enquiry("H", DAY_BEFORE, "yes"),  # 8: too early
]


def test_enquiries_that_needed_no_conference(engine):
    assert figure(engine, "enquiries-without-conference", enquiries=DECIDED) == (1, 5)
    assert states(engine, "enquiries-without-conference", enquiries=DECIDED) == {
        1: State.MET,
        2: State.NOT_MET,
        3: State.NOT_MET,
        4: State.EXCLUDED,
        5: State.NOT_KNOWN,
        6: State.NOT_MET,
        7: State.EXCLUDED,
    }


def test_enquiries_that_led_to_a_conference(engine):
    assert figure(engine, "enquiries-to-conference", enquiries=DECIDED) == (2, 5)
    assert states(engine, "enquiries-to-conference", enquiries=DECIDED) == {
        1: State.NOT_MET,
        2: State.NOT_MET,
        3: State.MET,
        4: State.EXCLUDED,
        5: State.MET,
        6: State.NOT_MET,
        7: State.EXCLUDED,
    }


CONFERENCES = [
    enquiry("A", MONDAY, "no", date(2026, 1, 26)),  # 1: on the 15th working day
    enquiry("B", MONDAY, "no", date(2026, 1, 27)),  # 2: on the 16th
    enquiry("C", MONDAY, "no", MONDAY),  # 3: the same day
    enquiry("D", None, "no", MONDAY),  # 4: not known
    enquiry("E", MONDAY, "no", date(2026, 1, 2)),  # 5: held before the discussion: not known
    # 6 and 7: two discussions before one conference, the later one counts.
    enquiry("F", date(2025, 12, 1), "no", date(2026, 1, 26)),
    enquiry("F", MONDAY, "no", date(2026, 1, 26)),
    # 8 and 9: two conferences of one child count both.
    enquiry("G", date(2025, 11, 3), "no", date(2025, 12, 1)),
    enquiry("G", MONDAY, "no", date(2026, 1, 12)),
    enquiry("H", MONDAY, "no", DAY_AFTER),  # 10: not held yet
    enquiry("I", MONDAY, "no"),  # 11: not held
    # 12 and 13: children not known are not taken for one.
    enquiry(None, MONDAY, "no", MONDAY),
    enquiry(None, MONDAY, "no", MONDAY),
]


def test_conferences_are_held_within_15_working_days(engine):
    # A, C, F, G's second, and two of children not known, of eleven without F's first.
    assert figure(engine, "conferences-in-time", enquiries=CONFERENCES) == (6, 10)
    found = behind(engine, "conferences-in-time", enquiries=CONFERENCES)
    assert {row: (each.state, each.days) for row, each in found.items()} == {
        1: (State.MET, 15),
        2: (State.NOT_MET, 16),
        3: (State.MET, 0),
        4: (State.NOT_KNOWN, None),
        5: (State.NOT_KNOWN, None),
        6: (State.EXCLUDED, 37),  # 1 December to 26 January: 40 weekdays less three bank holidays
        7: (State.MET, 15),
        8: (State.NOT_MET, 20),
        9: (State.MET, 5),
        12: (State.MET, 0),
        13: (State.MET, 0),
    }
    assert found[2].due == date(2026, 1, 26)


def test_conferences_end_in_a_plan(engine):
    lists = [
        enquiry("A", MONDAY, "no", LAST_DAY, plan_resulted="yes"),
        enquiry("B", MONDAY, "no", LAST_DAY, plan_resulted="no"),
        enquiry("C", MONDAY, "no", LAST_DAY, plan_resulted=None),  # not known
        enquiry("D", MONDAY, "no", None, plan_resulted=None),  # no conference
        enquiry("E", MONDAY, "no", LAST_DAY, plan_resulted="yes"),  # the same conference,
        enquiry("E", date(2026, 2, 2), "no", LAST_DAY, plan_resulted="yes"),  # counted here
        enquiry("F", MONDAY, "no", LAST_DAY, plan_resulted="yes"),  # twice the same enquiry,
        enquiry("F", MONDAY, "no", LAST_DAY, plan_resulted="no"),  # the last row counts
    ]
    assert figure(engine, "conferences-ending-in-a-plan", enquiries=lists) == (2, 5)
    assert states(engine, "conferences-ending-in-a-plan", enquiries=lists) == {
        1: State.MET,
        2: State.NOT_MET,
        3: State.NOT_KNOWN,
        5: State.EXCLUDED,
        6: State.MET,
        7: State.EXCLUDED,
        8: State.NOT_MET,
    }


def plan(child, start, end=None):
    return {"child_id": child, "plan_start": start, "plan_end": end}


def test_conferences_are_overdue_when_the_last_day_is_over(engine):
    """15 working days before Tuesday 31 March 2026 is Tuesday 10 March."""
    lists = {
        "enquiries": [
            enquiry("A", date(2026, 3, 10), "no"),  # 1: due today
            enquiry("B", date(2026, 3, 9), "no"),  # 2: due yesterday
            enquiry("C", MONDAY, "no", LAST_DAY),  # 3: held, if late
            enquiry("D", MONDAY, "no", DAY_AFTER),  # 4: planned
            enquiry("E", MONDAY, "no"),  # 5: has a plan
            enquiry("F", MONDAY, "no"),  # 6: had a plan
            enquiry("G", MONDAY, "no"),  # 7: a conference after another enquiry
            enquiry("G", date(2026, 2, 2), "no", date(2026, 2, 9)),  # 8
            enquiry("H", date(2026, 2, 2), "no"),  # 9: the conference was before this enquiry
            enquiry("H", MONDAY, "no", date(2026, 1, 12)),  # 10
            enquiry("I", MONDAY, "yes"),  # 11: none needed
            enquiry("J", MONDAY, None),  # 12: not decided
            enquiry("K", None, "no"),  # 13: not known
            enquiry(None, MONDAY, "no"),  # 14: not known whether there is a plan
            enquiry("L", date(2025, 6, 2), "no"),  # 15: older than six months
        ],
        "child_protection": [
            plan("E", date(2025, 12, 1)),
            plan("F", date(2025, 6, 1), date(2025, 12, 1)),
            plan("B", DAY_AFTER),
        ],
    }
    assert figure(engine, "conferences-overdue", **lists) == (5, 8)
    found = behind(engine, "conferences-overdue", **lists)
    assert {row: each.state for row, each in found.items()} == {
        1: State.NOT_MET,
        2: State.MET,
        3: State.EXCLUDED,
        4: State.MET,
        5: State.EXCLUDED,
        6: State.MET,
        7: State.EXCLUDED,
        8: State.EXCLUDED,
        9: State.MET,
        10: State.EXCLUDED,
        13: State.NOT_KNOWN,
        14: State.NOT_KNOWN,
        15: State.MET,
    }
    assert (found[1].days, found[1].due) == (15, LAST_DAY)
    assert (found[2].days, found[2].due) == (16, date(2026, 3, 30))
    assert {found[row].reason for row in (3, 8, 10)} == {"the conference was held"}
    assert found[5].reason == "the child has a child protection plan"
    assert found[7].reason == "a conference was held after another enquiry"


def test_repeat_conferences_leave_out_the_conference_of_the_latest_enquiry(engine):
    lists = [
        # A's latest enquiry led to a conference, and there was one before.
        enquiry("A", MONDAY, "no", LAST_DAY, conferences_12_months=1),  # 1
        enquiry("B", MONDAY, "no", LAST_DAY, conferences_12_months=0),  # 2: the only one
        # C's latest enquiry led to none: the one in the number is that of the earlier enquiry.
        enquiry("C", date(2025, 12, 1), "no", date(2025, 12, 15), conferences_12_months=1),  # 3
        enquiry("C", MONDAY, "yes", conferences_12_months=1),  # 4
        # D as C, with another conference before.
        enquiry("D", date(2025, 12, 1), "no", date(2025, 12, 15), conferences_12_months=2),  # 5
        enquiry("D", MONDAY, "yes", conferences_12_months=2),  # 6
        # E's conference is on the earlier row, and was held after the latest enquiry began.
        enquiry("E", date(2025, 12, 1), "no", date(2026, 1, 6), conferences_12_months=1),  # 7
        enquiry("E", MONDAY, "no", conferences_12_months=1),  # 8
        enquiry("F", MONDAY, "no", LAST_DAY, conferences_12_months=None),  # 9: not known
        enquiry("G", MONDAY, "yes", conferences_12_months=3),  # 10: no conference
        enquiry("H", None, "no", LAST_DAY, conferences_12_months=1),  # 11: not known
        enquiry(None, MONDAY, "no", LAST_DAY, conferences_12_months=1),  # 12: not known whose
    ]
    assert figure(engine, "repeat-conferences", enquiries=lists) == (3, 8)
    assert states(engine, "repeat-conferences", enquiries=lists) == {
        1: State.MET,
        2: State.NOT_MET,
        4: State.NOT_MET,
        6: State.MET,
        8: State.MET,
        9: State.NOT_KNOWN,
        11: State.NOT_KNOWN,
        12: State.NOT_KNOWN,
    }


def test_enquiries_stay_undecided_past_the_limit_of_an_assessment(engine):
    """45 working days before Tuesday 31 March 2026 is Tuesday 27 January."""
    lists = [
        enquiry("A", date(2026, 1, 27)),  # 1: due today
        enquiry("B", date(2026, 1, 26)),  # 2: due yesterday
        enquiry("C", MONDAY, "no"),  # 3: decided
        enquiry("D", MONDAY, None, LAST_DAY),  # 4: held
        enquiry("E", MONDAY, None, DAY_AFTER),  # 5: planned
        enquiry("F", None),  # 6: not known
        enquiry("G", DAY_AFTER),  # 7: not begun
        enquiry("H", date(2025, 6, 2)),  # 8: older than six months
    ]
    assert figure(engine, "enquiries-undecided", enquiries=lists) == (3, 5)
    found = behind(engine, "enquiries-undecided", enquiries=lists)
    assert {row: each.state for row, each in found.items()} == {
        1: State.NOT_MET,
        2: State.MET,
        5: State.MET,
        6: State.NOT_KNOWN,
        8: State.MET,
    }
    assert [(found[row].days, found[row].due) for row in (1, 2)] == [
        (45, LAST_DAY),
        (46, date(2026, 3, 30)),
    ]
