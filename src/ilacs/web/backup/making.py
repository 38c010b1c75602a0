"""A backup made while the application runs.

The tables are read as they stand at one moment. Folders of lists are whole before the database
tells of them and never change, so they can be copied afterwards. Only one that is thrown away
meanwhile makes the copy begin again.
"""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.models import Model

from ilacs import __version__
from ilacs.lists.protected import Damaged, Key
from ilacs.web.audit.chain import verify
from ilacs.web.audit.kinds import What
from ilacs.web.audit.models import Head
from ilacs.web.audit.recording import record
from ilacs.web.backup.faults import BackupFault
from ilacs.web.backup.file import Writing, new_backup
from ilacs.web.backup.tables import kept, last_number, rows_of
from ilacs.web.data.storage import folder_of
from ilacs.web.data.tokens import every_folder
from ilacs.web.people.models import Person
from ilacs.web.published import RECORD_FOLDER

LISTS_FOLDER = "lists"
MOST_ATTEMPTS = 5


@dataclass(frozen=True)
class Made:
    """A backup that was made, with its bytes and what is in it.

    `faulty` are folders that the database tells of and the disk does not have as they were
    written; `fault` is what is
    wrong with the audit trail, or None.
    """

    size: int
    people: int
    events: int
    folders: int
    faulty: tuple[str, ...]
    fault: str | None


class _ThrownAway(Exception):
    """Lists were thrown away after the tables were read."""


def back_up(path: Path, folder: Path, key: Key, at: datetime) -> Made:
    """Write everything that the installation in `folder` keeps into a new file.

    Raises BackupFault, OSError. Nothing is left of a file that is not complete.
    """
    _is_up_to_date()
    about = {"made_at": at.isoformat(), "made_by": __version__}
    for _ in range(MOST_ATTEMPTS):
        try:
            with new_backup(path, key, about) as writing:
                made = _written(writing, folder)
        except _ThrownAway:
            continue
        with transaction.atomic():
            record(What.BACKED_UP, by=None, authority=None, about=("backup", at.isoformat()))
        return replace(made, size=path.stat().st_size)
    raise BackupFault(
        "Lists were thrown away while they were copied, again and again. Nothing was written: try "
        "again later."
    )


def _is_up_to_date() -> None:
    """Raises BackupFault where the tables are not those of this version."""
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        raise BackupFault(
            "The database was last used by an older version of this program, or not yet. Back it "
            "up with that version, or start this one first."
        )


def _written(writing: Writing, folder: Path) -> Made:
    with _one_moment():
        rows, lasts = {}, {}
        for name, model in kept(apps).items():
            rows[name], lasts[name] = _table(writing, name, model), last_number(model)
        known, verified = sorted(every_folder()), verify()
        told = {
            "migrations": sorted(MigrationRecorder(connection).applied_migrations()),
            "rows": rows,
            "lasts": lasts,
            "head": Head.objects.get().number,
            "fault": verified.fault,
        }
        people = Person.objects.count()
    faulty = []
    for authority, token in known:
        if not _copied_whole(writing, authority, token, folder):
            if (authority, token) not in every_folder():
                raise _ThrownAway
            faulty.append(token)
    if (added := folder / RECORD_FOLDER).is_dir():
        _copy(writing, added, folder)
    writing.close(told)
    return Made(
        size=0,
        people=people,
        events=verified.events,
        folders=len(known) - len(faulty),
        faulty=tuple(faulty),
        fault=verified.fault,
    )


@contextmanager
def _one_moment() -> Iterator[None]:
    """The database as it stands at one moment, while others go on writing."""
    if connection.vendor == "postgresql":
        with transaction.atomic():
            with connection.cursor() as cursor:
                cursor.execute("set transaction isolation level repeatable read, read only")
            yield
        return
    # Elsewhere every transaction begins as one that writes, which others would wait for.
    wrapper: Any = connection
    before, wrapper.transaction_mode = wrapper.transaction_mode, "DEFERRED"
    try:
        with transaction.atomic():
            yield
    finally:
        wrapper.transaction_mode = before


def _table(writing: Writing, name: str, model: type[Model]) -> int:
    count = 0
    for number, part in enumerate(rows_of(model), 1):
        writing.seal(f"tables/{name}-{number:06}", part)
        count += len(part)
    return count


def _copied_whole(writing: Writing, authority: int, token: str, folder: Path) -> bool:
    """Copy a folder of lists; false if it is not there, or is not what was written."""
    place = folder / LISTS_FOLDER / str(authority) / token
    try:
        _copy(writing, place, folder)
        known = folder_of(authority, token).sums
    except (FileNotFoundError, Damaged):
        return False
    named = place.relative_to(folder).as_posix()
    return all(writing.sums.get(f"{named}/{name}.parquet") == sum_ for name, sum_ in known.items())


def _copy(writing: Writing, place: Path, folder: Path) -> None:
    """Copy the files of a folder. Raises FileNotFoundError where it is not there."""
    for path in sorted(_files(place)):
        writing.copy(path.relative_to(folder).as_posix(), path)


def _files(place: Path) -> Iterator[Path]:
    """Files, but for what is still being written (their names begin with a full stop)."""
    with os.scandir(place) as found:
        for each in found:
            if not each.name.startswith("."):
                if each.is_dir(follow_symlinks=False):
                    yield from _files(place / each.name)
                elif each.is_file(follow_symlinks=False):
                    yield place / each.name
