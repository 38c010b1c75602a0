"""The picture of a curve: a stepped line within a band, marked where it reaches each quartile."""

from collections.abc import Iterator
from dataclasses import dataclass

from ilacs.documents.charts.chart import Spec
from ilacs.documents.charts.look import INK, PAPER

WIDTH, HEIGHT = 620, 340
BAND, BAND_EDGE = "#d2dfee", "#3a6ea8"
QUARTILES = (("A quarter", 0.25), ("Half", 0.5), ("Three quarters", 0.75))
MOST_TICKS = 14


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """`months` after the last inspection, the chance that the next one has not begun.

    `low` and `high` bound that chance; all three lie from 0 to 1.
    """

    months: float
    survival: float
    low: float
    high: float

    @property
    def begun(self) -> float:
        """The chance that the next inspection has begun."""
        return 1 - self.survival

    @property
    def least(self) -> float:
        """The lower bound of that chance."""
        return 1 - self.high

    @property
    def most(self) -> float:
        """The upper bound of that chance."""
        return 1 - self.low


def quartiles(points: tuple[CurvePoint, ...]) -> Iterator[tuple[str, float, float | None]]:
    """For each quartile its words, the chance, and the month that reaches it, if any does."""
    for words, chance in QUARTILES:
        yield words, chance, next((p.months for p in points if p.begun >= chance), None)


def picture_of(points: tuple[CurvePoint, ...]) -> Spec:
    """The picture as a Vega-Lite specification."""
    values = [
        {"months": p.months, "begun": p.begun, "least": p.least, "most": p.most} for p in points
    ]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "data": {"values": values},
        "encoding": {"x": _months(points), "y": _chance("begun")},
        "layer": [*_curve(), *_marks(points)],
    }


def _months(points: tuple[CurvePoint, ...]) -> Spec:
    first, last = points[0].months, points[-1].months
    steps = (1, 3, 6, 12, 24, 60, 120, last)
    every = next(step for step in steps if last - first <= MOST_TICKS * step)
    ticks = [every * n for n in range(int(first // every), int(last // every) + 1)]
    return {
        "field": "months",
        "type": "quantitative",
        "scale": {"domain": [first, last], "nice": False, "zero": False},
        "axis": {
            "values": [tick for tick in ticks if first <= tick],
            "title": "Months since the last inspection",
            "grid": False,
            "titlePadding": 12,
        },
    }


def _chance(field: str) -> Spec:
    return {
        "field": field,
        "type": "quantitative",
        "scale": {"domain": [0, 1]},
        "axis": {
            "values": [0, 0.25, 0.5, 0.75, 1],
            "format": ".0%",
            "title": "Chance that the next inspection has begun",
            "titlePadding": 12,
        },
    }


def _curve() -> Iterator[Spec]:
    stepped = {"interpolate": "step-after"}
    yield {
        "mark": {"type": "area", "fill": BAND, **stepped},
        "encoding": {"y": _chance("least"), "y2": {"field": "most"}},
    }
    for edge in ("least", "most"):
        yield {
            "mark": {"type": "line", "stroke": BAND_EDGE, "strokeWidth": 1, **stepped},
            "encoding": {"y": _chance(edge)},
        }
    yield {"mark": {"type": "line", "stroke": INK, "strokeWidth": 2.5, **stepped}}


def _marks(points: tuple[CurvePoint, ...]) -> Iterator[Spec]:
    """Where a quartile is reached: a line down to the months, and the month in words."""
    marks = [
        {
            "months": month,
            "begun": chance,
            "zero": 0,
            "text": f"{words} by {month:g} months",
            # Right of the band, so that neither disturbs the other.
            "beside": next((p.months for p in points if p.least >= chance), month),
        }
        for words, chance, month in quartiles(points)
        if month is not None
    ]
    data = {"values": marks}
    yield {
        "data": data,
        "mark": {"type": "rule", "strokeDash": [4, 3], "stroke": INK},
        "encoding": {"y": _chance("zero"), "y2": {"field": "begun"}},
    }
    dot = {"type": "point", "filled": True, "size": 70, "fill": INK, "opacity": 1}
    yield {"data": data, "mark": dot}
    words = {
        "x": {**_months(points), "field": "beside"},
        "text": {"field": "text", "type": "nominal"},
    }
    beside = {"type": "text", "align": "left", "dx": 9, "dy": 11}
    halo = {"fill": PAPER, "stroke": PAPER, "strokeWidth": 5, "strokeJoin": "round"}
    yield {"data": data, "mark": {**beside, **halo}, "encoding": words}
    yield {"data": data, "mark": beside, "encoding": words}
