"""Single sign-on against a provider that really signs: who comes in, and who does not."""

import time
from dataclasses import replace
from urllib.parse import quote, urlsplit

import pytest
from django.contrib.auth import SESSION_KEY
from django.test import Client
from django_otp.plugins.otp_totp.models import TOTPDevice
from web import stand_in_provider as stand_in
from web.conftest import PASSWORD, client_of, person_of
from web.stand_in_provider import CANARY, CLIENT, SECRET, StandInProvider, key

from ilacs.web.actions.people import begin_again
from ilacs.web.audit.models import Event
from ilacs.web.configuration import Demanded, ProvidersFactor, SingleSignOn
from ilacs.web.people.models import Person
from ilacs.web.single_sign_on import backend, provider
from ilacs.web.single_sign_on.models import ProviderAccount

START = "/sign-in/council-account"
MODEL_BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def council(settings, monkeypatch):
    """A provider that answers, and an installation that knows it."""
    monkeypatch.setattr(provider, "_known", {})
    with StandInProvider().answering() as it:
        known = SingleSignOn(it.issuer, CLIENT, SECRET, Demanded("amr", "mfa"))
        settings.ILACS = replace(settings.ILACS, single_sign_on=known)
        settings.AUTHENTICATION_BACKENDS = [*settings.AUTHENTICATION_BACKENDS, backend.NAME]
        yield it


def khan(brent, **more):
    return person_of(brent, settled=False, **more)


def vouched(person, subject="subject-1", **more):
    """What the provider says of somebody whose address it knows to be theirs."""
    email = person.email.upper()
    return {"email": email, "email_verified": True, "sub": subject, "amr": ["pwd", "mfa"]} | more


def sent_there(client, wanted=""):
    return client.get(START + (f"?next={quote(wanted)}" if wanted else ""))["Location"]


def came(council, client=None, wanted=""):
    """Somebody goes to the provider and comes back. The answer, and their browser."""
    client = client or Client()
    back = council.sends_back(sent_there(client, wanted))
    assert back.startswith("http://testserver/sign-in/council-account/back?")
    return client.get(back.removeprefix("http://testserver")), client


def is_in(client):
    return SESSION_KEY in client.session


def events():
    return list(Event.objects.values_list("what", flat=True))


def refused_for(person):
    """Why the audit trail says that they were not let in."""
    told = Event.objects.filter(what="single sign-on refused", about_id=str(person.pk))
    return [event.facts["why"] for event in told]


def ended(answer, status, words):
    """The plain page, with a way on and nothing of what the provider said."""
    page = answer.content.decode()
    assert answer.status_code == status
    assert words in page
    assert 'href="/sign-in"' in page
    assert CANARY not in page
    assert "no-store" in answer["Cache-Control"]
    return True


def test_the_first_time_somebody_is_found_by_their_address(council, brent):
    person = khan(brent)
    council.who = vouched(person)
    answer, client = came(council, wanted="/sector?x=1")
    assert answer["Location"] == "/sector?x=1"
    assert client.get("/record").status_code == 200
    account = ProviderAccount.objects.get()
    assert (account.person, account.issuer, account.subject) == (
        person,
        council.issuer,
        "subject-1",
    )
    assert events()[-2:] == ["provider's account bound", "signed in through the provider"]


def test_afterwards_the_account_counts_and_not_the_address(council, brent):
    person = khan(brent)
    council.who = vouched(person)
    came(council)
    council.who = {"sub": "subject-1", "email": "married@example.org", "amr": ["mfa"]}
    answer, client = came(council)
    assert answer["Location"] == "/"
    assert client.session[SESSION_KEY] == str(person.pk)


def test_somebody_who_got_the_address_later_does_not_get_the_account(council, brent):
    person = khan(brent)
    council.who = vouched(person)
    came(council)
    council.who = vouched(person, subject="subject-2")
    answer, client = came(council)
    assert ended(answer, 403, "belongs to another account")
    assert not is_in(client)
    assert refused_for(person) == ["the address is theirs, the council account another"]


