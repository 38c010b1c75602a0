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

LONGESTPAGE_NUMBER = 16
"""`Page 12 of 34` is shorter than this."""

_DIGITS = re.compile(r"[0-9]+")
PAGE_NUMBER = re.compile(r"(?:page\s+)?\d{1,3}(?:\s+of\s+\d{1,3})?", re.IGNORECASE)
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
    """The lines of the body in reading order, and the footnotes."""

    lines: list[Line]
    footnotes: tuple[Footnote, ...]


def body_of(pages: Pages) -> Body:
    """Take running lines, page numbers and footnotes out of `pages`."""
    return _Sorting(pages).done()


class _Sorting:
    """Goes through the lines once and puts each into the body or a footnote, or leaves it out."""

    def __init__(self, pages: Pages) -> None:
        self._pages = pages
        self._size = _body_size(pages.lines)
        self._running = _running_lines(pages)
        self._last_of_body: dict[int, int] = {}
        self._kept: list[Line] = []
        self._notes: list[list[Line]] = []
        self._note_page = 0

    def done(self) -> Body:
        """The body, once every line has its place."""
        heights = self._pages.heights
        small_from = self._size * NOTE_SIZE
        keep = self._kept.append
        for index, line in enumerate(self._pages.lines):
            y, height = line.y, heights[line.page - 1]
            if (y < FOOT * height or y > height - MARGIN) and self._is_furniture(line, height):
                continue
            if line.size < small_from or self._note_page:
                self._sort_small(index, line)
            else:
                keep(line)
        notes = tuple(_footnote(note) for note in self._notes)
        return Body(self._kept, notes)

    def _is_furniture(self, line: Line, height: float) -> bool:
        in_margin = line.y < MARGIN or line.y > height - MARGIN
        if _is_page_number(line, self._size) and (in_margin or line.text == str(line.page)):
            return True
        return in_margin and _without_number(line.text) in self._running

    def _sort_small(self, index: int, line: Line) -> None:
        """Sort a line that is set small, or that may go on with a footnote."""
        in_note = self._note_page == line.page
        after_mark = in_note and _ONLY_MARK.fullmatch(self._notes[-1][-1].text)
        if line.size >= self._size * NOTE_SIZE and not (after_mark and line.size < self._size):
            self._note_page = 0
            self._kept.append(line)
        elif self._begins_with_mark(index, line) and self._take_mark(line):
            return
        elif in_note:
            self._notes[-1].append(line)
        elif not _ONLY_MARK.fullmatch(line.text):
            self._kept.append(line)

    def _begins_with_mark(self, index: int, line: Line) -> bool:
        """Whether a small line begins with a raised mark, or stands below the body with one."""
        if not _NOTE.match(line.text):
            return False
        if line.size <= self._size * NOTE_MARK_SIZE:
            return True
        if not self._last_of_body:
            self._last_of_body = {
                each.page: i
                for i, each in enumerate(self._pages.lines)
                if _is_body(each, self._size)
            }
        below = index > self._last_of_body.get(line.page, index)
        return below and bool(_NUMBERED_NOTE.match(line.text))

    def _take_mark(self, line: Line) -> bool:
        """Take a mark within a line off it, or begin a footnote; whether it was either."""
        last = self._kept[-1] if self._kept else None
        if last and last.page == line.page and 0 < line.y - last.y < RAISED_BY:
            rest = _NOTE.sub(r"\3", line.text, count=1)
            gap = "" if rest[:1] in ".,;:" else " "
            self._kept[-1] = last._replace(text=f"{last.text}{gap}{rest}".strip())
            return True
        if line.x < LEFT_EDGE:
            self._notes.append([line])
            self._note_page = line.page
            return True
        return False


def _is_body(line: Line, size: float) -> bool:
    """Whether a line is set in the body's size or larger, and is no page number."""
    return line.size >= size * NOTE_SIZE and not PAGE_NUMBER.fullmatch(line.text)


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
        if MARGIN <= y <= pages.heights[page - 1] - MARGIN or PAGE_NUMBER.fullmatch(text):
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
    if len(line.text) > LONGESTPAGE_NUMBER or not PAGE_NUMBER.fullmatch(line.text):
        return False
    return line.size > size * NOTE_MARK_SIZE or line.x > LEFT_EDGE


def _footnote(lines: list[Line]) -> Footnote:
    first = lines[0].text.translate(FROM_SUPERSCRIPTS)
    match = _NOTE.match(first)
    mark, rest = (match.group(1) or match.group(2), match.group(3)) if match else ("", first)
    words = [rest, *(line.text for line in lines[1:])]
    text = join_divided_words(repair(" ".join(words)), "")
    return Footnote(mark, text, lines[0].page)
