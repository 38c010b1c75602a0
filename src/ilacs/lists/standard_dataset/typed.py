"""From tables as stored to tables of text and days."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ilacs.lists.finding_rows import finding, findings_in
from ilacs.lists.findings import Rule, no_findings, together
from ilacs.lists.snapshot import PLACE, PLACE_TYPE, ROW, ROW_TYPE, Heading
from ilacs.lists.standard_dataset.cells import ReadCells, read_cells, schema_of
from ilacs.lists.standard_dataset.declared import Field, Need, Table
from ilacs.lists.standard_dataset.raw import Raw
from ilacs.lists.standard_dataset.rules import FIELD_MISSING, NO_PERSON, TABLE_USELESS

FIRST_ROW = 2
"""The number of the first row of a table: the header is row 1."""

NOBODY = "about nobody"
SAME = "the same as an earlier row"
USELESS = "without a field that must be there"
"""Why rows are left out as a table is read."""


@dataclass(frozen=True)
class TypedTable:
    """A table whose cells are text (identifiers too) or days; empty is null.

    `rows` has PLACE, ROW and every declared field; fields that the source lacks are null.
    `left_out` counts rows that are not among them, by the reason in words.
    """

    table: Table
    rows: pl.DataFrame
    headings: Mapping[str, Heading]
    rows_in: int
    left_out: Mapping[str, int]
    findings: pl.DataFrame
    place: int | None

    def has(self, field: str) -> bool:
        """Whether the source has a field."""
        return field in self.headings


def typed(raw: Raw, place: int) -> TypedTable:
    """A table with its cells read; what could not be is null and has a finding.

    Rows that say of nobody whom they are about, and rows that are the same as an earlier one in
    every field, are left out and counted.
    """
    table = raw.table
    stored = raw.rows.select(
        pl.lit(place, PLACE_TYPE).alias(PLACE),
        pl.int_range(FIRST_ROW, pl.len() + FIRST_ROW, dtype=ROW_TYPE).alias(ROW),
        pl.all(),
    )
    cells = {
        field: read_cells(field, stored[field.name])
        for field in table.fields
        if field.name in stored.columns
    }
    rows = stored.select(
        PLACE, ROW, *(column for each in cells.values() for column in each.columns)
    )
    rows = rows.with_columns(
        pl.lit(None, kind).alias(name)
        for field in table.fields
        if field not in cells
        for name, kind in schema_of(field).items()
    )
    findings = [*_missing_fields(raw, place), *_unread(table, rows, cells)]
    left_out: dict[str, int] = {}
    person = table.person
    if person is not None and table.by_name[person].need is Need.MUST:
        nobody = rows.filter(pl.col(person).is_null())
        findings.append(findings_in(NO_PERSON, nobody, column=person))
        left_out[NOBODY] = nobody.height
        rows = rows.filter(pl.col(person).is_not_null())
    fields = [name for name in rows.columns if name not in (PLACE, ROW)]
    once = rows.unique(fields, keep="first", maintain_order=True)
    left_out[SAME] = rows.height - once.height
    if any(field.need is Need.MUST and field.name not in raw.headings for field in table.fields):
        left_out[USELESS] = once.height
        once = once.clear()
    return TypedTable(
        table=table,
        rows=once,
        headings=raw.headings,
        rows_in=raw.rows.height,
        left_out={why: count for why, count in left_out.items() if count},
        findings=together(findings),
        place=place,
    )


def absent(table: Table) -> TypedTable:
    """A table that the source does not have: no rows."""
    schema: dict[str, type[pl.DataType]] = {PLACE: PLACE_TYPE, ROW: ROW_TYPE}
    for field in table.fields:
        schema |= schema_of(field)
    return TypedTable(table, pl.DataFrame(schema=schema), {}, 0, {}, no_findings(), None)


def _missing_fields(raw: Raw, place: int) -> list[pl.DataFrame]:
    rules: Mapping[Need, Rule] = {Need.MUST: TABLE_USELESS, Need.SHOULD: FIELD_MISSING}
    return [
        finding(rules[field.need], place=place, column=field.name)
        for field in raw.table.fields
        if field.name not in raw.headings and field.need in rules
    ]


def _unread(
    table: Table, rows: pl.DataFrame, cells: Mapping[Field, ReadCells]
) -> list[pl.DataFrame]:
    """Findings about cells in which something stood that could not be read."""
    person = pl.col(table.person) if table.person else pl.lit(None, pl.String)
    return [
        findings_in(
            each.rule,
            rows.filter(each.lost).select(PLACE, ROW, person.alias("child_id")),
            column=field.name,
        )
        for field, each in cells.items()
        if each.rule is not None and each.lost is not None and each.lost.any()
    ]