def test_one_account_is_one_persons_though_the_address_becomes_anothers(council, brent):
    first, second = khan(brent), khan(brent)
    council.who = vouched(first)
    came(council)
    council.who = vouched(second)
    _, client = came(council)
    assert client.session[SESSION_KEY] == str(first.pk)
    assert ProviderAccount.objects.count() == 1


def test_signing_in_makes_nobody(council, brent):
    council.who = {"email": "x@example.org", "email_verified": True, "amr": ["mfa"]}
    answer, client = came(council)
    assert ended(answer, 403, "You have not been let in")
    assert not is_in(client)
    assert Person.objects.count() == 0


def test_who_came_with_a_password_does_not_change_by_the_address_alone(council, brent):
    person = person_of(brent)
    client_of(person)
    council.who = vouched(person)
    answer, client = came(council)
    assert ended(answer, 403, "You sign in with a password so far")
    assert not is_in(client)
    assert refused_for(person) == ["they sign in with a password so far"]
    half = client_of(person, second_factor=False)
    assert not came_and_changed(council, half)
    other = client_of(person_of(brent))
    assert not came_and_changed(council, other)
    assert not ProviderAccount.objects.exists()


def came_and_changed(council, client):
    """Whether somebody who is signed in could change to their council account."""
    back = council.sends_back(client.get(f"{START}?change&next=/account")["Location"])
    client.get(back.removeprefix("http://testserver"))
    return ProviderAccount.objects.exists()


def test_who_is_signed_in_changes_from_a_password_to_the_council_account(council, brent):
    person = person_of(brent)
    client, elsewhere = client_of(person), client_of(person)
    assert 'href="/sign-in/council-account?change&amp;next=/account"' in (
        client.get("/account").content.decode()
    )
    council.who = vouched(person)
    assert came_and_changed(council, client)
    assert "with your council account" in client.get("/account").content.decode()
    assert elsewhere.get("/record").status_code == 302
    sent = {"username": person.email, "password": PASSWORD}
    assert Client().post("/sign-in", sent).status_code == 400


def test_nobody_changes_to_an_account_with_another_address(council, brent):
    client = client_of(person_of(brent))
    council.who = {"email": "x@example.org", "email_verified": True, "amr": ["mfa"]}
    assert not came_and_changed(council, client)


def test_they_choose_no_password_either(council, brent):
    council.who = vouched(khan(brent))
    _, client = came(council)
    assert client.get("/new-password")["Location"] == "/account"
    client.post("/new-password", {"password": "four other plain words"})
    assert not Person.objects.get().has_usable_password()
    assert "with your council account" in client.get("/account").content.decode()


def test_somebody_without_a_council_account_signs_in_with_a_password(council, brent):
    person = person_of(brent)
    page = Client().get("/sign-in?next=/sector").content.decode()
    assert 'href="/sign-in/council-account?next=%2Fsector"' in page
    sent = {"username": person.email, "password": PASSWORD}
    assert Client().post("/sign-in", sent).status_code == 302


@pytest.mark.parametrize(
    ("said", "comes_in"),
    [
        ({"email_verified": True}, True),
        ({"email_verified": "true"}, True),
        ({"xms_edov": 1}, True),
        ({"xms_edov": "1"}, True),
        ({"email_verified": False}, False),
        ({"email_verified": "no"}, False),
        ({"email_verified": [True]}, False),
        ({"email_verified": None, "xms_edov": 0}, False),
        ({}, False),
        ({"email": "", "email_verified": True}, False),
        ({"email": ["one", "two"], "email_verified": True}, False),
    ],
)
def test_the_provider_must_vouch_for_the_address(council, brent, said, comes_in):
    council.who = {"email": khan(brent).email, "amr": ["mfa"]} | said
    answer, client = came(council)
    assert is_in(client) == comes_in
    assert comes_in or ended(answer, 403, "does not vouch for your email address")


