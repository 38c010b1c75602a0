"""Which list a sheet is: by its name, by its headers, and where its headers stand."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from ilacs.lists.declared import ALL, ANNEX_A, Kind, ListSpec
from ilacs.lists.reading.cells import Cell, as_text
from ilacs.lists.reading.grids import Grid
from ilacs.lists.reading.headers import (
    Match,
    every_header,
    known_headers,
    match_row,
    rarity,
    short,
    squeezed,
)
from ilacs.lists.reading.words import front_tabs

FIRST_ROWS = 20
"""How far down the headers may stand."""

FAIR_PART = 0.4
CERTAIN = 5
"""So many headers of one list in a row are headers indeed: rows further down are not looked at."""

_NUMBERED = re.compile(r"(?:^|[^a-z])(?:list|annex a|aa)[ _\-.]*0*(\d{1,2})(?!\d)")
_COPY = re.compile(r"[ _]*(?:\(\d+\)|- copy|copy)$")


def by_name(name: str) -> ListSpec | None:
    """The list that the name of a sheet or file says; None if it says none, or several.

    `List_1` and `List_10` are told apart by the whole number.
    """
    folded = _COPY.sub("", name.casefold().strip())
    exact = _names().get(squeezed(folded))
    if exact:
        return exact
    numbers = {int(number) for number in _NUMBERED.findall(folded.replace("\u00a0", " "))}
    if numbers:
        numbered = {spec.number: spec for spec in ANNEX_A}
        return numbered.get(numbers.pop()) if len(numbers) == 1 else None
    packed = squeezed(folded)
    inside = {known for known in _names() if len(known) >= 6 and known in packed}
    longest = {
        _names()[known].id: _names()[known]
        for known in inside
        if not any(known != other and known in other for other in inside)
    }
    return next(iter(longest.values())) if len(longest) == 1 else None


def is_in_front(name: str) -> bool:
    """Whether a sheet's name is that of guidance, a cover or a list of codes."""
    return squeezed(name) in front_tabs()


@cache
def _names() -> Mapping[str, ListSpec]:
    known: dict[str, ListSpec] = {}
    for spec in ALL:
        for name in (spec.sheet, spec.id, spec.title, *spec.names):
            known.setdefault(squeezed(name), spec)
    return known


@dataclass(frozen=True)
class Found:
    """A list found in a grid: its headers stand in rows `first` to `last`, counted from 0."""

    spec: ListSpec
    first: int
    last: int
    headers: tuple[Cell, ...]
    matches: tuple[Match | None, ...]


def by_headers(
    grid: Grid, named: ListSpec | None, answered: Mapping[str, str], start: int = 0
) -> Found | None:
    """The list whose headers stand in the first rows from `start`, and where.

    Headers decide; a name decides only between lists that the headers fit equally well. Of
    several rows of headers, the first with a fair part of what the fullest has.
    """
    fits = list(_fits(grid, named, answered, start))
    if not fits:
        return None
    fullest = max(fit.count for fit in fits)
    row = min(fit.last for fit in fits if fit.count >= fullest * FAIR_PART)
    best = max((fit for fit in fits if fit.last == row), key=_Fit.rank)
    # The row below may carry on what the headers in this one begin.
    both = [fit for fit in fits if fit.first == row < fit.last and fit.count > best.count]
    best = max(both, key=_Fit.rank, default=best)
    matches = tuple(match_row(best.spec, best.headers, answered))
    return Found(best.spec, best.first, best.last, best.headers, matches)


@dataclass(frozen=True)
class _Fit:
    """How well headers fit a list: what they tell about it, and how many they are."""

    telling: float
    count: int
    spec: ListSpec
    first: int
    last: int
    headers: tuple[Cell, ...]

    def rank(self) -> tuple[float, int, int]:
        """Fits in order of what they tell; one row before two."""
        return self.telling, self.count, self.first


def _fits(
    grid: Grid, named: ListSpec | None, answered: Mapping[str, str], start: int
) -> Iterator[_Fit]:
    """The fits of the first rows, and of neighbours read together."""
    rows = [grid.row(index) for index in range(start, min(grid.height, start + FIRST_ROWS))]
    last = len(rows)
    for index, row in enumerate(rows):
        fits = list(_fits_of(row, named, answered, (start + index, start + index)))
        yield from fits
        if any(fit.count >= CERTAIN for fit in fits):
            last = index + 2
            break
    for index, (upper, lower) in enumerate(pairwise(rows[:last])):
        both = (start + index, start + index + 1)
        yield from _fits_of(_both(upper, lower), named, answered, both)


def _fits_of(
    headers: tuple[Cell, ...],
    named: ListSpec | None,
    answered: Mapping[str, str],
    place: tuple[int, int],
) -> Iterator[_Fit]:
    texts = [text for cell in headers if (text := short(cell))]
    if len(texts) > 1 and any(text in every_header() or text in answered for text in texts):
        for spec in ALL:
            if fit := _fit(spec, texts, spec is named, answered):
                yield _Fit(*fit, spec, *place, headers)


def _both(upper: Sequence[Cell], lower: Sequence[Cell]) -> tuple[Cell, ...]:
    return tuple(
        f"{as_text(above)} {as_text(below)}".strip() or None
        for above, below in zip(upper, lower, strict=True)
    )


def _fit(
    spec: ListSpec, texts: Sequence[str], named: bool, answered: Mapping[str, str]
) -> tuple[float, int] | None:
    """How well squeezed headers fit a list: what they tell, and how many; None if they do not.

    Without the name of the list, the identifier of its rows must be there, and a header that
    few other lists have.
    """
    known = known_headers(spec.id)
    telling: dict[str, float] = {}
    for typed in texts:
        text = answered.get(typed) or typed
        if text in known and answered.get(typed) != "":
            telling.setdefault(known[text].name, rarity(text))
    if len(telling) < 2:
        return None
    total = sum(telling.values())
    if named:
        return total + 0.01, len(telling)
    has_key = any(spec.by_name[name].kind is Kind.IDENTIFIER for name in telling)
    return (total, len(telling)) if has_key and max(telling.values()) >= 0.4 else None
