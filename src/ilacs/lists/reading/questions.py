"""What to ask an authority about its own words, as rows of a mapping file to be filled in."""

from collections.abc import Mapping

import polars as pl

from ilacs.lists.declared import Column, Kind
from ilacs.lists.findings import together
from ilacs.lists.formula_guard import all_guarded
from ilacs.lists.placing import place
from ilacs.lists.reading.answers import ALL_DATES, COLUMNS, DATES, HEADERS, NONE
from ilacs.lists.reading.dates import DayOrder
from ilacs.lists.snapshot import Snapshot

MAY_BE, CELLS = "may_be", "cells"
"""What the answer may be, or why no rule knows it; the number of cells that an answer settles."""

ASKED = (*COLUMNS[:3], MAY_BE, *COLUMNS[3:], CELLS)
"""The columns of a mapping file with questions: those of answers, and what helps to answer."""

QUESTIONS: Mapping[str, type[pl.DataType]] = dict.fromkeys(ASKED, pl.String) | {CELLS: pl.UInt32}

_PARTED = " | "
_ORDERS = _PARTED.join(DayOrder)

_UNSETTLED_ORDERS = ("read-date-ambiguous", "read-date-conflict", "read-date-month-first")


def questions(snapshot: Snapshot) -> pl.DataFrame:
    """The rows to be answered, those that settle most cells first; `code` is empty.

    Values are as typed: the table holds what the cells hold, and stays with the user.
    """
    tables = [_codes(snapshot), _orders(snapshot), _headers(snapshot)]
    asked = pl.concat([pl.DataFrame(schema=dict(QUESTIONS)), *tables], how="diagonal")
    return asked.sort("cells", descending=True, maintain_order=True)


def _codes(snapshot: Snapshot) -> pl.DataFrame:
    tables = []
    for read in snapshot.lists.values():
        counts = read.unplaced.group_by("column", "typed", maintain_order=True).len(CELLS)
        rows = [
            (column.header, typed, _may_be(column, typed), cells)
            for name, typed, cells in counts.iter_rows()
            if (column := read.spec.by_name[name]).kind in (Kind.CODE, Kind.AUTHORITY)
        ]
        tables.append(pl.DataFrame(rows, schema=_schema(MAY_BE), orient="row"))
    if not tables:
        return pl.DataFrame(schema=_schema(MAY_BE))
    # Lists share columns: one answer settles a value in all of them.
    asked = pl.concat(tables).group_by("column", "typed", maintain_order=True)
    return asked.agg(pl.col(MAY_BE).first(), pl.col(CELLS).sum())


def _may_be(column: Column, typed: str) -> str:
    placed = place(column, typed)
    return _PARTED.join(placed.may_be) or placed.why


def _schema(*more: str) -> dict[str, type[pl.DataType]]:
    return {name: QUESTIONS[name] for name in ("column", "typed", *more, CELLS)}


def _orders(snapshot: Snapshot) -> pl.DataFrame:
    said = together([snapshot.findings]).filter(pl.col("rule").is_in(_UNSETTLED_ORDERS))
    counts = said.group_by("list", "column", maintain_order=True).len("cells")
    rows = [
        {"column": DATES, "typed": snapshot.lists[list_id].spec.by_name[column].header,
         MAY_BE: _ORDERS, CELLS: cells}
        for list_id, column, cells in counts.iter_rows()
    ]  # fmt: skip
    if len(rows) > 1:
        total = sum(row["cells"] for row in rows)
        rows.insert(0, {"column": DATES, "typed": ALL_DATES, MAY_BE: _ORDERS, CELLS: total})
    return pl.DataFrame(rows, schema=_schema(MAY_BE))


def _headers(snapshot: Snapshot) -> pl.DataFrame:
    """Undeclared columns, where the list lacks declared ones that they may be."""
    said = snapshot.findings
    lacking = said.filter(pl.col("rule") == "read-column-missing")["list"].unique()
    beside = said.filter(
        (pl.col("rule") == "read-column-undeclared") & pl.col("list").is_in(lacking.implode())
    )
    heights = {list_id: read.rows.height for list_id, read in snapshot.lists.items()}
    return beside.select(
        pl.lit(HEADERS).alias("column"),
        pl.col("column").alias("typed"),
        pl.lit(f"an official header{_PARTED}{NONE}").alias(MAY_BE),
        pl.col("list").replace_strict(heights, default=0, return_dtype=pl.UInt32).alias("cells"),
    )


def as_mapping_file(asked: pl.DataFrame) -> str:
    """Questions as the text of a mapping file (CSV), safe to open in a spreadsheet."""
    safe = asked.with_columns(all_guarded(asked[name]) for name in ASKED if name != CELLS)
    return safe.select(ASKED).write_csv()
