"""A PDF's lines, each with its place, size and weight, as PDFium hands them over.

The text of a page is taken in one call. Only the first and last letters of a line are then asked
for their place, size and weight, and only where a line cannot be told to be set like the one
before it, which keeps reading close to the cost of the text alone.
PDFium is not safe to call from two threads at once, so a lock admits one reader at a time.
"""

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from ctypes import byref, c_double, c_ushort
from math import hypot
from statistics import median_low
from typing import Any

import pypdfium2.raw as pdfium

from ilacs.reports.characters import LINE_END_HYPHEN, SUPERSCRIPTS
from ilacs.reports.limits import Limits
from ilacs.reports.lines import Line, Pages

_ONE_AT_A_TIME = threading.Lock()
# Asked once or more for every line: looked up here once.
_origin_of = pdfium.FPDFText_GetCharOrigin
_size_of = pdfium.FPDFText_GetFontSize
_weight_of = pdfium.FPDFText_GetFontWeight
_DIGITS = re.compile(r"[0-9]+")

BOLD_FROM = 600
"""Font weights run from 100 to 900; 700 is bold."""

RAISED_BELOW = 0.85
"""A digit this much smaller than the letter before it is a note mark."""

AFTER = ".,;:)’'”?!"
"""A note mark can follow one of these as well as a letter."""

SMALL_BELOW = 0.9
"""Footnotes are set smaller than this share of a page's usual letters."""

LOWER_MARGIN = 48.0
"""Points from the lower edge up to which only running lines stand."""

SCALED_BELOW = 3.0
"""A nominal size below this means that the page scales its text by a matrix."""


class PdfFault(Exception):
    """PDFium cannot open the document; `rule` is as in `UnreadableDocument`."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


def read_pdf(data: bytes, limits: Limits) -> Pages:
    """The lines of every page of the PDF in `data`. Raises `PdfFault`."""
    with _ONE_AT_A_TIME, _document(data) as document:
        count = pdfium.FPDF_GetPageCount(document)
        if count < 1:
            raise PdfFault("no-pages")
        if count > limits.pages:
            raise PdfFault("too-large")
        lines: list[Line] = []
        heights: list[float] = []
        characters = 0
        for index in range(count):
            with _text_page(document, index) as (page, text_page):
                heights.append(pdfium.FPDF_GetPageHeightF(page))
                characters += _read_page(text_page, index + 1, lines)
            if characters > limits.characters:
                raise PdfFault("too-large")
    return Pages(lines, count, tuple(heights), characters)


@contextmanager
def _document(data: bytes) -> Iterator[Any]:
    pdfium.FPDF_InitLibrary()
    document = pdfium.FPDF_LoadMemDocument64(data, len(data), None)
    if not document:
        locked = pdfium.FPDF_GetLastError() in (
            pdfium.FPDF_ERR_PASSWORD,
            pdfium.FPDF_ERR_SECURITY,
        )
        raise PdfFault("encrypted" if locked else "damaged")
    try:
        yield document
    finally:
        pdfium.FPDF_CloseDocument(document)


@contextmanager
def _text_page(document: Any, index: int) -> Iterator[tuple[Any, Any]]:
    page = pdfium.FPDF_LoadPage(document, index)
    if not page:
        raise PdfFault("damaged")
    try:
        text_page = pdfium.FPDFText_LoadPage(page)
        if not text_page:
            raise PdfFault("damaged")
        try:
            yield page, text_page
        finally:
            pdfium.FPDFText_ClosePage(text_page)
    finally:
        pdfium.FPDF_ClosePage(page)


def _read_page(text_page: Any, number: int, lines: list[Line]) -> int:
    """Add the page's lines to `lines`; return how many characters the page holds."""
    count = int(pdfium.FPDFText_CountChars(text_page))
    if count <= 0:
        return 0
    buffer = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
    letters = _Letters(text_page, text, count)
    starts: list[int] = []
    found: list[Line] = []
    size, size_before, y_before = 0.0, -1.0, 0.0
    bold = False
    for start, line in _lines_with_starts(text):
        x, y = letters.origin(start)
        # A line that begins in lower case below another goes on with it, and so is set like it.
        goes_on = line[0].islower() and 0 < y_before - y < 2 * size
        if not (goes_on and size == size_before):
            size_before = size
            size = letters.size(start)
        if bold or not goes_on:
            bold = letters.is_bold(start) and letters.is_bold(start + _last_letter(line))
        y_before = y
        starts.append(start)
        found.append(Line(line, number, x, y, size, bold))
    if _can_have_notes(found):
        found = [
            line._replace(text=_mark_raised_digits(line.text, start, letters))
            for start, line in zip(starts, found, strict=True)
        ]
    lines.extend(found)
    return count


