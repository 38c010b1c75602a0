"""The collector's memory: what it has fetched, kept in one file beside the documents.

SQLite keeps it whole when a run is killed, and lets only one collector at a time have it.
"""

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Self

from ilacs.sector.collect.answers import Version
from ilacs.sector.collect.errors import CannotCollect

MEMORY = "collected.sqlite"
"""The name of the file."""

SCHEMA_VERSION = 1
_APPLICATION = 0x494C4143  # "ILAC": tells our files from those of other programs.

_SCHEMA = f"""
BEGIN EXCLUSIVE;
CREATE TABLE documents (
    address TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL,
    sha256 TEXT NOT NULL, bytes INTEGER NOT NULL, file TEXT NOT NULL,
    published TEXT, fetched_on TEXT NOT NULL, checked_on TEXT NOT NULL
);
CREATE TABLE pages (
    address TEXT PRIMARY KEY, etag TEXT NOT NULL, last_modified TEXT NOT NULL,
    body BLOB NOT NULL, fetched_on TEXT NOT NULL
);
PRAGMA application_id = {_APPLICATION};
PRAGMA user_version = {SCHEMA_VERSION};
COMMIT;
"""


@dataclass(frozen=True, slots=True)
class Document:
    """One document that was fetched: where from, which version, and the file it became.

    `file` is a name within the folder. `checked_on` is when the site was last asked about it.
    """

    address: str
    version: Version
    sha256: str
    bytes: int
    file: str
    published: date | None
    fetched_on: date
    checked_on: date


class Memory:
    """What the collector knows about one folder. Every change is on the disk when it returns.

    All methods raise CannotCollect, in words, where the file is damaged or the disk is full.
    Close it after use, or use it in a `with` block; until then no other collector gets it.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    @classmethod
    def open(cls, folder: Path, *, only_look: bool = False) -> Self:
        """The memory of `folder`, which is made if it is missing.

        With `only_look` nothing is written, not even a folder. Raises CannotCollect where
        another collector is at work, or the file is damaged, of a newer version or not ours.
        """
        path = folder / MEMORY
        if only_look:
            exists = path.is_file() and path.stat().st_size > 0
            address = f"{path.resolve().as_uri()}?mode=ro" if exists else "file::memory:"
        else:
            _make(folder)
            address = path.resolve().as_uri()
            exists = True
        with _in_words(path):
            connection = sqlite3.connect(address, uri=True, timeout=0, isolation_level=None)
        memory = cls(connection, path)
        try:
            with _in_words(path):
                memory._take(writing=not (only_look and exists))
        except BaseException:
            connection.close()
            raise
        return memory

    def _take(self, *, writing: bool) -> None:
        run = self._connection.execute
        if writing:
            # In this mode the lock of the first write lasts until the file is closed.
            run("PRAGMA locking_mode = EXCLUSIVE")
            run("BEGIN EXCLUSIVE")
            run("COMMIT")
        if run("PRAGMA quick_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError
        (tables,) = run("SELECT count(*) FROM sqlite_master").fetchone()
        if tables == 0 and writing:
            self._connection.executescript(_SCHEMA)
        (application,) = run("PRAGMA application_id").fetchone()
        (version,) = run("PRAGMA user_version").fetchone()
        if application != _APPLICATION:
            raise CannotCollect(f"{self._path} belongs to another program. Name another folder.")
        if version > SCHEMA_VERSION:
            raise CannotCollect(
                f"{self._path} was written by a newer ilacs. Update ilacs, or collect into "
                "another folder."
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()

    def document(self, address: str) -> Document | None:
        """What is known of the document at `address`; None if it was never fetched."""
        with _in_words(self._path):
            row = self._connection.execute(
                "SELECT address, etag, last_modified, sha256, bytes, file, published, fetched_on,"
                " checked_on FROM documents WHERE address = ?",
                (address,),
            ).fetchone()
            return _document(row) if row else None

    def keep(self, document: Document) -> None:
        """Remember a document, in place of what was known of its address."""
        with _in_words(self._path):
            self._connection.execute(
                "INSERT OR REPLACE INTO documents VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    document.address,
                    document.version.etag,
                    document.version.last_modified,
                    document.sha256,
                    document.bytes,
                    document.file,
                    document.published.isoformat() if document.published else None,
                    document.fetched_on.isoformat(),
                    document.checked_on.isoformat(),
                ),
            )

    def keep_checked(self, document: Document, on: date) -> None:
        """Remember that the site was asked, and has the same document still."""
        self.keep(replace(document, checked_on=on))

    def page(self, address: str) -> tuple[bytes, Version] | None:
        """The page at `address` as it was last, and its version; None if never fetched."""
        with _in_words(self._path):
            row = self._connection.execute(
                "SELECT body, etag, last_modified FROM pages WHERE address = ?", (address,)
            ).fetchone()
            return (zlib.decompress(row[0]), Version(row[1], row[2])) if row else None

    def keep_page(self, address: str, body: bytes, version: Version, on: date) -> None:
        """Remember a page, for when the site says that it has not changed."""
        with _in_words(self._path):
            self._connection.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?, ?, ?)",
                (
                    address,
                    version.etag,
                    version.last_modified,
                    zlib.compress(body),
                    on.isoformat(),
                ),
            )


def _make(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except (FileExistsError, NotADirectoryError):
        raise CannotCollect(f"{folder} is not a folder. Name a folder to collect into.") from None
    except OSError as error:
        raise CannotCollect(
            f"{folder} cannot be made: {error.strerror}. Name another folder."
        ) from error


@contextmanager
def _in_words(path: Path) -> Iterator[None]:
    """Turn what SQLite says into words for people."""
    try:
        yield
    except (sqlite3.Error, zlib.error, ValueError, TypeError) as error:
        raise CannotCollect(_words(path, error)) from error


def _words(path: Path, error: Exception) -> str:
    match getattr(error, "sqlite_errorcode", sqlite3.SQLITE_CORRUPT) & 0xFF:
        case sqlite3.SQLITE_BUSY | sqlite3.SQLITE_LOCKED:
            return (
                f"Another collector is at work in {path.parent}. Wait until it has ended, or "
                "collect into another folder."
            )
        case sqlite3.SQLITE_FULL:
            return f"{path}: the disk is full. Make room and run again to go on from here."
        case sqlite3.SQLITE_CANTOPEN | sqlite3.SQLITE_READONLY | sqlite3.SQLITE_PERM:
            return f"{path} cannot be written. Check the folder, and who may write there."
        case sqlite3.SQLITE_IOERR:
            return f"{path}: the disk could not be read or written. Check it, and run again."
        case _:
            return (
                f"{path} is damaged. Move it out of the folder and run again: documents that "
                "are in the folder are recognised by what is in them, and nothing is lost."
            )


def _document(row: tuple[str, str, str, str, int, str, str | None, str, str]) -> Document:
    address, etag, last_modified, sha256, size, file, published, fetched, checked = row
    return Document(
        address,
        Version(etag, last_modified),
        sha256,
        size,
        file,
        date.fromisoformat(published) if published else None,
        date.fromisoformat(fetched),
        date.fromisoformat(checked),
    )
