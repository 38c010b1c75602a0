"""Children in need: each table is small enough to count by hand.

The reference date is Tuesday 31 March 2026; the six months before it begin on 30 September 2025.
"""

from collections import Counter
from dataclasses import replace
from datetime import date

import pytest
from measured import ENGINES, clocks_of, figure, rows_behind
from small_lists import snapshot

from ilacs.measures.rows import State

pytestmark = pytest.mark.parametrize("engine", ENGINES)

MET, NOT_MET, NOT_KNOWN = State.MET, State.NOT_MET, State.NOT_KNOWN
FIRST_DAY, LAST_DAY = date(2025, 9, 30), date(2026, 3, 31)
DAY_BEFORE, DAY_AFTER = date(2025, 9, 29), date(2026, 4, 1)


def child(start=date(2025, 1, 6), end=None, status="child_in_need_plan", **more):
    return {"need_start": start, "need_end": end, "case_status": status, **more}


def closed(end, **more):
    return child(end=end, status="closed", **more)


def found(engine, measure_id, rows, **lists):
    return rows_behind(engine, measure_id, snapshot(children_in_need=rows, **lists))


def states(engine, measure_id, rows, **lists):
    """What became of each row, in order; None where the measure is not about it."""
    told = {row.row: row.state for row in found(engine, measure_id, rows, **lists)}
    return [told.get(number) for number in range(1, len(rows) + 1)]


def mix(engine, measure_id, rows):
    """How many rows of each category, by whether they are known."""
    return Counter((row.category, row.state) for row in found(engine, measure_id, rows))


OPEN_OR_NOT = [
    child(),  # open
    child(end=DAY_AFTER),  # open: it closes tomorrow
    child(start=None, status=None),  # open, whenever it began
    closed(LAST_DAY),  # closed on the day
    child(start=DAY_AFTER),  # not begun
    closed(None),  # nobody knows when it closed
]


def test_children_in_need_are_those_with_an_open_episode(engine):
    assert figure(engine, "children-in-need", children_in_need=OPEN_OR_NOT) == (3, 3)


def test_rows_whose_dates_or_status_speak_against_being_open_are_set_apart(engine):
    rows = found(engine, "children-in-need", OPEN_OR_NOT)
    assert [(row.row, row.reason) for row in rows if row.state is State.EXCLUDED] == [
        (5, "begins after the reference date"),
        (6, "closed by its case status, open by its dates"),
    ]


def test_children_who_became_in_need(engine):
    rows = [
        child(DAY_BEFORE),  # out
        child(FIRST_DAY),
        child(LAST_DAY, end=LAST_DAY, status="closed"),
        child(DAY_AFTER),  # out
        child(None),  # not known
    ]
    assert states(engine, "children-in-need-started", rows) == [None, MET, MET, None, NOT_KNOWN]


def test_children_who_stopped_being_in_need(engine):
    rows = [
        closed(DAY_BEFORE),  # out
        closed(FIRST_DAY),
        closed(LAST_DAY, start=None),
        closed(DAY_AFTER),  # still open
        child(),  # open
        closed(None),  # closed, nobody knows when
    ]
    expected = [None, MET, MET, None, None, NOT_KNOWN]
    assert states(engine, "children-in-need-ended", rows) == expected
    # From 6 January 2025 to 30 September 2025: 25 + 28 + 31 + 30 + 31 + 30 + 31 + 31 + 30.
    days = [row.days for row in found(engine, "children-in-need-ended", rows)]
    assert days == [267, None, None]


def test_case_status_of_open_episodes(engine):
    rows = [
        child(status="looked_after"),
        child(status="child_in_need_plan"),
        child(status="child_in_need_plan"),
        child(status=None),
        closed(LAST_DAY),
    ]
    assert mix(engine, "children-in-need-by-case-status", rows) == {
        ("looked_after", MET): 1,
        ("child_in_need_plan", MET): 2,
        (None, NOT_KNOWN): 1,
    }


NEEDS = [
    child(primary_need="N1"),
    child(primary_need="N1", status="open_assessment"),
    child(primary_need="N0"),
    child(primary_need=None),
    closed(LAST_DAY, primary_need="N1"),  # not open
]


