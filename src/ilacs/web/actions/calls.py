"""Saying that the call came, and that it counts no more."""

from datetime import date

from django.db import transaction
from django.utils import timezone

from ilacs.framework.contacts import CONTACT_NAMES
from ilacs.framework.day_words import in_full
from ilacs.framework.milestones import BadTimetable
from ilacs.framework.timetables import timetable
from ilacs.register import look_up
from ilacs.sector.notes import is_there, notes_on
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.people.models import Authority, Person
from ilacs.web.record.models import KINDS, CallCame, Closed, open_call


@transaction.atomic
def call_came(*, by: Person, day: date, kind: str, today: date) -> CallCame:
    """The inspectorate called the authority of `by`. Raises Refused."""
    authority = _locked(by)
    if authority.is_region:
        raise Refused("A region is not called. Sign in as a person of the authority.")
    contact = next((known for known in KINDS if known == kind), None)
    if contact is None:
        raise Refused("Choose what the call was for.")
    if day > today:
        raise Refused("The day of the call has not come yet. Check the day.")
    registered = look_up(authority.name)
    if not is_there(registered, day):
        raise Refused(" ".join(notes_on(registered, day)))
    try:
        timetable(contact, day)
    except BadTimetable as error:
        raise Refused(str(error)) from None
    if earlier := open_call(authority):
        raise Refused(
            f"A call of {in_full(earlier.day)} is recorded already. Say first that it is over, or "
            "take it back."
        )
    call = CallCame(
        authority=authority, day=day, kind=contact.value, said_by=by, said_at=timezone.now()
    )
    call.save(force_insert=True)
    record(
        What.CALL_CAME,
        by=by,
        authority=authority,
        about=("call", call.pk),
        facts={"day": in_full(day), "kind": CONTACT_NAMES[contact]},
    )
    return call


@transaction.atomic
def close_call(*, by: Person, number: int, how: str) -> CallCame:
    """The call `number` of the authority of `by` counts no more. Raises Refused."""
    authority = _locked(by)
    if how not in (Closed.TAKEN_BACK, Closed.OVER):
        raise Refused("Say whether the call was recorded by mistake, or is over.")
    call = open_call(authority)
    if call is None or call.pk != number:
        raise ChangedMeanwhile
    call.closed = how
    call.save(update_fields=("closed",))
    record(
        What.CALL_TAKEN_BACK if how == Closed.TAKEN_BACK else What.CALL_OVER,
        by=by,
        authority=authority,
        about=("call", call.pk),
        facts={"day": in_full(call.day)},
    )
    return call


def _locked(by: Person) -> Authority:
    """The authority of `by`, so that two people do not answer one call at once."""
    return Authority.objects.select_for_update(no_key=True).get(pk=by.authority_id)