def test_the_address_may_be_told_apart_from_the_token(council, brent):
    council.said_of_itself = {"userinfo_endpoint": f"{council.issuer}/userinfo"}
    council.who = {"amr": ["mfa"]}
    council.person = {"sub": "other", "email": khan(brent).email, "email_verified": True}
    assert came(council)[0].status_code == 403
    council.person["sub"] = "subject-1"
    assert is_in(came(council)[1])


def test_somebody_locked_out_does_not_come_in(council, brent):
    person = khan(brent)
    council.who = vouched(person)
    _, client = came(council)
    Person.objects.update(is_active=False)
    assert client.get("/record").status_code == 302
    answer, again = came(council)
    assert ended(answer, 403, "You may not sign in")
    assert not is_in(again)
    assert refused_for(person) == ["they are locked out"]


@pytest.mark.parametrize(
    ("demanded", "said", "comes_in"),
    [
        (Demanded("amr", "mfa"), {"amr": ["pwd", "mfa"]}, True),
        (Demanded("amr", "mfa"), {"amr": ["pwd"]}, False),
        (Demanded("amr", "mfa"), {"amr": "no mfa"}, False),
        (Demanded("amr", "mfa"), {}, False),
        (Demanded("acr", "two"), {"acr": "two"}, True),
        (Demanded("acrs", "c1"), {"acrs": ["c1", "c2"]}, True),
        (Demanded("acrs", "c1"), {"acrs": ["c10"], "amr": ["mfa"]}, False),
        (ProvidersFactor.TRUSTED, {}, True),
    ],
)
def test_the_second_factor_is_the_providers(council, settings, brent, demanded, said, comes_in):
    known = replace(settings.ILACS.single_sign_on, second_factor=demanded)
    settings.ILACS = replace(settings.ILACS, single_sign_on=known)
    person = khan(brent)
    council.who = {"email": person.email, "email_verified": True} | said
    answer, client = came(council)
    assert is_in(client) == comes_in
    if comes_in:
        assert client.get("/record").status_code == 200
        assert client.get("/second-factor")["Location"] == "/"
    else:
        assert ended(answer, 403, "did not ask for a second factor")
        assert refused_for(person) == [
            "the provider did not say that a second factor was asked for"
        ]
        assert not ProviderAccount.objects.exists()


def test_the_second_factor_may_be_ours(council, settings, brent):
    known = replace(settings.ILACS.single_sign_on, second_factor=ProvidersFactor.OUR_OWN)
    settings.ILACS = replace(settings.ILACS, single_sign_on=known)
    council.who = vouched(khan(brent), amr=[])
    _, client = came(council)
    assert client.get("/record")["Location"] == "/second-factor"


def test_what_is_demanded_is_asked_for(council, settings):
    assert "claims=" not in sent_there(Client())
    known = replace(settings.ILACS.single_sign_on, second_factor=Demanded("acrs", "c1"))
    settings.ILACS = replace(settings.ILACS, single_sign_on=known)
    asked = '{"id_token": {"acrs": {"essential": true, "value": "c1"}}}'
    assert f"claims={quote(asked, safe='').replace('%20', '+')}" in sent_there(Client())


def without(name):
    return lambda claims: {key: value for key, value in claims.items() if key != name}


def saying(**more):
    return lambda claims: claims | more


