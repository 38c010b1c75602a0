"""What each role sees: in the menu, on the record, on a measure; and that no child is told of."""

import re

import pytest
from django.urls import get_resolver, reverse
from playwright.sync_api import expect
from visiting import signed_in

from ilacs.web.roles import ROLES

EVERYWHERE = ["Our record", "Our data", "The sector"]
MENUS = {
    "member": EVERYWHERE,
    "practitioner": EVERYWHERE,
    "team_manager": EVERYWHERE,
    "head_of_service": EVERYWHERE,
    "quality_assurance": [*EVERYWHERE, "Audit trail"],
    "analyst": EVERYWHERE,
    "administrator": ["Our record", "The sector", "People", "Audit trail"],
    "regional_analyst": EVERYWHERE,
}
SEES_CHILDREN = {"practitioner", "team_manager", "head_of_service", "quality_assurance", "analyst"}
SEES_NO_FIGURES = {"administrator"}
SAYS_THE_CALL_CAME = {"head_of_service", "quality_assurance", "analyst", "administrator"}
SEES_SMALL_NUMBERS = {"team_manager", "head_of_service", "quality_assurance", "analyst"}

CHILD = re.compile(r"SYN\d+")
"""The numbers of all children of the example."""


def test_every_role_is_thought_of():
    assert set(MENUS) == set(ROLES)


@pytest.mark.parametrize("role", MENUS)
def test_what_a_role_sees(browser, server, role):
    with signed_in(browser, server, role) as page:
        expect(page.get_by_role("navigation", name="Menu").get_by_role("link")).to_have_text(
            MENUS[role]
        )
        # The record is there for everybody; its themes lead to figures for who may see them.
        expect(page.locator("h1")).to_have_text("Brent")
        themes = page.locator("a[data-theme]").count()
        assert bool(themes) == (role not in SEES_NO_FIGURES)
        page.goto("/record/call")
        says = page.get_by_role("button", name="Start the countdown").count() > 0
        assert says == (role in SAYS_THE_CALL_CAME)
        # A measure.
        status = page.goto("/data/measures/children-in-care").status
        assert status == (403 if role in SEES_NO_FIGURES else 200)
        behind = page.get_by_role("link", name="See the children behind it").count() > 0
        assert behind == (role in SEES_CHILDREN)
        kept_back = page.get_by_text("Counts from 1 to 4 are not shown").count() > 0
        assert kept_back == (role not in SEES_SMALL_NUMBERS | SEES_NO_FIGURES)


ADDRESSES = {pattern.name: pattern for pattern in get_resolver().url_patterns}
NAMES = {
    "id": "80489-2018-05-14", "code": "301", "number": 1, "measure_id": "children-in-care",
}  # fmt: skip


@pytest.mark.parametrize("role", sorted(set(MENUS) - SEES_CHILDREN))
def test_the_source_of_no_page_has_a_child(browser, server, role):
    with signed_in(browser, server, "analyst") as page:
        page.goto("/data/due")
        child = page.locator("tbody th a").first.get_attribute("href")
        assert CHILD.search(page.content())
    with signed_in(browser, server, role) as page:
        page.wait_for_url("**/record")
        seen = 0
        for name, pattern in ADDRESSES.items():
            needed = pattern.pattern.converters
            address = (
                child if name == "child" else reverse(name, kwargs={n: NAMES[n] for n in needed})
            )
            answer = page.request.get(address)
            assert not CHILD.search(answer.text()), name
            assert "/data/children/" not in answer.text(), name
            seen += answer.ok
        assert seen > 10


@pytest.mark.parametrize(("role", "column"), [("team_manager", "Team"), ("practitioner", "Worker")])
def test_who_has_some_children_sees_no_others(browser, server, role, column):
    with signed_in(browser, server, role) as page:
        page.goto("/data/due")
        whose = page.locator(f"tbody td[data-label={column}]").all_inner_texts()
        theirs = set(CHILD.findall(page.content()))
        assert theirs
        assert len(set(whose)) == 1
        expect(page.locator("main")).to_contain_text(whose[0])
    with signed_in(browser, server, "analyst") as page:
        page.goto("/data/due")
        other = page.locator("tbody th a").filter(has_not_text=re.compile("|".join(theirs))).first
        address = other.get_attribute("href")
    with signed_in(browser, server, role) as page:
        assert page.goto(address).status == 404
