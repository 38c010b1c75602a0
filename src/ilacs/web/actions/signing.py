"""Signing in and out, as events."""

from django.db import transaction

from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.people.models import Person, normal


@transaction.atomic
def signed(what: What, *, by: Person) -> None:
    """Somebody signed in or out, or set up a second factor."""
    record(what, by=by, authority=by.authority, about=("person", by.pk))


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