AN_HOUR = 3600
BAD_CLAIMS = {
    "another issuer": saying(iss="https://evil.example"),
    "no issuer": without("iss"),
    "for another client": saying(aud="another"),
    "for another client too": saying(aud=[CLIENT, "another"]),
    "for us, made for another": saying(azp="another"),
    "for nobody": without("aud"),
    "expired": lambda claims: claims | {"exp": int(time.time()) - AN_HOUR},
    "never expires": without("exp"),
    "expires in words": saying(exp="tomorrow"),
    "from the future": lambda claims: claims | {"iat": int(time.time()) + AN_HOUR},
    "not valid yet": lambda claims: claims | {"nbf": int(time.time()) + AN_HOUR},
    "another nonce": saying(nonce="another"),
    "no nonce": without("nonce"),
    "of nobody": without("sub"),
    "of an empty subject": saying(sub=""),
    "of a subject that is a number": saying(sub=1),
    "of a subject too long": saying(sub="s" * 256),
}
BAD_SIGNATURES = {
    "unsigned": stand_in.unsigned,
    "signed with the secret that we share": stand_in.signed_with_the_secret,
    "signed with the public key as a secret": stand_in.signed_with_the_public_key,
    "signed with another key": lambda claims, by: stand_in.signed(claims, key("other")),
    "signed with another key of that name": lambda claims, by: stand_in.signed(
        claims, key("one", 2)
    ),
    "cut off": lambda claims, by: stand_in.signed(claims, by)[:-20],
    "no token": lambda claims, by: "CANARY",
    "nothing": lambda claims, by: None,
    "a list": lambda claims, by: ["CANARY"],
}


def nobody_came(council, brent):
    council.who = vouched(khan(brent))
    answer, client = came(council)
    assert ended(answer, 502, "We could not be sure who you are")
    assert not is_in(client)
    assert not ProviderAccount.objects.exists()
    return True


@pytest.mark.parametrize("bad", BAD_CLAIMS)
def test_a_token_that_says_what_it_must_not(council, brent, bad):
    council.spoil = BAD_CLAIMS[bad]
    assert nobody_came(council, brent)


@pytest.mark.parametrize("bad", BAD_SIGNATURES)
def test_a_token_that_the_provider_did_not_sign(council, brent, bad):
    council.sign = BAD_SIGNATURES[bad]
    assert nobody_came(council, brent)


def test_a_token_for_us_among_others_is_good_where_it_was_made_for_us(council, brent):
    council.spoil = saying(aud=[CLIENT, "another"], azp=CLIENT)
    council.who = vouched(khan(brent))
    assert is_in(came(council)[1])


def test_new_keys_are_asked_for_when_a_token_needs_them(council, brent):
    council.who = vouched(khan(brent))
    assert is_in(came(council)[1])
    assert is_in(came(council)[1])
    assert council.asked.count("/keys") == 1
    council.published, council.signing = [key("two"), key("one")], key("two")
    assert is_in(came(council)[1])
    assert council.asked.count("/keys") == 2
    # Another key in place of the one that had the name.
    council.published, council.signing = [key("two", 2)], key("two", 2)
    assert is_in(came(council)[1])


@pytest.mark.parametrize(
    ("broken", "status", "words"),
    [
        ({"issuer": "https://evil.example"}, 502, "We could not be sure"),
        ({"issuer": None}, 503, "does not answer"),
        ({"token_endpoint": 7}, 503, "does not answer"),
        ({"jwks_uri": "http://127.0.0.1:1/"}, 503, "does not answer"),
        ({"jwks_uri": "not an address"}, 502, "We could not be sure"),
        ({"jwks_uri": "http://[CANARY"}, 502, "We could not be sure"),
        ({"authorization_endpoint": "javascript:CANARY"}, 502, "We could not be sure"),
        ({"authorization_endpoint": ""}, 503, "does not answer"),
        ({"userinfo_endpoint": ["CANARY"]}, 503, "does not answer"),
        ({"token_endpoint_auth_methods_supported": 7}, 502, "We could not be sure"),
    ],
)
def test_a_provider_that_says_what_cannot_be_used(council, broken, status, words):
    council.said_of_itself = broken
    assert ended(Client().get(START), status, words)


def test_addresses_without_https_are_not_used_where_all_must_be_safe(council, settings):
    settings.ILACS = replace(settings.ILACS, secure=True)
    assert ended(Client().get(START), 502, "We could not be sure")


