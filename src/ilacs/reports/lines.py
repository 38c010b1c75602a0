"""What every form of a document becomes first: its lines, in reading order."""

from dataclasses import dataclass
from typing import NamedTuple

CLOSE = 18.0
"""In a form without pages, lines at most this many points apart have no gap between them."""


class Line(NamedTuple):
    """One line as the document shows it.

    `x` and `y` are where it starts, in points from the page's lower left corner; `size` is
    its letter height in points; `bold` is true if it both begins and ends in bold. A form
    that has no pages has page 0, and places and sizes that stand for what a page would show.
    """

    text: str
    page: int
    x: float
    y: float
    size: float
    bold: bool


@dataclass(frozen=True, slots=True)
class Pages:
    """The lines of a document, the number of its pages and their heights in points.

    `characters` counts every character that the pages hold, white space included.
    """

    lines: list[Line]
    count: int
    heights: tuple[float, ...]
    characters: int
