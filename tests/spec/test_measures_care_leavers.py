"""Care leavers: in touch, homes, education and work, pathway plans, personal advisers."""

from datetime import date

import pytest
from measured import ENGINES, clocks_with, figure, rows_behind
from small_lists import snapshot

from ilacs.measures.rows import State

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is 31 March 2026.
SEVENTEEN = {"date_of_birth": date(2008, 4, 1)}  # 18 tomorrow
EIGHTEEN = {"date_of_birth": date(2007, 4, 1)}  # 19 tomorrow
NINETEEN = {"date_of_birth": date(2007, 3, 31)}  # 19 today
TWENTY_TWO = {"date_of_birth": date(2004, 3, 31)}
NO_AGE = {"date_of_birth": None}


def states(engine, measure_id, *rows, clocks=None):
    found = rows_behind(engine, measure_id, snapshot(care_leavers=rows), clocks)
    return [row.reason or row.state.value for row in found]


def test_in_touch_is_a_plain_yes(engine):
    rows = [{"in_touch": answer} for answer in ("YES", "YES", "NO", "REFU", "NREQ", None)]
    # Two of six; the blank is not known, and stays in the total.
    assert figure(engine, "care-leavers-in-touch", care_leavers=rows) == (2, 6)


def test_those_who_died_returned_home_or_are_in_care_are_excluded(engine):
    rows = [
        {"in_touch": "DIED", "eligibility": "former_relevant"},
        {"in_touch": "RHOM", "eligibility": "relevant"},
        {"in_touch": "YES", "eligibility": "eligible"},
        {"in_touch": "YES", "eligibility": None},
    ]
    assert states(engine, "care-leavers-in-touch", *rows) == [
        "died",
        "returned home",
        "still in care (eligible child)",
        "met",
    ]


@pytest.mark.parametrize(
    ("answers", "figures"),
    [
        (
            ("in_touch", "YES", "NO"),
            {
                "care-leavers-in-touch-17-18": (1, 2),
                "care-leavers-in-touch-19-21": (1, 1),
                "care-leavers-in-touch-22-25": (0, 1),
                "care-leavers-in-touch": (3, 5),  # with the one whose age is not known
            },
        ),
        (
            ("accommodation_suitable", "suitable", "unsuitable"),
            {
                "care-leavers-suitable-homes-17-18": (1, 2),
                "care-leavers-suitable-homes-19-21": (1, 1),
                "care-leavers-suitable-homes-22-25": (0, 1),
                "care-leavers-suitable-homes": (3, 5),
            },
        ),
        (
            ("activity", "P4", "G5"),
            {
                "care-leavers-in-education-or-work-17-18": (1, 2),
                "care-leavers-in-education-or-work-19-21": (1, 1),
                "care-leavers-in-education-or-work-22-25": (0, 1),
                "care-leavers-in-education-or-work": (3, 5),
            },
        ),
    ],
)
def test_each_age_band(engine, answers, figures):
    column, good, bad = answers
    rows = [
        SEVENTEEN | {column: good},
        EIGHTEEN | {column: bad},
        NINETEEN | {column: good},
        TWENTY_TWO | {column: bad},
        NO_AGE | {column: good},
    ]
    found = {each: figure(engine, each, care_leavers=rows) for each in figures}
    assert found == figures


def test_an_age_that_is_not_known_is_said(engine):
    rows = [NO_AGE | {"in_touch": "YES", "age": None}, NO_AGE | {"in_touch": "YES", "age": 20}]
    assert states(engine, "care-leavers-in-touch-19-21", *rows) == ["age not known", "met"]


def test_suitable_homes_of_all_with_those_not_known(engine):
    rows = [{"accommodation_suitable": answer} for answer in ("suitable", "unsuitable", None)]
    assert figure(engine, "care-leavers-suitable-homes", care_leavers=rows) == (1, 3)
    assert states(engine, "care-leavers-suitable-homes", *rows) == ["met", "not met", "not known"]


def test_the_worst_settings(engine):
    rows = [{"accommodation": key} for key in ("R", "S", "V", "W", "X", "U", "B", None)]
    assert figure(engine, "care-leavers-unstable-homes", care_leavers=rows) == (5, 8)


def test_education_or_work(engine):
    activities = ("F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5", "G4", "G5", "G6")
    rows = [{"activity": key} for key in (*activities, None)]
    assert figure(engine, "care-leavers-in-education-or-work", care_leavers=rows) == (10, 14)


