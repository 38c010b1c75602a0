"""The layers that several charts are made of. Places are pixels, from the top left corner."""

from collections.abc import Iterable, Iterator, Sequence
from textwrap import wrap
from typing import Any

from ilacs.documents.charts.chart import Spec
from ilacs.documents.charts.look import (
    FAINT_INK,
    LETTER,
    LOOKS,
    PAPER,
    SHOWN,
    SMALL,
    TEXT,
    WIDER,
    cut,
    grade_words,
    width_of,
)
from ilacs.framework import Grade

Datum = dict[str, Any]

SWATCH = 22
"""Height and width of the boxes in the key of grades."""


def placed(field: str) -> Spec:
    """A channel that takes its place from the data, in pixels."""
    return {"field": field, "type": "quantitative", "scale": None, "axis": None}


def texts(data: Sequence[Datum], limit: float | None = None, **mark: Any) -> Spec:
    """Words at `x` and `y`; `ink` is their colour where the data have one.

    Those wider than `limit` are cut here: Vega's own limit can part the halves of a character.
    """
    if limit is not None:
        data = [{**datum, "text": cut(datum["text"], limit)} for datum in data]
    encoding: Spec = {
        "x": placed("x"),
        "y": placed("y"),
        "text": {"field": "text", "type": "nominal"},
    }
    if data and "ink" in data[0]:
        encoding["color"] = {"field": "ink", "type": "nominal", "scale": None}
    return {"data": {"values": data}, "mark": {"type": "text", **mark}, "encoding": encoding}


def with_halo(data: Sequence[Datum], **mark: Any) -> Iterator[Spec]:
    """Words with a border of paper, so that lines behind them do not disturb."""
    bare = [{key: datum[key] for key in ("x", "y", "text")} for datum in data]
    yield texts(bare, fill=PAPER, stroke=PAPER, strokeWidth=5, strokeJoin="round", **mark)
    yield texts(data, **mark)


def boxes(data: Sequence[Datum], **mark: Any) -> Spec:
    """Rectangles from `x`, `y` to `x2`, `y2`, filled and edged as the data say."""
    channels = ("fill", "stroke", "strokeWidth")
    return {
        "data": {"values": data},
        "mark": {"type": "rect", **mark},
        "encoding": {
            "x": placed("x"),
            "y": placed("y"),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
            **{
                channel: {"field": channel, "type": "nominal", "scale": None}
                for channel in channels
                if data and channel in data[0]
            },
        },
    }


def rules(data: Sequence[Datum], **mark: Any) -> Spec:
    """Straight lines from `x`, `y` to `x2`, `y2`."""
    return {
        "data": {"values": data},
        "mark": {"type": "rule", **mark},
        "encoding": {
            "x": placed("x"),
            "y": placed("y"),
            "x2": {"field": "x2"},
            "y2": {"field": "y2"},
        },
    }


def grade_box(grade: Grade | None, x: float, y: float, width: float, height: float) -> Datum:
    """A box in the look of a grade; its edge stays inside, so that neighbours keep theirs."""
    look = LOOKS[grade]
    inset = look.edge_width / 2 + 0.5
    return {
        "x": x + inset,
        "y": y + inset,
        "x2": x + max(width - inset, inset + 0.5),
        "y2": y + height - inset,
        "fill": look.fill,
        "stroke": look.edge,
        "strokeWidth": look.edge_width,
    }


def key_of_grades(grades: Iterable[Grade | None], x: float, y: float) -> Iterator[Spec]:
    """Boxes with codes and, beside them, the grades in words; the four always, others if used."""
    used = set(grades)
    shown = [grade for place, grade in enumerate(SHOWN) if place < 4 or grade in used]
    at: list[float] = [x]
    for grade in shown:
        at.append(at[-1] + SWATCH + 19 + WIDER * width_of(grade_words(grade)))
    places = list(zip(shown, at, strict=False))
    middle = y + SWATCH / 2
    yield boxes([grade_box(grade, left, y, SWATCH + 4, SWATCH) for grade, left in places])
    yield texts(
        [
            {
                "x": left + SWATCH / 2 + 2,
                "y": middle,
                "text": LOOKS[grade].code,
                "ink": LOOKS[grade].ink,
            }
            for grade, left in places
        ],
        align="center",
        fontSize=TEXT - 2,
        fontWeight="bold",
    )
    yield texts(
        [
            {"x": left + SWATCH + 10, "y": middle, "text": grade_words(grade)}
            for grade, left in places
        ],
        align="left",
    )


def small_print(sentences: Iterable[str], x: float, y: float, width: float) -> Iterator[Spec]:
    """Sentences below a picture, each in as many lines as it needs."""
    lines = [line for text in sentences for line in wrap(text, int(width / (SMALL * LETTER)))]
    if lines:
        data = [{"x": x, "y": y + 17 * n, "text": line} for n, line in enumerate(lines)]
        yield texts(data, align="left", fontSize=SMALL, fill=FAINT_INK)
