"""SQL that was written by hand for benchmarks has the figures of our measures, to the last one."""

import sys
from dataclasses import replace
from pathlib import Path

import polars as pl
import pytest
from anything import snapshots
from measured import clocks_of, machine_of
from small_lists import REFERENCE_DATE

from ilacs.lists.declared import by_id
from ilacs.lists.imagined import imagine
from ilacs.measures.data import data_of
from ilacs.measures.given import ROW

sys.path.append(str(Path(__file__).parents[2] / "benchmarks"))

from beside_hand import BY_HAND, as_found, by_hand, comparable, of_kept


@pytest.fixture(scope="module")
def given():
    """Small authorities with anything in their lists, and a believable one; all with gaps."""
    lists = [*snapshots(seed=5, count=12, rows=40), *imagine(1000, 1, 5, ends=REFERENCE_DATE)]
    data = data_of(lists, clocks_of().values())
    gaps = {name: with_gaps(by_id()[name], table) for name, table in data.lists.items()}
    return machine_of("duckdb").given(replace(data, lists=gaps), clocks_of())


def with_gaps(spec, table):
    """A list with one cell in nine blank, in another column in each row."""
    return table.with_columns(
        pl.when((pl.col(ROW) + place) % 9 > 0).then(pl.col(column.name)).alias(column.name)
        for place, column in enumerate(spec.columns)
    )


def test_there_are_ten():
    assert len(BY_HAND) == 10


@pytest.mark.parametrize("measure_id", BY_HAND)
def test_figures_are_the_same(given, measure_id):
    engine = machine_of("duckdb")
    found = comparable(by_hand(engine, measure_id)())
    assert found.height > 10
    assert min(found["met"].sum(), found["not_met"].sum() + found["not_known"].sum()) > 0
    assert comparable(as_found(engine, given, measure_id)()).equals(found)
    assert comparable(of_kept(engine, given, measure_id)()).equals(found)
