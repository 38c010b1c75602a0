"""From one typed value to its code."""

from collections.abc import Iterable
from functools import cache

from ilacs.lists.declared import Column, Kind, code_sets
from ilacs.lists.placing.authority_names import authority_named
from ilacs.lists.placing.coded import CodedColumn
from ilacs.lists.placing.placed import Placed, nowhere

PLACES_OUTSIDE = "outside_england"
"""The code set for what a column of authorities holds where the place is in none of them."""


def place(column: Column, typed: str) -> Placed:
    """The code that `typed` stands for in a column, or why it stands for none.

    The answer depends on nothing but the column's name, kind and code set, and on the words and
    signs typed: not on case, spaces, kinds of quotes or dashes. Nothing is guessed by likeness.
    In a column of authorities the key is the authority's name in the register, or a key of
    `outside_england`. Never raises for anything typed.
    """
    if column.kind is Kind.AUTHORITY:
        coded = _coded(column.name, column.codes or PLACES_OUTSIDE).place(typed)
        return coded if coded.key else authority_named(typed) or coded
    if column.codes is None:
        return nowhere("a column without codes")
    return _coded(column.name, column.codes).place(typed)


def place_many(column: Column, values: Iterable[str]) -> list[Placed]:
    """`place` for each of `values`, in their order."""
    return [place(column, typed) for typed in values]


@cache
def _coded(name: str, codes: str) -> CodedColumn:
    return CodedColumn(name, code_sets()[codes])
