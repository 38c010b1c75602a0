"""Which column of a grid is which column of the list, and which are kept beside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ilacs.framework.number_words import listed
from ilacs.lists.column_letters import column_letters
from ilacs.lists.declared.kinds import BOTH
from ilacs.lists.reading.cells import as_text, plain
from ilacs.lists.reading.findings_of import finding
from ilacs.lists.reading.grids import Grid
from ilacs.lists.reading.rows import nothing
from ilacs.lists.reading.which_list import Found
from ilacs.lists.snapshot import PLACE, ROW


@dataclass(frozen=True)
class Assigned:
    """Indexes of columns: the declared ones by their names, others by their headers as typed."""

    declared: Mapping[str, int]
    extra: Mapping[str, int]
    findings: tuple[pl.DataFrame, ...]


@dataclass(frozen=True)
class _Said:
    rule: str
    column: str
    detail: str | None = None


def assign(below: Grid, found: Found, place: int) -> Assigned:
    """Which column is which. Of two for the same, the first with anything in it is read."""
    candidates: dict[str, list[int]] = {}
    for index, match in enumerate(found.matches):
        if match:
            candidates.setdefault(match.column.name, []).append(index)
    declared = {
        name: next((i for i in indexes if not nothing(below.columns[i])), indexes[0])
        for name, indexes in candidates.items()
    }
    beside = [index for index in range(len(found.matches)) if index not in declared.values()]
    extra, said = _beside(below, found, beside)
    said = [
        *_of_matches(found),
        *_twice(below, candidates),
        *_missing_or_empty(below, found, declared),
        *said,
    ]
    return Assigned(
        declared,
        extra,
        tuple(
            finding(
                each.rule,
                list_id=found.spec.id,
                place=place,
                column=each.column,
                detail=each.detail,
            )
            for each in said
        ),
    )


def _of_matches(found: Found) -> list[_Said]:
    return [_Said(match.rule, match.column.name) for match in found.matches if match and match.rule]


def _twice(below: Grid, candidates: Mapping[str, Sequence[int]]) -> list[_Said]:
    return [
        _Said(
            "read-column-twice",
            name,
            "columns " + listed([column_letters(below.first_column + index) for index in indexes]),
        )
        for name, indexes in candidates.items()
        if len(indexes) > 1
    ]


def _missing_or_empty(below: Grid, found: Found, declared: Mapping[str, int]) -> list[_Said]:
    """Columns that only a later layout has are missed where others of them are there."""
    said = []
    later = any(found.spec.by_name[name].layouts != BOTH for name in declared)
    for column in found.spec.columns:
        index = declared.get(column.name)
        if index is None and (later or column.layouts == BOTH):
            said.append(_Said("read-column-missing", column.name))
        elif index is not None and below.height and nothing(below.columns[index]):
            said.append(_Said("read-column-empty", column.name))
    return said


def _beside(below: Grid, found: Found, beside: Sequence[int]) -> tuple[dict[str, int], list[_Said]]:
    names: dict[str, int] = {}
    said = []
    for index in beside:
        typed = plain(as_text(found.headers[index]))
        where = f"column {column_letters(below.first_column + index)}"
        if not typed and nothing(below.columns[index]):
            continue
        name = typed or f"C{where[1:]}"
        if name in names or name in (PLACE, ROW):
            name = f"{name} ({where})"
        names[name] = index
        if not typed:
            said.append(_Said("read-column-no-header", name, where))
        elif not found.matches[index]:
            said.append(_Said("read-column-undeclared", name))
    return names, said
