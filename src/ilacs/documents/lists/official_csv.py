"""Typed sheets as a folder of CSV files, one for each list.

UTF-8 with a mark that Excel knows it by; the headers in the first row. Dates are written as
2026-03-31: a text file has no other way to say which is the day and which the month. Text that a
spreadsheet would run as a formula has an apostrophe before it (`lists.formula_guard`).
"""

import csv
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from pathlib import Path

from ilacs.lists.formula_guard import guarded
from ilacs.lists.typed import Cell


def write_csv(path: Path, rows: Iterable[Sequence[Cell]]) -> None:
    """One table as a file."""
    with path.open("w", encoding="utf-8-sig", newline="") as stream:
        csv.writer(stream).writerows(map(_shown, row) for row in rows)


def _shown(cell: Cell) -> Cell:
    match cell:
        case str():
            return guarded(cell)
        case datetime():
            return cell.isoformat(" ", "minutes")
        case date():
            return cell.isoformat()
        case _:
            return cell
