"""How complete each column is."""

from collections.abc import Mapping

import polars as pl

from ilacs.lists.checking.check import rule
from ilacs.lists.finding_rows import finding
from ilacs.lists.findings import About, Rule, Severity, together
from ilacs.lists.snapshot import ListRows, Snapshot

COMPLETENESS: Mapping[str, type[pl.DataType]] = {
    "list": pl.String,
    "column": pl.String,
    "rows": pl.UInt32,
    "filled": pl.UInt32,
    "blank_required": pl.UInt32,
    "blank_allowed": pl.UInt32,
    "kept_as_typed": pl.UInt32,
    "share": pl.Float64,
}
"""The columns of a table of completeness, one row for each column of each list that is there.

Every row of a list is counted once: `filled` with a value that was understood, `blank_required`
or `blank_allowed` (whether the column may ever be empty), or `kept_as_typed`. `share` is filled
over rows, from 0 to 1; null where the list has no rows.
"""

MOSTLY = 0.5
"""A column with a smaller share of cells filled than this is mostly empty."""

EMPTY_COLUMN = rule(
    "blank-column",
    Severity.ERROR,
    About.BLANK,
    "{column} is empty in every row, and every row needs it.",
    "Fill it from your system; if it cannot be, say why in the comments beside the guidance.",
)
MOSTLY_EMPTY = rule(
    "blank-mostly",
    Severity.QUERY,
    About.BLANK,
    "{column} is empty in more than half of the rows, and every row needs it.",
    "Look whether the export takes it from the right place in your system.",
)
RULES: tuple[Rule, ...] = (EMPTY_COLUMN, MOSTLY_EMPTY)


def completeness(snapshot: Snapshot) -> pl.DataFrame:
    """How many cells of each column are filled (COMPLETENESS)."""
    rows = [row for read in snapshot.lists.values() for row in _counted(read)]
    return pl.DataFrame(rows, schema=COMPLETENESS, orient="row")


def sweep(snapshot: Snapshot) -> pl.DataFrame:
    """Columns that every row needs, and that are empty or mostly empty (findings.SCHEMA)."""
    table = completeness(snapshot)
    rows, needed = pl.col("rows"), pl.col("blank_required")
    empty = table.filter((rows > 0) & (needed == rows))
    mostly = table.filter((needed > MOSTLY * rows) & (needed < rows))
    return together(
        finding(each, list_id=list_id, column=column)
        for each, found in ((EMPTY_COLUMN, empty), (MOSTLY_EMPTY, mostly))
        for list_id, column in found.select("list", "column").iter_rows()
    )


def _counted(read: ListRows) -> list[tuple[object, ...]]:
    count = read.rows.height
    typed = dict(read.unplaced.group_by("column").len().iter_rows())
    return [
        _row(read, name, count, read.rows[name].null_count(), typed.get(name, 0))
        for name in read.rows.columns
        if name in read.spec.by_name
    ]


def _row(read: ListRows, name: str, count: int, nulls: int, typed: int) -> tuple[object, ...]:
    blank = nulls - typed
    required = read.spec.by_name[name].blank is None
    filled = count - nulls
    return (
        read.spec.id,
        name,
        count,
        filled,
        blank if required else 0,
        0 if required else blank,
        typed,
        filled / count if count else None,
    )
