"""Erasing somebody who left, and an authority with all that is kept of it.

The audit trail stays as it is: people stand in it by their numbers, children by their references.
"""

from collections.abc import Sequence

from axes.models import AccessAttempt
from django.db import models, transaction

from ilacs.framework.number_words import counted, listed
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.data import storage
from ilacs.web.data.models import RetentionPeriod, Submission, Upload
from ilacs.web.data.remembered import forget_what_is_gone
from ilacs.web.people.models import NAME_OF_NOBODY, NOBODY, Authority, Person
from ilacs.web.record.models import AddedReport, CallCame
from ilacs.web.sessions import end_all_of

OF_AN_AUTHORITY: Sequence[tuple[type[models.Model], str]] = (
    (Submission, "accepted version of lists"),
    (Upload, "upload"),
    (RetentionPeriod, ""),
    (CallCame, "call"),
    (AddedReport, "added report"),
    (Person, "person"),
)
"""Every table of what belongs to one authority, in the order in which they can be deleted, and what
a row of it is called where it is worth telling.
"""
_SEVERAL = {"accepted version of lists": "accepted versions of lists", "person": "people"}


@transaction.atomic
def erase_person(*, by: Person, person: Person, version: int) -> Person:
    """Erase the name and the address of somebody who may not sign in any more, for good.

    Their number stays, and what they did; `version` is that of the person as it was looked at.
    Raises ChangedMeanwhile, Refused.
    """
    current = Person.objects.select_for_update(no_key=True).get(
        pk=person.pk, authority=by.authority
    )
    if current.version != version or current.is_erased:
        raise ChangedMeanwhile
    if current.is_active:
        raise Refused("Lock this person out first: who is erased cannot be let in again.")
    _delete_what_lets_in([current])
    # Made anew from what may stay: what else a person has, or ever gets, is gone.
    erased = Person(
        pk=current.pk,
        email=f"{current.pk}{NOBODY}",
        name=NAME_OF_NOBODY,
        authority=current.authority,
        role=current.role,
        is_active=False,
        version=current.version + 1,
    )
    erased.set_unusable_password()
    erased.save(force_update=True)
    record(What.PERSON_ERASED, by=by, authority=erased.authority, about=("person", erased.pk))
    return erased


def what_is_kept_of(authority: Authority) -> str:
    """What is deleted with an authority, counted, in words."""
    counts = [
        counted(
            model._default_manager.filter(authority=authority).count(), one, _SEVERAL.get(one, "")
        )
        for model, one in OF_AN_AUTHORITY
        if one
    ]
    return listed(counts)


@transaction.atomic
def delete_authority(*, by: Person | None, authority: Authority, typed: str) -> str:
    """Delete an authority with its lists, uploads, calls and people; what that was, in words.

    `typed` is its name as somebody typed it who means it. Raises Refused.
    """
    current = Authority.objects.select_for_update(no_key=True).get(pk=authority.pk)
    if typed.strip() != current.name:
        raise Refused(f"Nothing was deleted: what was typed is not {current.name}.")
    what = what_is_kept_of(current)
    record(
        What.AUTHORITY_DELETED,
        by=by,
        authority=current,
        about=("authority", current.pk),
        facts={"name": current.name, "what": what},
    )
    _delete_what_lets_in(list(current.people.all()))
    for model, _ in OF_AN_AUTHORITY:
        model._default_manager.filter(authority=current).delete()
    number = current.pk
    current.delete()

    def folders_too() -> None:
        storage.remove_everything_of(number)
        forget_what_is_gone()

    transaction.on_commit(folders_too)
    return what


def _delete_what_lets_in(people: Sequence[Person]) -> None:
    """Sessions, second factors and whatever else belongs to people alone, and their sign-ins."""
    end_all_of(*people)
    for relation in Person._meta.related_objects:
        if relation.on_delete is models.CASCADE:
            own = relation.related_model._default_manager
            own.filter(**{f"{relation.field.name}__in": people}).delete()
    for each in people:
        AccessAttempt.objects.filter(username__iexact=each.email).delete()
