"""Lists as cells for people: codes as their official texts, under the official headers."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

import polars as pl

from ilacs.lists.declared import ALL, Column, Kind, Layout, ListSpec, code_sets
from ilacs.lists.snapshot import PLACE, ROW, ListRows, Snapshot

Cell = str | int | float | date | None

FIRST_ROW = 3
"""The number of the first row of data in the official layout: a title, the headers, the data."""


@dataclass(frozen=True)
class TypedSheet:
    """One list as its tab shows it: the tab's name, its title, the headers and the rows of cells.

    Dates are dates and whole numbers are numbers, except where a cell keeps what was typed
    because it could not be placed.
    """

    name: str
    title: str
    headers: tuple[str, ...]
    rows: Sequence[tuple[Cell, ...]]


@dataclass(frozen=True)
class Beyond:
    """What a layout has no place for. `cells` counts the filled cells that it is about.

    `column` is the name of a declared column, or the header as typed of another one.
    `written` tells whether the cells are in the sheets all the same.
    """

    list_id: str
    column: str
    cells: int
    written: bool
    why: str


def typed_sheets(snapshot: Snapshot, layout: Layout) -> tuple[TypedSheet, ...]:
    """The lists of a snapshot in the official order, the supplementary ones after them.

    A list that is not in the snapshot has no sheet: not known is not the same as none. A column
    that was not read stays, empty. Columns that no edition of the template has are left out, and
    so are those that only another edition has: `beyond` tells which.
    """
    lists = (snapshot.lists.get(spec.id) for spec in ALL)
    return tuple(_sheet(rows, layout) for rows in lists if rows is not None)


def empty_sheets(specs: Iterable[ListSpec], layout: Layout) -> tuple[TypedSheet, ...]:
    """The sheets of lists with no rows, to be filled in."""
    return tuple(_headed(spec, layout, ()) for spec in specs)


def beyond(snapshot: Snapshot, layout: Layout) -> tuple[Beyond, ...]:
    """What the sheets of a snapshot lose or bend in this layout, list by list."""
    return tuple(
        each for spec in ALL if spec.id in snapshot.lists
        for each in _beyond(snapshot.lists[spec.id], layout)
    )  # fmt: skip


def _sheet(rows: ListRows, layout: Layout) -> TypedSheet:
    columns = rows.spec.in_layout(layout)
    names = [column.name for column in columns]
    shown = rows.rows.with_columns(_cells(column, rows.rows, layout) for column in columns)
    shown = shown.select(names)
    return _headed(rows.spec, layout, _with_unplaced(shown.rows(), rows, names))


def _headed(spec: ListSpec, layout: Layout, rows: Sequence[tuple[Cell, ...]]) -> TypedSheet:
    headers = tuple(column.header for column in spec.in_layout(layout))
    return TypedSheet(spec.sheet, spec.heading, headers, rows)


def _cells(column: Column, rows: pl.DataFrame, layout: Layout) -> pl.Expr:
    if column.name not in rows.columns:
        return pl.lit(None).alias(column.name)
    cells = pl.col(column.name)
    if column.kind not in (Kind.CODE, Kind.AUTHORITY) or column.codes is None:
        return cells
    texts = {code.key: code.text_in(layout) for code in code_sets()[column.codes].codes}
    return cells.replace(texts)


def _with_unplaced(
    cells: list[tuple[Cell, ...]], rows: ListRows, names: Sequence[str]
) -> Sequence[tuple[Cell, ...]]:
    """The rows with every value that could not be placed in its cell, as typed."""
    at = {name: index for index, name in enumerate(names)}
    unplaced = rows.unplaced.filter(pl.col("column").is_in(list(at)))
    if unplaced.is_empty():
        return cells
    numbered = rows.rows.select(PLACE, ROW).with_row_index("at")
    found = unplaced.join(numbered, on=[PLACE, ROW], how="inner").select("at", "column", "typed")
    for index, name, typed in found.iter_rows():
        row = cells[index]
        cells[index] = (*row[: at[name]], typed, *row[at[name] + 1 :])
    return cells


def _beyond(rows: ListRows, layout: Layout) -> Iterator[Beyond]:
    kept = {column.name for column in rows.spec.in_layout(layout)}
    for column in rows.spec.columns:
        filled = rows.filled(column.name)
        if filled and column.name not in kept:
            why = f"The {layout} layout has no such column."
            yield Beyond(rows.spec.id, column.name, filled, written=False, why=why)
        elif filled and (later := _codes_not_in(layout, column, rows.rows)):
            why = f"The {layout} layout does not know these codes: they are written all the same."
            yield Beyond(rows.spec.id, column.name, later, written=True, why=why)
    for header, filled in rows.filled_beside().items():
        if filled:
            why = "It is no column of the list."
            yield Beyond(rows.spec.id, header, filled, written=False, why=why)


def _codes_not_in(layout: Layout, column: Column, rows: pl.DataFrame) -> int:
    if column.codes is None or column.name not in rows.columns:
        return 0
    codes = code_sets()[column.codes].codes
    unknown = [code.key for code in codes if layout not in code.layouts]
    return int(rows[column.name].is_in(unknown).sum())
