"""Values that authorities really typed: how many are placed, and where we differ from others.

The archive's table has a group beside each value, given by a regional pipeline that has its own
scheme of groups and is sometimes wrong. `lists_placing/groups.csv` says which of our codes each
of its groups holds; `lists_placing/judged.csv` has every difference, by the number of its line,
with our judgement.
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

from ilacs.lists.declared import CodeSet, Column, Kind, code_sets
from ilacs.lists.placing import Placed, place
from ilacs.lists.placing.table import column_called, place_table
from ilacs.register import resolve

pytestmark = pytest.mark.needs("shared")

HERE = Path(__file__).parent / "lists_placing"
OF_COUNTRIES = {"Wales": "WAL", "Scotland": "SCO", "Northern Ireland": "NIR"}
THEIR_SETS = {
    "yes_no_unknown": "yes_no",
    "plain_yes_no": "yes_no",
    "primary_need": "need",
    "category_of_need": "need",
}

REACHED = 0.948
"""The share of the values that are placed in a code or, where they name no more, in a group."""


@dataclass(frozen=True)
class Seen:
    line: int
    column: Column
    theirs: str
    placed: Placed


@pytest.fixture(scope="module")
def seen(shared: Path) -> list[Seen]:
    return list(_seen(shared / "data" / "annex_a_values_seen.csv"))


def _seen(path: Path) -> Iterator[Seen]:
    for line, row in enumerate(_rows(path), start=2):
        column = column_called(row["column"])
        assert column is not None, f"line {line}: no column is called so"
        theirs = row["group_given_by_a_regional_pipeline"].strip()
        yield Seen(line, column, theirs, place(column, row["value_as_typed"]))


def test_at_least_so_many_of_the_values_are_placed(seen: list[Seen]) -> None:
    placed = sum(1 for each in seen if each.placed.key or each.placed.group)

    assert placed / len(seen) >= REACHED


def test_what_is_not_placed_has_a_reason(seen: list[Seen]) -> None:
    assert all(each.placed.why for each in seen)


def test_every_difference_from_the_group_given_is_judged(seen: list[Seen]) -> None:
    judged = {int(row["line"]): row for row in _rows(HERE / "judged.csv")}
    differing = {each.line: each for each in seen if _differs(each)}

    assert sorted(judged) == sorted(differing)
    for line, row in judged.items():
        each = differing[line]
        assert (row["theirs"], row["ours"]) == (each.theirs, _official(each)), f"line {line}"
        assert row["judgement"] in {"ours", "theirs", "ambiguous", "same"}
        assert row["reason"]


def test_no_value_is_placed_where_we_know_the_other_to_be_right() -> None:
    assert [row["line"] for row in _rows(HERE / "judged.csv") if row["judgement"] == "theirs"] == []


def test_the_table_has_a_row_for_each_value_in_the_same_order(shared: Path) -> None:
    rows = [
        {"column": row["column"], "value": row["value_as_typed"]}
        for row in _rows(shared / "data" / "annex_a_values_seen.csv")
    ]

    placed = place_table(rows)

    assert [(row["column"], row["value"]) for row in placed] == [
        (row["column"], row["value"]) for row in rows
    ]


def _differs(each: Seen) -> bool:
    ours = _ours(each)
    return bool(ours) and not ours <= _theirs(each)


def _ours(each: Seen) -> set[str]:
    if each.placed.key:
        return {each.placed.key}
    group = each.placed.group
    return {code.key for code in _codes(each.column).codes if group and code.group == group}


def _theirs(each: Seen) -> set[str]:
    if each.column.kind is Kind.AUTHORITY:
        authority = resolve(each.theirs)
        return {authority.name if authority else OF_COUNTRIES.get(each.theirs, each.theirs)}
    codes = _codes(each.column)
    name = (THEIR_SETS.get(codes.id, codes.id), each.theirs.casefold())
    if name in _their_groups():
        return _their_groups()[name]
    return {
        code.key
        for code in codes.codes
        if each.theirs.casefold() in ((code.group or "").casefold(), code.text.casefold())
    }


@cache
def _their_groups() -> dict[tuple[str, str], set[str]]:
    return {
        (row["set"], row["their_group"].casefold()): set(row["keys"].split())
        for row in _rows(HERE / "groups.csv")
    }


def _official(each: Seen) -> str | None:
    codes = _codes(each.column).by_key
    key = each.placed.key
    return codes[key].text if key in codes else key or each.placed.group


def _codes(column: Column) -> CodeSet:
    return code_sets()[column.codes or "outside_england"]


def _rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
