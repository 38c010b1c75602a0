"""A PDF's lines, each with its place, size and weight, as PDFium hands them over.

The text of a page is taken in one call. Only the first and last letters of a line are then asked
for their place, size and weight, and only where a line cannot be told to be set like the one
before it, which keeps reading close to the cost of the text alone.
PDFium is not safe to call from two threads at once, so a lock admits one reader at a time.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from ctypes import byref, c_double, c_ushort
from dataclasses import dataclass
from math import hypot
from typing import Any

import pypdfium2.raw as pdfium

from ilacs.reports.characters import SUPERSCRIPTS
from ilacs.reports.lines import Line, Pages

_ONE_AT_A_TIME = threading.Lock()
_LINE = re.compile(r"[^\r\n\ufffe]*(?:[^\r\n\ufffe\s]|\ufffe)")
_DIGITS = re.compile(r"\d+")

BOLD_FROM = 600
"""Font weights run from 100 to 900; 700 is bold."""

RAISED_BELOW = 0.85
"""A digit this much smaller than the letter before it is a note mark."""

AFTER = ".,;:)’'”?!"
"""A note mark can follow one of these as well as a letter."""

SCALED_BELOW = 3.0
"""A nominal size below this means that the page scales its text by a matrix."""


class PdfFault(Exception):
    """PDFium cannot open the document; `rule` is as in `UnreadableDocument`."""

    def __init__(self, rule: str) -> None:
        super().__init__(rule)
        self.rule = rule


@dataclass(frozen=True, slots=True)
class Limits:
    """How much of a document is read at most. The longest real report has 60 pages."""

    file_bytes: int = 100_000_000
    pages: int = 1_000
    characters: int = 5_000_000


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
    count = pdfium.FPDFText_CountChars(text_page)
    if count <= 0:
        return 0
    buffer = (c_ushort * (count + 1))()
    written = pdfium.FPDFText_GetText(text_page, 0, count, buffer)
    text = bytes(buffer)[: 2 * (written - 1)].decode("utf-16-le", "replace")
    place: Callable[[int], int] = int
    if len(text) != count:

        def place(index: int) -> int:
            units = len(text[:index].encode("utf-16-le")) // 2
            found: int = pdfium.FPDFText_GetCharIndexFromTextIndex(text_page, units)
            return max(found, 0)

    text = _mark_raised_digits(text, text_page, place)
    weight_of = pdfium.FPDFText_GetFontWeight
    origin_of = pdfium.FPDFText_GetCharOrigin
    x, y = c_double(), c_double()
    x_address, y_address = byref(x), byref(y)
    size, size_before, y_before = 0.0, -1.0, 0.0
    bold = False
    for match in _LINE.finditer(text):
        line = match.group().strip()
        start = place(match.end() - len(match.group().lstrip()))
        origin_of(text_page, start, x_address, y_address)
        # A line that begins in lower case below another goes on with it, and so is set like it.
        goes_on = line[0].islower() and 0 < y_before - y.value < 2 * size
        y_before = y.value
        size, size_before = (
            size if goes_on and size == size_before else _size(text_page, start),
            size,
        )
        bold = (bold or not goes_on) and (
            weight_of(text_page, start) >= BOLD_FROM
            and weight_of(text_page, place(match.start() + _last_letter(match.group())))
            >= BOLD_FROM
        )
        lines.append(Line(line, number, x.value, y.value, size, bold))
    return int(count)


def _last_letter(line: str) -> int:
    """Where the last letter of a line is; note marks and marks of punctuation are not letters."""
    index = len(line) - 1
    while index > 0 and not line[index].isalpha():
        index -= 1
    return index


def _size(text_page: Any, index: int) -> float:
    """The height of a letter in points, also where the page scales its text."""
    size: float = pdfium.FPDFText_GetFontSize(text_page, index)
    return size if size >= SCALED_BELOW else size * _scale(text_page, index)


def _scale(text_page: Any, index: int) -> float:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, index, byref(matrix))
    return hypot(float(matrix.b), float(matrix.d))


def _mark_raised_digits(text: str, text_page: Any, place: Callable[[int], int]) -> str:
    """Write note marks, which are set smaller than the word they follow, as superscripts."""
    size_of = pdfium.FPDFText_GetFontSize
    marked = text
    for match in _DIGITS.finditer(text):
        start, end = match.span()
        if not _can_be_mark(text, start, end):
            continue
        before = size_of(text_page, place(start - 1))
        if size_of(text_page, place(start)) < before * RAISED_BELOW:
            marked = marked[:start] + match.group().translate(SUPERSCRIPTS) + marked[end:]
    return marked


def _can_be_mark(text: str, start: int, end: int) -> bool:
    """Whether digits follow a word or its punctuation directly, and end there."""
    if start == 0 or end - start > 2 or not (text[start - 1].isalpha() or text[start - 1] in AFTER):
        return False
    return end == len(text) or not text[end].isalnum()
