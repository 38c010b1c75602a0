"""Assessments: each table is small enough to count by hand. The reference date is 31 March 2026."""

from dataclasses import replace
from datetime import date

import pytest
from measured import ENGINES, clocks_of, figure, rows_behind
from small_lists import snapshot

from ilacs.measures.rows import State

pytestmark = pytest.mark.parametrize("engine", ENGINES)

FIRST_DAY, LAST_DAY = date(2025, 9, 30), date(2026, 3, 31)
DAY_BEFORE, DAY_AFTER = date(2025, 9, 29), date(2026, 4, 1)
MONDAY = date(2026, 1, 5)
"""45 working days from it are Monday 9 March 2026: nine weeks without a bank holiday."""


def assessment(child, start, end=None, **more):
    return {
        "child_id": child,
        "assessment_start": start,
        "assessment_authorised": end,
        **more,
    }


def behind(engine, measure_id, **lists):
    return {row.row: row for row in rows_behind(engine, measure_id, snapshot(**lists))}


def states(engine, measure_id, **lists):
    return {row: found.state for row, found in behind(engine, measure_id, **lists).items()}


def test_assessments_are_counted_when_they_are_authorised(engine):
    lists = [
        assessment("A", MONDAY, LAST_DAY),
        assessment("A", DAY_BEFORE, FIRST_DAY),
        assessment("B", date(2025, 8, 1), DAY_BEFORE),  # too early
        assessment("C", MONDAY, DAY_AFTER),  # not yet
        assessment("D", MONDAY, None),  # open
        assessment(None, None, LAST_DAY),
    ]
    assert figure(engine, "assessments-completed", assessments=lists) == (3, 3)


COMPLETED = [
    assessment("A", MONDAY, date(2026, 3, 9)),  # 1: on the 45th working day
    assessment("B", MONDAY, date(2026, 3, 10)),  # 2: on the 46th
    assessment("C", None, date(2026, 3, 9)),  # 3: not known
    assessment("D", MONDAY, date(2026, 1, 2)),  # 4: authorised before the start: not known
    assessment("E", MONDAY, None),  # 5: open
    assessment("F", MONDAY, MONDAY),  # 6: the same day
    # 1 December to 5 February: 48 weekdays, less Christmas Day, Boxing Day and New Year's Day.
    assessment("G", date(2025, 12, 1), date(2026, 2, 5)),  # 7
    assessment("H", date(2025, 12, 1), date(2026, 2, 6)),  # 8
    # 9: authorised on the Saturday before a Sunday, no working day apart: not known
    assessment("I", date(2026, 1, 4), date(2026, 1, 3)),
]


def test_assessments_are_completed_within_45_working_days(engine):
    assert figure(engine, "assessments-in-time", assessments=COMPLETED) == (3, 8)
    found = behind(engine, "assessments-in-time", assessments=COMPLETED)
    assert {row: each.days for row, each in found.items()} == {
        1: 45,
        2: 46,
        3: None,
        4: None,
        6: 0,
        7: 45,
        8: 46,
        9: None,
    }
    assert found[1].due == found[2].due == date(2026, 3, 9)
    assert {row for row, each in found.items() if each.state is State.NOT_KNOWN} == {3, 4, 9}


def test_a_local_limit_reaches_the_measure(engine):
    clocks = clocks_of()
    clocks["assessment"] = replace(clocks["assessment"], limit=46)
    lists = snapshot(assessments=COMPLETED)
    found = rows_behind(engine, "assessments-in-time", lists, clocks)
    assert [row.state for row in found].count(State.MET) == 5


def referral(child, day, no_further_action="no"):
    return {"child_id": child, "referral_date": day, "no_further_action": no_further_action}


