"""Children and adoption: how long each step takes, who waits, and which plans were given up."""

from datetime import date

import pytest
from measured import ENGINES, figure, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is 31 March 2026: the year before it begins on 31 March 2025.
ADOPTED = {
    "care_start": date(2024, 1, 1),
    "adoption_decision": date(2024, 3, 1),
    "placement_order": date(2024, 5, 1),
    "matched": date(2024, 8, 1),
    "placed": date(2024, 10, 1),
    "adoption_order": date(2025, 6, 1),
}


def found(engine, measure_id, *rows):
    return rows_behind(engine, measure_id, snapshot(adoption=rows))


def days(engine, measure_id, *rows):
    return [row.days for row in found(engine, measure_id, *rows)]


def states(engine, measure_id, *rows):
    return [row.reason or row.state.value for row in found(engine, measure_id, *rows)]


def test_only_adoptions_of_the_year_count(engine):
    orders = (date(2025, 3, 30), date(2025, 3, 31), date(2026, 3, 31), date(2026, 4, 1), None)
    rows = [ADOPTED | {"adoption_order": order} for order in orders]
    counted = [row.row for row in found(engine, "adoption-entry-to-placement", *rows)]
    assert counted == [2, 3]


def test_days_from_care_to_moving_in(engine):
    rows = [
        ADOPTED,  # 1 January to 1 October 2024: 274 days, in a leap year
        ADOPTED | {"fostering_for_adoption_placed": date(2024, 1, 11)},  # the clock stops there
        ADOPTED | {"fostering_for_adoption_placed": date(2024, 11, 1)},  # after the placement
        ADOPTED | {"care_start": None},
        ADOPTED | {"care_start": date(2024, 10, 2)},  # reversed
    ]
    assert days(engine, "adoption-entry-to-moving-in", *rows) == [274, 10, 274, None, None]
    assert days(engine, "adoption-entry-to-placement", *rows) == [274, 274, 274, None, None]
    assert figure(engine, "adoption-entry-to-moving-in", adoption=rows) == (3, 5)


def test_days_from_order_to_match(engine):
    rows = [
        ADOPTED,  # May, June, July: 31 + 30 + 31
        ADOPTED | {"matched": date(2024, 4, 1)},  # matched first
        ADOPTED | {"matched": None},
        ADOPTED | {"placement_order": None},
    ]
    assert days(engine, "adoption-order-to-match", *rows) == [92, 0, None, None]
    assert states(engine, "adoption-order-to-match", *rows) == [
        "met",
        "met",
        "not known",
        "adopted without a placement order",
    ]


def test_matched_within_four_months(engine):
    rows = [
        ADOPTED | {"matched": date(2024, 9, 1)},
        ADOPTED | {"matched": date(2024, 9, 2)},
        ADOPTED | {"matched": date(2024, 4, 1)},
        ADOPTED | {"matched": None},
        ADOPTED | {"placement_order": None},
    ]
    assert states(engine, "adoption-match-in-time", *rows) == [
        "met",
        "not met",
        "met",
        "not known",
        "adopted without a placement order",
    ]


def test_moved_in_within_fourteen_months(engine):
    adopted = ADOPTED | {"care_start": date(2023, 8, 1)}  # due 1 October 2024
    waiting = {"placed": None, "adoption_order": None}
    rows = [
        adopted,
        adopted | {"placed": date(2024, 10, 2)},
        adopted | {"placed": date(2024, 10, 2), "adoption_order": None},  # placed, not adopted
        adopted | {"placed": None},  # adopted, moved in who knows when
        waiting | {"care_start": date(2025, 1, 30)},  # due 30 March 2026: yesterday
        waiting | {"care_start": date(2025, 1, 31)},  # due today
        waiting | {"care_start": date(2025, 1, 30), "placed": date(2026, 4, 1)},  # to come
        waiting | {"care_start": None},
        waiting | {"care_start": date(2025, 1, 30), "decision_reversed": date(2026, 1, 5)},
        adopted | {"adoption_order": date(2025, 3, 30)},  # before the year
    ]
    assert states(engine, "adoption-moved-in-within-14-months", *rows) == [
        "met",
        "not met",
        "not met",
        "not known",
        "not met",
        "not moved in yet, and still within the limit",
        "not met",
        "not known",
    ]


@pytest.mark.parametrize(
    ("measure_id", "start", "end"),
    [
        ("adoption-entry-to-decision", "care_start", "adoption_decision"),
        ("adoption-decision-to-order", "adoption_decision", "placement_order"),
        ("adoption-order-to-match-all", "placement_order", "matched"),
        ("adoption-match-to-placement", "matched", "placed"),
        ("adoption-placement-to-adoption", "placed", "adoption_order"),
    ],
)
def test_each_step_that_ended_in_the_year(engine, measure_id, start, end):
    rows = [
        {start: date(2025, 3, 1), end: date(2025, 3, 31)},  # 30 days
        {start: date(2025, 3, 1), end: date(2025, 3, 30)},  # before the year
        {start: date(2025, 5, 1), end: date(2025, 4, 30)},  # reversed
        {start: None, end: date(2025, 4, 30)},
        {start: date(2025, 5, 1), end: None},
    ]
    assert days(engine, measure_id, *rows) == [30, None, None]
    assert figure(engine, measure_id, adoption=rows) == (1, 3)


def test_children_who_wait_for_a_family(engine):
    ordered = {"placement_order": date(2026, 3, 1)}
    rows = [
        ordered,  # 30 days
        ordered | {"matched": date(2026, 3, 20)},  # matched, not placed
        ordered | {"placed": date(2026, 3, 31)},
        ordered | {"placed": date(2026, 4, 1)},  # not yet
        ordered | {"decision_reversed": date(2026, 3, 30)},
        ordered | {"adoption_order": date(2026, 3, 30)},
        {"placement_order": None},
    ]
    assert [(row.row, row.days) for row in found(engine, "adoption-waiting", *rows)] == [
        (1, 30),
        (2, 30),
        (4, 30),
    ]


def test_plans_given_up_by_reason(engine):
    rows = [
        {"decision_reversed": date(2025, 12, 1), "reversal_reason": "RD1"},
        {"decision_reversed": date(2025, 12, 1), "reversal_reason": None},
        {"decision_reversed": date(2025, 3, 30), "reversal_reason": "RD2"},
        {"decision_reversed": None, "reversal_reason": None},
    ]
    mix = found(engine, "adoption-plans-given-up", *rows)
    assert [(row.category, row.state.value) for row in mix] == [
        ("RD1", "met"),
        (None, "not known"),
    ]


def test_early_permanence(engine):
    fostered = (date(2024, 2, 1), None, date(2025, 7, 1))
    rows = [ADOPTED | {"fostering_for_adoption_placed": day} for day in fostered]
    assert states(engine, "adoption-early-permanence", *rows) == ["met", "not met", "not known"]
