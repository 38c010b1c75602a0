"""A snapshot: the lists of one authority at one reference date."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

import polars as pl

from ilacs.lists.declared import Kind, Layout, ListSpec
from ilacs.lists.findings import no_findings

PLACE, ROW = "_place", "_row"
"""The two columns in front of every table of rows: an index into the snapshot's places, and the
number of the row as a spreadsheet counts it (the first row of a sheet is 1)."""

PLACE_TYPE, ROW_TYPE = pl.UInt32, pl.UInt32

UNPLACED: Mapping[str, type[pl.DataType]] = {
    PLACE: PLACE_TYPE,
    ROW: ROW_TYPE,
    "column": pl.String,
    "typed": pl.String,
}
"""The columns of the values that could not be placed: kept as typed."""


class Settled(StrEnum):
    """How a reference date was come by."""

    GIVEN = "given"
    STORED = "stored"
    GUESSED = "guessed"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class ReferenceDate:
    """The day that the lists describe; `reason` says in words how it was come by."""

    day: date | None
    settled: Settled
    reason: str


@dataclass(frozen=True)
class Place:
    """One table as the user sees it: a tab of a workbook, or a file that is one table."""

    file: str
    sheet: str | None = None


@dataclass(frozen=True)
class Heading:
    """Where a column stands in a place: its index from 0, and its header as typed."""

    index: int
    typed: str


@dataclass(frozen=True)
class ListRows:
    """One list as read.

    `rows` has PLACE, ROW and the declared columns that were found, by their names, in the
    declared order; its types are those of `dtype`. `extra` has PLACE, ROW and every undeclared
    column as text, by its header as typed. `unplaced` (UNPLACED) holds each value that could not
    be read or placed, as typed; its cell in `rows` is null.
    `headings` tells where each column stands, declared or not: `headings[place][name]`.
    `rows_in` counts rows with anything in them below the header; `rows_reported` those kept out
    of `rows`, each with a finding. rows_in = rows + rows_reported, always.
    Tables and headers are not in what `repr` shows, so that no traceback or log shows a cell.
    """

    spec: ListSpec
    rows: pl.DataFrame = field(repr=False)
    rows_in: int
    rows_reported: int = 0
    extra: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema={PLACE: PLACE_TYPE, ROW: ROW_TYPE}), repr=False
    )
    unplaced: pl.DataFrame = field(
        default_factory=lambda: pl.DataFrame(schema=UNPLACED), repr=False
    )
    headings: Mapping[int, Mapping[str, Heading]] = field(default_factory=dict, repr=False)

    def filled(self, name: str) -> int:
        """How many cells of a declared column are filled: those kept as typed among them."""
        read = self.rows[name].count() if name in self.rows.columns else 0
        return read + self.unplaced.filter(pl.col("column") == name).height

    def filled_beside(self) -> Mapping[str, int]:
        """How many cells of each undeclared column are filled, by its header as typed."""
        return {
            name: self.extra[name].count()
            for name in self.extra.columns
            if name not in (PLACE, ROW)
        }


@dataclass(frozen=True)
class Snapshot:
    """The lists of one authority at one reference date, by the ids of the lists.

    `findings` (findings.SCHEMA) is what was said while reading. `layout` is the edition of the
    template that the headers follow, None where they do not tell. `shared_copy` tells whether the
    lists say that they are a copy made for sharing, with pseudonyms and coarser values.
    """

    lists: Mapping[str, ListRows]
    reference_date: ReferenceDate
    places: tuple[Place, ...] = ()
    authority: str | None = None
    layout: Layout | None = None
    findings: pl.DataFrame = field(default_factory=no_findings, repr=False)
    shared_copy: bool = False


def dtype(kind: Kind) -> type[pl.DataType]:
    """The type that a column of this kind has in `ListRows.rows`.

    Codes are stored as their keys, authorities as their names in the register (or the key of
    `outside_england`).
    """
    return {Kind.DATE: pl.Date, Kind.INTEGER: pl.Int32}.get(kind, pl.String)
