"""Child protection plans: each table is small enough to count by hand.

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

MET, NOT_MET, NOT_KNOWN, EXCLUDED = State.MET, State.NOT_MET, State.NOT_KNOWN, State.EXCLUDED
FIRST_DAY, LAST_DAY = date(2025, 9, 30), date(2026, 3, 31)
DAY_BEFORE, DAY_AFTER = date(2025, 9, 29), date(2026, 4, 1)
LONG_AGO = date(2025, 1, 6)


def plan(start=LONG_AGO, end=None, **more):
    return {"plan_start": start, "plan_end": end, **more}


def found(engine, measure_id, rows, **lists):
    return rows_behind(engine, measure_id, snapshot(child_protection=rows, **lists))


def states(engine, measure_id, rows, **lists):
    """What became of each row, in order; None where the measure is not about it."""
    told = {row.row: row.state for row in found(engine, measure_id, rows, **lists)}
    return [told.get(number) for number in range(1, len(rows) + 1)]


def reasons(engine, measure_id, rows):
    return [row.reason for row in found(engine, measure_id, rows)]


def mix(engine, measure_id, rows):
    """How many rows of each category, by whether they are known."""
    return Counter((row.category, row.state) for row in found(engine, measure_id, rows))


def test_open_plans(engine):
    rows = [
        plan(),
        plan(end=DAY_AFTER),  # ends tomorrow
        plan(None),  # open, whenever it began
        plan(end=LAST_DAY),  # ended on the day
        plan(DAY_AFTER),  # not begun
    ]
    assert states(engine, "protection-plans", rows) == [MET, MET, MET, None, EXCLUDED]
    assert figure(engine, "protection-plans", child_protection=rows) == (3, 3)


def test_plans_started(engine):
    rows = [
        plan(DAY_BEFORE),  # out
        plan(FIRST_DAY),
        plan(LAST_DAY),
        plan(date(2025, 11, 3), end=date(2026, 2, 2)),  # ended since
        plan(DAY_AFTER),  # out
        plan(None),
    ]
    expected = [None, MET, MET, MET, None, NOT_KNOWN]
    assert states(engine, "protection-plans-started", rows) == expected


def test_plans_ended(engine):
    rows = [
        plan(end=DAY_BEFORE),  # out
        plan(end=FIRST_DAY),
        plan(end=LAST_DAY),
        plan(end=DAY_AFTER),  # still open
        plan(),  # open
    ]
    assert states(engine, "protection-plans-ended", rows) == [None, MET, MET, None, None]


def test_second_or_later_plans(engine):
    rows = [
        plan(FIRST_DAY, previous_plans=0),
        plan(FIRST_DAY, previous_plans=1),
        plan(LAST_DAY, previous_plans=3),
        plan(LAST_DAY, previous_plans=None),  # not known: not nought
        plan(DAY_BEFORE, previous_plans=1),  # out
        plan(None, previous_plans=1),  # nobody knows when
    ]
    expected = [NOT_MET, MET, MET, NOT_KNOWN, None, EXCLUDED]
    assert states(engine, "protection-plans-second-or-later", rows) == expected
    assert figure(engine, "protection-plans-second-or-later", child_protection=rows) == (2, 4)


def test_plans_open_for_two_years(engine):
    rows = [
        plan(date(2024, 3, 31)),  # two years to the day
        plan(date(2024, 4, 1)),
        plan(None),
        plan(date(2020, 1, 1), end=LAST_DAY),  # ended
    ]
    expected = [MET, NOT_MET, NOT_KNOWN, None]
    assert states(engine, "protection-plans-open-two-years", rows) == expected
    assert found(engine, "protection-plans-open-two-years", rows)[0].days == 365 + 365


def test_plans_that_had_lasted_two_years_when_they_ended(engine):
    ended = date(2026, 2, 28)
    rows = [
        plan(date(2024, 2, 28), ended),
        plan(date(2024, 2, 29), ended),  # the last day of February is two years after
        plan(date(2024, 3, 1), ended),
        plan(None, ended),
        plan(date(2026, 3, 1), ended),  # ends before it begins
        plan(date(2020, 1, 1), DAY_BEFORE),  # out
    ]
    expected = [MET, MET, NOT_MET, NOT_KNOWN, NOT_KNOWN, None]
    assert states(engine, "protection-plans-ended-after-two-years", rows) == expected


def test_plans_that_ended_within_three_months(engine):
    ended = date(2026, 2, 28)
    rows = [
        plan(date(2025, 12, 1), ended),  # three months end on 1 March
        plan(date(2025, 11, 30), ended),  # they end on the last day of February
        plan(date(2025, 11, 28), ended),
        plan(None, ended),
        plan(ended, ended),
        plan(date(2026, 3, 1), ended),  # ends before it begins
    ]
    expected = [MET, NOT_MET, NOT_MET, NOT_KNOWN, MET, NOT_KNOWN]
    assert states(engine, "protection-plans-ended-within-three-months", rows) == expected


LENGTHS = {
    date(2026, 1, 1): "under 3 months",
    date(2025, 12, 31): "3 to 6 months",
    date(2025, 10, 1): "3 to 6 months",
    date(2025, 9, 30): "6 to 12 months",
    date(2025, 4, 1): "6 to 12 months",
    date(2025, 3, 31): "12 to 18 months",
    date(2024, 10, 1): "12 to 18 months",
    date(2024, 9, 30): "18 to 24 months",
    date(2024, 4, 1): "18 to 24 months",
    date(2024, 3, 31): "2 years or longer",
    None: None,
}


def test_length_of_open_plans(engine):
    told = found(engine, "protection-plans-by-length", [plan(start) for start in LENGTHS])
    assert [row.category for row in told] == list(LENGTHS.values())
    assert [row.state for row in told] == [MET] * 10 + [NOT_KNOWN]


CATEGORIES = [
    plan(FIRST_DAY, initial_category="NEG", latest_category="NEG"),
    plan(FIRST_DAY, initial_category="NEG", latest_category="EMO"),
    plan(LONG_AGO, initial_category="PHY", latest_category="EMO"),  # did not begin lately
    plan(FIRST_DAY, end=LAST_DAY, initial_category="SAB", latest_category="SAB"),  # ended
    plan(FIRST_DAY, initial_category=None, latest_category="NEG"),
    plan(FIRST_DAY, initial_category="NEG", latest_category=None),
    plan(None, initial_category="MUL", latest_category="MUL"),  # nobody knows when it began
]


def test_category_of_plans_started(engine):
    assert mix(engine, "protection-category-at-start", CATEGORIES) == {
        ("NEG", MET): 3,
        ("SAB", MET): 1,
        (None, NOT_KNOWN): 1,
        ("MUL", EXCLUDED): 1,
    }


def test_category_of_open_plans(engine):
    assert mix(engine, "protection-category-now", CATEGORIES) == {
        ("NEG", MET): 2,
        ("EMO", MET): 2,
        ("MUL", MET): 1,
        (None, NOT_KNOWN): 1,
    }


def test_plans_whose_category_changed(engine):
    expected = [NOT_MET, MET, MET, None, NOT_KNOWN, NOT_KNOWN, NOT_MET]
    assert states(engine, "protection-category-changed", CATEGORIES) == expected


def test_children_protected_in_an_emergency(engine):
    rows = [
        plan(emergency_protection="yes"),
        plan(emergency_protection="no"),
        plan(emergency_protection=None),
        plan(end=LAST_DAY, emergency_protection="yes"),  # an ended plan counts
    ]
    assert states(engine, "emergency-protection", rows) == [MET, NOT_MET, NOT_KNOWN, MET]


def care(child, start=LONG_AGO, end=None, status="C2"):
    return {"child_id": child, "care_start": start, "care_end": end, "legal_status": status}


def test_children_with_a_plan_who_are_in_care(engine):
    rows = [plan(child_id=name) for name in (*"ABCDEFG", None)]
    rows.append(plan(child_id="A", end=LAST_DAY))  # no longer a plan
    in_care = [
        care("A"),
        care("A", end=date(2024, 1, 1)),  # an earlier period: one row all the same
        care("B", end=LAST_DAY),  # left
        care("C", status="V3"),  # short breaks
        care("D", start=DAY_AFTER),  # not yet
        care("E", start=None, status=None),  # in care, whatever is blank
        care("F", end=DAY_AFTER),  # leaves tomorrow
        care(None),
    ]
    told = states(engine, "protection-plans-also-in-care", rows, children_in_care=in_care)
    assert told == [MET, NOT_MET, NOT_MET, NOT_MET, MET, MET, NOT_MET, NOT_KNOWN, None]


# 10 working days before 31 March is 17 March; four weeks before is 3 March.
VISITS = [
    plan(last_visit=date(2026, 3, 31)),
    plan(last_visit=date(2026, 3, 17)),
    plan(last_visit=date(2026, 3, 16)),
    plan(last_visit=date(2026, 3, 3)),
    plan(last_visit=date(2026, 3, 2)),
    plan(last_visit=None),  # blank is for no visit
    plan(last_visit=DAY_AFTER),  # cannot have been
    plan(None, last_visit=date(2026, 3, 17)),
    plan(None, last_visit=None),
    plan(end=LAST_DAY, last_visit=date(2026, 3, 31)),  # ended
]


def test_visits_in_time(engine):
    measure = "protection-visits-in-time"
    expected = [MET, MET, *[NOT_MET] * 4, NOT_KNOWN, MET, NOT_KNOWN, None]
    assert states(engine, measure, VISITS) == expected
    assert figure(engine, measure, child_protection=VISITS) == (3, 9)
    told = found(engine, measure, VISITS)
    assert [row.days for row in told] == [0, 10, 11, 20, 21, None, None, 10, None]
    assert [row.due for row in told[1:3]] == [date(2026, 3, 31), date(2026, 3, 30)]
    # Without a visit it is due 10 working days after the plan began, on 6 January 2025.
    assert told[5].due == date(2025, 1, 20)


def test_visits_within_the_outer_limit(engine):
    expected = [*[MET] * 4, NOT_MET, NOT_MET, NOT_KNOWN, MET, NOT_KNOWN, None]
    assert states(engine, "protection-visits-at-the-very-least", VISITS) == expected


def test_plans_no_older_than_the_limit_of_visits_are_set_apart(engine):
    measure = "protection-visits-in-time"
    rows = [
        plan(date(2026, 3, 16), last_visit=None),  # its first visit was due on 30 March
        plan(date(2026, 3, 17), last_visit=None),  # due on 31 March
        plan(date(2026, 3, 17), last_visit=date(2026, 3, 20)),
        plan(date(2026, 3, 17), last_visit=date(2026, 3, 2)),  # a visit before the plan
        plan(DAY_AFTER, last_visit=None),
    ]
    young = "the plan is not older than the limit"
    assert states(engine, measure, rows) == [NOT_MET, *[EXCLUDED] * 4]
    assert reasons(engine, measure, rows)[1:] == [
        *(young, young, young),
        "begins after the reference date",
    ]


def test_visits_overdue_are_looked_for_on_plans_of_any_age(engine):
    rows = [
        plan(date(2026, 3, 16), last_visit=None),  # its first visit was due on 30 March
        plan(date(2026, 3, 17), last_visit=None),  # due on 31 March
        plan(date(2026, 3, 17), last_visit=date(2026, 3, 20)),  # 10 working days, past Easter
        plan(date(2026, 3, 17), last_visit=date(2026, 3, 2)),  # a visit before the plan
        plan(LONG_AGO, last_visit=date(2026, 3, 16)),
        plan(None, last_visit=None),
        plan(LONG_AGO, last_visit=DAY_AFTER),  # cannot have been
    ]
    told = found(engine, "protection-visits-overdue", rows)
    assert [(row.state, row.due) for row in told] == [
        (MET, date(2026, 3, 30)),
        (NOT_MET, date(2026, 3, 31)),
        (NOT_MET, date(2026, 4, 7)),
        (NOT_MET, date(2026, 3, 31)),
        (MET, date(2026, 3, 30)),
        (NOT_KNOWN, None),
        (NOT_KNOWN, None),  # it may be overdue, or not
    ]


def test_a_visit_due_on_friday_is_late_on_saturday(engine):
    rows = [plan(last_visit=date(2026, 1, 16)), plan(last_visit=date(2026, 1, 19))]
    lists = snapshot(date(2026, 1, 31), child_protection=rows)
    told = rows_behind(engine, "protection-visits-in-time", lists)
    assert [(row.state, row.due) for row in told] == [
        (NOT_MET, date(2026, 1, 30)),
        (MET, date(2026, 2, 2)),
    ]


def test_the_clock_of_visits_can_be_the_authority_s_own(engine):
    clocks = clocks_of()
    clocks["protection_visit"] = replace(clocks["protection_visit"], limit=15)
    rows = [plan(last_visit=date(2026, 3, 10)), plan(last_visit=date(2026, 3, 9))]
    lists = snapshot(child_protection=rows)
    told = rows_behind(engine, "protection-visits-in-time", lists, clocks)
    assert [row.state for row in told] == [MET, NOT_MET]


def visited(answer, born=date(2015, 5, 5), **more):
    return plan(last_visit=LAST_DAY, seen_alone=answer, date_of_birth=born, **more)


def test_children_seen_alone(engine):
    rows = [
        visited("yes"),
        visited("no"),
        visited("unknown"),
        visited(None),
        visited("no", born=DAY_AFTER),  # not born yet
        visited("no", born=None, age=-1),  # nor is this child
        visited("yes", born=None, age=None),  # a child whose age is not known is born
        visited("yes") | {"last_visit": None},  # not visited
        visited("yes") | {"last_visit": DAY_AFTER},  # cannot have been
        visited("yes", end=LAST_DAY),  # ended
    ]
    assert states(engine, "protection-seen-alone", rows) == [
        *(MET, NOT_MET, NOT_KNOWN, NOT_KNOWN),
        *(EXCLUDED, EXCLUDED, MET, EXCLUDED, NOT_KNOWN),
        None,
    ]
    assert reasons(engine, "protection-seen-alone", rows)[4:8] == [
        *("not born yet", "not born yet"),
        None,
        "no visit recorded",
    ]


# The first review is due three months after the start, the next six months after the last.
REVIEWS = {
    "the first is due today": (date(2025, 12, 31), None),
    "the first was due yesterday": (date(2025, 12, 30), None),
    "the next is due tomorrow": (LONG_AGO, date(2025, 10, 1)),
    "the next was due yesterday": (LONG_AGO, date(2025, 9, 30)),
    "the initial conference is no review": (date(2025, 11, 3), date(2025, 11, 3)),
    "nor is one of an earlier plan": (date(2025, 11, 3), date(2025, 10, 6)),
    "a review of a plan without a start": (None, date(2025, 12, 1)),
    "neither is known": (None, None),
    "a review that is still to come": (LONG_AGO, DAY_AFTER),
    "a plan that has not begun": (DAY_AFTER, None),
}
REVIEWED = [plan(start, last_review=review) for start, review in REVIEWS.values()]


def test_reviews_in_time(engine):
    told = found(engine, "protection-reviews-in-time", REVIEWED)
    assert [(row.state, row.due) for row in told[:-1]] == [
        (MET, date(2026, 3, 31)),
        (NOT_MET, date(2026, 3, 30)),
        (MET, date(2026, 4, 1)),
        (NOT_MET, date(2026, 3, 30)),
        (NOT_MET, date(2026, 2, 3)),
        (NOT_MET, date(2026, 2, 3)),
        (MET, date(2026, 6, 1)),
        (NOT_KNOWN, None),
        (NOT_KNOWN, None),
    ]
    assert told[-1].state is EXCLUDED
    assert figure(engine, "protection-reviews-in-time", child_protection=REVIEWED) == (3, 9)
    # Since the start, or the latest review: 27 days of November, then December to March.
    assert told[4].days == 27 + 31 + 31 + 28 + 31


def test_reviews_overdue_are_those_that_are_not_in_time(engine):
    expected = [NOT_MET, MET, NOT_MET, MET, MET, MET, NOT_MET, NOT_KNOWN, NOT_KNOWN, EXCLUDED]
    assert states(engine, "protection-reviews-overdue", REVIEWED) == expected


def test_ended_plans_need_no_review(engine):
    rows = [plan(end=LAST_DAY, last_review=None)]
    assert states(engine, "protection-reviews-overdue", rows) == [None]
