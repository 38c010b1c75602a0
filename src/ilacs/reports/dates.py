"""Dates and visits as they are printed: `14 May 2018`, `27 September to 8 October 2021`."""

import re
from dataclasses import dataclass
from datetime import date

from ilacs.reports.record import Period

# fmt: off
_MONTHS = (
    "january", "february", "march", "april", "may", "june",
    "july", "august", "september", "october", "november", "december",
)
# fmt: on
_MONTH = "|".join(_MONTHS)
_DAY = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?(?:\s+of)?(?:\s*({_MONTH})\b)?(?:,?\s+(\d{{4}})\b)?",
    re.IGNORECASE,
)
_WHOLE = re.compile(rf"\b(\d{{1,2}})(?:st|nd|rd|th)?\s+({_MONTH})\s+(\d{{4}})\b", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_RANGE = re.compile(r"\s*(?:to|until|[-–—−])\s*", re.IGNORECASE)
_AND = re.compile(r"\s*(?:and|&|,|, and)\s*", re.IGNORECASE)

LONGEST_VISIT_DAYS = 60
"""A period longer than this is a misprint, not a visit."""


@dataclass(slots=True)
class _Day:
    day: int
    month: int | None
    year: int | None
    joined_by: str


def _in_words(text: str) -> str:
    """`text` with dates like 12/09/2016, which are day first, written out."""

    def written(match: re.Match[str]) -> str:
        month = int(match.group(2))
        return (
            f"{match.group(1)} {_MONTHS[month - 1]} {match.group(3)}"
            if 1 <= month <= len(_MONTHS)
            else match.group()
        )

    return _NUMERIC.sub(written, text)


def first_date(text: str) -> date | None:
    """The first whole date in `text`, or None."""
    for match in _WHOLE.finditer(_in_words(text)):
        try:
            return date(
                int(match.group(3)), _MONTHS.index(match.group(2).lower()) + 1, int(match.group(1))
            )
        except ValueError:
            continue
    return None


def periods_in(text: str, *, year: int | None = None) -> tuple[Period, ...] | None:
    """The days on site that `text` prints, or None if they cannot be told.

    A month or year that is printed once stands for the days before it too. `year` stands in
    where none is printed. `and` joins the ends of one period, unless periods are printed with
    `to` or a dash: then it joins two of them.
    """
    days = _days(_in_words(text))
    if not days:
        return None
    month: int | None = None
    later: _Day | None = None
    for day in reversed(days):
        month = day.month = day.month or month
        if month is None:
            return None
        if day.year is None and later is not None and later.year and later.month:
            day.year = later.year - (day.month is not None and day.month > later.month)
        if day.year is None:
            day.year = year
        later = day
    try:
        dates = [date(d.year or 0, d.month or 0, d.day) for d in days]
    except ValueError:
        return None
    return _pair(dates, [day.joined_by for day in days])


def _days(text: str) -> list[_Day]:
    """The days of the first unbroken run of days in `text` that names a month."""
    runs: list[list[_Day]] = []
    end = -1
    for match in _DAY.finditer(text):
        between = text[end : match.start()] if end >= 0 else ""
        joined_by = _joint(between) if end >= 0 else ""
        day = _Day(
            int(match.group(1)),
            _MONTHS.index(match.group(2).lower()) + 1 if match.group(2) else None,
            int(match.group(3)) if match.group(3) else None,
            joined_by,
        )
        if joined_by and runs:
            runs[-1].append(day)
        else:
            runs.append([day])
        end = match.end()
    return next((run for run in runs if run[-1].month), [])


def _joint(between: str) -> str:
    if _RANGE.fullmatch(between):
        return "to"
    return "and" if _AND.fullmatch(between) else ""


def _pair(dates: list[date], joints: list[str]) -> tuple[Period, ...] | None:
    ranges = "to" in joints
    periods: list[list[date]] = []
    for day, joint in zip(dates, joints, strict=True):
        if joint == "to" or (joint == "and" and not ranges):
            periods[-1].append(day)
        else:
            periods.append([day])
    found = tuple(Period(days[0], days[-1]) for days in periods)
    for period in found:
        if not 0 <= (period.last - period.first).days <= LONGEST_VISIT_DAYS:
            return None
    return found
