"""Every page of the application, in every state, for anybody: by ear, by keyboard, enlarged."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from django.template.loader import render_to_string
from django.urls import get_resolver, reverse
from installed import PATIENCE
from playwright.sync_api import Page, Request, expect
from usable import faults_of
from visiting import POLICY, signed_in, visit
from web.added import REPORT

from ilacs.web.access import Opens, needs_of
from ilacs.web.roles import ROLES

ADDRESSES = {pattern.name: pattern for pattern in get_resolver().url_patterns}
OURS, OTHERS, OTHER = "80489-2018-05-14", "80486-2023-07-10", "301"
"""A report on Brent of which facts are known, one on another authority, and that authority."""

ADDED = "80489-2023-02-20"
"""A report on Brent that can be read."""

NO_PAGE = {
    "accept", "accept_report", "call_calendar", "call_came", "call_closed", "came_back", "door",
    "export", "health", "history_picture", "home", "metrics", "sign_out", "sign_out_everywhere",
    "single_sign_on", "take_out_report", "turn_down", "turn_down_report",
}  # fmt: skip
"""Addresses that do something and lead on, or give a file."""

PUT_IN = {"added_report"}
"""Pages of what has first to be put in: a test of their own does it."""

WITH_A_NAME: dict[str, tuple[str, ...]] = {
    "report": (OURS, ADDED),
    "sector_report": (OTHERS,),
    "sector_authority": (OTHER,),
    "sector_recurring": (OTHER,),
    "theme": ("missing",),
    "person": ("2",),
    "begins_again": ("2",),
    "erase": ("2",),
    "delete_lists": ("1",),
    "upload_seen": ("1",),
    "measure": ("care-reviews-in-time",),
    "behind": ("children-in-care",),
}
"""What stands in an address where something must."""

ASKED = {
    "due": ("?when=overdue&list=care-reviews-in-time",),
    "measure": ("?by=team",),
    "measures": ("?area=children_in_care", "?theme=missing"),
    "sector_learn": ("?theme=missing", "?theme=nonsense"),
    "sector_league": ("?region=London",),
    "sector_search": ("?q=leaders", "?q=zebra", "?q=leaders&grade=nonsense"),
    "sector_themes": ("?year=1066",),
    "sector_compare": ("?authority=301",),
}
"""What else is asked of a page: it then has other parts, or says what was wrong."""

FOUND = {
    "child": ("/data/due", "tbody th a"),
    "cells": ("/data/uploads/1", ".ilacs-finding a"),
}
"""Pages whose addresses other pages know: where, and which link it is."""

CHANGES = {"events"}
"""Pages that are different whenever they are looked at."""


def role_for(name: str) -> str:
    """Somebody who may see the page: an analyst if possible. Empty for nobody in particular."""
    needs = needs_of(ADDRESSES[name].callback)
    if needs is Opens.TO_ALL:
        return ""
    able = [
        role
        for role in ("analyst", *ROLES)
        if isinstance(needs, Opens) or needs & ROLES[role].permissions
    ]
    return able[0]


def has_a_name(name: str) -> bool:
    """Whether something stands in an address, such as the number of a person."""
    return bool(ADDRESSES[name].pattern.converters)


def places() -> Iterator[tuple[str, str]]:
    """Each page: the name of its address, and its address or `found`."""
    for name in ADDRESSES:
        if name in FOUND:
            yield name, "found"
        elif name in WITH_A_NAME:
            for each in WITH_A_NAME[name]:
                yield name, reverse(name, args=[each])
        elif name not in NO_PAGE | PUT_IN and not has_a_name(name):
            yield name, reverse(name)
    for name, questions in ASKED.items():
        place = reverse(name, args=WITH_A_NAME.get(name, ())[:1])
        yield from ((name, place + question) for question in questions)


PLACES = list(places())


def test_no_address_is_forgotten():
    """A new address is a page here, with an example of its name, or does something."""
    assert {name for name, _ in PLACES} == set(ADDRESSES) - NO_PAGE - PUT_IN


@pytest.fixture(scope="module")
def page_of(browser, server):
    """Gives the page of somebody with a role, the same each time; with or without scripts."""
    with ExitStack() as stack:
        opened: dict[tuple[str, bool], Page] = {}

        def of(role: str, *, scripts: bool = True) -> Page:
            if (role, scripts) not in opened:
                come = (
                    signed_in(browser, server, role, scripts=scripts)
                    if role
                    else visit(browser, server, scripts=scripts)
                )
                opened[role, scripts] = stack.enter_context(come)
            return opened[role, scripts]

        yield of


@pytest.mark.parametrize(("name", "address"), PLACES, ids=[f"{n}:{a}" for n, a in PLACES])
def test_everybody_can_use_it(page_of, name, address):
    page = page_of(role_for(name))
    if address == "found":
        where, link = FOUND[name]
        page.goto(where)
        address = page.locator(link).first.get_attribute("href")
    assert page.goto(address).status in {200, 400}
    said = page.locator("body").inner_text()
    assert faults_of(page) == []
    if name not in CHANGES:
        plain = page_of(role_for(name), scripts=False)
        plain.goto(address)
        assert plain.locator("body").inner_text() == said


def wrong_password(page: Page) -> None:
    page.goto("/sign-in")
    page.get_by_label("Email address").fill("nobody@brent.example")
    page.get_by_label("Password").fill("not this one")
    page.get_by_role("button", name="Sign in").click()


def too_many_wrong_passwords(page: Page) -> None:
    for _ in range(5):
        wrong_password(page)


def short_password(page: Page) -> None:
    page.goto("/new-password")
    page.get_by_label("New password").fill("short")
    page.get_by_role("button", name="Save").click()


def nothing_said(page: Page) -> None:
    page.goto("/people/new")
    page.get_by_role("button", name="Let them in").click()


def role_without_team(page: Page) -> None:
    page.goto("/people/2")
    page.get_by_label("Role").select_option(label="Team manager")
    page.get_by_label("Team").fill("")
    page.get_by_role("button", name="Save").click()


def call_for_nothing(page: Page) -> None:
    page.goto("/record/call")
    page.get_by_role("button", name="Start the countdown").click()


def no_lists(page: Page) -> None:
    page.goto("/data/upload")
    page.get_by_role("button", name="Check these lists").click()


def not_theirs(page: Page) -> None:
    page.goto("/data/due")


def nowhere(page: Page) -> None:
    page.goto("/nowhere")


def not_what_the_page_sends(page: Page) -> None:
    page.goto("/data/measures")
    page.evaluate("document.querySelector('[value=xlsx]').value = 'nonsense'")
    page.get_by_role("button", name="Workbook").click()


FAULTS = [
    ("", wrong_password, 400, "There is a problem"),
    ("", too_many_wrong_passwords, 429, "for 15 minutes"),
    ("administrator", short_password, 400, "There is a problem"),
    ("administrator", nothing_said, 400, "There is a problem"),
    ("administrator", role_without_team, 400, "There is a problem"),
    ("analyst", call_for_nothing, 400, "There is a problem"),
    ("analyst", no_lists, 400, "There is a problem"),
    ("member", not_theirs, 403, "This is not open to you"),
    ("member", nowhere, 404, "There is nothing here"),
    ("analyst", not_what_the_page_sends, 400, "This was not taken"),
]


@pytest.mark.parametrize(
    ("role", "do", "status", "words"), FAULTS, ids=[do.__name__ for _, do, *_ in FAULTS]
)
def test_what_went_wrong_is_said_to_everybody(page_of, role, do, status, words):
    page = page_of(role)
    statuses: list[int] = []
    page.on(
        "response",
        lambda one: one.request.is_navigation_request() and statuses.append(one.status),
    )
    do(page)
    page.get_by_text(words).first.wait_for()
    assert statuses[-1] == status
    assert faults_of(page) == []


CONTACTS = (
    "Child Unique ID,Gender,Ethnicity,Date of Birth,Age of Child (Years),Date of Contact,"
    "Contact Source\nX-1,1,WBRI,21/05/2015,9,16/03/2025,1A: Individual\n"
)


def put_in(page: Page, content: str, state: str) -> None:
    """Put a file in, and wait until it is checked."""
    page.goto("/data/upload")
    file = {"name": "contacts.csv", "mimeType": "text/csv", "buffer": content.encode()}
    page.get_by_label("Files").set_input_files([file])
    page.get_by_label("Reference date").fill("31/3/2025")
    page.get_by_role("button", name="Check these lists").click()
    expect(page.locator(".govuk-tag")).to_have_text(state, timeout=PATIENCE * 1000)


def test_everybody_can_use_what_is_said_of_lists_put_in(page_of):
    page = page_of("analyst")
    put_in(page, "no list at all", "Not read")
    assert faults_of(page) == []
    put_in(page, CONTACTS, "Waiting for somebody to accept them")
    waiting = page.url
    assert faults_of(page) == []
    page.get_by_role("button", name="Turn them down").click()
    page.goto(waiting)
    expect(page.locator(".govuk-tag")).to_have_text("Turned down")
    assert faults_of(page) == []


def test_everybody_can_use_what_is_said_of_a_report_put_in(page_of):
    page = page_of("analyst")
    page.goto("/record/added")
    other = REPORT.replace("20 to 24 February 2023", "14 to 25 May 2018")
    file = {"name": "report.txt", "mimeType": "text/plain", "buffer": other.encode()}
    page.get_by_label("Report or letter").set_input_files([file])
    page.get_by_role("button", name="Read this report").click()
    state = page.locator("main .govuk-tag").first
    expect(state).to_have_text("Waiting for somebody to accept it", timeout=PATIENCE * 1000)
    read = page.url
    assert faults_of(page) == []
    page.get_by_role("button", name="Turn it down").click()
    page.goto(read)
    expect(state).to_have_text("Turned down")
    assert faults_of(page) == []


def test_a_fault_of_the_program_is_said_to_everybody(page_of, server):
    page = page_of("")
    content = render_to_string("500.html")
    headers = {POLICY: "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'"}
    page.route(
        "**/broken",
        lambda one: one.fulfill(
            status=500, body=content, headers=headers, content_type="text/html; charset=utf-8"
        ),
    )
    page.goto("/broken")
    assert "Nothing was saved" in page.locator("main").inner_text()
    assert faults_of(page) == []


FIRST_VISIT = 300_000
"""Bytes of a page, with everything that it is made of, for who was never here."""


def test_first_pages_are_light(browser, server):
    with signed_in(browser, server, "analyst") as page:
        page.wait_for_url("**/record")
        cookies = page.context.cookies()
    for address, known in (("/sign-in", []), ("/record", cookies)):
        with visit(browser, server) as page:
            page.context.add_cookies(known)
            sent: list[Request] = []
            page.on("requestfinished", lambda one, sent=sent: sent.append(one))
            page.goto(address, wait_until="networkidle")
            page.mouse.wheel(0, 10_000)  # Pictures further down come when they are near.
            page.wait_for_load_state("networkidle")
            assert page.url.endswith(address)
            assert weight_of(sent) < FIRST_VISIT, address


def weight_of(sent: list[Request]) -> int:
    """Bytes that came for requests, with their headers."""
    sizes = [one.sizes() for one in sent]
    return sum(one["responseBodySize"] + one["responseHeadersSize"] for one in sizes)


BAD = """<!doctype html><html lang="en-GB"><head><title>Bad</title><style>
  a:focus, button:focus { outline: none } .wide { width: 900px } .pane { overflow: auto }
</style></head><body><a class="govuk-skip-link" href="#away">Skip</a><main id="main"><h1>Bad</h1>
<input><button tabindex="1">First</button><div class="pane"><div class="wide">Wide</div></div>
<div class="wide">Wider</div></main></body></html>"""


@pytest.mark.parametrize(
    "fault",
    [
        "label: ", "tabindex: ", "moves sideways", "no key scrolls", "text scrolls",
        "its focus is not seen", "the tab key goes astray", "the skip link does not lead",
    ],
)  # fmt: skip
def test_what_nobody_could_use_is_noticed(bad, fault):
    assert any(fault in one for one in bad)


@pytest.fixture(scope="module")
def bad(browser):
    """What is found on a bad page."""
    page = browser.new_page()
    page.set_content(BAD)
    found = faults_of(page)
    page.close()
    return found
