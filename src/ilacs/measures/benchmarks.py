"""Published figures that the user has, beside the figures of the lists.

The file has the columns of COLUMNS. Nothing is known here of any published figure: what is not in
the file is not compared.
"""

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

import polars as pl

from ilacs.framework.number_words import listed
from ilacs.lists.reading.headers import squeezed
from ilacs.measures.child_population import PER, RateOfFigure
from ilacs.measures.declared import ALL
from ilacs.measures.figures import MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE
from ilacs.measures.intervals import Interval, of_share
from ilacs.measures.measure import Better, Measure, Unit
from ilacs.measures.user_tables import Columns, UserRow, read_user_table

COLUMNS = Columns(
    ("measure", "name", "area", "period", "value", "unit", "source"), optional=("name",)
)
"""The columns of the file.

`measure` is the id or the name of a measure; `name` is for the reader and is passed over. `area`,
`period` and `source` are any words, such as England and 2024/25. `value` is in `unit`, which must
be that of the measure. A row with a measure and neither area, period, value nor source is one of
the template that was not filled in, and is passed over.
"""

PER_CENT, RATE = "per cent", f"per {PER:,}"
_UNITS: Mapping[Unit, str] = {
    Unit.SHARE: PER_CENT,
    Unit.DAYS: "days",
    Unit.WORKING_DAYS: "working days",
}
_ALSO = {"%": PER_CENT, "percent": PER_CENT, "percentage": PER_CENT}


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

    `better` says which way the difference lies; it is null where the measure does not say which
    way is better, where there is no difference, and where the figure is not there. `clear` is
    whether the benchmark lies outside the figure's 95% interval; null for days, which have none.
    `words` say it in a sentence.
    """

    measure: str
    authority: str
    reference_date: date
    benchmark: Benchmark
    value: float | None
    difference: float | None
    better: bool | None
    clear: bool | None
    words: str


def units_of(measure: Measure) -> tuple[str, ...]:
    """The units that a benchmark of a measure can have; none where it can have no benchmark.

    A count of one area says nothing beside that of another but as a rate, and a mix has no single
    figure.
    """
    own = (_UNITS[measure.unit],) if measure.unit in _UNITS else ()
    return (*own, *((RATE,) if measure.rate else ()))


def read_benchmarks(path: Path) -> tuple[Benchmark, ...]:
    """Read a CSV file or workbook with the columns of COLUMNS, of any declared measures.

    Raises lists.reading.errors.CannotRead, with the row and column of what cannot be used.
    """
    known = {squeezed(name): each for each in ALL for name in (each.name, each.id)}
    return read_user_table(
        path,
        COLUMNS,
        parse=lambda row: _benchmark(row, known),
        key=lambda one: (one.measure, squeezed(one.area), squeezed(one.period), one.unit),
    )


def template(measures: Sequence[Measure] = ALL) -> str:
    """The text of an empty file: a row for each measure and unit that can have a benchmark."""
    text = io.StringIO()
    rows = csv.writer(text)
    rows.writerow(COLUMNS.names)
    for measure in measures:
        for unit in units_of(measure):
            rows.writerow([measure.id, measure.name, "", "", "", unit, ""])
    return text.getvalue()


def _benchmark(row: UserRow, known: Mapping[str, Measure]) -> Benchmark | None:
    measure = _measure(row, known)
    if not any(row.text(name) for name in ("area", "period", "value", "source")):
        return None
    unit = _unit(row, measure)
    return Benchmark(
        measure.id,
        row.needed("area"),
        row.needed("period"),
        _value(row, unit),
        unit,
        row.needed("source"),
        row.number,
    )


def _measure(row: UserRow, known: Mapping[str, Measure]) -> Measure:
    text = row.needed("measure")
    if found := known.get(squeezed(text)):
        return found
    from difflib import get_close_matches  # noqa: PLC0415 - only needed for a misspelt name

    near = get_close_matches(squeezed(text), known, n=1)
    hint = f"Did you mean {known[near[0]].id}?" if near else "The template lists all that may be."
    raise row.refused(f"there is no such measure. {hint}", "measure")


def _unit(row: UserRow, measure: Measure) -> str:
    units = units_of(measure)
    if not units:
        raise row.refused(_without_benchmark(measure), "measure")
    text = row.needed("unit").casefold()
    for unit in units:
        if squeezed(_ALSO.get(text, text)) == squeezed(unit):
            return unit
    raise row.refused(f"this measure is in {listed(units, last='or')}.", "unit")


def _without_benchmark(measure: Measure) -> str:
    if measure.unit is Unit.MIX:
        return "this is a mix of shares, and has no single figure to compare."
    return "this is a number of an area, and no rate: it says nothing beside another area's."


def _value(row: UserRow, unit: str) -> float:
    value = row.amount("value")
    if unit != PER_CENT:
        return value
    if value > 100:
        raise row.refused("this is more than 100 per cent.", "value")
    if 0 < value <= 1 and isinstance(row.cells["value"], float):
        raise row.refused(
            "this is 1 per cent or less. A cell that shows 12.3% holds 0.123: type 12.3.", "value"
        )
    return value


def compared(
    figures: pl.DataFrame,
    rates: Sequence[RateOfFigure],
    benchmarks: Sequence[Benchmark],
    measures: Sequence[Measure],
) -> tuple[Compared, ...]:
    """Every figure beside every benchmark of its measure, in the order of figures and benchmarks.

    `figures` (figures.FIGURES) are exact or protected; `rates` are those of the same figures.
    """
    known = {measure.id: measure for measure in measures}
    of_measure: dict[str, list[Benchmark]] = {}
    for benchmark in benchmarks:
        of_measure.setdefault(benchmark.measure, []).append(benchmark)
    rate_of = {(rate.measure, rate.authority, rate.reference_date): rate for rate in rates}
    columns = (MEASURE, AUTHORITY, REFERENCE_DATE, "value", "met", "of")
    rows = figures.filter(pl.col(MEASURE).is_in([*of_measure.keys() & known.keys()]))
    return tuple(
        _compared(
            known[measure],
            (authority, day),
            benchmark,
            _of_rate(rate_of.get((measure, authority, day)))
            if benchmark.unit == RATE
            else _of_figure(known[measure], value, met, of),
        )
        for measure, authority, day, value, met, of in rows.select(columns).iter_rows()
        for benchmark in of_measure[measure]
    )


def _of_rate(rate: RateOfFigure | None) -> tuple[float | None, Interval | None]:
    if rate is None or rate.rate is None or rate.lower is None or rate.upper is None:
        return None, None
    return rate.rate, Interval(rate.rate, rate.lower, rate.upper)


def _of_figure(
    measure: Measure, value: float | None, met: int | None, of: int | None
) -> tuple[float | None, Interval | None]:
    if measure.unit is not Unit.SHARE or met is None or not of:
        return value, None
    return value, of_share(met, of)


def _compared(
    measure: Measure,
    snapshot: tuple[str, date],
    benchmark: Benchmark,
    figure: tuple[float | None, Interval | None],
) -> Compared:
    value, interval = figure
    difference = None if value is None else value - benchmark.value
    better = (
        None
        if not difference or measure.better is Better.NEITHER
        else (difference > 0) == (measure.better is Better.HIGHER)
    )
    clear = None if interval is None else not interval.lower <= benchmark.value <= interval.upper
    words = _words(measure, benchmark, value, better, clear)
    return Compared(measure.id, *snapshot, benchmark, value, difference, better, clear, words)


def _words(
    measure: Measure,
    benchmark: Benchmark,
    value: float | None,
    better: bool | None,
    clear: bool | None,
) -> str:
    other = f"{benchmark.area}, {benchmark.period}: {_amount(benchmark.value, benchmark.unit)}"
    if value is None:
        return f"{other}. There is no figure here to compare."
    here = f"{other}. Here {_amount(value, benchmark.unit)}"
    by = f"{abs(value - benchmark.value):,.1f}"
    if by == "0.0":
        says = f"{here}, the same."
    else:
        judged = {True: ", which is better", False: ", which is worse", None: ""}[better]
        says = f"{here}, {by} {'more' if value > benchmark.value else 'less'}{judged}."
        if clear is False:
            says += " Chance alone may explain it."
    if measure.unit in (Unit.DAYS, Unit.WORKING_DAYS):
        says += " This is a median; an average is not the same."
    return says


def _amount(value: float, unit: str) -> str:
    return f"{value:,.1f}%" if unit == PER_CENT else f"{value:,.1f} {unit}"
