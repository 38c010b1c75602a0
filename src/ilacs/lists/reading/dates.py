"""Dates as people type them. Day and month are never guessed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from ilacs.lists.no_answers import no_answers
from ilacs.lists.reading.cells import Cell, plain
from ilacs.lists.reading.day_nought import DAY_NOUGHT
from ilacs.lists.reading.outcome import BLANK, Outcome, unread
from ilacs.lists.reading.words import placeholder_days


class DayOrder(StrEnum):
    """Which comes first in a date such as 03/04/2024."""

    DAY = "day first"
    MONTH = "month first"


@dataclass(frozen=True)
class Evidence:
    """What the texts of a column prove about their order, by dates that read only one way."""

    day_first: bool = False
    month_first: bool = False

    def __or__(self, other: "Evidence") -> "Evidence":
        return Evidence(self.day_first or other.day_first, self.month_first or other.month_first)

    @property
    def order(self) -> DayOrder | None:
        """The order proved. Month first is never taken from the dates alone: the template asks
        for the day first, so a column the other way round has been through something."""
        return DayOrder.DAY if self.day_first and not self.month_first else None


@dataclass(frozen=True)
class DateReader:
    """Reads the dates of one column.

    `order` settles texts such as 03/04/2024. `newest_year` is the newest year written in full in
    the file (or the given reference date's): two-digit years are read where they lie from 30
    years before it to two years after. `day_nought` is what numbers of days count from.
    """

    order: DayOrder | None = None
    newest_year: int | None = None
    day_nought: date = DAY_NOUGHT

    def __call__(self, cell: Cell) -> Outcome:
        """One distinct value: its day, or the rule that says why there is none."""
        match cell:
            case datetime():
                return _believable(cell.date())
            case date():
                return _believable(cell)
            case bool():
                return unread("read-date-unread")
            case int() | float():
                return _serial(cell, self.day_nought)
            case str():
                return self._text(plain(cell))
            case _:
                # A time of day: what Excel shows for day nought.
                return unread("read-date-placeholder")

    def _text(self, text: str) -> Outcome:
        folded = text.casefold()
        if folded in _FAILED_LOOKUPS:
            return unread("read-cell-error")
        if folded in no_answers("dates"):
            return BLANK
        for pattern, reading in _PATTERNS:
            found = pattern.fullmatch(folded)
            if found:
                return reading(self, found)
        return unread("read-date-unread")

    def numeric(self, found: re.Match[str]) -> Outcome:
        """Three numbers with the year last."""
        first, second, year_text = int(found[1]), int(found[2]), found[3]
        year = self.year(year_text)
        if year is None:
            return unread("read-date-century")
        note = "read-date-two-digit-year" if len(year_text) == 2 else None
        if first > 12 or first == second:
            return _day(year, second, first, note)
        if second > 12:
            return _day(year, first, second, "read-date-month-second")
        if self.order is None:
            return unread("read-date-ambiguous")
        if self.order is DayOrder.MONTH:
            first, second = second, first
        return _day(year, second, first, note)

    def year_first(self, found: re.Match[str]) -> Outcome:
        """2024-03-31, the international way."""
        return _day(int(found[1]), int(found[2]), int(found[3]))

    def with_zone(self, found: re.Match[str]) -> Outcome:
        """2024-06-30T23:00:00Z: the day that it was in England, here the first of July."""
        try:
            day, clock = found[0][:10], found[0][11:].upper().replace(" ", "")
            instant = datetime.fromisoformat(f"{day}T{clock}")
            here = instant.astimezone(_ENGLAND).date()
        except (ValueError, OverflowError):
            return unread("read-date-impossible")
        return _believable(here, None if here == instant.date() else "read-date-zone")

    def eight_digits(self, found: re.Match[str]) -> Outcome:
        """20240331, or 31032024: whichever can be a day of our time."""
        digits = found[0]
        if 1900 <= int(digits[:4]) <= 2100 and int(digits[4:6]) <= 12:
            return _day(int(digits[:4]), int(digits[4:6]), int(digits[6:]))
        if not 1900 <= int(digits[4:]) <= 2100:
            return unread("read-date-unread")
        split = re.fullmatch(r"(\d\d)(\d\d)(\d{4})", digits)
        return self.numeric(split) if split else unread("read-date-unread")

    def named_month(self, found: re.Match[str]) -> Outcome:
        """3 January 2024, 3rd Jan 24, January 3, 2024."""
        parts = found.groupdict()
        month = _MONTHS.get(parts["month"][:3])
        if month is None or not _MONTH_NAMES[month - 1].startswith(_full(parts["month"])):
            return unread("read-date-unread")
        year = self.year(parts["year"])
        if year is None:
            return unread("read-date-century")
        note = "read-date-two-digit-year" if len(parts["year"]) == 2 else None
        return _day(year, month, int(parts["day"]), note)

    def no_day(self, found: re.Match[str]) -> Outcome:
        """A month or a year alone."""
        return unread("read-date-no-day")

    def serial_text(self, found: re.Match[str]) -> Outcome:
        """The number of a day, as text."""
        return _serial(float(found[0]), self.day_nought)

    def year(self, text: str) -> int | None:
        """The year, if only one is possible."""
        if len(text) == 4:
            return int(text)
        if self.newest_year is None:
            return None
        lowest, highest = self.newest_year - YEARS_BACK, self.newest_year + YEARS_AHEAD
        years = [
            year
            for century in range(lowest // 100, highest // 100 + 1)
            if lowest <= (year := century * 100 + int(text)) <= highest
        ]
        return years[0] if len(years) == 1 else None


YEARS_BACK, YEARS_AHEAD = 30, 2
"""How far from the newest full year a two-digit year may lie: children and care leavers are under
26, and a birth or review can be expected."""

_FAILED_LOOKUPS = ("#n/a", "#na")
"""Marks for no answer elsewhere. That a day is not there says something of the child, such as that
care goes on, and a look-up that failed does not."""

_ENGLAND = ZoneInfo("Europe/London")

EARLIEST, LATEST = date(1900, 1, 2), date(2100, 12, 31)
"""Days outside cannot be meant; Excel's own days begin here."""

_MONTH_NAMES = (
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
)
_MONTHS = {name[:3]: number for number, name in enumerate(_MONTH_NAMES, start=1)}
_TIME = r"(?:(?: |t|, ?)\d{1,2}[:.]\d{2}(?:[:.]\d{2}(?:[.,]\d+)?)? ?(?:am|pm)?)?"
_WEEKDAY = r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*[,.]? )?"
_BETWEEN = r" ?[-/.,' ] ?"
_PATTERNS = tuple(
    (re.compile(pattern), reading)
    for pattern, reading in (
        (
            rf"{_WEEKDAY}(\d{{1,2}}) ?[-/. ] ?(\d{{1,2}}) ?[-/. ] ?(\d{{4}}|\d{{2}}){_TIME}",
            DateReader.numeric,
        ),
        (rf"(\d{{4}})[-/.](\d{{1,2}})[-/.](\d{{1,2}}){_TIME}", DateReader.year_first),
        (
            r"\d{4}-\d{2}-\d{2}[t ]\d{2}:\d{2}(?::\d{2}(?:\.\d{1,6})?)? ?(?:z|[+-]\d{2}:?\d{2})",
            DateReader.with_zone,
        ),
        (r"\d{8}", DateReader.eight_digits),
        (
            rf"{_WEEKDAY}(?P<day>\d{{1,2}})(?:st|nd|rd|th)?(?: of)?(?:{_BETWEEN})?"
            rf"(?P<month>[a-z]{{3,9}})(?:{_BETWEEN}|\. )?(?P<year>\d{{4}}|\d{{2}}){_TIME}",
            DateReader.named_month,
        ),
        (
            rf"{_WEEKDAY}(?P<month>[a-z]{{3,9}})\.? (?P<day>\d{{1,2}})(?:st|nd|rd|th)?,? "
            rf"(?P<year>\d{{4}}){_TIME}",
            DateReader.named_month,
        ),
        (rf"[a-z]{{3,9}}(?:{_BETWEEN})?(?:\d{{4}}|\d{{2}})", DateReader.no_day),
        (r"(?:\d{1,2}[-/.])?(?:19|20)\d{2}", DateReader.no_day),
        (r"\d{5}(?:\.\d+)?", DateReader.serial_text),
    )
)
_NUMERIC = _PATTERNS[0][0]
_LOWEST_SERIAL, _HIGHEST_SERIAL = 10_000, 73_415
"""1927 to 2100, or four years later: below are ages and counts."""


