"""Limits: who is counted, where it ends, what is said, and which network counts."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client, RequestFactory
from django_otp.plugins.otp_totp.models import TOTPDevice
from needs import ROOT
from web.conftest import PASSWORD, client_of, person_of

from ilacs.web.audit.models import Event
from ilacs.web.configuration import ProvidersFactor, SingleSignOn
from ilacs.web.throttling import counting, limits
from ilacs.web.throttling.addresses import network_of
from ilacs.web.throttling.limits import LIMITS, Limit
from ilacs.web.throttling.models import Count

TWICE = Limit("twice", "tests", 2, 5)
START = datetime(2026, 11, 26, 12, tzinfo=UTC)


@pytest.fixture
def clock(monkeypatch):
    """Sets the time to so many seconds after the start."""

    def at(seconds):
        monkeypatch.setattr(
            "ilacs.web.throttling.counting.timezone.now",
            lambda: START + timedelta(seconds=seconds),
        )

    at(0)
    return at


@pytest.fixture
def few(monkeypatch):
    """Lets the limit of an id end after so many times."""

    def to(limit, times):
        monkeypatch.setitem(limit.__dict__, "times", times)

    return to


def test_a_limit_is_so_many_times_from_the_first(clock):
    assert counting.counted(TWICE, "a") is None
    clock(299)
    assert counting.counted(TWICE, "a") is None
    over = counting.counted(TWICE, "a")
    assert over == counting.Reached(TWICE, START + timedelta(minutes=5), True)
    assert not counting.counted(TWICE, "a").first
    clock(300)
    assert counting.counted(TWICE, "a") is None


def test_each_is_counted_alone(clock):
    for _ in range(3):
        counting.counted(TWICE, "a")
    assert counting.counted(TWICE, "b") is None
    assert counting.counted(replace(TWICE, id="other"), "a") is None


def test_looking_does_not_count(clock):
    counting.counted(TWICE, "a")
    for _ in range(5):
        assert counting.is_over(TWICE, "a") is None
    counting.counted(TWICE, "a")
    assert counting.is_over(TWICE, "a").again == START + timedelta(minutes=5)
    clock(301)
    assert counting.is_over(TWICE, "a") is None


def test_what_ended_is_thrown_away_and_nobody_can_be_read_from_it(clock):
    counting.counted(TWICE, "192.0.2.1")
    assert "192.0.2.1" not in str(list(Count.objects.values()))
    clock(301)
    counting.counted(TWICE, "b")
    assert Count.objects.count() == 1


@pytest.mark.parametrize(
    ("limit", "method", "address"),
    [
        (limits.SEARCHES, "get", "/sector/search"),
        (limits.FIGURES, "get", "/data/measures"),
        (limits.FIGURES, "get", "/data/measures/caseload"),
        (limits.PAGES_OF_CHILDREN, "get", "/data/due"),
        (limits.PAGES_OF_CHILDREN, "get", "/data/children/c-1"),
        (limits.PAGES_OF_CHILDREN, "get", "/data/measures/caseload/children"),
        (limits.UPLOADS, "post", "/data/upload"),
        (limits.REPORTS, "post", "/record/added"),
        (limits.EXPORTS, "post", "/data/export"),
        (limits.NEW_PASSWORDS, "post", "/new-password"),
    ],
)
def test_a_page_that_is_limited_says_when_to_try_again(few, brent, limit, method, address):
    few(limit, 1)
    person = person_of(brent)
    client, elsewhere = client_of(person), client_of(person)
    assert getattr(client, method)(address).status_code != 429
    answer = getattr(elsewhere, method)(address)
    assert answer.status_code == 429
    assert 0 < int(answer["Retry-After"]) <= 60 * limit.minutes
    assert answer["Cache-Control"] == "no-store"
    page = answer.content.decode()
    assert "Wait a little" in page
    assert limit.words in page
    assert getattr(client, method)(address).status_code == 429
    told = list(Event.objects.filter(what="limit reached").values_list("by_id", "facts"))
    assert told == [(person.pk, {"what": limit.words})]
    assert client.get("/sector").status_code == 200
    assert getattr(client_of(person_of(brent)), method)(address).status_code != 429


def test_opening_the_form_is_not_an_upload(few, brent):
    few(limits.UPLOADS, 1)
    client = client_of(person_of(brent))
    for _ in range(3):
        assert client.get("/data/upload").status_code == 200


def sign_in(person, password, network="192.0.2.1"):
    sent = {"username": person.email, "password": password}
    return Client(REMOTE_ADDR=network).post("/sign-in", sent)


def test_wrong_passwords_from_one_network_over_many_people(few, brent, caplog):
    few(limits.WRONG_PASSWORDS, 2)
    people = [person_of(brent) for _ in range(4)]
    assert [sign_in(each, "wrong").status_code for each in people] == [400, 400, 429, 429]
    right = sign_in(people[3], PASSWORD)
    assert right.status_code == 429
    assert "wrong passwords from one network" in right.content.decode()
    assert sign_in(people[3], PASSWORD, "198.51.100.1").status_code == 302
    assert "192.0.2.1" not in caplog.text


def test_right_passwords_are_not_counted(few, brent):
    few(limits.WRONG_PASSWORDS, 2)
    person = person_of(brent)
    for _ in range(5):
        assert sign_in(person, PASSWORD).status_code == 302


def test_codes_are_limited_for_each_person(few, brent):
    few(limits.CODES, 2)
    person = person_of(brent)
    TOTPDevice.objects.create(user=person, name="app", confirmed=True)
    tries = []
    for _ in range(3):
        client = client_of(person, second_factor=False)
        tries.append(client.post("/second-factor", {"code": "000000"}).status_code)
    assert tries == [400, 400, 429]


def test_starts_of_single_sign_on_are_limited_for_each_network(few, settings):
    few(limits.SINGLE_SIGN_ONS, 1)
    known = SingleSignOn("http://127.0.0.1:1", "ilacs", "secret", ProvidersFactor.TRUSTED)
    settings.ILACS = replace(settings.ILACS, single_sign_on=known)
    tries = [Client().get("/sign-in/council-account").status_code for _ in range(2)]
    assert tries == [503, 429]
    other = Client(REMOTE_ADDR="198.51.100.1")
    assert other.get("/sign-in/council-account").status_code == 503


def test_the_proxy_says_who_asked(few, settings, brent):
    few(limits.WRONG_PASSWORDS, 1)
    settings.ILACS = replace(settings.ILACS, proxies=1)
    people = [person_of(brent) for _ in range(3)]

    def tried(person, said):
        sent = {"username": person.email, "password": "wrong"}
        return Client(HTTP_X_FORWARDED_FOR=said).post("/sign-in", sent).status_code

    assert tried(people[0], "192.0.2.1") == 400
    assert tried(people[1], "192.0.2.2") == 400
    assert tried(people[2], "203.0.113.9, 192.0.2.1") == 429


@pytest.mark.parametrize(
    ("said", "proxies", "network"),
    [
        (None, 0, "10.0.0.1"),
        ("192.0.2.1", 0, "10.0.0.1"),
        (None, 1, "10.0.0.1"),
        ("", 1, "10.0.0.1"),
        ("192.0.2.1", 1, "192.0.2.1"),
        ("made up, 192.0.2.1", 1, "192.0.2.1"),
        ("203.0.113.9,192.0.2.1", 2, "203.0.113.9"),
        ("192.0.2.1", 2, "10.0.0.1"),
        ("192.0.2.1:5678", 1, "192.0.2.1"),
        ("[2001:db8:1:2:3::4]:5678", 1, "2001:db8:1:2::/64"),
        ("2001:db8:1:2:ffff::", 1, "2001:db8:1:2::/64"),
        ("fe80::1%eth0", 1, "fe80::/64"),
        ("::ffff:192.0.2.1", 1, "192.0.2.1"),
        ("unknown", 1, "10.0.0.1"),
        ("'; drop table", 1, "10.0.0.1"),
    ],
)
def test_which_network_counts(said, proxies, network):
    headers = {} if said is None else {"X-Forwarded-For": said}
    request = RequestFactory(headers=headers, REMOTE_ADDR="10.0.0.1").get("/")
    assert network_of(request, proxies) == network


def test_a_connection_without_an_address():
    assert network_of(RequestFactory(REMOTE_ADDR="").get("/"), 1) == "unknown"


def test_the_documents_say_every_limit():
    page = (ROOT / "docs/application/signing-in.md").read_text("utf-8")
    for limit in LIMITS:
        row = f"| {limit.words.capitalize()} | {limit.times} | {limit.minutes} minutes |"
        assert row in page, row
