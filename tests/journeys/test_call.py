"""The call comes: everybody sees the countdown, its calendar opens, and it is closed again."""

from datetime import date

import pytest
from icalendar import Calendar
from playwright.sync_api import Page, expect
from usable import faults_of
from visiting import NARROW, signed_in

MILESTONES = [
    "The call",
    "Set-up and off-site week",
    "Child-level lists due",
    "Audit information due",
    "Performance and management information due",
    "First day on site",
    "Last day on site",
    "Feedback",
    "Draft report received",
    "Comments on factual accuracy due",
    "Report published",
    "Report received",
    "Report published by the authority too, at the latest",
]
"""What follows a call for a short inspection, whatever day it comes."""


def the_call_came(page: Page, kind: str, day: date | None = None) -> None:
    """Say that it came: today, where no day is given."""
    page.goto("/record")
    page.get_by_role("link", name="When the call comes").click()
    if day is not None:
        page.get_by_label("Day of the call").fill(day.isoformat())
    page.get_by_label("What it was for").select_option(label=kind)
    page.get_by_role("button", name="Start the countdown").click()
    expect(page.locator("h1")).to_contain_text("The call came on")


def close(page: Page, button: str) -> None:
    page.goto("/record/call")
    page.get_by_role("button", name=button).click()
    expect(page.locator("h1")).to_have_text("When the call comes")


@pytest.fixture(scope="module")
def somebody(browser, server):
    """A head of service."""
    with signed_in(browser, server, "head_of_service") as page:
        yield page


@pytest.fixture
def head(somebody):
    """A head of service; however the test ends, no call is left behind."""
    yield somebody
    somebody.goto("/record/call")
    if somebody.get_by_role("button", name="It is over").count():
        close(somebody, "It is over")


def test_the_call_came_today(browser, server, head):
    the_call_came(head, "Short inspection")
    shown = head.locator(".ilacs-milestone strong").all_inner_texts()
    assert set(MILESTONES) <= set(shown)
    assert faults_of(head) == []

    with head.expect_download() as file:
        head.get_by_role("link", name="Put it in a calendar").click()
    calendar = Calendar.from_ical(file.value.path().read_bytes())
    told = {str(event["summary"]) for event in calendar.walk("vevent")}
    assert {
        "Brent: Child-level lists due",
        "Brent: On site",
        "Brent: Draft report received",
    } <= told

    with signed_in(browser, server, "member", width=NARROW) as phone:
        expect(phone.locator(".ilacs-call")).to_contain_text("The call came on")
        expect(phone.locator(".ilacs-call")).to_be_in_viewport()
        phone.get_by_role("link", name="See every milestone").click()
        expect(phone.get_by_text("Child-level lists due", exact=True)).to_be_visible()
        assert phone.get_by_role("button", name="It is over").count() == 0
        close(head, "It was a mistake")
        phone.goto("/record")
        expect(phone.locator(".ilacs-call")).to_have_count(0)


def test_a_call_on_a_friday_before_a_bank_holiday(head):
    the_call_came(head, "Standard inspection", date(2024, 5, 24))
    first = head.locator(".ilacs-milestone").filter(has_text="First day on site")
    expect(first).to_contain_text("Tuesday 28 May 2024")
    expect(first).to_contain_text("27 May 2024 is a bank holiday")
    expect(head.locator(".ilacs-milestones")).to_contain_text("calls come on Mondays")
    close(head, "It is over")


def test_a_call_on_a_bank_holiday_asks_to_check_the_day(head):
    the_call_came(head, "Standard inspection", date(2024, 5, 27))
    expect(head.locator(".ilacs-milestones")).to_contain_text("check the day")


def test_a_call_without_scripts(browser, server):
    with signed_in(browser, server, "quality_assurance", scripts=False) as page:
        the_call_came(page, "Short inspection")
        close(page, "It was a mistake")