def evidence(cells: Iterable[Cell]) -> Evidence:
    """What distinct cells prove about the order of day and month."""
    day_first = month_first = False
    for cell in cells:
        found = isinstance(cell, str) and _NUMERIC.fullmatch(plain(cell).casefold())
        if found:
            first, second = int(found[1]), int(found[2])
            day_first |= 12 < first <= 31 and 1 <= second <= 12
            month_first |= 12 < second <= 31 and 1 <= first <= 12
    return Evidence(day_first, month_first)


def full_years(cells: Iterable[Cell]) -> list[int]:
    """The years that real dates and texts with four digits name, for the century of others."""
    years = []
    for cell in cells:
        if isinstance(cell, date):
            years.append(cell.year)
        elif isinstance(cell, str):
            years += [int(year) for year in re.findall(r"\b(20\d\d|19\d\d)\b", cell)]
    return years


def looks_swapped(cells: Iterable[Cell]) -> bool:
    """Whether a program has probably swapped the day and month of the real dates.

    A program that expects the month first turns 03/04/2024 into a real date, the wrong one, and
    leaves 25/04/2024 as text: then real dates have no day after the 12th, and texts no other.
    """
    days = [cell.day for cell in cells if isinstance(cell, date)]
    proof = [
        int(found[1])
        for cell in cells
        if isinstance(cell, str) and (found := _NUMERIC.fullmatch(plain(cell).casefold()))
    ]
    return len(days) >= 5 and len(proof) >= 5 and max(days) <= 12 < min(proof)


def _serial(number: float, day_nought: date) -> Outcome:
    if not _LOWEST_SERIAL <= number <= _HIGHEST_SERIAL:
        return unread("read-date-placeholder" if number in (0, 1) else "read-date-unread")
    return _believable(day_nought + timedelta(days=int(number)), "read-date-serial")


def _day(year: int, month: int, day: int, note: str | None = None) -> Outcome:
    try:
        return _believable(date(year, month, day), note)
    except ValueError:
        return unread("read-date-impossible")


def is_plain_day(cell: Cell) -> bool:
    """Whether a cell holds a real date of which nothing needs to be said."""
    return type(cell) is date and EARLIEST <= cell <= LATEST and cell not in placeholder_days()


def _believable(day: date, note: str | None = None) -> Outcome:
    if day in placeholder_days():
        return unread("read-date-placeholder")
    if not EARLIEST <= day <= LATEST:
        return unread("read-date-impossible")
    return Outcome(day, note)


def _full(name: str) -> str:
    return "sep" if name == "sept" else name
