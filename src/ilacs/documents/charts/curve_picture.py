"""The picture of a curve: a line within a band, marked where it reaches each quartile."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from ilacs.documents.charts.chart import Spec
from ilacs.documents.charts.curve_points import Calendar, CurvePoint, Mark, reached
from ilacs.documents.charts.layers import Datum, placed, rules, small_print, texts, with_halo
from ilacs.documents.charts.look import INK, RULE, margins, width_of

WIDTH, HEIGHT = 620, 340
BAND, BAND_EDGE = "#d2dfee", "#3a6ea8"
CHANCES = (0, 0.25, 0.5, 0.75, 1)
MOST_TICKS = 9
STEPS = (1, 2, 3, 6, 12, 24, 60, 120, 600)
"""Months between two ticks."""
BESIDE = 10
"""Pixels between the band and the words beside it."""
SMOOTH = {"interpolate": "monotone"}
CLOSE = 0.3
"""Months between a mark and a point of which it takes the place."""

Marks = list[tuple[Mark, float]]
"""Marks within the picture, each with its month."""


@dataclass(frozen=True, slots=True)
class Ground:
    """Turns months and chances into pixels, from the top left corner."""

    points: tuple[CurvePoint, ...]
    calendar: Calendar | None

    def x(self, months: float) -> float:
        """Where a month is."""
        first, last = self.points[0].months, self.points[-1].months
        return WIDTH * (months - first) / (last - first)

    def y(self, chance: float) -> float:
        """Where a chance is."""
        return HEIGHT * (1 - chance)

    def when(self, months: float) -> str:
        """The day after so many months; the months themselves without a calendar."""
        if self.calendar is None:
            return f"{months:.3g} months"
        day = self.calendar.day(months)
        return f"{day.day} {day:%b %Y}"


def picture_of(
    points: tuple[CurvePoint, ...],
    marks: tuple[Mark, ...],
    calendar: Calendar | None,
    notes: tuple[str, ...],
) -> Spec:
    """The picture as a Vega-Lite specification, with notes below; in days if it has a calendar."""
    ground = Ground(points, calendar)
    end = points[-1].months
    within = [(m, m.months) for m in marks if m.months is not None and m.months <= end]
    return {
        "width": WIDTH,
        "height": HEIGHT,
        "padding": margins(
            left=width_of("100%"),
            right=max((width_of(_words(ground, *mark)) for mark in within), default=0),
        ),
        "layer": [
            *_chances(ground),
            *_curve(ground, within),
            *_times(ground),
            *_marks(ground, within),
            *small_print(notes, x=0, y=HEIGHT + (44 if calendar else 70), width=WIDTH),
        ],
    }


def _chances(ground: Ground) -> Iterator[Spec]:
    heights = [ground.y(chance) for chance in CHANCES]
    yield rules([{"x": 0, "x2": WIDTH, "y": y, "y2": y} for y in heights], stroke=RULE)
    words: list[Datum] = [
        {"x": -8, "y": y, "text": f"{chance:.0%}"}
        for chance, y in zip(CHANCES, heights, strict=True)
    ]
    yield texts(words, align="right")
    title = {"x": 0, "y": -22, "text": "Chance that the next inspection has begun"}
    yield texts([title], align="left")


def _times(ground: Ground) -> Iterator[Spec]:
    """An axis of days, or of months since the last inspection, which has a title."""
    ticks = _days(ground, ground.calendar) if ground.calendar else _months(ground)
    places = [(ground.x(month), words) for month, words in ticks]
    base: Datum = {"x": 0, "x2": WIDTH, "y": HEIGHT, "y2": HEIGHT}
    yield rules(
        [base, *({"x": x, "x2": x, "y": HEIGHT, "y2": HEIGHT + 6} for x, _ in places)], stroke=INK
    )
    if places:
        yield texts(
            [{"x": x, "y": HEIGHT + 18, "text": words} for x, words in places], align="center"
        )
    if not ground.calendar:
        title = {"x": WIDTH / 2, "y": HEIGHT + 44, "text": "Months since the last inspection"}
        yield texts([title], align="center")


def _months(ground: Ground) -> Iterator[tuple[float, str]]:
    first, last = ground.points[0].months, ground.points[-1].months
    every = _every(last - first)
    for tick in range(every * int(first // every), int(last) + 1, every):
        if first <= tick:
            yield tick, f"{tick}"


def _days(ground: Ground, calendar: Calendar) -> Iterator[tuple[float, str]]:
    """The first days of months, from January in steps that divide or make up years."""
    months = [point.months for point in (ground.points[0], ground.points[-1])]
    first, last = map(calendar.day, months)
    every = _every(months[1] - months[0])
    for count in range(12 * first.year + first.month - 1, 12 * last.year + last.month):
        day = date(count // 12, count % 12 + 1, 1)
        if count % every == 0 and first <= day:
            yield calendar.months(day), f"{day:%b %Y}"


def _every(months: float) -> int:
    return next((step for step in STEPS if months <= MOST_TICKS * step), STEPS[-1])


def _curve(ground: Ground, marks: Marks) -> Iterator[Spec]:
    data: list[Datum] = [
        {"x": ground.x(point.months), "y": ground.y(point.most), "y2": ground.y(point.least)}
        for point in ground.points
    ]
    yield {
        "data": {"values": data},
        "mark": {"type": "area", "fill": BAND, **SMOOTH},
        "encoding": {"x": placed("x"), "y": placed("y"), "y2": {"field": "y2"}},
    }
    for edge in ("y", "y2"):
        border = [{"x": datum["x"], "y": datum[edge]} for datum in data]
        yield _line(border, stroke=BAND_EDGE, strokeWidth=1)
    # The curve runs through its marks. Days are whole, so a point close by would make it uneven.
    corners = {months: mark.share for mark, months in marks}
    corners |= {
        point.months: point.begun
        for point in ground.points
        if not any(abs(point.months - months) < CLOSE for _, months in marks)
    }
    yield _line(
        [{"x": ground.x(at), "y": ground.y(corners[at])} for at in sorted(corners)],
        stroke=INK,
        strokeWidth=2.5,
    )


def _line(data: list[Datum], **look: Any) -> Spec:
    return {
        "data": {"values": data},
        "mark": {"type": "line", **SMOOTH, **look},
        "encoding": {"x": placed("x"), "y": placed("y")},
    }


def _marks(ground: Ground, marks: Marks) -> Iterator[Spec]:
    """Where a share is reached: a line down to the axis, and the day in words."""
    if not marks:
        return
    dots: list[Datum] = [{"x": ground.x(at), "y": ground.y(mark.share)} for mark, at in marks]
    yield rules(
        [{**dot, "x2": dot["x"], "y2": HEIGHT} for dot in dots], stroke=INK, strokeDash=[4, 3]
    )
    yield {
        "data": {"values": dots},
        "mark": {"type": "point", "filled": True, "size": 70, "fill": INK, "opacity": 1},
        "encoding": {"x": placed("x"), "y": placed("y")},
    }
    words: list[Datum] = [
        {
            "x": ground.x(_right_of_band(ground, mark.share, at)) + BESIDE,
            "y": ground.y(mark.share) + 11,
            "text": _words(ground, mark, at),
        }
        for mark, at in marks
    ]
    yield from with_halo(words, align="left")


def _words(ground: Ground, mark: Mark, months: float) -> str:
    return f"{mark.words} by {ground.when(months)}"


def _right_of_band(ground: Ground, share: float, at: float) -> float:
    """The month from which the whole band is above a share, so that words there do not hide it."""
    month = reached(ground.points, share, lambda point: point.least)
    return at if month is None else max(at, month)
