"""Small lists for tests: what matters is written, the rest stays out."""

from datetime import date

import polars as pl

from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import (
    PLACE,
    PLACE_TYPE,
    ROW,
    ROW_TYPE,
    ListRows,
    Place,
    ReferenceDate,
    Settled,
    Snapshot,
    dtype,
)

REFERENCE_DATE = date(2026, 3, 31)
FIRST_DATA_ROW = 3
"""As in the official layout: a title, the headers, then the data."""


def list_rows(list_id, *rows, place=0):
    """One list of rows written as {column: value}; columns that no row names are not there."""
    spec = by_id()[list_id]
    names = [column.name for column in spec.columns if any(column.name in row for row in rows)]
    assert {name for row in rows for name in row} <= set(names), "an undeclared column"
    schema = {name: dtype(spec.by_name[name].kind) for name in names}
    frame = pl.DataFrame([{name: row.get(name) for name in names} for row in rows], schema=schema)
    numbers = range(FIRST_DATA_ROW, FIRST_DATA_ROW + len(rows))
    frame = frame.select(
        pl.lit(place, PLACE_TYPE).alias(PLACE),
        pl.Series(ROW, numbers, ROW_TYPE),
        *names,
    )
    return ListRows(spec=spec, rows=frame, rows_in=len(rows))


def snapshot(reference_date=REFERENCE_DATE, **lists):
    """A snapshot of lists given as `contacts=[{...}, {...}]`."""
    read = {
        list_id: list_rows(list_id, *rows, place=place)
        for place, (list_id, rows) in enumerate(lists.items())
    }
    return Snapshot(
        lists=read,
        reference_date=ReferenceDate(reference_date, Settled.GIVEN, "given by the test"),
        places=tuple(Place("book.xlsx", rows.spec.sheet) for rows in read.values()),
    )
