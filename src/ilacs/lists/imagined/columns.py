"""From arrays of numbers to the columns of a list."""

from collections.abc import Mapping, Sequence
from functools import cache

import numpy as np
import numpy.typing as npt
import polars as pl

from ilacs.lists.imagined.draws import Mask, Whole
from ilacs.lists.imagined.rates import keys

Places = npt.NDArray[np.integer]


def dates(days: Whole, there: Mask | None = None, until: int | None = None) -> pl.Series:
    """Dates; null where not `there`, and for those after `until`."""
    kept = np.ones(len(days), dtype=np.bool_) if there is None else there
    if until is not None:
        kept = kept & (days <= until)
    return _masked(pl.Series(days), kept).cast(pl.Date)


def codes(code_set: str, places: Places, there: Mask | None = None) -> pl.Series:
    """Keys of a code set by their places; null where not `there`."""
    return words(_keys(code_set), places, there)


def words(known: pl.Series, places: Places, there: Mask | None = None) -> pl.Series:
    """Words by their places in `known`; null where not `there`."""
    chosen = pl.Series(places.astype(np.uint32))
    return known.gather(chosen if there is None else _masked(chosen, there))


def numbers(values: Places, there: Mask | None = None) -> pl.Series:
    """Whole numbers; null where not `there`."""
    column = pl.Series(values.astype(np.int32))
    return column if there is None else _masked(column, there)


def yes_no(is_so: Mask, there: Mask | None = None) -> pl.Series:
    """Yes where it is so, else no; null where not `there`."""
    return codes("yes_no", np.where(is_so, 0, 1), there)


def texts(values: Sequence[str | None]) -> pl.Series:
    """Words to choose from."""
    return pl.Series(list(values), dtype=pl.String)


def table(columns: Mapping[str, pl.Series]) -> pl.DataFrame:
    """Columns as one table."""
    return pl.DataFrame({name: column.alias(name) for name, column in columns.items()})


def _masked(column: pl.Series, there: Mask) -> pl.Series:
    if there.all():
        return column
    return column.to_frame("value").select(
        pl.when(pl.Series(there)).then(pl.col("value")).otherwise(None)
    )["value"]


@cache
def _keys(code_set: str) -> pl.Series:
    return texts(keys(code_set))


def times(minutes: Whole, there: Mask | None = None) -> pl.Series:
    """Times of day by their minutes; null where not `there`."""
    return words(_times(), minutes, there)


@cache
def _times() -> pl.Series:
    return texts([f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)])
