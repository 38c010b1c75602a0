"""How each kind of dirt changes a cell: from what stands there to what would.

A fault answers NO_CELL where it cannot be put into the cell.
"""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta
from enum import Enum, auto
from typing import Final

from ilacs.lists.declared import Column, Kind, code_sets
from ilacs.lists.typed import Cell


class NoCell(Enum):
    """What a fault answers for a cell that it cannot soil."""

    NO_CELL = auto()


NO_CELL: Final = NoCell.NO_CELL
Became = Cell | NoCell
"""What a cell becomes. None is an empty one."""

_BARE = (
    "ethnicity", "source", "primary_need", "category_of_need", "closure_reason", "legal_status",
    "placement_type", "placement_provider", "care_end_reason", "reversal_reason", "activity",
)  # fmt: skip
"""Code sets whose keys are the codes that people type."""
_LETTERED = re.compile(r"^[a-z]\) (?=(Male|Female|Yes|No|Unknown|Suitable|Unsuitable|Neglect)$)")
_ANSWERED = ("gender", "yes_no", "plain_yes_no", "yes_no_unknown")
_ANSWER = re.compile(r"^[a-z]\) ([MFYN])(?:ale|emale|es|o)$")
_WORDS, _NOTHING_LIKE_IT = "awaiting panel", "Zzyzx"
_SERIAL_BEGINS = date(1899, 12, 30)
_LAST_AMBIGUOUS = 12
PARTNERS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("end_before_start", "assessment_end"): ("assessment_start",),
    ("end_before_start", "assessment_authorised"): ("assessment_start",),
    ("end_before_start", "need_end"): ("need_start",),
    ("end_before_start", "plan_end"): ("plan_start",),
    ("end_before_start", "care_end"): ("care_start",),
    ("age_wrong", "age"): ("date_of_birth",),
}
"""The cells of the row that a fault of a column hangs on, and that must stay clean."""
_GROUPED = {"ethnicity": "White"}

Row = Mapping[str, Cell]
Change = Callable[[Column, Cell, Row], Became]


def _is_date(column: Column, cell: Cell) -> bool:
    return column.kind is Kind.DATE and isinstance(cell, date)


def _is_whole(column: Column, cell: Cell) -> bool:
    return column.kind is Kind.INTEGER and isinstance(cell, int)


def _is_code(column: Column, cell: Cell) -> bool:
    return column.kind is Kind.CODE and isinstance(cell, str)


def _end_before_start(column: Column, cell: Cell, others: Row) -> Became:
    start = next(iter(others.values()), None)
    fits = _is_date(column, cell) and isinstance(start, date)
    return start - timedelta(days=40) if fits and isinstance(start, date) else NO_CELL


def _age_wrong(column: Column, cell: Cell, others: Row) -> Became:
    known = others.get("date_of_birth") is not None
    fits = column.name == "age" and known
    return cell + 7 if fits and isinstance(cell, int) else NO_CELL


def _dated(make: Callable[[date], Became]) -> Change:
    def change(column: Column, cell: Cell, _: Row) -> Became:
        return make(cell) if _is_date(column, cell) and isinstance(cell, date) else NO_CELL

    return change


def _ambiguous(day: date) -> Became:
    either = day.day <= _LAST_AMBIGUOUS and day.day != day.month
    return day.strftime("%d/%m/%Y") if either else NO_CELL


def _day_first(day: date) -> Became:
    return day.strftime("%d/%m/%Y") if day.day > _LAST_AMBIGUOUS else NO_CELL


def _long(day: date) -> Became:
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


def _counted(make: Callable[[int], Became]) -> Change:
    def change(column: Column, cell: Cell, _: Row) -> Became:
        fits = _is_whole(column, cell) and column.name != "age" and isinstance(cell, int)
        return make(cell) if fits and isinstance(cell, int) else NO_CELL

    return change


def _age_decimal(column: Column, cell: Cell, _: Row) -> Became:
    fits = column.name == "age" and isinstance(cell, int) and cell >= 0
    return cell + 0.375 if fits and isinstance(cell, int) else NO_CELL


