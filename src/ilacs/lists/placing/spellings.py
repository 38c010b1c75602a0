"""Words as people shorten and misspell them, put right by a reviewed table."""

from collections.abc import Mapping
from functools import cache

from ilacs.lists.placing.vocabulary import table


def respelt(plain: str) -> str:
    """Plain words with the shortened and misspelt ones put right."""
    known = _spellings()
    return " ".join([known.get(word, word) for word in plain.split()])


@cache
def _spellings() -> Mapping[str, str]:
    return {row["typed"]: row["means"] for row in table("spellings.csv")}
