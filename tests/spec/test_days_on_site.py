"""How the days on site are read from what is printed."""

from datetime import date

import pytest

from ilacs.reports.dates import first_date, has_other_dates, periods_in
from ilacs.reports.record import Period


def days(*numbers: tuple[int, int, int]) -> tuple[Period, ...]:
    """Periods from pairs of (year, month, day)."""
    dates = [date(*each) for each in numbers]
    return tuple(Period(*pair) for pair in zip(dates[::2], dates[1::2], strict=True))


PRINTED = [
    # One period; the month and the year are printed once, twice or both.
    ("14 to 18 July 2025", days((2025, 7, 14), (2025, 7, 18))),
    ("27 September to 8 October 2021", days((2021, 9, 27), (2021, 10, 8))),
    ("17 March to 21 March 2025", days((2025, 3, 17), (2025, 3, 21))),
    ("14 May 2018 to 25 May 2018", days((2018, 5, 14), (2018, 5, 25))),
    # Other words and signs between the days.
    ("11 – 22 July 2022", days((2022, 7, 11), (2022, 7, 22))),
    ("7 January–29 January 2014", days((2014, 1, 7), (2014, 1, 29))),
    ("18 March 2014 - 09 April 2014", days((2014, 3, 18), (2014, 4, 9))),
    ("5 and 6 March 2024", days((2024, 3, 5), (2024, 3, 6))),
    ("12th to 16th February 2018", days((2018, 2, 12), (2018, 2, 16))),
    ("8 October 2018 ‒ 19 October 2018", days((2018, 10, 8), (2018, 10, 19))),
    ("8 October 2018 to19 October 2018", days((2018, 10, 8), (2018, 10, 19))),
    ("Monday 8 October 2018 to Friday 19 October 2018", days((2018, 10, 8), (2018, 10, 19))),
    # Months cut short.
    ("12 Nov 2018 to 23 Nov. 2018", days((2018, 11, 12), (2018, 11, 23))),
    ("27 Sept 2021 - 8 Oct 2021", days((2021, 9, 27), (2021, 10, 8))),
    # A single day.
    ("28 July 2016", days((2016, 7, 28), (2016, 7, 28))),
    # Day first where all is in numbers.
    ("12/09/2016 to 06/10/2016", days((2016, 9, 12), (2016, 10, 6))),
    # Over the turn of a year.
    ("28 December to 4 January 2022", days((2021, 12, 28), (2022, 1, 4))),
    # Visits that had two parts.
    (
        "5 to 9 December 2022 and 14 to 15 February 2023",
        days((2022, 12, 5), (2022, 12, 9), (2023, 2, 14), (2023, 2, 15)),
    ),
    (
        "30 September to 11 October 2024 and 13 to 16 January 2025",
        days((2024, 9, 30), (2024, 10, 11), (2025, 1, 13), (2025, 1, 16)),
    ),
]


@pytest.mark.parametrize(("printed", "expected"), PRINTED, ids=[text for text, _ in PRINTED])
def test_printed_days_are_read(printed: str, expected: tuple[Period, ...]) -> None:
    assert periods_in(printed) == expected


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "in the summer of 2022",
        "3 to 31 June 2022",
        "18 to 14 July 2025",
        "14 to 18 Juli 2025",
        "1 January to 30 December 2025",
        "14/13/2025",
    ],
)
def test_what_is_no_period_is_not_guessed(printed: str) -> None:
    assert periods_in(printed) is None


def test_a_letter_without_a_year_takes_that_of_its_date() -> None:
    printed = "Between 16 May and 20 May, Ofsted"
    assert periods_in(printed) is None
    assert periods_in(printed, year=2016) == days((2016, 5, 16), (2016, 5, 20))


def test_the_date_of_publication_is_the_first_whole_date() -> None:
    assert first_date("Report published: 7 April 2017") == date(2017, 4, 7)
    assert first_date("12 November, 2018") == date(2018, 11, 12)
    assert first_date("25/11/2016") == date(2016, 11, 25)
    assert first_date("April 2017") is None
    assert first_date("31 April 2017") is None


@pytest.mark.parametrize(
    ("printed", "others"),
    [
        ("14 to 18 July 2025", False),
        ("28 July 2016", False),
        ("5 to 9 December 2022 and 14 to 15 February 2023", False),
        ("12 November 2018; 23 November 2018", True),
        ("6 Febuary 2017 or 2 March 2017, and again in May and June", True),
    ],
)
def test_dates_that_were_not_used_are_noticed(printed: str, others: bool) -> None:
    assert has_other_dates(printed, periods_in(printed) or ()) is others
