"""Whether an engine answers measures as the oracle does, row for row."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any, TypeAlias

import polars as pl

from ilacs.framework.clocks import Clock
from ilacs.measures.data import Data
from ilacs.measures.declared import ALL
from ilacs.measures.engines.engine import Engine
from ilacs.measures.figures import MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW
from ilacs.measures.measure import Measure
from ilacs.measures.measuring import rows_behind
from ilacs.measures.oracle import ORACLE, Lists
from ilacs.measures.oracle.plain import Row as PlainCells
from ilacs.measures.rows import ROWS

COLUMNS = (MEASURE, AUTHORITY, REFERENCE_DATE, "list", ROW, *ROWS[5:])
"""What is compared of a row: the measure, the row of the list, and all that is said of it."""

Row: TypeAlias = tuple[Any, ...]
"""A row behind a measure, in COLUMNS."""


def by_engine(
    engine: Engine, data: Data, clocks: Mapping[str, Clock], measures: Sequence[Measure] = ALL
) -> list[Row]:
    """The rows behind measures as an engine has them, in order. Raises CannotAnswer."""
    given = engine.given(data, clocks)
    rows = engine.gather("rows_behind", [rows_behind(each, given) for each in measures])
    return in_order(engine.answer(rows).select(COLUMNS).rows())


def by_oracle(
    data: Data, clocks: Mapping[str, Clock], measures: Sequence[Measure] = ALL
) -> list[Row]:
    """The rows behind measures as the oracle has them, in order."""
    rows: list[Row] = []
    for authority, day in data.columns:
        lists = _lists_of(data, authority, day, clocks)
        rows += [
            (
                each.id,
                authority,
                day,
                row.list,
                row.row,
                row.state.value,
                row.reason,
                row.category,
                row.days,
                row.due,
            )
            for each in measures
            for row in ORACLE[each.id](lists)
        ]
    return in_order(rows)


def in_order(rows: Sequence[Row]) -> list[Row]:
    """Rows in an order that does not depend on where they come from."""
    return sorted(rows, key=lambda row: tuple((cell is not None, str(cell)) for cell in row))


def differences(found: Sequence[Row], expected: Sequence[Row]) -> Mapping[str, int]:
    """For each measure that differs: how many rows only one side has, or has more often."""
    found, expected = in_order(found), in_order(expected)
    if found == expected:
        return {}
    counts: dict[Row, int] = {}
    for rows, one in ((found, 1), (expected, -1)):
        for row in rows:
            counts[row] = counts.get(row, 0) + one
    measures: dict[str, int] = {}
    for row, count in counts.items():
        if count:
            measures[row[0]] = measures.get(row[0], 0) + abs(count)
    return measures


def _lists_of(data: Data, authority: str, day: date, clocks: Mapping[str, Clock]) -> Lists:
    here = (pl.col(AUTHORITY) == authority) & (pl.col(REFERENCE_DATE) == day)
    rows: dict[str, list[PlainCells]] = {
        name: [*table.filter(here).to_dicts()] for name, table in data.lists.items()
    }
    return Lists(day, rows, clocks)