def test_primary_need_not_stated_is_shown_and_not_known(engine):
    assert mix(engine, "children-in-need-by-primary-need", NEEDS) == {
        ("N1", MET): 2,
        ("N0", NOT_KNOWN): 1,
        (None, NOT_KNOWN): 1,
    }


def test_primary_need_is_missing_where_blank_or_not_stated(engine):
    measure = "children-in-need-primary-need-missing"
    assert states(engine, measure, NEEDS) == [NOT_MET, NOT_MET, MET, MET, None]


LENGTHS = {
    date(2026, 3, 31): "under 3 months",
    date(2026, 1, 1): "under 3 months",  # three months end on 1 April
    date(2025, 12, 31): "3 to 6 months",  # three months end on 31 March
    date(2025, 10, 1): "3 to 6 months",
    date(2025, 9, 30): "6 to 12 months",
    date(2025, 4, 1): "6 to 12 months",
    date(2025, 3, 31): "1 to 2 years",
    date(2024, 4, 1): "1 to 2 years",
    date(2024, 3, 31): "2 years or longer",
    None: None,
}


def test_length_of_child_in_need_plans(engine):
    rows = [child(start) for start in LENGTHS]
    told = found(engine, "child-in-need-plans-by-length", rows)
    assert [row.category for row in told] == list(LENGTHS.values())
    assert [row.state for row in told] == [MET] * 9 + [NOT_KNOWN]


def test_child_in_need_plans_of_a_year_or_longer(engine):
    rows = [
        child(date(2025, 3, 31)),
        child(date(2025, 4, 1)),
        child(None),
        child(date(2020, 1, 1), status="child_protection_plan"),  # another plan
        child(date(2020, 1, 1), status=None),  # set apart: perhaps another
    ]
    expected = [MET, NOT_MET, NOT_KNOWN, None, State.EXCLUDED]
    assert states(engine, "child-in-need-plans-over-a-year", rows) == expected


SEEN = [
    child(last_seen=date(2026, 3, 31)),
    child(last_seen=date(2026, 3, 3)),  # 28 days and 20 working days before
    child(last_seen=date(2026, 3, 2)),  # 29 and 21
    child(last_seen=date(2026, 2, 17)),  # 42
    child(last_seen=date(2026, 2, 16)),  # 43
    child(last_seen=None),
    child(last_seen=DAY_AFTER),  # cannot have been
    child(last_seen=date(2026, 3, 31), status="looked_after"),  # no such plan
    closed(LAST_DAY, last_seen=date(2026, 3, 31)),  # not open
]


def test_children_in_need_seen_in_four_weeks(engine):
    expected = [MET, MET, NOT_MET, NOT_MET, NOT_MET, NOT_KNOWN, NOT_KNOWN, None, None]
    assert states(engine, "child-in-need-seen-within-4-weeks", SEEN) == expected
    assert figure(engine, "child-in-need-seen-within-4-weeks", children_in_need=SEEN) == (2, 7)


def test_children_in_need_seen_in_six_weeks(engine):
    expected = [MET, MET, MET, MET, NOT_MET, NOT_KNOWN, NOT_KNOWN, None, None]
    assert states(engine, "child-in-need-seen-within-6-weeks", SEEN) == expected


def test_children_in_need_visited_in_time(engine):
    told = found(engine, "child-in-need-visits-in-time", SEEN)
    assert [row.state for row in told] == [
        *(MET, MET, NOT_MET, NOT_MET, NOT_MET),
        *(NOT_KNOWN, NOT_KNOWN),
    ]
    assert [row.days for row in told] == [0, 20, 21, 30, 31, None, None]
    # From 31 March 20 working days, past Good Friday (3 April) and Easter Monday (6 April).
    assert [row.due for row in told[:3]] == [
        date(2026, 4, 30),
        date(2026, 3, 31),
        date(2026, 3, 30),
    ]


