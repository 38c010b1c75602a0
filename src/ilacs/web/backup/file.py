"""The file of a backup: a ZIP whose every part is encrypted, or is known to anybody.

    about.json            what the file is, in the clear: its form, its day, a sign of the key
    tables/NAME-000001    rows of a table, encrypted
    lists/...             the encrypted folders of lists, as they lie in ILACS_DATA
    record/...            added reports, as they lie there: they are published
    contents              every other part by its SHA-256, encrypted: the last to be written

Encryption is that of the lists themselves, with a key made of theirs. GCM notices a change within a
part; the contents notice a part that was left out, put in, or exchanged for one of another backup.
"""

import hashlib
import hmac
import json
import os
import re
import secrets
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

import polars as pl

from ilacs.lists.protected import Key
from ilacs.lists.protected.encrypting import NotOpened, opened, sealed
from ilacs.lists.protected.publishing import OWNER_ONLY, settle
from ilacs.web.backup.faults import BackupFault, NotABackup

FORM, VERSION = "ilacs backup", 1
ABOUT, CONTENTS = "about.json", "contents"
MEGABYTE = 1_000_000
_PLAIN = re.compile(r"(tables|lists|record)(/[^/\\\0]+)+")
_FOREIGN = "This file is no backup of ilacs."
_DAMAGED = "This backup is not as it was written: it was cut short or changed. Take another copy."


class Writing:
    """A backup that is being written. `sums` are the SHA-256 of its parts so far, by name."""

    def __init__(self, archive: zipfile.ZipFile, key: bytes, about: Mapping[str, Any]) -> None:
        self._archive, self._key = archive, key
        self.sums: dict[str, str] = {}
        self._add(ABOUT, json.dumps(about).encode())

    def seal(self, name: str, text: list[str]) -> None:
        """Add texts, encrypted."""
        self._add(name, _sealed(text, self._key))

    def copy(self, name: str, path: Path) -> None:
        """Add a file as it is. Raises OSError."""
        with path.open("rb") as file, self._archive.open(_entry(name), "w", force_zip64=True) as to:
            self.sums[name] = _copied(file, to)

    def close(self, told: Mapping[str, Any]) -> None:
        """Write down what is in it, and what else is to be known of it."""
        contents = json.dumps({**told, "sums": self.sums})
        self._archive.writestr(_entry(CONTENTS), _sealed([contents], self._key))

    def _add(self, name: str, content: bytes) -> None:
        self._archive.writestr(_entry(name), content)
        self.sums[name] = hashlib.sha256(content).hexdigest()


@contextmanager
def new_backup(path: Path, key: Key, about: Mapping[str, Any]) -> Iterator[Writing]:
    """A backup to write in, which gets its name when it is complete and on the disk.

    Only its owner may read it. Where writing fails nothing of it stays.

    Raises BackupFault, OSError.
    """
    if not path.parent.is_dir():
        raise BackupFault(f"There is no folder {path.parent}. Make it first.")
    if path.exists():
        raise BackupFault(f"{path} is there already. Name a new file: no backup is written over.")
    waiting = path.with_name(f".{path.name[:200]}.{secrets.token_hex(4)}.part")
    try:
        handle = os.open(waiting, os.O_RDWR | os.O_CREAT | os.O_EXCL, OWNER_ONLY & ~0o100)
        with os.fdopen(handle, "w+b") as file:
            with zipfile.ZipFile(file, "w") as archive:
                told = {"form": FORM, "version": VERSION, "key": sign_of(key), **about}
                yield Writing(archive, _own_key(key), told)
            file.flush()
            os.fsync(file.fileno())
        waiting.rename(path)
        settle(path.parent)
    finally:
        waiting.unlink(missing_ok=True)


