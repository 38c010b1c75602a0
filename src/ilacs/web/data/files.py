"""Uploaded files, sealed part by part and opened again."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Protocol

import polars as pl

from ilacs.web.data.storage import Folder, Writing

PART = 4_000_000
"""Bytes that are sealed at once: no file is in memory as a whole."""
LONGEST_NAME = 100
_FILES = "files"


class Arrived(Protocol):
    """A file as it arrived, to be read from its beginning."""

    @property
    def name(self) -> str | None:
        """What whoever sent it calls it."""

    @property
    def size(self) -> int | None:
        """Its bytes."""

    def seek(self, offset: int, /) -> int:
        """Go to a byte of it."""

    def read(self, size: int, /) -> bytes:
        """So many bytes at most, from where it is."""


def seal(files: Sequence[Arrived], writing: Writing) -> None:
    """Write files into a folder, encrypted."""
    names = told_apart([plain_name(file.name or "") for file in files])
    parts = []
    for number, file in enumerate(files, 1):
        count = 0
        for count, part in enumerate(_parts(file), 1):
            writing.add(f"file-{number}-{count}", pl.DataFrame({"bytes": [part]}))
        parts.append(count)
    writing.add(_FILES, pl.DataFrame({"name": names, "parts": parts}))


def unseal(folder: Folder, into: Path) -> tuple[Path, ...]:
    """Write the files of a folder, in the clear, into another. Raises Damaged, OSError."""
    paths = []
    for number, (name, parts) in enumerate(folder.table(_FILES).iter_rows(), 1):
        path = into / name
        with path.open("xb") as file:
            for part in range(1, parts + 1):
                file.write(folder.table(f"file-{number}-{part}")["bytes"].item())
        paths.append(path)
    return tuple(paths)


def plain_name(name: str) -> str:
    """The last part of a file's name, without what could lead elsewhere or cannot be printed."""
    last = name.replace("\\", "/").rsplit("/", 1)[-1]
    kept = "".join(letter for letter in last if letter.isprintable() and letter not in '<>:"|?*')
    kept = kept.strip(". ")
    start, dot, end = kept.rpartition(".")
    if dot and len(end) <= 5:
        short = _short(start, LONGEST_NAME - len(end) - 1)
        return f"{short or 'lists'}.{end}"
    return _short(kept, LONGEST_NAME) or "lists"


def _short(name: str, most: int) -> str:
    """A name of so many bytes at most: what file systems count."""
    return name.encode()[:most].decode(errors="ignore").strip(". ")


def told_apart(names: Sequence[str]) -> list[str]:
    """Names of which no two are the same, whatever their capitals."""
    taken: set[str] = set()
    apart = []
    for name in names:
        start, dot, end = name.rpartition(".")
        number, free = 1, name
        while free.casefold() in taken:
            number += 1
            free = f"{start} ({number}).{end}" if dot else f"{name} ({number})"
        taken.add(free.casefold())
        apart.append(free)
    return apart


def _parts(file: Arrived) -> Iterator[bytes]:
    file.seek(0)
    while part := file.read(PART):
        yield part
