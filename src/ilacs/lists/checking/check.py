"""What a check is made of: a rule, and where and when it trips."""

from dataclasses import dataclass
from functools import cached_property

import polars as pl

from ilacs.lists.checking.expressions import OTHER
from ilacs.lists.declared import Layout
from ilacs.lists.findings import About, Rule, Severity


@dataclass(frozen=True, eq=False)
class At:
    """Where a rule looks: a list, the column that it would mark, and when it trips.

    `trips` is an expression over one row (see `expressions`); where it cannot be told, the rule
    is silent. `detail` are words for the finding, or an expression for them over the rows that
    tripped; a rule about other lists that has none names the child's row there. A rule with
    `layout` runs only on lists that follow that edition of the template.
    """

    list_id: str
    column: str | None
    trips: pl.Expr
    detail: str | pl.Expr | None = None
    layout: Layout | None = None

    @cached_property
    def names(self) -> tuple[str, ...]:
        """The columns that the expression names, in their order."""
        return tuple(dict.fromkeys(self.trips.meta.root_names()))

    @cached_property
    def others(self) -> tuple[str, ...]:
        """The other lists that the expression names, in their order."""
        found = (name.split(OTHER)[0] for name in self.names if OTHER in name)
        return tuple(dict.fromkeys(found))


@dataclass(frozen=True, eq=False)
class Check:
    """A rule and every place that it looks at."""

    rule: Rule
    at: tuple[At, ...]


# What a check is about is told by its expressions, unless it is said: several lists where one names
# another list, else one row.


def error(rule_id: str, words: str, fix: str, *at: At, about: About | None = None) -> Check:
    """A check of something that cannot be right."""
    return Check(rule(rule_id, Severity.ERROR, about or _about(at), words, fix), at)


def query(rule_id: str, words: str, fix: str, *at: At, about: About | None = None) -> Check:
    """A check of something that may be right, and wants explaining."""
    return Check(rule(rule_id, Severity.QUERY, about or _about(at), words, fix), at)


def note(rule_id: str, words: str, fix: str, *at: At, about: About | None = None) -> Check:
    """A check of something to know."""
    return Check(rule(rule_id, Severity.NOTE, about or _about(at), words, fix), at)


def rule(rule_id: str, severity: Severity, about: About, words: str, fix: str) -> Rule:
    """A rule, with its source.

    An id that begins with an x and a number is of that relation of the specification:
    "x05-end-before-start" is of X5.
    """
    first = rule_id.split("-", maxsplit=1)[0]
    source = f"X{int(first[1:])}" if first[1:].isdigit() else ""
    return Rule(rule_id, severity, about, words, fix, source)


def _about(at: tuple[At, ...]) -> About:
    return About.LISTS if any(each.others for each in at) else About.ROW
