"""Seeing children and taking figures out: told before anything is shown."""

from django.db import transaction

from ilacs.framework.number_words import counted
from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.people.models import Person


@transaction.atomic
def children_seen(*, by: Person, what: str, about: str, rows: int) -> None:
    """Somebody is about to see rows that name children: of a measure, or of worklists."""
    record(
        What.CHILDREN_SEEN,
        by=by,
        authority=by.authority,
        about=("rows", about),
        facts={"rows": counted(rows, "row"), "measure": what},
    )


@transaction.atomic
def child_seen(*, by: Person, reference: str) -> None:
    """Somebody is about to see the record of one child."""
    record(
        What.CHILD_SEEN,
        by=by,
        authority=by.authority,
        about=("child", reference),
        facts={"child": reference},
    )


@transaction.atomic
def child_sought(*, by: Person, reference: str) -> None:
    """Somebody is about to be told which lists hold one child."""
    record(
        What.CHILD_SOUGHT,
        by=by,
        authority=by.authority,
        about=("child", reference),
        facts={"child": reference},
    )


@transaction.atomic
def exported(*, by: Person, name: str, exact: bool) -> None:
    """Somebody is about to take figures out as a file."""
    how = "with numbers as they are" if exact else "with small numbers kept back"
    record(
        What.EXPORTED,
        by=by,
        authority=by.authority,
        about=("file", name),
        facts={"name": name, "how": how},
    )