@dataclass(frozen=True)
class Backup:
    """A backup to be read. `about` is in the clear, `told` was encrypted. Raises NotABackup."""

    archive: zipfile.ZipFile
    key: bytes
    about: Mapping[str, Any]
    told: Mapping[str, Any]

    def names(self, beginning: str) -> list[str]:
        """The parts whose names begin so, as they were written."""
        return [name for name in self.told["sums"] if name.startswith(beginning)]

    def opened(self, name: str) -> list[str]:
        """The texts of an encrypted part."""
        with _as_fault():
            content = self.archive.read(name)
        if hashlib.sha256(content).hexdigest() != self.told["sums"][name]:
            raise NotABackup(_DAMAGED)
        return _opened(content, self.key)

    def extract(self, name: str, to: IO[bytes]) -> None:
        """Write a part as it is."""
        with _as_fault(), self.archive.open(name) as file:
            found = _copied(file, to)
        if found != self.told["sums"][name]:
            raise NotABackup(_DAMAGED)


@contextmanager
def opened_backup(path: Path, key: Key) -> Iterator[Backup]:
    """A backup whose parts are all there; each is checked when it is read.

    Raises NotABackup if it is none, is not whole, is of a newer form or encrypted with another key.
    """
    with path.open("rb") as file:
        with _as_fault():
            begun = file.read(200)
            if not zipfile.is_zipfile(file):
                raise NotABackup(_DAMAGED if ABOUT.encode() in begun else _FOREIGN)
            archive = zipfile.ZipFile(file)
        with archive:
            yield _backup(archive, key)


def _backup(archive: zipfile.ZipFile, key: Key) -> Backup:
    about = _about(archive)
    if about["key"] != sign_of(key):
        raise NotABackup(
            "This backup is encrypted with another key than the one that this installation has. "
            "Give the key of the installation that made it: in ILACS_KEY, or as the file lists-key "
            "in ILACS_DATA."
        )
    with _as_fault():
        told = json.loads(_opened(archive.read(CONTENTS), _own_key(key))[0])
    names = archive.namelist()
    if sorted(names) != sorted([*told["sums"], CONTENTS]) or not all(
        name in (ABOUT, CONTENTS) or (_PLAIN.fullmatch(name) and ".." not in name.split("/"))
        for name in names
    ):
        raise NotABackup(_DAMAGED)
    backup = Backup(archive, _own_key(key), about, told)
    if hashlib.sha256(archive.read(ABOUT)).hexdigest() != told["sums"][ABOUT]:
        raise NotABackup(_DAMAGED)
    return backup


def _about(archive: zipfile.ZipFile) -> Mapping[str, Any]:
    try:
        about = json.loads(archive.read(ABOUT))
        form, version, _ = about["form"], about["version"], about["key"]
    except (KeyError, TypeError, ValueError):
        raise NotABackup(_FOREIGN) from None
    except (zipfile.BadZipFile, OSError, EOFError):
        raise NotABackup(_DAMAGED) from None
    if form != FORM or not isinstance(version, int):
        raise NotABackup(_FOREIGN)
    if version > VERSION:
        raise NotABackup(
            "This backup was made by a newer ilacs, in a form that this one cannot read. Install "
            "the version that made it."
        )
    return about  # type: ignore[no-any-return]  # An object with these names.


def sign_of(key: Key) -> str:
    """What tells keys apart, and nothing of the key."""
    return hmac.digest(key, b"ilacs backup: which key", "sha256").hex()[:16]


def _own_key(key: Key) -> bytes:
    return hmac.digest(key, b"ilacs backup: its parts", "sha256")


def _entry(name: str) -> zipfile.ZipInfo:
    """A part as it is: what is encrypted cannot be made smaller."""
    return zipfile.ZipInfo(name)


def _sealed(text: list[str], key: bytes) -> bytes:
    return sealed(pl.DataFrame({"text": text}, schema={"text": pl.String}), key).content


def _opened(content: bytes, key: bytes) -> list[str]:
    try:
        return opened(content, key)["text"].to_list()
    except NotOpened:
        raise NotABackup(_DAMAGED) from None


def _copied(file: IO[bytes], to: IO[bytes]) -> str:
    """Copy all of a file, and give back its sum."""
    found = hashlib.sha256()
    while part := file.read(MEGABYTE):
        found.update(part)
        to.write(part)
    return found.hexdigest()


@contextmanager
def _as_fault() -> Iterator[None]:
    """What a broken archive raises, in words."""
    try:
        yield
    except (zipfile.BadZipFile, EOFError, KeyError, ValueError, RuntimeError, struct.error):
        raise NotABackup(_DAMAGED) from None
