"""Visits to children in care: which rule applies, and by when the next visit is due.

The reference date is 31 March 2026. One week before it is 24 March, four weeks 3 March, six weeks
17 February; three months before it is 31 December, a year 31 March 2025.
"""

from dataclasses import replace
from datetime import date

import pytest
from children_in_care import LEFT_OUT, REFERENCE_DATE, behind, child, due, left_out, told
from measured import ENGINES, clocks_of, clocks_with

from ilacs.framework.rules import Unit

pytestmark = pytest.mark.parametrize("engine", ENGINES)

VISITS = "care-visits-in-time"
WEEK, WEEK_AND_DAY = date(2026, 3, 24), date(2026, 3, 23)
FOUR_WEEKS, FOUR_WEEKS_AND_DAY = date(2026, 3, 3), date(2026, 3, 2)
SIX_WEEKS, SIX_WEEKS_AND_DAY = date(2026, 2, 17), date(2026, 2, 16)
THREE_MONTHS, THREE_MONTHS_AND_DAY = date(2025, 12, 31), date(2025, 12, 30)
YEAR, LESS_THAN_A_YEAR = date(2025, 3, 31), date(2025, 4, 1)
TOMORROW = date(2026, 4, 1)


def placed(day, kind="U6", **more):
    return child(placement_start=day, placement_type=kind, **more)


def test_a_child_is_visited_within_a_week_of_the_placement(engine):
    children = [
        placed(WEEK),
        placed(WEEK_AND_DAY),
        placed(WEEK_AND_DAY, last_visit=date(2026, 3, 22)),  # before the child moved
        placed(WEEK_AND_DAY, last_visit=WEEK_AND_DAY),  # on the day of the move
    ]
    assert told(engine, VISITS, *children) == ["met", "not met", "not met", "met"]
    assert due(engine, VISITS, *children) == [
        date(2026, 3, 31),
        date(2026, 3, 30),
        date(2026, 3, 30),
        date(2026, 5, 4),  # six weeks after 23 March
    ]
    # Counted from the placement, unless a visit was in it.
    assert [row.days for row in behind(engine, VISITS, *children)] == [7, 8, 8, 8]


@pytest.mark.parametrize("kind", ["U1", "U6", "K2", "H5", "T4"])
def test_in_the_first_year_visits_are_due_every_six_weeks(engine, kind):
    children = [
        placed(LESS_THAN_A_YEAR, kind, last_visit=SIX_WEEKS),
        placed(LESS_THAN_A_YEAR, kind, last_visit=SIX_WEEKS_AND_DAY),
    ]
    assert told(engine, VISITS, *children) == ["met", "not met"]


@pytest.mark.parametrize(
    ("kind", "plan"), [("U1", None), ("U4", "other"), ("U6", "fostering"), ("U3", "fostering")]
)
def test_after_a_year_long_term_foster_care_is_visited_every_three_months(engine, kind, plan):
    children = [
        placed(YEAR, kind, permanence_plan=plan, last_visit=THREE_MONTHS),
        placed(YEAR, kind, permanence_plan=plan, last_visit=THREE_MONTHS_AND_DAY),
    ]
    assert told(engine, VISITS, *children) == ["met", "not met"]


@pytest.mark.parametrize(
    ("kind", "plan"), [("U6", None), ("U6", "adoption"), ("K2", "fostering"), ("P1", None)]
)
def test_after_a_year_other_placements_are_visited_every_six_weeks(engine, kind, plan):
    more = {"permanence_plan": plan, "legal_status": "V2"}
    children = [
        placed(YEAR, kind, **more, last_visit=SIX_WEEKS),
        placed(YEAR, kind, **more, last_visit=SIX_WEEKS_AND_DAY),
    ]
    assert told(engine, VISITS, *children) == ["met", "not met"]


def test_with_parents_under_an_interim_order_visits_are_weekly_until_the_first_review(engine):
    def interim(**more):
        return placed(YEAR, "P1", legal_status="C1", care_start=date(2025, 3, 1), **more)

    children = [
        interim(last_visit=WEEK),
        interim(last_visit=WEEK_AND_DAY),
        # A review of an earlier period of care is none.
        interim(last_visit=WEEK_AND_DAY, last_review=date(2025, 2, 1)),
        interim(last_visit=FOUR_WEEKS, last_review=date(2025, 3, 28)),
        interim(last_visit=FOUR_WEEKS_AND_DAY, last_review=date(2025, 3, 28)),
    ]
    assert told(engine, VISITS, *children) == ["met", "not met", "not met", "met", "not met"]


