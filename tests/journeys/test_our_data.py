"""From lists that are put in to the record of a child, in a browser, with `ilacs serve` running."""

from datetime import date

import pytest
from installed import PATIENCE
from playwright.sync_api import expect
from visiting import signed_in

from ilacs.documents.lists.official_tabs import About
from ilacs.documents.lists.official_workbook import write_official
from ilacs.lists.declared import Layout
from ilacs.lists.imagined import imagine
from ilacs.lists.typed import typed_sheets


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


def test_a_member_meets_no_child(browser, server):
    with signed_in(browser, server, "member") as page:
        page.goto("/data")
        expect(page.locator("main")).to_contain_text("Counts from 1 to 4 are not shown")
        assert page.get_by_role("link", name="What is due").count() == 0
        page.goto("/data/measures/children-in-need")
        assert page.get_by_role("link", name="See the children behind it").count() == 0
        assert page.goto("/data/due").status == 403
