"""From lists that are put in to the record of a child, in a browser, with `ilacs serve` running."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from urllib.request import urlopen

import pytest
from axe_playwright_python.sync_playwright import Axe
from needs import demand
from playwright.sync_api import Page, expect

from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists.declared import Layout
from ilacs.lists.imagined import imagine
from ilacs.lists.typed import typed_sheets

PASSWORD = "three plain green words"
WIDE, NARROW = 1200, 320
PATIENCE = 60


@pytest.fixture(scope="module")
def server(tmp_path_factory) -> Iterator[str]:
    """The address of the example, answered by the server that a council would run."""
    demand("chromium")
    environment = os.environ | {
        "ILACS_DATA": str(tmp_path_factory.mktemp("installation")),
        "ILACS_SECURE": "no",
        "ILACS_SECOND_FACTOR": "no",
        "ILACS_DATABASE": "",
    }
    ends = ("--size", "80", "--months", "1", "--ends", "2026-09-30")
    command = (sys.executable, "-c", "from ilacs.cli import main; main()")
    subprocess.run(
        (*command, "admin", "example", "--password", PASSWORD, *ends),
        env=environment,
        check=True,
        capture_output=True,
    )
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    running = subprocess.Popen(
        (*command, "serve", "--port", str(port)), env=environment, stdout=subprocess.DEVNULL
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait_for(address)
        yield address
    finally:
        running.terminate()
        assert running.wait(PATIENCE) == 0


def _wait_for(address):
    for _ in range(PATIENCE * 5):
        try:
            urlopen(f"{address}/health").close()
        except OSError:
            time.sleep(0.2)
        else:
            return
    raise AssertionError("the server does not answer")


@contextmanager
def signed_in(browser, server, role, *, width=WIDE, scripts=True) -> Iterator[Page]:
    """A page of somebody who signed in; nothing is fetched but from the server."""
    context = browser.new_context(
        viewport={"width": width, "height": 900},
        base_url=server,
        java_script_enabled=scripts,
        bypass_csp=scripts,  # The checker of accessibility is a script of its own.
    )
    context.set_default_timeout(20_000)
    elsewhere = []
    context.on(
        "request",
        lambda one: one.url.startswith((server, "data:")) or elsewhere.append(one.url),
    )
    page = context.new_page()
    page.goto("/sign-in")
    page.fill("#id_username", f"{role}@brent.example")
    page.fill("#id_password", PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    yield page
    context.close()
    assert elsewhere == []


@pytest.fixture(scope="module")
def workbook(tmp_path_factory):
    """The lists of the month after those of the example."""
    (lists,) = imagine(80, 1, 1, ends=date(2026, 10, 31), authority="Brent")
    path = tmp_path_factory.mktemp("lists") / "annex-a.xlsx"
    sheets = typed_sheets(lists, Layout.Y2024)
    write_official(sheets, path, About(Layout.Y2024, date(2026, 10, 31), "Brent"))
    return path


def test_from_lists_to_a_child_without_scripts(browser, server, workbook):
    with signed_in(browser, server, "analyst", scripts=False) as page:
        page.goto("/data")
        page.get_by_role("link", name="Put lists in").click()
        page.get_by_label("Files").set_input_files(workbook)
        page.get_by_role("button", name="Check these lists").click()
        # The page shows by itself when the background is done.
        expect(page.get_by_text("Waiting for somebody to accept them")).to_be_visible(
            timeout=PATIENCE * 1000
        )
        page.get_by_role("button", name="Accept these lists").click()
        expect(page.locator("main")).to_contain_text("Lists as at 31 October 2026")
        page.get_by_role("link", name="All measures").click()
        page.get_by_role("link", name="Children in need", exact=True).first.click()
        expect(page.locator("h1")).to_have_text("Children in need")
        page.get_by_role("link", name="See the children behind it").click()
        page.locator("tbody th a").first.click()
        expect(page.locator("h1")).to_contain_text("Child SYN")
        assert "SYN" not in page.url
        expect(page.locator("main")).to_contain_text("From 2 submissions")


def test_from_a_sentence_to_the_children_in_three_clicks(browser, server):
    with signed_in(browser, server, "head-of-service") as page:
        page.goto("/record/reports/80489-2018-05-14")
        page.locator("[data-theme=missing]").first.click()
        expect(page.locator("h1")).to_contain_text("Missing children")
        page.get_by_role("link", name="Children missing from care", exact=True).click()
        page.get_by_role("link", name="See the children behind it").click()
        expect(page.locator("h1")).to_contain_text("Children missing from care")
        assert page.locator("tbody th a").count() > 0


PLACES = (
    "/record",
    "/record/reports/80489-2018-05-14",
    "/data",
    "/data/upload",
    "/data/uploads/1",
    "/data/measures",
    "/data/measures?area=children_in_care",
    "/data/measures?theme=missing",
    "/data/measures/care-reviews-in-time?by=team",
    "/data/measures/legal-statuses",
    "/data/measures/children-in-care/children",
    "/data/due",
)


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_everybody_can_use_the_pages(browser, server, width):
    with signed_in(browser, server, "analyst", width=width) as page:
        page.goto("/data/due")
        child = page.locator("tbody th a").first.get_attribute("href")
        for place in (*PLACES, child):
            assert page.goto(place).status == 200
            assert page.evaluate("document.documentElement.scrollWidth") <= width, place
            assert Axe().run(page).response["violations"] == [], place


def test_a_member_meets_no_child(browser, server):
    with signed_in(browser, server, "member") as page:
        page.goto("/data")
        expect(page.locator("main")).to_contain_text("Counts from 1 to 4 are not shown")
        assert page.get_by_role("link", name="What is due").count() == 0
        page.goto("/data/measures/children-in-need")
        assert page.get_by_role("link", name="See the children behind it").count() == 0
        assert page.goto("/data/due").status == 403