def _can_have_notes(lines: list[Line]) -> bool:
    """Whether a page has small letters above its lower margin, as the first of a footnote is."""
    if not lines:
        return False
    usual = median_low([line.size for line in lines])
    return any(line.size < usual * SMALL_BELOW and line.y > LOWER_MARGIN for line in lines)


def _lines_with_starts(text: str) -> list[tuple[int, str]]:
    """The lines of a page that are not blank, each with the place of its first letter.

    A word divided at a line end has the two lines run together in the text; they are parted.
    """
    found: list[tuple[int, str]] = []
    place = 0
    for raw in text.split("\r\n"):
        if LINE_END_HYPHEN in raw:
            parts = raw.split(LINE_END_HYPHEN)
            for part in parts[:-1]:
                if part.strip():
                    found.append((place + _indent(part), f"{part.strip()}{LINE_END_HYPHEN}"))
                place += len(part) + 1
            raw = parts[-1]  # noqa: PLW2901
        line = raw.strip()
        if line:
            found.append((place if line[0] == raw[0] else place + _indent(raw), line))
        place += len(raw) + 2
    return found


def _indent(text: str) -> int:
    return len(text) - len(text.lstrip())


class _Letters:
    """How the letters of a page are set, by their places in the page's text."""

    __slots__ = ("_origin", "_page", "_text", "_x", "_y")

    def __init__(self, text_page: Any, text: str, count: int) -> None:
        self._page = text_page
        self._text = "" if len(text) == count else text
        self._x, self._y = c_double(), c_double()
        self._origin = (byref(self._x), byref(self._y))

    def _index(self, place: int) -> int:
        """PDFium's own index, which differs where letters have no text or take two units."""
        units = len(self._text[:place].encode("utf-16-le")) // 2
        return max(int(pdfium.FPDFText_GetCharIndexFromTextIndex(self._page, units)), 0)

    def origin(self, place: int) -> tuple[float, float]:
        """Where a letter stands, in points from the lower left corner."""
        if self._text:
            place = self._index(place)
        x, y = self._origin
        _origin_of(self._page, place, x, y)
        return self._x.value, self._y.value

    def size(self, place: int) -> float:
        """The height of a letter in points, also where the page scales its text."""
        if self._text:
            place = self._index(place)
        size: float = _size_of(self._page, place)
        return size if size >= SCALED_BELOW else size * self._scale(place)

    def is_bold(self, place: int) -> bool:
        """Whether a letter is set in bold."""
        if self._text:
            place = self._index(place)
        return bool(_weight_of(self._page, place) >= BOLD_FROM)

    def _scale(self, index: int) -> float:
        matrix = pdfium.FS_MATRIX()
        pdfium.FPDFText_GetMatrix(self._page, index, byref(matrix))
        return hypot(float(matrix.b), float(matrix.d))


def _last_letter(line: str) -> int:
    """Where the last letter of a line is; note marks and marks of punctuation are not letters."""
    index = len(line) - 1
    while index > 0 and not line[index].isalpha():
        index -= 1
    return index


def _mark_raised_digits(line: str, start: int, letters: _Letters) -> str:
    """Write note marks, which are set smaller than the word they follow, as superscripts.

    `start` is the place of the line in the page's text.
    """
    marked = line
    for match in _DIGITS.finditer(line):
        first, end = match.span()
        if not _can_be_mark(line, first, end):
            continue
        place = start + first
        if letters.size(place) < letters.size(place - 1) * RAISED_BELOW:
            marked = marked[:first] + match.group().translate(SUPERSCRIPTS) + marked[end:]
    return marked


def _can_be_mark(text: str, start: int, end: int) -> bool:
    """Whether digits follow a word or its punctuation directly, and end there."""
    if start == 0 or end - start > 2 or not (text[start - 1].isalpha() or text[start - 1] in AFTER):
        return False
    return end == len(text) or not text[end].isalnum()
