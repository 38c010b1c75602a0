"""Letting people in and changing what they are: whole, with its event, or not at all."""

import pytest
from django.test import Client
from web.conftest import PASSWORD, client_of, person_of

from ilacs.web.actions import people
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.models import Event
from ilacs.web.people.models import Authority, Person


class Broken(Exception):
    pass


def broken(*args, **kwargs):
    raise Broken


NEW = {"email": "New@Example.org ", "name": "New", "role": "analyst", "password": PASSWORD}


def acts(brent):
    """Each action, as it would be done."""
    admin, them = person_of(brent, "administrator"), person_of(brent, "member")
    return {
        "create_authority": lambda: people.create_authority(by=None, name="Kent"),
        "create_person": lambda: people.create_person(by=admin, authority=brent, **NEW),
        "change_person": lambda: people.change_person(
            by=admin, person=them, version=them.version, role="analyst"
        ),
        "let_in_or_lock_out": lambda: people.let_in_or_lock_out(
            by=admin, person=them, version=them.version, let_in=False
        ),
        "change_password": lambda: people.change_password(by=them, new="four other plain words"),
    }


def everything():
    return (
        list(Authority.objects.order_by("pk").values()),
        list(Person.objects.order_by("pk").values()),
        list(Event.objects.values()),
    )


ACTS = (
    "create_authority",
    "create_person",
    "change_person",
    "let_in_or_lock_out",
    "change_password",
)


@pytest.mark.parametrize("act", ACTS)
def test_where_the_event_fails_nothing_is_written(monkeypatch, brent, act):
    do = acts(brent)[act]
    before = everything()
    monkeypatch.setattr(people, "record", broken)
    with pytest.raises(Broken):
        do()
    assert everything() == before


@pytest.mark.parametrize("act", ACTS)
def test_where_the_change_fails_no_event_is_written(monkeypatch, brent, act):
    do = acts(brent)[act]
    before = everything()
    monkeypatch.setattr(Person, "save", broken)
    monkeypatch.setattr(Authority, "save", broken)
    with pytest.raises(Broken):
        do()
    assert everything() == before


@pytest.mark.parametrize("act", ACTS)
def test_each_writes_one_event(brent, act):
    do = acts(brent)[act]
    before = Event.objects.count()
    do()
    assert Event.objects.count() == before + 1


def test_an_address_is_stored_one_way(brent):
    person = people.create_person(by=None, authority=brent, **NEW)
    assert person.email == "new@example.org"
    with pytest.raises(Refused, match="here already"):
        people.create_person(by=None, authority=brent, **NEW | {"email": "NEW@example.org"})


@pytest.mark.parametrize(
    ("wrong", "words"),
    [
        ({"email": "nobody"}, "Enter an email address"),
        ({"name": " "}, "Enter the person's name"),
        ({"role": "king"}, "Choose a role"),
        ({"role": "team_manager"}, "needs the team's name"),
        ({"role": "practitioner"}, "needs the worker's name"),
        ({"password": "short"}, "too short"),
        ({"password": "1q2w3e4r5t6y7u8i"}, "too common"),
        ({"password": "new@example.org"}, "too similar"),
    ],
)
def test_what_is_refused(brent, wrong, words):
    with pytest.raises(Refused, match=words):
        people.create_person(by=None, authority=brent, **NEW | wrong)
    assert not Person.objects.exists()


def test_an_authority_must_be_in_the_register(brent):
    with pytest.raises(Refused, match="Did you mean"):
        people.create_authority(by=None, name="Brentt")
    with pytest.raises(Refused, match="here already"):
        people.create_authority(by=None, name="London Borough of Brent")
    region = people.create_authority(by=None, name="London Innovation Alliance", is_region=True)
    assert region.name == "London Innovation Alliance"


def test_two_who_change_the_same_person(brent):
    admin, other, them = (
        person_of(brent, "administrator"),
        person_of(brent, "administrator"),
        person_of(brent, "member"),
    )
    seen = them.version
    people.change_person(by=admin, person=them, version=seen, role="analyst")
    with pytest.raises(ChangedMeanwhile, match="Somebody else changed this"):
        people.change_person(by=other, person=them, version=seen, role="head_of_service")
    them.refresh_from_db()
    assert them.role == "analyst"


def test_nobody_changes_themselves(brent):
    admin = person_of(brent, "administrator")
    with pytest.raises(Refused, match="themselves"):
        people.change_person(by=admin, person=admin, version=admin.version, role="analyst")
    with pytest.raises(Refused, match="themselves"):
        people.let_in_or_lock_out(by=admin, person=admin, version=admin.version, let_in=False)


def test_a_name_that_a_role_does_not_need_is_not_kept(brent):
    person = person_of(brent, "analyst", team="East", worker="A. Worker")
    assert (person.team, person.worker) == ("", "")


def test_pages_let_somebody_in_and_change_them(brent):
    client = client_of(person_of(brent, "administrator"))
    said = {**NEW, "team": "", "worker": ""}
    assert client.post("/people/new", said).status_code == 302
    them = Person.objects.get(email="new@example.org")
    assert (them.authority, them.must_change_password) == (brent, True)
    changed = {"role": "team_manager", "team": "East", "version": them.version}
    assert client.post(f"/people/{them.pk}", changed).status_code == 302
    them.refresh_from_db()
    assert (them.role, them.team) == ("team_manager", "East")
    again = client.post(f"/people/{them.pk}", changed)
    assert again.status_code == 400
    assert "Somebody else changed this" in again.content.decode()
    door = {"let": "out", "version": them.version}
    assert client.post(f"/people/{them.pk}/door", door).status_code == 302
    assert client.post(f"/people/{them.pk}/door", door).status_code == 409
    them.refresh_from_db()
    assert not them.is_active


@pytest.mark.parametrize("version", ["", "x", "-1", "9" * 30, "²"])
def test_nonsense_in_the_hidden_field(brent, version):
    client = client_of(person_of(brent, "administrator"))
    them = person_of(brent, "member")
    assert client.post(
        f"/people/{them.pk}", {"role": "analyst", "version": version}
    ).status_code in {400}
    assert client.post(f"/people/{them.pk}/door", {"version": version}).status_code == 409


def test_a_form_that_is_not_ours_is_refused(brent):
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(
        person_of(brent, "administrator"), backend="django.contrib.auth.backends.ModelBackend"
    )
    assert strict.post("/people/new", NEW).status_code == 403
    assert Client(enforce_csrf_checks=True).post("/sign-in", {}).status_code == 403
