"""From tables as stored to tables of text and days."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

import polars as pl

from ilacs.lists.findings import Rule, no_findings, together
from ilacs.lists.reading.dates import DateReader, evidence, full_years
from ilacs.lists.snapshot import PLACE, PLACE_TYPE, ROW, ROW_TYPE, Heading
from ilacs.lists.standard_dataset.declared import FieldKind, Need, Table, placeholders
from ilacs.lists.standard_dataset.raw import Raw
from ilacs.lists.standard_dataset.rules import (
    DATE_UNREAD,
    FIELD_MISSING,
    NO_PERSON,
    TABLE_USELESS,
    UNREAD,
)
from ilacs.lists.standard_dataset.saying import about, about_rows

FIRST_ROW = 2
"""The number of the first row of a table: the header is row 1."""
TIME = "_time"
"""What ends the name of the column with the time of day ("21:40") of a moment."""

DAYS = frozenset({FieldKind.DATE, FieldKind.MOMENT})
"""Kinds of fields that are read as days."""

_ISO = r"^\d{4}-\d{2}-\d{2}(?:[ T].*)?$"
_CLOCK = r"\b(\d{1,2}):(\d{2})"
_ZONE = "Europe/London"


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
    rows = stored.select(PLACE, ROW, *_read_columns(table, stored))
    findings = [*_missing_fields(raw, place), *_unread(table, stored, rows)]
    left_out: dict[str, int] = {}
    person = table.person
    if person is not None and table.by_name[person].need is Need.MUST:
        nobody = rows.filter(pl.col(person).is_null())
        findings.append(about_rows(NO_PERSON, nobody, column=person))
        left_out["about nobody"] = nobody.height
        rows = rows.filter(pl.col(person).is_not_null())
    fields = [name for name in rows.columns if name not in (PLACE, ROW)]
    once = rows.unique(fields, keep="first", maintain_order=True)
    left_out["the same as an earlier row"] = rows.height - once.height
    if any(field.need is Need.MUST and field.name not in raw.headings for field in table.fields):
        left_out["without a field that must be there"] = once.height
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
        if field.kind is FieldKind.MOMENT:
            schema[field.name + TIME] = pl.String
        schema[field.name] = pl.Date if field.kind in DAYS else pl.String
    return TypedTable(table, pl.DataFrame(schema=schema), {}, 0, {}, no_findings(), None)


def _read_columns(table: Table, stored: pl.DataFrame) -> list[pl.Series]:
    columns = []
    for field in table.fields:
        if field.name not in stored.columns:
            cells = pl.Series(field.name, [None] * stored.height, pl.String)
        else:
            cells = _text(stored[field.name], identifier=field.kind is FieldKind.IDENTIFIER)
        if field.kind in DAYS:
            if field.kind is FieldKind.MOMENT:
                columns.append(_times(cells))
            cells = _days(cells)
        columns.append(cells)
    return columns


def _text(cells: pl.Series, *, identifier: bool) -> pl.Series:
    """Cells as text without spaces around; placeholders and nothing are null."""
    if not _readable(cells):
        return pl.Series(cells.name, [None] * len(cells), pl.String)
    if isinstance(cells.dtype, pl.Datetime) and cells.dtype.time_zone is not None:
        cells = cells.dt.convert_time_zone(_ZONE).dt.replace_time_zone(None)
    cell = pl.col(cells.name)
    text = cell.cast(pl.String, strict=False).str.replace_all("\u00a0", " ").str.strip_chars()
    if identifier:
        text = text.str.replace(r"^(\d+)\.0+$", "$1")
    blanks = ["", *placeholders("text")]
    return (
        cells.to_frame()
        .select(text)
        .select(pl.when(~cell.is_in(blanks)).then(cell).alias(cells.name))[cells.name]
    )


def _days(cells: pl.Series) -> pl.Series:
    """Texts as days: those of the international form at once, the others one by one."""
    name, frame = cells.name, cells.to_frame("text")
    iso = pl.col("text").str.contains(_ISO)
    other = frame.filter(~iso)["text"].drop_nulls().unique().to_list()
    reader = DateReader(evidence(other).order, max(full_years(other), default=None))
    read = {text: reader(text).value for text in other}
    lookup = pl.DataFrame(
        {"text": list(read), "read": list(read.values())}, {"text": pl.String, "read": pl.Date}
    )
    nothing = [date.fromisoformat(day) for day in placeholders("date")]
    day = pl.coalesce(
        pl.when(iso).then(pl.col("text").str.slice(0, 10)).str.to_date("%Y-%m-%d", strict=False),
        pl.col("read"),
    )
    return (
        frame.join(lookup, on="text", how="left", maintain_order="left")
        .select(day.alias(name))
        .select(pl.when(~pl.col(name).is_in(nothing)).then(pl.col(name)).alias(name))[name]
    )


def _times(cells: pl.Series) -> pl.Series:
    """The times of day in texts; midnight is what systems write where they know none."""
    name = cells.name + TIME
    parts = cells.to_frame("text").select(
        pl.col("text").str.extract(_CLOCK, 1).str.zfill(2).alias("hour"),
        pl.col("text").str.extract(_CLOCK, 2).alias("minute"),
    )
    clock = pl.col("hour") + ":" + pl.col("minute")
    known = (clock != "00:00") & (pl.col("hour") < "24")
    return parts.select(pl.when(known).then(clock).alias(name))[name]


def _missing_fields(raw: Raw, place: int) -> list[pl.DataFrame]:
    rules: Mapping[Need, Rule] = {Need.MUST: TABLE_USELESS, Need.SHOULD: FIELD_MISSING}
    return [
        about(rules[field.need], place=place, column=field.name)
        for field in raw.table.fields
        if field.name not in raw.headings and field.need in rules
    ]


def _unread(table: Table, stored: pl.DataFrame, rows: pl.DataFrame) -> list[pl.DataFrame]:
    """What stood in a cell that is empty now, other than nothing."""
    findings = []
    person = pl.col(table.person) if table.person else pl.lit(None, pl.String)
    for field in table.fields:
        if field.name not in stored.columns:
            continue
        if not _readable(stored[field.name]):
            rule, lost = UNREAD, stored[field.name].is_not_null()
        elif field.kind in DAYS:
            text = _text(stored[field.name], identifier=False)
            nothing = text.str.slice(0, 10).is_in(placeholders("date"))
            rule, lost = DATE_UNREAD, text.is_not_null() & rows[field.name].is_null() & ~nothing
        else:
            continue
        faulty = rows.filter(lost).select(PLACE, ROW, person.alias("child_id"))
        findings.append(about_rows(rule, faulty, column=field.name))
    return findings


def _readable(cells: pl.Series) -> bool:
    return not (cells.dtype.is_nested() or cells.dtype in (pl.Binary, pl.Object))
