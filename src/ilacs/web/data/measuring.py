"""Everything that lists say, as tables that pages are answered from."""

from collections.abc import Iterator

import polars as pl

from ilacs.documents.lists.checked import Checked
from ilacs.documents.lists.places import place_names
from ilacs.documents.measures.answers import noticed_in
from ilacs.documents.measures.behind import row_places
from ilacs.documents.measures.counted_tables import Tables, tables_of
from ilacs.documents.measures.protection import protected_tables
from ilacs.framework import DEFAULTS
from ilacs.lists.declared import by_id
from ilacs.lists.protected import Subject, pseudonym
from ilacs.lists.snapshot import Snapshot
from ilacs.measures.data import data_of
from ilacs.measures.declared import ALL
from ilacs.measures.described import By
from ilacs.measures.disclosure import DEFAULT as RULE
from ilacs.measures.disclosure import protected_groups
from ilacs.measures.engines.duckdb import DuckDB
from ilacs.measures.figures import FIGURES, MEASURE, SHARES
from ilacs.measures.measuring import Measured

BREAKDOWNS = tuple(by for by in By if by is not By.WORKER)
"""What figures are broken down by: never by the worker, who is a person."""

PARTS = ("figures", "shares", "reasons", "overdue", "bands")
"""The tables of counted_tables.Tables that are there with and without protection."""
PROTECTED = "protected-"
"""Stands in front of the name of a table in which small numbers are kept back."""

DUE_WITHIN = 28
"""Days after the reference date to which worklists reach."""

Named = Iterator[tuple[str, pl.DataFrame]]


def tables_of_lists(snapshot: Snapshot, reference_key: bytes) -> Named:
    """The tables by name, each sorted by what it is asked for. Raises CannotMeasure.

    Those of PARTS, `groups` (by, group, FIGURES) and `group_shares` (by, group, SHARES), the first
    six also protected; `rows` (MEASURE, rows.ROWS, the columns of By), `due` (worklists.COLUMNS),
    `places` (behind.row_places), `children` (reference, child_id, team, worker),
    `not_measured` (measure, reason), `noticed` (severity, rule, count, words).
    """
    clocks = DEFAULTS.clocks_by_id()
    measured = Measured(DuckDB(), data_of([snapshot], clocks.values()), clocks)
    day = snapshot.reference_date.day
    assert day is not None, "data_of refuses lists without one"
    tables = tables_of(measured, None, day)
    yield from _parts(tables)
    safe = protected_tables(tables, ALL, RULE)
    yield from ((PROTECTED + name, table) for name, table in _parts(safe))
    yield from _groups(measured)
    rows = measured.every_row
    yield "rows", rows
    yield "due", measured.due(DUE_WITHIN)
    yield "places", row_places(snapshot)
    yield "children", children_in(snapshot, rows, reference_key)
    yield (
        "not_measured",
        pl.DataFrame(
            [(one.measure, one.reason) for one in measured.not_measured],
            schema={MEASURE: pl.String, "reason": pl.String},
            orient="row",
        ),
    )
    yield (
        "noticed",
        pl.DataFrame(
            [(one.severity, one.rule, one.count, one.words) for one in noticed_in(snapshot)],
            schema={
                "severity": pl.String,
                "rule": pl.String,
                "count": pl.Int64,
                "words": pl.String,
            },
            orient="row",
        ),
    )


def tables_of_checking(checked: Checked) -> Named:
    """`findings` (checked.SHOWN but for child_id, place, index), sorted by rule, and `sheets`
    (place, sheet).

    A finding may name a child who was in the earlier lists alone: these may be deleted.
    """
    yield "findings", checked.findings.drop("child_id").sort("rule", maintain_order=True)
    names = place_names(checked.snapshot.places)
    yield (
        "sheets",
        pl.DataFrame(
            {"place": list(names), "sheet": list(names.values())},
            schema={"place": pl.UInt32, "sheet": pl.String},
        ),
    )


def reference_of(child_id: str, key: bytes) -> str:
    """What stands for a child in addresses and events, by the key of the authority."""
    return pseudonym(Subject.CHILD, child_id, key)


def _parts(tables: Tables) -> Named:
    yield from ((name, getattr(tables, name)) for name in PARTS)


def _groups(measured: Measured) -> Named:
    groups, shares, safe = [], [], []
    for by in BREAKDOWNS:
        own = measured.broken_down(by)
        groups.append(_labelled(own, by, tuple(FIGURES)))
        safe.append(_labelled(protected_groups(own, ALL, RULE), by, tuple(FIGURES)))
        shares.append(_labelled(measured.shares(by), by, tuple(SHARES)))
    yield "groups", pl.concat(groups)
    yield PROTECTED + "groups", pl.concat(safe)
    yield "group_shares", pl.concat(shares)


def _labelled(table: pl.DataFrame, by: By, columns: tuple[str, ...]) -> pl.DataFrame:
    return table.select(
        pl.lit(by.value).alias("by"), pl.col(by.value).cast(pl.String).alias("group"), *columns
    )


def children_in(snapshot: Snapshot, rows: pl.DataFrame, key: bytes) -> pl.DataFrame:
    """Each child with every team and worker that a row about them names, or with none."""
    named = rows.filter(pl.col("child_id").is_not_null()).select("child_id", "team", "worker")
    listed = [
        read.rows.select("child_id").drop_nulls()
        for list_id, read in snapshot.lists.items()
        if "child_id" in by_id()[list_id].by_name and "child_id" in read.rows.columns
    ]
    nobody = pl.lit(None, pl.String)
    whole = pl.concat(
        [named, *(one.with_columns(team=nobody, worker=nobody) for one in listed)]
    ).unique()
    numbers = whole["child_id"].unique().to_list()
    references = [reference_of(number, key) for number in numbers]
    return whole.select(
        pl.col("child_id")
        .replace_strict(numbers, references, return_dtype=pl.String)
        .alias("reference"),
        "child_id",
        "team",
        "worker",
    ).sort("reference", "team", "worker")
