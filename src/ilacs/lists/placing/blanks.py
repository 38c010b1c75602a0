"""Typed values that stand for nothing: dashes, a program's words for an empty cell, errors."""

from collections.abc import Mapping
from functools import cache

from ilacs.lists.placing.vocabulary import table


def stands_for_nothing(text: str) -> str | None:
    """What folded text is instead of an answer; None if it may be an answer."""
    if not text:
        return "an empty cell"
    return _blanks().get(text)


@cache
def _blanks() -> Mapping[str, str]:
    return {row["text"]: row["means"] for row in table("blanks.csv")}
