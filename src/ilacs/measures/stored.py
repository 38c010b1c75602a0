"""Month-ends of many authorities, kept as Parquet: one authority at a time, ready to measure.

A folder holds `<list>/<authority>.parquet`: the rows of a list at every reference date, with the
columns AUTHORITY and REFERENCE_DATE and the declared ones by their names, codes as keys and dates
as dates. `ilacs lists example --england` writes such a folder. Children are joined within one
authority, so that memory holds one at a time, however many there are.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

import polars as pl

from ilacs.framework.clocks import Clock
from ilacs.lists.declared import ALL, ListSpec
from ilacs.lists.snapshot import dtype
from ilacs.measures.data import CannotMeasure, Data, calendar_of, no_rows, with_windows
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE


def authorities_in(folder: Path) -> tuple[str, ...]:
    """The authorities whose lists are there, in order. Raises CannotMeasure if there are none."""
    found = sorted(
        {
            file.stem
            for spec in ALL
            if (folder / spec.id).is_dir()
            for file in (folder / spec.id).glob("*.parquet")
        }
    )
    if not found:
        raise CannotMeasure(
            "There are no lists here: a folder for each list is needed, such as "
            f"{ALL[0].id}, with one .parquet file for each authority."
        )
    return tuple(found)


def each_in(
    folder: Path, clocks: Iterable[Clock], authorities: Iterable[str] | None = None
) -> Iterator[tuple[str, Data]]:
    """The lists of one authority after another. Raises CannotMeasure."""
    clocks = tuple(clocks)
    for authority in authorities_in(folder) if authorities is None else authorities:
        yield authority, data_in(folder, authority, clocks)


def together_in(
    folder: Path, clocks: Iterable[Clock], authorities: Iterable[str] | None = None
) -> Data:
    """The lists of many authorities at once, for an engine with room. Raises CannotMeasure."""
    parts = [data for _, data in each_in(folder, clocks, authorities)]
    first = parts[0].calendar
    if not all(part.calendar.equals(first) for part in parts):
        raise CannotMeasure(
            "These authorities do not begin and end at the same reference dates. Measure one "
            "after another."
        )
    return Data(
        {spec.id: pl.concat([part.lists[spec.id] for part in parts]) for spec in ALL},
        first,
        {snapshot: part.columns[snapshot] for part in parts for snapshot in part.columns},
    )


def data_in(folder: Path, authority: str, clocks: Iterable[Clock]) -> Data:
    """The lists of one authority at all its reference dates. Raises CannotMeasure."""
    tables = {
        spec.id: _table(spec, file, authority)
        for spec in ALL
        if (file := folder / spec.id / f"{authority}.parquet").is_file()
    }
    days = sorted({day for table in tables.values() for day in table[REFERENCE_DATE].unique()})
    if not days:
        raise CannotMeasure(f"{authority} has no lists here, or no rows in them.")
    there: Mapping[str, frozenset[str]] = {
        name: frozenset(table.columns) for name, table in tables.items()
    }
    return Data(
        lists={
            spec.id: with_windows(spec, tables[spec.id], days)
            if spec.id in tables
            else no_rows(spec.id)
            for spec in ALL
        },
        calendar=calendar_of(days[0], days[-1], clocks),
        columns={(authority, day): there for day in days},
    )


def _table(spec: ListSpec, file: Path, authority: str) -> pl.DataFrame:
    try:
        table = pl.read_parquet(file, glob=False)
    except (pl.exceptions.PolarsError, OSError):
        table = None
    where = f"{spec.id}/{file.name}"
    if table is None or not set(_WHOSE) <= set(table.columns):
        raise CannotMeasure(
            f"{where} is not such a file: it is damaged, or has no columns "
            f"{AUTHORITY} and {REFERENCE_DATE}."
        )
    types = {**_WHOSE, **{column.name: dtype(column.kind) for column in spec.columns}}
    table = table.select(
        _column(table[name], kind, where) for name, kind in types.items() if name in table.columns
    )
    if table.select(*_WHOSE).null_count().sum_horizontal().item():
        raise CannotMeasure(f"{where} has rows without an authority or a reference date.")
    if (table[AUTHORITY] != authority).any():
        raise CannotMeasure(f"{where} has rows of another authority than its name says.")
    return table


_WHOSE: Mapping[str, type[pl.DataType]] = {AUTHORITY: pl.String, REFERENCE_DATE: pl.Date}
_HELD: Mapping[type[pl.DataType], str] = {
    pl.String: "text",
    pl.Date: "dates",
    pl.Int32: "whole numbers, or they are too large",
}


def _column(there: pl.Series, wanted: type[pl.DataType], where: str) -> pl.Series:
    """A column in the type that lists have it in, where that takes no guess.

    One without any value has no type, numbers may be of any width, and text in categories.
    """
    kind = there.dtype
    same = (
        kind in (wanted, pl.Null)
        or (wanted is pl.Int32 and kind.is_integer())
        or (wanted is pl.String and kind in (pl.Categorical, pl.Enum))
    )
    try:
        if same:
            return there.cast(wanted)
    except pl.exceptions.InvalidOperationError:
        pass  # What it says quotes a cell.
    raise CannotMeasure(f"{where}: the column {there.name} does not hold {_HELD[wanted]}.")
