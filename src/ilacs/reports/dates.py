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
# A month can be cut short: `Nov`, `Sept.`
_MONTH = "|".join(rf"{name[:3]}(?:{name[3:]}|{name[3:4]})?\.?" for name in _MONTHS)
_PLAIN_DAY = r"(?<!\d)(\d{1,2})(?!\d)(?:st|nd|rd|th)?(?:\s+of)?"
_DAY = re.compile(
    rf"{_PLAIN_DAY}(?:\s*({_MONTH})(?![a-z]))?(?:,?\s+(\d{{4}})(?!\d))?", re.IGNORECASE
)
_WHOLE = re.compile(rf"{_PLAIN_DAY}\s*({_MONTH}),?\s+(\d{{4}})(?!\d)", re.IGNORECASE)
_WEEKDAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)day\b,?\s*", re.IGNORECASE)
_NUMERIC = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_RANGE = re.compile(r"\s*(?:to|until|through|[-‒–—−])\s*", re.IGNORECASE)
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
    """`text` with dates like 12/09/2016, which are day first, written out, and no weekdays."""

    def written(match: re.Match[str]) -> str:
        month = int(match.group(2))
        return (
            f"{match.group(1)} {_MONTHS[month - 1]} {match.group(3)}"
            if 1 <= month <= len(_MONTHS)
            else match.group()
        )

    return _NUMERIC.sub(written, _WEEKDAY.sub("", text))


def _month(name: str) -> int:
    short = [month[:3] for month in _MONTHS]
    return short.index(name[:3].lower()) + 1


def first_date(text: str) -> date | None:
    """The first whole date in `text`, or None."""
    for match in _WHOLE.finditer(_in_words(text)):
        try:
            return date(int(match.group(3)), _month(match.group(2)), int(match.group(1)))
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


def has_other_dates(text: str, periods: tuple[Period, ...]) -> bool:
    """Whether `text` names more months than the days that were read out of it account for."""
    named = len(re.findall(rf"(?<![a-z])(?:{_MONTH})(?![a-z])", _in_words(text), re.IGNORECASE))
    return named > 2 * len(periods) or bool(periods and named == 2 and _is_one_day(periods))


def _is_one_day(periods: tuple[Period, ...]) -> bool:
    return len(periods) == 1 and periods[0].first == periods[0].last


def _days(text: str) -> list[_Day]:
    """The days of the first unbroken run of days in `text` that names a month."""
    runs: list[list[_Day]] = []
    end = -1
    for match in _DAY.finditer(text):
        between = text[end : match.start()] if end >= 0 else ""
        joined_by = _joint(between) if end >= 0 else ""
        day = _Day(
            int(match.group(1)),
            _month(match.group(2)) if match.group(2) else None,
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
