"""Strategy discussions: who took part."""

from datetime import date

import pytest
from measured import ENGINES, figure, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)

HELD = {"held": date(2026, 3, 1)}


@pytest.mark.parametrize(
    ("measure_id", "agency"),
    [
        ("strategy-discussions-with-police", "police"),
        ("strategy-discussions-with-health", "health"),
        ("strategy-discussions-with-school", "education"),
    ],
)
def test_each_agency(engine, measure_id, agency):
    rows = [HELD | {agency: answer} for answer in ("yes", "yes", "no", "unknown", None)]
    # Two of five: unknown and blank are not known, and stay in the total.
    assert figure(engine, measure_id, strategy_discussions=rows) == (2, 5)


def test_all_three_took_part(engine):
    answers = [
        ("yes", "yes", "yes"),
        ("yes", "yes", "no"),
        (None, "unknown", "no"),  # one is known to be absent
        ("yes", "yes", None),
        ("unknown", "yes", "yes"),
    ]
    rows = [
        HELD | {"police": police, "health": health, "education": education}
        for police, health, education in answers
    ]
    lists = snapshot(strategy_discussions=rows)
    found = rows_behind(engine, "strategy-discussions-with-all", lists)
    states = ["met", "not met", "not met", "not known", "not known"]
    assert [row.state.value for row in found] == states


def test_only_discussions_of_the_year(engine):
    days = (date(2025, 3, 30), date(2025, 3, 31), date(2026, 3, 31), date(2026, 4, 1))
    rows = [{"held": day, "police": "yes"} for day in days]
    assert figure(engine, "strategy-discussions-with-police", strategy_discussions=rows) == (2, 2)
