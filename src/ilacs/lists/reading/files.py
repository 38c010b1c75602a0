"""Files and folders, and what is in them by their content."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from ilacs.lists.reading.grids import Sheet
from ilacs.lists.reading.workbooks import read_workbook


@dataclass(frozen=True)
class File:
    """A file to read, and the name that the user knows it by."""

    path: Path
    name: str


def gather(paths: Sequence[Path]) -> list[File]:
    """The files named, and those in folders named."""
    return [File(path, path.name) for path in paths]


def sheets_of(file: File) -> list[Sheet]:
    """The tables in a file. Raises `CannotRead` in words."""
    return read_workbook(file.path.read_bytes())
