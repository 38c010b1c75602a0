"""Who moved, from rows that were answered before: as an engine tells it of the lists."""

from dataclasses import replace
from datetime import date

import polars as pl
from children_in_care import child
from measured import clocks_of
from polars.testing import assert_frame_equal
from small_lists import snapshot

from ilacs.measures.data import data_of
from ilacs.measures.declared import by_id
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.figures import MEASURE
from ilacs.measures.given import REFERENCE_DATE
from ilacs.measures.measuring import Measured
from ilacs.measures.movements import moved_between

EARLIER, LATER = date(2026, 2, 28), date(2026, 3, 31)
MEASURES = ("children-in-care", "care-reviews-in-time")


def children(*named):
    return [child(child_id=name, last_review=review, care_end=end) for name, review, end in named]


def test_it_tells_the_same():
    before = snapshot(
        EARLIER,
        children_in_care=children(
            ("STAYS", date(2026, 2, 1), None),
            ("LEAVES", date(2026, 2, 1), None),
            ("TURNS", date(2026, 2, 1), None),
            (None, date(2026, 2, 1), None),
            ("TWICE", date(2020, 2, 1), None),
            ("TWICE", date(2026, 2, 1), None),
        ),
    )
    after = snapshot(
        LATER,
        children_in_care=children(
            ("STAYS", date(2026, 2, 1), None),
            ("COMES", date(2026, 2, 1), None),
            ("TURNS", date(2020, 2, 1), None),
            ("TWICE", None, date(2026, 3, 5)),
        ),
    )
    lists = [replace(one, authority="Brent") for one in (before, after)]
    clocks = clocks_of()
    measures = [by_id()[name] for name in MEASURES]
    measured = Measured(DuckDB(), data_of(lists, clocks.values()), clocks, measures)
    rows = pl.concat(
        measured.rows(name).with_columns(pl.lit(name).alias(MEASURE)) for name in MEASURES
    )
    found = moved_between(
        rows.filter(pl.col(REFERENCE_DATE) == EARLIER), rows.filter(pl.col(REFERENCE_DATE) == LATER)
    )
    assert_frame_equal(found, measured.moved(EARLIER, LATER))
    assert set(found["moved"]) == {"moved in", "moved out", "stayed"}
