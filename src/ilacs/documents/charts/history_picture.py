"""The picture of a history: a lane for each grade, in it a place for each judgement.

Judgements keep their order in every lane and their distance from the day of an inspection, so
that no line lies on another, level or upright.
"""

from collections.abc import Iterator
from datetime import date
from math import inf
from typing import Any

from ilacs.documents.charts.chart import Spec
from ilacs.documents.charts.grade_lines import GradeLines, Run
from ilacs.documents.charts.history_ground import WIDTH, Ground
from ilacs.documents.charts.layers import Datum, placed, rules, texts
from ilacs.documents.charts.look import FAINT_INK, INK, PAPER, RULE, SMALL, width_of

LABEL_LIMIT = 230
ENDS = "A line ends at the inspection that gave this judgement no grade."


def picture_of(lines: GradeLines) -> Spec:
    """The picture as a Vega-Lite specification."""
    ground = Ground(lines)
    return {
        "width": WIDTH,
        "height": ground.height,
        "layer": [
            *_lane_layers(ground),
            *_years(ground),
            *_inspections(ground),
            *_lines(ground),
            *_points(ground),
            *_labels(ground),
            *_footnote(ground),
        ],
    }


def _lane_layers(ground: Ground) -> Iterator[Spec]:
    edges = [{"x": 0, "x2": WIDTH, "y": y, "y2": y} for y in ground.tops]
    yield rules(edges, stroke=RULE)
    names = [
        {"x": -12, "y": ground.middle(n), "text": lane.name} for n, lane in enumerate(ground.lanes)
    ]
    yield texts(names, align="right")


def _years(ground: Ground) -> Iterator[Spec]:
    days = [date(year, 1, 1) for year in range(ground.start.year + 1, ground.end.year + 1)]
    # Every year, or every second, third ... so that labels have room.
    every = 1 + len(days) * 42 // WIDTH
    base = ground.height
    ticks = [{"x": ground.x(day), "x2": ground.x(day), "y": base, "y2": base + 6} for day in days]
    yield rules([*ticks, {"x": 0, "x2": WIDTH, "y": base, "y2": base}], stroke=INK)
    labels = [{"x": ground.x(day), "y": base + 17, "text": f"{day.year}"} for day in days[::every]]
    yield texts(labels, align="center")


def _inspections(ground: Ground) -> Iterator[Spec]:
    """A faint line at each inspection, with its date above; dates that are close in two rows."""
    rows: list[float] = []
    data: list[Datum] = []
    for day in ground.lines.inspections:
        x, text = ground.x(day), f"{day.day} {day:%b %Y}"
        left, right = x - width_of(text, SMALL) / 2, x + width_of(text, SMALL) / 2 + 6
        row = next((row for row, end in enumerate(rows) if end <= left), len(rows))
        rows[row : row + 1] = [right]
        data.append({"x": x, "x2": x, "y": -12 - 16 * row, "y2": ground.height, "text": text})
    yield rules(
        [{**datum, "y": datum["y"] + 7} for datum in data], stroke=FAINT_INK, strokeDash=[1, 3]
    )
    yield from _with_halo(data, align="center", fontSize=SMALL)


def _lines(ground: Ground) -> Iterator[Spec]:
    for run in ground.runs:
        look = ground.look(run.judgement)
        corners = list(_corners(ground, run))
        dash = {"strokeDash": list(look.dash)} if look.dash else {}
        if len(corners) > 1:
            data = [{"x": x, "y": y, "order": n} for n, (x, y) in enumerate(corners)]
            yield {
                "data": {"values": data},
                "mark": {"type": "line", "stroke": look.colour, "strokeWidth": look.width, **dash},
                "encoding": {
                    "x": placed("x"),
                    "y": placed("y"),
                    "order": {"field": "order", "type": "quantitative"},
                },
            }


def _corners(ground: Ground, run: Run) -> Iterator[tuple[float, float]]:
    before = None
    for step in run.steps:
        x = ground.beside(step.on, run.judgement)
        if before is not None and before != ground.y(step):
            yield x, before
        before = ground.y(step)
        yield x, before
    if run.until > run.steps[-1].on and before is not None:
        yield _end(ground, run), before


def _end(ground: Ground, run: Run) -> float:
    """Where a line ends: beside the inspection that ends it, or on the last day."""
    if run.ended:
        return ground.beside(run.until, run.judgement)
    return max(ground.x(run.until), ground.beside(run.steps[-1].on, run.judgement))


def _points(ground: Ground) -> Iterator[Spec]:
    """A shape for each grade given, and a small bar across the end of a line that ends."""
    data = [
        {
            "x": ground.beside(step.on, step.judgement),
            "y": ground.y(step),
            "colour": ground.look(step.judgement).colour,
            "shape": ground.look(step.judgement).shape,
        }
        for step in ground.lines.steps
    ]
    yield {
        "data": {"values": data},
        "mark": {"type": "point", "filled": True, "size": 110, "opacity": 1, "stroke": PAPER},
        "encoding": {
            "x": placed("x"),
            "y": placed("y"),
            "shape": {"field": "shape", "type": "nominal", "scale": None},
            "color": {"field": "colour", "type": "nominal", "scale": None},
        },
    }
    for run in ground.runs:
        if run.ended:
            x, y = _end(ground, run), ground.y(run.steps[-1])
            bar = {"x": x, "x2": x, "y": y - 5, "y2": y + 5}
            yield rules([bar], stroke=ground.look(run.judgement).colour, strokeWidth=2)


def _labels(ground: Ground) -> Iterator[Spec]:
    """The name of a judgement at the end of its line; of an earlier part where there is room."""
    data: list[Datum] = []
    starts: dict[float, float] = {}
    named: set[str] = set()
    for run in reversed(ground.runs):
        x, y = ground.x(run.until) + ground.half_spread() + 9, ground.y(run.steps[-1])
        if run.judgement not in named or x + width_of(run.judgement) + 8 < starts.get(y, inf):
            ink = ground.look(run.judgement).colour
            data.append({"x": x, "y": y, "text": run.judgement, "ink": ink})
            named.add(run.judgement)
        starts[ground.y(run.steps[0])] = ground.beside(run.steps[0].on, run.judgement)
    yield from _with_halo(data, align="left", limit=LABEL_LIMIT)


def _with_halo(data: list[Datum], **mark: Any) -> Iterator[Spec]:
    """Words with a border of paper, so that lines behind them do not disturb."""
    bare = [{key: datum[key] for key in ("x", "y", "text")} for datum in data]
    yield texts(bare, fill=PAPER, stroke=PAPER, strokeWidth=5, strokeJoin="round", **mark)
    yield texts(data, **mark)


def _footnote(ground: Ground) -> Iterator[Spec]:
    if any(run.ended for run in ground.runs):
        place = {"x": 0, "y": ground.height + 44, "text": ENDS, "ink": FAINT_INK}
        yield texts([place], align="left", fontSize=SMALL)
