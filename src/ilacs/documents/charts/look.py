"""How charts look: colours, type and the marks of grades, chosen to read in black and white.

The fills of the four grades step in lightness by more than two to one, so that print without
colour keeps them apart; each also has a code. Ink on paper has a contrast of 4.5 to 1 or more.
"""

from dataclasses import dataclass
from itertools import accumulate
from textwrap import wrap

from ilacs.documents.charts.chart import Spec
from ilacs.documents.words import in_words
from ilacs.framework import Grade

FONT = "Liberation Sans, Arimo, Arial, Helvetica, sans-serif"
"""The first comes with the library that draws; the others have letters of the same width."""

INK, FAINT_INK, RULE, SHADE, PAPER = "#0b0c0c", "#505a5f", "#b1b4b6", "#f3f2f1", "#ffffff"
WARNING = "#942514"

TEXT, SMALL = 14, 12
"""Sizes of type in pixels. A chart 800 pixels wide on A4 paper prints TEXT at 8 points."""

LETTER = 0.48
"""Width of an average letter of FONT, as a part of its size."""

WIDER = 1.15
"""A browser without FONT may take one that is so much wider: words keep that much room."""

MARGIN = 16

NARROW, WIDE = frozenset("fijlrtI.,:;'|!()[] "), frozenset("mwMW@%—…")
"""Letters that are clearly narrower, or wider, than others."""

GRADES = (Grade.OUTSTANDING, Grade.GOOD, Grade.REQUIRES_IMPROVEMENT, Grade.INADEQUATE)
"""The grades that a line can stand on, best first."""

SHOWN: tuple[Grade | None, ...] = (*GRADES, Grade.NOT_JUDGED, None)
"""All that a bar or a cell can stand for; None is a grade that is not known."""


@dataclass(frozen=True, slots=True)
class GradeLook:
    """How a grade is filled, what is printed on it, and how it is edged."""

    code: str
    fill: str
    ink: str
    edge: str = INK
    edge_width: float = 1


LOOKS: dict[Grade | None, GradeLook] = {
    Grade.OUTSTANDING: GradeLook("O", "#12375e", PAPER),
    Grade.GOOD: GradeLook("G", "#3a6ea8", PAPER),
    Grade.REQUIRES_IMPROVEMENT: GradeLook("RI", "#e8a03e", INK),
    Grade.INADEQUATE: GradeLook("I", PAPER, WARNING, WARNING, 3),
    Grade.NOT_JUDGED: GradeLook("NJ", SHADE, FAINT_INK, FAINT_INK),
    None: GradeLook("—", PAPER, FAINT_INK, FAINT_INK),
}


@dataclass(frozen=True, slots=True)
class LineLook:
    """A line is told from others by its dashes, the shape of its points and its label."""

    colour: str
    shape: str
    dash: tuple[int, ...]
    width: float = 2


LINES = (
    LineLook(INK, "circle", (), 3),
    LineLook("#1d70b8", "square", (8, 3)),
    LineLook("#a8420a", "triangle-up", ()),
    LineLook("#5b3a8c", "diamond", (3, 3)),
    LineLook("#00703c", "triangle-down", (10, 3, 2, 3)),
    LineLook("#99306b", "cross", (6, 2)),
    LineLook("#6b4d00", "triangle-right", (2, 2)),
    LineLook("#505a5f", "triangle-left", (12, 4)),
)
"""As many as there are judgements; the best known come first."""

CONFIG: Spec = {
    # The picture as a whole has a text alternative; its parts are not read out one by one.
    "aria": False,
    "background": PAPER,
    "font": FONT,
    "padding": MARGIN,
    "view": {"stroke": None},
    "text": {"fontSize": TEXT, "fill": INK, "baseline": "middle"},
    "axis": {
        "labelFontSize": TEXT,
        "labelColor": INK,
        "titleFontSize": TEXT,
        "titleFontWeight": "normal",
        "titleColor": INK,
        "domainColor": INK,
        "tickColor": INK,
        "gridColor": RULE,
    },
}


def heading(title: str) -> Spec:
    """A title at the left edge, in as many lines as it needs."""
    return {
        "text": wrap(title, 74) or [""],
        "anchor": "start",
        "frame": "bounds",
        "fontSize": 19,
        "fontWeight": "bold",
        "lineHeight": 24,
        "color": INK,
        "offset": 18,
    }


def grade_words(grade: Grade | None) -> str:
    """A grade in words; one that is not known says so."""
    return in_words(grade) or "Not known"


def margins(left: float = 0, right: float = 0) -> Spec:
    """Margins for a picture with so many pixels of words beyond its left and right edges."""
    return {
        "left": MARGIN + round((WIDER - 1) * left),
        "right": MARGIN + round((WIDER - 1) * right),
        "top": MARGIN,
        "bottom": MARGIN,
    }


def width_of(text: str, size: float = TEXT) -> float:
    """About how wide a text is, in pixels."""
    letters = sum(
        0.28 if letter in NARROW else 0.83 if letter in WIDE else 0.7 if letter.isupper() else 0.56
        for letter in text
    )
    return size * letters


def cut(text: str, limit: float) -> str:
    """As much of a text as `limit` pixels hold, with a sign that there is more."""
    if width_of(text) <= limit:
        return text
    widths = accumulate(map(width_of, text), initial=width_of("…"))
    return text[: sum(width <= limit for width in widths) - 1] + "…"
