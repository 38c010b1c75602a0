"""What somebody may try who means harm: forged forms, markup and SQL in addresses, climbing paths.

Fixed sessions, guessed passwords and workbooks made to do harm are in test_sessions,
test_throttling and test_data_checking.
"""

from itertools import product

import pytest
from django.test import Client
from django.urls import get_resolver, reverse
from web.conftest import client_of, person_of
from web.put_in import submitted

from ilacs.web.access import Opens, needs_of
from ilacs.web.audit.chain import verify
from ilacs.web.people.models import Person
from ilacs.web.roles import ROLES

ADDRESSES = {pattern.name: pattern for pattern in get_resolver().url_patterns}
NAMES = (
    *("q", "as_at", "theme", "judgement", "region", "by", "page", "state", "within", "team"),
    *("worker", "rule", "next", "all", "deleted", "authority", "year", "kind", "v", "code"),
)
ATTACKS = (
    "\"><script>alert('x')</script>",
    "' or 1=1; drop table people_person; --",
    "../../../../etc/passwd",
    "\0",
    "9" * 5_000,
    "{{ 7|add:7 }}%s%d{0}",
)


def address_of(name, value):
    return reverse(name, kwargs=dict.fromkeys(ADDRESSES[name].pattern.converters, value))


@pytest.fixture
def full(brent):
    clients = {role: client_of(person_of(brent, role)) for role in ROLES}
    submitted(brent)
    return clients


def asking(clients, name):
    """A browser of somebody whom a page opens to, if there is one."""
    needs = needs_of(ADDRESSES[name].callback)
    for role, client in clients.items():
        if isinstance(needs, Opens) or not needs.isdisjoint(ROLES[role].permissions):
            return client
    raise AssertionError(f"{name} opens to nobody")


def test_no_form_is_taken_that_ours_did_not_send(full, brent):
    before = Person.objects.count()
    for name in ADDRESSES:
        client = asking(full, name)
        strict = Client(enforce_csrf_checks=True)
        strict.cookies = client.cookies
        assert strict.post(address_of(name, 1)).status_code in {403, 405}, name
    assert Person.objects.count() == before


def test_what_an_address_asks_is_text_and_no_more(full):
    people = Person.objects.count()
    for name, attack in product(ADDRESSES, ATTACKS):
        answer = asking(full, name).get(address_of(name, 1), dict.fromkeys(NAMES, attack))
        assert answer.status_code < 500, (name, attack[:20])
        content = b"".join(answer) if answer.streaming else answer.content
        assert b"<script>alert" not in content, name
        assert b"root:" not in content, name
        assert "//" not in answer.get("Location", ""), name
    assert Person.objects.count() == people
    assert verify().fault is None


def test_one_at_a_time_too(full):
    pages = ("sector_search", "sector_league", "sector_learn", "measures", "due", "events")
    for page, name, attack in product(pages, NAMES, ATTACKS[:2]):
        answer = asking(full, page).get(address_of(page, 1), {name: attack})
        assert answer.status_code in {200, 302, 400, 404}, (page, name)
        assert b"<script>alert" not in answer.content, (page, name)


def test_no_path_climbs(full):
    for path in (
        "/static/../settings.py",
        "/static/ilacs/../../settings.py",
        "/static/%2e%2e/%2e%2e/settings.py",
        "/static//etc/passwd",
        "/record/reports/..%2f..%2fsettings",
        "/data/children/..%2f..%2fetc%2fpasswd",
        "/data/measures/%00/children",
    ):
        answer = full["analyst"].get(path)
        assert answer.status_code == 404, path
        assert b"SECRET_KEY" not in answer.content, path
