"""What a rule is: a statement in plain words, when it is in force, and what it rests on."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

CHECKED = date(2026, 11, 22)
"""The day that the sources were last looked at."""


class Basis(StrEnum):
    """What a rule rests on."""

    LAW = "law"
    """A statute or regulations."""
    GUIDANCE = "guidance"
    """Statutory guidance, or what an inspectorate or department has said, as read there or in
    print elsewhere; the source says where."""
    MEASURED = "measured"
    """Counted from published reports; it describes what happened and binds nobody."""
    ASSUMPTION = "assumption"
    """Believed, and confirmed by no source that could be read."""
    LOCAL = "local"
    """Set by an authority for itself, or by a settings file."""


class Unit(StrEnum):
    """What a limit is counted in."""

    HOURS = "hours"
    WORKING_DAYS = "working_days"
    DAYS = "days"
    WEEKS = "weeks"
    MONTHS = "months"
    YEARS = "years"
    TERMS = "terms"


Value = int | str | bool


def in_units(count: Value, unit: Unit) -> str:
    """A number of units in words: `1 week`, `20 working days`."""
    words = unit.replace("_", " ")
    return f"{count} {words.removesuffix('s') if count == 1 else words}"


@dataclass(frozen=True, slots=True)
class Range:
    """A whole number from `least` to `most` may be set."""

    least: int
    most: int

    @property
    def in_words(self) -> str:
        """What may stand there."""
        return f"a whole number from {self.least} to {self.most}"


@dataclass(frozen=True, slots=True)
class Choices:
    """One of these words may be set."""

    words: tuple[str, ...]

    @property
    def in_words(self) -> str:
        """What may stand there."""
        return f"one of {', '.join(self.words)}"


@dataclass(frozen=True, slots=True)
class YesNo:
    """True or false may be set."""

    @property
    def in_words(self) -> str:
        """What may stand there."""
        return "true or false"


Allowed = Range | Choices | YesNo


@dataclass(frozen=True, slots=True)
class Rule:
    """One rule. `id` is also its key in a settings file, if `allowed` says that it may be set.

    `wording` is a sentence in which `{amount}` stands for the value with its unit; `statement` is
    the same with the amount in it. `source` is where the rule can be read, or what was counted.
    `in_force_from` is None where the first day
    is not known; `in_force_to` is the last day, None while the rule is in force.
    """

    id: str
    wording: str
    basis: Basis
    source: str
    in_force_from: date | None
    in_force_to: date | None = None
    value: Value | None = None
    unit: Unit | None = None
    allowed: Allowed | None = None
    checked: date = CHECKED
    statement: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "statement", self.wording.replace("{amount}", self.amount))

    @property
    def amount(self) -> str:
        """The value with its unit: `2 working days`; empty where there is none."""
        if self.value is None:
            return ""
        if self.unit:
            return in_units(self.value, self.unit)
        return str(self.value).replace("_", " ")

    def in_force(self, day: date) -> bool:
        """Whether the rule is in force on `day`."""
        return (self.in_force_from or date.min) <= day <= (self.in_force_to or date.max)
