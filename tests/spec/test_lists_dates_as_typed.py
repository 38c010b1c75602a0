"""Dates as people type them. Day and month are never guessed."""

from datetime import date, datetime, time

import pytest

from ilacs.lists.reading.dates import DateReader, DayOrder, Evidence, evidence, looks_swapped

DAY_FIRST = DateReader(DayOrder.DAY, newest_year=2026)
NOT_KNOWN = DateReader(None, newest_year=2026)


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (date(2024, 1, 3), date(2024, 1, 3)),
        (datetime.fromisoformat("2024-01-03T23:59"), date(2024, 1, 3)),
        ("2024-01-03", date(2024, 1, 3)),
        ("2024-01-03T00:00:00", date(2024, 1, 3)),
        ("2024-01-03 00:00:00.000", date(2024, 1, 3)),
        ("2024-01-03T00:00:00Z", date(2024, 1, 3)),
        ("2024-06-30T12:00:00.000+01:00", date(2024, 6, 30)),
        ("2024/1/3", date(2024, 1, 3)),
        ("20240103", date(2024, 1, 3)),
        ("03/01/2024", date(2024, 1, 3)),
        ("3/1/2024", date(2024, 1, 3)),
        (" 03/01/2024\u00a0", date(2024, 1, 3)),
        ("03.01.2024", date(2024, 1, 3)),
        ("03-01-2024", date(2024, 1, 3)),
        ("03/01/2024 14:30", date(2024, 1, 3)),
        ("03/01/2024 2:30 PM", date(2024, 1, 3)),
        ("Wed 03/01/2024", date(2024, 1, 3)),
        ("3 Jan 2024", date(2024, 1, 3)),
        ("3rd January 2024", date(2024, 1, 3)),
        ("03-JAN-2024", date(2024, 1, 3)),
        ("3Jan2024", date(2024, 1, 3)),
        ("Wednesday, 3 January 2024", date(2024, 1, 3)),
        ("January 3, 2024", date(2024, 1, 3)),
        ("5 Sept 2023", date(2023, 9, 5)),
        ("29/02/2024", date(2024, 2, 29)),
    ],
)
def test_understood_without_a_word(typed, day):
    assert DAY_FIRST(typed) == (day, None, None)


@pytest.mark.parametrize(
    ("typed", "day", "rule"),
    [
        # 45294 days after 30 December 1899.
        (45294, date(2024, 1, 3), "read-date-serial"),
        (45294.75, date(2024, 1, 3), "read-date-serial"),
        ("45294", date(2024, 1, 3), "read-date-serial"),
        # Eleven at night by Greenwich is midnight in an English summer.
        ("2024-06-30T23:00:00Z", date(2024, 7, 1), "read-date-zone"),
        ("2024-06-30 23:00:00+00:00", date(2024, 7, 1), "read-date-zone"),
        ("2024-06-30 23:00:00.000 +0000", date(2024, 7, 1), "read-date-zone"),
        ("3.1.24", date(2024, 1, 3), "read-date-two-digit-year"),
        ("3-Jan-24", date(2024, 1, 3), "read-date-two-digit-year"),
        ("03/01/96", date(1996, 1, 3), "read-date-two-digit-year"),
        ("01/13/2024", date(2024, 1, 13), "read-date-month-second"),
    ],
)
def test_understood_and_said(typed, day, rule):
    assert DAY_FIRST(typed) == (day, rule, None)


@pytest.mark.parametrize(
    ("typed", "rule"),
    [
        ("31/02/2024", "read-date-impossible"),
        ("29/02/2023", "read-date-impossible"),
        ("31/04/2024", "read-date-impossible"),
        ("2024-13-01", "read-date-impossible"),
        ("2024-13-01T00:00:00Z", "read-date-impossible"),
        ("03/01/1824", "read-date-impossible"),
        ("03/01/3024", "read-date-impossible"),
        ("01/01/1900", "read-date-placeholder"),
        (date(1900, 1, 1), "read-date-placeholder"),
        (date(1899, 12, 30), "read-date-placeholder"),
        ("31/12/9999", "read-date-placeholder"),
        (time(0, 0), "read-date-placeholder"),
        (0, "read-date-placeholder"),
        ("Jan-24", "read-date-no-day"),
        ("January 2024", "read-date-no-day"),
        ("01/2024", "read-date-no-day"),
        ("2024", "read-date-no-day"),
        # 1962 and 2062 both lie outside 1996 to 2028.
        ("03/01/62", "read-date-century"),
        ("soon", "read-date-unread"),
        ("3 Foo 2024", "read-date-unread"),
        ("03/01", "read-date-unread"),
        (True, "read-date-unread"),
        (12, "read-date-unread"),
        ("12/12/12/12", "read-date-unread"),
        # A look-up that failed does not say that there is no day.
        ("#N/A", "read-cell-error"),
        (" #n/a ", "read-cell-error"),
    ],
)
def test_not_understood(typed, rule):
    assert DAY_FIRST(typed) == (None, rule, None)


@pytest.mark.parametrize("typed", ["-", ".", "N/A", "NULL", "NaT", "unknown", "00/00/0000"])
def test_no_answer(typed):
    assert DAY_FIRST(typed) == (None, None, None)


class TestDayAndMonth:
    def test_either_way_round_is_not_read_without_proof(self):
        assert NOT_KNOWN("03/04/2024") == (None, "read-date-ambiguous", None)

    @pytest.mark.parametrize("typed", ["25/04/2024", "04/04/2024", "3 April 2024", "2024-04-03"])
    def test_dates_that_read_only_one_way_need_none(self, typed):
        assert NOT_KNOWN(typed).value is not None

    def test_the_order_settled_by_the_user_counts(self):
        assert DateReader(DayOrder.MONTH)("03/04/2024").value == date(2024, 3, 4)

    @pytest.mark.parametrize(
        ("typed", "proof", "order"),
        [
            (["03/04/2024"], Evidence(), None),
            (["03/04/2024", "25/04/2024"], Evidence(day_first=True), DayOrder.DAY),
            (["03/04/2024", "04/25/2024"], Evidence(month_first=True), None),
            (["25/04/2024", "04/25/2024"], Evidence(True, True), None),
            # Real dates and ISO texts prove nothing about texts.
            ([date(2024, 4, 25), "2024-04-25", "32/04/2024"], Evidence(), None),
        ],
    )
    def test_proof_is_a_date_that_reads_only_one_way(self, typed, proof, order):
        assert evidence(typed) == proof
        assert proof.order is order

    def test_real_dates_exchanged_by_a_program_are_noticed(self):
        real = [date(2024, month, 5) for month in range(1, 7)]
        text = [f"{day}/03/2024" for day in range(20, 26)]
        assert looks_swapped([*real, *text])
        assert not looks_swapped([*real, date(2024, 3, 20), *text])
        assert not looks_swapped([*real, *text, "05/03/2024"])


def test_a_two_digit_year_is_not_read_without_a_full_one():
    assert DateReader(DayOrder.DAY, None)("13/01/24") == (None, "read-date-century", None)
