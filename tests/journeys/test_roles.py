"""What each role sees: in the menu, on the record, on a measure; and that no child is told of."""

import re

import pytest
from django.urls import get_resolver, reverse
from playwright.sync_api import Page, expect
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

WHOSE = {"Team": "of the team ", "Worker": "that "}

CHILD = re.compile(r"SYN\d+")
"""The numbers of all children of the example."""


ADDRESSES = {pattern.name: pattern for pattern in get_resolver().url_patterns}
NAMES = {
    "id": "80489-2018-05-14", "code": "301", "number": 1, "measure_id": "children-in-care",
    "slug": "missing",
}  # fmt: skip
"""What stands in addresses, but for the child."""


def test_every_role_is_thought_of():
    assert set(MENUS) == set(ROLES)


@pytest.fixture(scope="module")
def children(browser, server):
    """Addresses of children by their numbers: the first page of all that is due."""
    with signed_in(browser, server, "analyst") as page:
        page.goto("/data/due")
        links = page.locator("tbody th a").all()
        return {link.inner_text(): link.get_attribute("href") for link in links}


@pytest.mark.parametrize("role", MENUS)
def test_what_a_role_sees(browser, server, children, role):
    with signed_in(browser, server, role) as page:
        menu = page.get_by_role("navigation", name="Menu").get_by_role("link")
        expect(menu).to_have_text(MENUS[role])
        # The record is there for everybody; it leads to figures for who may see them.
        expect(page.locator("h1")).to_have_text("Brent")
        figures = page.locator("a[href^='/data']").count() > 0
        assert figures == (role not in SEES_NO_FIGURES)
        page.goto("/record/call")
        says = page.get_by_role("button", name="Start the countdown").count() > 0
        assert says == (role in SAYS_THE_CALL_CAME)
        status = page.goto("/data/measures/children-in-care").status
        assert status == (403 if role in SEES_NO_FIGURES else 200)
        behind = page.get_by_role("link", name="See the children behind it").count() > 0
        assert behind == (role in SEES_CHILDREN)
        kept_back = page.get_by_text("Counts from 1 to 4 are not shown").count() > 0
        assert kept_back == (role not in SEES_SMALL_NUMBERS | SEES_NO_FIGURES)
        if role not in SEES_CHILDREN:
            the_source_of_no_page_has_a_child(page, next(iter(children.values())))


def the_source_of_no_page_has_a_child(page: Page, child: str) -> None:
    """Neither by its number nor by an address; all addresses of the application are asked for."""
    opened = 0
    for name, pattern in ADDRESSES.items():
        names = {each: NAMES[each] for each in pattern.pattern.converters if name != "child"}
        answer = page.request.get(child if name == "child" else reverse(name, kwargs=names))
        source = answer.text()
        assert not CHILD.search(source), name
        assert "/data/children/" not in source, name
        opened += answer.ok
    assert opened > 10


@pytest.mark.parametrize(("role", "column"), [("team_manager", "Team"), ("practitioner", "Worker")])
def test_who_has_some_children_sees_no_others(browser, server, children, role, column):
    with signed_in(browser, server, role) as page:
        page.goto("/data/due")
        whose = set(page.locator(f"tbody td[data-label={column}]").all_inner_texts())
        assert len(whose) == 1
        expect(page.locator("main")).to_contain_text(
            f"You see children {WHOSE[column]}{whose.pop()}"
        )
        theirs = set(CHILD.findall(page.content()))
        assert theirs
        others = [address for child, address in children.items() if child not in theirs]
        assert page.goto(others[0]).status == 404
