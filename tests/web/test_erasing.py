"""Erasing who left, and an authority with all that is kept of it: whole, or not at all."""

from datetime import date

import pytest
from axes.models import AccessAttempt
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import models
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from typer.testing import CliRunner
from web.conftest import PASSWORD, client_of, person_of
from web.put_in import checked_lists, submitted

from ilacs.cli import app
from ilacs.web import setting_up
from ilacs.web.actions import calls, erasing, people, retention
from ilacs.web.actions.refused import ChangedMeanwhile, Refused
from ilacs.web.audit.chain import verify
from ilacs.web.audit.models import Event
from ilacs.web.audit.telling import told
from ilacs.web.data import storage
from ilacs.web.people.models import Authority, Person


class Broken(Exception):
    pass


def broken(*args, **kwargs):
    raise Broken


def everything():
    return [
        (model.__name__, list(model._default_manager.order_by("pk").values()))
        for model in apps.get_models()
    ]


def locked_out(authority, role="team_manager", **more):
    them = person_of(authority, role, **more)
    Person.objects.filter(pk=them.pk).update(is_active=False)
    them.refresh_from_db()
    return them


@pytest.fixture
def acts(brent):
    admin, them = person_of(brent, "administrator"), locked_out(brent)
    client_of(them)
    return {
        "erase_person": lambda: erasing.erase_person(by=admin, person=them, version=them.version),
        "delete_authority": lambda: erasing.delete_authority(
            by=None, authority=brent, typed="Brent"
        ),
    }


@pytest.mark.parametrize("act", ["erase_person", "delete_authority"])
def test_where_the_event_fails_nothing_is_written(monkeypatch, acts, act):
    before = everything()
    monkeypatch.setattr(erasing, "record", broken)
    with pytest.raises(Broken):
        acts[act]()
    assert everything() == before


@pytest.mark.parametrize("act", ["erase_person", "delete_authority"])
def test_where_the_change_fails_nothing_is_written(monkeypatch, acts, act):
    before = everything()
    monkeypatch.setattr(Person, "save", broken)
    monkeypatch.setattr(Authority, "delete", broken)
    with pytest.raises(Broken):
        acts[act]()
    assert everything() == before


def test_nothing_is_left_of_who_was_erased_but_a_number(brent):
    admin, them = person_of(brent, "administrator"), locked_out(brent, team="East")
    lists = submitted(brent)
    client_of(them).get("/record")
    client_of(admin).get("/record")
    Client().post("/sign-in", {"username": them.email.upper(), "password": "wrong"})
    assert AccessAttempt.objects.count() == 1
    erased = erasing.erase_person(by=admin, person=them, version=them.version)
    left = str([rows for name, rows in everything() if name != "Session"])
    for known in (them.email, them.email.upper(), "East", them.password):
        assert known not in left
    assert {each.get_decoded()["_auth_user_id"] for each in Session.objects.all()} == {
        str(admin.pk)
    }
    assert not TOTPDevice.objects.filter(user=them).exists()
    assert TOTPDevice.objects.filter(user=admin).exists()
    erased.refresh_from_db()
    assert (erased.name, erased.role, erased.is_active) == (
        "Somebody who left",
        "team_manager",
        False,
    )
    assert not erased.has_usable_password()
    lists.refresh_from_db()
    assert lists.accepted_by in brent.people.all()


def test_the_trail_is_whole_and_tells_of_nobody(brent):
    admin, them = person_of(brent, "administrator"), person_of(brent, "member")
    people.let_in_or_lock_out(by=admin, person=them, version=them.version, let_in=False)
    them.refresh_from_db()
    erasing.erase_person(by=admin, person=them, version=them.version)
    assert verify().fault is None
    words = [sentence for _, sentence in told(Event.objects.filter(about_id=str(them.pk)))]
    nobody = f"somebody who was erased (number {them.pk})"
    assert words[-2:] == [
        f"{admin.email} locked {nobody} out.",
        f"{admin.email} erased the name and the address of {nobody}.",
    ]
    assert them.email not in str(words)


def test_their_address_can_be_let_in_again(brent):
    admin, them = person_of(brent, "administrator"), locked_out(brent)
    erasing.erase_person(by=admin, person=them, version=them.version)
    again = people.create_person(
        by=admin, authority=brent, email=them.email, name="x", role="member", password=PASSWORD
    )
    assert again.pk != them.pk


def test_who_may_still_sign_in_is_not_erased(brent):
    admin, them = person_of(brent, "administrator"), person_of(brent, "member")
    for person in (them, admin):
        with pytest.raises(Refused, match="Lock this person out first"):
            erasing.erase_person(by=admin, person=person, version=person.version)


