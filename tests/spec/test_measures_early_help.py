"""Early help: each table is small enough to count by hand. The reference date is 31 March 2026."""

from dataclasses import replace
from datetime import date

import pytest
from measured import ENGINES, clocks_with, figure, rows_behind
from small_lists import snapshot

from ilacs.measures.rows import State

pytestmark = pytest.mark.parametrize("engine", ENGINES)

FIRST_DAY, LAST_DAY = date(2025, 9, 30), date(2026, 3, 31)
DAY_BEFORE, DAY_AFTER = date(2025, 9, 29), date(2026, 4, 1)


def early_help(child, start, end=None, organisation=None):
    return {
        "child_id": child,
        "assessment_start": start,
        "assessment_end": end,
        "organisation": organisation,
    }


def states(engine, measure_id, **lists):
    return {row.row: row.state for row in rows_behind(engine, measure_id, snapshot(**lists))}


TIMES = [
    early_help("A", DAY_BEFORE, LAST_DAY),  # begun too early, ended on the last day
    early_help("B", FIRST_DAY, DAY_AFTER),  # begun on the first day, and goes on
    early_help("C", LAST_DAY),  # goes on
    early_help("D", DAY_AFTER),  # not begun
    early_help("E", None),  # no day of beginning; goes on
    early_help("F", date(2024, 5, 1)),  # goes on for long
]


def test_early_help_begun_and_going_on(engine):
    # B and C; E is not known.
    assert figure(engine, "early-help-started", early_help=TIMES) == (2, 3)
    # B, C, E and F.
    assert figure(engine, "early-help-open", early_help=TIMES) == (4, 4)


COMPLETED = [
    # From Thursday 1 January 2026, a bank holiday, the first working day is the 2nd:
    # 5 March is the 45th.
    early_help("A", date(2026, 1, 1), date(2026, 3, 5)),
    early_help("B", date(2026, 1, 1), date(2026, 3, 6)),
    early_help("C", LAST_DAY, LAST_DAY),
    early_help("D", None, LAST_DAY),  # not known
    # Ended on a Saturday, before it began on the Sunday: not known.
    early_help("E", date(2026, 1, 4), date(2026, 1, 3)),
    early_help("F", date(2026, 1, 1), None),  # goes on
    early_help("G", date(2025, 8, 1), DAY_BEFORE),  # ended too early
]


def test_early_help_is_completed_within_45_working_days(engine):
    assert figure(engine, "early-help-in-time", early_help=COMPLETED) == (2, 5)
    found = rows_behind(engine, "early-help-in-time", snapshot(early_help=COMPLETED))
    assert [row.days for row in found] == [45, 46, 0, None, None]
    assert [row.due for row in found[:2]] == [date(2026, 3, 5)] * 2
    assert [row.state for row in found][3:] == [State.NOT_KNOWN, State.NOT_KNOWN]
    longer = clocks_with("early_help_assessment", limit=46)
    assert figure(engine, "early-help-in-time", longer, early_help=COMPLETED) == (3, 5)


def test_the_length_of_early_help_is_known_from_both_days(engine):
    assert figure(engine, "early-help-duration", early_help=COMPLETED) == (3, 5)
    found = rows_behind(engine, "early-help-duration", snapshot(early_help=COMPLETED))
    assert [row.days for row in found] == [45, 46, 0, None, None]


def test_early_help_led_by_others_than_the_authority(engine):
    rows = [
        early_help("A", LAST_DAY, organisation="Hill Primary School"),
        early_help("B", LAST_DAY, organisation="Local authority family hub"),
        early_help("C", LAST_DAY, organisation="LEEDS early help"),  # by the authority's name
        early_help("D", LAST_DAY, organisation="A Borough of Elsewhere"),
        early_help("E", LAST_DAY, organisation="City Council"),
        early_help("F", LAST_DAY, organisation=None),  # not known
    ]
    lists = replace(snapshot(early_help=rows), authority="Leeds")
    assert [row.state for row in rows_behind(engine, "early-help-by-partners", lists)] == [
        State.MET,
        *[State.NOT_MET] * 4,
        State.NOT_KNOWN,
    ]
    nameless = snapshot(early_help=rows)
    assert rows_behind(engine, "early-help-by-partners", nameless)[2].state is State.MET


def test_children_with_early_help_are_referred_later(engine):
    monday, tuesday = date(2026, 1, 5), date(2026, 1, 6)
    lists = {
        "early_help": [
            early_help("A", monday),  # 1: referred the day after
            early_help("B", monday),  # 2: referred the same day
            early_help("C", monday),  # 3: never referred
            early_help("D", monday),  # 4: referred between two starts, told by the later
            early_help("D", date(2026, 2, 2)),  # 5
            early_help("E", None),  # 6: no day of beginning, referred
            early_help("F", None),  # 7: no day of beginning, never referred
            early_help("G", monday),  # 8: referred on a day not known
            early_help(None, monday),  # 9: not known
        ],
        "referrals": [
            {"child_id": "A", "referral_date": tuesday},
            {"child_id": "B", "referral_date": monday},
            {"child_id": "D", "referral_date": tuesday},
            {"child_id": "E", "referral_date": tuesday},
            {"child_id": "G", "referral_date": None},
            {"child_id": None, "referral_date": tuesday},
        ],
    }
    assert figure(engine, "early-help-stepped-up", **lists) == (2, 8)
    assert states(engine, "early-help-stepped-up", **lists) == {
        1: State.MET,
        2: State.NOT_MET,
        3: State.NOT_MET,
        5: State.MET,
        6: State.NOT_KNOWN,
        7: State.NOT_MET,
        8: State.NOT_KNOWN,
        9: State.NOT_KNOWN,
    }


def closed(child, end, reason="RC7"):
    return {"child_id": child, "need_end": end, "closure_reason": reason}


def test_children_step_down_to_early_help(engine):
    day = date(2026, 1, 5)
    lists = {
        "children_in_need": [
            closed("A", day, "RC9"),  # 1: by the reason
            closed("B", day),  # 2: begun on the day itself
            closed("C", day),  # 3: on the thirtieth day, 4 February
            closed("D", day),  # 4: on the thirty-first
            closed("E", day),  # 5: begun before
            closed("F", day, None),  # 6: no reason, no early help
            closed("G", day),  # 7: begun on a day not known
            closed(None, day),  # 8: not known
            closed("H", None, None),  # 9: open
            closed("I", DAY_BEFORE, "RC9"),  # 10: too early
            closed("J", day, None),  # 11: no reason, but early help
        ],
        "early_help": [
            early_help("B", day),
            early_help("C", date(2026, 2, 4)),
            early_help("D", date(2026, 2, 5)),
            early_help("E", date(2026, 1, 4)),
            early_help("G", None),
            early_help("J", date(2026, 1, 7)),
        ],
    }
    assert figure(engine, "stepped-down-to-early-help", **lists) == (4, 9)
    found = states(engine, "stepped-down-to-early-help", **lists)
    assert {row for row, state in found.items() if state is State.NOT_KNOWN} == {6, 7, 8}
    assert {row for row, state in found.items() if state is State.NOT_MET} == {4, 5}
    # A day more, and D's early help is a step down; a day less, and C's is none.
    measure, clock = "stepped-down-to-early-help", "closure_to_early_help"
    assert figure(engine, measure, clocks_with(clock, limit=31), **lists) == (5, 9)
    assert figure(engine, measure, clocks_with(clock, limit=29), **lists) == (3, 9)
    # Without a limit only the reason tells.
    assert figure(engine, measure, clocks_with(clock, limit=None, unit=None), **lists) == (1, 9)
