"""Private fostering: the first visit, the visits after it, and whether the child is seen alone."""

from datetime import date

import pytest
from measured import ENGINES, figure, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is Tuesday, 31 March 2026: the year before it begins on 31 March 2025.


def found(engine, measure_id, *rows):
    return rows_behind(engine, measure_id, snapshot(private_fostering=rows))


def test_the_first_visit_within_seven_working_days(engine):
    notified = {"notified": date(2026, 3, 2)}  # a Monday: seven working days end on the 11th
    rows = [
        notified | {"first_visit": date(2026, 3, 11)},
        notified | {"first_visit": date(2026, 3, 12)},
        notified | {"first_visit": date(2026, 3, 1)},  # before the notice
        notified | {"first_visit": None},
        notified | {"first_visit": None, "ended": date(2026, 3, 11)},
        {"notified": date(2026, 3, 20), "first_visit": None},  # due today
        {"notified": date(2026, 3, 19), "first_visit": None},  # due yesterday
        {"notified": date(2025, 3, 30), "first_visit": date(2025, 4, 1)},  # before the year
    ]
    first = found(engine, "private-fostering-first-visit-in-time", *rows)
    assert [row.reason or row.state.value for row in first] == [
        "met",
        "not met",
        "not known",
        "not met",
        "ended before the visit was due",
        "not done yet, and still within the limit",
        "not met",
    ]
    assert [row.days for row in first[:2]] == [7, 8]


def test_the_next_visit(engine):
    rows = [
        # In the first year: six weeks, 42 days.
        {"notified": date(2025, 10, 1), "last_visit": date(2026, 2, 17)},
        {"notified": date(2025, 10, 1), "last_visit": date(2026, 2, 16)},
        # After it: twelve weeks, 84 days.
        {"notified": date(2024, 10, 1), "last_visit": date(2026, 1, 6)},
        {"notified": date(2024, 10, 1), "last_visit": date(2026, 1, 5)},
        # Six weeks are over on 15 March 2026, the first day after the first year, or its last.
        {"notified": date(2025, 3, 15), "last_visit": date(2026, 2, 1)},
        {"notified": date(2025, 3, 16), "last_visit": date(2026, 2, 1)},
        # No visit yet: seven working days from the notice.
        {"notified": date(2026, 3, 20)},
        {"notified": date(2026, 3, 19)},
        {"notified": None, "last_visit": date(2026, 3, 30)},
        # The first visit stands where no later one is entered.
        {"notified": date(2025, 10, 1), "first_visit": date(2026, 2, 17)},
        {"notified": date(2025, 10, 1), "ended": date(2026, 3, 1)},
    ]
    visits = found(engine, "private-fostering-next-visit", *rows)
    assert [(row.state.value, row.due) for row in visits] == [
        ("met", date(2026, 3, 31)),
        ("not met", date(2026, 3, 30)),
        ("met", date(2026, 3, 31)),
        ("not met", date(2026, 3, 30)),
        ("met", date(2026, 4, 26)),
        ("not met", date(2026, 3, 15)),
        ("met", date(2026, 3, 31)),
        ("not met", date(2026, 3, 30)),
        ("not known", None),
        ("met", date(2026, 3, 31)),
    ]


def test_seen_alone_at_the_latest_visit(engine):
    visited = {"notified": date(2025, 10, 1), "last_visit": date(2026, 3, 1)}
    rows = [visited | {"seen_alone": answer} for answer in ("yes", "no", "unknown", None)]
    rows.append({"notified": date(2025, 10, 1), "seen_alone": None})  # no visit
    assert figure(engine, "private-fostering-seen-alone", private_fostering=rows) == (1, 4)
