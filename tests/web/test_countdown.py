"""A timetable counted from today: what is said first, and how far each milestone is."""

from datetime import date

import pytest

from ilacs.framework.contacts import ContactKind
from ilacs.web.shown.call import called_countdown

# A short inspection called on Monday 23 November 2026: on site from Monday 30 November to Friday
# 4 December.
CALLED = date(2026, 11, 23)


@pytest.mark.parametrize(
    ("today", "first", "left"),
    [
        ("2026-11-23", "Inspectors come on Monday 30 November 2026", "in 7 days"),
        ("2026-11-29", "Inspectors come on Monday 30 November 2026", "tomorrow"),
        ("2026-11-30", "Inspectors are here until Friday 4 December 2026", "day 1 of 5"),
        ("2026-12-04", "Inspectors are here until Friday 4 December 2026", "day 5 of 5"),
        ("2026-12-05", "The report is expected about Tuesday 19 January 2027", "in 45 days"),
        ("2027-01-19", "The report may come until Friday 12 February 2027", "any day now"),
        ("2027-02-13", "The report should have been published", ""),
    ],
)
def test_what_is_said_first(today, first, left):
    shown = called_countdown(ContactKind.SHORT, CALLED, date.fromisoformat(today))
    assert (shown.arrival, shown.arrival_left) == (first, left)


@pytest.mark.parametrize(
    ("today", "state", "left"),
    [
        ("2026-11-24", "ahead", "tomorrow"),
        ("2026-11-25", "now", "today"),
        ("2026-11-26", "over", "over"),
    ],
)
def test_how_far_a_day_is(today, state, left):
    # Lists are due two working days after the call.
    shown = called_countdown(ContactKind.SHORT, CALLED, date.fromisoformat(today))
    lists = next(one for one in shown.milestones if one.id == "child_level_lists")
    assert (lists.when, lists.state, lists.left) == ("Wednesday 25 November 2026", state, left)


def test_a_window_says_that_it_may_be_later():
    shown = called_countdown(ContactKind.SHORT, CALLED, CALLED)
    report = next(one for one in shown.milestones if one.id == "publication")
    assert report.left == "in 50 days or later"
    assert report.when == (
        "A day from Tuesday 12 January 2027 to Friday 12 February 2027, most likely "
        "Tuesday 19 January 2027"
    )


def test_what_comes_next():
    first = called_countdown(ContactKind.SHORT, CALLED, CALLED)
    assert first.now == "The call and Set-up and off-site week"
    assert first.next == "Child-level lists due, in 2 days"
    lists = called_countdown(ContactKind.SHORT, CALLED, date(2026, 11, 26))
    both = "Audit information due and Performance and management information due"
    assert lists.next == f"{both}, tomorrow"
    after = called_countdown(ContactKind.SHORT, CALLED, date(2028, 1, 1))
    assert (after.now, after.next) == ("", "")