@pytest.mark.parametrize("keys", [{}, {"keys": []}, {"keys": "CANARY"}, {"keys": [{}]}])
def test_keys_that_cannot_be_used(council, keys):
    council.keys = lambda: keys
    assert ended(Client().get(START), 502, "We could not be sure")


def test_a_provider_that_is_down(council):
    council.down = True
    answer = Client().get(START)
    assert ended(answer, 503, "sign-in service does not answer")
    assert "Sign in another way, or try again" in answer.content.decode()


def test_a_provider_that_goes_down_on_the_way(council, brent):
    council.who = vouched(khan(brent))
    council.token_down = True
    answer, client = came(council)
    assert ended(answer, 503, "sign-in service does not answer")
    assert not is_in(client)


def test_nobody_is_there_at_the_providers_address(council, settings):
    known = replace(settings.ILACS.single_sign_on, issuer="http://127.0.0.1:1")
    settings.ILACS = replace(settings.ILACS, single_sign_on=known)
    assert ended(Client().get(START), 503, "sign-in service does not answer")


def test_a_secret_that_the_provider_does_not_take_is_told_to_the_log(
    council, settings, brent, caplog
):
    known = replace(settings.ILACS.single_sign_on, secret="old")
    settings.ILACS = replace(settings.ILACS, single_sign_on=known)
    answer, _ = came(council)
    assert ended(answer, 403, "did not let you in")
    assert "does not take ILACS_OIDC_CLIENT and ILACS_OIDC_SECRET" in caplog.text
    assert CANARY not in caplog.text


def test_the_secret_goes_in_the_body_where_the_provider_wants_it(council, brent):
    council.said_of_itself = {"token_endpoint_auth_methods_supported": ["client_secret_post"]}
    council.who = vouched(khan(brent))
    assert is_in(came(council)[1])


@pytest.mark.parametrize(
    ("said", "status", "words"),
    [
        ("error=access_denied&error_description=CANARY", 403, "You did not sign in"),
        ("error=server_error&error_description=CANARY", 403, "did not let you in"),
        ("code=", 403, "did not let you in"),
        ("code=CANARY", 403, "did not let you in"),
        ("", 403, "did not let you in"),
    ],
)
def test_what_the_provider_may_answer_instead(council, said, status, words):
    client = Client()
    sent_there(client)
    state = client.session["single_sign_on"]["state"]
    answer = client.get(f"{START}/back?state={state}&{said}")
    assert ended(answer, status, words)
    assert "CANARY" not in answer.content.decode()


def back_to(council, client):
    back = urlsplit(council.sends_back(sent_there(client)))
    return f"{back.path}?{back.query}"


def test_an_answer_for_another_browser_is_not_taken(council, brent):
    council.who = vouched(khan(brent))
    stranger = Client()
    back = back_to(council, Client())
    assert ended(stranger.get(back), 400, "Start again")
    sent_there(stranger)
    assert ended(stranger.get(back), 400, "Start again")
    assert not is_in(stranger)


def test_an_answer_is_taken_once(council, brent):
    council.who = vouched(khan(brent))
    client = Client()
    back = back_to(council, client)
    assert client.get(back)["Location"] == "/"
    assert client.get(back)["Location"] == "/"
    assert events().count("signed in through the provider") == 1
    client.post("/sign-out")
    assert ended(client.get(back), 400, "Start again")


def test_a_code_of_another_sign_in_does_not_fit(council, brent):
    """PKCE: whoever slips a code of their own into our answer has another verifier."""
    council.who = vouched(khan(brent))
    client, other = Client(), Client()
    theirs = back_to(council, other).partition("code=")[2].partition("&")[0]
    sent_there(client)
    state = client.session["single_sign_on"]["state"]
    answer = client.get(f"{START}/back?state={state}&code={theirs}")
    assert ended(answer, 403, "did not let you in")
    assert not is_in(client)


