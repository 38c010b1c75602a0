"""What rows of one child say: every date of an event, in every submission that has it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from ilacs.lists.declared import by_id
from ilacs.lists.declared.code_sets import code_sets
from ilacs.lists.snapshot import PLACE, Snapshot
from ilacs.lists.snapshot import ROW as ROW_OF_LIST
from ilacs.measures.data import Data, day_of
from ilacs.measures.events import EVENTS, EventColumn
from ilacs.measures.given import REFERENCE_DATE, ROW

Cells = Mapping[str, Any]


@dataclass(frozen=True, repr=False)
class Detail:
    """What matters with an event: a column of its list, its header, and the official words."""

    column: str
    header: str
    words: str


@dataclass(frozen=True, repr=False)
class Mention:
    """A date column of one row of the child.

    `day` is null where the cell is; `unreadable` where something stands there that is no day.
    """

    told_by: EventColumn
    reference_date: date
    row: int
    day: date | None
    time: str | None
    unreadable: bool
    details: tuple[Detail, ...]
    apart: tuple[Any, ...]
    case: tuple[Any, ...] | None
    end: date | None
    end_unreadable: bool

    @property
    def list(self) -> str:
        """The id of the list."""
        return self.told_by.list

    @property
    def missing(self) -> bool:
        """Whether there must have been a day, and none is known."""
        if self.day is not None:
            return False
        return self.unreadable or by_id()[self.list].by_name[self.told_by.column].blank is None


def mentions_of(child: str, data: Data, snapshots: Sequence[Snapshot]) -> list[Mention]:
    """What the rows of a child say, in the order of EVENTS, submissions and rows."""
    unread = {day_of(snapshot): frozenset(_unreadable(snapshot)) for snapshot in snapshots}
    rows = {
        list_id: _rows_of(child, table)
        for list_id, table in data.lists.items()
        if "child_id" in by_id()[list_id].by_name
    }
    return [
        _mention(told_by, cells, unread[cells[REFERENCE_DATE]])
        for told_by in EVENTS
        for cells in rows[told_by.list]
    ]


def _rows_of(child: str, table: pl.DataFrame) -> Sequence[Cells]:
    return table.filter(pl.col("child_id") == child).sort(REFERENCE_DATE, ROW).to_dicts()


def _unreadable(snapshot: Snapshot) -> Iterator[tuple[str, int, str]]:
    """The cells that hold something that could not be read: list, ROW, column."""
    for list_id, read in snapshot.lists.items():
        if not (read.unplaced.is_empty() or read.rows.is_empty()):
            numbered = read.rows.select(
                PLACE, ROW_OF_LIST, pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias(ROW)
            )
            found = read.unplaced.join(numbered, on=[PLACE, ROW_OF_LIST], how="inner")
            for row, column in found.select(ROW, "column").iter_rows():
                yield list_id, row, column


def _mention(
    told_by: EventColumn, cells: Cells, unread: frozenset[tuple[str, int, str]]
) -> Mention:
    def unreadable(column: str | None) -> bool:
        return (told_by.list, cells[ROW], column) in unread

    return Mention(
        told_by=told_by,
        reference_date=cells[REFERENCE_DATE],
        row=cells[ROW],
        day=cells[told_by.column],
        time=cells[told_by.time] if told_by.time else None,
        unreadable=unreadable(told_by.column),
        details=tuple(_details(told_by, cells)),
        apart=tuple(cells[name] for name in told_by.apart),
        case=None if told_by.case is None else tuple(cells[name] for name in told_by.case),
        end=cells[told_by.end] if told_by.end else None,
        end_unreadable=unreadable(told_by.end),
    )


def _details(told_by: EventColumn, cells: Cells) -> Iterator[Detail]:
    spec = by_id()[told_by.list]
    for name in told_by.tells:
        if cells[name] is not None:
            column = spec.by_name[name]
            words = f"{cells[name]}"
            if column.codes is not None:
                code = code_sets()[column.codes].by_key.get(words)
                words = code.text.strip() if code else words
            yield Detail(name, column.header.strip(), words)
