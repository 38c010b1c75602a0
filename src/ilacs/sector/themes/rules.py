"""What words decide together, read from `rules.toml`."""

import tomllib
from collections.abc import Set
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Rule:
    """Adds to a theme where something of each of `every` is mentioned and nothing of `none`.

    `key` names the rule among the weights; `weight` is where the fitting begins.
    """

    key: str
    theme: str
    weight: float
    every: tuple[frozenset[str], ...]
    none: frozenset[str]

    def holds(self, facts: Set[str]) -> bool:
        """Whether the rule holds for what a sentence mentions."""
        return self.none.isdisjoint(facts) and not any(
            choices.isdisjoint(facts) for choices in self.every
        )


@cache
def rules() -> tuple[Rule, ...]:
    """The rules as shipped, in the order of their file."""
    text = files("ilacs.sector.themes").joinpath("rules.toml").read_text(encoding="utf-8")
    return tuple(
        Rule(
            f"rule {number}",
            entry["theme"],
            entry["weight"],
            tuple(frozenset(line.split("|")) for line in entry["all"]),
            frozenset(entry.get("none", ())),
        )
        for number, entry in enumerate(tomllib.loads(text)["rule"], 1)
    )
