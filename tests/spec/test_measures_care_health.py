"""Health assessments and dental checks of children in care.

The reference date is 31 March 2026. 20 working days before it is 3 March.
"""

from dataclasses import replace
from datetime import date

import pytest
from children_in_care import LEFT_OUT, REFERENCE_DATE, YEAR_AGO, behind, child, due, left_out, told
from measured import ENGINES, clocks_of

pytestmark = pytest.mark.parametrize("engine", ENGINES)

INITIAL = "initial-health-assessment-in-time"
YEAR, ALL = "health-assessments-up-to-date", "health-assessments-up-to-date-all"
NEXT, TEETH = "health-assessments-not-overdue", "dental-checks-up-to-date"
FOUR, FIVE = date(2021, 4, 1), date(2021, 3, 31)
"""Born so that the fifth birthday is tomorrow, or today."""

TOMORROW = date(2026, 4, 1)


def assessed(day, **more):
    return child(last_health_assessment=day, **more)


def test_the_initial_assessment_is_due_after_20_working_days(engine):
    # 2 February is a Monday: the limit is 2 March.
    came = date(2026, 2, 2)
    children = [
        assessed(date(2026, 3, 2), care_start=came),
        assessed(date(2026, 3, 3), care_start=came),
        assessed(None, care_start=came),
        assessed(date(2026, 1, 30), care_start=came),  # before this period of care
        assessed(TOMORROW, care_start=came),
        assessed(date(2026, 3, 10), care_start=None),
    ]
    assert told(engine, INITIAL, *children) == [
        "met",
        "not met",
        "not met",
        "not met",
        "not known",
        "not known",
    ]
    assert [row.days for row in behind(engine, INITIAL, *children)][:4] == [20, 21, None, None]


def test_of_the_initial_assessment_only_those_are_counted_who_were_there_at_the_limit(engine):
    children = [
        assessed(None, care_start=date(2026, 3, 3)),  # due today
        assessed(date(2026, 3, 9), care_start=date(2026, 3, 3)),
        assessed(None, care_start=date(2026, 3, 2)),  # due yesterday
        assessed(None, care_start=date(2026, 2, 2), care_end=date(2026, 3, 1)),
        assessed(None, care_start=date(2026, 2, 2), care_end=date(2026, 3, 2)),
        assessed(None, care_start=date(2025, 9, 29)),  # out: more than six months ago
        assessed(None, care_start=date(2026, 2, 2), legal_status="V3"),
    ]
    assert told(engine, INITIAL, *children) == [
        "the limit has not passed",
        "the limit has not passed",
        "not met",
        "left care before the limit",
        "not met",
        "in a series of short breaks",
    ]


def test_children_under_five_are_assessed_every_six_months_and_others_every_year(engine):
    children = [
        assessed(date(2025, 9, 30), date_of_birth=FOUR),  # due on 30 March
        assessed(date(2025, 10, 1), date_of_birth=FOUR),  # due tomorrow
        assessed(date(2025, 9, 30), date_of_birth=FIVE),
        assessed(YEAR_AGO, date_of_birth=FIVE),  # due today
        assessed(date(2025, 3, 30), date_of_birth=FIVE),
        assessed(None, date_of_birth=FIVE),  # none at all
        assessed(REFERENCE_DATE, date_of_birth=None),
        assessed(TOMORROW, date_of_birth=FIVE),
        assessed(REFERENCE_DATE, date_of_birth=date(2026, 6, 1)),  # -1: still to be born
    ]
    expected = ["not met", "met", "met", "met", "not met", "not met", "not known", "not known"]
    for measure_id in (YEAR, ALL, NEXT):
        assert told(engine, measure_id, *children) == [*expected, "met"]
        assert due(engine, measure_id, *children)[:5] == [
            date(2026, 3, 30),
            TOMORROW,
            date(2026, 9, 30),
            REFERENCE_DATE,
            date(2026, 3, 30),
        ]


def test_the_two_cohorts_of_health_assessments(engine):
    children = [
        assessed(None, care_start=YEAR_AGO),  # a year in care
        assessed(REFERENCE_DATE, care_start=date(2025, 4, 1)),  # a day less
        assessed(None, care_start=date(2026, 3, 2)),  # the first was due yesterday
        assessed(None, care_start=date(2026, 3, 3)),  # the first is due today
        assessed(REFERENCE_DATE, care_start=None),
    ]
    less = "in care for less than twelve months"
    assert told(engine, YEAR, *children) == ["not met", less, less, less, "not known"]
    waiting = "no assessment yet, and the first is not overdue"
    # Who waits for the first is not up to date, and not late: due, and in time.
    assert told(engine, ALL, *children) == ["not met", "met", "not met", waiting, "not known"]
    assert told(engine, NEXT, *children) == ["not met", "met", "not met", "met", "met"]
    assert due(engine, NEXT, *children)[3] == REFERENCE_DATE


def test_a_local_limit_reaches_health_assessments(engine):
    clocks = clocks_of()
    longer = replace(clocks["review_health_under_5"], limit=7, local=True)
    late = assessed(date(2025, 9, 30), date_of_birth=FOUR)
    assert told(engine, YEAR, late) == ["not met"]
    assert told(engine, YEAR, late, clocks={**clocks, longer.id: longer}) == ["met"]


def test_a_dental_check_is_due_every_year(engine):
    children = [
        child(last_dental_check=YEAR_AGO),  # due today
        child(last_dental_check=date(2025, 3, 30)),
        child(last_dental_check=None),  # none at all
        child(last_dental_check=None, care_start=YEAR_AGO),  # a year in care today
        child(last_dental_check=TOMORROW),
        child(last_dental_check=REFERENCE_DATE, care_start=None),
        child(last_dental_check=REFERENCE_DATE, care_start=date(2025, 4, 1)),
    ]
    assert told(engine, TEETH, *children) == [
        "met",
        "not met",
        "not met",
        "not met",
        "not known",
        "not known",
        "in care for less than twelve months",
    ]
    assert due(engine, TEETH, *children)[:4] == [
        REFERENCE_DATE,
        date(2026, 3, 30),
        date(2021, 1, 6),  # a year after coming into care
        REFERENCE_DATE,
    ]


@pytest.mark.parametrize("measure_id", [YEAR, ALL, NEXT, TEETH])
def test_who_is_not_in_care_is_excluded(engine, measure_id):
    assert left_out(engine, measure_id) == LEFT_OUT
