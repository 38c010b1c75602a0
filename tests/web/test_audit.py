"""The audit trail: it can be added to, and whatever else is done to it is noticed."""

from string import Formatter
from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from web.conftest import client_of, person_of

from ilacs.web.actions import people
from ilacs.web.audit import recording
from ilacs.web.audit.chain import FIRST, verify
from ilacs.web.audit.kinds import SENTENCES, What, sentence
from ilacs.web.audit.models import Event, Head
from ilacs.web.audit.recording import NotInATransaction, record
from ilacs.web.audit.telling import told


def some_events(authority):
    for role in ("analyst", "member", "administrator"):
        person_of(authority, role)


def test_a_chain_that_is_whole(brent):
    some_events(brent)
    assert verify().fault is None
    assert verify().events == Event.objects.count() == 4
    first = Event.objects.get(number=1)
    assert first.previous == FIRST
    assert Event.objects.get(number=2).previous == first.hash


@pytest.mark.parametrize(
    "change",
    [
        "update audit_event set what = 'signed in' where number = 2",
        "delete from audit_event where number = 4",
        "delete from audit_event",
    ],
)
def test_the_database_refuses_to_change_events(brent, change):
    some_events(brent)
    with pytest.raises(DatabaseError, match="events are never"), transaction.atomic():
        connection.cursor().execute(change)
    with pytest.raises(DatabaseError, match="events are never"), transaction.atomic():
        Event.objects.filter(number=2).update(by_words="nobody")
    assert verify().fault is None


def without_guard():
    """What somebody could do who owns the database."""
    with connection.cursor() as cursor:
        if connection.vendor == "sqlite":
            cursor.execute("drop trigger audit_event_not_changed")
            cursor.execute("drop trigger audit_event_not_taken_away")
        else:
            cursor.execute("drop trigger audit_event_stays on audit_event")


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("what", "signed in"),
        ("by_words", "somebody@example.org"),
        ("facts", {"email": "other@example.org"}),
        ("about_id", "77"),
        ("hash", "f" * 64),
    ],
)
def test_an_event_that_was_changed_is_found(brent, field, value):
    some_events(brent)
    without_guard()
    Event.objects.filter(number=2).update(**{field: value})
    assert verify().fault == "Event 2 is not as it was written."


def test_events_that_were_taken_away_are_found(brent):
    some_events(brent)
    without_guard()
    Event.objects.filter(number=2).delete()
    assert verify().fault == "Event 2 is missing."
    Event.objects.filter(number__gte=2).delete()
    assert verify().fault == "Event 4 should be the last, and 1 is."


def test_an_event_stands_or_falls_with_its_change(brent):
    before = Event.objects.count()

    def change_that_fails():
        with transaction.atomic():
            record(What.SIGNED_IN, by=None, authority=brent, about=("person", 1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        change_that_fails()
    assert Event.objects.count() == before
    assert Head.objects.get().number == before


def test_outside_a_transaction_nothing_is_recorded(monkeypatch):
    monkeypatch.setattr(recording, "connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(NotInATransaction):
        record(What.SIGNED_IN, by=None, authority=None, about=("person", 1))


def test_every_kind_makes_a_sentence():
    assert set(SENTENCES) == set(What)
    gaps = [part[1] for words in SENTENCES.values() for part in Formatter().parse(words)]
    assert "email" not in gaps, "people stand in events by their numbers"
    facts = {gap: "x" for gap in gaps if gap and gap not in {"by", "person"}}
    for what in What:
        assert sentence(what.value, "Anna", facts).endswith((".", "x"))
    with pytest.raises(ValueError, match="flew"):
        sentence("flew away", "Anna", {})


def test_the_page_shows_the_events_of_the_authority_alone(brent, kent):
    person_of(kent, "member", email="kent")
    client = client_of(person_of(brent, "quality_assurance"))
    page = client.get("/events").content.decode()
    assert "set up Brent." in page
    assert "Kent" not in page


def test_people_stand_in_events_by_their_numbers_and_are_told_by_their_addresses(brent):
    admin, them = person_of(brent, "administrator"), person_of(brent, "member")
    people.let_in_or_lock_out(by=admin, person=them, version=them.version, let_in=False)
    event = Event.objects.last()
    assert (event.by_words, event.about_id, event.facts) == (f"person {admin.pk}", str(them.pk), {})
    assert told([event])[0][1] == f"{admin.email} locked {them.email} out."
    assert "@" not in str(list(Event.objects.values()))


def test_a_long_trail_has_pages(brent):
    person = person_of(brent, "quality_assurance")
    with transaction.atomic():
        for _ in range(60):
            record(What.SIGNED_IN, by=person, authority=brent, about=("person", person.pk))
    client = client_of(person)
    assert client.get("/events").content.decode().count("<time") == 50
    assert client.get("/events?page=2").content.decode().count("<time") == 12
    assert client.get("/events?page=nonsense").status_code == 200
