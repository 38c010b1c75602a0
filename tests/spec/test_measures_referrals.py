"""Referrals: each table is small enough to count by hand. The reference date is 31 March 2026."""

from datetime import date

import pytest
from measured import ENGINES, clocks_with, figure, rows_behind
from small_lists import snapshot

from ilacs.measures.rows import State

pytestmark = pytest.mark.parametrize("engine", ENGINES)

FIRST_DAY, LAST_DAY = date(2025, 9, 30), date(2026, 3, 31)
DAY_BEFORE, DAY_AFTER = date(2025, 9, 29), date(2026, 4, 1)


def referral(child, day, **more):
    return {"child_id": child, "referral_date": day, **more}


def states(engine, measure_id, **lists):
    return {row.row: row.state for row in rows_behind(engine, measure_id, snapshot(**lists))}


def test_referrals_are_counted_in_the_six_months_before_the_reference_date(engine):
    lists = [
        referral("A", DAY_BEFORE),  # out
        referral("A", FIRST_DAY),
        referral("A", LAST_DAY),
        referral("B", DAY_AFTER),  # out
        referral("C", None),  # not known
    ]
    assert figure(engine, "referrals", referrals=lists) == (2, 3)


def test_re_referrals_are_told_by_the_latest_referral_of_each_child(engine):
    lists = [
        # A has the same number on both rows, and is one child.
        referral("A", date(2026, 1, 5), referrals_12_months=2),
        referral("A", date(2026, 2, 5), referrals_12_months=2),
        # B's numbers differ: that of the latest row counts.
        referral("B", date(2026, 2, 5), referrals_12_months=0),
        referral("B", date(2026, 1, 5), referrals_12_months=3),
        referral("C", date(2026, 1, 5), referrals_12_months=1),
        referral("D", date(2026, 1, 5), referrals_12_months=None),  # not known
        referral(None, date(2026, 1, 5), referrals_12_months=1),  # perhaps a child above
        referral("E", DAY_BEFORE, referrals_12_months=4),  # out
        referral("F", None, referrals_12_months=1),  # of no day, yet of this list
    ]
    # A, C and F of A, B, C, D, F and a child not known.
    assert figure(engine, "re-referrals", referrals=lists) == (3, 6)
    found = states(engine, "re-referrals", referrals=lists)
    assert found == {
        2: State.MET,
        3: State.NOT_MET,
        5: State.MET,
        6: State.NOT_KNOWN,
        7: State.NOT_KNOWN,
        9: State.MET,
    }
    # Two earlier referrals and the latest are three: A alone.
    assert figure(engine, "three-or-more-referrals", referrals=lists) == (1, 6)


def test_yes_means_that_nothing_followed_a_referral(engine):
    lists = [
        referral("A", LAST_DAY, no_further_action="yes"),
        referral("B", LAST_DAY, no_further_action="no"),
        referral("C", LAST_DAY, no_further_action=None),
        referral("D", DAY_BEFORE, no_further_action="yes"),  # out
    ]
    assert figure(engine, "referrals-no-further-action", referrals=lists) == (1, 3)
    assert states(engine, "referrals-no-further-action", referrals=lists)[3] is State.NOT_KNOWN


def test_referrals_by_source_and_by_the_inspectorates_groups(engine):
    lists = [
        referral("A", LAST_DAY, referral_source="6"),
        referral("B", LAST_DAY, referral_source="2A"),
        referral("C", LAST_DAY, referral_source="10"),  # recorded as unknown
        referral("D", LAST_DAY, referral_source=None),
    ]
    by_code = rows_behind(engine, "referrals-by-source", snapshot(referrals=lists))
    assert [row.category for row in by_code] == ["6", "2A", "10", None]
    by_kind = rows_behind(engine, "referrals-by-kind-of-source", snapshot(referrals=lists))
    assert [row.category for row in by_kind] == ["g) Police", "b) Schools", "k) Unknown", None]
    assert figure(engine, "referrals-by-source", referrals=lists) == (2, 4)
    assert figure(engine, "referrals-by-kind-of-source", referrals=lists) == (2, 4)


def test_referrals_that_are_taken_on_have_a_team_and_a_worker(engine):
    lists = [
        referral("A", LAST_DAY, no_further_action="no", team="North", worker="Ann"),
        referral("B", LAST_DAY, no_further_action="no", team="North", worker=None),
        referral("C", LAST_DAY, no_further_action="no", team=None, worker="Ann"),
        referral("D", LAST_DAY, no_further_action="yes", team=None, worker=None),  # left out
        referral("E", LAST_DAY, no_further_action=None, team="North", worker="Ann"),  # not known
    ]
    assert figure(engine, "referrals-allocated", referrals=lists) == (1, 4)
    assert states(engine, "referrals-allocated", referrals=lists) == {
        1: State.MET,
        2: State.NOT_MET,
        3: State.NOT_MET,
        4: State.EXCLUDED,
        5: State.NOT_KNOWN,
    }


def assessment(child, start):
    return {"child_id": child, "assessment_start": start}


def test_an_assessment_begins_within_ten_working_days_of_a_referral(engine):
    """Ten working days from Monday 5 January 2026 are Monday 19 January."""
    monday = date(2026, 1, 5)
    lists = {
        "referrals": [
            referral("A", monday, no_further_action="no"),  # 1: the same day
            referral("B", monday, no_further_action="no"),  # 2: on the tenth working day
            referral("C", monday, no_further_action="no"),  # 3: on the eleventh
            referral("D", monday, no_further_action="no"),  # 4: an assessment was open already
            referral("E", monday, no_further_action="no"),  # 5: begun on a day not known
            referral("F", monday, no_further_action="yes"),  # 6: left out
            referral("G", monday, no_further_action=None),  # 7: not known if taken on
            referral("A", None, no_further_action="no"),  # 8: not known
            referral(None, monday, no_further_action="no"),  # 9: not known
            # 17 March to 31 March: ten working days, not over; 16 March: eleven.
            referral("H", date(2026, 3, 17), no_further_action="no"),  # 10: left out
            referral("I", date(2026, 3, 16), no_further_action="no"),  # 11: none yet
        ],
        "assessments": [
            assessment("A", date(2026, 1, 7)),
            assessment("A", monday),
            assessment("B", date(2026, 1, 19)),
            assessment("C", date(2026, 1, 20)),
            assessment("D", date(2026, 1, 2)),
            assessment("E", None),
            assessment("G", monday),
            assessment(None, monday),
        ],
    }
    assert figure(engine, "referrals-assessed-in-time", **lists) == (2, 9)
    found = {
        row.row: row for row in rows_behind(engine, "referrals-assessed-in-time", snapshot(**lists))
    }
    assert [found[row].days for row in (1, 2, 3, 4)] == [0, 10, 11, None]
    assert {row for row, each in found.items() if each.state is State.NOT_KNOWN} == {5, 7, 8, 9}
    assert {row for row, each in found.items() if each.state is State.NOT_MET} == {3, 4, 11}
    assert {row for row, each in found.items() if each.state is State.EXCLUDED} == {6, 10}

    # H's ten working days are not over, I's fifteen neither; C's assessment is then in time.
    fifteen = clocks_with("referral_to_assessment", limit=15)
    assert figure(engine, "referrals-assessed-in-time", fifteen, **lists) == (3, 8)
    endless = clocks_with("referral_to_assessment", limit=None, unit=None)
    assert figure(engine, "referrals-assessed-in-time", endless, **lists) == (0, 10)
