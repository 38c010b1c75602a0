"""How a flat table is declared: its columns, what they mean, and where their cells come from.

Rows are tuples of values in the order of the table's columns; None is unknown.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ilacs.reports.record import InspectionReport

Cell = StrEnum | str | int | date | None
Row = tuple[Cell, ...]


class Form(StrEnum):
    """What the cells of a column hold; each file type has its own way of writing each form.

    A term is one of the fixed vocabulary: written as its code in files for programs
    (`requires_improvement`), in words in files for people (Requires improvement).
    """

    TERM = "term"
    TEXT = "text"
    LONG_TEXT = "long text"
    PARAGRAPHS = "paragraphs"
    CODE = "code"
    NUMBER = "number"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """`name` is for programs, `heading` for people; `cell` takes the value from a record.

    `width` is for people: in characters, where it is not that of every column of the form.
    """

    name: str
    form: Form
    heading: str
    meaning: str
    cell: Callable[[Any], Cell]
    width: int | None = None


@dataclass(frozen=True, slots=True)
class Table:
    """`records` gives what each row is made of; the columns take their cells from that."""

    name: str
    heading: str
    meaning: str
    columns: tuple[Column, ...]
    records: Callable[[InspectionReport], Iterator[Any]]

    def rows(self, report: InspectionReport) -> Iterator[Row]:
        """The rows that `report` has in this table."""
        return (self.row(record) for record in self.records(report))

    def row(self, record: Any) -> Row:
        """One row, from one of what `records` gives."""
        return tuple(column.cell(record) for column in self.columns)


def whole_characters(text: str) -> str:
    """`text` with any half character (a lone surrogate, which no file can hold) spelt out."""
    return text.encode("utf-8", "backslashreplace").decode("utf-8")
