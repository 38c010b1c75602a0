"""Every measure is whole: declared, told again by the oracle, shown in a small table."""

import re
from pathlib import Path

import pytest
from measured import clocks_of
from small_lists import snapshot

from ilacs.framework.themes import THEMES
from ilacs.lists.declared import by_id as lists_by_id
from ilacs.measures.data import data_of
from ilacs.measures.declared import ALL, by_id
from ilacs.measures.engines.engine import CALENDAR, unbound
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW, WINDOWS, Given
from ilacs.measures.oracle import ORACLE
from ilacs.measures.rows import ROWS

SPEC = Path(__file__).parents[1] / "spec"
each_measure = pytest.mark.parametrize("measure", ALL, ids=lambda measure: measure.id)


@pytest.fixture(scope="module")
def tables():
    data = data_of([snapshot()], clocks_of().values())
    return {**data.lists, CALENDAR: data.calendar}


def test_ids_tell_measures_apart():
    assert len(by_id()) == len(ALL)
    assert [each.id for each in ALL if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", each.id)] == []


def test_the_oracle_tells_every_measure():
    assert set(ORACLE) == set(by_id())


def test_every_measure_is_shown_in_a_small_table():
    words = "\n".join(path.read_text() for path in SPEC.glob("test_measures_*.py"))
    assert [each.id for each in ALL if f'"{each.id}"' not in words] == []


@each_measure
def test_a_measure_names_what_there_is(measure):
    for columns in (measure.needs, measure.helped_by):
        for list_id, names in columns.items():
            assert set(names) <= set(lists_by_id()[list_id].by_name), list_id
    assert set(measure.themes) <= {theme.slug for theme in THEMES}
    assert set(measure.clocks) <= set(clocks_of())
    assert measure.clocks or not measure.worklist or "due" in measure.traps


@each_measure
def test_a_measure_reads_only_what_it_says(measure, tables):
    """Were a column read that is not named, a list without it would give a wrong figure."""
    named = {
        list_id: {*measure.needs.get(list_id, ()), *measure.helped_by.get(list_id, ())}
        for list_id in {*measure.needs, *measure.helped_by}
    }
    always = {AUTHORITY, REFERENCE_DATE, ROW, "child_id", *WINDOWS}
    lists = {
        list_id: unbound(
            list_id,
            tables[list_id].select(
                name for name in tables[list_id].columns if name in always | names
            ),
        )
        for list_id, names in named.items()
    }
    rows = measure.rows(Given(lists, unbound(CALENDAR, tables[CALENDAR]), clocks_of()))
    assert tuple(rows.columns) == ROWS
