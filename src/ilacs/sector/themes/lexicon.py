"""The words of the field, read from `lexicon.toml`."""

import tomllib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Concept:
    """Phrases that mean the same here, and the theme that they point to, if any.

    `strength` is `sure`, `likely` or `hint`, and empty where there is no theme; `anywhere` says
    that the concept counts in what a sentence is for as it does elsewhere.
    """

    name: str
    theme: str | None
    strength: str
    anywhere: bool
    phrases: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Concepts by name, and what is declared about single words."""

    concepts: dict[str, Concept]
    unchanged: frozenset[str]
    irregular: dict[str, str]
    formless: frozenset[str]
    stop: frozenset[str]
    aims: frozenset[str]
    ties: frozenset[str]
    people: frozenset[str]


@cache
def lexicon() -> Lexicon:
    """The lexicon as shipped."""
    text = files("ilacs.sector.themes").joinpath("lexicon.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    words = table["words"]
    return Lexicon(
        concepts={
            name: Concept(
                name,
                entry.get("theme"),
                entry.get("strength", ""),
                entry.get("anywhere", False),
                tuple(entry["words"]),
            )
            for name, entry in table["concepts"].items()
        },
        unchanged=frozenset(words["unchanged"]),
        irregular=words["irregular"],
        formless=frozenset(words["formless"]),
        stop=frozenset(words["stop"]),
        aims=frozenset(words["aims"]),
        ties=frozenset(words["ties"]),
        people=frozenset(words["people"]),
    )
