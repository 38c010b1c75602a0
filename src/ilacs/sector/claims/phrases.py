"""The phrases that people write for grades, judgements, events, numbers and times."""

import re
import tomllib
from calendar import month_name, monthrange
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib.resources import files

from ilacs.framework import Grade, Judgement
from ilacs.sector.claims.claim import Bound, Event, Movement, When

MONTHS = {name.lower(): number for number, name in enumerate(month_name) if name}
MONTHS |= {name[:3]: number for name, number in MONTHS.items()} | {"sept": 9}

_MONTH = "|".join(sorted(MONTHS, key=len, reverse=True))
WHEN = re.compile(
    rf"\b(?:(?P<iso>(?:19|20)\d\d-\d\d(?:-\d\d)?)"
    rf"|(?:(?P<day>\d{{1,2}})(?:st|nd|rd|th)? )?(?P<month>{_MONTH})\.?,? "
    rf"(?P<of>(?:19|20)\d\d|last year|this year)"
    rf"|(?P<year>(?:19|20)\d\d|last year|this year))\b"
)
"""A day, a month or a year in small letters; `last year` needs a day to count from."""


@cache
def phrases(group: str) -> Mapping[str, str]:
    """Each phrase of `group` (`grades`, `judgements`, ...) and what it stands for."""
    text = files("ilacs.sector.claims").joinpath("phrases.toml").read_text(encoding="utf-8")
    declared = tomllib.loads(text)[group]
    return {phrase: meant for meant, several in declared.items() for phrase in several}


@cache
def phrase_pattern(group: str) -> re.Pattern[str]:
    """Any phrase of `group`, the longest first."""
    longest_first = sorted(phrases(group), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def read_grade(text: str) -> Grade:
    """The grade that `text` is a phrase for. Raises ValueError."""
    return Grade(_read("grades", text))


def read_judgement(text: str) -> Judgement:
    """The judgement that `text` is a phrase for. Raises ValueError."""
    return Judgement(_read("judgements", text))


def read_event(text: str) -> Event:
    """The kind of event that `text` is a phrase for. Raises ValueError."""
    return Event(_read("events", text))


def read_movement(text: str) -> Movement:
    """The movement that `text` is a phrase for. Raises ValueError."""
    return Movement(_read("movements", text))


def read_bound(text: str) -> Bound:
    """What is said of a number, such as `at least`. Raises ValueError."""
    return Bound(_read("bounds", text))


def read_number(text: str) -> int:
    """A whole number in figures or in words. Raises ValueError."""
    plain = text.strip().lower()
    if plain.isascii() and plain.isdigit() and len(plain) <= 4:
        return int(plain)
    return int(_read("numbers", plain))


def read_when(text: str, as_at: date | None = None) -> When:
    """A day, month or year: `14 May 2018`, `2018-05`, `December last year`. Raises ValueError."""
    match = WHEN.fullmatch(text.strip().lower())
    if match is None:
        raise ValueError("it must be a day, a month or a year: 14 May 2018, 2018-05 or 2018")
    return when_of(match, as_at)


def when_of(match: re.Match[str], as_at: date | None) -> When:
    """The time that a match of WHEN means. Raises ValueError if there is no such day."""
    if iso := match["iso"]:
        year, month, *day = map(int, iso.split("-"))
        return _span(year, month, day[0] if day else None)
    year = _year(match["of"] or match["year"], as_at)
    day_of_month = int(match["day"]) if match["day"] else None
    return _span(year, MONTHS[match["month"]] if match["month"] else None, day_of_month)


def _span(year: int, month: int | None, day: int | None) -> When:
    if month is None:
        return When(date(year, 1, 1), date(year, 12, 31))
    if day is not None:
        return When(date(year, month, day), date(year, month, day))
    if not 1 <= month <= 12:
        raise ValueError("there is no such month")
    return When(date(year, month, 1), date(year, month, monthrange(year, month)[1]))


def _year(words: str, as_at: date | None) -> int:
    if words.isdigit():
        return int(words)
    if as_at is None:
        raise ValueError(f"`{words}` needs a day to count from: give the year")
    return as_at.year - (words == "last year")


def _read(group: str, text: str) -> str:
    known = phrases(group)
    plain = " ".join(text.lower().replace("_", " ").split())
    found = known.get(plain) or known.get(plain.replace(" ", "_"))
    if found is None:
        raise ValueError(f"it must be one of: {', '.join(dict.fromkeys(known.values()))}")
    return found
