"""One column of a list: from cells to values, what could not be read, and what is said."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from typing import Any

import polars as pl

from ilacs.framework.number_words import counted
from ilacs.lists.declared import Column, Kind
from ilacs.lists.placing import How, place
from ilacs.lists.reading.answers import Answers, folded
from ilacs.lists.reading.cells import Cell, Cells, Mask, as_text
from ilacs.lists.reading.dates import (
    DateReader,
    Evidence,
    evidence,
    is_plain_day,
    looks_swapped,
)
from ilacs.lists.reading.day_nought import DAY_NOUGHT
from ilacs.lists.reading.outcome import BLANK, Outcome, unread
from ilacs.lists.reading.rules import is_note
from ilacs.lists.reading.texts import (
    is_error,
    is_formula_like,
    read_identifier,
    read_postcode,
    read_text,
    read_time,
)
from ilacs.lists.reading.whole_numbers import read_age, read_count
from ilacs.lists.reading.words import is_blank_mark
from ilacs.lists.snapshot import dtype


@dataclass(frozen=True)
class Told:
    """What is known about the place that a column stands in.

    `dates` is what all its file's dates prove about the order of day and month, `newest_year` the
    newest year in full, `day_nought` what its numbers of days count from.
    """

    dates: Evidence
    newest_year: int | None
    answers: Answers
    day_nought: date = DAY_NOUGHT


@dataclass(frozen=True)
class ColumnRead:
    """A column as read, row by row.

    `rules` gives the rows of which a rule speaks, and the words of the rule's finding: (mask,
    rule, detail). `unread` is true where the cell held something that could not be read. `notes`
    are said once for the column: rules and their details.
    """

    values: pl.Series
    rules: Sequence[tuple[Mask, str, str | None]]
    unread: Mask | None
    cells: Cells
    notes: Sequence[tuple[str, str | None]]


def read_column(column: Column, cells: Cells, told: Told) -> ColumnRead:
    """Reads every distinct value of a column once."""
    read = _reader(column, cells, told)
    looked_at = _looked_at(column.kind, cells)
    distinct = cells.distinct
    values: list[Any] = []
    spoken: dict[tuple[str, str | None], list[int]] = {}
    unread_numbers: list[int] = []
    notes: dict[str, int] = {}
    for number in looked_at:
        value, rule, detail = read(distinct[number])
        values.append(value)
        if rule is None:
            if value is not None:
                continue
            rule = "read-cells-blank-marks"
        elif value is None:
            unread_numbers.append(number)
        if is_note(rule):
            notes[rule] = notes.get(rule, 0) + int(cells.counts[number])
        else:
            spoken.setdefault((rule, detail), []).append(number)
    said: list[tuple[str, str | None]] = [
        (rule, counted(count, "cell")) for rule, count in notes.items()
    ]
    if column.kind is Kind.DATE and looks_swapped(list(cells.values())):
        said.append(("read-date-swapped", None))
    return ColumnRead(
        values=cells.spread(_by_number(column.kind, cells, looked_at, values), dtype(column.kind)),
        rules=[(cells.one_of(numbers), *rule) for rule, numbers in spoken.items()],
        unread=cells.one_of(unread_numbers) if unread_numbers else None,
        cells=cells,
        notes=said,
    )


_AS_TYPED = frozenset({Kind.IDENTIFIER, Kind.TEXT, Kind.PERSON})


def _looked_at(kind: Kind, cells: Cells) -> Sequence[int]:
    """The numbers of the distinct values that do not stand for themselves.

    Digits and identifiers do where any text may stand, and real dates where dates stand.
    """
    if kind in _AS_TYPED:
        return cells.unusual
    if kind is Kind.DATE and cells.texts is None:
        return [number for number in cells.used if not is_plain_day(cells.distinct[number])]
    return cells.used


def _by_number(
    kind: Kind, cells: Cells, looked_at: Sequence[int], values: Sequence[Any]
) -> Sequence[Any] | pl.Series:
    """What each distinct value became: what was made of those looked at, else itself."""
    if kind in _AS_TYPED and cells.texts is not None:
        changed = pl.Series(values, dtype=pl.String)
        return cells.texts.clone().scatter(list(looked_at), changed) if looked_at else cells.texts
    whole: list[Any] = [None] * len(cells.distinct)
    if len(looked_at) < len(cells.used):
        # Values of rows left out are not looked at.
        for number in set(cells.used).difference(looked_at):
            value = cells.distinct[number]
            whole[number] = str(int(value)) if type(value) is float else value
    for number, value in zip(looked_at, values, strict=True):
        whole[number] = value
    return whole


def as_typed(cells: Cells) -> pl.Series:
    """The text of each row's cell; null where it is empty."""
    if cells.texts is not None:
        return cells.spread(cells.texts, pl.String)
    texts: list[str | None] = [None] * len(cells.distinct)
    for number in cells.used:
        texts[number] = as_text(cells.distinct[number])
    return cells.spread(texts, pl.String)


Reader = Callable[[Cell], Outcome]


def _guarded(read: Reader) -> Reader:
    """What holds for cells of any kind, before and after the column's own reader."""

    def guarded(cell: Cell) -> Outcome:
        if not isinstance(cell, str) or (cell.isalnum() and cell[-1].isdecimal()):
            return read(cell)
        text = cell.strip()
        if is_error(text):
            return unread("read-cell-error")
        outcome = read(cell)
        if is_formula_like(text) and outcome is not BLANK:
            if outcome.value is None:
                return unread("read-cell-formula-unread")
            return Outcome(outcome.value, "read-cell-formula")
        return outcome

    return guarded


def _reader(column: Column, cells: Cells, told: Told) -> Reader:
    if column.kind is Kind.DATE:
        return _guarded(_date_reader(column, list(cells.values()), told))
    if column.kind is Kind.INTEGER:
        return _guarded(read_age if column.lowest is not None and column.lowest < 0 else read_count)
    if column.kind in (Kind.CODE, Kind.AUTHORITY):
        return _guarded(partial(_coded, column, told.answers.of(column)))
    return _guarded(_READERS[column.kind])


_READERS: Mapping[Kind, Reader] = {
    Kind.IDENTIFIER: read_identifier,
    Kind.POSTCODE: read_postcode,
    Kind.TIME: read_time,
    Kind.TEXT: read_text,
    Kind.PERSON: read_text,
}


def _date_reader(column: Column, used: list[Cell], told: Told) -> Reader:
    own = evidence(used)
    order = told.answers.day_order(column)
    why = "read-date-ambiguous"
    if order is None:
        order = own.order
        if own.day_first and own.month_first:
            why = "read-date-conflict"
        elif own.month_first:
            why = "read-date-month-first"
        elif order is None:
            order = told.dates.order
    read = DateReader(order, told.newest_year, told.day_nought)

    def with_reason(cell: Cell) -> Outcome:
        outcome = read(cell)
        return outcome._replace(rule=why) if outcome.rule == "read-date-ambiguous" else outcome

    return with_reason


def _coded(column: Column, answered: Mapping[str, str | None], cell: Cell) -> Outcome:
    text = as_text(cell)
    if answered and folded(text) in answered:
        return Outcome(answered[folded(text)])
    placed = place(column, text)
    if placed.key is not None:
        return Outcome(placed.key)
    if is_blank_mark(text):
        return BLANK
    if placed.how is How.GROUP:
        return unread("read-code-group")
    return unread("read-code-unplaced", placed.why)
