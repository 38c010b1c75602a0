"""Adopters: families, how long approval takes, who waits for a child, and why adopters leave."""

from datetime import date

import pytest
from measured import ENGINES, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is 31 March 2026: the year before it begins on 31 March 2025.


def found(engine, measure_id, *rows):
    return rows_behind(engine, measure_id, snapshot(adopters=rows))


def states(engine, measure_id, *rows):
    return [row.state.value for row in found(engine, measure_id, *rows)]


@pytest.mark.parametrize(
    ("measure_id", "last_day", "day_after"),
    [
        ("adopters-stage-1-in-time", date(2025, 7, 1), date(2025, 7, 2)),
        ("adopters-stage-2-in-time", date(2025, 9, 1), date(2025, 9, 2)),
    ],
)
def test_each_stage_in_time(engine, measure_id, last_day, day_after):
    stage = "stage_1" if "1" in measure_id else "stage_2"
    start, end = f"{stage}_start", f"{stage}_end"
    began = {start: date(2025, 5, 1)}  # two months, and four
    rows = [
        began | {"family_id": "1", end: last_day},
        began | {"family_id": "2", end: day_after},
        {"family_id": "3", start: None, end: last_day},
        {"family_id": "4", start: date(2025, 12, 1), end: last_day},  # reversed
        began | {"family_id": "5", end: None},
        began | {"family_id": "6", end: date(2025, 3, 30)},  # before the year
    ]
    assert states(engine, measure_id, *rows) == [
        "met",
        "not met",
        "not known",
        "not known",
    ]


def test_families_are_counted_not_adults(engine):
    began, ended = date(2025, 5, 1), date(2025, 7, 1)
    rows = [
        {"family_id": "1", "stage_1_start": date(2025, 5, 3), "stage_1_end": ended},
        {"family_id": "1", "stage_1_start": began, "stage_1_end": None},
        {"family_id": None, "stage_1_start": began, "stage_1_end": ended},
        {"family_id": None, "stage_1_start": began, "stage_1_end": ended},
    ]
    counted = found(engine, "adopters-stage-1-in-time", *rows)
    # The couple is one row, from its earliest start: 1 May to 1 July, 61 days.
    assert [(row.row, row.days) for row in counted] == [(1, 61), (3, 61), (4, 61)]


def test_families_in_a_stage_and_when_it_must_end(engine):
    rows = [
        {"family_id": "1", "stage_1_start": date(2026, 1, 31)},  # due today
        {"family_id": "2", "stage_1_start": date(2026, 1, 30)},  # due yesterday
        {"family_id": "3", "stage_1_start": date(2026, 1, 30), "left_process": date(2026, 3, 1)},
        {"family_id": "4", "stage_1_start": date(2026, 4, 1)},  # not begun
        {
            "family_id": "5",
            "stage_1_start": date(2025, 9, 1),
            "stage_1_end": date(2025, 11, 1),
            "stage_2_start": date(2025, 12, 1),  # due 1 April
        },
        {"family_id": "6", "stage_2_start": date(2025, 11, 30)},  # due 30 March
        {
            "family_id": "7",
            "stage_2_start": date(2025, 11, 30),
            "stage_2_end": date(2026, 3, 1),
        },
    ]
    first = found(engine, "adopters-in-stage-1", *rows)
    assert [(row.row, row.state.value, row.due) for row in first] == [
        (1, "met", date(2026, 3, 31)),
        (2, "not met", date(2026, 3, 30)),
    ]
    second = found(engine, "adopters-in-stage-2", *rows)
    assert [(row.row, row.state.value, row.due) for row in second] == [
        (5, "met", date(2026, 4, 1)),
        (6, "not met", date(2026, 3, 30)),
    ]


def test_days_from_enquiry_to_stage_1(engine):
    rows = [
        {"family_id": "1", "enquiry": date(2025, 5, 1), "stage_1_start": date(2025, 6, 1)},
        {"family_id": "2", "enquiry": None, "stage_1_start": date(2025, 6, 1)},
        {"family_id": "3", "enquiry": date(2025, 7, 1), "stage_1_start": date(2025, 6, 1)},
        {"family_id": "4", "enquiry": date(2025, 3, 1), "stage_1_start": date(2025, 3, 30)},
    ]
    counted = found(engine, "adopters-enquiry-to-stage-1", *rows)
    assert [(row.state.value, row.days) for row in counted] == [
        ("met", 31),
        ("not known", None),
        ("not known", None),
    ]


def test_approved_families_who_wait(engine):
    rows = [
        {"family_id": "1", "stage_2_end": date(2025, 12, 31)},  # three months today
        {"family_id": "2", "stage_2_end": date(2026, 1, 1)},
        {"family_id": "3", "application_approved": date(2025, 3, 31)},  # in one stage
        {"family_id": "4", "stage_2_end": date(2025, 6, 1), "matched": date(2026, 3, 1)},
        {"family_id": "5", "stage_2_end": date(2025, 6, 1), "left_process": date(2025, 8, 1)},
        {"family_id": "6", "stage_2_end": None},
    ]
    counted = found(engine, "adopters-waiting", *rows)
    assert [(row.row, row.state.value, row.days) for row in counted] == [
        (1, "met", 90),
        (2, "not met", 89),
        (3, "met", 365),
    ]


def test_why_families_left(engine):
    left = {"left_process": date(2025, 8, 1)}
    rows = [
        left | {"family_id": "1", "leaving_reason": "2"},
        left | {"family_id": "1", "leaving_reason": "1"},
        left | {"family_id": "2", "leaving_reason": None},
        {"family_id": "3", "left_process": date(2025, 3, 30), "leaving_reason": "1"},
    ]
    counted = found(engine, "adopters-leaving", *rows)
    assert [(row.category, row.state.value) for row in counted] == [
        ("1", "met"),
        (None, "not known"),
    ]
