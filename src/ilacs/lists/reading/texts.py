"""Identifiers, postcodes and free text as they come out of files."""

import re
from datetime import date, time, timedelta

from ilacs.lists.reading.cells import Cell, as_text, plain
from ilacs.lists.reading.outcome import BLANK, Outcome, unread
from ilacs.lists.reading.words import blank_marks

_SCIENTIFIC = re.compile(r"\d(?:\.\d+)?e\+?\d{1,3}", re.IGNORECASE)
_DOT_NOUGHT = re.compile(r"(\d+)\.0+")
_ERROR = re.compile(
    r"#(?:ref!|value!|div/0!|name\?|num!|null!|spill!|calc!|getting_data|####*)|"
    r"#multivalue|err:\d{3}",
    re.IGNORECASE,
)
_FORMULA = re.compile(r"[=@][^\s]|[+-][A-Za-z(@=]|[=+@-]?[A-Za-z]{2,10}\|", re.IGNORECASE)
_MOST_DIGITS = 15
"""Excel keeps 15 digits of a number; later ones become noughts."""

_OUTWARD = r"[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRVWXY])"
_POSTCODE = re.compile(rf"({_OUTWARD}|GIR)(\d[ABD-HJLNP-UW-Z]{{2}})")
_DISTRICT = re.compile(_OUTWARD)


def is_error(text: str) -> bool:
    """Whether text is what a spreadsheet shows for a formula that failed (#N/A is a blank)."""
    return text[:1] in "#eE" and _ERROR.fullmatch(text) is not None


def is_formula_like(text: str) -> bool:
    """Whether a spreadsheet would take the text for a formula, or for a call of a program."""
    return _FORMULA.match(text) is not None


def read_identifier(cell: Cell) -> Outcome:
    """A number or name that stands for a child, a family or a place: always text."""
    match cell:
        case str():
            text = plain(cell)
        case bool() | date() | time() | timedelta():
            return unread("read-identifier-unread")
        case float() | int():
            if abs(cell) >= 10**_MOST_DIGITS:
                return unread("read-identifier-scientific")
            return Outcome(as_text(cell))
        case _:
            return BLANK
    if text.casefold() in blank_marks():
        return BLANK
    if _SCIENTIFIC.fullmatch(text):
        return unread("read-identifier-scientific")
    if found := _DOT_NOUGHT.fullmatch(text):
        return Outcome(found[1], "read-identifier-dot-nought")
    return Outcome(text)


def read_text(cell: Cell) -> Outcome:
    """Free text, and names of people and teams."""
    text = plain(as_text(cell))
    return BLANK if text.casefold() in blank_marks() else Outcome(text)


def read_postcode(cell: Cell) -> Outcome:
    """A whole postcode, written as the post office does; a district alone is kept and said."""
    text = plain(as_text(cell))
    if text.casefold() in blank_marks("postcodes"):
        return BLANK
    packed = re.sub(r"[ .\-]", "", text).upper()
    if found := _POSTCODE.fullmatch(packed):
        return Outcome(f"{found[1]} {found[2]}")
    if _DISTRICT.fullmatch(packed):
        return Outcome(packed, "read-postcode-district")
    return unread("read-postcode-unread")
