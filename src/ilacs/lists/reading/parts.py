"""One list as it stands in one place: its records, and everything said about them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ilacs.lists.declared import Kind, ListSpec
from ilacs.lists.declared.kinds import BOTH
from ilacs.lists.findings import together
from ilacs.lists.reading.cells import Cells, as_text, plain
from ilacs.lists.reading.columns import ColumnRead, Told, as_typed, read_column
from ilacs.lists.reading.findings_of import counted, finding, findings_in_rows, letter, listed
from ilacs.lists.reading.grids import Grid
from ilacs.lists.reading.rows import Sorted, nothing, sort_rows
from ilacs.lists.reading.which_list import Found
from ilacs.lists.snapshot import PLACE, PLACE_TYPE, ROW, ROW_TYPE, UNPLACED, Heading

CHILD_ID = "child_id"
_SHOWN_CHILD_ID = r"^[A-Za-z0-9\-_/]{1,20}$"
"""A child id stands in a finding only if it looks like one: never a name or a sentence."""


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


@dataclass(frozen=True)
class Assigned:
    """Which column of a grid was taken for which column of the list, and what is kept beside."""

    declared: Mapping[str, int]
    extra: Mapping[str, int]
    findings: tuple[pl.DataFrame, ...]


def read_part(grid: Grid, found: Found, place: int, told: Told) -> Part:
    """Reads the records below the headers that were found in a grid."""
    spec = found.spec
    below = Grid(
        [column.between(found.last + 1, grid.height) for column in grid.columns],
        grid.first_row + found.last + 1,
        grid.first_column,
    )
    assigned = assign(below, found, place)
    order = sorted(assigned.declared.values())
    sorted_rows = sort_rows(below, order, found.headers)
    numbers = pl.int_range(
        below.first_row, below.first_row + below.height, dtype=ROW_TYPE, eager=True
    )
    records = sorted_rows.records
    row = numbers.filter(records).alias(ROW)
    front = [pl.repeat(place, len(row), dtype=PLACE_TYPE, eager=True).alias(PLACE), row]
    read = {
        column.name: read_column(
            column, below.columns[assigned.declared[column.name]].kept(records), told
        )
        for column in spec.columns
        if column.name in assigned.declared
    }
    ids = _shown_ids(read)
    extra = [
        as_typed(below.columns[index].kept(records)).alias(name)
        for name, index in assigned.extra.items()
    ]
    return Part(
        spec=spec,
        place=place,
        rows=pl.DataFrame([*front, *(each.values.alias(name) for name, each in read.items())]),
        rows_in=int(sorted_rows.filled.sum()),
        rows_reported=int(sorted_rows.filled.sum()) - len(row),
        extra=pl.DataFrame([*front, *extra]),
        unplaced=_unplaced(read, place, row),
        headings={
            name: Heading(grid.first_column + index, as_text(found.headers[index]))
            for name, index in assigned.declared.items()
        },
        findings=together(
            [
                *assigned.findings,
                *_said_of_rows(sorted_rows, numbers, spec, place),
                *(
                    said
                    for name, each in read.items()
                    for said in _said_of_column(name, each, row, ids, (spec.id, place))
                ),
            ]
        ),
    )


def assign(below: Grid, found: Found, place: int) -> Assigned:
    """Which column is which. Of two for the same, the first with anything in it is read."""
    spec = found.spec
    said: list[pl.DataFrame] = []

    def say(rule: str, column: str | None, detail: str | None = None) -> None:
        said.append(finding(rule, list_id=spec.id, place=place, column=column, detail=detail))

    candidates: dict[str, list[int]] = {}
    for index, match in enumerate(found.matches):
        if match:
            candidates.setdefault(match.column.name, []).append(index)
            if match.rule:
                say(match.rule, match.column.name)
    declared: dict[str, int] = {}
    beside: list[int] = [index for index, match in enumerate(found.matches) if not match]
    for name, indexes in candidates.items():
        chosen = next((i for i in indexes if not nothing(below.columns[i])), indexes[0])
        declared[name] = chosen
        if len(indexes) > 1:
            beside += [index for index in indexes if index != chosen]
            say(
                "read-column-twice",
                name,
                "columns " + listed([letter(below.first_column + i) for i in indexes]),
            )
    for column in spec.columns:
        index = declared.get(column.name)
        if index is None:
            if column.layouts == BOTH:
                say("read-column-missing", column.name)
        elif below.height and nothing(below.columns[index]):
            say("read-column-empty", column.name)
    extra = _names_beside(below, found, sorted(beside), say)
    return Assigned(declared, extra, tuple(said))


def _names_beside(below: Grid, found: Found, beside: Sequence[int], say) -> dict[str, int]:  # type: ignore[no-untyped-def]
    names: dict[str, int] = {}
    for index in beside:
        typed = plain(as_text(found.headers[index]))
        where = f"column {letter(below.first_column + index)}"
        if not typed and nothing(below.columns[index]):
            continue
        name = typed or where.capitalize()
        if name in names or name in (PLACE, ROW):
            name = f"{name} ({where})"
        names[name] = index
        if not found.matches[index]:
            if typed:
                say("read-column-undeclared", name)
            else:
                say("read-column-no-header", name, where)
    return names


def _shown_ids(read: Mapping[str, ColumnRead]) -> pl.Series | None:
    if CHILD_ID not in read:
        return None
    ids = read[CHILD_ID].values
    return pl.select(pl.when(ids.str.contains(_SHOWN_CHILD_ID)).then(ids)).to_series()


def _said_of_rows(
    rows: Sorted, numbers: pl.Series, spec: ListSpec, place: int
) -> list[pl.DataFrame]:
    said = [
        findings_in_rows(rule, numbers.filter(mask), list_id=spec.id, place=place)
        for rule, mask in (
            ("read-headers-again", rows.headers),
            ("read-row-total", rows.totals),
            ("read-row-remark", rows.remarks),
        )
        if mask.any()
    ]
    prefilled = int(rows.prefilled.sum())
    if prefilled:
        said.append(
            finding(
                "read-rows-prefilled",
                list_id=spec.id,
                place=place,
                detail=counted(prefilled, "row"),
            )
        )
    return said


def _said_of_column(
    name: str, read: ColumnRead, row: pl.Series, ids: pl.Series | None, at: tuple[str, int]
) -> list[pl.DataFrame]:
    list_id, place = at
    said = [
        finding(rule, list_id=list_id, place=place, column=name, detail=detail)
        for rule, detail in read.notes
    ]
    mask = read.rules.is_not_null()
    if mask.any():
        said.append(
            findings_in_rows(
                read.rules.filter(mask),
                row.filter(mask),
                list_id=list_id,
                place=place,
                column=name,
                child_ids=None if ids is None else ids.filter(mask),
                details=read.details.filter(mask),
            )
        )
    return said


def _unplaced(read: Mapping[str, ColumnRead], place: int, row: pl.Series) -> pl.DataFrame:
    tables = [pl.DataFrame(schema=UNPLACED)]
    for name, each in read.items():
        if each.unread.any():
            tables.append(
                pl.select(
                    pl.lit(place).alias(PLACE),
                    row.filter(each.unread),
                    pl.lit(name).alias("column"),
                    each.typed(each.unread).alias("typed"),
                ).cast(dict(UNPLACED))
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
