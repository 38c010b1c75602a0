"""Measures: one authority from its workbook to a page, beside SQL written by hand, and growth.

Each measurement runs in a process of its own. Seconds of the processor count all cores: where
other programs are at work they say more than the clock on the wall.

`--size N` children in each invented authority (0: as many as the real ones have), `--months N`
month-ends; `--stored FOLDER` takes month-ends that are there already. `--england FOLDER` also
measures every authority of a folder, and invents 153 authorities of 36 months if it is not there.
"""

# ruff: noqa: PLC0415 - each process imports only what it measures
import argparse
import math
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from apart import apart, clocked, run_if_asked

if TYPE_CHECKING:
    from ilacs.framework.clocks import Clock
    from ilacs.measures.data import Data

ENDS = date(2026, 3, 31)
CHILDREN = 8_000
"""Of a mid-size authority: its eleven lists have about 21,000 rows."""
ROUNDS = 5
TIMES = (1, 2, 4, 8)
BY_HAND = sorted(file.stem for file in (Path(__file__).parent / "by_hand").glob("*.sql"))


def main() -> None:
    asked = argparse.ArgumentParser()
    asked.add_argument("--size", type=int, default=1500)
    asked.add_argument("--months", type=int, default=16)
    asked.add_argument("--stored", type=Path)
    asked.add_argument("--england", type=Path)
    args = asked.parse_known_args()[0]
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        one_authority(folder)
        stored = args.stored or folder / "stored"
        if not stored.exists():
            apart(__file__, "make_stored", stored, str(TIMES[-1]), str(args.months), str(args.size))
        beside_sql(stored)
        growth(stored)
    if args.england:
        england(args.england)


def one_authority(folder: Path) -> None:
    for lists in ("annex-a", "all"):
        book = folder / f"{lists}.xlsx"
        rows, _, tabs = apart(__file__, "make_book", book, lists)
        print(f"\nA mid-size authority: {int(rows):,} rows in {int(tabs)} lists")
        print(f"{'of ' + str(ROUNDS):<52}{'CPU s':>8}{'wall s':>8}{'worst':>8}{'peak MB':>9}")
        for name, words in ONE.items():
            told = [apart(__file__, name, book) for _ in range(ROUNDS)]
            peak = max(one[1] for one in told)
            parts = len(words)
            for place, part in enumerate(words):
                # Seconds of the processor, then of the wall, of each part.
                busy = median(_numbers(one)[2 * place] for one in told)
                walls = [_numbers(one)[2 * place + 1] for one in told]
                shown = f"{peak:>9.0f}" if place == parts - 1 else ""
                print(f"{part:<52}{busy:>8.2f}{median(walls):>8.2f}{max(walls):>8.2f}{shown}")


ONE: Mapping[str, Sequence[str]] = {
    "start_to_page": ("ilacs measures --out page.html, from the start",),
    "read_book": ("reading the workbook alone",),
    "loaded_to_worklists": (
        "once loaded: all figures",
        "             nine breakdowns",
        "             worklists",
    ),
}


def _numbers(told: tuple[float, ...]) -> tuple[float, ...]:
    """What a measurement told, without its peak."""
    return told[0], *told[2:]


def beside_sql(stored: Path) -> None:
    told = _numbers(apart(__file__, "by_hand_and_ours", stored))
    rows, figures, *seconds = told
    print(f"\nBeside SQL written by hand (by_hand/): {int(rows):,} rows of lists, all at once,")
    print(f"{int(figures):,} figures the same; CPU seconds, median of {ROUNDS} in turn")
    heads = ("by hand", "counted", "ratio", "kept", "ratio")
    print(f"{'':<36}" + "".join(f"{head:>9}" for head in heads) + f"{'wall':>18}")
    lines = [seconds[start : start + 6] for start in range(0, len(seconds), 6)]
    total = [sum(line[place] for line in lines) for place in range(6)]
    for name, line in zip([*BY_HAND, "all ten"], [*lines, total], strict=True):
        hand, counted, kept, *walls = line
        print(
            f"{name:<36}{hand:>9.3f}{counted:>9.3f}{counted / hand:>9.2f}{kept:>9.3f}"
            f"{kept / hand:>9.2f}" + "".join(f"{wall:>9.3f}" for wall in walls)
        )


