"""Published figures that the user has, beside the figures of the lists."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from ilacs.measures.child_population import RateOfFigure
from ilacs.measures.measure import Measure


@dataclass(frozen=True)
class Benchmark:
    """One published figure, in the unit of the measure or, for a count, per 10,000 children."""

    measure: str
    area: str
    period: str
    value: float
    unit: str
    source: str
    row: int


@dataclass(frozen=True)
class Compared:
    """A figure beside a benchmark. `difference` is figure less benchmark, in the same unit.

    `better` is null where the measure does not say which way is better, where there is no
    difference, and where the figure is not there. `words` say it in a sentence.
    """

    measure: str
    authority: str
    reference_date: date
    benchmark: Benchmark
    value: float | None
    difference: float | None
    better: bool | None
    words: str


def read_benchmarks(path: Path, measures: Sequence[Measure]) -> tuple[Benchmark, ...]:
    """Read a CSV file or workbook (columns measure, area, period, value, unit, source).

    Raises lists.reading.errors.CannotRead with every row and column that cannot be used.
    """
    raise NotImplementedError


def compared(
    figures: pl.DataFrame,
    rates: Sequence[RateOfFigure],
    benchmarks: Sequence[Benchmark],
    measures: Sequence[Measure],
) -> tuple[Compared, ...]:
    """Every figure beside every benchmark of its measure, in the order of the figures."""
    raise NotImplementedError


def write_template(path: Path, measures: Sequence[Measure]) -> None:
    """An empty CSV file to fill in: a row for each measure that can have a benchmark."""
    raise NotImplementedError
