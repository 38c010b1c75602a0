"""The reviewed words of the outside world: marks for no answer, tabs in front, days that are none."""

import csv
from collections.abc import Mapping
from datetime import date
from functools import cache
from importlib import resources


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
