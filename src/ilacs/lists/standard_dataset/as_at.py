"""A data set as it was known on one day."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ilacs.lists.finding_rows import findings_in
from ilacs.lists.findings import together
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.cells import TIME
from ilacs.lists.standard_dataset.declared import DateRole
from ilacs.lists.standard_dataset.rules import UNDATED
from ilacs.lists.standard_dataset.typed import TypedTable

AFTER = "after the day"
UNDATED_ROWS = "without a date"
HIDDEN = "_hidden"
"""The column that tells whether something of a row was hidden because it was known only later."""
NOT_HELD_YET = "planned, and not held by the day"


def as_at(table: TypedTable, day: date) -> TypedTable:
    """What of a table was known on `day`, told by its dates.

    Rows of events after the day are left out. Dates after it are not known yet: an episode that
    ended later is open. What a record says with no date of its own is taken as it stands.
    """
    rows, left_out = table.rows, dict(table.left_out)
    findings = [table.findings]
    event = table.table.event
    if event is not None:
        known, when = rows.height, pl.col(event.field)
        rows = rows.filter((when <= day) | when.is_null())
        left_out[AFTER] = known - rows.height
        undated = rows.filter(when.is_null())
        if event.role is not DateRole.EVENT_OR_BLANK and undated.height:
            rows = rows.filter(when.is_not_null())
            if event.role is DateRole.EVENT:
                left_out[UNDATED_ROWS] = undated.height
                findings.append(_undated(table, undated, event.field))
            else:
                left_out[NOT_HELD_YET] = undated.height
    return replace(
        table,
        rows=_without_later(table, rows, day),
        left_out={why: count for why, count in left_out.items() if count},
        findings=together(findings),
    )


def _without_later(table: TypedTable, rows: pl.DataFrame, day: date) -> pl.DataFrame:
    hidden_from = [pl.col(dated.field) > day for dated in table.table.dates if dated.with_it]
    rows = rows.with_columns(pl.any_horizontal(pl.lit(value=False), *hidden_from).alias(HIDDEN))
    for dated in table.table.dates:
        if dated.role is DateRole.LATER:
            time = [dated.field + TIME] if dated.field + TIME in rows.columns else []
            hidden = [dated.field, *dated.with_it, *time]
            later = pl.col(dated.field) > day
            rows = rows.with_columns(
                pl.when(~later.fill_null(False)).then(pl.col(name)).alias(name) for name in hidden
            )
    return rows


def _undated(table: TypedTable, rows: pl.DataFrame, field: str) -> pl.DataFrame:
    person = table.table.person
    child = pl.col(person) if person else pl.lit(None, pl.String)
    said = rows.select(PLACE, ROW, child.alias("child_id"))
    return findings_in(UNDATED, said, column=field)


@dataclass(frozen=True)
class AsAt:
    """The tables of a data set as they were known on `day`; missing ones are empty."""

    day: date
    tables: Mapping[str, TypedTable]
    missing: frozenset[str]

    def rows(self, table: str) -> pl.DataFrame:
        """The rows of a table."""
        return self.tables[table].rows

    def has(self, table: str, *fields: str) -> bool:
        """Whether the source has a table, and all of these fields of it."""
        return table not in self.missing and all(self.tables[table].has(f) for f in fields)
