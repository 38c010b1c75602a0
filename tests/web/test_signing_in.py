"""Signing in: the password, the first password, the second factor, and who is kept out."""

from urllib.parse import quote

import pytest
from django.test import Client
from django_otp.oath import totp
from django_otp.plugins.otp_totp.models import TOTPDevice
from web.conftest import PASSWORD, client_of, person_of

from ilacs.web import settings
from ilacs.web.audit.models import Event


def sign_in(client, person, password=PASSWORD, where="/sign-in"):
    return client.post(where, {"username": person.email.upper(), "password": password})


def events():
    return list(Event.objects.values_list("what", flat=True))


def code_of(person):
    device = TOTPDevice.objects.get(user=person)
    return f"{totp(device.bin_key, device.step, device.t0, device.digits, device.drift):06}"


def test_the_first_time(brent):
    person = person_of(brent, settled=False)
    client = Client()
    assert sign_in(client, person)["Location"] == "/"
    assert client.get("/record")["Location"] == "/new-password"
    assert client.get("/second-factor")["Location"] == "/new-password"
    same = client.post("/new-password", {"password": PASSWORD})
    assert "other than the one you have" in same.content.decode()
    assert client.post("/new-password", {"password": "four other plain words"}).status_code == 302
    assert client.get("/record")["Location"] == "/second-factor"
    page = client.get("/second-factor").content.decode()
    assert "<svg" in page
    wrong = client.post("/second-factor", {"code": "000 000"})
    assert wrong.status_code == 400
    TOTPDevice.objects.update(throttling_failure_count=0, throttling_failure_timestamp=None)
    right = client.post("/second-factor", {"code": code_of(person)})
    assert right["Location"] == "/"
    assert client.get("/record").status_code == 200
    assert events()[-4:] == [
        "signed in",
        "password changed",
        "code refused",
        "second factor set",
    ]
    client.post("/sign-out")
    assert client.get("/record")["Location"].startswith("/sign-in")


def test_the_second_time_the_code_alone_is_asked(brent):
    person = person_of(brent)
    TOTPDevice.objects.create(user=person, name="app", confirmed=True)
    client = Client()
    sign_in(client, person)
    page = client.get("/second-factor").content.decode()
    assert "<svg" not in page
    assert "otpauth" not in page
    assert client.post("/second-factor", {"code": code_of(person)}).status_code == 302
    assert client.get("/record").status_code == 200


def test_a_code_works_once(brent):
    person = person_of(brent)
    TOTPDevice.objects.create(user=person, name="app", confirmed=True)
    code = code_of(person)
    for answer in (302, 400):
        client = Client()
        sign_in(client, person)
        assert client.post("/second-factor", {"code": code}).status_code == answer


def test_codes_cannot_be_tried_one_after_another(brent):
    person = person_of(brent)
    TOTPDevice.objects.create(user=person, name="app", confirmed=True)
    client = Client()
    sign_in(client, person)
    client.post("/second-factor", {"code": "000000"})
    assert client.post("/second-factor", {"code": code_of(person)}).status_code == 400


def test_a_wrong_password_says_nothing_of_who_is_here(brent):
    person = person_of(brent)
    known = sign_in(Client(), person, "wrong").content.decode()
    Client().post("/sign-in", {"username": "x@example.org", "password": "wrong"})
    unknown = Client().post("/sign-in", {"username": person.email + "x", "password": "wrong"})
    assert "do not belong together" in known
    assert "do not belong together" in unknown.content.decode()
    assert events().count("sign-in refused") == 3
    assert "@" not in str(list(Event.objects.values()))


def test_five_wrong_passwords_lock_the_person(brent):
    person = person_of(brent)
    for _ in range(4):
        assert sign_in(Client(), person, "wrong").status_code == 400
    assert sign_in(Client(), person, "wrong").status_code == 429
    assert sign_in(Client(), person).status_code == 429
    other = person_of(brent)
    assert sign_in(Client(), other).status_code == 302


def test_somebody_locked_out_cannot_sign_in(brent):
    person = person_of(brent)
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    assert sign_in(Client(), person).status_code == 400


def test_signing_in_begins_another_session(brent):
    client = Client()
    session = client.session
    session["something"] = 1
    session.save()
    before = client.session.session_key
    sign_in(client, person_of(brent))
    assert client.session.session_key != before


def test_a_new_password_ends_other_sessions(brent):
    person = person_of(brent)
    here, elsewhere = client_of(person), client_of(person)
    changed = {"current": PASSWORD, "password": "four other plain words"}
    assert here.post("/new-password", changed).status_code == 302
    assert here.get("/record").status_code == 200
    assert elsewhere.get("/record").status_code == 302


@pytest.mark.parametrize(
    ("wanted", "goes"),
    [
        ("/record", "/record"),
        ("https://evil.example/", "/"),
        ("//evil.example/", "/"),
        ("javascript:alert(1)", "/"),
        ("\\\\evil.example", "/"),
        ("", "/"),
    ],
)
def test_after_signing_in_nobody_is_sent_elsewhere(brent, wanted, goes):
    answer = sign_in(Client(), person_of(brent), where=f"/sign-in?next={quote(wanted)}")
    assert answer["Location"] == goes


def test_passwords_are_kept_with_argon2():
    assert settings.PASSWORD_HASHERS == ["django.contrib.auth.hashers.Argon2PasswordHasher"]


def test_what_every_answer_carries(brent):
    answer = client_of(person_of(brent)).get("/record")
    assert "default-src 'none'" in answer["Content-Security-Policy"]
    assert "unsafe" not in answer["Content-Security-Policy"]
    assert answer["X-Frame-Options"] == "DENY"
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Referrer-Policy"] == "same-origin"
    cookie = answer.cookies["ilacs"]
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"
