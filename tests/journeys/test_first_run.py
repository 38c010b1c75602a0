"""An installation with nothing in it, until everybody is in; and somebody locked out again."""

import re
from base64 import b32decode
from urllib.parse import parse_qs, urlsplit

import pytest
from django_otp.oath import totp
from installed import installation
from needs import demand
from playwright.sync_api import Page, expect
from usable import faults_of
from visiting import sign_in, visit

from ilacs.web.roles import ROLES

FIRST, CHOSEN = "the first for now only", "four quiet brown otters"
ADMINISTRATOR = "a.khan@brent.example"
NEEDS = {"team": ("Team, as the lists have it", "East"), "worker": ("Worker", "A. Worker")}


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    """An installation as the commands leave it: an authority with one person, and a region."""
    demand("chromium")
    new = installation(tmp_path_factory.mktemp("new"), second_factor=True)
    new.run("admin", "create-authority", "Brent")
    let_in(new, ADMINISTRATOR, "Brent", "administrator")
    new.run("admin", "create-authority", "London Alliance", "--region")
    let_in(new, "r.lee@london.example", "London Alliance", "regional_analyst")
    with new.served() as address:
        yield address


def let_in(new, email, authority, role):
    """Let somebody in by the command, the first password through a pipe."""
    whose = ("--authority", authority, "--role", role, "--name", "Somebody")
    new.run("admin", "create-person", email, *whose, said=f"{FIRST}\n")


def choose_a_password(page: Page) -> None:
    expect(page.locator("h1")).to_have_text("Choose a password")
    page.get_by_label("New password").fill(CHOSEN)
    page.get_by_role("button", name="Save the password").click()


def set_up_second_factor(page: Page) -> None:
    """Do what the app on a phone does with the address that the page shows."""
    expect(page.locator("h1")).to_have_text("Set up your second factor")
    page.locator("summary").click()
    address = page.locator("code").inner_text()
    secret = parse_qs(urlsplit(address).query)["secret"][0]
    page.get_by_label("Code").fill(f"{totp(b32decode(secret)):06}")
    page.get_by_role("button", name="Continue").click()


def come_for_the_first_time(page: Page, email: str) -> None:
    sign_in(page, email, FIRST)
    choose_a_password(page)
    set_up_second_factor(page)


def the_administrator_comes(page: Page) -> None:
    """Nothing opens before a new password and the second factor; then the next step is told."""
    page.goto("/")
    expect(page.locator("h1")).to_have_text("Sign in")
    sign_in(page, ADMINISTRATOR, FIRST)
    page.goto("/people")
    choose_a_password(page)
    page.goto("/people")
    expect(page.locator("h1")).to_have_text("Set up your second factor")
    assert faults_of(page) == []
    page.reload()
    page.get_by_label("Code").fill("000000")
    page.get_by_role("button", name="Continue").click()
    expect(page.locator(".govuk-error-summary")).to_contain_text("This code is not right")
    assert faults_of(page) == []
    page.wait_for_timeout(1500)  # After a wrong code none is taken for a second.
    page.get_by_role("link", name="ilacs: Brent").click()
    set_up_second_factor(page)
    expect(page.locator("h1")).to_have_text("First steps for Brent")
    let_in, lists = page.locator(".govuk-task-list__item").all()
    expect(let_in.get_by_role("link")).to_have_attribute("href", "/people/new")
    expect(let_in).to_contain_text("To do")
    expect(lists).to_contain_text("This is for the role analyst.")
    assert faults_of(page) == []


def everybody_is_let_in(page: Page) -> None:
    """People with each role; then there is nothing left to do, and the record comes first."""
    for role in ROLES.values():
        page.goto("/people/new")
        page.get_by_label("Name", exact=True).fill(f"The {role.name.lower()}")
        page.get_by_label("Email address").fill(f"{role.id}@brent.example")
        page.get_by_label("Role").select_option(label=role.name)
        if role.needs:
            label, name = NEEDS[role.needs]
            page.get_by_label(label).fill(name)
        page.get_by_label("First password").fill(FIRST)
        page.get_by_role("button", name="Let them in").click()
        row = page.get_by_role("row").filter(has_text=f"{role.id}@brent.example")
        expect(row).to_contain_text(role.name)
    page.goto("/")
    expect(page).to_have_url(re.compile("/record$"))


def an_analyst_comes(page: Page) -> None:
    """The pages say that there are no lists, and lead to where they are put in."""
    come_for_the_first_time(page, "analyst@brent.example")
    expect(page.locator(".govuk-task-list__item").first).to_contain_text("Done")
    for address in ("/data", "/data/measures", "/data/due"):
        page.goto(address)
        expect(page.locator("main")).to_contain_text(
            "no lists have been accepted yet", ignore_case=True
        )
        assert faults_of(page) == []
    page.goto("/")
    page.get_by_role("link", name="Put the first lists in").click()
    expect(page.locator("h1")).to_have_text("Put lists in")


def the_analyst_is_locked_out(page: Page, theirs: Page) -> None:
    """They are out at once, and cannot come back."""
    page.goto("/people")
    page.get_by_role("link", name="The analyst").click()
    page.get_by_role("button", name="Lock out").click()
    row = page.get_by_role("row").filter(has_text="analyst@brent.example")
    expect(row.filter(has_text="The analyst")).to_contain_text("No")
    theirs.goto("/data")
    expect(theirs.locator("h1")).to_have_text("Sign in")
    sign_in(theirs, "analyst@brent.example", CHOSEN)
    expect(theirs.locator(".govuk-error-summary")).to_contain_text("may not sign in")


def test_from_nothing_to_everybody_in_and_one_out_again(browser, server):
    with visit(browser, server) as page, visit(browser, server) as other:
        the_administrator_comes(page)
        everybody_is_let_in(page)
        an_analyst_comes(other)
        the_analyst_is_locked_out(page, other)
        page.get_by_role("link", name="Audit trail").click()
        for words in (
            f"the command line let {ADMINISTRATOR} in as administrator",
            f"{ADMINISTRATOR} set up a second factor",
            f"{ADMINISTRATOR} let analyst@brent.example in as analyst",
            f"{ADMINISTRATOR} locked analyst@brent.example out",
            "tried to sign in as analyst@brent.example",
        ):
            expect(page.locator("main")).to_contain_text(words)


def test_who_has_no_first_step_begins_with_the_record(browser, server):
    with visit(browser, server) as page:
        come_for_the_first_time(page, "r.lee@london.example")
        expect(page.locator("h1")).to_have_text("Choose an authority")
        assert faults_of(page) == []