def growth(stored: Path) -> None:
    print("\nGrowth: all figures of authorities, one after another; of month-ends, all at once")
    print(f"{'':<18}{'rows':>12}{'CPU s':>9}{'wall s':>9}{'rows/CPU s':>12}{'peak MB':>9}")
    for name, words in (("authorities", "authorities"), ("month_ends", "month-ends of one")):
        points = []
        for times in TIMES:
            busy, peak, wall, rows, many = apart(__file__, name, stored, str(times))
            if points and rows == points[-1][0]:
                break  # There are no more.
            points.append((rows, busy))
            print(
                f"{words:<15}{int(many):>3}{int(rows):>12,}{busy:>9.2f}{wall:>9.2f}"
                f"{rows / busy:>12,.0f}{peak:>9.0f}"
            )
        if len(points) > 1:
            print(f"{words:<18} time grows with the power {slope(points):.2f} of the rows")


def slope(points: Sequence[tuple[float, float]]) -> float:
    """The exponent between the first and the last point."""
    (rows, seconds), (more, longer) = points[0], points[-1]
    return math.log(longer / seconds) / math.log(more / rows)


def england(folder: Path) -> None:
    if not folder.exists():
        apart(__file__, "make_stored", folder, "153", "36", "0")
    out = folder.with_name(f"{folder.name}-figures.parquet")
    busy, peak, wall, authorities, rows, behind, figures, shares = apart(
        __file__, "whole_folder", folder, out
    )
    print(f"\nEngland: {int(authorities)} authorities, {int(rows):,} rows of lists")
    print(f"  {int(figures):,} figures and {int(shares):,} shares, of {int(behind):,} rows behind")
    print(f"  {busy:,.0f} s of the processor, {wall:,.0f} s on the wall, {peak:,.0f} MB at most")
    print(f"  {rows / busy:,.0f} rows in a second of the processor")
    print(f"  written to {out} and beside it")


def make_book(book: str, which: str) -> tuple[float, ...]:
    from ilacs.documents.lists.official_tabs import About
    from ilacs.documents.lists.official_workbook import write_official
    from ilacs.lists.declared import Layout
    from ilacs.lists.imagined import imagine
    from ilacs.lists.typed import typed_sheets

    (snapshot,) = imagine(CHILDREN, 1, 1, ends=ENDS)
    sheets = [
        sheet
        for sheet in typed_sheets(snapshot, Layout.Y2024)
        if which == "all" or sheet.name.startswith("List_")
    ]
    write_official(sheets, Path(book), About(Layout.Y2024, ENDS, snapshot.authority))
    return sum(len(sheet.rows) for sheet in sheets), len(sheets)


def make_stored(folder: str, authorities: str, months: str, size: str) -> tuple[float, ...]:
    from ilacs.lists.imagined import write_england
    from ilacs.lists.imagined.imagining import LISTS

    written = write_england(
        Path(folder),
        ends=ENDS,
        seed=3,
        authorities=int(authorities),
        months=int(months),
        size=int(size) or None,
        lists=tuple(LISTS),
    )
    return (sum(written.rows.values()),)


def start_to_page(book: str) -> tuple[float, ...]:
    page = Path(book).with_name(f"page-{time.monotonic_ns()}.html")
    program = [sys.executable, "-c", "from ilacs.cli import main; main()"]
    ilacs = [*program, "measures", book, "--out", str(page)]
    seconds = clocked(lambda: subprocess.run(ilacs, stdout=subprocess.DEVNULL, check=False))
    if not page.exists():
        raise SystemExit("No page was written.")
    return seconds


def read_book(book: str) -> tuple[float, ...]:
    from ilacs.lists.reading import read

    return clocked(lambda: read([Path(book)]))


def loaded_to_worklists(book: str) -> tuple[float, ...]:
    from ilacs.lists.reading import read
    from ilacs.measures.data import data_of
    from ilacs.measures.described import By
    from ilacs.measures.engines.duckdb import DuckDB
    from ilacs.measures.measuring import Measured

    clocks = _clocks()
    data = data_of([read([Path(book)])], clocks.values())
    found: list[Measured] = []

    def figures() -> None:
        found.append(Measured(DuckDB(), data, clocks))
        _ = found[0].figures, found[0].shares(), found[0].reasons

    def breakdowns() -> None:
        for by in By:
            found[0].shares(by)  # Which takes the figures of every group as well.

    return (
        *clocked(figures),
        *clocked(breakdowns),
        *clocked(lambda: found[0].due(14)),
    )


