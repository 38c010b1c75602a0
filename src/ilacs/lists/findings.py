"""What is said about the lists: rules, and what they found.

A finding never holds the value of a cell. It says where to look and which rule speaks; the words
come from the rule.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

import polars as pl


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """It cannot be right."""
    QUERY = "query"
    """It may be right: look, and be able to explain it."""
    NOTE = "note"
    """It was understood; know how."""


class About(StrEnum):
    """What a rule looks at."""

    FILE = "file"
    LAYOUT = "layout"
    TYPE = "type"
    CODE = "code"
    BLANK = "blank"
    ROW = "one row"
    LISTS = "several rows or lists"
    COMPARISON = "an earlier submission"


@dataclass(frozen=True)
class Rule:
    """One rule. `id` never changes its meaning.

    `words` says what is wrong and `fix` what to do; both may name `{column}` (the header of the
    column found), `{list}` (the title of the list) and `{detail}`.
    `source` is where the rule comes from, such as "X5" for the relations of the specification.
    """

    id: str
    severity: Severity
    about: About
    words: str
    fix: str
    source: str = ""


SCHEMA: Mapping[str, type[pl.DataType]] = {
    "rule": pl.String,
    "list": pl.String,
    "place": pl.UInt32,
    "row": pl.UInt32,
    "column": pl.String,
    "child_id": pl.String,
    "detail": pl.String,
}
"""The columns of a table of findings.

`list` is the id of a list, `place` an index into the places of the snapshot, `row` the number of
the row in the file as a spreadsheet counts it, `column` the declared name of a column (or, for an
undeclared one, its header as typed). All but `rule` may be null. `detail` are words without any
cell's value, such as "Children in need, row 12".
"""


def no_findings() -> pl.DataFrame:
    """An empty table of findings."""
    return pl.DataFrame(schema=SCHEMA)


def together(tables: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Tables of findings as one."""
    joined: pl.DataFrame = pl.concat([no_findings(), *tables])
    return joined
