"""Days, grades and chances in the words of pages."""

from datetime import date

import pytest
from records import BARNET, BRENT, DORSET, inspected, record_of

from ilacs.framework import Grade
from ilacs.register import by_urn
from ilacs.sector.outlook import outlook
from ilacs.web.shown.ahead import ahead_shown
from ilacs.web.shown.standing import standing_shown
from ilacs.web.shown.words import chance, grade_shown, is_web_address, months_between_words, period

DAY = date.fromisoformat


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-04-27", "2026-05-01", "27 April to 1 May 2026"),
        ("2023-02-20", "2023-02-24", "20 to 24 February 2023"),
        ("2023-02-20", "2023-02-20", "20 February 2023"),
        ("2021-12-30", "2022-01-03", "30 December 2021 to 3 January 2022"),
    ],
)
def test_days_on_site(first, last, words):
    assert period(DAY(first), DAY(last)) == words


def test_days_on_site_that_are_not_known():
    assert period(None, None) == ""
    assert period(DAY("2023-02-20"), None) == "20 February 2023"


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2029-07-14", "2029-11-13", "between July and November 2029"),
        ("2026-12-01", "2027-03-01", "between December 2026 and March 2027"),
        ("2029-07-01", "2029-07-31", "in July 2029"),
    ],
)
def test_a_window_in_months(first, last, words):
    assert months_between_words(DAY(first), DAY(last)) == words


@pytest.mark.parametrize(
    ("share", "words"),
    [(0.0, "under 1%"), (0.01, "1%"), (0.485, "48%"), (0.99, "99%"), (1.0, "over 99%")],
)
def test_a_chance_is_never_certain(share, words):
    assert chance(share) == words


def test_a_grade_that_is_not_known_says_so():
    assert (grade_shown(None).words, grade_shown(None).code) == ("No grade", "—")
    assert (grade_shown(Grade.NOT_JUDGED).words, grade_shown(Grade.NOT_JUDGED).code) == (
        "Not judged",
        "NJ",
    )


@pytest.mark.parametrize(
    ("address", "is_one"),
    [
        ("https://example.org/a", True),
        ("http://example.org", True),
        ("javascript:alert(1)", False),
        ("//example.org", False),
        ("", False),
    ],
)
def test_what_can_be_a_link(address, is_one):
    assert is_web_address(address) is is_one


@pytest.mark.parametrize(
    ("grades", "words"),
    [
        ("leaders G, help G, care G, leavers G", "Good in all four areas."),
        (
            "leaders G, help O, care G, leavers G",
            "Outstanding in one area and good in three.",
        ),
        (
            "leaders I, help R, care R, leavers O",
            "Outstanding in one area, requires improvement in two and inadequate in one.",
        ),
        ("leaders G, help G, care ?, leavers G", "Good in three areas and not judged in one."),
        ("leaders G, help G, care G", "Good in three areas and no grade in one."),
    ],
)
def test_four_areas_in_one_sentence(grades, words):
    record = record_of(inspected(BRENT, "2023-02-20", grades))
    assert standing_shown(record, by_urn(BRENT)).in_short == words


def test_what_was_asked_is_not_known_where_no_list_was_read():
    record = record_of(inspected(BRENT, "2023-02-20", "leaders G"))
    shown = standing_shown(record, by_urn(BRENT))
    assert not shown.areas_known
    assert shown.last_named == "standard inspection of February 2023"


def test_an_inspection_that_has_probably_begun():
    # Others tell how long reports take; that of Brent has been waited for for very long.
    record = record_of(
        inspected(BRENT, "2022-02-07", "overall G, leaders G"),
        inspected(BARNET, "2026-05-04", "leaders G"),
        inspected(DORSET, "2026-06-01", "leaders G"),
    )
    words = ahead_shown(outlook(record, by_urn(BRENT))).in_short
    assert "has probably begun already, its report not yet published. If not," in words


def test_a_pathway_that_cannot_be_told():
    record = record_of(inspected(BRENT, "2026-05-04", "leaders G, help G"), as_at="2026-11-25")
    shown = ahead_shown(outlook(record, by_urn(BRENT)))
    assert shown.pathway == "Pathway 1, 2 or 3: which one cannot be told"
