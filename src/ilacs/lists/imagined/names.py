"""Invented names, identifiers, postcodes and organisations. Nobody and nothing bears them."""

from functools import cache

import numpy as np
import numpy.typing as npt

from ilacs.lists.imagined.draws import Draws, Numbers, Whole
from ilacs.lists.reviewed import rows_of

_LETTERS = "ABCDEFGHJKLMNPRSTVW"
ORGANISATIONS = (
    "Local authority family hub",
    "Primary school",
    "Secondary school",
    "Health visiting service",
    "School nursing service",
    "Voluntary sector family support",
    "Housing association",
    "Youth justice service",
)


def worker_names(draws: Draws, count: int) -> tuple[str, ...]:
    """So many names, all different, in an order of chance."""
    known = [f"{first} {last}" for last in _words("last") for first in _words("first")]
    order = np.argsort(draws.numbers(len(known)), kind="stable")
    names = [known[place] for place in order]
    rounds = -(-count // len(names))
    many = [name.replace(" ", _middle(turn)) for turn in range(rounds) for name in names]
    return tuple(many[:count])


def _middle(turn: int) -> str:
    """What stands between the two names: nothing, then a letter, then two."""
    letters = ""
    while turn:
        turn, last = divmod(turn - 1, len(_LETTERS))
        letters = _LETTERS[last] + letters
    return f" {letters}. " if letters else " "


def numbered(prefix: str, numbers: npt.NDArray[np.integer]) -> list[str]:
    """Identifiers of one kind: letters that say what they are of, then a number."""
    return [f"{prefix}{number:010d}" for number in numbers.tolist()]


def adopter_ids(families: Whole, places: Whole) -> list[str]:
    """The identifier of each adult in a family that adopts."""
    both = zip(families.tolist(), places.tolist(), strict=True)
    return [f"AD{number:010d}{place}" for number, place in both]


def court_references(households: Whole, issued: Whole) -> list[str]:
    """A reference for each case, in no court's own form."""
    both = zip(households.tolist(), issued.tolist(), strict=True)
    return [f"ZZ{day % 100:02d}C{number % 100_000:05d}" for number, day in both]


def episode_ids(identities: Whole, starts: Whole) -> list[str]:
    """The number of each missing episode."""
    both = zip(identities.tolist(), starts.tolist(), strict=True)
    return [f"ME{identity:010d}{start:05d}" for identity, start in both]


def police_references(numbers: Numbers, days: Whole) -> list[str]:
    """A reference for each episode, in no force's own form."""
    both = zip(numbers.tolist(), days.tolist(), strict=True)
    return [f"ZP{number:05d}/{day % 1000:03d}" for number, day in both]


@cache
def _words(stands: str) -> tuple[str, ...]:
    """The invented words that stand first, or last, in a name."""
    rows = rows_of(__package__, "invented_words.csv")
    return tuple(row["word"] for row in rows if row["stands"] == stands)