def by_hand_and_ours(folder: str) -> tuple[float, ...]:
    """By hand, counted as found, and counted of rows that are kept: in turn, on one connection."""
    from beside_hand import as_found, by_hand, comparable, of_kept

    from ilacs.measures.engines.duckdb import DuckDB
    from ilacs.measures.stored import together_in

    clocks = _clocks()
    data = together_in(Path(folder), clocks.values())
    engine, rows = DuckDB(), _rows_in(data)
    given = engine.given(data, clocks)
    del data
    figures, seconds = 0, list[float]()
    for name in BY_HAND:
        ways = by_hand(engine, name), as_found(engine, given, name), of_kept(engine, given, name)
        first, *others = (comparable(way()) for way in ways)
        if not all(first.equals(other) for other in others):
            raise SystemExit(f"{name}: the figures are not those of the statement by hand.")
        figures += first.height
        rounds = [[clocked(way) for way in ways] for _ in range(ROUNDS)]
        for which in range(2):  # The processor, then the wall.
            seconds += (median(one[way][which] for one in rounds) for way in range(len(ways)))
    return rows, figures, *seconds


def authorities(folder: str, times: str) -> tuple[float, ...]:
    """All figures of so many authorities, one after another, read from their files."""
    from ilacs.measures.engines.duckdb import DuckDB
    from ilacs.measures.measuring import Measured
    from ilacs.measures.stored import authorities_in, each_in

    clocks = _clocks()
    names = authorities_in(Path(folder))[: int(times)]
    engine, rows = DuckDB(), 0

    def measure() -> None:
        nonlocal rows
        for _, data in each_in(Path(folder), clocks.values(), names):
            _ = Measured(engine, data, clocks, rows_kept=False).figures
            rows += _rows_in(data)

    busy, wall = clocked(measure)
    return busy, wall, rows, len(names)


def month_ends(folder: str, times: str) -> tuple[float, ...]:
    """All figures of one authority at an eighth of its month-ends, so many times, at once."""
    import polars as pl

    from ilacs.measures.data import Data
    from ilacs.measures.engines.duckdb import DuckDB
    from ilacs.measures.measuring import Measured
    from ilacs.measures.stored import authorities_in, data_in

    clocks = _clocks()
    whole = data_in(Path(folder), authorities_in(Path(folder))[0], clocks.values())
    step = max(1, len(whole.columns) // TIMES[-1])
    days = sorted(day for _, day in whole.columns)[-step * int(times) :]
    data = Data(
        {
            name: table.filter(pl.col("reference_date").is_in(days))
            for name, table in whole.lists.items()
        },
        whole.calendar,
        {key: value for key, value in whole.columns.items() if key[1] in days},
    )
    del whole
    engine = DuckDB()
    busy, wall = clocked(lambda: Measured(engine, data, clocks, rows_kept=False).figures)
    return busy, wall, _rows_in(data), len(days)


def whole_folder(folder: str, out: str) -> tuple[float, ...]:
    """All figures and shares of all authorities of a folder, written to Parquet."""
    import polars as pl

    from ilacs.measures.engines.duckdb import DuckDB
    from ilacs.measures.measuring import Measured
    from ilacs.measures.stored import authorities_in, each_in

    clocks = _clocks()
    names = authorities_in(Path(folder))
    engine, rows = DuckDB(), 0
    figures: list[pl.DataFrame] = []
    shares: list[pl.DataFrame] = []

    def measure() -> None:
        nonlocal rows
        for number, (_, data) in enumerate(each_in(Path(folder), clocks.values(), names), 1):
            measured = Measured(engine, data, clocks, rows_kept=False)
            figures.append(measured.figures)
            shares.append(measured.shares())
            rows += _rows_in(data)
            print(f"\r{number} of {len(names)} authorities", end="", file=sys.stderr)
        print(file=sys.stderr)
        pl.concat(figures).write_parquet(out)
        pl.concat(shares).write_parquet(Path(out).with_stem(f"{Path(out).stem}-shares"))

    busy, wall = clocked(measure)
    whole = pl.concat(figures)
    behind = whole["of"].sum() + whole["excluded"].sum()
    return busy, wall, len(names), rows, behind, whole.height, pl.concat(shares).height


def _clocks() -> "Mapping[str, Clock]":
    from ilacs.framework import DEFAULTS

    return DEFAULTS.clocks_by_id()


def _rows_in(data: "Data") -> int:
    return sum(table.height for table in data.lists.values())


if __name__ == "__main__" and not run_if_asked(globals()):
    main()
