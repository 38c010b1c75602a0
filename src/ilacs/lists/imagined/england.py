"""Many invented authorities, month after month, as Parquet: enough to try measures on England."""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from functools import partial
from multiprocessing import get_context
from pathlib import Path

import numpy as np
import polars as pl

from ilacs.lists.declared import ANNEX_A, Layout, by_id
from ilacs.lists.imagined import columns
from ilacs.lists.imagined.days import month_ends
from ilacs.lists.imagined.draws import Draws
from ilacs.lists.imagined.history import history
from ilacs.lists.imagined.imagining import LISTS, check_numbers
from ilacs.lists.imagined.view import View, Words
from ilacs.register import authorities as registered

CHILDREN_LISTED = 1_280_000
"""Children in the lists of all England's authorities at one time, where each has the national
rates (12 million children; rates.csv)."""
AUTHORITY, REFERENCE_DATE = "authority", "reference_date"
_SIZES = 9
_SEEDS = 1_000
MOST_AUTHORITIES = _SEEDS - 1


@dataclass(frozen=True)
class Written:
    """What was written: rows by the ids of the lists."""

    authorities: int
    months: int
    rows: dict[str, int]


@dataclass(frozen=True)
class _Work:
    """What all authorities share."""

    folder: Path
    names: tuple[str, ...]
    days: tuple[date, ...]
    lists: tuple[str, ...]
    layout: Layout
    seed: int


ANNEX_A_LISTS = tuple(spec.id for spec in ANNEX_A)


def write_england(  # noqa: PLR0913 - what a reader of a script looks for, each by its name
    folder: Path,
    *,
    ends: date,
    seed: int,
    authorities: int = 153,
    months: int = 36,
    size: int | None = None,
    lists: Sequence[str] = ANNEX_A_LISTS,
    layout: Layout = Layout.Y2024,
    processes: int = 1,
) -> Written:
    """Month-end lists of many invented authorities, as `folder/<list>/<authority>.parquet`.

    Every file has the columns `authority` ("Authority 001") and `reference_date`, then the
    declared columns of its list by their names: codes as keys, dates as dates. `size` is the
    number of children listed in each authority; without it sizes are spread as those of the real
    authorities. Identifiers of children are unique in England. Memory holds one authority at a
    time for each process.

    Raises ValueError where a number is out of range, FileExistsError where the folder has files.
    """
    if not 1 <= authorities <= MOST_AUTHORITIES:
        raise ValueError(f"The number of authorities must be from 1 to {MOST_AUTHORITIES}.")
    sizes = _sizes(authorities, seed) if size is None else [size] * authorities
    for one in set(sizes):
        check_numbers(one, months, seed, ends)
    if folder.exists() and any(folder.iterdir()):
        raise FileExistsError("The folder is not empty: choose another, or empty it first.")
    for id_ in lists:
        (folder / id_).mkdir(parents=True, exist_ok=True)
    names = tuple(f"Authority {number:03d}" for number in range(1, authorities + 1))
    work = _Work(folder, names, month_ends(ends, months), tuple(lists), layout, seed)
    write = partial(_write_authority, work)
    rows = dict.fromkeys(lists, 0)
    for counts in _each(write, list(enumerate(sizes)), processes):
        for id_, count in counts.items():
            rows[id_] += count
    return Written(authorities, months, rows)


def _each(
    write: Callable[[tuple[int, int]], dict[str, int]],
    tasks: Sequence[tuple[int, int]],
    processes: int,
) -> Iterator[dict[str, int]]:
    if processes == 1:
        yield from map(write, tasks)
        return
    # Polars keeps threads: a forked process would wait for them for ever.
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        yield from pool.map(write, tasks)


def _sizes(count: int, seed: int) -> list[int]:
    """Sizes in proportion to the populations of the real authorities, in an order of chance."""
    known = [one.population_0_25 for one in registered() if one.ended is None]
    populations = sorted(population for population in known if population)
    share = CHILDREN_LISTED / sum(populations)
    order = np.argsort(Draws(seed, _SIZES).numbers(len(populations)), kind="stable")
    return [max(1, round(populations[order[n % len(order)]] * share)) for n in range(count)]


def _write_authority(work: _Work, task: tuple[int, int]) -> dict[str, int]:
    number, size = task
    name, days = work.names[number], work.days
    others = tuple(other for other in work.names if other != name) or ("Authority 000",)
    story = history(size, work.seed * _SEEDS + number, days[0], days[-1], name, others)
    words = Words(story, f"A{number + 1:03d}")
    views = [View(story, words, day, work.layout) for day in days]
    return {id_: _write_list(work, name, id_, views) for id_ in work.lists}


def _write_list(work: _Work, name: str, id_: str, views: Sequence[View]) -> int:
    parts = [LISTS[id_](view) for view in views]
    names = [column.name for column in by_id()[id_].in_layout(work.layout)]
    heights = [len(part[names[0]].values) for part in parts]
    days = np.repeat([view.today for view in views], heights).astype(np.int32)
    table = columns.table(parts, names).select(
        pl.lit(name).alias(AUTHORITY), pl.Series(REFERENCE_DATE, days).cast(pl.Date), pl.all()
    )
    table.write_parquet(
        work.folder / id_ / f"{name}.parquet", compression="zstd", compression_level=1
    )
    return table.height
