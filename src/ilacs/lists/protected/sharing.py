"""A copy of a snapshot for a region: without names, with pseudonyms, and reviewed.

Pseudonymised data are still personal data (UK GDPR, article 4(5) and recital 26): the copy is
less dangerous than the lists, not free to publish.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

import polars as pl

from ilacs.lists.declared import Column, Kind, code_sets
from ilacs.lists.protected.classes import class_of
from ilacs.lists.protected.coarsening import STEPS, Lists, without_small_cells
from ilacs.lists.protected.keys import checked
from ilacs.lists.protected.pseudonyms import Subject
from ilacs.lists.protected.reviewing import Standing, review, standing
from ilacs.lists.protected.treating import Staff, Treatment, births_of, treated, words
from ilacs.lists.snapshot import (
    PLACE,
    PLACE_TYPE,
    ROW,
    ROW_TYPE,
    UNPLACED,
    ListRows,
    Place,
    Snapshot,
    dtype,
)

FILE = "shared copy"
"""What the places of a shared copy name, in place of the files that were read."""


class SmallCells(StrEnum):
    """What is done about cells with few people."""

    TOLD = "told"
    """They are told in the review, and nothing is changed."""
    COARSENED = "coarsened"
    """Values are made coarser step by step until no cell is small; what is left is told."""
    REMOVED = "removed"
    """As coarsened, and values that still stand out are removed."""


@dataclass(frozen=True)
class Sharing:
    """How a copy is made. `threshold` is the fewest people that a cell may have."""

    threshold: int = 5
    staff: Staff = Staff.REMOVED
    months_only: bool = False
    small_cells: SmallCells = SmallCells.TOLD


COLUMNS: Mapping[str, type[pl.DataType]] = {
    "list": pl.String,
    "column": pl.String,
    "filled": pl.UInt32,
    "shared": pl.UInt32,
    "what_was_done": pl.String,
    "why": pl.String,
}
"""The columns of the account of a copy: for each column that was read, how many cells were filled
(those with values that could not be placed among them) and how many are in the copy."""


@dataclass(frozen=True)
class Summary:
    """What a copy holds and what was left out of it.

    `lists` tells how well the rows hide the people in them, `columns` (COLUMNS) what was done to
    each column, `coarsened` which steps were taken. `unplaced` counts the values that could not
    be placed, `undeclared` the filled cells of columns that no declaration knows: neither is
    shared.
    """

    lists: tuple[Standing, ...]
    columns: pl.DataFrame
    coarsened: tuple[str, ...]
    unplaced: int
    undeclared: int


@dataclass(frozen=True)
class Shared:
    """The copy; the review of it (reviewing.REVIEW), which is not for sharing; the summary."""

    snapshot: Snapshot
    review: pl.DataFrame = field(repr=False)
    summary: Summary


def share(snapshot: Snapshot, key: bytes, *, options: Sharing | None = None) -> Shared:
    """A copy of a snapshot that may go to a region, with the review that should come before.

    Every row is in the copy, in an order of its own. Columns are treated by their class
    (classes.csv). Findings, names of files, numbers of rows, values that could not be placed and
    columns that no declaration knows are left out. Coarser values stand where a reader of files
    puts what names only a group: the cell is null and `unplaced` has the words. Raises KeyFault
    if `key` is none.
    """
    options = options or Sharing()
    read = snapshot.lists
    births = births_of(each.rows for each in read.values())
    how = Treatment(checked(key), options.staff, options.months_only, births)
    lists: Lists = {
        list_id: _shuffled(treated(each.spec, each.rows, how)) for list_id, each in read.items()
    }
    lists, steps = _coarsened(lists, options)
    shared = {
        list_id: _as_read(read[list_id], rows, place)
        for place, (list_id, rows) in enumerate(lists.items())
    }
    return Shared(
        snapshot=Snapshot(
            lists=shared,
            reference_date=replace(snapshot.reference_date, reason="as in the lists of the copy"),
            places=tuple(Place(FILE, each.spec.sheet) for each in shared.values()),
            authority=snapshot.authority,
            layout=snapshot.layout,
            shared_copy=True,
        ),
        review=review(lists, options.threshold),
        summary=Summary(
            lists=tuple(
                standing(list_id, rows, options.threshold) for list_id, rows in lists.items()
            ),
            columns=_account(read, lists, how),
            coarsened=steps,
            unplaced=sum(each.unplaced.height for each in read.values()),
            undeclared=sum(sum(each.filled_beside().values()) for each in read.values()),
        ),
    )


def identifiers(snapshot: Snapshot) -> dict[Subject, set[str]]:
    """The identifiers of a snapshot by subject, names of staff too: what `reverse` looks among."""
    found: dict[Subject, set[str]] = {}
    for each in snapshot.lists.values():
        for column in each.spec.columns:
            subject = class_of(column).subject
            if subject is not None and column.name in each.rows.columns:
                found.setdefault(subject, set()).update(each.rows[column.name].drop_nulls())
    return found


def _shuffled(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows in the order of their pseudonyms: the order of the file may tell the team."""
    values = [name for name in rows.columns if name != ROW]
    ordered = rows.sort(values) if values else rows
    return ordered.with_columns(pl.int_range(1, pl.len() + 1, dtype=ROW_TYPE).alias(ROW))


