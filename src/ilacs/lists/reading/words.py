"""Reviewed words of the outside world: no answers, tabs in front, days that are none, numbers."""

from collections.abc import Mapping
from datetime import date
from functools import cache

from ilacs.lists.no_answers import no_answers
from ilacs.lists.reading.cells import plain
from ilacs.lists.reviewed import rows_of


@cache
def _longest_mark(columns: str) -> int:
    return max(map(len, no_answers(columns)))


def is_blank_mark(text: str, columns: str = "") -> bool:
    """Whether text stands for no answer, in every column or in the columns of a kind."""
    if len(text) > _longest_mark(columns) + 4:
        return False
    return plain(text).casefold() in no_answers(columns)


@cache
def placeholder_days() -> frozenset[date]:
    """Days that programs write where there is none."""
    return frozenset(
        date.fromisoformat(row["day"]) for row in rows_of(__package__, "placeholder_days.csv")
    )


@cache
def front_tabs() -> frozenset[str]:
    """Names, squeezed, of tabs that hold guidance or covers and no list."""
    return frozenset(row["name"] for row in rows_of(__package__, "front_tabs.csv"))


@cache
def number_words() -> Mapping[str, int]:
    """Words typed for a number."""
    return {row["word"]: int(row["number"]) for row in rows_of(__package__, "number_words.csv")}