FROM_REFERRAL = {
    "referrals": [
        referral("A", date(2025, 12, 30)),
        referral("A", MONDAY),
        referral("B", date(2026, 1, 2)),
        referral("C", date(2026, 1, 6)),
        referral("D", MONDAY, "yes"),
        referral("E", MONDAY),
        referral("F", None),
        referral("G", None),
        referral("G", MONDAY),
        referral("H", MONDAY, None),
        referral(None, MONDAY),
    ],
    "assessments": [
        assessment("A", MONDAY, date(2026, 3, 9)),  # 1: the later referral, 45 working days
        assessment("B", MONDAY, date(2026, 3, 9)),  # 2: from 2 January, 46
        assessment("C", MONDAY, date(2026, 3, 9)),  # 3: referred after the start
        assessment("D", MONDAY, date(2026, 3, 9)),  # 4: the referral ended in no further action
        assessment("E", MONDAY, date(2026, 1, 9)),  # 5: the first after the referral
        assessment("E", date(2026, 1, 7), date(2026, 1, 9)),  # 6: the second
        assessment("F", MONDAY, date(2026, 3, 9)),  # 7: perhaps the referral of no day
        assessment("G", MONDAY, date(2026, 3, 9)),  # 8: one referral of a day is enough
        assessment("H", MONDAY, date(2026, 3, 9)),  # 9: what came of the referral is blank
        assessment("A", None, date(2026, 3, 9)),  # 10: not known
        assessment(None, MONDAY, date(2026, 3, 9)),  # 11: not known
        assessment("A", MONDAY, None),  # 12: open
    ],
}


def test_assessments_are_counted_from_the_referral_that_led_to_them(engine):
    found = behind(engine, "assessments-in-time-from-referral", **FROM_REFERRAL)
    assert {row: (each.state, each.days) for row, each in found.items()} == {
        1: (State.MET, 45),
        2: (State.NOT_MET, 46),
        3: (State.EXCLUDED, None),
        4: (State.EXCLUDED, None),
        5: (State.MET, 4),
        6: (State.EXCLUDED, None),
        7: (State.NOT_KNOWN, None),
        8: (State.MET, 45),
        9: (State.MET, 45),
        10: (State.NOT_KNOWN, None),
        11: (State.NOT_KNOWN, None),
    }
    assert found[2].due == date(2026, 3, 6)
    # A, E, G and H, of eleven without the three left out.
    assert figure(engine, "assessments-in-time-from-referral", **FROM_REFERRAL) == (4, 8)


OPEN = [
    # 45 working days before Tuesday 31 March 2026 is Tuesday 27 January.
    assessment("A", date(2026, 1, 27)),  # 1: due today
    assessment("B", date(2026, 1, 26)),  # 2: due yesterday
    assessment("C", None),  # 3: not known
    assessment("D", date(2026, 1, 26), DAY_AFTER),  # 4: open today
    assessment("E", date(2026, 1, 26), LAST_DAY),  # 5: authorised today
    assessment("F", DAY_AFTER),  # 6: not begun
    assessment("G", LAST_DAY),  # 7: begun today
]


def test_open_assessments_pass_their_limit_when_the_last_day_is_over(engine):
    assert figure(engine, "open-assessments-past-limit", assessments=OPEN) == (2, 5)
    found = behind(engine, "open-assessments-past-limit", assessments=OPEN)
    assert {row: (each.state, each.days, each.due) for row, each in found.items()} == {
        1: (State.NOT_MET, 45, LAST_DAY),
        2: (State.MET, 46, date(2026, 3, 30)),
        3: (State.NOT_KNOWN, None, None),
        4: (State.MET, 46, date(2026, 3, 30)),
        7: (State.NOT_MET, 0, date(2026, 6, 8)),  # nine weeks, and four days for Easter and May
    }


