"""One file, read inside a worker process: every answer is a value, none an exception."""

from pathlib import Path

from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.reader import read
from ilacs.reports.record import InspectionReport


def read_one(path: str, name: str) -> InspectionReport | UnreadableDocument:
    """Read the file at `path`, which messages and the record call `name`."""
    try:
        return read(Path(path), name=name)
    except UnreadableDocument as unreadable:
        return unreadable
