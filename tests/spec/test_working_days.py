"""Working days: not a Saturday, a Sunday, Christmas Day, Good Friday or a bank holiday."""

from datetime import date, timedelta

import pytest

from ilacs.framework.working_days import (
    OutsideCalendar,
    add_working_days,
    calendar_rows,
    is_provisional,
    is_working_day,
    working_days_between,
)

NO_WORKING_DAYS = [
    ("Saturday", date(2026, 11, 21)),
    ("Sunday", date(2026, 11, 22)),
    ("New Year's Day", date(2026, 1, 1)),
    ("Good Friday", date(2026, 4, 3)),
    ("Easter Monday", date(2026, 4, 6)),
    ("early May", date(2026, 5, 4)),
    ("spring", date(2026, 5, 25)),
    ("late summer", date(2026, 8, 31)),
    ("Christmas Day", date(2026, 12, 25)),
    ("Boxing Day fell on a Saturday", date(2026, 12, 28)),
    ("VE day moved early May, 2020", date(2020, 5, 8)),
    ("the jubilee moved the spring bank holiday, 2022", date(2022, 6, 2)),
    ("Platinum Jubilee", date(2022, 6, 3)),
    ("State Funeral", date(2022, 9, 19)),
    ("Coronation", date(2023, 5, 8)),
    ("Christmas Day fell on a Saturday, 2021", date(2021, 12, 27)),
    ("... and Boxing Day on the Sunday", date(2021, 12, 28)),
    ("Boxing Day, with Christmas Day on a Sunday, 2022", date(2022, 12, 26)),
    ("... and its own day after that", date(2022, 12, 27)),
]


@pytest.mark.parametrize(("why", "day"), NO_WORKING_DAYS, ids=[why for why, _ in NO_WORKING_DAYS])
def test_no_working_day(why: str, day: date) -> None:
    assert not is_working_day(day)


WORKING_DAYS = [
    ("a Monday", date(2026, 11, 23)),
    ("a Friday", date(2026, 11, 27)),
    ("the Monday before VE day", date(2020, 5, 4)),
    ("the last Monday of May 2022, before the jubilee", date(2022, 5, 30)),
    ("Maundy Thursday", date(2026, 4, 2)),
    ("Christmas Eve", date(2026, 12, 24)),
    ("Saint Patrick's Day, kept in Northern Ireland", date(2026, 3, 17)),
    ("2 January, kept in Scotland", date(2026, 1, 2)),
]


@pytest.mark.parametrize(("why", "day"), WORKING_DAYS, ids=[why for why, _ in WORKING_DAYS])
def test_working_day(why: str, day: date) -> None:
    assert is_working_day(day)


#  what                                      from               days  gives
VECTORS = [
    ("Stockton's statement of action", date(2023, 5, 9), 70, date(2023, 8, 16)),
    ("Cornwall's written statement", date(2018, 11, 23), 70, date(2019, 3, 6)),
    ("Somerset's written statement", date(2024, 7, 18), 70, date(2024, 10, 25)),
    ("over Easter", date(2026, 4, 2), 1, date(2026, 4, 7)),
    ("over Christmas and New Year", date(2026, 12, 24), 4, date(2027, 1, 4)),
    ("from a Saturday", date(2026, 11, 21), 1, date(2026, 11, 23)),
    ("five make a week", date(2026, 11, 23), 5, date(2026, 11, 30)),
    ("over the funeral", date(2022, 9, 16), 1, date(2022, 9, 20)),
    ("backwards", date(2026, 4, 7), -1, date(2026, 4, 2)),
    ("none at all", date(2026, 11, 21), 0, date(2026, 11, 21)),
]


@pytest.mark.parametrize(("what", "start", "days", "end"), VECTORS, ids=[v[0] for v in VECTORS])
def test_counting_working_days(what: str, start: date, days: int, end: date) -> None:
    assert add_working_days(start, days) == end
    if days:
        assert working_days_between(start, end) == days


def test_the_day_that_starts_the_count_is_not_counted() -> None:
    monday = date(2026, 11, 23)
    assert working_days_between(monday, monday) == 0
    assert working_days_between(monday, monday + timedelta(days=1)) == 1


#  Published dates that were more than 70 working days apart: the report is what counts, received.
@pytest.mark.parametrize(
    ("authority", "published", "due", "days"),
    [
        ("Kirklees", date(2016, 11, 25), date(2017, 3, 9), 71),
        ("Bath and North East Somerset", date(2025, 8, 5), date(2025, 11, 21), 77),
    ],
)
def test_other_printed_dates(authority: str, published: date, due: date, days: int) -> None:
    assert working_days_between(published, due) == days


def test_the_calendar_as_rows() -> None:
    rows = list(calendar_rows(date(2026, 4, 2), date(2026, 4, 7)))
    assert [(row.day.day, row.is_working_day, row.holiday) for row in rows] == [
        (2, True, ""),
        (3, False, "Good Friday"),
        (4, False, ""),
        (5, False, ""),
        (6, False, "Easter Monday"),
        (7, True, ""),
    ]
    assert list(calendar_rows(date(2026, 4, 2), date(2026, 4, 1))) == []


#  Bank holidays on weekdays: eight a year, two more in 2022 and one more in 2023.
@pytest.mark.parametrize(
    ("year", "weekdays", "holidays"),
    [(2019, 261, 8), (2022, 260, 8 + 2), (2023, 260, 8 + 1), (2024, 262, 8), (2026, 261, 8)],
)
def test_working_days_in_a_year(year: int, weekdays: int, holidays: int) -> None:
    rows = calendar_rows(date(year, 1, 1), date(year, 12, 31))
    assert sum(row.is_working_day for row in rows) == weekdays - holidays


@pytest.mark.parametrize("day", [date(1971, 12, 31), date(2101, 1, 1), date.min, date.max])
def test_years_that_nobody_knows_are_refused(day: date) -> None:
    with pytest.raises(OutsideCalendar, match="calendar covers 1972 to 2100"):
        is_working_day(day)


def test_counting_stops_at_the_end_of_the_calendar() -> None:
    with pytest.raises(OutsideCalendar):
        add_working_days(date(2100, 12, 30), 5)
    with pytest.raises(OutsideCalendar):
        add_working_days(date.max, 1)


def test_far_years_are_provisional() -> None:
    assert not is_provisional(date(2028, 12, 31))
    assert is_provisional(date(2029, 1, 1))
