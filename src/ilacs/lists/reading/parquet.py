"""Parquet files."""

import io

import polars as pl
import pyarrow as pa
import pyarrow.parquet as pq

from ilacs.lists.reading.cells import Cells, of_texts
from ilacs.lists.reading.errors import CannotRead
from ilacs.lists.reading.grids import Grid, Sheet
from ilacs.lists.reading.panics import is_panic

MOST_BYTES = 64 * 1024**3
"""A table that would fill more memory than this is refused before it is unpacked."""


def read_parquet(content: bytes) -> list[Sheet]:
    """The table in a Parquet file, its names of columns as the first row."""
    try:
        about = pq.read_metadata(io.BytesIO(content))
        sizes = [about.row_group(index).total_byte_size for index in range(about.num_row_groups)]
        if sum(sizes) > MOST_BYTES:
            raise CannotRead("It would unpack to more than a computer can hold.")
        table = pl.read_parquet(io.BytesIO(content))
        columns = [_with_name(series) for series in table]
    except (pa.ArrowException, pl.exceptions.PolarsError, OSError, ValueError):
        raise _damaged() from None
    except BaseException as error:
        if is_panic(error):
            raise _damaged() from None
        raise
    return [Sheet(Grid(columns))]


def _damaged() -> CannotRead:
    return CannotRead("It is a damaged Parquet file. Export it again.")


def _with_name(series: pl.Series) -> Cells:
    if series.dtype.is_nested() or series.dtype in (pl.Binary, pl.Object):
        raise CannotRead(
            "It holds columns that are lists or bytes. Export plain columns: text, numbers, dates."
        )
    return of_texts(pl.concat([pl.Series([series.name]), _as_text(series).alias("")]))


def _as_text(series: pl.Series) -> pl.Series:
    """Values as people type them: days as 2026-03-31, whole numbers without decimals."""
    if isinstance(series.dtype, pl.Datetime):
        if series.dtype.time_zone is not None:
            series = series.dt.convert_time_zone("Europe/London").dt.replace_time_zone(None)
        midnight = (series.dt.date().cast(series.dtype) == series).fill_null(True).all()
        return series.dt.to_string("%Y-%m-%d" if midnight else "%Y-%m-%dT%H:%M:%S")
    if series.dtype.is_decimal():
        series = series.cast(pl.Float64)
    if series.dtype.is_float():
        series = series.fill_nan(None)
        series = series.cast(pl.Int64) if _is_whole(series) else series
    text = series.cast(pl.String)
    return text.str.to_uppercase() if series.dtype == pl.Boolean else text


def _is_whole(series: pl.Series) -> bool:
    """Whether decimals are whole numbers all: identifiers with gaps between come out so."""
    return bool(((series == series.floor()) & (series.abs() < 1e15)).fill_null(True).all())