def test_a_visit_is_due_after_the_start_where_no_date_says_that_the_child_was_seen(engine):
    rows = [
        child(date(2026, 3, 10), last_seen=None),
        child(None, last_seen=None),
        child(date(2026, 3, 10), last_seen=DAY_AFTER),
    ]
    told = found(engine, "child-in-need-visits-in-time", rows)
    # 14 working days to 30 March, then 31 March, 1 and 2 April; after Easter 7 to 9 April.
    assert [(row.state, row.due) for row in told] == [
        (NOT_KNOWN, date(2026, 4, 9)),
        (NOT_KNOWN, None),
        (NOT_KNOWN, None),  # what is still to come hides what was the last
    ]


def test_the_clock_of_visits_can_be_the_authority_s_own(engine):
    clocks = clocks_of()
    clocks["cin_visit"] = replace(clocks["cin_visit"], limit=30)
    lists = snapshot(children_in_need=SEEN)
    told = rows_behind(engine, "child-in-need-visits-in-time", lists, clocks)
    assert [row.state for row in told[:5]] == [MET, MET, MET, MET, NOT_MET]


def test_children_in_need_without_any_date_that_they_were_seen(engine):
    expected = [NOT_MET] * 5 + [MET, NOT_MET, None, None]
    assert states(engine, "child-in-need-no-date-seen", SEEN) == expected


def test_why_cases_closed(engine):
    rows = [
        closed(FIRST_DAY, closure_reason="RC7"),
        closed(LAST_DAY, closure_reason="RC7"),
        closed(LAST_DAY, closure_reason="RC8"),
        closed(LAST_DAY, closure_reason=None),
        closed(DAY_BEFORE, closure_reason="RC1"),  # out
        child(closure_reason=None),  # open
        closed(None, closure_reason="RC7"),  # set apart: nobody knows when
    ]
    assert mix(engine, "children-in-need-closing-reasons", rows) == {
        ("RC7", MET): 2,
        ("RC8", MET): 1,
        (None, NOT_KNOWN): 1,
        ("RC7", State.EXCLUDED): 1,
    }


def test_children_referred_again_after_closing(engine):
    closing = date(2025, 12, 1)
    rows = [closed(closing, child_id=name) for name in (*"ABCDEF", None)]
    referrals = [
        {"child_id": "A", "referral_date": date(2025, 10, 1)},  # the one that led to it
        {"child_id": "A", "referral_date": date(2025, 12, 2)},  # again: 1 day after
        {"child_id": "A", "referral_date": None},
        {"child_id": "B", "referral_date": closing},  # the same day is not after
        {"child_id": "C", "referral_date": None},  # perhaps
        {"child_id": "D", "referral_date": DAY_AFTER},  # not yet
        {"child_id": "F", "referral_date": date(2025, 12, 5)},  # again,
        {"child_id": "F", "referral_date": date(2026, 1, 5)},  # and again: one row all the same
    ]
    told = found(engine, "children-in-need-referred-again", rows, referrals=referrals)
    assert [row.state for row in told] == [
        MET,
        NOT_MET,
        NOT_KNOWN,
        NOT_MET,
        NOT_MET,
        MET,
        NOT_KNOWN,  # no identifier: nothing to look for
    ]
    assert told[0].days == 1


def test_a_closing_without_a_day_is_set_apart_from_referrals_after_it(engine):
    rows = [closed(None, child_id="A"), child(child_id="B")]
    referrals = [{"child_id": name, "referral_date": LAST_DAY} for name in "AB"]
    expected = [State.EXCLUDED, None]
    measure = "children-in-need-referred-again"
    assert states(engine, measure, rows, referrals=referrals) == expected


def test_children_in_need_without_a_team_or_worker(engine):
    rows = [
        child(team="North", worker="P. Roe"),
        child(team=None, worker="P. Roe"),
        child(team="North", worker=None),
        child(team=None, worker=None),
        closed(LAST_DAY, team=None, worker=None),  # not open
    ]
    expected = [NOT_MET, MET, MET, MET, None]
    assert states(engine, "children-in-need-unallocated", rows) == expected
    assert figure(engine, "children-in-need-unallocated", children_in_need=rows) == (3, 4)
