"""Kept snapshots: one immutable, encrypted folder for each authority and reference date.

    STORE/brent/2026-03-31/manifest.json            in the clear: nothing about children
    STORE/brent/2026-03-31/about.parquet            encrypted: places, headings, sums of the files
    STORE/brent/2026-03-31/children_in_care.parquet encrypted: the rows of a list
    STORE/brent/2026-03-31/findings.parquet         encrypted
    STORE/brent/2026-03-31.2/                       a later version of the same date

A folder gets its name when everything in it is written, in one step that fails where the name is
taken: no writer can see or spoil the work of another. What is there is never written again.
"""

import hashlib
import hmac
import json
import re
import secrets
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import polars as pl

from ilacs.lists.protected.encrypting import NotOpened, Sealed, opened, sealed
from ilacs.lists.protected.faults import (
    AlreadyKept,
    CannotKeep,
    Damaged,
    NotKept,
    WrongKey,
)
from ilacs.lists.protected.keys import checked
from ilacs.lists.protected.publishing import OWNER_ONLY, faults_in_words, published
from ilacs.lists.protected.whole import NotWhole, Parts, made_whole, taken_apart
from ilacs.lists.snapshot import Snapshot

FORMAT = 1
"""Of the folder. One with a greater number was made by a newer program."""

MANIFEST, ABOUT = "manifest.json", "about"
UNNAMED = "authority-not-named"

_FOLDER = re.compile(r"(\d{4}-\d{2}-\d{2})(?:\.(\d+))?")
_AGAIN = "Keep it again from the lists that it was read from, or put a copy back."


@dataclass(frozen=True)
class Kept:
    """One kept snapshot, as far as can be told without the key.

    `version` counts from 1 for each authority and date. `lists` are the ids of its lists. In a
    folder whose manifest is damaged, `authority` is None, `lists` is empty and `damaged` is true.
    """

    path: Path
    authority: str | None
    reference_date: date
    version: int
    lists: tuple[str, ...]
    damaged: bool = False


def keep(snapshot: Snapshot, folder: Path, key: bytes, *, replace: bool = False) -> Path:
    """Keep a snapshot in a store, and give the folder that it is in.

    Where the authority's snapshot of that date is kept already, AlreadyKept is raised; with
    `replace` the new one becomes a later version and the earlier one stays. Raises CannotKeep
    without a reference date, NoAccess if the store cannot be written, KeyFault if `key` is none.
    """
    day = snapshot.reference_date.day
    checked(key)
    if day is None:
        raise CannotKeep(
            str(folder),
            "the lists have no reference date, and are kept by it.",
            "Give the date that they describe.",
        )
    place = folder / slug(snapshot.authority)
    parts = taken_apart(snapshot)
    with faults_in_words(folder):
        folder.mkdir(mode=OWNER_ONLY, parents=True, exist_ok=True)
        place.mkdir(mode=OWNER_ONLY, exist_ok=True)
        while True:
            version = 1 + max((number for of, number, _ in _names(place) if of == day), default=0)
            final = place / (day.isoformat() if version == 1 else f"{day}.{version}")
            if version > 1 and not replace:
                raise _already(place, day)
            if published(_files(snapshot, parts, key, day, version), final):
                return final


def kept(folder: Path) -> tuple[Kept, ...]:
    """Every snapshot in a store, by authority, date and version. Raises NotKept, NoAccess."""
    if not folder.is_dir():
        raise NotKept(str(folder), "there is no such folder.", "Check its name.")
    with faults_in_words(folder):
        found = [each for place in sorted(folder.iterdir()) if place.is_dir()
                 for each in _kept_in(place)]  # fmt: skip
    return tuple(
        sorted(found, key=lambda each: (each.path.parent.name, each.reference_date, each.version))
    )


def load(
    folder: Path,
    reference_date: date,
    key: bytes,
    *,
    authority: str | None = None,
    version: int | None = None,
) -> Snapshot:
    """The snapshot that was kept for a date: of the latest version unless another is asked for.

    `authority` may be left out where the store has one authority for that date. The reference
    date of the snapshot is a stored one. Raises NotKept, WrongKey, Damaged,
    NoAccess, KeyFault.
    """
    checked(key)
    one = _the_one(kept(folder), folder, reference_date, authority, version)
    with faults_in_words(one.path):
        return _loaded(one, key)


def slug(authority: str | None) -> str:
    """The name of an authority's folder: lower case, with hyphens."""
    plain = "-".join(re.findall(r"[a-z0-9]+", (authority or "").lower()))
    return plain[:80] or UNNAMED


def _already(place: Path, day: date) -> AlreadyKept:
    return AlreadyKept(
        str(place / day.isoformat()),
        "the snapshot of this date is kept already, and is never written over.",
        "Ask for it to be replaced: the earlier one then stays as an earlier version.",
    )


def _names(place: Path) -> Iterator[tuple[date, int, Path]]:
    """The date and version that the names in an authority's folder tell."""
    for path in place.iterdir():
        match = _FOLDER.fullmatch(path.name)
        with suppress(ValueError):
            if match:
                yield date.fromisoformat(match[1]), int(match[2] or 1), path


