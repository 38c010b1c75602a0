"""Numbers, ages, identifiers, postcodes and times as people type them."""

from datetime import date, datetime, time

import pytest

from ilacs.lists.reading.texts import (
    is_error,
    is_formula_like,
    read_identifier,
    read_postcode,
    read_text,
    read_time,
)
from ilacs.lists.reading.whole_numbers import read_age, read_count
from ilacs.lists.reading.words import is_blank_mark


@pytest.mark.parametrize(
    ("typed", "value", "rule"),
    [
        (3, 3, None),
        (3.0, 3, None),
        ("3", 3, None),
        ("3 ", 3, None),
        ("\u00a03", 3, None),
        ("3.0", 3, None),
        ("0", 0, None),
        (-1, -1, None),
        ("nil", 0, "read-number-words"),
        ("two", 2, "read-number-words"),
        (3.5, None, "read-number-decimal"),
        ("3.5", None, "read-number-decimal"),
        ("some", None, "read-number-unread"),
        ("3 or 4", None, "read-number-unread"),
        ("<1", None, "read-number-unread"),
        ("99999999999", None, "read-number-unread"),
        (1e300, None, "read-number-unread"),
        (float("inf"), None, "read-number-unread"),
        (date(1900, 1, 3), None, "read-number-unread"),
        (True, None, "read-number-unread"),
        ("-", None, None),
        ("None", None, None),
    ],
)
def test_counts(typed, value, rule):
    assert read_count(typed) == (value, rule, None)


@pytest.mark.parametrize(
    ("typed", "value", "rule"),
    [
        (6, 6, None),
        ("6", 6, None),
        (-1, -1, None),
        ("-1", -1, None),
        (6.9, 6, "read-age-decimal"),
        ("6.138", 6, "read-age-decimal"),
        ("<1", 0, "read-age-words"),
        ("under 1", 0, "read-age-words"),
        ("6 months", 0, "read-age-words"),
        ("18 months", 1, "read-age-words"),
        ("3 weeks", 0, "read-age-words"),
        ("3 years", 3, "read-age-words"),
        ("3 yrs 4 mths", 3, "read-age-words"),
        ("Unborn", -1, "read-age-words"),
        (-0.4, None, "read-number-unread"),
        ("teenager", None, "read-number-unread"),
        ("60 weeks", None, "read-number-unread"),
        ("n/a", None, None),
    ],
)
def test_ages_in_completed_years(typed, value, rule):
    assert read_age(typed) == (value, rule, None)


@pytest.mark.parametrize(
    ("typed", "value", "rule"),
    [
        (12345.0, "12345", None),
        (12345, "12345", None),
        ("00123", "00123", None),
        (" AB\u00a0123 ", "AB 123", None),
        ("12345.0", "12345", "read-identifier-dot-nought"),
        ("1.23E+11", None, "read-identifier-scientific"),
        ("1E5", None, "read-identifier-scientific"),
        # Excel keeps 15 digits.
        (1234567890123456.0, None, "read-identifier-scientific"),
        (date(2024, 1, 3), None, "read-identifier-unread"),
        (True, None, "read-identifier-unread"),
        ("#N/A", None, None),
        ("-", None, None),
    ],
)
def test_identifiers_are_text(typed, value, rule):
    assert read_identifier(typed) == (value, rule, None)


@pytest.mark.parametrize(
    ("typed", "value", "rule"),
    [
        ("sw1a1aa", "SW1A 1AA", None),
        ("M1  1AE", "M1 1AE", None),
        ("B33\u00a08TH", "B33 8TH", None),
        ("EC1A 1BB.", "EC1A 1BB", None),
        ("LS9", "LS9", "read-postcode-district"),
        ("confidential", None, "read-postcode-unread"),
        ("not known", None, None),
    ],
)
def test_postcodes(typed, value, rule):
    assert read_postcode(typed) == (value, rule, None)


@pytest.mark.parametrize(
    ("typed", "value", "rule"),
    [
        (time(21, 40), "21:40", None),
        (datetime.fromisoformat("2024-01-03T21:40"), "21:40", None),
        (0.5, "12:00", None),
        ("21:40", "21:40", None),
        ("21:40:30", "21:40", None),
        ("9.05", "09:05", None),
        ("9:05 pm", "21:05", None),
        ("12:30 am", "00:30", None),
        ("25:00", None, "read-time-unread"),
        ("evening", None, "read-time-unread"),
        ("-", None, None),
    ],
)
def test_times_of_day(typed, value, rule):
    assert read_time(typed) == (value, rule, None)


def test_names_lose_unseen_spaces_and_marks_for_no_answer():
    assert read_text("Ann\u00a0 Other ").value == "Ann Other"
    assert read_text("#N/A").value is None
    assert read_text(12.0).value == "12"


@pytest.mark.parametrize(
    "typed",
    ["-", "–", ".", "..", "N/A", "n/a ", "#N/A", "nan", "NULL", "<blank>", "None", "Not Recorded"],
)
def test_marks_for_no_answer(typed):
    assert is_blank_mark(typed)


@pytest.mark.parametrize("typed", ["0", "No", "Unknown", "Nonet", "A", "N", "not seen"])
def test_answers_are_no_marks(typed):
    assert not is_blank_mark(typed)


@pytest.mark.parametrize(
    "typed", ["#REF!", "#DIV/0!", "#value!", "#NAME?", "#MULTIVALUE", "Err:502"]
)
def test_errors(typed):
    assert is_error(typed)


@pytest.mark.parametrize("typed", ["#N/A", "#1", "Error", "E1", ""])
def test_no_errors(typed):
    assert not is_error(typed)


@pytest.mark.parametrize(
    "typed", ["=1+1", "=cmd|' /C calc'!A0", "@SUM(A1)", "+A1", "-A1+2", "-cmd|x", "DDE|x"]
)
def test_text_that_a_spreadsheet_may_run(typed):
    assert is_formula_like(typed)


@pytest.mark.parametrize(
    "typed", ["-", "--", "-1", "+44 20 7946 0000", "a) Male", "3 - Other", "="]
)
def test_text_that_it_may_not(typed):
    assert not is_formula_like(typed)
