"""A file or bytes opened: what form it has, and its lines."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.page_layout import Body, body_of
from ilacs.reports.pdf import Limits, PdfFault, read_pdf
from ilacs.reports.record import Source

_FAULTS = {
    "damaged": ("the PDF is damaged or cut off.", "Fetch it again from where it was published."),
    "encrypted": ("the PDF is locked with a password.", "Save a copy without the password."),
    "no-pages": ("the PDF has no pages.", "Fetch it again from where it was published."),
    "too-large": ("the PDF is far larger than any report.", "Check that it is the right file."),
}

LEAST_CHARACTERS = 100
"""A document with fewer characters than this has no text to read: its pages are pictures."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A document whose lines have been taken out of it."""

    source: Source
    body: Body


def open_document(source: Path | str | bytes, *, name: str | None, limits: Limits) -> Opened:
    """Read the bytes, tell the form, and take out the lines. Raises `UnreadableDocument`."""
    if isinstance(source, bytes):
        data, file = source, name or "bytes"
    else:
        path = Path(source)
        data, file = path.read_bytes(), name or path.name
    digest = hashlib.sha256(data).hexdigest()
    try:
        pages = read_pdf(data, limits)
    except PdfFault as fault:
        raise UnreadableDocument(file, fault.rule, *_FAULTS[fault.rule]) from None
    return Opened(Source(file, digest, pages.count), body_of(pages))
