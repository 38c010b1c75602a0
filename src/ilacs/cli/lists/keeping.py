"""The commands that protect lists: `ilacs lists keep`, `kept` and `key`."""

import os
from dataclasses import asdict
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from ilacs.cli.answering import DONE, answered_in_private
from ilacs.cli.lists.options import (
    MappingFile,
    Paths,
    ReferenceDate,
    StoreFolder,
    Whose,
    a_day,
    name_of,
    read_lists,
    store_folder,
)
from ilacs.cli.options import AsJson, CannotAnswer, answer

if TYPE_CHECKING:
    from ilacs.lists.protected import Key, Purpose
    from ilacs.lists.snapshot import Snapshot


class For(StrEnum):
    """What a key is for."""

    KEEPING = "keeping"
    SHARING = "sharing"


def register(app: typer.Typer) -> None:
    """Add the commands of this module."""
    app.command()(keep)
    app.command()(kept)
    app.command()(key)


@answered_in_private
def keep(
    paths: Paths,
    reference_date: ReferenceDate = None,
    authority: Whose = None,
    mapping: MappingFile = None,
    folder: StoreFolder = None,
    again: Annotated[
        bool,
        typer.Option("--again", help="Keep a new version of a date; the earlier version stays."),
    ] = False,
) -> int:
    """Keep lists as they are now, encrypted.

    Each reference date is kept once and never changed. The key comes from $ILACS_KEY or from the
    system's keyring (see `ilacs lists key`): without it nobody can read what is kept.

    \b
    Example:
      ilacs lists keep annex-a.xlsx --reference-date 2026-03-31
    """
    from ilacs.lists import protected  # noqa: PLC0415
    from ilacs.lists.snapshot import Settled  # noqa: PLC0415

    secret = key_for(protected.Purpose.KEEPING)
    snapshot = read_lists(paths, reference_date, authority, mapping)
    try:
        written = protected.keep(snapshot, store_folder(folder), secret, replace=again)
    except protected.AlreadyKept as fault:
        raise CannotAnswer(f"{fault.where}: {fault.what} --again keeps a new version.") from None
    typer.echo(f"Kept in {written}")
    if snapshot.reference_date.settled is Settled.GUESSED:
        typer.echo(
            f"{snapshot.reference_date.reason} If it is another day, keep the lists once more "
            "with --reference-date YYYY-MM-DD."
        )
    return DONE


@answered_in_private
def kept(folder: StoreFolder = None, as_json: AsJson = False) -> int:
    """List the dates that are kept."""
    from ilacs.documents.lists.kept_text import kept_lines  # noqa: PLC0415
    from ilacs.lists import protected  # noqa: PLC0415

    found = protected.kept(store_folder(folder))
    if as_json:
        answer(
            [asdict(each) | {"path": str(each.path)} for each in found], kept_lines, as_json=True
        )
    else:
        answer(found, kept_lines, as_json=False)
    return DONE


@answered_in_private
def key(
    purpose: Annotated[
        For, typer.Argument(help="What the key is for: to keep lists, or to share them.")
    ],
    show: Annotated[
        bool, typer.Option("--show", help="Print the key that is there, to copy it to a safe.")
    ] = False,
    print_only: Annotated[
        bool, typer.Option("--print", help="Make a key and print it; store it nowhere.")
    ] = False,
) -> int:
    """Make a key, and let the system's keyring keep it.

    What was kept or shared with a key that is lost can never be read or traced back: put a copy
    into your authority's safe for passwords. Where there is no keyring, as on a server, set the
    environment variable ILACS_KEY (keeping) or ILACS_SHARE_KEY (sharing).

    \b
    Examples:
      ilacs lists key keeping
      ilacs lists key keeping --show
    """
    from ilacs.lists import protected  # noqa: PLC0415

    if show and print_only:
        raise CannotAnswer("Give --show for the key that is there, or --print for a new one.")
    wanted = protected.Purpose[purpose.name]
    if show:
        typer.echo(key_for(wanted).text())
        return DONE
    made = protected.new_key()
    if print_only:
        typer.echo(made.text())
        return DONE
    protected.hand_to_ring(wanted, made, protected.system_ring())
    typer.echo(
        "The system's keyring holds a new key. Copy it to a safe now: "
        f"ilacs lists key {purpose} --show"
    )
    return DONE


def key_for(purpose: "Purpose") -> "Key":
    """The key from the environment or the system's keyring. Raises KeyFault."""
    from ilacs.lists import protected  # noqa: PLC0415

    return protected.key_from(purpose, os.environ, protected.system_ring())


def earlier_lists(named: str, authority: str | None, mapping: Path | None) -> "Snapshot":
    """An earlier submission: the lists in a file or folder, or those that are kept of a day."""
    path = Path(named)
    day = None if path.exists() else a_day(named)
    if day is None:
        return read_lists([path], authority=authority, mapping=mapping)
    from ilacs.lists import protected  # noqa: PLC0415 - only needed for what is kept

    secret = key_for(protected.Purpose.KEEPING)
    return protected.load(store_folder(None), day, secret, authority=name_of(authority))