@pytest.mark.parametrize(
    ("measure_id", "column", "answers"),
    [
        ("care-leavers-in-touch-answers", "in_touch", ["YES", "REFU", "YES", None]),
        ("care-leavers-homes", "accommodation", ["U", "U", "X", None]),
    ],
)
def test_a_mix_of_answers_shows_those_not_known(engine, measure_id, column, answers):
    rows = [{column: answer} for answer in answers]
    found = rows_behind(engine, measure_id, snapshot(care_leavers=rows))
    assert [(row.category, row.state) for row in found] == [
        (answer, State.NOT_KNOWN if answer is None else State.MET) for answer in answers
    ]


def test_reasons_for_neither_education_nor_work(engine):
    rows = [{"activity": key} for key in ("G4", "G5", "F1", "G6", None)]
    found = rows_behind(engine, "care-leavers-in-neither", snapshot(care_leavers=rows))
    assert [(row.row, row.category) for row in found] == [(1, "G4"), (2, "G5"), (4, "G6")]


def test_pathway_plans_are_reviewed_within_six_months(engine):
    relevant = {"eligibility": "former_relevant"}
    rows = [
        relevant | {"last_pathway_review": date(2025, 9, 30)},  # due 30 March: yesterday
        relevant | {"last_pathway_review": date(2025, 10, 1)},  # due 1 April
        relevant | {"last_pathway_review": date(2026, 3, 31)},
        relevant | {"last_pathway_review": date(2026, 4, 1)},  # has not happened
        relevant | {"last_pathway_review": None},  # no plan
        {"eligibility": "qualifying", "last_pathway_review": None},
        {"eligibility": None, "last_pathway_review": None},
    ]
    found = rows_behind(engine, "pathway-plans-reviewed", snapshot(care_leavers=rows))
    assert [row.reason or row.state.value for row in found] == [
        "not met",
        "met",
        "met",
        "not met",
        "not met",
        "qualifying care leaver, to whom this duty does not extend",
        "eligibility not known",
    ]
    assert [row.due for row in found[:4]] == [
        date(2026, 3, 30),
        date(2026, 4, 1),
        date(2026, 9, 30),
        None,
    ]


def test_no_pathway_plan_is_due_while_needs_are_assessed(engine):
    """Three months from the 16th birthday, which for two is on 30 and on 31 December."""
    eligible = {"eligibility": "eligible", "last_pathway_review": None}
    rows = [
        eligible | {"date_of_birth": date(2010, 6, 1)},  # not 16 yet
        eligible | {"date_of_birth": date(2009, 12, 31)},
        eligible | {"date_of_birth": date(2009, 12, 30)},
        eligible | {"date_of_birth": date(1996, 2, 29)},
        eligible | {"date_of_birth": None},
    ]
    too_soon = "no plan is due yet"
    measure = "pathway-plans-reviewed"
    missing = ["not met"] * 3
    assert states(engine, measure, *rows) == [too_soon, too_soon, *missing]
    longer = clocks_with("pathway_needs_assessment", limit=4)
    told = states(engine, measure, *rows, clocks=longer)
    assert told == [too_soon, too_soon, too_soon, *missing[1:]]


def test_personal_advisers_allocated(engine):
    rows = [
        {"eligibility": "former_relevant", "personal_adviser": "A. Adviser"},
        {"eligibility": "relevant", "personal_adviser": None},
        {"eligibility": "eligible", "personal_adviser": "A. Adviser"},
        {"eligibility": "qualifying", "personal_adviser": None},
    ]
    assert figure(engine, "personal-adviser-allocated", care_leavers=rows) == (2, 3)


def test_personal_advisers_in_contact_within_eight_weeks(engine):
    relevant = {"eligibility": "relevant"}
    rows = [
        relevant | {"in_touch": "YES", "last_contact": date(2026, 2, 3)},  # 56 days
        relevant | {"in_touch": "YES", "last_contact": date(2026, 2, 2)},  # 57 days
        relevant | {"in_touch": "YES", "last_contact": None},
        relevant | {"in_touch": "REFU", "last_contact": None},
        relevant | {"in_touch": None, "last_contact": None},
        relevant | {"in_touch": "RHOM", "last_contact": None},
    ]
    assert states(engine, "personal-adviser-contact", *rows) == [
        "met",
        "not met",
        "not known",
        "not met",
        "not known",
        "returned home",
    ]
