"""Rules and clocks of the inspection system, as lines of text."""

from collections.abc import Iterator

from ilacs.documents.text_lines import day_in_words, wrapped
from ilacs.framework import Clock, Rule

INDENT = "    "


def rules_lines(rules: tuple[Rule, ...], width: int) -> Iterator[str]:
    """Each rule: what it says, when it is in force, what it rests on."""
    for rule in rules:
        yield from wrapped(rule.statement, width)
        since = f"from {day_in_words(rule.in_force_from)}" if rule.in_force_from else ""
        until = f"to {day_in_words(rule.in_force_to)}" if rule.in_force_to else ""
        force = " ".join(part for part in (since, until) if part) or "first day not known"
        yield from wrapped(f"{rule.id}; {rule.basis}; {force}", width, INDENT)
        yield from wrapped(rule.source, width, INDENT)
        yield ""
    yield f"{len(rules):,} rules."


def clocks_lines(clocks: tuple[Clock, ...], width: int) -> Iterator[str]:
    """Each clock: its limit, from what to what, what it rests on."""
    for clock in clocks:
        yield from wrapped(f"{clock.name}: {clock.limit_in_words}", width)
        before = "before" if clock.before else "after"
        yield from wrapped(f"{clock.end}, {before}: {clock.start}", width, INDENT)
        rests_on = f"{clock.id}; {clock.basis}; {clock.in_force_in_words}; {clock.source}"
        yield from wrapped(rests_on, width, INDENT)
        for words in (clock.note, clock.confirm and f"To confirm: {clock.confirm}"):
            yield from wrapped(words, width, INDENT)
        yield ""
    yield f"{len(clocks):,} clocks."
