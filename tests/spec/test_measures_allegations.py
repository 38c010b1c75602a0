"""Allegations against people who work with children."""

from datetime import date

import pytest
from measured import ENGINES, rows_behind
from small_lists import snapshot

pytestmark = pytest.mark.parametrize("engine", ENGINES)

# The reference date is Tuesday, 31 March 2026: the year before it begins on 31 March 2025.


def found(engine, measure_id, *rows):
    return rows_behind(engine, measure_id, snapshot(allegations=rows))


def test_told_within_one_working_day(engine):
    friday = {"employer_aware": date(2026, 3, 6)}
    rows = [
        friday | {"referred": date(2026, 3, 9)},  # Monday
        friday | {"referred": date(2026, 3, 10)},
        friday | {"referred": date(2026, 3, 5)},  # before the employer knew
        {"employer_aware": None, "referred": date(2026, 3, 5)},
        {"employer_aware": date(2025, 3, 28), "referred": date(2025, 3, 30)},  # before the year
    ]
    told = found(engine, "allegations-told-in-time", *rows)
    assert [(row.state.value, row.days) for row in told] == [
        ("met", 1),
        ("not met", 2),
        ("met", -1),
        ("not known", None),
    ]


def test_how_long_allegations_were_open(engine):
    rows = [
        {"referred": date(2025, 5, 1), "closed": date(2025, 6, 1)},
        {"referred": date(2025, 7, 1), "closed": date(2025, 6, 1)},  # reversed
        {"referred": None, "closed": date(2025, 6, 1)},
        {"referred": date(2025, 3, 1), "closed": date(2025, 3, 30)},  # before the year
    ]
    lengths = found(engine, "allegations-length", *rows)
    assert [(row.state.value, row.days) for row in lengths] == [
        ("met", 31),
        ("not known", None),
        ("not known", None),
    ]


def test_open_allegations(engine):
    rows = [
        {"referred": date(2026, 3, 1), "closed": None},
        {"referred": date(2026, 3, 1), "closed": date(2026, 3, 31)},
        {"referred": date(2026, 3, 1), "closed": date(2026, 4, 1)},
        {"referred": date(2026, 4, 1), "closed": None},
        {"referred": None, "closed": None},
    ]
    open_now = found(engine, "allegations-open", *rows)
    assert [(row.row, row.days) for row in open_now] == [(1, 30), (3, 30), (5, None)]


def test_outcomes(engine):
    closed = {"closed": date(2025, 6, 1)}
    rows = [closed | {"outcome": key} for key in ("unfounded", "substantiated", None)]
    rows.append({"closed": None, "outcome": None})
    outcomes = found(engine, "allegations-outcomes", *rows)
    assert [(row.category, row.state.value) for row in outcomes] == [
        ("unfounded", "met"),
        ("substantiated", "met"),
        (None, "not known"),
    ]