def _kept_in(place: Path) -> Iterator[Kept]:
    for day, version, path in _names(place):
        if path.is_dir():
            yield _described(path, day, version)


def _described(path: Path, day: date, version: int) -> Kept:
    try:
        told = _manifest(path)
        return Kept(path, told["authority"], day, version, tuple(told["lists"]))
    except (Damaged, KeyError, TypeError):
        return Kept(path, None, day, version, (), damaged=True)


def _manifest(path: Path) -> Mapping[str, Any]:
    try:
        told = json.loads((path / MANIFEST).read_bytes())
    except FileNotFoundError:
        raise Damaged(str(path), "its manifest is missing.", _AGAIN) from None
    except ValueError:
        raise Damaged(str(path), "its manifest cannot be read.", _AGAIN) from None
    if not isinstance(told, dict):
        raise Damaged(str(path), "its manifest cannot be read.", _AGAIN)
    return told


def _files(
    snapshot: Snapshot, parts: Parts, key: bytes, day: date, version: int
) -> dict[str, bytes]:
    """The contents of every file of a kept snapshot, by name."""
    tables = {name: sealed(table, key) for name, table in parts.tables.items()}
    # The sums and the date stand in what is encrypted: no file can be put in another's place.
    about = {
        "folder": [slug(snapshot.authority), day.isoformat(), version],
        "tables": {name: [each.sha256, each.columns] for name, each in tables.items()},
        "snapshot": parts.about,
    }
    told = pl.DataFrame({"json": [json.dumps(about, ensure_ascii=False)]})
    salt = secrets.token_bytes(16)
    manifest = {
        "format": FORMAT,
        "authority": snapshot.authority,
        "reference_date": day.isoformat(),
        "version": version,
        "lists": list(snapshot.lists),
        "salt": salt.hex(),
        "key_check": _key_check(key, salt),
    }
    everything: dict[str, Sealed] = {**tables, ABOUT: sealed(told, key)}
    contents = {f"{name}.parquet": each.content for name, each in everything.items()}
    return contents | {MANIFEST: json.dumps(manifest, indent=2).encode()}


def _key_check(key: bytes, salt: bytes) -> str:
    """Tells whether a key is the same one, and nothing else of it."""
    return hmac.digest(key, b"ilacs key check 1\0" + salt, "sha256").hex()[:32]


def _the_one(
    found: tuple[Kept, ...],
    folder: Path,
    day: date,
    authority: str | None,
    version: int | None,
) -> Kept:
    fitting = [each for each in found if each.reference_date == day]
    if authority is not None:
        fitting = [each for each in fitting if each.path.parent.name == slug(authority)]
    if version is not None:
        fitting = [each for each in fitting if each.version == version]
    where = str(folder)
    if not fitting:
        what = f"no such snapshot of {day} is kept."
        raise NotKept(where, what, "List what is kept, and ask for one of those.")
    if len({each.path.parent for each in fitting}) > 1:
        what = f"snapshots of several authorities are kept for {day}."
        raise NotKept(where, what, "Name the authority.")
    return max(fitting, key=lambda each: each.version)


def _loaded(one: Kept, key: bytes) -> Snapshot:
    _check_key(one.path, _manifest(one.path), key)
    try:
        told = json.loads(opened(_content(one.path, ABOUT), key)["json"].item())
        if told["folder"] != [one.path.parent.name, one.reference_date.isoformat(), one.version]:
            what = "it is not the snapshot that its folder is named for."
            raise Damaged(str(one.path), what, _AGAIN)
        tables = {
            name: _table(one.path, name, sha256, columns, key)
            for name, (sha256, columns) in told["tables"].items()
        }
        return made_whole(Parts(tables, told["snapshot"]))
    except NotOpened:
        raise Damaged(str(one.path), "a file in it is damaged.", _AGAIN) from None
    except (NotWhole, KeyError, TypeError, ValueError, pl.exceptions.PolarsError):
        raise Damaged(
            str(one.path),
            "its parts do not make a snapshot that this program knows.",
            "Use the program that kept it, or a newer one.",
        ) from None


def _check_key(path: Path, manifest: Mapping[str, Any], key: bytes) -> None:
    try:
        number = int(manifest["format"])
        check = _key_check(key, bytes.fromhex(manifest["salt"]))
        same = hmac.compare_digest(check, str(manifest["key_check"]))
    except (KeyError, TypeError, ValueError):
        raise Damaged(str(path), "its manifest cannot be read.", _AGAIN) from None
    if number > FORMAT:
        raise Damaged(str(path), "a newer program kept it.", "Use that one to read it.")
    if not same:
        raise WrongKey(
            str(path),
            "this is not the key that it was kept with.",
            "Use the key that was in force then.",
        )


def _content(path: Path, name: str) -> bytes:
    try:
        return (path / f"{name}.parquet").read_bytes()
    except FileNotFoundError:
        raise Damaged(str(path), f"the file {name}.parquet is missing.", _AGAIN) from None


def _table(path: Path, name: str, sha256: str, columns: list[str], key: bytes) -> pl.DataFrame:
    content = _content(path, name)
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged(str(path), f"the file {name}.parquet is damaged.", _AGAIN)
    table = opened(content, key)
    table.columns = columns
    return table