@pytest.mark.parametrize(
    "wanted", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "/\\evil.example"]
)
def test_nobody_is_sent_elsewhere_afterwards(council, brent, wanted):
    council.who = vouched(khan(brent))
    assert came(council, wanted=wanted)[0]["Location"] == "/"


def test_signing_in_begins_another_session(council, brent):
    council.who = vouched(khan(brent))
    client = Client()
    sent_there(client)
    before = client.session.session_key
    came(council, client)
    assert client.session.session_key != before
    assert "single_sign_on" not in client.session


def test_signing_out_says_what_is_still_open(council, brent):
    council.who = vouched(khan(brent))
    _, client = came(council)
    left = client.post("/sign-out")["Location"]
    assert "still signed in to your council account" in client.get(left).content.decode()
    assert client_of(person_of(brent)).post("/sign-out")["Location"] == "/sign-in"


def test_whoever_is_signed_in_already_is_not_sent_there(council, brent):
    client = client_of(person_of(brent))
    assert client.get(f"{START}?next=/sector")["Location"] == "/sector"


@pytest.mark.parametrize("method", ["post", "head", "put", "delete"])
def test_only_a_link_begins_it(council, method):
    for where in (START, f"{START}/back"):
        assert getattr(Client(), method)(where).status_code == 405


def test_where_only_single_sign_on_is_allowed(council, settings, brent):
    person, other = person_of(brent), khan(brent)
    with_a_password = client_of(person)
    settings.ILACS = replace(settings.ILACS, passwords=False)
    settings.AUTHENTICATION_BACKENDS = [
        name for name in settings.AUTHENTICATION_BACKENDS if name != MODEL_BACKEND
    ]
    page = Client().get("/sign-in").content.decode()
    assert "Sign in with your council account" in page
    assert "<form" not in page
    sent = {"username": person.email, "password": PASSWORD}
    assert Client().post("/sign-in", sent).status_code == 403
    assert with_a_password.get("/record").status_code == 302
    council.who = vouched(other)
    assert is_in(came(council)[1])


def test_sessions_end_where_single_sign_on_is_taken_away(council, settings, brent):
    council.who = vouched(khan(brent))
    _, client = came(council)
    settings.AUTHENTICATION_BACKENDS = [
        name for name in settings.AUTHENTICATION_BACKENDS if name != backend.NAME
    ]
    assert client.get("/record").status_code == 302


def test_without_single_sign_on_nothing_offers_it():
    assert Client().get(START).status_code == 404
    assert Client().get(f"{START}/back").status_code == 404
    assert "council account" not in Client().get("/sign-in").content.decode()


NEW = {"name": "B. New", "email": "new@example.org", "role": "analyst"}


def test_who_comes_by_single_sign_on_is_let_in_without_a_password(council, settings, brent):
    admin = client_of(person_of(brent, "administrator"))
    assert "Leave it empty for somebody who has a council account" in (
        admin.get("/people/new").content.decode()
    )
    assert admin.post("/people/new", NEW).status_code == 302
    new = Person.objects.get(email="new@example.org")
    assert not new.has_usable_password()
    assert not new.must_change_password
    settings.ILACS = replace(settings.ILACS, passwords=False)
    assert "password" not in admin.get("/people/new").content.decode().lower()


def test_who_begins_again_comes_with_another_account(council, brent):
    admin, person = person_of(brent, "administrator"), khan(brent)
    TOTPDevice.objects.create(user=person, name="app", confirmed=True)
    council.who = vouched(person)
    _, client = came(council)
    person.refresh_from_db()
    begin_again(by=admin, person=person, version=person.version, password="")
    assert client.get("/record").status_code == 302
    assert not TOTPDevice.objects.exists()
    council.who = vouched(person, subject="subject-2")
    assert is_in(came(council)[1])
    assert ProviderAccount.objects.get().subject == "subject-2"