def test_with_parents_under_a_care_order_the_week_begins_with_the_order(engine):
    def ordered(day, **more):
        return placed(YEAR, "P1", legal_status_start=day, **more)

    children = [
        ordered(WEEK, last_visit=date(2026, 3, 20)),  # visited before the order only
        ordered(WEEK_AND_DAY, last_visit=date(2026, 3, 20)),
        ordered(date(2024, 1, 8)),  # the placement is later: due a week after it
        ordered(date(2024, 1, 8), last_visit=SIX_WEEKS),
        ordered(date(2024, 1, 8), last_visit=SIX_WEEKS_AND_DAY),
    ]
    assert told(engine, VISITS, *children) == ["met", "not met", "not met", "met", "not met"]
    assert due(engine, VISITS, *children)[2] == date(2025, 4, 7)


@pytest.mark.parametrize("kind", ["A3", "A4", "A5", "A6"])
def test_placed_for_adoption_visits_are_weekly_until_the_first_review(engine, kind):
    """SI 2005/389, reg 36: a week from the placement, then every week until the first review."""
    february = date(2026, 2, 2)
    children = [
        placed(WEEK, kind),
        placed(WEEK_AND_DAY, kind),
        placed(WEEK_AND_DAY, kind, last_review=WEEK),  # reviewed, and never visited
        placed(february, kind, last_visit=WEEK),
        placed(february, kind, last_visit=WEEK_AND_DAY),
        # A review before the placement was another kind of review.
        placed(february, kind, last_visit=WEEK_AND_DAY, last_review=date(2026, 2, 1)),
        placed(february, kind, last_visit=WEEK, last_review=TOMORROW),
    ]
    assert told(engine, VISITS, *children) == [
        *("met", "not met", "not met"),
        *("met", "not met", "not met"),
        "not known",
    ]
    assert due(engine, VISITS, *children)[3:5] == [date(2026, 3, 31), date(2026, 3, 30)]


def test_once_placed_for_adoption_and_reviewed_the_reviews_decide_how_often(engine):
    reviewed = placed(
        date(2026, 2, 2), "A6", last_review=date(2026, 2, 2), last_visit=FOUR_WEEKS_AND_DAY
    )
    assert told(engine, VISITS, reviewed) == [
        "placed for adoption and reviewed: how often to visit is decided at each review"
    ]
    # An authority may set a limit of its own.
    monthly = clocks_with("adoption_visit_next", limit=4, unit=Unit.WEEKS)
    assert told(engine, VISITS, reviewed, clocks=monthly) == ["not met"]
    assert due(engine, VISITS, reviewed, clocks=monthly) == [date(2026, 3, 30)]


def test_where_the_rule_hangs_on_a_blank_it_is_not_known(engine):
    children = [
        placed(None, last_visit=REFERENCE_DATE),
        placed(YEAR, None, last_visit=REFERENCE_DATE),
        placed(YEAR, "P1", legal_status=None, last_visit=REFERENCE_DATE),
        placed(YEAR, "P1", legal_status_start=None, last_visit=REFERENCE_DATE),
        placed(
            YEAR,
            "P1",
            legal_status="C1",
            care_start=None,
            last_review=YEAR,
            last_visit=REFERENCE_DATE,
        ),
    ]
    assert told(engine, VISITS, *children) == ["not known"] * 5


def test_days_to_come_hide_what_was_the_latest_by_now(engine):
    children = [
        placed(YEAR, last_visit=TOMORROW),
        placed(TOMORROW),
        placed(YEAR, "P1", legal_status="C1", last_review=TOMORROW, last_visit=REFERENCE_DATE),
        placed(YEAR, "P1", legal_status_start=TOMORROW, last_visit=REFERENCE_DATE),
    ]
    assert told(engine, VISITS, *children) == ["not known"] * 4
    # A review to come hides nothing where no rule hangs on it.
    assert told(engine, VISITS, placed(YEAR, last_review=TOMORROW, last_visit=SIX_WEEKS)) == ["met"]


def test_a_local_limit_reaches_visits(engine):
    clocks = clocks_of()
    first_year = replace(clocks["care_visit_first_year"], limit=4)
    shorter = {**clocks, "care_visit_first_year": first_year}
    new = placed(LESS_THAN_A_YEAR, last_visit=FOUR_WEEKS_AND_DAY)
    assert told(engine, VISITS, new) == ["met"]
    assert told(engine, VISITS, new, clocks=shorter) == ["not met"]


def test_who_is_not_in_care_is_excluded(engine):
    assert left_out(engine, VISITS) == LEFT_OUT
