"""What a settings file may change, and how it is checked.

The keys are the ids of the rules that say what may be set for them. Nothing here reads a file:
the mapping comes from whoever read it. A setting that cannot be used is an error that names its
key; none is passed over.
"""

import textwrap
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache
from itertools import pairwise

from ilacs.framework.clock_table import CLOCKS
from ilacs.framework.clocks import BadLimit, Clock, clock_settings, with_settings
from ilacs.framework.rulebook import ORDERED, RULES
from ilacs.framework.rules import Basis, Choices, Range, Rule, Unit, Value, YesNo


class BadSetting(Exception):
    """A setting cannot be used. `key` names it; the message says what may stand there."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(f"{key}: {message}")
        self.key = key


@dataclass(frozen=True, slots=True)
class Assumptions:
    """The rules with what a settings file changed. `changes` are the keys and their values."""

    changes: tuple[tuple[str, Value], ...] = ()

    def rule(self, rule: Rule) -> Rule:
        """The rule as it stands here; a changed one is local and says what it was."""
        changed = dict(self.changes).get(rule.id)
        if changed is None or changed == rule.value:
            return rule
        source = f"A settings file, in place of {rule.value}. {rule.source}"
        return replace(rule, value=changed, basis=Basis.LOCAL, source=source)

    def whole(self, rule: Rule) -> int:
        """The whole number that the rule has here. Raises TypeError for a rule without one."""
        value = self.rule(rule).value
        if isinstance(value, bool) or not isinstance(value, int):
            raise TypeError(f"{rule.id} has no whole number.")
        return value

    def word(self, rule: Rule) -> str:
        """The word that the rule has here. Raises TypeError for a rule without one."""
        value = self.rule(rule).value
        if not isinstance(value, str):
            raise TypeError(f"{rule.id} has no word.")
        return value

    def clocks(self) -> tuple[Clock, ...]:
        """All clocks, with what was changed."""
        return tuple(with_settings(clock, dict(self.changes)) for clock in CLOCKS)

    def clocks_by_id(self) -> Mapping[str, Clock]:
        """All clocks by their ids, with what was changed."""
        return {clock.id: clock for clock in self.clocks()}

    def clock(self, clock_id: str) -> Clock:
        """One clock, with what was changed. Raises KeyError if there is none of that id."""
        for clock in CLOCKS:
            if clock.id == clock_id:
                return with_settings(clock, dict(self.changes))
        raise KeyError(clock_id)


DEFAULTS = Assumptions()


@cache
def settings() -> tuple[Rule, ...]:
    """Every rule that may be set, with its default; those of the clocks come last."""
    of_clocks = (setting for clock in CLOCKS for setting in clock_settings(clock))
    return (*(rule for rule in RULES if rule.allowed), *of_clocks)


def overridden(mapping: Mapping[str, object]) -> Assumptions:
    """The rules as changed by a settings file, read into nested mappings.

    Raises BadSetting for an unknown key, a value of the wrong type or out of bounds, values that
    contradict each other, a clock longer than any may be, and one of the law made laxer without
    `local = true`.
    """
    known = {rule.id: rule for rule in settings()}
    changes = {key: _checked(known[key], value) for key, value in _leaves(mapping, tuple(known))}
    assumptions = Assumptions(tuple(sorted(changes.items())))
    _check_order(assumptions, changes)
    for clock in CLOCKS:
        try:
            with_settings(clock, changes)
        except BadLimit as error:
            raise BadSetting(f"clocks.{clock.id}.limit", str(error)) from None
    return assumptions


def example_settings() -> str:
    """A settings file in TOML that names every setting, each one commented out at its default."""
    lines = ["# Settings of ilacs. Take away the # before a setting to change it."]
    table = ""
    for rule in settings():
        group, _, name = rule.id.rpartition(".")
        if group != table:
            lines += ["", f"[{group}]"]
            table = group
        lines += textwrap.wrap(
            _described(rule), width=98, initial_indent="# ", subsequent_indent="# "
        )
        not_set = "" if rule.value is not None else "  # not set unless you set it"
        lines.append(f"# {name} = {_toml(rule)}{not_set}")
    return "\n".join(lines) + "\n"


def _described(rule: Rule) -> str:
    return f"{rule.statement} {rule.basis.capitalize()}; {_bounds(rule)}."


def _toml(rule: Rule) -> str:
    value = rule.value
    if value is None:
        value = 1 if isinstance(rule.allowed, Range) else Unit.WORKING_DAYS.value
    if isinstance(value, bool):
        return "true" if value else "false"
    return f'"{value}"' if isinstance(value, str) else str(value)


def _bounds(rule: Rule) -> str:
    return rule.allowed.in_words if rule.allowed else "left as it is"


def _leaves(
    mapping: Mapping[str, object], known: tuple[str, ...], above: str = ""
) -> Iterator[tuple[str, object]]:
    for name, value in mapping.items():
        key = f"{above}{name}"
        if isinstance(value, Mapping) and any(k.startswith(f"{key}.") for k in known):
            yield from _leaves(value, known, f"{key}.")
        elif key in known:
            yield key, value
        else:
            raise BadSetting(key, _unknown(key, known))


def _unknown(key: str, known: tuple[str, ...]) -> str:
    if below := [k for k in known if k.startswith(f"{key}.")]:
        return f"this is a group of settings, such as {below[0]}, not one of them."
    from difflib import get_close_matches  # noqa: PLC0415

    depth = key.count(".") + 1
    names = dict.fromkeys(".".join(k.split(".")[:depth]) for k in known)
    near = get_close_matches(key, names, n=1)
    return "there is no such setting." + (f" Did you mean {near[0]}?" if near else "")


def _checked(rule: Rule, value: object) -> Value:
    match rule.allowed, value:
        case YesNo(), bool():
            return value
        case Range(least, most), int() if not isinstance(value, bool) and least <= value <= most:
            return value
        case Choices(words), str() if value in words:
            return value
    raise BadSetting(rule.id, f"{value!r:.60} cannot be used. It must be {_bounds(rule)}.")


def _check_order(assumptions: Assumptions, changes: Mapping[str, Value]) -> None:
    for group in ORDERED:
        for lower, higher in pairwise(group):
            small, great = assumptions.whole(lower), assumptions.whole(higher)
            if small > great:
                low, high = (lower, small), (higher, great)
                (rule, is_), (other, than) = (low, high) if lower.id in changes else (high, low)
                relation = "more" if rule is lower else "less"
                raise BadSetting(rule.id, f"{is_} is {relation} than {other.id}, which is {than}.")
