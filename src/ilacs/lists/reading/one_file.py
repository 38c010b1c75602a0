"""One file: which lists its sheets hold, and what was read of them."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import polars as pl

from ilacs.framework.number_words import counted, listed
from ilacs.lists.column_letters import column_letters
from ilacs.lists.declared import ListSpec
from ilacs.lists.reading.answers import Answers
from ilacs.lists.reading.columns import Told
from ilacs.lists.reading.dates import Evidence, evidence, full_years
from ilacs.lists.reading.day_nought import DAY_NOUGHT
from ilacs.lists.reading.findings_of import finding
from ilacs.lists.reading.grids import Corner, Grid, Sheet
from ilacs.lists.reading.parts import Part, cells_of_dates, read_part
from ilacs.lists.reading.rows import other_headers
from ilacs.lists.reading.which_list import Found, by_headers, by_name, is_in_front
from ilacs.lists.snapshot import Place


@dataclass(frozen=True)
class OneFile:
    """What one file gave."""

    parts: tuple[Part, ...]
    findings: tuple[pl.DataFrame, ...]


@dataclass(frozen=True)
class _Table:
    """A list found in a sheet: only the rows of `grid` are its own."""

    grid: Grid
    found: Found
    place: int


def read_file(
    sheets: Sequence[Sheet],
    places: Sequence[Place],
    first: int,
    newest_year: int | None,
    answers: Answers,
) -> OneFile:
    """Reads the lists in the sheets of a file; `first` is the number of its first place."""
    findings: list[pl.DataFrame] = []
    tables: list[_Table] = []
    for number, (sheet, place) in enumerate(zip(sheets, places, strict=True), start=first):
        findings += [finding(rule, place=number, detail=detail) for rule, detail in sheet.remarks]
        found, said = _tables(sheet, place, number, answers)
        tables += found
        findings += said
    day_nought = sheets[0].day_nought if sheets else DAY_NOUGHT
    told = _told(tables, newest_year, answers, day_nought)
    parts = tuple(read_part(table.grid, table.found, table.place, told) for table in tables)
    return OneFile(parts, tuple(findings))


def _tables(
    sheet: Sheet, place: Place, number: int, answers: Answers
) -> tuple[list[_Table], list[pl.DataFrame]]:
    grid = sheet.grid
    name = place.sheet if place.sheet is not None else place.file.rpartition(".")[0] or place.file
    if grid.is_empty():
        return [], [finding("read-sheet-empty", place=number)]
    if is_in_front(name.rpartition("/")[2]):
        return [], [finding("read-sheet-in-front", place=number)]
    named = by_name(name.rpartition("/")[2])
    if place.sheet in _UNNAMED and named is None:
        named = by_name(place.file.rpartition("/")[2].rpartition(".")[0])
    found = by_headers(grid, named, answers.headers)
    if found is None:
        detail = counted(int(grid.filled().sum()), "row")
        if is_in_front(name.rpartition("/")[2]):
            return [], [finding("read-sheet-in-front", place=number)]
        if named:
            return [], [
                finding("read-sheet-no-headers", list_id=named.id, place=number, detail=detail)
            ]
        return [], [finding("read-sheet-unknown", place=number, detail=detail)]
    return _split(grid, found, number, answers), _about(sheet, found, named, number)


_UNNAMED = frozenset({"Sheet1", "Sheet", "Data", "Export", "Query1", "Results", "Report 1"})
"""Names that programs give to sheets: the name of the file may say more."""


def _about(sheet: Sheet, found: Found, named: ListSpec | None, number: int) -> list[pl.DataFrame]:
    said = []
    if named is None:
        said.append(finding("read-sheet-by-headers", list_id=found.spec.id, place=number))
    elif named is not found.spec:
        said.append(
            finding(
                "read-sheet-name-disagrees",
                list_id=found.spec.id,
                place=number,
                detail=named.title,
            )
        )
    if found.last > found.first:
        said.append(finding("read-headers-two-rows", list_id=found.spec.id, place=number))
    above = sum(_is_like_data(sheet.grid, row) for row in range(found.first))
    if above:
        detail = counted(above, "row")
        said.append(finding("read-rows-above", list_id=found.spec.id, place=number, detail=detail))
    last_header = sheet.grid.first_row - 1 + found.last
    merged = [cells for cells in sheet.merged if cells[0][0] > last_header]
    if merged:
        detail = _ranges(merged)
        said.append(
            finding("read-sheet-merged", list_id=found.spec.id, place=number, detail=detail)
        )
    return said


def _ranges(merged: Sequence[tuple[Corner, Corner]]) -> str:
    """The first few of some ranges of cells, as "A5:A6"."""
    shown = [":".join(map(_cell, corners)) for corners in sorted(merged)[:MOST_RANGES]]
    more = len(merged) - len(shown)
    return listed([*shown, f"{more:,} more"] if more else shown)


def _cell(corner: Corner) -> str:
    return f"{column_letters(corner[1])}{corner[0] + 1}"


MOST_RANGES = 5


def _is_like_data(grid: Grid, row: int) -> bool:
    """Whether a row above the headers holds more than a title or a few words about the file."""
    return sum(cell is not None for cell in grid.row(row)) > MOST_WORDS


MOST_WORDS = 3


def _split(grid: Grid, found: Found, number: int, answers: Answers) -> list[_Table]:
    """The tables that stand below each other in a sheet, each with headers of its own."""
    tables = []
    start, current = 0, found
    for row in other_headers(grid):
        if row <= current.last:
            continue
        other = by_headers(grid.between(row, row + 1), current.spec, answers.headers)
        if other and _differs(other, current):
            tables.append(_Table(grid.between(start, row), _shifted(current, -start), number))
            start, current = row, _shifted(other, row)
    tables.append(_Table(grid.between(start, grid.height), _shifted(current, -start), number))
    return tables


def _differs(other: Found, current: Found) -> bool:
    def columns(found: Found) -> list[str | None]:
        return [match.column.name if match else None for match in found.matches]

    return other.spec is not current.spec or columns(other) != columns(current)


def _shifted(found: Found, by: int) -> Found:
    return replace(found, first=found.first + by, last=found.last + by)


def _told(
    tables: Sequence[_Table], newest_year: int | None, answers: Answers, day_nought: date
) -> Told:
    proof = Evidence()
    years = [newest_year] if newest_year else []
    for table in tables:
        for cells in cells_of_dates(table.grid, table.found):
            used = list(cells.values())
            proof |= evidence(used)
            if not newest_year:
                years += [year for year in full_years(used) if year <= LATEST_YEAR]
    return Told(proof, max(years, default=None), answers, day_nought)


LATEST_YEAR = 2090
"""Later years in a file are ends of time or slips."""
