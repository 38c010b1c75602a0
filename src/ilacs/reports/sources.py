"""A file or bytes opened: what form it has, and its lines."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.limits import Limits
from ilacs.reports.page_layout import Body, body_of
from ilacs.reports.pdf import PdfFault, read_pdf
from ilacs.reports.record import Source
from ilacs.reports.refusals import cannot_be_opened, refusal

PUBLISHED_AGAIN = "Fetch it again from where it was published."
RIGHT_FILE = "Check that it is the right file."

_FAULTS = {
    "damaged": ("the PDF is damaged or cut off.", PUBLISHED_AGAIN),
    "encrypted": ("the PDF is locked with a password.", "Save a copy without the password."),
    "no-pages": ("the PDF has no pages.", PUBLISHED_AGAIN),
    "too-large": ("it is far larger than any report.", RIGHT_FILE),
    "empty": ("the file is empty.", PUBLISHED_AGAIN),
    "no-text": (
        "it holds no text: its pages are pictures.",
        "Make the text readable (optical character recognition) and try again.",
    ),
    "not-a-document": (
        "this is neither a PDF nor text, Markdown or a web page.",
        "Save the report as PDF and try again.",
    ),
    "not-a-report": (
        "this is not an inspection report or letter of a kind that is known.",
        RIGHT_FILE,
    ),
    "web-page": (
        "this is a web page, not the report itself.",
        "Open the page and fetch the report from it.",
    ),
}

LEAST_CHARACTERS = 200
"""A document with fewer characters than this on its pages has no text to read."""

_PDF_WITHIN = 1024
_HTML_WITHIN = 4096
_HTML_SIGNS = ("<!doctype html", "<html", "<body", "<head", "<p>", "<h1", "<div")


@dataclass(frozen=True, slots=True)
class Opened:
    """A document whose lines have been taken out of it."""

    source: Source
    body: Body
    is_web_page: bool = False


def open_document(source: Path | str | bytes, *, name: str | None, limits: Limits) -> Opened:
    """Read the bytes, tell the form, and take out the lines. Raises `UnreadableDocument`."""
    if isinstance(source, bytes):
        data, file = source, name or "bytes"
    else:
        file = name or Path(source).name
        data = _bytes_of(Path(source), file, limits)
    if len(data) > limits.file_bytes:
        raise unreadable(file, "too-large")
    if not data.strip():
        raise unreadable(file, "empty")
    digest = hashlib.sha256(data).hexdigest()
    if b"%PDF-" in data[:_PDF_WITHIN]:
        body, pages = _pdf_body(data, file, limits)
        return Opened(Source(file, digest, pages), body)
    return _open_text(data, file, digest, limits)


def unreadable(file: str, rule: str) -> UnreadableDocument:
    """The exception for `rule`, in the words that go with it."""
    return UnreadableDocument(file, rule, *_FAULTS[rule])


def _bytes_of(path: Path, file: str, limits: Limits) -> bytes:
    refused = refusal(path, file, limits.file_bytes)
    if refused:
        raise refused
    try:
        return path.read_bytes()
    except OSError as error:
        raise cannot_be_opened(file, error) from None


def _pdf_body(data: bytes, file: str, limits: Limits) -> tuple[Body, int]:
    try:
        pages = read_pdf(data, limits)
    except PdfFault as fault:
        raise unreadable(file, fault.rule) from None
    if pages.characters < LEAST_CHARACTERS:
        raise unreadable(file, "no-text")
    return body_of(pages), pages.count


def _open_text(data: bytes, file: str, digest: str, limits: Limits) -> Opened:
    # Imported here, as most documents are PDFs and each worker starts anew.
    from ilacs.reports.plain_text import body_of_text  # noqa: PLC0415
    from ilacs.reports.web_page import body_of_page  # noqa: PLC0415

    text = _decoded(data, file)
    if len(text) > limits.characters:
        raise unreadable(file, "too-large")
    start = text[:_HTML_WITHIN].lower()
    if any(sign in start for sign in _HTML_SIGNS):
        return Opened(Source(file, digest, 0), body_of_page(text), is_web_page=True)
    body, pages = body_of_text(text)
    return Opened(Source(file, digest, pages), body)


def _decoded(data: bytes, file: str) -> str:
    """The text of bytes in UTF-8, UTF-16 with its mark, or Windows-1252."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        try:
            return data.decode("utf-16")
        except UnicodeDecodeError:
            raise unreadable(file, "not-a-document") from None
    if b"\x00" in data:
        raise unreadable(file, "not-a-document")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        pass
    try:
        text = data.decode("cp1252")
    except UnicodeDecodeError:
        raise unreadable(file, "not-a-document") from None
    control = sum(ch < " " and ch not in "\t\r\n\f" for ch in text)
    if control * 100 > len(text):
        raise unreadable(file, "not-a-document")
    return text
