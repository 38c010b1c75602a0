"""Lines of text for a terminal: wrapped, labelled and in tables.

Every line is safe to print: what does not print in a name or text is spelt out.
"""

import textwrap
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from ilacs.reports.folder import printable

NARROWEST = 70
"""Columns. A terminal with fewer gets lines that it wraps itself."""

LABEL = 18
"""Columns that the labels of entries take."""

GAP = 2
"""Columns between those of a table."""

NARROWEST_CELL = 12


def day_in_words(day: date | None) -> str:
    """A day such as `3 Mar 2024`; nothing for None."""
    return f"{day.day} {day:%b %Y}" if day else ""


def period_in_words(first: date | None, last: date | None) -> str:
    """Two days, or one where they are the same; nothing for None."""
    if first == last or last is None:
        return day_in_words(first)
    return f"{day_in_words(first)} to {day_in_words(last)}"


def wrapped(text: str, width: int, indent: str = "", hanging: str | None = None) -> list[str]:
    """`text` in lines of at most `width` columns; `hanging` begins all but the first."""
    return textwrap.wrap(
        printable(" ".join(text.split())),
        max(width, len(indent) + 10),
        initial_indent=indent,
        subsequent_indent=indent if hanging is None else hanging,
        break_on_hyphens=False,
    )


def entry(label: str, text: str, width: int) -> Iterator[str]:
    """A label, and the text beside it."""
    for place, line in enumerate(wrapped(text or "not known", width - LABEL)):
        yield f"{label if not place else '':<{LABEL}}{line}"


def first_words(text: str, width: int) -> str:
    """As many whole words as fit, with an ellipsis if there are more."""
    flat = printable(" ".join(text.split()))
    if len(flat) <= width:
        return flat
    words = flat[: width - 1].rsplit(" ", 1)[0] if " " in flat[: width - 1] else flat[: width - 1]
    return words.rstrip(" ,;:.") + "…"


def table_lines(
    headings: Sequence[str],
    rows: Iterable[Sequence[str]],
    width: int,
    *,
    wide: int = 0,
    right: Iterable[int] = (),
) -> Iterator[str]:
    """A table with a line under its headings. Column `wide` is wrapped in what room is left.

    Headings are wrapped where their column is narrower. The columns `right` are set to the
    right, as numbers are.
    """
    cells = [[printable(" ".join(cell.split())) for cell in row] for row in rows]
    widths = [
        max(heading_width(heading), *(len(row[place]) for row in cells), 0)
        for place, heading in enumerate(headings)
    ]
    rest = width - sum(widths) + widths[wide] - GAP * (len(widths) - 1)
    widths[wide] = min(widths[wide], max(rest, NARROWEST_CELL))
    to_right = frozenset(right)
    wrapped_headings = [
        textwrap.wrap(heading, max(widths[place], 1)) or [""]
        for place, heading in enumerate(headings)
    ]
    tallest = max(map(len, wrapped_headings))
    for line in range(tallest):
        # Headings stand on the line below them.
        words = [
            lines[line - tallest + len(lines)] if line >= tallest - len(lines) else ""
            for lines in wrapped_headings
        ]
        yield from _row(words, widths, wide, to_right)
    yield (" " * GAP).join("─" * one for one in widths)
    for row in cells:
        yield from _row(row, widths, wide, to_right)


def heading_width(heading: str) -> int:
    """The least columns that a heading needs: those of its longest word."""
    return max(map(len, heading.split()), default=0)


def _row(
    cells: Sequence[str], widths: Sequence[int], wide: int, right: frozenset[int]
) -> Iterator[str]:
    wide_lines = textwrap.wrap(cells[wide], max(widths[wide], 1), break_on_hyphens=False) or [""]
    for number, line in enumerate(wide_lines):
        parts = [
            (line if place == wide else cell if not number else "")
            for place, cell in enumerate(cells)
        ]
        yield (
            (" " * GAP)
            .join(
                f"{part:>{widths[place]}}" if place in right else f"{part:<{widths[place]}}"
                for place, part in enumerate(parts)
            )
            .rstrip()
        )
