"""The picture of a history: a lane for each grade, in it a place for each judgement.

Judgements keep their order in every lane, so that no line lies on another. Every mark stands on
the day of its inspection; lines that go up or down on one day do so within a mark's width of it.
"""

from collections.abc import Iterator
from datetime import date
from math import inf

from ilacs.documents.charts.chart import Spec
from ilacs.documents.charts.grade_lines import GradeLines, Run
from ilacs.documents.charts.history_ground import WIDTH, Ground
from ilacs.documents.charts.layers import Datum, placed, rules, small_print, texts, with_halo
from ilacs.documents.charts.look import (
    FAINT_INK,
    INK,
    PAPER,
    RULE,
    SMALL,
    WIDER,
    margins,
    width_of,
)

LABEL_LIMIT = 230
BESIDE = 12
"""Pixels between a line, or the ground, and the words beside it."""
ENDS = "A line ends at the inspection that gave this judgement no grade."


def picture_of(lines: GradeLines, notes: tuple[str, ...]) -> Spec:
    """The picture as a Vega-Lite specification, with notes below."""
    ground = Ground(lines)
    return {
        "padding": margins(
            left=max(width_of(lane.name) for lane in ground.lanes),
            right=min(LABEL_LIMIT, max(map(width_of, lines.judgements))),
        ),
        "width": WIDTH,
        "height": ground.height,
        "layer": [
            *_lane_layers(ground),
            *_years(ground),
            *_inspections(ground),
            *_lines(ground),
            *_points(ground),
            *_labels(ground),
            *_notes(ground, notes),
        ],
    }


def _lane_layers(ground: Ground) -> Iterator[Spec]:
    edges = [{"x": 0, "x2": WIDTH, "y": y, "y2": y} for y in ground.tops]
    yield rules(edges, stroke=RULE)
    names = [
        {"x": -BESIDE, "y": ground.middle(n), "text": lane.name}
        for n, lane in enumerate(ground.lanes)
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
        half = WIDER * width_of(text, SMALL) / 2
        left, right = x - half, x + half + 4
        row = next((row for row, end in enumerate(rows) if end <= left), len(rows))
        rows[row : row + 1] = [right]
        data.append({"x": x, "x2": x, "y": -12 - 16 * row, "y2": ground.height, "text": text})
    yield rules(
        [{**datum, "y": datum["y"] + 7} for datum in data], stroke=FAINT_INK, strokeDash=[1, 3]
    )
    yield from with_halo(data, align="center", fontSize=SMALL)


def _lines(ground: Ground) -> Iterator[Spec]:
    for run in ground.runs:
        look = ground.looks[run.judgement]
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
        x = ground.upright(step)
        if before is not None and before != ground.y(step):
            yield x, before
        before = ground.y(step)
        yield x, before
    if run.until > run.steps[-1].on and before is not None:
        yield ground.x(run.until), before


def _points(ground: Ground) -> Iterator[Spec]:
    """A shape for each grade given, and a small bar across the end of a line that ends."""
    data = [
        {
            "x": ground.x(step.on),
            "y": ground.y(step),
            "colour": ground.looks[step.judgement].colour,
            "shape": ground.looks[step.judgement].shape,
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
            x, y = ground.x(run.until), ground.y(run.steps[-1])
            bar = {"x": x, "x2": x, "y": y - 6, "y2": y + 6}
            yield rules([bar], stroke=PAPER, strokeWidth=6)
            yield rules([bar], stroke=ground.looks[run.judgement].colour, strokeWidth=2)


def _labels(ground: Ground) -> Iterator[Spec]:
    """The name of a judgement at the end of its line; of an earlier part where there is room."""
    data: list[Datum] = []
    starts: dict[float, float] = {}
    named: set[str] = set()
    for run in reversed(ground.runs):
        x, y = ground.x(run.until) + BESIDE, ground.y(run.steps[-1])
        if run.judgement not in named or x + width_of(run.judgement) + 8 < starts.get(y, inf):
            ink = ground.looks[run.judgement].colour
            data.append({"x": x, "y": y, "text": run.judgement, "ink": ink})
            named.add(run.judgement)
        starts[ground.y(run.steps[0])] = ground.x(run.steps[0].on)
    yield from with_halo(data, align="left", limit=LABEL_LIMIT)


def _notes(ground: Ground, notes: tuple[str, ...]) -> Iterator[Spec]:
    about_ends = (ENDS,) if any(run.ended for run in ground.runs) else ()
    yield from small_print((*about_ends, *notes), x=0, y=ground.height + 44, width=WIDTH)
