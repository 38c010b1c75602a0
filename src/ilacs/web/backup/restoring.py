"""A backup put back into an empty installation: all of it, or nothing."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path

from django.apps.registry import Apps
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from ilacs.framework.day_words import in_full
from ilacs.lists.protected import Key
from ilacs.lists.protected.publishing import OWNER_ONLY, settle
from ilacs.web.audit.chain import followed
from ilacs.web.audit.kinds import What
from ilacs.web.audit.models import Event
from ilacs.web.audit.recording import record
from ilacs.web.backup.faults import NotABackup, NotHere
from ilacs.web.backup.file import Backup, opened_backup
from ilacs.web.backup.making import LISTS_FOLDER
from ilacs.web.backup.tables import count_on, kept, put_back
from ilacs.web.people.models import Authority, Person
from ilacs.web.published import RECORD_FOLDER

WAITING = "restoring"
"""The folder, in that of the installation, of what is being put back; gone when all is there."""
MOVED = (LISTS_FOLDER, RECORD_FOLDER)
_UNFIT = (
    "What is in this backup does not fit together: it is damaged, or was not made by this program. "
    "Take another copy."
)


@dataclass(frozen=True)
class PutBack:
    """What was put back. `fault` is what was wrong with the audit trail when it was backed up."""

    made_on: date
    people: int
    events: int
    fault: str | None


def restore(path: Path, folder: Path, key: Key) -> PutBack:
    """Put a backup back. The installation in `folder` must be empty, and nobody else in it.

    Passwords and second factors are as they were; everybody signs in again. Raises NotABackup,
    NotHere, OSError.
    """
    with opened_backup(path, key) as backup:
        clear_what_was_cut_off(folder)
        _is_empty(folder)
        apps = _migrated(backup)
        try:
            _extract(backup, folder / WAITING)
            with _as_fault(), transaction.atomic():
                found = _load(backup, apps)
                _move(folder)
        except BaseException:
            clear_what_was_cut_off(folder)
            raise
        shutil.rmtree(folder / WAITING)
        call_command("migrate", verbosity=0, interactive=False)
        made_at = str(backup.about["made_at"])
        for authority in Authority.objects.order_by("pk"):
            with transaction.atomic():
                facts = {"day": in_full(found.made_on)}
                record(
                    What.RESTORED,
                    by=None,
                    authority=authority,
                    about=("backup", made_at),
                    facts=facts,
                )
        return found


def clear_what_was_cut_off(folder: Path) -> None:
    """Remove what a restoring that was cut off had put on the disk, if the database has nothing."""
    waiting = folder / WAITING
    if waiting.is_dir():
        if not _has_rows():
            for name in MOVED:
                if (waiting / f"{name}.moved").exists():
                    shutil.rmtree(folder / name, ignore_errors=True)
        shutil.rmtree(waiting)


def _has_rows() -> bool:
    there = connection.introspection.table_names()
    return any(
        model._meta.db_table in there and model._base_manager.exists()
        for model in (Authority, Person, Event)
    )


def _is_empty(folder: Path) -> None:
    """Raises NotHere where something is kept already."""
    if _has_rows():
        raise NotHere(
            "This installation is not empty: its database holds people or events. A backup is put "
            "back into an empty one only. Name another folder in ILACS_DATA, and another database "
            "in ILACS_DATABASE if you use it."
        )
    for name in MOVED:
        if (folder / name).is_dir() and any((folder / name).iterdir()):
            raise NotHere(
                f"The folder {name} in ILACS_DATA is not empty. Name another folder in ILACS_DATA, "
                "or move this one away."
            )


def _migrated(backup: Backup) -> Apps:
    """Make the tables as they were when the backup was made, and give back their models."""
    executor = MigrationExecutor(connection)
    graph = executor.loader.graph
    theirs = {(app, name) for app, name in backup.told["migrations"]}
    if not theirs <= set(graph.nodes):
        raise NotABackup(
            f"This backup was made by a newer ilacs ({backup.about['made_by']}). Install that "
            "version, or a later one."
        )
    if not set(executor.loader.applied_migrations) <= theirs:
        raise NotHere(
            "The tables of this database are of a newer version than the backup. Name a database "
            "that was never used; they are brought up to date after the backup is put back."
        )
    last = [
        node
        for node in sorted(theirs)
        if not any(
            child.key in theirs and child.key[0] == node[0]
            for child in graph.node_map[node].children
        )
    ]
    executor.migrate(last)
    executor.loader.build_graph()
    return executor.loader.project_state(last).apps


def _extract(backup: Backup, waiting: Path) -> None:
    waiting.mkdir(mode=OWNER_ONLY)
    for name in backup.names(""):
        if name.startswith(tuple(f"{each}/" for each in MOVED)):
            path = waiting / name
            for place in reversed(path.relative_to(waiting).parents):
                (waiting / place).mkdir(mode=OWNER_ONLY, exist_ok=True)
            with open(path, "xb", opener=_for_its_owner) as file:
                backup.extract(name, file)
                file.flush()
                os.fsync(file.fileno())


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, OWNER_ONLY & ~0o100)


def _load(backup: Backup, apps: Apps) -> PutBack:
    """Fill the tables, and follow the audit trail in them."""
    tables = kept(apps)
    if set(tables) != set(backup.told["rows"]):
        raise NotABackup(_UNFIT)
    for model in tables.values():
        model._base_manager.all().delete()  # What migrations put there.
    for name, model in tables.items():
        parts = backup.names(f"tables/{name}-")
        rows = sum(put_back(model, backup.opened(part)) for part in parts)
        if rows != backup.told["rows"][name]:
            raise NotABackup(_UNFIT)
        count_on(model, backup.told["lasts"][name])
    event, head = apps.get_model("audit", "Event"), apps.get_model("audit", "Head").objects.get()
    events = event.objects.order_by("number").iterator()
    fault = followed(events, head.number, head.hash).fault
    if fault != backup.told["fault"] or head.number != backup.told["head"]:
        raise NotABackup(f"The audit trail in this backup is not whole. {fault or ''}".strip())
    return PutBack(
        datetime.fromisoformat(backup.about["made_at"]).date(),
        apps.get_model("people", "Person").objects.count(),
        head.number,
        fault,
    )


def _move(folder: Path) -> None:
    """Give the folders their names, the last thing before the database has its rows."""
    for name in MOVED:
        if (folder / WAITING / name).is_dir():
            (folder / WAITING / f"{name}.moved").touch()
            if (folder / name).is_dir():
                (folder / name).rmdir()  # It is empty.
            (folder / WAITING / name).rename(folder / name)
    settle(folder)


@contextmanager
def _as_fault() -> Iterator[None]:
    """Say in words that rows are not what the tables take, and nothing of what is in them."""
    try:
        yield
    except (DatabaseError, ValidationError, KeyError, TypeError, ValueError):
        raise NotABackup(_UNFIT) from None
