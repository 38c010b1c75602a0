"""Letting people in, and changing what they may do."""

from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import transaction
from django_otp.plugins.otp_totp.models import TOTPDevice

from ilacs.register import AmbiguousName, UnknownName, look_up
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.kinds import What
from ilacs.web.audit.recording import record
from ilacs.web.people.models import Authority, Person, normal
from ilacs.web.roles import ROLES
from ilacs.web.single_sign_on.models import ProviderAccount


@transaction.atomic
def create_authority(*, by: Person | None, name: str, is_region: bool = False) -> Authority:
    """Set up an authority, by its name in the register, or a region. Raises Refused."""
    if not is_region:
        name = _registered(name)
    if Authority.objects.filter(name=name).exists():
        raise Refused(f"{name} is here already.")
    authority = Authority.objects.create(name=name, is_region=is_region)
    record(
        What.AUTHORITY_CREATED,
        by=by,
        authority=authority,
        about=("authority", authority.pk),
        facts={"name": name},
    )
    return authority


@transaction.atomic
def create_person(  # noqa: PLR0913 - each is something that a person is
    *,
    by: Person | None,
    authority: Authority,
    email: str,
    name: str,
    role: str,
    password: str,
    team: str = "",
    worker: str = "",
    must_change_password: bool = True,
) -> Person:
    """Let somebody in; they must choose another password when they first come. Raises Refused.

    Only an invented authority's people keep the password that they are given. Without one (empty)
    they come by single sign-on.
    """
    email = normal(email)
    try:
        validate_email(email)
    except ValidationError:
        raise Refused("Enter an email address like name@example.org.") from None
    if not name.strip():
        raise Refused("Enter the person's name.")
    if Person.objects.filter(email=email).exists():
        raise Refused("Somebody with this email address is here already.")
    team, worker = _those_of_role(role, team, worker)
    person = Person(
        email=email,
        name=name.strip(),
        authority=authority,
        role=role,
        team=team,
        worker=worker,
        must_change_password=must_change_password,
    )
    _give_password(person, password)
    person.save(force_insert=True)
    record(
        What.PERSON_CREATED,
        by=by,
        authority=authority,
        about=("person", person.pk),
        facts={"role": ROLES[role].name.lower()},
    )
    return person


@transaction.atomic
def change_person(
    *,
    by: Person,
    person: Person,
    version: int,
    role: str,
    team: str = "",
    worker: str = "",
) -> Person:
    """Give somebody another role, team or worker's name.

    `version` is that of the person as it was looked at. Raises ChangedMeanwhile, Refused.
    """
    current = _locked(by, person, version)
    if current.pk == by.pk:
        raise Refused("Nobody changes what they are themselves: ask another administrator.")
    team, worker = _those_of_role(role, team, worker)
    change = f"from {current.what_they_are.name.lower()} to {ROLES[role].name.lower()}"
    current.role, current.team, current.worker = role, team, worker
    _save(current)
    record(
        What.PERSON_CHANGED,
        by=by,
        authority=current.authority,
        about=("person", current.pk),
        facts={"change": change},
    )
    return current


@transaction.atomic
def let_in_or_lock_out(*, by: Person, person: Person, version: int, let_in: bool) -> Person:
    """Whether somebody may sign in. Raises ChangedMeanwhile, Refused."""
    current = _locked(by, person, version)
    if current.pk == by.pk:
        raise Refused("Nobody locks themselves out.")
    current.is_active = let_in
    _save(current)
    record(
        What.PERSON_LET_IN if let_in else What.PERSON_LOCKED_OUT,
        by=by,
        authority=current.authority,
        about=("person", current.pk),
    )
    return current


@transaction.atomic
def begin_again(*, by: Person | None, person: Person, version: int, password: str) -> Person:
    """Let somebody sign in as when they first came: who forgot their password, lost their phone,
    or has another account at the provider. Raises ChangedMeanwhile, Refused.

    Their second factor and the account at the provider are forgotten, and sessions end with the
    password. They choose another password than this one; without one (empty) they come by single
    sign-on.
    """
    current = _locked(by, person, version)
    if by and current.pk == by.pk:
        raise Refused("Nobody lets themselves begin again: ask another administrator.")
    current.must_change_password, current.last_login = True, None
    _give_password(current, password)
    _save(current)
    TOTPDevice.objects.filter(user=current).delete()
    ProviderAccount.objects.filter(person=current).delete()
    record(
        What.PERSON_BEGINS_AGAIN,
        by=by,
        authority=current.authority,
        about=("person", current.pk),
    )
    return current


@transaction.atomic
def change_password(*, by: Person, new: str) -> Person:
    """Somebody's own new password. Raises Refused."""
    current = Person.objects.select_for_update().get(pk=by.pk)
    if current.check_password(new):
        raise Refused("Choose a password other than the one you have.")
    _set_password(current, new)
    current.must_change_password = False
    _save(current)
    record(
        What.PASSWORD_CHANGED,
        by=by,
        authority=current.authority,
        about=("person", current.pk),
    )
    return current


def _locked(by: Person | None, person: Person, version: int) -> Person:
    """The person as they are now, of the authority of `by`."""
    authority = by.authority if by else person.authority
    current = Person.objects.select_for_update().get(pk=person.pk, authority=authority)
    if current.version != version or current.is_erased:
        raise ChangedMeanwhile
    return current


def _save(person: Person) -> None:
    person.version += 1
    person.save()


def _registered(name: str) -> str:
    try:
        return look_up(name).name
    except (UnknownName, AmbiguousName) as error:
        raise Refused(str(error)) from None


def _those_of_role(role: str, team: str, worker: str) -> tuple[str, str]:
    """What a role needs of a team's and a worker's name, and nothing else."""
    if role not in ROLES:
        raise Refused("Choose a role.")
    needs = ROLES[role].needs
    given = {"team": team.strip(), "worker": worker.strip()}
    if needs and not given[needs]:
        raise Refused(f"A {ROLES[role].name.lower()} needs the {needs}'s name as lists have it.")
    return (given["team"] if needs == "team" else "", given["worker"] if needs == "worker" else "")


def _give_password(person: Person, password: str) -> None:
    """A first password, or none for who comes by single sign-on."""
    if password:
        _set_password(person, password)
    elif settings.ILACS.single_sign_on:
        person.set_unusable_password()
    else:
        raise Refused("Enter a first password.")
    person.must_change_password = bool(password) and person.must_change_password


def _set_password(person: Person, password: str) -> None:
    try:
        validate_password(password, person)
    except ValidationError as error:
        raise Refused(" ".join(error.messages)) from None
    person.set_password(password)
