"""Tables of findings made while reading."""

from collections.abc import Sequence

import polars as pl

from ilacs.lists.findings import SCHEMA


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


def findings_in_rows(
    rule: pl.Series | str,
    rows: pl.Series,
    *,
    list_id: str,
    place: int,
    column: str | None = None,
    child_ids: pl.Series | None = None,
    details: pl.Series | None = None,
) -> pl.DataFrame:
    """A finding for each of some rows; the series are equally long."""
    empty = pl.lit(None)
    return pl.select(
        rule=rule if isinstance(rule, pl.Series) else pl.repeat(rule, len(rows), eager=True),
        list=pl.lit(list_id),
        place=pl.lit(place),
        row=rows,
        column=pl.lit(column),
        child_id=empty if child_ids is None else child_ids,
        detail=empty if details is None else details,
    ).cast(dict(SCHEMA))


def counted(number: int, one: str, many: str | None = None) -> str:
    """A number and its noun: "1 row", "12 rows"."""
    return f"{number:,} {one if number == 1 else many or one + 's'}"


def letter(index: int) -> str:
    """The letters of a column as a spreadsheet shows them, from its index (0 is A)."""
    letters = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def listed(names: Sequence[str]) -> str:
    """Names as a sentence lists them."""
    return names[0] if len(names) == 1 else ", ".join(names[:-1]) + " and " + names[-1]
