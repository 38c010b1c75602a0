"""Which authority took over from which, and when.

Source: the structural changes orders that made the authorities of 2019, 2021 and 2023.
"""

from dataclasses import dataclass
from datetime import date
from functools import cache

from ilacs.register.tables import rows_of


@dataclass(frozen=True, slots=True)
class Succession:
    """One authority (`predecessor`) ended and another took over `what` of its area on a day.

    Both are codes of the education and children's services series (`la_code`).
    """

    predecessor: str
    successor: str
    on: date
    what: str


@cache
def successions() -> tuple[Succession, ...]:
    """Every change of responsible authority since 2019, in the order of its file."""
    return tuple(
        Succession(
            row["from_la_code"], row["to_la_code"], date.fromisoformat(row["on"]), row["what"]
        )
        for row in rows_of("succession.csv")
    )


def predecessors(la_code: str) -> tuple[Succession, ...]:
    """The authorities that `la_code` took over from; none for most."""
    return tuple(link for link in successions() if link.successor == la_code)


def successors(la_code: str) -> tuple[Succession, ...]:
    """The authorities that took over from `la_code`; none while it goes on."""
    return tuple(link for link in successions() if link.predecessor == la_code)