def test_lengths_of_completed_assessments_fall_in_bands(engine):
    lists = [
        assessment("A", MONDAY, MONDAY),  # 0
        assessment("B", MONDAY, date(2026, 1, 19)),  # 10
        assessment("C", MONDAY, date(2026, 1, 20)),  # 11
        assessment("D", MONDAY, date(2026, 2, 3)),  # 21
        assessment("E", MONDAY, date(2026, 2, 17)),  # 31
        assessment("F", MONDAY, date(2026, 3, 3)),  # 41
        assessment("G", MONDAY, date(2026, 3, 9)),  # 45
        assessment("H", MONDAY, date(2026, 3, 10)),  # 46
        assessment("I", MONDAY, date(2026, 3, 30)),  # 60
        assessment("J", MONDAY, LAST_DAY),  # 61
        assessment("K", None, LAST_DAY),  # not known
        assessment("L", LAST_DAY, MONDAY),  # authorised before the start: not known
    ]
    found = behind(engine, "assessment-duration-bands", assessments=lists)
    assert [each.category for each in found.values()] == [
        "0–10",
        "0–10",
        "11–20",
        "21–30",
        "31–40",
        "41–45",
        "41–45",
        "46–60",
        "46–60",
        "61+",
        None,
        None,
    ]
    assert figure(engine, "assessment-duration-bands", assessments=lists) == (10, 12)
    lengths = behind(engine, "assessment-duration", assessments=lists)
    assert [each.days for each in lengths.values()] == [
        0,
        10,
        11,
        21,
        31,
        41,
        45,
        46,
        60,
        61,
        None,
        None,
    ]


def test_lengths_of_open_assessments_run_to_the_reference_date(engine):
    for measure_id in ("open-assessment-duration", "open-assessment-duration-bands"):
        found = behind(engine, measure_id, assessments=OPEN)
        assert {row: (each.days, each.category) for row, each in found.items()} == {
            1: (45, "41–45"),
            2: (46, "46–60"),
            3: (None, None),
            4: (46, "46–60"),
            7: (0, "0–10"),
        }
        assert found[3].state is State.NOT_KNOWN


def test_children_are_seen_in_their_assessment(engine):
    lists = [
        assessment("A", MONDAY, LAST_DAY, child_seen="yes"),
        assessment("B", MONDAY, LAST_DAY, child_seen="no"),
        assessment("C", MONDAY, LAST_DAY, child_seen="unknown"),
        assessment("D", MONDAY, LAST_DAY, child_seen=None),
        assessment("E", MONDAY, None, child_seen="yes"),  # open
    ]
    assert figure(engine, "assessments-child-seen", assessments=lists) == (1, 4)
    found = behind(engine, "assessments-child-seen", assessments=lists)
    assert [(each.state, each.category) for each in found.values()] == [
        (State.MET, "yes"),
        (State.NOT_MET, "no"),
        (State.NOT_KNOWN, "unknown"),
        (State.NOT_KNOWN, None),
    ]


def test_assessments_find_a_need_for_support(engine):
    lists = [
        assessment("A", MONDAY, LAST_DAY, support_required="yes"),
        assessment("B", MONDAY, LAST_DAY, support_required="no"),
        assessment("C", MONDAY, LAST_DAY, support_required=None),  # not known
        assessment("D", MONDAY, None, support_required=None),  # open
    ]
    assert figure(engine, "assessments-needing-support", assessments=lists) == (1, 3)
    found = states(engine, "assessments-needing-support", assessments=lists)
    assert found == {1: State.MET, 2: State.NOT_MET, 3: State.NOT_KNOWN}


def test_children_are_assessed_more_than_once(engine):
    lists = [
        assessment("A", MONDAY, LAST_DAY),  # 1
        assessment("A", date(2026, 2, 2), None),  # 2: the latest
        assessment("B", MONDAY, LAST_DAY),  # 3
        assessment("B", date(2025, 8, 1), DAY_BEFORE),  # 4: too early
        assessment("C", None, LAST_DAY),  # 5
        assessment("C", None, None),  # 6: the last in the list
        assessment(None, MONDAY, None),  # 7: not known
        assessment(None, MONDAY, None),  # 8: nor whether of the same child
    ]
    assert figure(engine, "repeat-assessments", assessments=lists) == (2, 5)
    assert states(engine, "repeat-assessments", assessments=lists) == {
        2: State.MET,
        3: State.NOT_MET,
        6: State.MET,
        7: State.NOT_KNOWN,
        8: State.NOT_KNOWN,
    }
