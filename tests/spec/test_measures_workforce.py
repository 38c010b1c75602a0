"""The workforce: caseloads, permanent staff, turnover."""

from datetime import date

import pytest
from measured import ENGINES, figure, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is 31 March 2026: the year before it begins on 31 March 2025.
WORKER = {"role": "social_worker", "started": date(2020, 1, 1), "ended": None}


def found(engine, measure_id, *rows):
    return rows_behind(engine, measure_id, snapshot(workforce=rows))


def test_bands_of_caseloads(engine):
    sizes = (0, 1, 10, 11, 15, 16, 20, 21, 25, 26, None)
    rows = [WORKER | {"caseload": size} for size in sizes]
    loads = found(engine, "caseloads", *rows)
    assert [row.category for row in loads] == [
        "none",
        "1 to 10",
        "1 to 10",
        "11 to 15",
        "11 to 15",
        "16 to 20",
        "16 to 20",
        "21 to 25",
        "21 to 25",
        "26 or more",
        None,
    ]
    assert [row.state.value for row in loads] == ["met"] * 10 + ["not known"]


def test_only_posts_of_social_workers_that_are_held(engine):
    rows = [
        WORKER,
        WORKER | {"role": "newly_qualified"},
        WORKER | {"role": "senior_practitioner"},
        WORKER | {"role": "team_manager"},
        WORKER | {"role": None},
        WORKER | {"ended": date(2026, 3, 31)},
        WORKER | {"ended": date(2026, 4, 1)},  # a day to come
        WORKER | {"started": date(2026, 4, 1)},
        WORKER | {"started": None},
    ]
    rows = [row | {"employment": "permanent"} for row in rows]
    posts = found(engine, "permanent-social-workers", *rows)
    assert [(row.row, row.reason) for row in posts] == [
        (1, None),
        (2, None),
        (3, None),
        (5, "role not known"),
        (7, None),
        (8, "begins after the reference date"),
        (9, None),
    ]


def test_permanent_staff(engine):
    kinds = ("permanent", "permanent", "fixed_term", "agency", None)
    rows = [WORKER | {"employment": kind} for kind in kinds]
    assert figure(engine, "permanent-social-workers", workforce=rows) == (2, 5)


def test_turnover_of_the_year(engine):
    ended = (None, date(2025, 3, 30), date(2025, 3, 31), date(2026, 3, 31), date(2026, 4, 1))
    rows = [WORKER | {"ended": day} for day in ended]
    # Two left, of four who were there in the year.
    assert figure(engine, "turnover-of-social-workers", workforce=rows) == (2, 4)
