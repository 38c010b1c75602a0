"""The mapping file: what an authority's own words mean, as its people settled it.

A table that opens in a spreadsheet, with the columns of `COLUMNS`. Each row answers one question:
a typed value of a column and the code it stands for; in the column "(dates)", a header (or
"(all)") and "day first" or "month first"; in the column "(headers)", a header as typed and the
official one (or "(none)").
"""

import csv
import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from ilacs.lists.declared import ALL, Column, Kind, code_sets
from ilacs.lists.placing import place
from ilacs.lists.reading.cells import plain
from ilacs.lists.reading.dates import DayOrder
from ilacs.lists.reading.delimited import decoded
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.headers import squeezed

COLUMNS = ("column", "typed", "code", "answered_by", "answered_on", "why")
DATES, HEADERS, ALL_DATES, NONE = "(dates)", "(headers)", "(all)", "(none)"


@dataclass(frozen=True)
class Answers:
    """What was settled.

    `codes` gives the key of a code by the name of a column and the folded text, None where the
    text stands for no answer; `orders` the order of day and month by the name of a column ("" for
    all); `headers` the name of a column by a squeezed header ("" for none).
    """

    codes: Mapping[tuple[str, str], str | None] = field(default_factory=dict)
    orders: Mapping[str, DayOrder] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def has(self, column: Column, typed: str) -> bool:
        """Whether it was settled what a typed value means."""
        return bool(self.codes) and (column.name, folded(typed)) in self.codes

    def code(self, column: Column, typed: str) -> str | None:
        """The key that a typed value was settled to mean; None for no answer."""
        return self.codes.get((column.name, folded(typed)))

    def day_order(self, column: Column) -> DayOrder | None:
        """Which of day and month comes first in a column, if that was settled."""
        return self.orders.get(column.name) or self.orders.get("")


def folded(typed: str) -> str:
    """A typed value as answers know it: without regard to case and spaces around."""
    return plain(typed).casefold()


def load_answers(path: Path) -> Answers:
    """The answers in a mapping file. Rows without a code are questions still open.

    Raises `CannotRead` in words, with the row, if the file or an answer in it cannot be used.
    """
    try:
        content = path.read_bytes()
    except OSError:
        raise CannotRead(
            f"The mapping file {path} could not be opened: check that it is there."
        ) from None
    return parsed(decoded(content).text, path.name)


def parsed(text: str, name: str) -> Answers:
    """The answers in the text of a mapping file called `name`."""
    first_line = text.partition("\n")[0]
    delimiter = max(",;\t", key=first_line.count)
    rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    header = [squeezed(cell) for cell in rows[0]] if rows else []
    missing = [column for column in COLUMNS[:3] if squeezed(column) not in header]
    if missing:
        raise CannotRead(
            f"The mapping file {name} has no column “{missing[0]}”. Its first row must name the "
            f"columns {', '.join(COLUMNS)}."
        )
    at = [header.index(squeezed(column)) for column in COLUMNS[:3]]
    codes: dict[tuple[str, str], str | None] = {}
    orders: dict[str, DayOrder] = {}
    headers: dict[str, str] = {}
    for number, row in enumerate(rows[1:], start=2):
        column, typed, code = (_cell(row, index) for index in at)
        if not column or not code:
            continue

        def refuse(words: str, number: int = number) -> CannotRead:
            return CannotRead(f"Row {number} of the mapping file {name}: {words}")

        if column == DATES:
            key = "" if typed == ALL_DATES else _column(typed, refuse, {Kind.DATE}).name
            _settle(orders, key, _order(code, refuse), refuse)
        elif column == HEADERS:
            known = "" if code == NONE else _column(code, refuse, set(Kind)).name
            _settle(headers, squeezed(typed), known, refuse)
        else:
            known_column = _column(column, refuse, {Kind.CODE, Kind.AUTHORITY})
            answer = None if code == NONE else _key(known_column, code, refuse)
            _settle(codes, (known_column.name, folded(typed)), answer, refuse)
    return Answers(codes, orders, headers)


Refuse = Callable[[str], CannotRead]
Key = TypeVar("Key")
Value = TypeVar("Value")


def _cell(row: list[str], index: int) -> str:
    text = plain(row[index]) if index < len(row) else ""
    # What the writer puts before text that a spreadsheet would take for a formula.
    return text[1:] if text[:1] == "'" and text[1:2] in tuple("=+-@") else text


def _settle(settled: dict[Key, Value], key: Key, value: Value, refuse: Refuse) -> None:
    if settled.setdefault(key, value) != value:
        raise refuse("an earlier row answers the same question otherwise. Keep one of them.")


def _column(header: str, refuse: Refuse, kinds: set[Kind]) -> Column:
    found = _columns().get(squeezed(header))
    if found is None:
        raise refuse("no list has a column of this name. Use the official header.")
    if found.kind not in kinds:
        raise refuse("this column holds nothing of the kind that is answered here.")
    return found


@cache
def _columns() -> Mapping[str, Column]:
    known: dict[str, Column] = {}
    for spec in ALL:
        for column in spec.columns:
            for text in (column.header, column.name):
                known.setdefault(squeezed(text), column)
    return known


def _order(code: str, refuse: Refuse) -> DayOrder:
    for order in DayOrder:
        if folded(code) == order:
            return order
    raise refuse(f"write “{DayOrder.DAY}” or “{DayOrder.MONTH}”.")


def _key(column: Column, code: str, refuse: Refuse) -> str:
    """The key of a code written as its key, its official text, or anything that is placed."""
    if column.codes and code in code_sets()[column.codes].by_key:
        return code
    placed = place(column, code)
    if placed.key is None:
        raise refuse("the code is none of this column's codes. Use the official text of a code.")
    return placed.key
