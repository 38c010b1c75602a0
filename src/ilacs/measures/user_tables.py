"""Small tables that a user gives beside the lists: read whole or refused, row and column named.

A CSV file, or a workbook with one filled sheet. The first row that is filled names the columns.
"""

import re
from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from ilacs.framework.number_words import listed
from ilacs.lists.column_letters import column_letters
from ilacs.lists.reading.cells import Cell, as_text, is_empty, plain
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.files import File, sheets_of
from ilacs.lists.reading.grids import Grid, Sheet
from ilacs.lists.reading.headers import squeezed
from ilacs.lists.reading.texts import is_error, is_formula_like

SHOWN = 10
"""So many rows that cannot be used are told of; the rest are counted."""

_WHOLE = re.compile(r"\d+|\d{1,3}(?:,\d{3})+")
_NUMBER = re.compile(r"-?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?")

Parsed = TypeVar("Parsed")


class CannotUse(Exception):
    """A row cannot be used; the message names row and column, never the cell's value."""


@dataclass(frozen=True)
class Columns:
    """The columns of a table, in the order that they are explained, and which may be left out."""

    names: Sequence[str]
    optional: Sequence[str] = ()

    @property
    def in_words(self) -> str:
        """All of them, as a sentence names them."""
        return listed(f"“{name}”" for name in self.names)


@dataclass(frozen=True)
class UserRow:
    """A row by the names of its columns; `number` as a spreadsheet counts."""

    number: int
    cells: Mapping[str, Cell]

    def refused(self, words: str, column: str | None = None) -> CannotUse:
        """What to raise where the row, or a column of it, cannot be used."""
        where = "" if column is None else f", column “{column}”"
        return CannotUse(f"Row {self.number}{where}: {words}")

    def text(self, column: str) -> str:
        """The text of a cell, empty where it is blank. Raises CannotUse for a formula."""
        text = plain(as_text(self.cells.get(column)))
        if is_error(text):
            raise self.refused("a formula failed here. Put its result there.", column)
        if is_formula_like(text):
            raise self.refused("this is a formula. Put its result there.", column)
        return text

    def needed(self, column: str) -> str:
        """The text of a cell that may not be blank. Raises CannotUse."""
        text = self.text(column)
        if not text:
            raise self.refused("this is blank.", column)
        return text

    def whole(self, column: str, least: int, most: int) -> int:
        """A whole number. Raises CannotUse for anything else, and for one out of bounds."""
        text = self.needed(column)
        if text.startswith("-") and _NUMBER.fullmatch(text):
            raise self.refused("this is less than 0.", column)
        if not _WHOLE.fullmatch(text):
            raise self.refused("this is no whole number.", column)
        number = int(text.replace(",", ""))
        if not least <= number <= most:
            raise self.refused(f"this is not from {least:,} to {most:,}.", column)
        return number

    def amount(self, column: str) -> float:
        """A number that is 0 or more. Raises CannotUse for anything else."""
        text = self.needed(column)
        if not _NUMBER.fullmatch(text):
            raise self.refused("this is no number. Write it like 12.3.", column)
        number = float(text.replace(",", ""))
        if text.startswith("-"):
            raise self.refused("this is less than 0.", column)
        return number


def read_user_table(
    path: Path,
    columns: Columns,
    parse: Callable[[UserRow], Parsed | None],
    key: Callable[[Parsed], Hashable],
) -> tuple[Parsed, ...]:
    """The rows of a file, each as `parse` has it; no two of them with the same `key`.

    A row of which `parse` has nothing is passed over.

    Raises CannotRead for a file that is no such table, for rows of which `parse` raises CannotUse,
    and for rows that say the same thing twice.
    """
    grid = _grid(path)
    first = next((index for index in range(grid.height) if _filled(grid, index)), None)
    if first is None:
        raise CannotRead(f"{path.name} holds nothing. It needs the columns {columns.in_words}.")
    at = _header(path, grid, first, columns)
    found: dict[Hashable, int] = {}
    parsed: list[Parsed] = []
    refused: list[str] = []
    for index in range(first + 1, grid.height):
        if not _filled(grid, index):
            continue
        cells = grid.row(index)
        row = UserRow(grid.first_row + index, {name: cells[place] for name, place in at.items()})
        try:
            one = parse(row)
            if one is None:
                continue
            if (earlier := found.setdefault(key(one), row.number)) != row.number:
                raise row.refused(f"this says again what row {earlier} says. Keep one of them.")
        except CannotUse as error:
            refused.append(str(error))
        else:
            parsed.append(one)
    if refused:
        raise CannotRead(_in_words(path, refused))
    if not parsed:
        raise CannotRead(f"{path.name} has no filled rows below the names of its columns.")
    return tuple(parsed)


def _in_words(path: Path, refused: Sequence[str]) -> str:
    more = [f"And {len(refused) - SHOWN} rows more."] if len(refused) > SHOWN else []
    return "\n".join([f"{path.name} cannot be used.", *refused[:SHOWN], *more])


def _grid(path: Path) -> Grid:
    if not path.is_file():
        raise CannotRead(f"There is no file {path}.")
    try:
        sheets = sheets_of(File(path, path.name))
    except CannotRead as error:
        raise CannotRead(f"{path.name}: {error}") from None
    filled = [sheet for sheet in sheets if not sheet.grid.is_empty()]
    if len(filled) > 1:
        raise CannotRead(
            f"{path.name} has {len(filled)} sheets with something on them. Keep the one to read."
        )
    for sheet in filled:
        _check_letters(path, sheet)
    return filled[0].grid if filled else Grid(())


def _check_letters(path: Path, sheet: Sheet) -> None:
    remarks = {rule for rule, _ in sheet.remarks}
    if "read-file-letters" in remarks:
        raise CannotRead(
            f"{path.name} has letters that could not be read. Save it as “CSV UTF-8”, and give "
            "that."
        )
    if "read-file-quotes" in remarks:
        raise CannotRead(
            f"In {path.name} a quotation mark is never closed, or joins two rows. Look for an odd "
            "quotation mark."
        )


def _filled(grid: Grid, index: int) -> bool:
    return not all(map(is_empty, grid.row(index)))


def _header(path: Path, grid: Grid, index: int, columns: Columns) -> Mapping[str, int]:
    """Where each column stands. Raises CannotRead for missing, double and unknown ones."""
    known = {squeezed(name): name for name in columns.names}
    at: dict[str, int] = {}
    needs = f"The columns are {columns.in_words}."
    for place, cell in enumerate(grid.row(index)):
        letters = column_letters(grid.first_column + place)
        name = known.get(squeezed(as_text(cell)))
        if name in at:
            raise CannotRead(f"{path.name} has two columns “{name}”.")
        if name is not None:
            at[name] = place
        elif not is_empty(cell) or grid.columns[place].between(index, grid.height).used:
            raise CannotRead(f"{path.name}: the name of column {letters} is not known. {needs}")
    for name in columns.names:
        if name not in at and name not in columns.optional:
            raise CannotRead(f"{path.name} has no column “{name}”. {needs}")
    return at
