"""Any invented authority: made without fail, free of errors, and the same when read back."""

from datetime import date, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from polars.testing import assert_frame_equal
from thorough import examples

from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists.checking import check
from ilacs.lists.declared import Layout
from ilacs.lists.findings import Severity
from ilacs.lists.imagined import imagine, soil, soiled
from ilacs.lists.reading import read
from ilacs.lists.rulebook import rules
from ilacs.lists.snapshot import PLACE, ROW, Settled
from ilacs.lists.typed import typed_sheets

SEEDS = st.integers(0, 10**9)
ENDS = st.dates(date(2004, 1, 1), date(2090, 12, 31))


def errors_of(found):
    return {rule for rule in found["rule"].unique() if rules()[rule].severity is Severity.ERROR}


@settings(max_examples=examples(8), deadline=None)
@given(size=st.integers(1, 200), seed=SEEDS, ends=ENDS, layout=st.sampled_from(Layout))
def test_no_error_is_found_in_any(size, seed, ends, layout):
    earlier, later = imagine(size, 2, seed, ends=ends, layout=layout)
    assert errors_of(check(later, earlier)) <= {"blank-column"}


@settings(max_examples=examples(4), deadline=None)
@given(seed=SEEDS, ends=ENDS, back=st.integers(1, 90))
def test_what_has_happened_stays(seed, ends, back):
    """The lists of a day do not hang on how far the story is told."""
    day = ends - timedelta(days=back)
    alone = next(imagine(60, 1, seed, ends=day))
    *_, among_others = imagine(60, 3, seed, ends=day)
    for list_id, rows in alone.lists.items():
        assert_frame_equal(rows.rows, among_others.lists[list_id].rows)


@pytest.mark.parametrize("name", ["example.xlsx", "example.ods", "example"])
@settings(max_examples=examples(2), deadline=None)
@given(size=st.integers(1, 120), seed=SEEDS, layout=st.sampled_from(Layout))
def test_an_example_written_and_read_is_the_same(name, size, seed, layout):
    made = next(imagine(size, 1, seed, ends=date(2026, 3, 31), layout=layout))
    about = About(layout, made.reference_date.day, made.authority)
    with TemporaryDirectory() as folder:
        out = Path(folder) / name
        write_official(typed_sheets(made, layout), out, about)
        back = read([out])
    assert (back.reference_date.day, back.reference_date.settled) == (
        made.reference_date.day,
        Settled.STORED,
    )
    for list_id, rows in made.lists.items():
        if rows.rows.height:
            expected = rows.rows.drop(PLACE, ROW)
            assert_frame_equal(back.lists[list_id].rows.drop(PLACE, ROW), expected)


@settings(max_examples=examples(6), deadline=None)
@given(size=st.integers(1, 40), seed=SEEDS, dirtiness=st.floats(0, 1))
def test_anything_can_be_soiled(size, seed, dirtiness):
    clean = typed_sheets(next(imagine(size, 1, seed, ends=date(2026, 3, 31))), Layout.Y2024)
    dirty = soiled(clean, dirtiness, seed)
    assert dirty == soiled(clean, dirtiness, seed)
    assert len(dirty.sheets) == len(clean)
    added = {"row_twice", "row_total", "headers_again", "row_empty"}
    for before, after, number in zip(clean, dirty.sheets, range(len(clean)), strict=True):
        spots = [spot for spot in dirty.spots if spot.sheet == after.name]
        assert all(len(row) == len(after.headers) for row in after.rows)
        more = sum(spot.fault.name in added for spot in spots)
        assert len(after.rows) == len(before.rows) + more, number


def test_no_dirt_leaves_the_sheets_as_they_are():
    clean = typed_sheets(next(imagine(40, 1, 1, ends=date(2026, 3, 31))), Layout.Y2024)
    assert soil(clean, 0.0, 1) == clean
