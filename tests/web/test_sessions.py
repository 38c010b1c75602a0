"""Sessions: when they end, and what ends them."""

from datetime import timedelta

import pytest
from django.contrib.auth import SESSION_KEY
from django.contrib.sessions.models import Session
from django.test import Client
from django.utils import timezone
from django_otp.plugins.otp_totp.models import TOTPDevice
from web.conftest import PASSWORD, client_of, person_of
from web.test_signing_in import code_of, sign_in

from ilacs.web.actions.people import begin_again, change_person
from ilacs.web.actions.refused import Refused
from ilacs.web.audit.models import Event
from ilacs.web.sessions import BEGAN


def began_ago(client, **ago):
    session = client.session
    session[BEGAN] = int((timezone.now() - timedelta(**ago)).timestamp())
    session.save()


def is_in(client):
    return client.get("/record").status_code == 200


def test_a_session_ends_in_time_however_busy_somebody_is(brent):
    client = client_of(person_of(brent))
    began_ago(client, hours=11, minutes=59)
    assert is_in(client)
    began_ago(client, hours=12, minutes=1)
    key = client.session.session_key
    assert not is_in(client)
    assert not Session.objects.filter(pk=key).exists()


@pytest.mark.parametrize("began", [None, "yesterday", 1.5])
def test_a_session_that_does_not_say_when_it_began_ends(brent, began):
    client = client_of(person_of(brent))
    session = client.session
    session[BEGAN] = began
    session.save()
    assert not is_in(client)


def test_the_number_of_a_session_changes_at_each_step(brent):
    person = person_of(brent)
    TOTPDevice.objects.create(user=person, name="app", confirmed=True)
    client = Client()
    session = client.session
    session["something"] = 1
    session.save()
    before = session.session_key
    sign_in(client, person)
    half = client.session.session_key
    client.post("/second-factor", {"code": code_of(person)})
    whole = client.session.session_key
    assert len({before, half, whole}) == 3
    assert [each.pk for each in Session.objects.all()] == [whole]
    assert is_in(client)


def test_a_session_left_half_open_is_not_opened_by_somebody_elses_code(brent):
    person = person_of(brent)
    TOTPDevice.objects.create(user=person, name="app", confirmed=True)
    client, watched = Client(), Client()
    sign_in(client, person)
    watched.cookies = client.cookies.copy()
    client.post("/second-factor", {"code": code_of(person)})
    assert is_in(client)
    assert not is_in(watched)


def test_signing_out_ends_it_at_the_server(brent):
    client, copy = client_of(person_of(brent)), Client()
    copy.cookies["ilacs"] = client.cookies["ilacs"].value
    assert is_in(copy)
    client.post("/sign-out")
    assert not is_in(copy)


def test_signing_out_everywhere(brent):
    person, other = person_of(brent), client_of(person_of(brent))
    here, elsewhere = client_of(person), client_of(person)
    page = here.get("/account").content.decode()
    assert "Sign out everywhere" in page
    assert person.email in page
    assert here.post("/account/sign-out-everywhere")["Location"] == "/sign-in"
    assert not is_in(here)
    assert not is_in(elsewhere)
    assert is_in(other)
    assert Event.objects.latest("number").what == "signed out everywhere"


def test_another_role_counts_at_once(brent):
    admin, person = person_of(brent, "administrator"), person_of(brent, "administrator")
    client = client_of(person)
    assert client.get("/people").status_code == 200
    change_person(by=admin, person=person, version=person.version, role="member")
    assert client.get("/people").status_code == 403


def test_beginning_again_ends_every_session(brent):
    admin, person = person_of(brent, "administrator"), person_of(brent)
    client = client_of(person)
    address = f"/people/{person.pk}/begin-again"
    sent = {"version": person.version, "password": "five quite other plain words"}
    assert client_of(admin).post(address, sent).status_code == 302
    assert not is_in(client)
    assert not TOTPDevice.objects.filter(user=person).exists()
    person.refresh_from_db()
    assert person.must_change_password
    again = Client()
    sign_in(again, person, "five quite other plain words")
    assert again.get("/record")["Location"] == "/new-password"
    assert "person begins again" in Event.objects.values_list("what", flat=True)


@pytest.mark.parametrize(
    ("password", "version", "words"),
    [
        ("", 1, "This field is required"),
        ("short", 1, "too short"),
        ("five quite other plain words", 7, "Somebody else changed this"),
    ],
)
def test_beginning_again_refused_changes_nothing(brent, password, version, words):
    admin, person = client_of(person_of(brent, "administrator")), person_of(brent)
    client = client_of(person)
    sent = {"version": version, "password": password}
    answer = admin.post(f"/people/{person.pk}/begin-again", sent)
    assert answer.status_code == 400
    assert words in answer.content.decode()
    assert is_in(client)


def test_nobody_lets_themselves_begin_again_nor_anybody_elses_people(brent, kent):
    admin, stranger = person_of(brent, "administrator"), person_of(kent)
    with pytest.raises(Refused, match="ask another administrator"):
        begin_again(by=admin, person=admin, version=1, password=PASSWORD)
    with pytest.raises(type(stranger).DoesNotExist):
        begin_again(by=admin, person=stranger, version=1, password=PASSWORD)


def test_the_command_line_lets_anybody_begin_again(brent):
    admin = person_of(brent, "administrator")
    client = client_of(admin)
    begin_again(by=None, person=admin, version=1, password="five quite other plain words")
    assert not is_in(client)
    assert Event.objects.latest("number").by_words == "the command line"


def test_without_single_sign_on_nobody_begins_again_without_a_password(brent):
    admin, person = person_of(brent, "administrator"), person_of(brent)
    with pytest.raises(Refused, match="Enter a first password"):
        begin_again(by=admin, person=person, version=1, password="")


def test_a_new_password_needs_the_one_before_and_the_second_factor(brent):
    person = person_of(brent)
    client = client_of(person)
    wrong = client.post("/new-password", {"current": "x", "password": "four other plain words"})
    assert "not the password that you have" in wrong.content.decode()
    missing = client.post("/new-password", {"password": "four other plain words"})
    assert missing.status_code == 400
    half = client_of(person, second_factor=False)
    sent = {"current": PASSWORD, "password": "four other plain words"}
    assert half.post("/new-password", sent)["Location"] == "/second-factor"
    person.refresh_from_db()
    assert person.check_password(PASSWORD)


def test_a_session_of_nobody_is_left_alone():
    client = Client()
    session = client.session
    session["something"] = 1
    session.save()
    client.get("/sign-in")
    assert client.session["something"] == 1
    assert SESSION_KEY not in client.session
