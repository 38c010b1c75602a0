"""Supervision of the work with each child: whether it is up to date, and by how many workers."""

from datetime import date

import pytest
from measured import ENGINES, rows_behind
from small_lists import snapshot

from ilacs.measures.rows import State

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is 31 March 2026.


def found(engine, measure_id, **lists):
    return rows_behind(engine, measure_id, snapshot(**lists))


@pytest.mark.parametrize(
    ("measure_id", "columns", "last_day", "day_before"),
    [
        # A month from 28 February is over on 28 March, one from 1 March on 1 April.
        (
            "supervision-children-in-need",
            ("children_in_need", "need_start", "need_end"),
            date(2026, 3, 1),
            date(2026, 2, 28),
        ),
        (
            "supervision-children-in-care",
            ("children_in_care", "care_start", "care_end"),
            date(2026, 3, 1),
            date(2026, 2, 28),
        ),
        (
            "supervision-child-protection",
            ("child_protection", "plan_start", "plan_end"),
            date(2026, 1, 31),
            date(2026, 1, 30),
        ),
    ],
)
def test_supervision_is_up_to_date(engine, measure_id, columns, last_day, day_before):
    list_id, start, end = columns
    began = {start: date(2025, 1, 1)}
    rows = [
        began | {"child_id": "1"},
        began | {"child_id": "2"},
        began | {"child_id": "3"},  # no supervision
        {"child_id": "4", start: date(2026, 3, 30)},  # begun the day before
        {"child_id": "5", start: None},  # no supervision, no start
        began | {"child_id": "1", end: date(2026, 3, 31)},
        {"child_id": "1", start: date(2026, 4, 1)},
        began | {"child_id": None},
        {"child_id": "2", start: date(2026, 3, 15)},  # begun after the supervision
    ]
    held = [
        {"child_id": "1", "held": date(2025, 12, 1)},
        {"child_id": "1", "held": last_day},
        {"child_id": "2", "held": day_before},
        {"child_id": "3", "held": date(2026, 4, 1)},  # to come
        {"child_id": None, "held": last_day},
    ]
    rows = found(engine, measure_id, **{list_id: rows}, supervision=held)
    assert [(row.row, row.reason or row.state.value) for row in rows] == [
        (1, "met"),
        (2, "not met"),
        (3, "not met"),
        (4, "met"),
        (5, "not known"),
        (7, "begins after the reference date"),
        (8, "not met"),
        (9, "met"),
    ]


def test_a_supervision_without_a_day_may_have_been_lately(engine):
    rows = [{"child_id": child, "plan_start": date(2025, 1, 1)} for child in "123"]
    held = [
        {"child_id": "1", "held": None},
        {"child_id": "2", "held": date(2026, 1, 31)},  # due on 31 March: it was in time anyway
        {"child_id": "2", "held": None},
        {"child_id": None, "held": None},  # nobody's: nothing is known less of the third child
    ]
    measure = "supervision-child-protection"
    rows = found(engine, measure, child_protection=rows, supervision=held)
    assert [(row.state, row.due) for row in rows] == [
        (State.NOT_KNOWN, None),
        (State.MET, date(2026, 3, 31)),
        (State.NOT_MET, date(2025, 3, 1)),
    ]


def test_children_in_need_are_counted_once(engine):
    statuses = ("child_in_need_plan", "open_assessment", "looked_after", "closed", None)
    rows = [
        {"child_id": "1", "need_start": date(2026, 3, 30), "case_status": status}
        for status in statuses
    ]
    need = found(engine, "supervision-children-in-need", children_in_need=rows, supervision=[])
    assert [row.reason or row.state.value for row in need] == [
        "met",
        "met",
        "in care or on a protection plan by the case status: counted there",
        "closed by its case status, open by its dates",
        "met",
    ]


def test_children_with_many_workers(engine):
    days = (date(2025, 3, 31), date(2025, 9, 1), date(2026, 3, 31))
    held = [
        *({"child_id": "1", "held": day, "worker": f"W{day}"} for day in days),
        *({"child_id": "2", "held": day, "worker": f"W{day.year}"} for day in days),
        {"child_id": "2", "held": date(2025, 3, 30), "worker": "W3"},  # before the year
        {"child_id": "2", "held": date(2025, 5, 1), "worker": None},
        {"child_id": None, "held": date(2025, 5, 1), "worker": "W3"},
        {"child_id": "3", "held": None, "worker": "W1"},
        {"child_id": "3", "held": days[0], "worker": "W2"},
        *({"child_id": "4", "held": day, "worker": f"W{day}"} for day in days),
        {"child_id": "4", "held": None, "worker": "W4"},  # three in the year all the same
    ]
    rows = found(engine, "changes-of-worker", supervision=held)
    assert [(row.row, row.state) for row in rows] == [
        (1, State.MET),
        (4, State.NOT_MET),
        (9, State.EXCLUDED),
        (10, State.NOT_KNOWN),
        (12, State.MET),
    ]
