"""Reviewed words of the outside world: marks for no answer, tabs in front, days that are none."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources

from ilacs.lists.reading.cells import plain


def table(name: str) -> list[dict[str, str]]:
    """The rows of a reviewed file of this package."""
    text = resources.files(__package__).joinpath(name).read_text("utf-8")
    return list(csv.DictReader(text.splitlines()))


@cache
def blank_marks(columns: str = "") -> frozenset[str]:
    """Folded texts that stand for no answer in every column, and in the columns of a kind."""
    return frozenset(
        row["mark"] for row in table("blank_marks.csv") if row["columns"] in ("", columns)
    )


@cache
def _longest_mark() -> int:
    return max(len(row["mark"]) for row in table("blank_marks.csv"))


def is_blank_mark(text: str, columns: str = "") -> bool:
    """Whether text stands for no answer, in every column or in the columns of a kind."""
    if len(text) > _longest_mark() + 4:
        return False
    return plain(text).casefold() in blank_marks(columns)


@cache
def placeholder_days() -> frozenset[date]:
    """Days that programs write where there is none."""
    return frozenset(date.fromisoformat(row["day"]) for row in table("placeholder_days.csv"))


@cache
def front_tabs() -> frozenset[str]:
    """Names, squeezed, of tabs that hold guidance or covers and no list."""
    return frozenset(row["name"] for row in table("front_tabs.csv"))


@cache
def number_words() -> Mapping[str, int]:
    """Words typed for a number."""
    return {row["word"]: int(row["number"]) for row in table("number_words.csv")}
