"""One list as it stands in one place: its records, and everything said about them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np
import polars as pl
from numpy.typing import NDArray

from ilacs.framework.number_words import counted
from ilacs.lists.declared import Kind, ListSpec
from ilacs.lists.findings import together
from ilacs.lists.identifiers import shown
from ilacs.lists.reading.assigning import assign
from ilacs.lists.reading.cells import Cells, as_text, same
from ilacs.lists.reading.columns import ColumnRead, Told, as_typed, read_column
from ilacs.lists.reading.findings_of import At, finding, findings_in_rows
from ilacs.lists.reading.grids import Grid
from ilacs.lists.reading.rows import Rows, sort_rows
from ilacs.lists.reading.which_list import Found
from ilacs.lists.snapshot import PLACE, PLACE_TYPE, ROW, UNPLACED, Heading

CHILD_ID = "child_id"


@dataclass(frozen=True)
class Part:
    """What one place gives to a list; the fields are those of `ListRows`."""

    spec: ListSpec
    place: int
    rows: pl.DataFrame
    rows_in: int
    rows_reported: int
    extra: pl.DataFrame
    unplaced: pl.DataFrame
    headings: Mapping[str, Heading]
    findings: pl.DataFrame


def read_part(grid: Grid, found: Found, place: int, told: Told) -> Part:
    """Reads the records below the headers that were found in a grid."""
    spec = found.spec
    below = grid.between(found.last + 1, grid.height)
    assigned = assign(below, found, place)
    rows = sort_rows(
        below,
        sorted(assigned.declared.values()),
        found.headers,
        [index for name, index in assigned.declared.items() if _is_identifier(spec, name)],
    )
    numbers = np.arange(below.first_row, below.first_row + below.height, dtype=np.uint32)
    records = rows.records
    row = pl.Series(ROW, numbers[records])
    front = [same(place, len(row), PLACE_TYPE).alias(PLACE), row]
    read = {
        column.name: read_column(
            column, below.columns[assigned.declared[column.name]].kept(records), told
        )
        for column in spec.columns
        if column.name in assigned.declared
    }
    extra = [
        as_typed(below.columns[index].kept(records)).alias(name)
        for name, index in assigned.extra.items()
    ]
    rows_in = int(rows.filled.sum())
    at = At(spec.id, place)
    return Part(
        spec=spec,
        place=place,
        rows=pl.DataFrame([*front, *(each.values.alias(name) for name, each in read.items())]),
        rows_in=rows_in,
        rows_reported=rows_in - len(row),
        extra=pl.DataFrame([*front, *extra]),
        unplaced=_unplaced(read, place, row),
        headings={
            name: Heading(grid.first_column + index, as_text(found.headers[index]))
            for name, index in {**assigned.extra, **assigned.declared}.items()
        },
        findings=together(
            [
                *assigned.findings,
                *_said_of_rows(rows, numbers, at),
                *_said_of_columns(read, row, at),
            ]
        ),
    )


def _is_identifier(spec: ListSpec, name: str) -> bool:
    return spec.by_name[name].kind is Kind.IDENTIFIER


def _said_of_rows(rows: Rows, numbers: NDArray[np.uint32], at: At) -> Iterator[pl.DataFrame]:
    for rule, mask in (
        ("read-headers-again", rows.headers),
        ("read-row-total", rows.totals),
        ("read-row-remark", rows.remarks),
    ):
        if mask.any():
            yield findings_in_rows(rule, at, pl.Series(numbers[mask]))
    if rows.prefilled.any():
        detail = counted(int(rows.prefilled.sum()), "row")
        yield finding("read-rows-prefilled", list_id=at.list_id, place=at.place, detail=detail)


def _said_of_columns(
    read: Mapping[str, ColumnRead], row: pl.Series, at: At
) -> Iterator[pl.DataFrame]:
    ids = _shown_ids(read)
    for name, each in read.items():
        for rule, detail in each.notes:
            yield finding(rule, list_id=at.list_id, place=at.place, column=name, detail=detail)
        for mask, rule, detail in each.rules:
            chosen = pl.Series(mask)
            shown = None if ids is None else ids.filter(chosen)
            yield findings_in_rows(
                rule, replace(at, column=name), row.filter(chosen), shown, detail
            )


def _shown_ids(read: Mapping[str, ColumnRead]) -> pl.Series | None:
    if CHILD_ID not in read:
        return None
    ids = read[CHILD_ID].values
    return ids.to_frame(CHILD_ID).select(shown(pl.col(CHILD_ID))).to_series()


def _unplaced(read: Mapping[str, ColumnRead], place: int, row: pl.Series) -> pl.DataFrame:
    tables = [pl.DataFrame(schema=UNPLACED)]
    for name, each in read.items():
        if each.unread is not None:
            rows = row.filter(pl.Series(each.unread))
            tables.append(
                pl.DataFrame(
                    {
                        PLACE: same(place, len(rows), PLACE_TYPE),
                        ROW: rows,
                        "column": same(name, len(rows), pl.String),
                        "typed": as_typed(each.cells.kept(each.unread)),
                    },
                    schema=dict(UNPLACED),
                )
            )
    joined: pl.DataFrame = pl.concat(tables)
    return joined


def cells_of_dates(grid: Grid, found: Found) -> list[Cells]:
    """The columns below the headers that hold dates."""
    return [
        grid.columns[index].between(found.last + 1, grid.height)
        for index, match in enumerate(found.matches)
        if match and match.column.kind is Kind.DATE
    ]
