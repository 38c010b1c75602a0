"""Lists written as an official workbook and read again are the same lists, whatever they hold."""

import random
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from polars.testing import assert_frame_equal
from small_lists import REFERENCE_DATE, snapshot

from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists.declared import ALL, Kind, Layout, code_sets
from ilacs.lists.reading import read
from ilacs.lists.snapshot import PLACE, ROW, Settled
from ilacs.lists.typed import beyond, typed_sheets
from ilacs.register import current_authorities

TEXTS = ("North team", "=1+1", "-x", "Zoë O’Neil", "a b", "007", "1/2/2026", "'=quoted")
NAMES = tuple(each.name for each in current_authorities(REFERENCE_DATE))


def cell(column, layout, draw):
    """A value as the snapshot stores it; None only where the column may be empty."""
    if column.blank and draw.random() < 0.3:
        return None
    codes = code_sets()[column.codes].in_layout(layout) if column.codes else ()
    match column.kind:
        case Kind.CODE:
            return draw.choice(codes).key
        case Kind.AUTHORITY:
            return draw.choice((*NAMES, *(code.key for code in codes)))
        case Kind.DATE:
            return REFERENCE_DATE - timedelta(days=draw.randrange(6000))
        case Kind.TIME:
            return f"{draw.randrange(24):02}:{draw.randrange(60):02}"
        case Kind.INTEGER:
            return draw.randrange(column.lowest, 20)
        case Kind.IDENTIFIER:
            return draw.choice(("", "0", "A-")) + str(draw.randrange(1, 10**6))
        case Kind.POSTCODE:
            return draw.choice(("ME1 1AA", "SW1A 2AA", "M1 1AE"))
        case Kind.TEXT | Kind.PERSON:
            return draw.choice(TEXTS)


def any_lists(seed, layout):
    """Every list with a few rows, each child in a list once."""
    draw = random.Random(seed)
    return snapshot(
        **{
            spec.id: [
                {
                    **{c.name: cell(c, layout, draw) for c in spec.in_layout(layout)},
                    spec.columns[0].name: f"{number:04}",
                }
                for number in range(draw.randrange(1, 5))
            ]
            for spec in ALL
        }
    )


@pytest.mark.parametrize("name", ["out.xlsx", "out.ods", "out"])
@pytest.mark.parametrize("layout", Layout)
@pytest.mark.parametrize("seed", range(2))
def test_the_same_lists_come_back(name, layout, seed):
    lists = any_lists(seed, layout)
    about = About(layout, REFERENCE_DATE, "Kent")
    with TemporaryDirectory() as folder:
        out = Path(folder) / name
        write_official(typed_sheets(lists, layout), out, about)
        back = read([out])
    assert beyond(lists, layout) == ()
    assert (back.reference_date.day, back.reference_date.settled) == (
        REFERENCE_DATE,
        Settled.STORED,
    )
    assert back.lists.keys() == lists.lists.keys()
    for list_id, rows in lists.lists.items():
        again = back.lists[list_id]
        assert (again.rows_in, again.rows_reported) == (rows.rows.height, 0)
        assert again.unplaced.is_empty()
        there = [c.name for c in rows.spec.columns if c.name in again.rows.columns]
        missing = set(rows.rows.columns) - {PLACE, ROW} - set(there)
        assert all(rows.rows[column].is_null().all() for column in missing)
        assert_frame_equal(again.rows.select(there), rows.rows.select(there))
