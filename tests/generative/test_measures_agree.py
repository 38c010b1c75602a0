"""Every engine answers every measure as the oracle does, row for row."""

from dataclasses import replace
from datetime import date
from random import Random

import polars as pl
import pytest
from anything import snapshots
from asked_at_once import SLOW
from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from measured import ENGINES, clocks_of, machine_of
from thorough import examples

from ilacs.lists.imagined import imagine
from ilacs.measures.agreement import COLUMNS, by_engine, by_oracle, in_order
from ilacs.measures.data import data_of
from ilacs.measures.figures import MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW
from ilacs.measures.rows import State

MACHINES = [name for name in ENGINES if name not in {"oracle", *SLOW}]


def differences(found, expected):
    """Rows of the engine that the oracle has not, and the other way round: the first of each."""
    more, less = set(found) - set(expected), set(expected) - set(found)
    first = {}
    for whose, rows in (("engine", more), ("oracle", less)):
        for row in in_order(rows):
            first.setdefault((row[0], whose), row[1:])
    return first


def agree(engine, data, clocks):
    found, expected = by_engine(machine_of(engine), data, clocks), by_oracle(data, clocks)
    assert differences(found, expected) == {}
    assert found == expected, "a row is there more than once"


@pytest.mark.parametrize("engine", MACHINES)
# No smaller seed says more.
@settings(max_examples=examples(2), phases=(Phase.explicit, Phase.generate))
@given(seed=st.integers(0, 2**32))
def test_on_lists_of_anything(engine, seed):
    clocks = clocks_of()
    agree(engine, data_of(snapshots(seed, count=40), clocks.values()), clocks)


@pytest.mark.parametrize("engine", MACHINES)
def test_on_an_imagined_authority(engine):
    clocks = clocks_of()
    agree(engine, data_of(imagined(), clocks.values()), clocks)


@pytest.mark.parametrize("engine", SLOW)
@settings(max_examples=examples(1), phases=(Phase.explicit, Phase.generate))
@given(seed=st.integers(0, 2**32))
def test_on_both_at_once(engine, seed):
    """What a slow engine is asked: it costs the same for many lists as for few."""
    clocks = clocks_of()
    agree(engine, data_of([*imagined(), *snapshots(seed, count=80)], clocks.values()), clocks)


def imagined():
    """An imagined authority as it is, and with one cell in six blank."""
    whole = list(imagine(150, 2, 5, ends=date(2026, 3, 31)))
    return [*whole, *(replace(with_holes(each), authority="Holes") for each in whole)]


def with_holes(lists):
    """The same lists with one cell in six blank; places, rows and children stay."""
    random = Random(7)
    return replace(
        lists,
        lists={
            name: replace(read, rows=_holed(read.rows, random))
            for name, read in lists.lists.items()
        },
    )


def _holed(rows, random):
    keep = {
        column: pl.Series([random.random() > 1 / 6 for _ in range(rows.height)], dtype=pl.Boolean)
        for column in rows.columns
        if not column.startswith("_") and column != "child_id"
    }
    return rows.with_columns(
        pl.when(kept).then(pl.col(column)).alias(column) for column, kept in keep.items()
    )


def test_rows_say_what_they_may():
    """One row of a list is behind a measure once, and each state has what belongs to it."""
    clocks = clocks_of()
    data = data_of(snapshots(seed=1, count=60), clocks.values())
    rows = pl.DataFrame(
        by_oracle(data, clocks), schema=COLUMNS, orient="row", infer_schema_length=None
    )
    twice = (
        rows.group_by(MEASURE, AUTHORITY, REFERENCE_DATE, "list", ROW)
        .len()
        .filter(pl.col("len") > 1)
    )
    assert sorted(twice[MEASURE].unique()) == []
    without = rows.filter(
        (pl.col("state") == State.EXCLUDED.value) != pl.col("reason").is_not_null()
    )
    assert sorted(without[MEASURE].unique()) == []
