"""Adding to the audit trail, in the transaction of the change itself."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.db import connection
from django.utils import timezone

from ilacs.web.audit.chain import digest
from ilacs.web.audit.kinds import What
from ilacs.web.audit.models import Event, Head

if TYPE_CHECKING:
    from ilacs.web.people.models import Authority, Person

COMMAND_LINE, ITSELF = "the command line", "ilacs itself"
"""Who acts where nobody is signed in: somebody at the server, or what is due by itself."""


class NotInATransaction(RuntimeError):
    """An event must stand or fall with the change that it tells of."""


def record(
    what: What,
    *,
    by: "Person | None",
    authority: "Authority | None",
    about: tuple[str, object],
    facts: Mapping[str, Any] | None = None,
    instead: str = COMMAND_LINE,
) -> Event:
    """Add an event. `about` is the kind and the number of what was acted on, `instead` who acts
    where `by` is nobody.

    An event can never be changed, so people stand in it by their numbers, and children by their
    references: facts hold no name and no address. Raises NotInATransaction outside one.
    """
    if not connection.in_atomic_block:
        raise NotInATransaction("an event is recorded inside transaction.atomic()")
    head = Head.objects.select_for_update().get()
    event = Event(
        number=head.number + 1,
        at=timezone.now(),
        authority_id=authority.pk if authority else None,
        by_id=by.pk if by else None,
        by_words=f"person {by.pk}" if by else instead,
        what=what.value,
        about=about[0],
        about_id=str(about[1]),
        facts=dict(facts or {}),
        previous=head.hash,
    )
    event.hash = digest(event)
    event.save(force_insert=True)
    head.number, head.hash = event.number, event.hash
    head.save(update_fields=("number", "hash"))
    return event
