"""Signing in and out, and what was refused on the way, as events."""

from django.db import transaction

from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.people.models import Person, normal
from ilacs.web.sessions import end_all_of


@transaction.atomic
def signed(what: What, *, by: Person) -> None:
    """Somebody signed in or out, or set up a second factor."""
    record(what, by=by, authority=by.authority, about=("person", by.pk))


@transaction.atomic
def sign_out_everywhere(*, by: Person) -> None:
    """End every session of somebody's own."""
    end_all_of(by)
    record(What.SIGNED_OUT_EVERYWHERE, by=by, authority=by.authority, about=("person", by.pk))


@transaction.atomic
def limit_reached(*, by: Person, what: str) -> None:
    """Somebody must wait, because they did something too often."""
    record(
        What.LIMIT_REACHED,
        by=by,
        authority=by.authority,
        about=("person", by.pk),
        facts={"what": what},
    )


@transaction.atomic
def code_refused(*, person: Person) -> None:
    """Somebody who gave the right password gave a wrong code."""
    record(
        What.CODE_REFUSED,
        by=None,
        authority=person.authority,
        about=("person", person.pk),
    )


@transaction.atomic
def sign_in_refused(*, email: str) -> None:
    """Somebody gave a wrong password. Addresses that nobody has are not kept."""
    person = Person.objects.filter(email=normal(email)).first()
    record(
        What.SIGN_IN_REFUSED,
        by=None,
        authority=person.authority if person else None,
        about=("person", person.pk if person else ""),
    )
