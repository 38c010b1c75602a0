"""The columns of lists as numbers, and how they become tables.

A column stays numbers, with what they stand for beside them, until the parts of all wanted days
can be made into one table at once: that is many times faster than a table a day.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, reduce

import numpy as np
import numpy.typing as npt
import polars as pl

from ilacs.lists.imagined.draws import Mask, Whole
from ilacs.lists.imagined.rates import keys

Places = npt.NDArray[np.integer]


@dataclass(frozen=True)
class Cells:
    """One column: numbers, null where not `there` (None: everywhere there).

    The numbers are places in `words` where it is given, else days or whole numbers by `type`.
    """

    values: Whole
    there: Mask | None
    type: type[pl.DataType]
    words: pl.Series | None = None


Columns = dict[str, Cells]
"""One list of one day, or a part of its columns, by the names of the columns."""


def dates(days: Places, there: Mask | None = None, until: int | None = None) -> Cells:
    """Dates; null where not `there`, and for those after `until`."""
    if until is not None:
        there = days <= until if there is None else there & (days <= until)
    return Cells(days.astype(np.int32), there, pl.Date)


def codes(code_set: str, places: Places, there: Mask | None = None) -> Cells:
    """Keys of a code set by their places; null where not `there`."""
    return words(_keys(code_set), places, there)


def words(known: pl.Series, places: Places, there: Mask | None = None) -> Cells:
    """Words by their places in `known`; null where not `there`."""
    return Cells(places.astype(np.int32), there, pl.String, known)


def each(texts_: Sequence[str], there: Mask | None = None) -> Cells:
    """A text of its own in every cell; null where not `there`."""
    return words(texts(texts_), np.arange(len(texts_)), there)


def numbers(values: Places, there: Mask | None = None) -> Cells:
    """Whole numbers; null where not `there`."""
    return Cells(values.astype(np.int32), there, pl.Int32)


def yes_no(is_so: Mask, there: Mask | None = None) -> Cells:
    """Yes where it is so, else no; null where not `there`."""
    return codes("yes_no", np.where(is_so, 0, 1), there)


def times(minutes: Places, there: Mask | None = None) -> Cells:
    """Times of day by their minutes; null where not `there`."""
    return words(_times(), minutes, there)


def texts(values: Sequence[str | None]) -> pl.Series:
    """Words to choose from."""
    return pl.Series(list(values), dtype=pl.String)


def table(parts: Sequence[Columns], names: Sequence[str]) -> pl.DataFrame:
    """The columns of several days, by name, as one table under each other."""
    return pl.DataFrame({name: _made([part[name] for part in parts]) for name in names})


def _made(parts: Sequence[Cells]) -> pl.Series:
    joined = reduce(_under, parts[1:], parts[0]) if _vary(parts) else _stacked(parts)
    column = pl.Series(joined.values)
    if joined.there is not None and not joined.there.all():
        kept = pl.when(pl.Series(joined.there)).then(pl.col("cells"))
        column = column.to_frame("cells").select(kept)["cells"]
    if joined.words is not None:
        return joined.words.gather(column.cast(pl.UInt32))
    return column.cast(joined.type)


def _vary(parts: Sequence[Cells]) -> bool:
    return any(part.words is not parts[0].words for part in parts)


def _stacked(parts: Sequence[Cells]) -> Cells:
    first = parts[0]
    there = None
    if any(part.there is not None for part in parts):
        there = np.concatenate([_everywhere(part) for part in parts])
    return Cells(np.concatenate([part.values for part in parts]), there, first.type, first.words)


def _under(first: Cells, second: Cells) -> Cells:
    """Cells with other words, one under the other: their words are joined as well."""
    known, more = first.words, second.words
    assert known is not None
    assert more is not None
    moved = Cells(second.values + np.int32(len(known)), second.there, second.type, None)
    first = Cells(first.values, first.there, first.type, None)
    both = _stacked([first, moved])
    return Cells(both.values, both.there, both.type, pl.concat([known, more]))


def _everywhere(part: Cells) -> Mask:
    return np.ones(len(part.values), dtype=np.bool_) if part.there is None else part.there


@cache
def _keys(code_set: str) -> pl.Series:
    return texts(keys(code_set))


@cache
def _times() -> pl.Series:
    return texts([f"{hour:02d}:{minute:02d}" for hour in range(24) for minute in range(60)])
