"""Tables of findings made while reading."""

from dataclasses import dataclass

import polars as pl

from ilacs.lists import finding_rows
from ilacs.lists.findings import SCHEMA
from ilacs.lists.reading.cells import same
from ilacs.lists.reading.rules import BY_ID


def finding(
    rule: str,
    *,
    list_id: str | None = None,
    place: int | None = None,
    column: str | None = None,
    detail: str | None = None,
) -> pl.DataFrame:
    """One finding of a rule of reading, by its id."""
    return finding_rows.finding(
        BY_ID[rule], list_id=list_id, place=place, column=column, detail=detail
    )


@dataclass(frozen=True)
class At:
    """Where findings are: a list in a place, and perhaps one of its columns."""

    list_id: str
    place: int
    column: str | None = None


def findings_in_rows(
    rule: str, at: At, rows: pl.Series, ids: pl.Series | None = None, detail: str | None = None
) -> pl.DataFrame:
    """A finding for each of some rows; `ids` are the rows' child ids."""
    count = len(rows)
    return pl.DataFrame(
        {
            "rule": same(rule, count, pl.String),
            "list": same(at.list_id, count, pl.String),
            "place": same(at.place, count, SCHEMA["place"]),
            "row": rows.cast(pl.UInt32),
            "column": same(at.column, count, pl.String),
            "child_id": same(None, count, pl.String) if ids is None else ids,
            "detail": same(detail, count, pl.String),
        },
        schema=dict(SCHEMA),
    )
