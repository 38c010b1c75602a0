"""Tables of findings made while reading."""

from collections.abc import Sequence
from dataclasses import dataclass

import polars as pl

from ilacs.lists.findings import SCHEMA
from ilacs.lists.reading.cells import same


def finding(
    rule: str,
    *,
    list_id: str | None = None,
    place: int | None = None,
    row: int | None = None,
    column: str | None = None,
    detail: str | None = None,
) -> pl.DataFrame:
    """One finding."""
    values = {
        "rule": rule,
        "list": list_id,
        "place": place,
        "row": row,
        "column": column,
        "child_id": None,
        "detail": detail,
    }
    return pl.DataFrame([values], schema=SCHEMA)


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


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 row", "12 rows"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