def _coarsened(lists: Lists, options: Sharing) -> tuple[Lists, tuple[str, ...]]:
    taken: list[str] = []
    if options.small_cells is SmallCells.TOLD:
        return lists, ()
    for told, step in STEPS:
        if not _stands_out(lists, options.threshold):
            return lists, tuple(taken)
        lists = step(lists)
        taken.append(told)
    if options.small_cells is SmallCells.REMOVED and _stands_out(lists, options.threshold):
        lists = without_small_cells(lists, options.threshold)
        taken.append("Values that still stood out removed.")
    return lists, tuple(taken)


def _stands_out(lists: Lists, threshold: int) -> bool:
    few = any(standing(list_id, rows, threshold).few for list_id, rows in lists.items())
    return few or not review(lists, threshold).is_empty()


def _as_read(before: ListRows, rows: pl.DataFrame, place: int) -> ListRows:
    """The rows as a list that was read: words that are no value of the column are unplaced."""
    rows = rows.select(pl.lit(place, PLACE_TYPE).alias(PLACE), pl.all())
    unplaced = [pl.DataFrame(schema=UNPLACED)]
    for name in rows.columns[2:]:
        column = before.spec.by_name[name]
        wider = rows.filter(_wider(column, rows.schema[name]))
        unplaced.append(
            wider.select(PLACE, ROW, pl.lit(name).alias("column"), pl.col(name).alias("typed"))
            if wider.height
            else unplaced[0]
        )
        kept = pl.when(~_wider(column, rows.schema[name])).then(pl.col(name))
        rows = rows.with_columns(kept.cast(dtype(column.kind)).alias(name))
    return ListRows(spec=before.spec, rows=rows, rows_in=rows.height, unplaced=pl.concat(unplaced))


def _wider(column: Column, held: pl.DataType) -> pl.Expr:
    """Which cells of a column hold a coarser value than the column is declared for."""
    value = pl.col(column.name)
    if held != dtype(column.kind):
        return value.is_not_null()
    if column.kind is Kind.CODE and column.codes is not None:
        return ~value.is_in(list(code_sets()[column.codes].by_key))
    return pl.lit(value=False)


def _account(read: Mapping[str, ListRows], lists: Lists, how: Treatment) -> pl.DataFrame:
    rows = [
        {
            "list": list_id,
            "column": column.name,
            "filled": each.filled(column.name),
            "shared": _count(lists[list_id], column.name),
            "what_was_done": words(column, how),
            "why": class_of(column).why,
        }
        for list_id, each in read.items()
        for column in each.spec.columns
        if column.name in each.rows.columns
    ]
    return pl.DataFrame(rows, schema=COLUMNS)


def _count(rows: pl.DataFrame, name: str) -> int:
    return len(rows[name].drop_nulls()) if name in rows.columns else 0
