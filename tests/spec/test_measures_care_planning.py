"""Reviews of children in care, and plans for permanence.

The reference date is 31 March 2026, a Tuesday. 20 working days after 3 March is 31 March; after
1 December, with Christmas and New Year between, it is 31 December.
"""

from dataclasses import replace
from datetime import date

import pytest
from children_in_care import LEFT_OUT, REFERENCE_DATE, behind, child, due, left_out, mix, told
from measured import ENGINES, clocks_of, clocks_with

pytestmark = pytest.mark.parametrize("engine", ENGINES)

REVIEWS = "care-reviews-in-time"
TOMORROW = date(2026, 4, 1)


def test_the_first_review_is_due_after_20_working_days(engine):
    children = [
        child(care_start=date(2026, 3, 3)),  # due today
        child(care_start=date(2026, 3, 2)),  # due yesterday
        child(care_start=date(2026, 3, 4)),  # due tomorrow
    ]
    assert told(engine, REVIEWS, *children) == ["met", "not met", "met"]
    assert due(engine, REVIEWS, *children) == [date(2026, 3, 31), date(2026, 3, 30), TOMORROW]


def test_the_second_review_is_due_three_months_after_the_first(engine):
    came = date(2025, 12, 1)
    children = [
        child(care_start=came, last_review=date(2025, 12, 31)),  # on the last day for the first
        child(care_start=came, last_review=date(2025, 12, 30)),
        # Too late to be a first review in time: taken for the second, with six months to go.
        child(care_start=came, last_review=date(2026, 1, 1)),
    ]
    assert due(engine, REVIEWS, *children) == [
        date(2026, 3, 31),
        date(2026, 3, 30),
        date(2026, 7, 1),
    ]
    assert told(engine, REVIEWS, *children) == ["met", "not met", "met"]


def test_later_reviews_are_due_every_six_months(engine):
    children = [child(last_review=date(2025, 9, 30)), child(last_review=date(2025, 10, 1))]
    assert due(engine, REVIEWS, *children) == [date(2026, 3, 30), TOMORROW]
    assert told(engine, REVIEWS, *children) == ["not met", "met"]
    # 30 September to 31 March: 31 + 30 + 31 + 31 + 28 + 31 days.
    assert [row.days for row in behind(engine, REVIEWS, *children)] == [182, 181]


def test_a_review_of_an_earlier_period_of_care_is_none(engine):
    again = child(care_start=date(2026, 3, 2), last_review=date(2026, 2, 27))
    assert due(engine, REVIEWS, again) == [date(2026, 3, 30)]
    assert told(engine, REVIEWS, again) == ["not met"]


@pytest.mark.parametrize("kind", ["A3", "A4", "A5", "A6"])
def test_placed_for_adoption_reviews_begin_anew(engine, kind):
    """SI 2005/389, reg 36: four weeks from the placement, three months, then every six months."""

    def placed(day, review=None):
        return child(placement_type=kind, placement_start=day, last_review=review)

    autumn = date(2025, 11, 3)  # four weeks later is 1 December
    children = [
        placed(date(2026, 3, 3)),
        placed(date(2026, 3, 2), date(2026, 3, 1)),  # the review of a child in foster care
        placed(autumn, date(2025, 12, 1)),  # the first, on its last day
        placed(autumn, date(2025, 12, 31)),  # taken for the second
        placed(date(2025, 3, 3), date(2025, 9, 30)),
    ]
    assert due(engine, REVIEWS, *children) == [
        date(2026, 3, 31),
        date(2026, 3, 30),
        date(2026, 3, 1),  # three months after the first
        date(2026, 6, 30),
        date(2026, 3, 30),
    ]
    assert told(engine, REVIEWS, *children) == ["met", "not met", "not met", "met", "not met"]
    assert [row.days for row in behind(engine, REVIEWS, *children)][:2] == [28, 29]
    # When a child came into care does not matter; when it was placed does.
    assert told(engine, REVIEWS, children[0] | {"care_start": None}) == ["met"]
    unknown = [placed(None, REFERENCE_DATE), placed(TOMORROW, REFERENCE_DATE)]
    assert told(engine, REVIEWS, *unknown, placed(autumn, TOMORROW)) == ["not known"] * 3


