"""The picture of a comparison: a grid of boxes with codes, the subject framed at the top."""

from collections.abc import Iterator
from dataclasses import dataclass
from textwrap import wrap

from ilacs.documents.charts.chart import Spec
from ilacs.documents.charts.layers import (
    SWATCH,
    Datum,
    boxes,
    grade_box,
    key_of_grades,
    rules,
    small_print,
    texts,
)
from ilacs.documents.charts.look import INK, LETTER, LOOKS, RULE, TEXT
from ilacs.framework import Grade

ROW, HEADER_LINE, GROUP_HEADING = 28, 17, 34
NAMES = 312
"""Pixels for the names of authorities, left of the grid."""
GRID, WIDEST, NARROWEST = 505, 110, 62
"""Pixels for all columns, and for one."""


@dataclass(frozen=True, slots=True)
class ComparedLine:
    """An authority with its grades, one for each judgement of the comparison."""

    authority: str
    is_subject: bool
    group: str
    grades: tuple[Grade | None, ...]


def picture_of(
    judgements: tuple[str, ...], lines: tuple[ComparedLine, ...], notes: tuple[str, ...]
) -> Spec:
    """The picture as a Vega-Lite specification, with notes below."""
    column = max(NARROWEST, min(WIDEST, GRID / len(judgements)))
    width = column * len(judgements)
    headers = [_header(name, column) for name in judgements]
    top = SWATCH + 30 + HEADER_LINE * max(map(len, headers))
    tops, headings, bottom = _placed(lines, top)
    return {
        "width": width,
        "height": bottom,
        "layer": [
            *key_of_grades((grade for line in lines for grade in line.grades), x=-NAMES, y=0),
            *_headers(headers, column, top),
            *_groups(headings, width),
            *_lines(lines, tops, column, width),
            *small_print(notes, x=-NAMES, y=bottom + 24, width=NAMES + width),
        ],
    }


def _header(name: str, column: float) -> list[str]:
    """A judgement in lines that fit its column, at most four."""
    return wrap(name, int(column / (TEXT * LETTER)), max_lines=4, placeholder="…") or [""]


def _placed(
    lines: tuple[ComparedLine, ...], top: float
) -> tuple[list[float], list[tuple[float, str]], float]:
    """The top of each line, the place of each group's heading, and the bottom of all."""
    tops: list[float] = []
    headings: list[tuple[float, str]] = []
    at, before = top, None
    for line in lines:
        group = None if line.is_subject else line.group
        if group != before and group is not None:
            headings.append((at + GROUP_HEADING - 12, group))
            at += GROUP_HEADING
        tops.append(at)
        at, before = at + ROW, group
    return tops, headings, at


def _headers(headers: list[list[str]], column: float, top: float) -> Iterator[Spec]:
    yield texts(
        [
            {
                "x": column * (place + 0.5),
                "y": top - 12 - HEADER_LINE * (len(header) - 1 - n),
                "text": text,
            }
            for place, header in enumerate(headers)
            for n, text in enumerate(header)
        ],
        align="center",
    )


def _groups(headings: list[tuple[float, str]], width: float) -> Iterator[Spec]:
    """What the authorities below are to the subject, above a rule."""
    if headings:
        under = [{"x": -NAMES, "x2": width, "y": y + 10, "y2": y + 10} for y, _ in headings]
        yield rules(under, stroke=RULE)
        names = [{"x": -NAMES, "y": y, "text": text} for y, text in headings]
        yield texts(names, align="left", fontWeight="bold", limit=NAMES + width)


def _lines(
    lines: tuple[ComparedLine, ...], tops: list[float], column: float, width: float
) -> Iterator[Spec]:
    cells = [
        (grade, column * place, y)
        for line, y in zip(lines, tops, strict=True)
        for place, grade in enumerate(line.grades)
    ]
    yield boxes([grade_box(grade, x + 2, y + 2, column - 4, ROW - 4) for grade, x, y in cells])
    codes = [
        {
            "x": x + column / 2,
            "y": y + ROW / 2,
            "text": LOOKS[grade].code,
            "ink": LOOKS[grade].ink,
        }
        for grade, x, y in cells
    ]
    yield texts(codes, align="center", fontWeight="bold")
    for is_subject, weight in ((True, "bold"), (False, "normal")):
        names: list[Datum] = [
            {"x": -NAMES + 6, "y": y + ROW / 2, "text": line.authority}
            for line, y in zip(lines, tops, strict=True)
            if line.is_subject == is_subject
        ]
        if names:
            yield texts(names, align="left", fontWeight=weight, limit=NAMES - 14)
    frames = [
        {"x": -NAMES, "x2": width + 2, "y": y - 2, "y2": y + ROW + 2}
        for line, y in zip(lines, tops, strict=True)
        if line.is_subject
    ]
    if frames:
        yield boxes(frames, filled=False, stroke=INK, strokeWidth=2)
