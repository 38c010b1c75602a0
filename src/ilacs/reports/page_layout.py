"""Tell a page's body from what is printed around it: running lines, page numbers, footnotes."""

import re
from collections import Counter
from dataclasses import dataclass

from ilacs.reports.characters import FROM_SUPERSCRIPTS, join_divided_words, repair
from ilacs.reports.lines import Line, Pages
from ilacs.reports.record import Footnote

MARGIN = 68.0
"""Running lines stand within this many points of the upper or lower edge of a page."""

FOOT = 0.15
"""The number of a page can stand as high as this share of the page's height."""

LONGEST_PAGE_NUMBER = 16
"""`Page 12 of 34` is shorter than this."""

_DIGITS = re.compile(r"[0-9]+")
_PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?", re.IGNORECASE)
_NOTE = re.compile(r"(?:\[(\d{1,2})\]|(\d{1,2})(?!\d))[\s.]*(.*)")
_NUMBERED_NOTE = re.compile(r"\d{1,2}\s+[^\W\d]")
_ONLY_MARK = re.compile(r"\[?\d{1,2}\]?|[⁰¹²³⁴⁵⁶⁷⁸⁹]+")

NOTE_SIZE = 0.9
"""Footnotes are set smaller than this share of the body's size."""

NOTE_MARK_SIZE = 0.7
"""The number before a footnote is set smaller than this share of the body's size."""

RAISED_BY = 8.0
"""A note mark within a line stands at most this many points above it."""

LEFT_EDGE = 130.0
"""A footnote begins within this many points of the page's left edge."""


@dataclass(frozen=True, slots=True)
class Body:
    """The lines of the body in reading order, the footnotes, and the body's letter size."""

    lines: list[Line]
    footnotes: tuple[Footnote, ...]
    size: float
    furniture: tuple[Line, ...]


def body_of(pages: Pages) -> Body:
    """Take running lines, page numbers and footnotes out of `pages`."""
    size = _body_size(pages.lines)
    running = _running_lines(pages)
    kept: list[Line] = []
    furniture: list[Line] = []
    notes: list[list[Line]] = []
    note_page = 0
    note_size = size * NOTE_SIZE
    last_of_body: dict[int, int] = {}
    for index, line in enumerate(pages.lines):
        text, page, _, y, letter, _ = line
        height = pages.heights[page - 1]
        if y < FOOT * height or y > height - MARGIN:
            number = _is_page_number(line, size)
            in_margin = y < MARGIN or y > height - MARGIN
            if (number and (in_margin or text == str(page))) or (
                in_margin and _without_number(text) in running
            ):
                furniture.append(line)
                continue
        if letter >= note_size and not (
            note_page == page and letter < size and _ONLY_MARK.fullmatch(notes[-1][-1].text)
        ):
            note_page = 0
            kept.append(line)
            continue
        if not last_of_body:
            last_of_body = {
                each.page: i for i, each in enumerate(pages.lines) if _is_body(each, size)
            }
        if _NOTE.match(text) and (
            letter <= size * NOTE_MARK_SIZE
            or (_NUMBERED_NOTE.match(text) and index > last_of_body.get(page, -1) >= 0)
        ):
            if kept and kept[-1].page == page and 0 < y - kept[-1].y < RAISED_BY:
                rest = _NOTE.sub(r"\3", text, count=1)
                gap = "" if rest[:1] in ".,;:" else " "
                kept[-1] = kept[-1]._replace(text=f"{kept[-1].text}{gap}{rest}".strip())
                furniture.append(line)
                continue
            if line.x < LEFT_EDGE:
                notes.append([line])
                note_page = page
                continue
        if note_page == page:
            notes[-1].append(line)
        elif _ONLY_MARK.fullmatch(text):
            furniture.append(line)
        else:
            kept.append(line)
    return Body(kept, tuple(_footnote(note) for note in notes), size, tuple(furniture))


def _is_body(line: Line, size: float) -> bool:
    """Whether a line is set in the body's size or larger, and is no page number."""
    return line.size >= size * NOTE_SIZE and not _PAGE_NUMBER.fullmatch(line.text)


def _body_size(lines: list[Line]) -> float:
    """The letter size that most of the text is set in, in points; 0 for an empty document."""
    weights: dict[float, int] = {}
    for line in lines:
        weights[line.size] = weights.get(line.size, 0) + len(line.text)
    rounded: Counter[float] = Counter()
    for size, weight in weights.items():
        rounded[round(size, 1)] += weight
    return rounded.most_common(1)[0][0] if rounded else 0.0


def _running_lines(pages: Pages) -> frozenset[str]:
    """Margin lines that come again on another page, their digits replaced by `#`."""
    seen: dict[str, int] = {}
    running: set[str] = set()
    for text, page, _, y, _, _ in pages.lines:
        if MARGIN <= y <= pages.heights[page - 1] - MARGIN or _PAGE_NUMBER.fullmatch(text):
            continue
        bare = _without_number(text)
        if seen.setdefault(bare, page) != page:
            running.add(bare)
    return frozenset(running)


def _without_number(text: str) -> str:
    """A running line with its digits replaced by `#`, and without a page number at its end."""
    return _DIGITS.sub("#", text).removesuffix(" #")


def _is_page_number(line: Line, size: float) -> bool:
    """Whether a margin line is a page number, not the mark of a footnote low on the page."""
    if len(line.text) > LONGEST_PAGE_NUMBER or not _PAGE_NUMBER.fullmatch(line.text):
        return False
    return line.size > size * NOTE_MARK_SIZE or line.x > LEFT_EDGE


def _footnote(lines: list[Line]) -> Footnote:
    first = lines[0].text.translate(FROM_SUPERSCRIPTS)
    match = _NOTE.match(first)
    mark, rest = (match.group(1) or match.group(2), match.group(3)) if match else ("", first)
    words = [rest, *(line.text for line in lines[1:])]
    text = join_divided_words(repair(" ".join(words)), "")
    return Footnote(mark, text, lines[0].page)
