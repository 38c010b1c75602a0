"""The folder that documents are collected into: their names, and how they get there whole."""

import errno
import hashlib
import os
import re
import secrets
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from io import BufferedRandom
from pathlib import Path

from ilacs.register import Authority
from ilacs.sector.collect.errors import CannotCollect

_DRAFT = ".collecting-{}.part"
_PDF_MARK = b"%PDF-"
_MARK_WITHIN_BYTES = 1024


def stem_of(authority: Authority, published: date | None) -> str:
    """The name of a document without its ending, such as `80489-brent-2018-06-30`.

    A document without a day of publication is `undated`.
    """
    day = published.isoformat() if published else "undated"
    return f"{authority.urn}-{slug(authority.name)}-{day}"


def slug(name: str) -> str:
    """A name in small plain letters with hyphens: `bristol` for `Bristol, City of`."""
    plain = unicodedata.normalize("NFKD", re.sub(r",\s*(?:city|county) of$", "", name.lower()))
    letters = re.sub(r"['’\u0300-\u036f]", "", plain)
    return re.sub(r"[^a-z0-9]+", "-", letters).strip("-")


class Draft:
    """A document that is being written, under a name that no reader of the folder takes."""

    def __init__(self, path: Path, file: BufferedRandom) -> None:
        self.path = path
        self.file = file

    def finish(self) -> tuple[str, int]:
        """Put it all on the disk; its SHA-256 and how many bytes it has."""
        self.file.flush()
        os.fsync(self.file.fileno())
        self.file.seek(0)
        return hashlib.file_digest(self.file, "sha256").hexdigest(), self.file.tell()

    def fault(self) -> str:
        """Why this is not a PDF, in words; empty if it begins as one does."""
        self.file.seek(0)
        beginning = self.file.read(_MARK_WITHIN_BYTES)
        if not beginning:
            return "the site sent an empty file."
        if _PDF_MARK in beginning:
            return ""
        if beginning.lstrip().lower().startswith((b"<!doctype", b"<html", b"<?xml")):
            return "the site sent a web page in place of a PDF."
        return "the site sent something that is not a PDF."


class Shelf:
    """One folder of documents. Nothing that is in it is ever overwritten."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def tidy(self) -> None:
        """Remove what a run that was killed left half-written; nobody else may be collecting."""
        for left_over in self.folder.glob(_DRAFT.format("*")):
            with suppress(OSError):
                left_over.unlink()

    @contextmanager
    def draft(self) -> Iterator[Draft]:
        """A new file to write a document to. It is gone afterwards, unless it was placed.

        Raises CannotCollect, in words, if the disk is full or cannot be written.
        """
        path = self.folder / _DRAFT.format(secrets.token_hex(4))
        try:
            with path.open("x+b") as file:
                yield Draft(path, file)
        except OSError as error:
            raise CannotCollect(_words(self.folder, error)) from error
        finally:
            with suppress(OSError):
                path.unlink(missing_ok=True)

    def place(self, draft: Draft, stem: str, sha256: str) -> tuple[str, bool]:
        """Give a finished draft its name; the name, and whether the folder had it already.

        If a file of this name or of one with a number (`-2`, `-3`) has the same content, that
        is the file. Otherwise the first name that is free is taken.
        """
        number = 1
        while True:
            name = f"{stem}.pdf" if number == 1 else f"{stem}-{number}.pdf"
            path = self.folder / name
            if not path.exists():
                # Windows renames no open file.
                draft.file.close()
                draft.path.rename(path)
                return name, False
            if _sha256(path) == sha256:
                return name, True
            number += 1

    def holds(self, name: str, size: int) -> bool:
        """Whether there is a file of this name that has as many bytes."""
        path = self.folder / name
        return path.is_file() and path.stat().st_size == size


def _sha256(path: Path) -> str:
    if not path.is_file():
        return ""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _words(folder: Path, error: OSError) -> str:
    if error.errno in (errno.ENOSPC, errno.EDQUOT):
        return f"{folder}: the disk is full. Make room and run again to go on from here."
    return (
        f"{folder} cannot be written: {error.strerror or error}. Check the folder, and who may "
        "write there."
    )
