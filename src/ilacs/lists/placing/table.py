"""A table of typed values with their columns, placed: what `ilacs lists place` writes."""

from collections.abc import Iterable, Mapping
from functools import cache

from ilacs.lists.declared import ALL, Code, Column, Kind, code_sets
from ilacs.lists.placing.place import PLACES_OUTSIDE, place
from ilacs.lists.placing.placed import How, Placed, nowhere
from ilacs.lists.reading.headers import known_headers, squeezed

COLUMNS = ("column", "value", "code", "group", "level", "how", "why")
"""The columns of the answer.

`code` is the official text of the code, or the group where the value names no more than that;
`group` is the inspectorate's grouping of it, the code itself where there is none. `level` says
which: individual, grouped or none.
"""


def place_table(rows: Iterable[Mapping[str, str]]) -> list[dict[str, str]]:
    """Places each row's `value` in the column of any list that its `column` names.

    One row (COLUMNS) comes out for each that goes in, in the same order. The columns are known by
    the same headers as in files; a list that has the column first decides what it means.
    """
    return [_placed_row(row.get("column") or "", row.get("value") or "") for row in rows]


def column_called(header: str) -> Column | None:
    """The column with codes that a header means in any list; Annex A's lists come first."""
    return _columns().get(squeezed(header))


def _placed_row(header: str, value: str) -> dict[str, str]:
    column = column_called(header)
    placed = place(column, value) if column else nowhere("no column of this name has codes")
    code = _code(column, placed)
    text = code.text if code else placed.key or placed.group or ""
    level = "individual" if placed.key else "grouped" if placed.group else "none"
    return dict(
        zip(
            COLUMNS,
            (header, value, text, placed.group or text, level, placed.how.value, placed.why),
            strict=True,
        )
    )


def _code(column: Column | None, placed: Placed) -> Code | None:
    if column is None or placed.key is None or placed.how is How.NONE:
        return None
    codes = column.codes or PLACES_OUTSIDE
    return code_sets()[codes].by_key.get(placed.key)


@cache
def _columns() -> Mapping[str, Column]:
    found: dict[str, Column] = {}
    for spec in ALL:
        for text, column in known_headers(spec.id).items():
            if column.kind in (Kind.CODE, Kind.AUTHORITY):
                found.setdefault(text, column)
    return found
