"""The commands `ilacs admin backup` and `ilacs admin restore`."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.administering import admin
from ilacs.cli.answering import DONE, INPUT_AT_FAULT, answered_in_private, complain

if TYPE_CHECKING:
    from ilacs.web.backup.making import Made

BackupFile = Annotated[
    Path, typer.Argument(metavar="FILE", help="The file of the backup.", show_default=False)
]
WITHOUT_KEY = (
    "The key of lists is not in it, and without that key nobody can read it. Keep a copy of the "
    "key ({where}) apart from all backups: beside them it protects nothing."
)


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    admin.command()(backup)
    admin.command()(restore)


@answered_in_private
def backup(file: BackupFile) -> int:
    """Copy everything that is kept into one new file, while the application runs.

    The file is encrypted with the key of lists (ILACS_KEY), which is not in it: keep that key
    elsewhere. Only you may read the file, and it has its name only when it is complete.

    \b
    Exit codes:
      0  everything is in it
      1  it was made, and something was missing or damaged before; or it was not made

    \b
    Example:
      ilacs admin backup /srv/backups/ilacs-$(date +%F).backup
    """
    from ilacs.web import setting_up  # noqa: PLC0415

    here = setting_up.set_up()
    from django.utils import timezone  # noqa: PLC0415

    from ilacs.web.backup.making import back_up  # noqa: PLC0415
    from ilacs.web.configuration import where_lists_key_is  # noqa: PLC0415

    made = back_up(file, here.folder, here.lists_key, timezone.now())
    typer.echo(f"{file}: {_amounts(made)}.")
    typer.echo(WITHOUT_KEY.format(where=where_lists_key_is(os.environ)))
    return _said_of_faults(made)


def _amounts(made: "Made") -> str:
    from ilacs.framework.number_words import counted  # noqa: PLC0415

    return ", ".join(
        (
            counted(made.people, "person", "people"),
            counted(made.folders, "folder") + " of lists",
            counted(made.events, "event") + " of the audit trail",
            f"{made.size / 1_000_000:,.1f} MB",
        )
    )


def _said_of_faults(made: "Made") -> int:
    if made.faulty:
        complain(
            "Lists are missing from the disk or damaged there, and so in the backup: "
            f"{', '.join(made.faulty)} in the folder lists of ILACS_DATA. Put them back from an "
            "earlier backup."
        )
    if made.fault:
        complain(f"The audit trail is NOT whole, here and so in the backup. {made.fault}")
    return INPUT_AT_FAULT if made.faulty or made.fault else DONE


@answered_in_private
def restore(file: BackupFile) -> int:
    """Put a backup back, into an empty installation: all of it, or nothing.

    Give the same key of lists (ILACS_KEY) as where the backup was made, a folder (ILACS_DATA) and
    a database (ILACS_DATABASE) that hold nothing. The database may be SQLite or PostgreSQL,
    whichever the backup came from. Everybody signs in again, with the passwords and second factors
    that they had.

    \b
    Exit codes:
      0  everything is back, and the audit trail is whole
      1  nothing was put back; or the audit trail was not whole when the backup was made

    \b
    Example:
      ILACS_DATA=/srv/ilacs-again ilacs admin restore /srv/backups/ilacs-2026-11-26.backup
    """
    from ilacs.web import setting_up  # noqa: PLC0415

    here = setting_up.set_up()
    from ilacs.cli.options import CannotAnswer  # noqa: PLC0415
    from ilacs.framework.day_words import in_full  # noqa: PLC0415
    from ilacs.framework.number_words import counted  # noqa: PLC0415
    from ilacs.web.backup.restoring import restore as put_back  # noqa: PLC0415

    here.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    try:
        with setting_up.alone(here.folder, wait=False):
            found = put_back(file, here.folder, here.lists_key)
    except BlockingIOError:
        raise CannotAnswer(
            "The application runs with this folder, or another backup is being put back into it. "
            "Stop that first."
        ) from None
    typer.echo(
        f"The backup of {in_full(found.made_on)} is put back: "
        f"{counted(found.people, 'person', 'people')}, "
        f"{counted(found.events, 'event')} of the audit trail. Everybody signs in again."
    )
    if found.fault:
        complain(f"The audit trail was NOT whole when the backup was made. {found.fault}")
        return INPUT_AT_FAULT
    return DONE
