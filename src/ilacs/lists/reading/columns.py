"""One column of a list: from cells to values, what could not be read, and what is said."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import polars as pl

from ilacs.lists.declared import Column, Kind
from ilacs.lists.placing import How, place
from ilacs.lists.reading.answers import Answers
from ilacs.lists.reading.cells import Cell, Cells, as_text, plain
from ilacs.lists.reading.dates import (
    DateReader,
    DayOrder,
    Evidence,
    evidence,
    looks_swapped,
)
from ilacs.lists.reading.findings_of import counted
from ilacs.lists.reading.outcome import BLANK, Outcome, unread
from ilacs.lists.reading.rules import is_note
from ilacs.lists.reading.texts import (
    is_error,
    is_formula_like,
    read_identifier,
    read_postcode,
    read_text,
)
from ilacs.lists.reading.whole_numbers import read_age, read_count
from ilacs.lists.reading.words import blank_marks
from ilacs.lists.snapshot import dtype


@dataclass(frozen=True)
class Told:
    """What is known about the place that a column stands in.

    `dates` is what all its file's dates prove about the order of day and month, `newest_year` the
    newest year in full.
    """

    file: str
    dates: Evidence
    newest_year: int | None
    answers: Answers


@dataclass(frozen=True)
class ColumnRead:
    """A column as read, row by row.

    `rules` holds the rule that speaks about each row's cell (null for most), `details` its words;
    `unread` is true where the cell held something that could not be read. `notes` are said once
    for the column: rules and their details.
    """

    values: pl.Series
    rules: pl.Series
    details: pl.Series
    unread: pl.Series
    typed: Callable[[pl.Series], pl.Series]
    notes: tuple[tuple[str, str | None], ...]


def read_column(column: Column, cells: Cells, told: Told) -> ColumnRead:
    """Reads every distinct value of a column once."""
    used = [number for number in cells.counts if number]
    read = _reader(column, [cells.distinct[number] for number in used], told)
    size = len(cells.distinct)
    values: list[Any] = [None] * size
    rules: list[str | None] = [None] * size
    details: list[str | None] = [None] * size
    is_unread = [False] * size
    notes: dict[str, int] = {}
    for number in used:
        cell = cells.distinct[number]
        outcome = _guarded(read, cell)
        values[number] = outcome.value
        rule = outcome.rule
        if rule is None:
            if outcome.value is None:
                rule = "read-cells-blank-marks"
        elif outcome.value is None:
            is_unread[number] = True
        if rule and is_note(rule):
            notes[rule] = notes.get(rule, 0) + cells.counts[number]
        elif rule:
            rules[number], details[number] = rule, outcome.detail
    said: list[tuple[str, str | None]] = [
        (rule, counted(count, "cell")) for rule, count in notes.items()
    ]
    if column.kind is Kind.DATE and looks_swapped(cells.distinct[number] for number in used):
        said.append(("read-date-swapped", None))
    return ColumnRead(
        values=cells.spread(values, dtype(column.kind)),
        rules=cells.spread(rules, pl.String),
        details=cells.spread(details, pl.String),
        unread=cells.spread(is_unread, pl.Boolean),
        typed=lambda mask: as_typed(cells.kept(mask)),
        notes=tuple(said),
    )


def as_typed(cells: Cells) -> pl.Series:
    """The text of each row's cell; null where it is empty."""
    texts: list[str | None] = [None] * len(cells.distinct)
    for number in cells.counts:
        if number:
            texts[number] = as_text(cells.distinct[number])
    return cells.spread(texts, pl.String)


Reader = Callable[[Cell], Outcome]


def _guarded(read: Reader, cell: Cell) -> Outcome:
    """What holds for cells of any kind, before and after the column's own reader."""
    if isinstance(cell, str):
        if is_error(cell.strip()):
            return unread("read-cell-error")
        outcome = read(cell)
        if outcome.rule is None and outcome.value is not None and is_formula_like(cell.strip()):
            return Outcome(outcome.value, "read-cell-formula")
        return outcome
    return read(cell)


def _reader(column: Column, used: list[Cell], told: Told) -> Reader:
    match column.kind:
        case Kind.DATE:
            return _date_reader(column, used, told)
        case Kind.INTEGER:
            return read_age if column.lowest is not None and column.lowest < 0 else read_count
        case Kind.CODE | Kind.AUTHORITY:
            return lambda cell: _coded(column, told.answers, cell)
        case Kind.IDENTIFIER:
            return read_identifier
        case Kind.POSTCODE:
            return read_postcode
        case Kind.TEXT | Kind.PERSON:
            return read_text


def _date_reader(column: Column, used: list[Cell], told: Told) -> Reader:
    own = evidence(used)
    order = told.answers.day_order(told.file, column)
    why = "read-date-ambiguous"
    if order is None:
        order = own.order
        if own.day_first and own.month_first:
            why = "read-date-conflict"
        elif own.month_first:
            why = "read-date-month-first"
        elif order is None:
            order = told.dates.order
    read = DateReader(order, told.newest_year)

    def with_reason(cell: Cell) -> Outcome:
        outcome = read(cell)
        return outcome._replace(rule=why) if outcome.rule == "read-date-ambiguous" else outcome

    return with_reason


def _coded(column: Column, answers: Answers, cell: Cell) -> Outcome:
    text = as_text(cell)
    answered = answers.code(column, text)
    if answered is not None:
        return Outcome(answered)
    placed = place(column, text)
    if placed.key is not None:
        return Outcome(placed.key)
    if plain(text).casefold() in blank_marks():
        return BLANK
    if placed.how is How.GROUP:
        return unread("read-code-group")
    return unread("read-code-unplaced", placed.why)


__all__ = ["ColumnRead", "DayOrder", "Told", "as_typed", "read_column"]
