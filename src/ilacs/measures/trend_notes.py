"""What is to be said of a trend as a whole: what its limits are, what it cannot tell, and why."""

from collections.abc import Iterator

from ilacs.framework.number_words import counted
from ilacs.measures import control_limits, run_charts
from ilacs.measures.control_limits import Limits
from ilacs.measures.measure import Measure, Unit
from ilacs.measures.series import PAIRS, Series

SAME_CHILDREN = (
    "The figure tells how things stand, and much the same children are counted each time: one "
    "value follows another. Who moved in and out says more than runs of values."
)

SEEN = 1.05
"""Limits that are less widened are said to be those of chance."""


def notes_on(series: Series, points: int) -> Iterator[str]:
    """Sentences about a series of which `points` were asked for."""
    limits = series.limits
    values = len(series.values)
    if values < points:
        yield f"{points - values} of {counted(points, 'value')} are kept back, or are of nothing."
    lacking = []
    if values < run_charts.LEAST:
        lacking.append(f"a middle line needs {run_charts.LEAST}")
    if values < control_limits.LEAST and series.may_have_limits:
        lacking.append(f"limits need {control_limits.LEAST}")
    if lacking:
        are = "is" if values == 1 else "are"
        yield f"There {are} {counted(values, 'value')}: {', '.join(lacking)}."
    if values < run_charts.LEAST:
        return
    if limits:
        yield from _about_limits(series.measure, limits)
    if series.stands:
        yield SAME_CHILDREN
    elif series.share_events:
        yield from _about_overlaps(series)


def _about_limits(measure: Measure, limits: Limits) -> Iterator[str]:
    if measure.unit is not Unit.SHARE:
        yield "The limits show how far values usually move."
        return
    yield "The limits show how far a share of so many rows moves by chance."
    if limits.widened >= SEEN:
        yield (
            f"They are {limits.widened:.1f} times as wide as that, since the values vary more than "
            "by chance."
        )


def _about_overlaps(series: Series) -> Iterator[str]:
    free = len(series.free)
    yield (
        f"Each value looks back over {counted(series.measure.window or 0, 'month')}, so neighbours "
        f"share events: {free} of {len(series.values)} values share none."
    )
    if free < run_charts.LEAST:
        yield f"Runs of values say nothing until {run_charts.LEAST} share no events."
    if series.limits is None and len(series.values) >= control_limits.LEAST:
        yield f"Limits need {PAIRS} values that share no events with an earlier one."
