"""Identifiers, postcodes and free text as they come out of files."""

import re
from datetime import date, datetime, time, timedelta

from ilacs.lists.reading.cells import Cell, as_text, plain
from ilacs.lists.reading.outcome import BLANK, Outcome, unread
from ilacs.lists.reading.words import is_blank_mark

_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d{1,3}", re.IGNORECASE)
_DOT_NOUGHT = re.compile(r"(\d+)\.0+")
_ERROR = re.compile(
    r"#(?:ref!|value!|div/0!|name\?|num!|null!|spill!|calc!|getting_data|####*)|"
    r"#multivalue|err:\d{3}",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"[=@][^\s]|[+-][A-Za-z(@=]|[=+@-]?[A-Za-z]{2,10}\|", re.IGNORECASE)
_LONGEST = 10**15
"""Excel keeps 15 digits of a number; later ones become noughts."""

_OUTWARD = r"[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])"
_POSTCODE = re.compile(rf"({_OUTWARD}|GIR)(\d[ABD-HJLNP-UW-Z]{{2}})")
_DISTRICT = re.compile(_OUTWARD)


def is_error(text: str) -> bool:
    """Whether text is what a spreadsheet shows for a formula that failed.

    #N/A is none: a mark for no answer, but where dates stand.
    """
    return text[:1] in "#eE" and _ERROR.fullmatch(text) is not None


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula, or for a call of a program."""
    return _FORMULA.match(text) is not None


def read_identifier(cell: Cell) -> Outcome:
    """A number or name that stands for a child, a family or a place: always text."""
    if type(cell) is float and cell.is_integer() and -_LONGEST < cell < _LONGEST:
        return Outcome(str(int(cell)))
    if isinstance(cell, str) and cell.isdecimal():
        return Outcome(cell)
    match cell:
        case str():
            text = plain(cell)
        case bool() | date() | time() | timedelta():
            return unread("read-identifier-unread")
        case float() | int():
            if abs(cell) >= _LONGEST:
                return unread("read-identifier-scientific")
            return Outcome(as_text(cell))
        case _:
            return BLANK
    if is_blank_mark(text):
        return BLANK
    if _SCIENTIFIC.fullmatch(text):
        return unread("read-identifier-scientific")
    if found := _DOT_NOUGHT.fullmatch(text):
        return Outcome(found[1], "read-identifier-dot-nought")
    return Outcome(text)


def read_text(cell: Cell) -> Outcome:
    """Free text, and names of people and teams."""
    text = plain(as_text(cell))
    return BLANK if is_blank_mark(text) else Outcome(text)


def read_postcode(cell: Cell) -> Outcome:
    """A whole postcode, written as the post office does; a district alone is kept and said."""
    text = plain(as_text(cell))
    if is_blank_mark(text, "postcodes"):
        return BLANK
    packed = re.sub(r"[ .\-]", "", text).upper()
    if found := _POSTCODE.fullmatch(packed):
        return Outcome(f"{found[1]} {found[2]}")
    if _DISTRICT.fullmatch(packed):
        return Outcome(packed, "read-postcode-district")
    return unread("read-postcode-unread")


_CLOCK = re.compile(r"(\d{1,2})[:.](\d{2})(?:[:.]\d{2}(?:\.\d+)?)? ?(am|pm)?", re.IGNORECASE)


def read_time(cell: Cell) -> Outcome:
    """A time of day as "21:40", by the 24-hour clock."""
    match cell:
        case datetime():
            return Outcome(f"{cell:%H:%M}")
        case time():
            return Outcome(f"{cell:%H:%M}")
        case float() if 0 <= cell < 1:
            minutes = round(cell * 24 * 60) % (24 * 60)
            return Outcome(f"{minutes // 60:02}:{minutes % 60:02}")
        case str() if is_blank_mark(cell):
            return BLANK
        case str():
            return _clock(plain(cell))
        case _:
            return unread("read-time-unread")


def _clock(text: str) -> Outcome:
    found = _CLOCK.fullmatch(text.rpartition("T" if "T" in text else " ")[2])
    found = _CLOCK.fullmatch(text) or found
    if not found:
        return unread("read-time-unread")
    hour, minute, half = int(found[1]), int(found[2]), (found[3] or "").casefold()
    if half and 1 <= hour <= 12:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        return unread("read-time-unread")
    return Outcome(f"{hour:02}:{minute:02}")
