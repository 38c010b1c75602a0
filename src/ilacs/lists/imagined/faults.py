"""The kinds of dirt that real files have, from their reviewed table."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from ilacs.lists.reviewed import rows_of


@dataclass(frozen=True)
class Fault:
    """One kind of dirt.

    `where` is what it soils: sheet, column, row or cell. `rules` are the ids of rules of which
    one finds it; where there are none it must be read as if it were clean. `certain` is False
    where it hangs on the rest of the file. `share` is how many of those that could be soiled are,
    at a dirtiness of 1.
    """

    name: str
    where: str
    rules: tuple[str, ...]
    certain: bool
    share: float
    what: str


@cache
def faults() -> Mapping[str, Fault]:
    """Every kind of dirt by its name."""
    return {
        row["fault"]: Fault(
            name=row["fault"],
            where=row["where"],
            rules=tuple(row["rules"].split()),
            certain=row["certain"] == "yes",
            share=float(row["share"]),
            what=row["what"],
        )
        for row in rows_of(__package__, "faults.csv")
    }