def test_who_was_erased_stays_so(brent):
    admin, them = person_of(brent, "administrator"), locked_out(brent)
    erased = erasing.erase_person(by=admin, person=them, version=them.version)
    for act in (
        lambda: erasing.erase_person(by=admin, person=erased, version=erased.version),
        lambda: people.let_in_or_lock_out(
            by=admin, person=erased, version=erased.version, let_in=True
        ),
        lambda: people.change_person(
            by=admin, person=erased, version=erased.version, role="member"
        ),
    ):
        with pytest.raises(ChangedMeanwhile):
            act()


def test_two_who_change_and_erase_the_same_person(brent):
    admin, them = person_of(brent, "administrator"), locked_out(brent)
    seen = them.version
    people.let_in_or_lock_out(by=admin, person=them, version=seen, let_in=True)
    with pytest.raises(ChangedMeanwhile):
        erasing.erase_person(by=admin, person=them, version=seen)


def test_a_person_of_another_authority_is_not_there(brent, kent):
    them = locked_out(kent)
    with pytest.raises(Person.DoesNotExist):
        erasing.erase_person(
            by=person_of(brent, "administrator"), person=them, version=them.version
        )


def test_pages_erase_somebody(brent):
    admin, them = person_of(brent, "administrator"), person_of(brent, "member")
    client = client_of(admin)
    address = f"/people/{them.pk}/erase"
    page = client.get(address).content.decode()
    assert "Lock them out first" in page
    assert "<button" not in page.partition("<main")[2]
    assert client.post(address, {"version": them.version}).status_code == 409
    client.post(f"/people/{them.pk}/door", {"let": "out", "version": them.version})
    them.refresh_from_db()
    assert address in client.get(f"/people/{them.pk}").content.decode()
    assert "This cannot be undone" in client.get(address).content.decode()
    assert client.post(address, {"version": "nonsense"}).status_code == 409
    assert client.post(address, {"version": them.version}).status_code == 302
    assert client.get(address).status_code == 404
    assert client.get(f"/people/{them.pk}").status_code == 404
    assert them.email not in client.get("/people").content.decode()
    assert "Somebody who left" not in client.get("/people").content.decode()
    trail = client.get("/events").content.decode()
    assert f"somebody who was erased (number {them.pk})" in trail
    assert them.email not in trail


def full(authority):
    analyst = person_of(authority)
    client_of(analyst).get("/record")
    submitted(authority)
    checked_lists(authority)
    retention.set_period(by=analyst, months=24, seen=36, today=date(2026, 4, 10))
    calls.call_came(by=analyst, day=date(2026, 11, 2), kind="standard", today=date(2026, 11, 3))
    return analyst


def test_nothing_is_left_of_an_authority_but_the_trail(
    brent, kent, django_capture_on_commit_callbacks
):
    analyst, other = full(brent), full(kent)
    with django_capture_on_commit_callbacks(execute=True):
        what = erasing.delete_authority(by=None, authority=brent, typed=" Brent ")
    assert what == "1 accepted version of lists, 2 uploads, 1 call and 1 person"
    left = dict(everything())
    events = left.pop("Event")
    assert analyst.email not in str(left)
    for rows in left.values():
        assert not any(row.get("authority_id") == analyst.authority_id for row in rows)
    assert [each["name"] for each in left["Authority"]] == ["Kent"]
    assert [each["email"] for each in left["Person"]] == [other.email]
    assert len(left["Session"]) == len(left["TOTPDevice"]) == 1
    assert not (storage.root() / str(analyst.authority_id)).exists()
    assert (storage.root() / str(kent.pk)).exists()
    assert events[-1]["authority_id"] == analyst.authority_id
    assert verify().fault is None


def test_every_table_of_an_authority_is_deleted_with_it():
    point_at_one = {
        model
        for model in apps.get_models()
        for field in model._meta.fields
        if isinstance(field, models.ForeignKey) and field.related_model is Authority
    }
    assert {model for model, _ in erasing.OF_AN_AUTHORITY} == point_at_one


@pytest.mark.parametrize("typed", ["", "brent", "Kent", "yes"])
def test_an_authority_is_deleted_only_by_its_name(brent, typed):
    before = everything()
    with pytest.raises(Refused, match="Nothing was deleted: what was typed is not Brent"):
        erasing.delete_authority(by=None, authority=brent, typed=typed)
    assert everything() == before


def test_the_command_asks_for_the_name(brent, monkeypatch):
    monkeypatch.setattr(setting_up, "make_ready", lambda: None)
    person_of(brent)
    wrong = CliRunner().invoke(app, ["admin", "delete-authority", "brent"], input="Bren\n")
    assert wrong.exit_code == 2
    assert "Brent has 0 accepted versions of lists, 0 uploads, 0 calls and 1 person." in (
        wrong.output
    )
    assert "Nothing was deleted" in wrong.output
    done = CliRunner().invoke(app, ["admin", "delete-authority", "brent"], input="Brent\n")
    assert done.exit_code == 0
    assert "Brent is deleted" in done.output
    assert not Authority.objects.exists()
    again = CliRunner().invoke(app, ["admin", "delete-authority", "brent"], input="Brent\n")
    assert "not set up" in again.output
