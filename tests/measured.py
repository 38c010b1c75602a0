"""Measures on small lists: what every engine answers, beside the oracle."""

import atexit
from dataclasses import replace
from functools import cache

from asked_at_once import ASKING, SLOW, answers, note
from needs import NEEDS, POSTGRESQL, demand
from small_lists import snapshot

from ilacs.framework import DEFAULTS
from ilacs.lists.declared import ALL
from ilacs.measures.data import data_of
from ilacs.measures.declared import by_id
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.engines.postgresql import PostgreSQL
from ilacs.measures.engines.spark import SHORT_WORK, Spark
from ilacs.measures.given import ROW
from ilacs.measures.oracle import ORACLE, Lists, PlainRow
from ilacs.measures.rows import State

ENGINES = {
    "oracle": None,
    "duckdb": DuckDB,
    "postgresql": lambda: PostgreSQL(POSTGRESQL),
    "spark": lambda: Spark("local[2]", SHORT_WORK),
}


def clocks_of(assumptions=DEFAULTS):
    return dict(assumptions.clocks_by_id())


def clocks_with(clock_id, **changes):
    """The clocks, one of them as an authority sets it for itself."""
    clocks = clocks_of()
    return clocks | {clock_id: replace(clocks[clock_id], **changes)}


def rows_behind(engine, measure_id, lists, clocks=None):
    """The rows behind a measure, in the order of their lists: PlainRow for each."""
    clocks = clocks or clocks_of()
    if engine == ASKING:
        note(measure_id, lists, clocks)
    if engine in {"oracle", ASKING}:
        data = data_of([lists], clocks.values())
        return sorted(ORACLE[measure_id](plain_lists(lists, data, clocks)), key=_order)
    machine = machine_of(engine)
    if engine in SLOW:
        found = answers(machine, measure_id, lists, clocks)
    else:
        measure, data = by_id()[measure_id], data_of([lists], clocks.values())
        given = machine.given(_needed(data, measure), clocks)
        found = machine.answer(measure.rows(given)).iter_rows(named=True)
    return sorted((_plain(row) for row in found), key=_order)


def _plain(row):
    return PlainRow(
        row["list"],
        row[ROW],
        State(row["state"]),
        row["reason"],
        row["category"],
        row["days"],
        row["due"],
    )


def _needed(data, measure):
    """The lists that a measure says it reads, and no other: it may not read more."""
    named = {*measure.needs, *measure.helped_by}
    return replace(data, lists={name: data.lists[name] for name in named})


def plain_lists(lists, data, clocks):
    day = lists.reference_date.day
    return Lists(day, {spec.id: data.lists[spec.id].to_dicts() for spec in ALL}, clocks)


def machine_of(engine):
    """An engine by its name; the test is skipped where it is not here."""
    if engine in NEEDS:
        demand(engine)
    return _machine(engine)


@cache
def _machine(engine):
    machine = ENGINES[engine]()
    if engine in NEEDS:
        atexit.register(machine.close)
    return machine


def figure(engine, measure_id, clocks=None, **lists):
    """(met, of): how many rows are met, of how many that are not excluded."""
    states = [row.state for row in rows_behind(engine, measure_id, snapshot(**lists), clocks)]
    return states.count(State.MET), len(states) - states.count(State.EXCLUDED)


def _order(row):
    return (row.list, row.row, row.category or "")
