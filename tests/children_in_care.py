"""Children in care for tests of measures: what matters is written, the rest is as it should be."""

from datetime import date
from functools import lru_cache

from measured import rows_behind
from small_lists import snapshot

REFERENCE_DATE = date(2026, 3, 31)
YEAR_AGO, SIX_MONTHS_AGO = date(2025, 3, 31), date(2025, 9, 30)
LONG_AGO = date(2020, 1, 6)


def child(**more):
    """A child in foster care for years, by a full care order, of 10 years."""
    usual = {
        "care_start": LONG_AGO,
        "legal_status": "C2",
        "date_of_birth": date(2015, 6, 1),
        "placement_type": "U6",
    }
    return {**usual, **more}


def behind(engine, measure_id, *rows, clocks=None):
    """The rows behind a measure of a list of these children."""
    return _behind(
        engine,
        measure_id,
        tuple(tuple(row.items()) for row in rows),
        None if clocks is None else tuple(clocks.items()),
    )


@lru_cache(maxsize=4)
def _behind(engine, measure_id, rows, clocks):
    children = snapshot(children_in_care=[dict(row) for row in rows])
    return rows_behind(engine, measure_id, children, clocks and dict(clocks))


def told(engine, measure_id, *rows, clocks=None):
    """For each child, in what state the row is, or why it is excluded."""
    found = behind(engine, measure_id, *rows, clocks=clocks)
    return [row.reason or row.state.value for row in found]


def left_out(engine, measure_id, **more):
    """Why children are excluded whom no measure of those in care counts."""
    children = [
        child(legal_status="V3", **more),
        child(legal_status="V4", **more),
        child(care_start=date(2026, 4, 1), **more),
    ]
    return told(engine, measure_id, *children)


LEFT_OUT = [
    "in a series of short breaks",
    "in a series of short breaks",
    "begins after the reference date",
]
"""What `left_out` gives."""


def due(engine, measure_id, *rows, clocks=None):
    """For each child, when it is due."""
    return [row.due for row in behind(engine, measure_id, *rows, clocks=clocks)]


def mix(engine, measure_id, *rows):
    """For each child that is not excluded, under what a mix counts it."""
    found = behind(engine, measure_id, *rows)
    return [row.category for row in found if row.reason is None]
