"""What to ask an authority about its own words, as rows of a mapping file to be filled in."""

from collections.abc import Mapping

import polars as pl

from ilacs.lists.declared import Kind
from ilacs.lists.findings import together
from ilacs.lists.formula_guard import all_guarded
from ilacs.lists.reading.answers import ALL_DATES, COLUMNS, DATES, HEADERS
from ilacs.lists.snapshot import Snapshot

QUESTIONS: Mapping[str, type[pl.DataType]] = dict.fromkeys(COLUMNS, pl.String) | {
    "cells": pl.UInt32
}
"""The columns of a mapping file, and the number of cells that an answer settles."""

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
        headers = {
            column.name: column.header
            for column in read.spec.columns
            if column.kind in (Kind.CODE, Kind.AUTHORITY)
        }
        tables.append(
            read.unplaced.filter(pl.col("column").is_in(list(headers))).select(
                pl.col("column").replace_strict(headers, default=None, return_dtype=pl.String),
                "typed",
            )
        )
    if not tables:
        return pl.DataFrame(schema={"column": pl.String, "typed": pl.String})
    return pl.concat(tables).group_by("column", "typed", maintain_order=True).len("cells")


def _orders(snapshot: Snapshot) -> pl.DataFrame:
    said = together([snapshot.findings]).filter(pl.col("rule").is_in(_UNSETTLED_ORDERS))
    counts = said.group_by("list", "column", maintain_order=True).len("cells")
    rows = [
        {"column": DATES, "typed": snapshot.lists[list_id].spec.by_name[column].header,
         "cells": cells}
        for list_id, column, cells in counts.iter_rows()
    ]  # fmt: skip
    if len(rows) > 1:
        total = sum(row["cells"] for row in rows)
        rows.insert(0, {"column": DATES, "typed": ALL_DATES, "cells": total})
    return pl.DataFrame(rows, schema={"column": pl.String, "typed": pl.String, "cells": pl.UInt32})


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
        pl.col("list").replace_strict(heights, default=0, return_dtype=pl.UInt32).alias("cells"),
    )


def as_mapping_file(asked: pl.DataFrame) -> str:
    """Questions as the text of a mapping file (CSV), safe to open in a spreadsheet."""
    safe = asked.with_columns(all_guarded(asked[name]) for name in COLUMNS)
    return safe.select(*COLUMNS, "cells").write_csv()
