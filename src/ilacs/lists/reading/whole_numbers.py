"""Whole numbers as people type them: counts, and ages in completed years."""

import math
import re

from ilacs.lists.no_answers import no_answers
from ilacs.lists.reading.cells import Cell, plain
from ilacs.lists.reading.outcome import BLANK, Outcome, unread
from ilacs.lists.reading.words import number_words

_WHOLE = re.compile(r"[+-]?\d{1,9}(?:\.0*)?")
_DECIMAL = re.compile(r"\d{1,3}\.\d+")
_YEARS = re.compile(
    r"(\d{1,2})(?:\.\d+)? ?(?:y|yr|yrs|year|years)(?: old| of age)?"
    r"(?:[ ,]+(?:and )?\d{1,2} ?(?:m|mth|mths|month|months))?"
)
_MONTHS = re.compile(r"(\d{1,3}) ?(?:m|mth|mths|month|months)(?: old)?")
_WEEKS_OR_DAYS = re.compile(r"(\d{1,3}) ?(?:w|wk|wks|week|weeks|d|day|days)(?: old)?")
_UNDER_ONE = re.compile(r"(?:<|under|less than) ?(?:1|one)(?: ?(?:y|yr|year|year old))?")
_UNBORN = frozenset({"unborn", "unborn child", "un-born", "not born", "not yet born", "foetus"})
_MOST = 2**31 - 1


def read_count(cell: Cell) -> Outcome:
    """How many there were."""
    if isinstance(cell, str):
        return _count_text(plain(cell).casefold())
    return _number(cell, lambda number: unread("read-number-decimal"))


def read_age(cell: Cell) -> Outcome:
    """Completed years; -1 for a child who is not born yet."""
    if isinstance(cell, str):
        return _age_text(plain(cell).casefold())
    return _number(cell, _completed)


def _number(cell: Cell, decimal: "type[Outcome] | object") -> Outcome:
    if isinstance(cell, bool) or not isinstance(cell, int | float):
        return unread("read-number-unread")
    if not math.isfinite(cell) or abs(cell) > _MOST:
        return unread("read-number-unread")
    if cell == int(cell):
        return Outcome(int(cell))
    return decimal(cell)  # type: ignore[operator]


def _completed(years: float) -> Outcome:
    if years < 0:
        return unread("read-number-unread")
    return Outcome(int(years), "read-age-decimal")


def _count_text(text: str) -> Outcome:
    if text in no_answers("numbers"):
        return BLANK
    if _WHOLE.fullmatch(text):
        return _number(float(text), _completed)
    if text in number_words():
        return Outcome(number_words()[text], "read-number-words")
    if _DECIMAL.fullmatch(text):
        return unread("read-number-decimal")
    return unread("read-number-unread")


def _age_text(text: str) -> Outcome:
    if text in no_answers("numbers"):
        return BLANK
    if _WHOLE.fullmatch(text):
        return _number(float(text), _completed)
    if _DECIMAL.fullmatch(text):
        return _completed(float(text))
    if text in _UNBORN:
        return Outcome(-1, "read-age-words")
    if _UNDER_ONE.fullmatch(text) or _WEEKS_OR_DAYS.fullmatch(text):
        weeks = _WEEKS_OR_DAYS.fullmatch(text)
        if weeks and int(weeks[1]) > 51:
            return unread("read-number-unread")
        return Outcome(0, "read-age-words")
    if found := _YEARS.fullmatch(text):
        return Outcome(int(found[1]), "read-age-words")
    if found := _MONTHS.fullmatch(text):
        return Outcome(int(found[1]) // 12, "read-age-words")
    return unread("read-number-unread")