def test_a_local_limit_reaches_reviews_of_children_placed_for_adoption(engine):
    new = child(placement_type="A6", placement_start=date(2026, 3, 2))
    assert told(engine, REVIEWS, new) == ["not met"]
    longer = clocks_with("adoption_review_first", limit=5)
    assert told(engine, REVIEWS, new, clocks=longer) == ["met"]


def test_of_reviews_it_is_not_known_without_a_start_or_with_a_date_to_come(engine):
    children = [
        child(care_start=None, last_review=date(2026, 3, 1)),
        child(care_start=None),
        child(last_review=TOMORROW),
        child(last_review=REFERENCE_DATE, placement_type=None),  # perhaps placed for adoption
    ]
    assert told(engine, REVIEWS, *children) == ["not known"] * 4
    assert due(engine, REVIEWS, *children) == [None] * 4


def test_a_local_limit_reaches_reviews(engine):
    clocks = clocks_of()
    shorter = {**clocks, "care_review_next": replace(clocks["care_review_next"], limit=5)}
    settled = child(last_review=date(2025, 10, 30))
    assert due(engine, REVIEWS, settled) == [date(2026, 4, 30)]
    assert due(engine, REVIEWS, settled, clocks=shorter) == [date(2026, 3, 30)]
    assert told(engine, REVIEWS, settled, clocks=shorter) == ["not met"]


def test_without_a_limit_nothing_is_known_to_be_in_time(engine):
    clocks = clocks_of()
    without = {
        **clocks,
        "care_review_first": replace(clocks["care_review_first"], limit=None, unit=None),
    }
    assert told(engine, REVIEWS, child(), clocks=without) == ["not known"]


def test_contact_with_the_reviewing_officer_in_six_months(engine):
    def seen(day, **more):
        return child(last_reviewing_officer_contact=day, **more)

    children = [
        seen(date(2025, 9, 30)),  # six months ago
        seen(date(2025, 9, 29)),
        seen(REFERENCE_DATE),
        seen(None),  # there was none
        seen(TOMORROW),
        seen(None, care_start=None),
        seen(None, care_start=date(2026, 2, 28)),  # a month before 31 March
        seen(date(2026, 3, 20), care_start=date(2026, 3, 1)),
    ]
    assert told(engine, "reviewing-officer-contact", *children) == [
        "met",
        "not met",
        "met",
        "not met",
        "not known",
        "not known",
        "not met",
        "in care for less than a month",
    ]


def test_a_permanence_plan_is_needed_by_the_second_review(engine):
    # 28 November and 20 working days: 30 December; and three months: 30 March.
    over, today = date(2025, 11, 28), date(2025, 12, 1)
    children = [
        child(care_start=over, permanence_plan="adoption"),
        child(care_start=over, permanence_plan=None),
        child(care_start=today, permanence_plan="adoption"),
        child(care_start=today, permanence_plan=None),
        child(care_start=None, permanence_plan="adoption"),
    ]
    assert told(engine, "permanence-plan-by-second-review", *children) == [
        "met",
        "not met",
        "the second review is not overdue yet",
        "the second review is not overdue yet",
        "not known",
    ]
    # Only those without a plan are to be worked through.
    assert told(engine, "permanence-plans-to-make", *children) == ["not met", "met"]
    assert due(engine, "permanence-plans-to-make", *children) == [
        date(2026, 3, 30),
        date(2026, 3, 31),
    ]


def test_plans_for_permanence(engine):
    plans = ("fostering", "fostering", "adoption", None)
    children = [child(permanence_plan=plan) for plan in plans]
    assert mix(engine, "permanence-plans", *children) == ["fostering", "fostering", "adoption"]
    assert told(engine, "permanence-plans", *children)[3] == "no plan agreed yet"


@pytest.mark.parametrize(
    "measure_id",
    [
        REVIEWS,
        "reviewing-officer-contact",
        "permanence-plan-by-second-review",
        "permanence-plans-to-make",
        "permanence-plans",
    ],
)
def test_who_is_not_in_care_is_excluded(engine, measure_id):
    assert left_out(engine, measure_id) == LEFT_OUT
