"""What came of one typed value."""

from dataclasses import dataclass
from enum import StrEnum


class How(StrEnum):
    """By what a typed value was placed."""

    TEXT = "exact text"
    CODE = "code"
    SPELLING = "spelling"
    RULE = "rule"
    MAPPING = "mapping"
    GROUP = "group only"
    NONE = "none"


@dataclass(frozen=True, slots=True)
class Placed:
    """The code that a typed value stands for, or why there is none.

    `key` is the key of a code of the column's code set, or an authority's name in the register.
    `group` is the inspectorate's grouping of that code, or the one that the value names where it
    names no single code; None where the code set has no groupings. `why` never holds the value.
    `may_be` are the official texts of the codes that it may mean, where there are several.
    """

    key: str | None
    group: str | None
    how: How
    why: str
    may_be: tuple[str, ...] = ()


def nowhere(why: str, may_be: tuple[str, ...] = ()) -> Placed:
    """A value that was not placed, why, and what it may be."""
    return Placed(None, None, How.NONE, why, may_be)
