"""Children in care for tests of measures: what matters is written, the rest is as it should be."""

from datetime import date

from measured import rows_behind
from small_lists import snapshot

REFERENCE_DATE = date(2026, 3, 31)
YEAR_AGO, SIX_MONTHS_AGO = date(2025, 3, 31), date(2025, 9, 30)
LONG_AGO = date(2020, 1, 6)

LEFT_OUT = {
    "short breaks": {"legal_status": "V3"},
    "short breaks by agreement": {"legal_status": "V4"},
    "comes later": {"care_start": date(2026, 4, 1)},
}
"""Children whom no measure of those in care counts."""


def child(**more):
    """A child in care for years, by a full care order, of 10 years."""
    usual = {"care_start": LONG_AGO, "legal_status": "C2", "date_of_birth": date(2015, 6, 1)}
    return {**usual, **more}


def behind(engine, measure_id, *rows, clocks=None):
    """The rows behind a measure of a list of these children."""
    return rows_behind(engine, measure_id, snapshot(children_in_care=rows), clocks)


def told(engine, measure_id, *rows, clocks=None):
    """For each child, in what state the row is, or why it is excluded."""
    found = behind(engine, measure_id, *rows, clocks=clocks)
    return [row.reason or row.state.value for row in found]


def due(engine, measure_id, *rows, clocks=None):
    """For each child, when it is due."""
    return [row.due for row in behind(engine, measure_id, *rows, clocks=clocks)]


def mix(engine, measure_id, *rows):
    """For each child that is not excluded, under what a mix counts it."""
    found = behind(engine, measure_id, *rows)
    return [row.category for row in found if row.reason is None]
