"""Children in care, coming in and leaving, on tables that can be counted by hand.

The reference date is 31 March 2026; six months before it is 30 September 2025.
"""

from datetime import date

import pytest
from children_in_care import REFERENCE_DATE, SIX_MONTHS_AGO, child, mix, told
from measured import ENGINES, figure

pytestmark = pytest.mark.parametrize("engine", ENGINES)

DAY_BEFORE_WINDOW, TOMORROW = date(2025, 9, 29), date(2026, 4, 1)


def left(reason, day=REFERENCE_DATE, **more):
    return child(care_end=day, care_end_reason=reason, **more)


def test_a_child_is_in_care_until_the_day_of_leaving(engine):
    children = [
        child(),
        child(care_end=TOMORROW),  # still here
        child(care_end=REFERENCE_DATE),  # left
        child(legal_status=None),
        child(care_start=None),
    ]
    assert figure(engine, "children-in-care", children_in_care=children) == (4, 4)


def test_short_breaks_and_later_entries_are_not_children_in_care(engine):
    children = [child(legal_status="V3"), child(legal_status="V4"), child(care_start=TOMORROW)]
    assert told(engine, "children-in-care", *children) == [
        "in a series of short breaks",
        "in a series of short breaks",
        "begins after the reference date",
    ]


def test_those_who_came_into_care_in_six_months(engine):
    children = [
        child(care_start=DAY_BEFORE_WINDOW),  # out
        child(care_start=SIX_MONTHS_AGO),
        child(care_start=REFERENCE_DATE),
        child(care_start=SIX_MONTHS_AGO, care_end=date(2025, 12, 1)),  # came and left
        child(care_start=SIX_MONTHS_AGO, legal_status="V3"),
        child(care_start=TOMORROW),  # out
        child(care_start=None),
    ]
    assert told(engine, "care-started", *children) == [
        "met",
        "met",
        "met",
        "in a series of short breaks",
        "not known",
    ]


def test_those_who_left_care_in_six_months(engine):
    children = [
        left("E4A", DAY_BEFORE_WINDOW),  # out
        left("E4A", SIX_MONTHS_AGO),
        left(None, REFERENCE_DATE),
        left("X1"),  # a new episode began on that day
        left("E4A", legal_status="V4"),
        left("E4A", TOMORROW),  # out
        child(),  # out
    ]
    assert told(engine, "care-ended", *children) == [
        "met",
        "met",
        "an end with a new episode on the same day",
        "in a series of short breaks",
    ]


def test_unaccompanied_children_are_a_share_of_those_in_care(engine):
    answers = [child(unaccompanied=answer) for answer in ("yes", "no", "no", None)]
    assert figure(engine, "unaccompanied-children", children_in_care=answers) == (1, 4)
    assert told(engine, "unaccompanied-children", *answers)[3] == "not known"


def test_children_who_came_back_into_care(engine):
    children = [
        child(care_start=date(2026, 1, 5), second_period="yes"),
        child(care_start=date(2026, 1, 5), second_period="no"),
        child(care_start=date(2026, 1, 5), second_period=None),
        child(care_start=None, second_period="yes"),  # perhaps long ago
        child(second_period="yes"),  # out: came years ago
    ]
    assert told(engine, "returned-to-care", *children) == [
        "met",
        "not met",
        "not known",
        "not known",
    ]


def test_legal_statuses_and_section_20(engine):
    children = [child(legal_status=status) for status in ("V2", "V2", "C1", "E1", None, "V3")]
    assert mix(engine, "legal-statuses", *children) == ["V2", "V2", "C1", "E1", None]
    assert told(engine, "legal-statuses", *children)[4] == "not known"
    # Two of five: the blank may be section 20, and stays in the total; the short break does not.
    assert figure(engine, "accommodated-by-agreement", children_in_care=children) == (2, 5)
    assert told(engine, "accommodated-by-agreement", *children)[4] == "not known"


def test_reasons_for_leaving_care(engine):
    reasons = ("E4A", "E4A", "E4B", "E11", "E12", "E45", "E48", "E2", None, "X1")
    children = [left(reason) for reason in reasons]
    assert mix(engine, "reasons-for-leaving-care", *children) == list(reasons[:-1])
    assert told(engine, "reasons-for-leaving-care", *children)[8] == "not known"
    # Two of three returns home were planned; the blank may be a fourth.
    assert figure(engine, "returns-home-planned", children_in_care=children) == (2, 4)
    # Of nine who left, two were adopted, and two have special guardians.
    assert figure(engine, "left-care-adopted", children_in_care=children) == (2, 9)
    assert figure(engine, "left-care-special-guardianship", children_in_care=children) == (2, 9)


def test_who_did_not_go_home_says_nothing_of_returns(engine):
    children = [left("E4A"), left("E4B"), left("E11"), left(None), left("X1")]
    assert told(engine, "returns-home-planned", *children) == [
        "met",
        "not met",
        "did not return to parents or relatives",
        "not known",
        "an end with a new episode on the same day",
    ]


@pytest.mark.parametrize(
    ("measure_id", "reasons"),
    [
        ("left-care-adopted", ("E11", "E12")),
        ("left-care-special-guardianship", ("E45", "E46", "E47", "E48")),
    ],
)
def test_a_blank_reason_is_not_known_to_be_permanence(engine, measure_id, reasons):
    children = [*(left(reason) for reason in reasons), left("E4A"), left(None)]
    expected = [*("met" for _ in reasons), "not met", "not known"]
    assert told(engine, measure_id, *children) == expected
