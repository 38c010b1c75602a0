"""Education plans, pathway plans and life-story work."""

from datetime import date

import pytest
from measured import ENGINES, figure, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is 31 March 2026: the year before it begins on 31 March 2025.


@pytest.mark.parametrize(
    ("measure_id", "list_id"),
    [
        ("education-plans-in-time", "education_plans"),
        ("pathway-plans-in-time", "pathway_plans"),
        ("life-story-work-in-time", "life_story_work"),
    ],
)
def test_completed_in_time(engine, measure_id, list_id):
    due = {"due": date(2026, 2, 1)}
    rows = [
        due | {"completed": date(2026, 2, 1)},
        due | {"completed": date(2026, 2, 2)},
        due | {"completed": None},
        due | {"completed": date(2026, 4, 1)},  # to come
        {"due": date(2026, 3, 31), "completed": None},  # due today
        {"due": date(2026, 3, 31), "completed": date(2026, 3, 1)},
        {"due": date(2025, 3, 30), "completed": None},  # before the year
        {"due": date(2026, 4, 1), "completed": None},
        {"due": None, "completed": None},
    ]
    found = rows_behind(engine, measure_id, snapshot(**{list_id: rows}))
    assert [row.reason or row.state.value for row in found] == [
        "met",
        "not met",
        "not met",
        "not met",
        "not done yet, and still within the limit",
        "met",
    ]


@pytest.mark.parametrize(
    ("measure_id", "list_id"),
    [
        ("education-plans-to-do", "education_plans"),
        ("pathway-plans-to-do", "pathway_plans"),
        ("life-story-work-to-do", "life_story_work"),
    ],
)
def test_still_to_do(engine, measure_id, list_id):
    rows = [
        {"due": date(2026, 3, 31), "completed": None},
        {"due": date(2026, 3, 30), "completed": None},
        {"due": None, "completed": None},
        {"due": date(2026, 3, 30), "completed": date(2026, 3, 31)},
        {"due": date(2026, 3, 30), "completed": date(2026, 4, 1)},  # to come
    ]
    found = rows_behind(engine, measure_id, snapshot(**{list_id: rows}))
    assert [(row.row, row.state.value) for row in found] == [
        (1, "met"),
        (2, "not met"),
        (3, "not known"),
        (5, "not met"),
    ]


def test_quality_of_education_plans(engine):
    done = {"completed": date(2026, 2, 1)}
    rows = [done | {"quality": key} for key in ("green", "red", "not_reviewed", None)]
    rows.append({"completed": None, "quality": "green"})
    found = rows_behind(engine, "education-plans-quality", snapshot(education_plans=rows))
    assert [(row.category, row.state.value) for row in found] == [
        ("green", "met"),
        ("red", "met"),
        ("not_reviewed", "not known"),
        (None, "not known"),
    ]


def test_young_people_who_took_part(engine):
    done = {"completed": date(2026, 2, 1)}
    rows = [done | {"took_part": key} for key in ("yes", "no", "unknown", None)]
    rows.append({"completed": None, "took_part": "yes"})
    assert figure(engine, "pathway-plans-took-part", pathway_plans=rows) == (1, 4)


def test_progress_of_life_story_work(engine):
    rows = [
        {"started": date(2026, 1, 1), "completed": date(2026, 2, 1)},
        {"started": date(2026, 1, 1), "completed": date(2026, 4, 1)},
        {"started": None, "completed": None},
        {"started": None, "completed": date(2026, 2, 1)},
    ]
    found = rows_behind(engine, "life-story-work-progress", snapshot(life_story_work=rows))
    assert [(row.category, row.days) for row in found] == [
        ("done", 31),
        ("begun", None),
        ("not begun", None),
        ("done", None),
    ]
