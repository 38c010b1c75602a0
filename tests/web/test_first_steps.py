"""The first page: what is still to do here, for who can do it; otherwise the record."""

import pytest
from web.conftest import client_of, person_of
from web.put_in import submitted

from ilacs.web.actions.people import create_authority


def first_page(person):
    return client_of(person).get("/")


def test_an_administrator_alone_is_told_to_let_people_in(brent):
    page = first_page(person_of(brent, "administrator")).content.decode()
    assert "First steps for Brent" in page
    assert 'href="/people/new"' in page
    assert 'href="/data/upload"' not in page
    assert "This is for the role analyst." in page


def test_an_analyst_is_told_to_put_lists_in_until_some_are_accepted(brent):
    analyst = person_of(brent)
    page = first_page(analyst).content.decode()
    assert 'href="/data/upload"' in page
    assert 'href="/people/new"' not in page
    submitted(brent)
    assert first_page(analyst)["Location"] == "/record"


@pytest.mark.parametrize("role", ["member", "head_of_service", "regional_analyst"])
def test_who_can_do_none_of_it_begins_with_the_record(brent, role):
    assert first_page(person_of(brent, role))["Location"] == "/record"


def test_somebody_locked_out_is_nobody_let_in(brent):
    administrator = person_of(brent, "administrator")
    other = person_of(brent)
    assert first_page(administrator)["Location"] == "/record"
    type(other).objects.filter(pk=other.pk).update(is_active=False)
    assert "First steps" in first_page(administrator).content.decode()


def test_a_region_has_no_lists_to_put_in():
    region = create_authority(by=None, name="London Alliance", is_region=True)
    page = first_page(person_of(region, "administrator")).content.decode()
    assert "Let people in" in page
    assert "first lists" not in page
    assert first_page(person_of(region))["Location"] == "/record"


def test_people_of_another_authority_count_for_nothing(brent, kent):
    person_of(kent)
    assert "To do" in first_page(person_of(brent, "administrator")).content.decode()
