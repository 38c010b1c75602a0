"""An example: an invented authority with somebody of each role, and lists of six month-ends."""

from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

import polars as pl
from django.core.files.uploadedfile import SimpleUploadedFile

from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists.declared import Layout
from ilacs.lists.imagined import imagine, soil
from ilacs.lists.snapshot import Snapshot
from ilacs.lists.typed import typed_sheets
from ilacs.web.actions import data
from ilacs.web.actions.people import create_authority, create_person
from ilacs.web.actions.refused import Refused
from ilacs.web.data import checking
from ilacs.web.data.models import State
from ilacs.web.data.remembered import table_of
from ilacs.web.people.models import Authority, Person
from ilacs.web.roles import ROLES
from ilacs.web.trying import address_of

AUTHORITY = "Brent"
DIRTINESS = 0.02
"""A little, so that there is something to put right."""
SEED = 1


def set_up_example(
    *, password: str, ends: date, size: int = 1_000, months: int = 6
) -> Iterator[str]:
    """Set up the example, and say how far it is. No real child is in it.

    The people have addresses such as analyst@brent.example and all the same password, which they
    need not change: never for an installation that others can reach. Raises Refused.
    """
    if Authority.objects.filter(name=AUTHORITY).exists():
        raise Refused(
            f"{AUTHORITY} is here already. The example needs an installation of its own: name "
            "another folder in ILACS_DATA."
        )
    authority = create_authority(by=None, name=AUTHORITY)
    analyst = _person(authority, "analyst", password)
    yield f"{AUTHORITY} is set up."
    for lists in imagine(size, months, SEED, ends=ends, authority=AUTHORITY):
        _submit(lists, analyst)
        yield f"Lists as at {lists.reference_date.day} were accepted."
    needed = _names(authority)
    for role in ROLES.values():
        if role.id != analyst.role:
            _person(authority, role.id, password, needed.get(role.needs, {}))
    yield f"{len(ROLES)} people can sign in: {', '.join(map(address_of, ROLES))}."


def _person(
    authority: Authority, role: str, password: str, needed: Mapping[str, str] | None = None
) -> Person:
    return create_person(
        by=None,
        authority=authority,
        email=address_of(role),
        name=f"Example {ROLES[role].name.lower()}",
        role=role,
        password=password,
        must_change_password=False,
        **(needed or {}),
    )


def _submit(lists: Snapshot, analyst: Person) -> None:
    """Put lists in as an analyst does, and accept them."""
    made = data.upload(by=analyst, files=[_workbook(lists)])
    checking.check(made.pk)
    made.refresh_from_db()
    if made.state != State.CHECKED:
        raise Refused(f"The example could not be made: {made.words}")
    data.accept(by=analyst, upload=made, version=made.version)


def _workbook(lists: Snapshot) -> SimpleUploadedFile:
    day = lists.reference_date.day
    sheets = soil(typed_sheets(lists, Layout.Y2024), DIRTINESS, SEED)
    with TemporaryDirectory() as folder:
        path = Path(folder) / f"annex-a-{day}.xlsx"
        write_official(sheets, path, About(Layout.Y2024, day, lists.authority))
        return SimpleUploadedFile(path.name, path.read_bytes())


def _names(authority: Authority) -> Mapping[str, Mapping[str, str]]:
    """The team that has the most to do, and the worker of it who has."""
    due = table_of(authority.submissions.latest("reference_date"), "due")
    team = _most(due, "team")
    worker = _most(due.filter(pl.col("team") == team), "worker")
    return {"team": {"team": team}, "worker": {"worker": worker}}


def _most(rows: pl.DataFrame, column: str) -> str:
    counts = rows[column].drop_nulls().value_counts(sort=True)
    return "" if counts.is_empty() else str(counts[column][0])
