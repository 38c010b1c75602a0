"""The picture of a spread: bars of equal length, parted best grade first, with their counts."""

from collections.abc import Iterator
from itertools import accumulate

from ilacs.documents.charts.chart import Spec
from ilacs.documents.charts.layers import (
    SWATCH,
    Datum,
    boxes,
    grade_box,
    key_of_grades,
    small_print,
    texts,
)
from ilacs.documents.charts.look import LOOKS, SMALL, margins, width_of
from ilacs.framework import Grade

Counts = dict[Grade | None, int]
"""How many have each grade, best first, without those that none have."""

WIDTH, BAR, BETWEEN = 560, 24, 18
TOP = SWATCH + 44
BESIDE, LABEL_LIMIT = 12, 260
"""Pixels between a label and its bar, and at most for the label."""
ALL = WIDTH + 46
"""Where the sums end."""


def picture_of(counts: dict[str, Counts], notes: tuple[str, ...]) -> Spec:
    """The picture as a Vega-Lite specification, with notes below."""
    labels = min(LABEL_LIMIT, max(map(width_of, counts)))
    left = -BESIDE - labels
    bottom = _top(len(counts)) - BETWEEN
    used = {grade for of_period in counts.values() for grade in of_period}
    return {
        "padding": margins(left=labels),
        "width": WIDTH,
        "height": bottom,
        "layer": [
            *key_of_grades(used, x=left, y=0),
            *_bars(counts),
            *_names(counts),
            *small_print(notes, x=left, y=bottom + 24, width=WIDTH),
        ],
    }


def _top(place: int) -> float:
    return TOP + place * (BAR + BETWEEN)


def _bars(counts: dict[str, Counts]) -> Iterator[Spec]:
    drawn: list[Datum] = []
    inside: list[Datum] = []
    above: list[Datum] = []
    for place, of_period in enumerate(counts.values()):
        top, free_from = _top(place), 0.0
        for grade, x, width in _parts(of_period):
            drawn.append(grade_box(grade, x, top, width, BAR))
            text, middle = str(of_period[grade]), x + width / 2
            if width_of(text) + 8 <= width:
                ink = LOOKS[grade].ink
                inside.append({"x": middle, "y": top + BAR / 2, "text": text, "ink": ink})
            else:
                # Figures of narrow neighbours stand apart, in the order of the parts.
                middle = max(middle, free_from + width_of(text, SMALL) / 2)
                free_from = middle + width_of(text, SMALL) / 2 + 4
                above.append({"x": middle, "y": top - 7, "text": text})
    yield boxes(drawn)
    if inside:
        yield texts(inside, align="center", fontWeight="bold")
    if above:
        yield texts(above, align="center", fontSize=SMALL)


def _parts(counts: Counts) -> Iterator[tuple[Grade | None, float, float]]:
    """Each grade with the left edge and the width of its part of the bar."""
    widths = [WIDTH * count / sum(counts.values()) for count in counts.values()]
    yield from zip(counts, accumulate(widths, initial=0.0), widths, strict=False)


def _names(counts: dict[str, Counts]) -> Iterator[Spec]:
    middles = [_top(place) + BAR / 2 for place in range(len(counts))]
    yield texts(
        [{"x": -BESIDE, "y": y, "text": name} for name, y in zip(counts, middles, strict=True)],
        align="right",
        limit=LABEL_LIMIT,
    )
    sums = [str(sum(of_period.values())) for of_period in counts.values()]
    yield texts(
        [
            {"x": ALL, "y": y, "text": text}
            for text, y in zip(["All", *sums], [TOP - 22, *middles], strict=True)
        ],
        align="right",
    )
