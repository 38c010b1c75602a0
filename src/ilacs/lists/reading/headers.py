"""Which column a header means."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import normalize

from rapidfuzz.distance import OSA

from ilacs.lists.declared import ALL, Column, ListSpec
from ilacs.lists.reading.cells import Cell, as_text


def squeezed(text: str) -> str:
    """A header or name by its letters and digits alone, in small letters.

    Case, spaces, line breaks, quotes, brackets and question marks go, and so do the differences
    between "Date of Contact", "DateOfContact" and "date_of_contact".
    """
    if not text.isascii():
        text = normalize("NFKC", text)
    return "".join(filter(str.isalnum, text.casefold()))


@dataclass(frozen=True)
class Match:
    """The column that a header means, and the rule that must be said about it."""

    column: Column
    rule: str | None = None


@cache
def known_headers(list_id: str) -> Mapping[str, Column]:
    """Every squeezed header that means a column of a list."""
    spec = _specs()[list_id]
    known: dict[str, Column] = {}
    for form in (_official, _others, _names):
        for column in spec.columns:
            for text in form(column):
                known.setdefault(squeezed(text), column)
    return known


@cache
def every_header() -> frozenset[str]:
    """The squeezed headers of all lists."""
    return frozenset(text for list_id in _specs() for text in known_headers(list_id))


@lru_cache(maxsize=10_000)
def rarity(squeezed_header: str) -> float:
    """How much a header tells about which list it is: 1 if no other list has it."""
    lists = sum(squeezed_header in known_headers(list_id) for list_id in _specs())
    return 1 / lists if lists else 0.0


def match(spec: ListSpec, header: str, answered: Mapping[str, str]) -> Match | None:
    """The column of a list that a header means; None if it means none.

    `answered` gives squeezed official headers by squeezed headers as typed, as the user settled
    them ("" for none).
    """
    text = squeezed(header)
    if text in answered:
        column = _official_headers(spec.id).get(answered[text])
        if column or not answered[text]:
            return Match(column, "read-column-answered") if column else None
    if column := known_headers(spec.id).get(text):
        return Match(column)
    column = _near(spec, text)
    return Match(column, "read-column-near") if column else None


@cache
def _official_headers(list_id: str) -> Mapping[str, Column]:
    return {squeezed(column.header): column for column in _specs()[list_id].columns}


def match_row(
    spec: ListSpec, headers: Sequence[Cell], answered: Mapping[str, str]
) -> list[Match | None]:
    """The columns that a row of headers means.

    A header near to a column gives way to another header that names the column exactly.
    """
    found = [match(spec, as_text(header), answered) for header in headers]
    exact = {each.column.name for each in found if each and each.rule != "read-column-near"}
    near = Counter(each.column.name for each in found if each and each.rule == "read-column-near")
    return [
        None
        if each
        and each.rule == "read-column-near"
        and (each.column.name in exact or near[each.column.name] > 1)
        else each
        for each in found
    ]


def short(cell: Cell) -> str:
    """A cell squeezed as a header; "" where it cannot be one."""
    return squeezed(cell) if isinstance(cell, str) and len(cell) <= _LONGEST else ""


_LONGEST = 250
_SHORTEST_NEAR, _LONG = 8, 24
"""Letters that a header needs for one slip to be forgiven, and for two."""

_SAME_START = 28
_TURNING = ("un", "not")
_TELLING = (*_TURNING, *"0123456789")
"""What turns a header into another: both have these as often."""


def _near(spec: ListSpec, text: str) -> Column | None:
    """The one column whose header differs by a slip of the keys, or starts the same for long.

    A slip is a letter left out, put in, exchanged, or changed places with its neighbour.
    """
    if not _SHORTEST_NEAR <= len(text) <= _LONGEST:
        return None
    slips = 2 if len(text) >= _LONG else 1
    known = known_headers(spec.id)
    alike = {
        column.name
        for header, column in known.items()
        if len(header) >= _SHORTEST_NEAR
        and OSA.distance(header, text, score_cutoff=slips) <= slips
        and _tells(header, _TELLING) == _tells(text, _TELLING)
    } or {
        column.name
        for header, column in known.items()
        if len(text) >= _SAME_START
        and header.startswith(text[:_SAME_START])
        and _tells(header, _TURNING) == _tells(text, _TURNING)
    }
    return spec.by_name[alike.pop()] if len(alike) == 1 else None


def _tells(text: str, parts: tuple[str, ...]) -> list[int]:
    return [text.count(part) for part in parts]


def _official(column: Column) -> tuple[str, ...]:
    return (column.header,)


def _others(column: Column) -> tuple[str, ...]:
    return column.also


def _names(column: Column) -> tuple[str, ...]:
    return (column.name,)


@cache
def _specs() -> Mapping[str, ListSpec]:
    return {spec.id: spec for spec in ALL}
