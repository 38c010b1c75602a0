"""The mapping file: what an authority's own words mean, as its people settled it.

A table that opens in a spreadsheet, with the columns of `COLUMNS`. Each row answers one question:
a typed value of a column and the code it stands for; in the column "(dates)", a header (or
"(all)") and "day first" or "month first"; in the column "(headers)", a header as typed and the
official one (or "(none)").
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TypeVar

from ilacs.lists.declared import ALL, Column, Kind, code_sets
from ilacs.lists.formula_guard import unguarded
from ilacs.lists.placing import place
from ilacs.lists.reading.cells import plain
from ilacs.lists.reading.dates import DayOrder
from ilacs.lists.reading.delimited import decoded, small_table
from ilacs.lists.reading.errors import CannotRead, NotATable
from ilacs.lists.reading.headers import squeezed

COLUMNS = ("column", "typed", "code", "answered_by", "answered_on", "why")
DATES, HEADERS, ALL_DATES, NONE = "(dates)", "(headers)", "(all)", "(none)"


@dataclass(frozen=True)
class Answers:
    """What was settled.

    `codes` gives, by a column's squeezed header and then the folded text, the code as the answer
    writes it, None where the text stands for no answer; `orders` the order of day and month by a
    squeezed header ("" for all); `headers` the squeezed official header by a squeezed header as
    typed ("" for none).
    """

    codes: Mapping[str, Mapping[str, str | None]] = field(default_factory=dict)
    orders: Mapping[str, DayOrder] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)

    def of(self, column: Column) -> Mapping[str, str | None]:
        """The keys that a column's typed values were settled to mean, by the folded texts."""
        keys: dict[str, str | None] = {}
        for typed, code in self.codes.get(squeezed(column.header), {}).items():
            key = key_of(column, code) if code else None
            if key or not code:
                keys[typed] = key
        return keys

    def day_order(self, column: Column) -> DayOrder | None:
        """Which of day and month comes first in a column, if that was settled."""
        return self.orders.get(squeezed(column.header)) or self.orders.get("")


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
    try:
        text = decoded(content).text
    except NotATable:
        raise CannotRead(
            f"The mapping file {path.name} is no text: save it as .csv, and give that."
        ) from None
    return parsed(text, path.name)


def parsed(text: str, name: str) -> Answers:
    """The answers in the text of a mapping file called `name`."""
    rows = small_table(text)
    if rows is None:
        raise CannotRead(
            f"In the mapping file {name} a quotation mark is never closed, or joins two rows. Look "
            "for an odd quotation mark."
        )
    header = [squeezed(cell) for cell in rows[0]] if rows else []
    missing = [column for column in COLUMNS[:3] if squeezed(column) not in header]
    if missing:
        raise CannotRead(
            f"The mapping file {name} has no column “{missing[0]}”. Its first row must name the "
            f"columns {', '.join(COLUMNS)}."
        )
    at = [header.index(squeezed(column)) for column in COLUMNS[:3]]
    codes: dict[str, dict[str, str | None]] = {}
    orders: dict[str, DayOrder] = {}
    headers: dict[str, str] = {}
    for number, row in enumerate(rows[1:], start=2):
        column, typed, code = (_cell(row, index) for index in at)
        if not column or not code:
            continue

        def refuse(words: str, number: int = number) -> CannotRead:
            return CannotRead(f"Row {number} of the mapping file {name}: {words}")

        if column == DATES:
            dates = "" if typed == ALL_DATES else _header(typed, refuse, {Kind.DATE})
            _settle(orders, dates, _order(code, refuse), refuse)
        elif column == HEADERS:
            official = "" if code == NONE else _header(code, refuse, set(Kind))
            _settle(headers, squeezed(typed), official, refuse)
        else:
            coded = _header(column, refuse, {Kind.CODE, Kind.AUTHORITY})
            answer = None if code == NONE else _code(coded, code, refuse)
            _settle(codes.setdefault(coded, {}), folded(typed), answer, refuse)
    return Answers(codes, orders, headers)


Refuse = Callable[[str], CannotRead]
Key = TypeVar("Key")
Value = TypeVar("Value")


def _cell(row: list[str], index: int) -> str:
    return plain(unguarded(row[index])) if index < len(row) else ""


def _settle(settled: dict[Key, Value], key: Key, value: Value, refuse: Refuse) -> None:
    if settled.setdefault(key, value) != value:
        raise refuse("an earlier row answers the same question otherwise. Keep one of them.")


def _header(typed: str, refuse: Refuse, kinds: set[Kind]) -> str:
    columns = _columns().get(squeezed(typed))
    if columns is None:
        raise refuse("no list has a column of this name. Use the official header.")
    if not any(column.kind in kinds for column in columns):
        raise refuse("this column holds nothing of the kind that is answered here.")
    return squeezed(columns[0].header)


@cache
def _columns() -> Mapping[str, Sequence[Column]]:
    """The columns of all lists by their squeezed headers: lists share headers, not always codes."""
    known: dict[str, list[Column]] = {}
    for spec in ALL:
        for column in spec.columns:
            known.setdefault(squeezed(column.header), []).append(column)
    return known


def _order(code: str, refuse: Refuse) -> DayOrder:
    for order in DayOrder:
        if folded(code) == order:
            return order
    raise refuse(f"write “{DayOrder.DAY}” or “{DayOrder.MONTH}”.")


def _code(header: str, code: str, refuse: Refuse) -> str:
    if not any(key_of(column, code) for column in _columns()[header] if column.codes):
        raise refuse("the code is none of this column's codes. Use the official text of a code.")
    return code


def key_of(column: Column, code: str) -> str | None:
    """The key of a code written as its key, its official text, or anything that is placed."""
    if column.codes and code in code_sets()[column.codes].by_key:
        return code
    return place(column, code).key