def _number_text(column: Column, cell: Cell, _: Row) -> Became:
    return str(cell) if _is_whole(column, cell) else NO_CELL


def _coded(make: Callable[[Column, str], Became]) -> Change:
    def change(column: Column, cell: Cell, _: Row) -> Became:
        return make(column, cell) if _is_code(column, cell) and isinstance(cell, str) else NO_CELL

    return change


def _key(column: Column, text: str) -> Became:
    if column.codes not in _BARE:
        return NO_CELL
    texts = {
        spelt: code.key
        for code in code_sets()[column.codes].codes
        for spelt in (code.text, *(text for _, text in code.texts))
    }
    return texts.get(text, NO_CELL)


def _and_detail(column: Column, text: str) -> Became:
    if column.codes != "ethnicity":
        return NO_CELL
    codes = code_sets()[column.codes].codes
    details = {code.text: code.detail for code in codes if code.detail}
    return f"{_key(column, text)} - {details[text]}" if text in details else NO_CELL


def _initial(column: Column, text: str) -> Became:
    found = _ANSWER.match(text) if column.codes in _ANSWERED else None
    return found.group(1) if found else NO_CELL


def _spaced(_column: Column, cell: Cell, _: Row) -> Became:
    return f" {cell}{chr(0xA0)} " if isinstance(cell, str) else NO_CELL


def _without_letter(_: Column, text: str) -> Became:
    bare = _LETTERED.sub("", text)
    return bare if bare != text else NO_CELL


def _required(value: Cell) -> Change:
    def change(column: Column, cell: Cell, _: Row) -> Became:
        needed = column.blank is None and cell is not None and column.name != "child_id"
        return value if needed and column.kind is not Kind.IDENTIFIER else NO_CELL

    return change


def _blank_mark(column: Column, cell: Cell, _: Row) -> Became:
    return "-" if cell is None and column.blank is not None else NO_CELL


CHANGES: Mapping[str, Change] = {
    "end_before_start": _end_before_start,
    "age_wrong": _age_wrong,
    "date_impossible": _dated(lambda day: f"31/02/{day.year}"),
    "date_words": _dated(lambda _: _WORDS),
    "date_placeholder": _dated(lambda _: date(1900, 1, 1)),
    "date_without_day": _dated(lambda day: f"{_MONTHS[day.month - 1]} {day.year}"),
    "date_ambiguous": _dated(_ambiguous),
    "date_text": _dated(_day_first),
    "date_iso": _dated(lambda day: day.isoformat()),
    "date_long": _dated(_long),
    "date_serial": _dated(lambda day: (day - _SERIAL_BEGINS).days),
    "cell_error": _dated(lambda _: "#REF!"),
    "age_decimal": _age_decimal,
    "count_decimal": _counted(lambda number: number + 0.5),
    "count_negative": _counted(lambda number: -2 - number),
    "number_text": _number_text,
    "code_unplaceable": _coded(lambda _column, _text: _NOTHING_LIKE_IT),
    "code_group": _coded(lambda column, _: _GROUPED.get(column.codes or "", NO_CELL)),
    "code_key": _coded(_key),
    "code_upper": _coded(lambda _, text: text.upper()),
    "code_spaces": _coded(lambda _, text: f" {text.replace(' ', chr(0xA0), 1)}  "),
    "code_and_detail": _coded(_and_detail),
    "code_initial": _coded(_initial),
    "code_without_letter": _coded(_without_letter),
    "identifier_spaces": _spaced,
    "required_blank": _required(None),
    "required_mark": _required("N/A"),
    "blank_mark": _blank_mark,
}
"""What each fault of cells does."""

_KIND_OF = {"date": Kind.DATE, "age": Kind.INTEGER, "count": Kind.INTEGER, "number": Kind.INTEGER}
_KIND_OF |= {"identifier": Kind.IDENTIFIER, "code": Kind.CODE, "end": Kind.DATE, "cell": Kind.DATE}
KINDS: Mapping[str, tuple[Kind, ...]] = {
    name: (_KIND_OF[name.split("_")[0]],) for name in CHANGES if name.split("_")[0] in _KIND_OF
}
"""The kinds of columns that a fault can be in; any, where it is not named."""
