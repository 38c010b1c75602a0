"""Every address is closed unless it says to whom it opens: all of them, for every role."""

import pytest
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import get_resolver, reverse
from web.conftest import client_of, person_of

from ilacs.web.access import Closed, Here, Opens, needs_of
from ilacs.web.roles import CHILDREN, ROLES, Permission

ADDRESSES = {pattern.name: pattern for pattern in get_resolver().url_patterns}
METHODS = ("get", "head", "post", "put", "patch", "delete", "options")
REFUSED = 403
NOT_SET_UP = 404
WRONG_METHOD = 405


def address_of(name, number):
    pattern = ADDRESSES[name]
    return reverse(name, kwargs=dict.fromkeys(pattern.pattern.converters, number))


def test_every_view_says_whom_it_opens_to():
    silent = [name for name, pattern in ADDRESSES.items() if needs_of(pattern.callback) is None]
    assert silent == []


def test_what_opens_to_everybody_is_little():
    open_ones = {
        name for name, pattern in ADDRESSES.items() if needs_of(pattern.callback) is Opens.TO_ALL
    }
    assert open_ones == {"sign_in", "single_sign_on", "came_back", "health", "metrics"}


@pytest.mark.parametrize("method", METHODS)
def test_nobody_comes_in_without_signing_in(method, brent):
    person = person_of(brent)
    for name, pattern in ADDRESSES.items():
        answer = getattr(Client(), method)(address_of(name, person.pk))
        if needs_of(pattern.callback) is Opens.TO_ALL:
            # Without the token of the installation there are no metrics; nor single sign-on.
            assert answer.status_code in {200, 400, NOT_SET_UP, WRONG_METHOD}, name
        else:
            assert answer.status_code == 302, name
            assert answer["Location"].startswith("/sign-in"), name


@pytest.mark.parametrize("role", sorted(ROLES))
def test_a_role_opens_what_it_may_and_nothing_else(role, brent):
    person = person_of(brent, role)
    client = client_of(person)
    for name, pattern in ADDRESSES.items():
        needs = needs_of(pattern.callback)
        allowed = isinstance(needs, Opens) or not needs.isdisjoint(ROLES[role].permissions)
        for method in METHODS:
            if name in {"sign_out", "sign_out_everywhere"} and method == "post":
                continue  # They end the session.
            answer = getattr(client, method)(address_of(name, person.pk))
            assert (answer.status_code != REFUSED) == allowed, (name, method, answer.status_code)


@pytest.mark.parametrize("role", sorted(ROLES))
def test_nothing_opens_before_a_new_password_and_the_second_factor(role, brent):
    first = client_of(person_of(brent, role, settled=False))
    half = client_of(person_of(brent, role), second_factor=False)
    for name, pattern in ADDRESSES.items():
        if isinstance(needs_of(pattern.callback), frozenset):
            assert first.get(address_of(name, 1))["Location"] == "/new-password"
            assert half.get(address_of(name, 1))["Location"] == "/second-factor"


def test_a_person_of_another_authority_is_not_there(brent, kent):
    client = client_of(person_of(brent, "administrator"))
    stranger = person_of(kent)
    assert client.get(reverse("person", args=[stranger.pk])).status_code == 404
    assert client.post(reverse("door", args=[stranger.pk]), {"let": "out"}).status_code == 404
    assert stranger.email not in client.get(reverse("people")).content.decode()
    stranger.refresh_from_db()
    assert stranger.is_active


def test_a_view_that_says_nothing_opens_to_nobody(brent):
    request = RequestFactory().get("/")
    request.user = person_of(brent, "quality_assurance")
    with pytest.raises(PermissionDenied):
        Closed(lambda request: HttpResponse()).process_view(request, lambda request: None, (), {})


def test_members_and_administrators_see_no_child():
    for role in ("member", "administrator", "regional_analyst"):
        assert not ROLES[role].sees_children


def test_each_role_sees_children_in_one_way_at_most():
    for role in ROLES.values():
        assert len(role.permissions.intersection(CHILDREN)) <= 1


def test_here_knows_what_a_person_may(brent):
    here = Here(person_of(brent, "member"))
    assert here.authority == brent
    assert here.may(Permission.SEE_FIGURES)
    assert not here.may(Permission.SEE_EXACT_FIGURES)


def test_somebody_locked_out_is_out_at_once(brent):
    person = person_of(brent)
    client = client_of(person)
    assert client.get("/record").status_code == 200
    type(person).objects.filter(pk=person.pk).update(is_active=False)
    assert client.get("/record").status_code == 302
