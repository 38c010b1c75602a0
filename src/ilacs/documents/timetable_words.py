"""A timetable in words for people: its heading, its dates, the rules behind it by number."""

from dataclasses import dataclass
from datetime import date

from ilacs.framework.contacts import CONTACT_NAMES
from ilacs.framework.day_words import in_full
from ilacs.framework.milestones import Milestone, Timetable
from ilacs.framework.rules import Basis, Rule
from ilacs.framework.timetable_steps import Shape
from ilacs.reports.folder import printable


@dataclass(frozen=True, slots=True)
class TimetableRow:
    """One milestone. `when` is one line or more; `rule` is its rule's number in the list below.

    `id` is what a date for it is given by.
    """

    id: str
    when: tuple[str, ...]
    what: str
    to_do: str
    remarks: tuple[str, ...]
    basis: str
    rule: int


def heading(table: Timetable, title: str) -> str:
    """Such as `Brent: a short inspection, called on 13 February 2023`."""
    about = f"{CONTACT_NAMES[table.kind]}, called on {in_full(table.called)}"
    plain = printable(" ".join(title.split()))
    return f"{plain}: {about}" if plain else about[0].upper() + about[1:]


def rules_of(table: Timetable) -> tuple[Rule, ...]:
    """The rules behind the milestones, in the order that they are first used in."""
    return tuple({milestone.rule.id: milestone.rule for milestone in table.milestones}.values())


def rows_of(table: Timetable) -> tuple[TimetableRow, ...]:
    """A row for each milestone."""
    numbers = {rule.id: number for number, rule in enumerate(rules_of(table), start=1)}
    return tuple(
        TimetableRow(
            id=milestone.id.value,
            when=when(milestone),
            what=milestone.name,
            to_do=milestone.what_to_do,
            remarks=remarks(milestone),
            basis="given" if milestone.given else milestone.basis.value,
            rule=numbers[milestone.rule.id],
        )
        for milestone in table.milestones
    )


def when(milestone: Milestone) -> tuple[str, ...]:
    """The day, or the first and last day, and the likely one where there is one."""
    first, last = _weekday_and_date(milestone.earliest), _weekday_and_date(milestone.latest)
    if milestone.shape is Shape.DAY or first == last:
        return (first,)
    likely = (f"most likely {_weekday_and_date(milestone.likely)}",) if milestone.likely else ()
    between = "to" if milestone.shape is Shape.PERIOD else "or a day to"
    return (first, f"{between} {last}", *likely)


def remarks(milestone: Milestone) -> tuple[str, ...]:
    """The condition that it comes under, and what is unusual about it."""
    return (*([milestone.condition] if milestone.condition else ()), *milestone.notes)


def rule_in_words(rule: Rule) -> str:
    """A rule's statement, basis and source, and when the source was looked at."""
    checked = "" if rule.basis is Basis.LOCAL else f" Checked {in_full(rule.checked)}."
    return f"{rule.statement} {rule.basis.capitalize()}: {rule.source}{checked}"


def _weekday_and_date(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b %Y}"
