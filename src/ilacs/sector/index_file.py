"""The user's index file: how it is opened, and what is said when it cannot be.

SQLite keeps it whole: a report is written with everything in it or not at all, and two programs
that write at once take turns.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from importlib.resources import files
from pathlib import Path

from ilacs.sector.faults import RecordFault

NAME = "record.sqlite"
APPLICATION = 0x494C4143
"""Marks the file as one of ours, in the place that SQLite keeps for this."""

VERSION = 1
"""Of the tables. A file with a greater one was made by a newer program."""

SECONDS_TO_WAIT = 30.0
"""For another program that is writing."""

_RULES = {
    "SQLITE_BUSY": ("busy", "another program has been writing to it for long.", "Try again later."),
    "SQLITE_FULL": ("full", "the disk is full.", "Make room, then do the same again."),
    "SQLITE_READONLY_ROLLBACK": (
        "no-access",
        "a write that was interrupted waits to be undone, and you may not write to it.",
        "Ask its owner to run any command of ilacs.",
    ),
    "SQLITE_READONLY": (
        "no-access",
        "you may not write to it.",
        "Ask its owner, or name a folder.",
    ),
    "SQLITE_CANTOPEN": ("no-access", "it cannot be opened.", "Check the folder and your rights."),
    "SQLITE_PERM": ("no-access", "you may not open it.", "Ask its owner, or name a folder."),
    "SQLITE_IOERR": ("full", "the disk did not take or give what was asked.", "Check the disk."),
}
_DAMAGED = (
    "damaged",
    "this file is damaged, or is not one of ilacs.",
    "Put a copy of it back, or move it away and add the reports again.",
)


def index_path(folder: Path) -> Path:
    """Where the index of the reports in `folder` lies."""
    return folder / NAME


@contextmanager
def reading(folder: Path) -> Iterator[sqlite3.Connection | None]:
    """Open the index in `folder` to read; None where there is none yet. Raises RecordFault."""
    path = index_path(folder)
    if not path.exists():
        yield None
        return
    # Whoever may write undoes what a killed program left half-written, also when only reading.
    mode = "rw" if os.access(path, os.W_OK) and os.access(folder, os.W_OK) else "ro"
    with _faults_in_words(path), closing(_connect(path, mode)) as connection:
        if _is_ours(connection, path):
            yield connection
        else:
            yield None


@contextmanager
def writing(folder: Path) -> Iterator[sqlite3.Connection]:
    """Open the index in `folder` to write, and make it if need be. Raises RecordFault."""
    path = index_path(folder)
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise RecordFault(
            str(folder), "no-access", f"it cannot be made ({error.strerror}).", "Name another."
        ) from None
    with _faults_in_words(path), closing(_connect(path, "rwc")) as connection:
        with transaction(connection):
            if not _is_ours(connection, path):
                _make(connection)
        yield connection


@contextmanager
def transaction(connection: sqlite3.Connection) -> Iterator[None]:
    """All that is written inside becomes part of the file together, or none of it does."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")


def _connect(path: Path, mode: str) -> sqlite3.Connection:
    address = f"{path.resolve().as_uri()}?mode={mode}"
    connection = sqlite3.connect(address, uri=True, timeout=SECONDS_TO_WAIT, isolation_level=None)
    connection.row_factory = sqlite3.Row
    connection.execute("PRAGMA foreign_keys = ON")
    return connection


def _is_ours(connection: sqlite3.Connection, path: Path) -> bool:
    """Whether the tables are there; False for a file that is still empty."""
    version: int = connection.execute("PRAGMA user_version").fetchone()[0]
    application: int = connection.execute("PRAGMA application_id").fetchone()[0]
    empty = not connection.execute("SELECT count(*) FROM sqlite_schema").fetchone()[0]
    if empty and application == 0:
        return False
    if application != APPLICATION:
        raise RecordFault(str(path), *_DAMAGED)
    if version > VERSION:
        raise RecordFault(
            str(path),
            "newer",
            "this file was made by a newer version of ilacs.",
            "Install that version, or name another folder.",
        )
    return True


def _make(connection: sqlite3.Connection) -> None:
    script = files("ilacs.sector").joinpath("store.sql").read_text(encoding="utf-8")
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            connection.execute(statement)
            statement = ""
    connection.execute(f"PRAGMA application_id = {APPLICATION}")
    connection.execute(f"PRAGMA user_version = {VERSION}")


@contextmanager
def _faults_in_words(path: Path) -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        name = getattr(error, "sqlite_errorname", "")
        words = next((words for code, words in _RULES.items() if name.startswith(code)), _DAMAGED)
        raise RecordFault(str(path), *words) from None
