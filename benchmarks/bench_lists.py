"""Child-level lists: reading and checking beside the fastest reader, growth, and invention.

Each measurement runs in a process of its own, so that none warms up the next and each has its own
peak of memory. `--largest N` goes on to N rows (10000000 takes some minutes and gigabytes).
"""

# ruff: noqa: PLC0415 - each process imports only what it measures
import argparse
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from statistics import median

from apart import apart, run_if_asked

ENDS = date(2026, 3, 31)
SIZE = 8_000
"""Children of a mid-size authority: its eleven lists have about 21,000 rows."""

ROUNDS = 7
IDENTIFIERS = ("child_id", "family_id", "adopter_id")
ENGLAND = 153
"""Authorities."""


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--largest", type=int, default=1_000_000, help="rows of the largest lists")
    largest = asked.parse_known_args()[0].largest
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        beside_the_fastest_reader(folder)
        growth(folder, largest)
        invention()


def beside_the_fastest_reader(folder: Path) -> None:
    book = folder / "authority.xlsx"
    rows = measured("make_book", book)[2]
    print(
        f"A mid-size authority: {int(rows):,} rows in 11 lists, {book.stat().st_size / 1e6:.1f} MB"
    )
    print(f"{'median of ' + str(ROUNDS):<44}{'seconds':>9}{'peak MB':>9}{'ratio':>7}")
    taken: dict[str, list[tuple[float, ...]]] = {name: [] for name in BESIDE}
    for _ in range(ROUNDS):
        for name in BESIDE:
            taken[name].append(measured(name, book))
    floor = median(seconds for seconds, *_ in taken["cells"])
    for name, words in BESIDE.items():
        seconds = median(one[0] for one in taken[name])
        peak = max(one[1] for one in taken[name])
        print(f"{words:<44}{seconds:>9.2f}{peak:>9.0f}{seconds / floor:>7.1f}")


def growth(folder: Path, largest: int) -> None:
    print(f"\n{'growth':<10}{'rows':>12}{'read s':>9}{'check s':>9}{'peak MB':>9}{'rows/s':>10}")
    for ending in ("parquet", "csv"):
        points = []
        copies = 1
        while copies * 20_000 <= largest * 1.05:
            lists = folder / f"{ending}-{copies}"
            measured("make_copies", lists, str(copies), ending)
            read, peak, check, rows = measured("read_and_check", lists)
            total = read + check
            points.append((rows, total))
            print(
                f"{ending:<10}{int(rows):>12,}{read:>9.2f}{check:>9.2f}{peak:>9.0f}"
                f"{rows / total:>10,.0f}"
            )
            copies *= 5 if copies * 5 * 20_000 <= largest or copies * 20_000 >= largest else 10
        print(f"{ending:<10} time grows with the power {slope(points):.2f} of the rows")


def slope(points: list[tuple[float, float]]) -> float:
    """The exponent between the second and the last point: the first is mostly start-up."""
    (rows, seconds), (more, longer) = points[min(1, len(points) - 2)], points[-1]
    return math.log(longer / seconds) / math.log(more / rows)


def invention() -> None:
    seconds, peak, rows = measured("imagine_year")
    print(
        f"\nInvention: 12 month-ends of one authority, {int(rows):,} rows, in {seconds:.1f} s "
        f"({rows / seconds:,.0f} rows/s, {peak:.0f} MB); at that rate England ({ENGLAND} "
        f"authorities, 36 months) takes {seconds * 3 * ENGLAND / 60:.0f} min on one core."
    )


def measured(name: str, *arguments: Path | str) -> tuple[float, ...]:
    """The seconds of a measurement, its peak in MB, and what it adds."""
    return apart(__file__, name, *arguments)


BESIDE = {
    "cells": "the fastest reader, cells alone",
    "read_all": "ilacs: read and placed",
    "check_all": "ilacs: read, placed and checked",
    "whole_command": "ilacs lists check, from the start to the end",
}


def timed(what: Callable[[], object]) -> float:
    start = time.perf_counter()
    what()
    return time.perf_counter() - start


def cells(book: str) -> tuple[float, ...]:
    from python_calamine import CalamineWorkbook

    def read() -> None:
        found = CalamineWorkbook.from_path(book)
        for name in found.sheet_names:
            found.get_sheet_by_name(name).to_python()

    return (timed(read),)


def read_all(book: str) -> tuple[float, ...]:
    from ilacs.lists.reading import read

    return (timed(lambda: read([Path(book)])),)


def check_all(book: str) -> tuple[float, ...]:
    from ilacs.lists.checking import check
    from ilacs.lists.reading import read

    return (timed(lambda: check(read([Path(book)]))),)


def whole_command(book: str) -> tuple[float, ...]:
    program = [sys.executable, "-c", "from ilacs.cli import main; main()", "lists", "check", book]
    return (timed(lambda: subprocess.run(program, capture_output=True, check=False)),)


def read_and_check(folder: str) -> tuple[float, ...]:
    from ilacs.lists.checking import check
    from ilacs.lists.reading import read

    start = time.perf_counter()
    snapshot = read([Path(folder)], reference_date=ENDS)
    between = time.perf_counter()
    check(snapshot)
    after = time.perf_counter()
    rows = sum(one.rows_in for one in snapshot.lists.values())
    return between - start, after - between, rows


def make_book(book: str) -> tuple[float, ...]:
    from ilacs.documents.lists.official_tabs import About
    from ilacs.documents.lists.official_workbook import write_official
    from ilacs.lists.declared import Layout
    from ilacs.lists.imagined import imagine
    from ilacs.lists.typed import typed_sheets

    (snapshot,) = imagine(SIZE, 1, 1, ends=ENDS)
    sheets = [
        sheet for sheet in typed_sheets(snapshot, Layout.Y2024) if sheet.name.startswith("List_")
    ]
    about = About(Layout.Y2024, ENDS, snapshot.authority)
    return timed(lambda: write_official(sheets, Path(book), about)), sum(
        len(s.rows) for s in sheets
    )


def make_copies(folder: str, copies: str, ending: str) -> tuple[float, ...]:
    """Write the lists of one authority many times over, with other numbers each time."""
    import polars as pl

    from ilacs.lists.declared import ANNEX_A
    from ilacs.lists.imagined import imagine
    from ilacs.lists.snapshot import PLACE, ROW

    (snapshot,) = imagine(SIZE, 1, 1, ends=ENDS)
    Path(folder).mkdir()
    for spec in ANNEX_A:
        rows = snapshot.lists[spec.id].rows.drop(PLACE, ROW)
        names = [name for name in IDENTIFIERS if name in rows.columns]
        many = pl.concat(
            rows.with_columns(pl.col(names) + f"-{number}") for number in range(int(copies))
        )
        path = Path(folder) / f"{spec.id}.{ending}"
        if ending == "parquet":
            many.write_parquet(path)
        else:
            many.write_csv(path)
    return (0.0,)


def imagine_year() -> tuple[float, ...]:
    from ilacs.lists.imagined import imagine

    rows = 0
    start = time.perf_counter()
    for snapshot in imagine(SIZE, 12, 1, ends=ENDS):
        rows += sum(one.rows.height for one in snapshot.lists.values())
    return time.perf_counter() - start, rows


if __name__ == "__main__" and not run_if_asked(globals()):
    main()
