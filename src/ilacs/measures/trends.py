"""Trends: the figures of one measure over its snapshots, with what stands out in plain words.

Which method is used, and when it says nothing, depends on what the figures share
(docs/measures/methods.md).

- Figures that look back over a window (Measure.window) share events with their neighbours. Runs are
  looked for among those that share none, and moving ranges are taken between such.
- Figures of how things stand, with no window, count much the same children each time. Of those only
  shares have limits, those of chance alone, since these hold for each value by itself. There is no
  signal from runs: without any change, most of such series break the rules of runs.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from statistics import median

import polars as pl

from ilacs.framework.day_words import in_full
from ilacs.framework.number_words import counted
from ilacs.measures import run_charts
from ilacs.measures.control_limits import Limits
from ilacs.measures.figures import MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE
from ilacs.measures.measure import Better, Measure, Unit
from ilacs.measures.series import Series
from ilacs.measures.trend_notes import notes_on


class SignalKind(StrEnum):
    """What stands out."""

    SHIFT = "shift"
    """An unusually long run of values on one side of the middle line."""
    FEW_CROSSINGS = "few crossings"
    """The values cross the middle line unusually seldom."""
    OUTSIDE = "outside the limits"


@dataclass(frozen=True)
class Point:
    """The figure of one snapshot; null where it is kept back or of nothing."""

    reference_date: date
    value: float | None
    met: int | None
    of: int | None


@dataclass(frozen=True)
class Signal:
    """Something that stands out, in a sentence, and the values that it stands out by.

    `better`: whether it is a change for the better; null where the measure does not say which way
    is better, or the signal has no direction. `caution` says why it may be less than it seems,
    empty where there is no such reason.
    """

    kind: SignalKind
    words: str
    dates: tuple[date, ...]
    better: bool | None = None
    caution: str = ""


@dataclass(frozen=True)
class Trend:
    """The points of a measure of one authority, in order of date.

    `centre` is the median. It, `lower` and `upper` are in the measure's unit; limits are as many as
    points, null where there is none. `notes` are sentences: what the limits are, and what cannot
    be said and why.
    """

    measure: str
    authority: str
    points: tuple[Point, ...]
    centre: float | None
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    signals: tuple[Signal, ...]
    notes: tuple[str, ...] = ()


STAYS_OVERDUE = (
    "What is overdue stays so until it is done, so one value follows another a little, also where "
    "nothing has changed."
)
ONE_SIGN = "These values share children or events, so together they are one sign."


def trends_of(figures: pl.DataFrame, measures: Sequence[Measure]) -> tuple[Trend, ...]:
    """The trends of figures (figures.FIGURES), in the order of the measures.

    One for each measure and authority that has a figure, authorities in order of name. Mixes have
    none: they have no single value. Figures that leave the building are given protected
    (disclosure.protected): then limits and signals are made of nothing else than what is shown.
    """
    ordered = figures.sort(AUTHORITY, REFERENCE_DATE).partition_by(MEASURE, as_dict=True)
    return tuple(
        _trend(measure, str(authority), _points(rows))
        for measure in measures
        if measure.unit is not Unit.MIX and (measure.id,) in ordered
        for (authority,), rows in ordered[measure.id,]
        .partition_by(AUTHORITY, as_dict=True, maintain_order=True)
        .items()
    )


def _points(rows: pl.DataFrame) -> tuple[Point, ...]:
    return tuple(
        Point(*row) for row in rows.select(REFERENCE_DATE, "value", "met", "of").iter_rows()
    )


def _trend(measure: Measure, authority: str, points: tuple[Point, ...]) -> Trend:
    there = [place for place, point in enumerate(points) if point.value is not None]
    series = Series(
        measure,
        days=tuple(points[place].reference_date for place in there),
        values=tuple(points[place].value or 0.0 for place in there),
        counts=tuple((points[place].met or 0, points[place].of or 0) for place in there),
    )
    limits = series.limits
    # Runs are counted about the median: one far value would draw the mean away from all others.
    centre = _middle(series.values)
    lower: list[float | None] = [None] * len(points)
    upper: list[float | None] = [None] * len(points)
    if limits:
        for place, low, high in zip(there, limits.lower, limits.upper, strict=True):
            lower[place], upper[place] = low, high
    return Trend(
        measure.id,
        authority,
        points,
        centre,
        tuple(lower),
        tuple(upper),
        signals=(
            *(_outside(series, limits) if limits else ()),
            *(() if centre is None else _runs(series, centre)),
        ),
        notes=tuple(notes_on(series, len(points))),
    )


def _middle(values: Sequence[float]) -> float | None:
    return median(values) if len(values) >= run_charts.LEAST else None


_ROUNDING = 1e-9
"""A value on its limit is not beyond it, whatever its last digit."""


def _outside(series: Series, limits: Limits) -> Iterator[Signal]:
    """Values beyond a limit; neighbours on the same side are one signal."""
    stretch: list[int] = []
    before = 0
    for place, value in enumerate(series.values):
        above = value > limits.upper[place] + _ROUNDING
        below = value < limits.lower[place] - _ROUNDING
        side = above - below
        if side != before and stretch:
            yield _outside_signal(series, stretch, before > 0)
            stretch = []
        if side:
            stretch.append(place)
        before = side
    if stretch:
        yield _outside_signal(series, stretch, before > 0)


def _outside_signal(series: Series, places: Sequence[int], above: bool) -> Signal:
    better = _is_better(series.measure, above)
    one = len(places) == 1
    where = "above the upper limit" if above else "below the lower limit"
    subject = _subject(series, places)
    judged = {True: ", which is better", False: ", which is worse", None: ""}[better]
    return Signal(
        SignalKind.OUTSIDE,
        f"{subject} {'lies' if one else 'lie'} {where}: chance alone would hardly do that{judged}.",
        tuple(series.days[place] for place in places),
        better,
        caution="" if one or not (series.share_events or series.stands) else ONE_SIGN,
    )


def _runs(series: Series, centre: float) -> Iterator[Signal]:
    """Shifts, and too few crossings, among the values that share no events."""
    runs = run_charts.runs_about([series.values[place] for place in series.free], centre)
    if runs is None:
        return
    caution = STAYS_OVERDUE if series.measure.worklist else ""
    for run in runs.long_runs:
        places = [series.free[place] for place in run]
        above = series.values[places[0]] > centre
        better = _is_better(series.measure, above)
        judged = {True: ", for the better", False: ", for the worse", None: ""}[better]
        side = "above" if above else "below"
        yield Signal(
            SignalKind.SHIFT,
            f"{_subject(series, places)} lie {side} the middle line: a shift{judged}.",
            tuple(series.days[place] for place in places),
            better,
            caution,
        )
    if runs.few_crossings:
        yield Signal(
            SignalKind.FEW_CROSSINGS,
            f"The values cross the middle line {counted(runs.crossings, 'time')}. By chance alone, "
            f"{runs.useful} values would cross it {counted(runs.fewest, 'time')} or more: they "
            "drift, or have moved.",
            tuple(series.days[series.free[place]] for run in runs.runs for place in run),
            caution=caution,
        )


def _subject(series: Series, places: Sequence[int]) -> str:
    """The values at some places, as a sentence begins with them."""
    first, last = in_full(series.days[places[0]]), in_full(series.days[places[-1]])
    if len(places) == 1:
        return f"The value of {first}"
    apart = " that share no events" if len(places) < places[-1] - places[0] + 1 else ""
    if places[-1] == len(series.values) - 1:
        return f"The last {len(places)} values{apart}, from {first} on,"
    return f"The {len(places)} values{apart} from {first} to {last}"


def _is_better(measure: Measure, above: bool) -> bool | None:
    if measure.better is Better.NEITHER:
        return None
    return above == (measure.better is Better.HIGHER)
