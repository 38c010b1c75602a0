"""Letting in who came by single sign-on: an account at the provider belongs to one person."""

from django.db import transaction

from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.people.models import Person, normal
from ilacs.web.single_sign_on.models import ProviderAccount
from ilacs.web.single_sign_on.why import Why


@transaction.atomic
def let_in(
    *,
    issuer: str,
    subject: str,
    email: str | None,
    second_factor: bool,
    already: Person | None = None,
) -> Person | Why:
    """The person with an account at the provider, or why they do not get in.

    The first time they are found by their email address, which the provider must vouch for
    (`email` is None where it does not); the account is theirs from then on, and a password is
    not. An address may become somebody else's: who came with a password before must be signed in
    with it in that browser (`already`). `second_factor` is whether there was one, where one must
    be.
    """
    account = ProviderAccount.objects.filter(issuer=issuer, subject=subject).first()
    person = (
        Person.objects.select_for_update().get(pk=account.person_id)
        if account
        else _by_email(email)
    )
    if person is None:
        return Why.NOBODY if email else Why.NOT_VERIFIED
    why = _why_not(person, second_factor=second_factor)
    if why is None and account is None:
        why = _why_not_theirs(person, already)
    if why:
        _tell(What.PROVIDER_REFUSED, person, {"why": why.value.event})
        return why
    if account is None:
        _bind(person, issuer, subject)
    _tell(What.SIGNED_IN_THROUGH_PROVIDER, person)
    return person


def _by_email(email: str | None) -> Person | None:
    if email is None:
        return None
    return Person.objects.select_for_update().filter(email=normal(email)).first()


def _why_not(person: Person, *, second_factor: bool) -> Why | None:
    if not person.is_active:
        return Why.LOCKED_OUT
    return None if second_factor else Why.NO_SECOND_FACTOR


def _why_not_theirs(person: Person, already: Person | None) -> Why | None:
    """Why an account may not become theirs that is nobody's so far."""
    if ProviderAccount.objects.filter(person=person).exists():
        return Why.ANOTHER_ACCOUNT
    if person.last_login and person != already:
        return Why.PASSWORD_SO_FAR
    return None


def _bind(person: Person, issuer: str, subject: str) -> None:
    """Make the account theirs. A password is not theirs any more, and its sessions end with it."""
    ProviderAccount.objects.create(person=person, issuer=issuer, subject=subject)
    person.set_unusable_password()
    person.must_change_password = False
    person.version += 1
    person.save()
    _tell(What.PROVIDER_ACCOUNT_BOUND, person)


def _tell(what: What, person: Person, facts: dict[str, str] | None = None) -> None:
    refused = what is What.PROVIDER_REFUSED
    record(
        what,
        by=None if refused else person,
        authority=person.authority,
        about=("person", person.pk),
        facts=facts,
    )
