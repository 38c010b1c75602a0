"""The encrypted folders of lists: written whole, named at random, and never written again.

    ILACS_DATA/lists/<authority>/<token>/index.parquet     what is in the folder, by SHA-256
                                         figures.parquet   a table
                                         file-1-1.parquet  a part of an uploaded file
                                         snapshot/         as lists.protected.keep has it

Everything is encrypted with the key of lists.
"""

import hashlib
import hmac
import json
import secrets
import shutil
import time
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from pathlib import Path

import polars as pl
from django.conf import settings

from ilacs.lists.protected import Damaged, keep, load
from ilacs.lists.protected.encrypting import NotOpened, opened, sealed
from ilacs.lists.protected.publishing import (
    OWNER_ONLY,
    faults_in_words,
    named_when_whole,
    write_new,
)
from ilacs.lists.snapshot import Snapshot

INDEX, SNAPSHOT = "index", "snapshot"
ROWS_TOGETHER = 5_000
A_DAY = 24 * 3600
_AGAIN = "Put a copy of the folder back, or put the lists in again."


def root() -> Path:
    """The folder of all lists."""
    return Path(settings.ILACS.folder) / "lists"


def key_for(purpose: str, authority: int) -> bytes:
    """A key made of the key of lists, for one purpose and authority."""
    words = f"ilacs web: {purpose} of authority {authority}"
    return hmac.digest(bytes(settings.ILACS.lists_key), words.encode("ascii"), "sha256")


class Writing:
    """A folder that is being written."""

    def __init__(self, path: Path, key: bytes) -> None:
        self._path, self._key = path, key
        self._sums: dict[str, str] = {}

    def add(self, name: str, table: pl.DataFrame) -> None:
        """Add a table. One that is sorted by what it will be asked for is read in parts."""
        content = sealed(table, self._key, rows_together=ROWS_TOGETHER)
        write_new(self._path / f"{name}.parquet", content.content)
        self._sums[name] = content.sha256

    def keep(self, snapshot: Snapshot) -> None:
        """Add the lists themselves. Raises CannotKeep."""
        keep(snapshot, self._path / SNAPSHOT, self._key)

    def close(self, authority: int, token: str) -> None:
        """Write down what is in the folder, and whose it is."""
        told = json.dumps({"authority": authority, "token": token, "sums": self._sums})
        content = sealed(pl.DataFrame({"json": [told]}), self._key)
        write_new(self._path / f"{INDEX}.parquet", content.content)


@contextmanager
def new_folder(authority: int) -> Iterator[tuple[str, Writing]]:
    """A folder of an authority to write in; it is there, under its token, when all is written.

    Raises NoAccess.
    """
    token = secrets.token_hex(16)
    place = root() / str(authority)
    with faults_in_words(place):
        for each in (root(), place):
            each.mkdir(mode=OWNER_ONLY, exist_ok=True)
        with named_when_whole(place / token) as waiting:
            writing = Writing(waiting, settings.ILACS.lists_key)
            yield token, writing
            writing.close(authority, token)


@dataclass(frozen=True)
class Folder:
    """A folder that was written. Everything raises Damaged where it is not what was written."""

    authority: int
    token: str
    key: bytes = field(repr=False)

    def table(self, name: str, where: tuple[str, str] | None = None) -> pl.DataFrame:
        """A table; `where`: only rows with this value in this column."""
        content = self._content(name)
        if hashlib.sha256(content).hexdigest() != self._sums.get(name):
            raise self._damaged()
        return self._opened(content, where)

    def snapshot(self, day: date) -> Snapshot:
        """The lists themselves."""
        return load(self._path / SNAPSHOT, day, self.key)

    @property
    def _path(self) -> Path:
        return root() / str(self.authority) / self.token

    @cached_property
    def _sums(self) -> dict[str, str]:
        told = json.loads(self._opened(self._content(INDEX))["json"].item())
        if (told["authority"], told["token"]) != (self.authority, self.token):
            raise self._damaged()
        sums: dict[str, str] = told["sums"]
        return sums

    def _content(self, name: str) -> bytes:
        try:
            return (self._path / f"{name}.parquet").read_bytes()
        except OSError:
            raise self._damaged() from None

    def _opened(self, content: bytes, where: tuple[str, str] | None = None) -> pl.DataFrame:
        try:
            return opened(content, self.key, where=where)
        except NotOpened:
            raise self._damaged() from None

    def _damaged(self) -> Damaged:
        return Damaged(f"folder {self.token}", "it is not what was written.", _AGAIN)


def folder_of(authority: int, token: str) -> Folder:
    """The folder of an authority with this token."""
    return Folder(authority, token, settings.ILACS.lists_key)


def remove(authority: int, *tokens: str) -> None:
    """Remove folders. What cannot be removed now is when the application starts next."""
    for token in filter(None, tokens):
        shutil.rmtree(root() / str(authority) / token, ignore_errors=True)


def remove_everything_of(authority: int) -> None:
    """Remove all folders of an authority."""
    shutil.rmtree(root() / str(authority), ignore_errors=True)


def tokens_there() -> frozenset[str]:
    """The tokens of all folders that are there."""
    return frozenset(folder.name for folder in root().glob("*/*"))


def remove_all_but(known: Collection[tuple[int, str]]) -> None:
    """Remove the folders that no row of the database names, but for those of the last day.

    A folder is written before its row: one of today may be about to get it.
    """
    if not root().is_dir():
        return
    old = time.time() - A_DAY
    for place in root().iterdir():
        for folder in place.iterdir() if place.is_dir() else ():
            named = place.name.isdigit() and (int(place.name), folder.name) in known
            if not named and folder.is_dir() and folder.stat().st_mtime < old:
                shutil.rmtree(folder, ignore_errors=True)
