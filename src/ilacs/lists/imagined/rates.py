"""How often things happen: the reviewed table of rates, each with its source.

`sure` says how a figure was come by: read in the publication, recalled from it but not read
again, or assumed because nothing is published.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ilacs.lists.declared import code_sets
from ilacs.lists.imagined.draws import Pick
from ilacs.lists.reviewed import rows_of


@dataclass(frozen=True)
class Rate:
    """One figure: its year and source, and how sure it is."""

    value: float
    year: str
    source: str
    sure: str


@cache
def rates() -> Mapping[str, Rate]:
    """Every rate by its name; the share of a code is named "code set.key"."""
    return {
        row["name"]: Rate(float(row["value"]), row["year"], row["source"], row["sure"])
        for row in rows_of(__package__, "rates.csv")
    }


def rate(name: str) -> float:
    """One rate."""
    return rates()[name].value


def weights(name: str) -> dict[str, float]:
    """The shares of the codes that stand under one name."""
    start = f"{name}."
    return {k.removeprefix(start): r.value for k, r in rates().items() if k.startswith(start)}


@cache
def keys(code_set: str) -> tuple[str, ...]:
    """The keys of a code set in its order: what a place in an event table stands for."""
    return tuple(code.key for code in code_sets()[code_set].codes)


@cache
def pick(name: str, code_set: str | None = None) -> Pick:
    """The choice among the codes of a set (by default the one of the same name)."""
    return Pick(weights(name), keys(code_set or name))


@cache
def place(code_set: str, key: str) -> int:
    """The place of a key in its code set."""
    return keys(code_set).index(key)
