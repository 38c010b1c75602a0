"""People and authorities for tests of the application."""

import re
from dataclasses import replace
from datetime import datetime

import pytest
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice

from ilacs.web.actions.people import create_authority, create_person
from ilacs.web.audit.models import Event
from ilacs.web.people.models import Person
from ilacs.web.roles import ROLES

PASSWORD = "three plain green words"
NEEDED = {"team": {"team": "East"}, "worker": {"worker": "A. Worker"}, "": {}}


@pytest.fixture(autouse=True)
def every_test_has_a_database(db):
    """Each test in a transaction that is taken back."""


@pytest.fixture(autouse=True)
def nothing_waits_for_the_disk(monkeypatch):
    """What a test writes need not outlast a power cut."""
    monkeypatch.setattr("os.fsync", lambda handle: None)


@pytest.fixture(autouse=True)
def no_event_has_an_address(monkeypatch):
    """An event can never be changed: an address in it could never be erased."""
    save = Event.save

    def saved(event, **how):
        assert "@" not in f"{event.by_words} {event.about_id} {event.facts}", event.what
        save(event, **how)

    monkeypatch.setattr(Event, "save", saved)


@pytest.fixture
def brent():
    return create_authority(by=None, name="Brent")


@pytest.fixture
def kent():
    return create_authority(by=None, name="Kent")


@pytest.fixture
def on_day(monkeypatch):
    """Sets the day that the application takes for today, such as `on_day("2026-11-26")`."""

    def to(day):
        noon = datetime.fromisoformat(f"{day}T12:00:00+00:00")
        monkeypatch.setattr("ilacs.web.today._now", lambda: noon)

    return to


@pytest.fixture
def record_folder(settings, tmp_path):
    """The folder of added reports of an installation of this test alone: empty at first."""
    settings.ILACS = replace(settings.ILACS, folder=tmp_path)
    return tmp_path / "record"


def person_of(authority, role="analyst", *, settled=True, email="", **more):
    """Somebody of an authority; `settled`: past the first password."""
    person = create_person(
        by=None,
        authority=authority,
        email=f"{email or role}.{Person.objects.count()}@example.org",
        name=role,
        role=role,
        password=PASSWORD,
        **(NEEDED[ROLES[role].needs] | more),
    )
    if settled:
        Person.objects.filter(pk=person.pk).update(must_change_password=False)
        person.refresh_from_db()
    return person


def client_of(person, *, second_factor=True):
    """A browser in which somebody is signed in."""
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    if second_factor:
        device, _ = TOTPDevice.objects.get_or_create(user=person, name="app", confirmed=True)
        session = client.session
        session["otp_device_id"] = device.persistent_id
        session.save()
    return client


def told(answer):
    """What a page says, in one line, without its tags."""
    main = answer.content.decode().partition("<main")[2]
    return " ".join(re.sub(r"<[^>]*>", " ", main).split())
