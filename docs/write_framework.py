"""Write docs/framework.md from the rules that are declared in the framework.

Run with `python docs/write_framework.py`; a test fails if the page is not what they say today.
"""

from collections.abc import Iterable
from datetime import date
from itertools import pairwise
from pathlib import Path

from tables import table

from ilacs.framework import FrameworkVersion, Rule
from ilacs.framework.clock_table import CLOCKS
from ilacs.framework.clocks import Clock
from ilacs.framework.contacts import CONTACT_NAMES, contacts_on
from ilacs.framework.judgements import is_sub_judgement, successors_of
from ilacs.framework.pathways import Pathway
from ilacs.framework.rulebook import RULES
from ilacs.framework.rules import CHECKED
from ilacs.framework.timetable_steps import STEPS, Step
from ilacs.framework.versions import ERAS, Era

PAGE = Path(__file__).parent / "framework.md"

TOPICS = {
    "pathways": "Pathways",
    "contacts": "Contacts, and when each is due",
    "timetable": "Timetables",
    "working_days": "Working days",
    "judgements": "Judgements over time",
    "kinds": "Kinds of inspection",
    "reform": "Reform",
}


def page() -> str:
    """The whole page."""
    return "\n".join(
        [
            *_opening(),
            *_versions(),
            *_pathways(),
            *_timetables(),
            *_rules(),
            *_clocks(),
            *_closing(),
        ]
    )


def _opening() -> Iterable[str]:
    yield from (
        "# What is in force",
        "",
        "Every rule that ilacs goes by: what it says, since when, and what it rests on.",
        "",
        "| Basis | Means |",
        "|---|---|",
        "| law | a statute or regulations |",
        "| guidance | statutory guidance, or what an inspectorate or department has said, as read "
        "there or in print elsewhere; the source says where |",
        "| measured | counted from published reports; it describes, and binds nobody |",
        "| assumption | believed, and confirmed by no source that could be read |",
        "| local | an authority's own, or set in a settings file |",
        "",
        f"Sources were last looked at on {_day(CHECKED)}. This page is written by "
        "`python docs/write_framework.py`.",
        "",
    )


def _versions() -> Iterable[str]:
    yield from (
        "## Versions and their judgements",
        "",
        "A version is in force for inspections whose first day on site is on or after its own.",
        "",
    )
    rows = ([era.version, _first_day(era), _judgements(era.version), era.source] for era in ERAS)
    yield from table(("Version", "First day", "Judgements", "Source"), rows)
    yield from ("What each judgement is in the version after its own:", "")
    yield from table(("Judgement", "of", "becomes", "of"), _mappings())


def _first_day(era: Era) -> str:
    return "" if era.first_day == date.min else _day(era.first_day)


def _judgements(version: FrameworkVersion) -> str:
    era = next(era for era in ERAS if era.version is version)
    return ", ".join(
        f"{_words(each)} (a sub-judgement)" if is_sub_judgement(each, version) else _words(each)
        for each in era.judgements
    )


def _mappings() -> Iterable[list[str]]:
    for era, following in pairwise(ERAS):
        for judgement in era.judgements:
            later = successors_of(judgement, era.version, following.version)
            if later != (judgement,):
                becomes = " and ".join(map(_words, later)) or "nothing"
                yield [_words(judgement), era.version, becomes, following.version]


def _pathways() -> Iterable[str]:
    yield from ("## What may come on each pathway", "")
    rows = (
        [f"Pathway {pathway}", ", ".join(CONTACT_NAMES[kind] for kind in contacts_on(pathway))]
        for pathway in Pathway
    )
    yield from table(("Pathway", "Contacts"), rows)


def _timetables() -> Iterable[str]:
    yield from (
        "## Milestones of each timetable",
        "",
        "A date that is given for a milestone stands, and what follows moves with it.",
        "",
    )
    by_milestone: dict[str, Step] = {}
    kinds: dict[str, list[str]] = {}
    for kind, steps in STEPS.items():
        for each in steps:
            by_milestone.setdefault(each.id, each)
            kinds.setdefault(each.id, []).append(_words(kind))
    rows = (
        [f"`{name}`", each.name, each.what_to_do, ", ".join(kinds[name])]
        for name, each in by_milestone.items()
    )
    yield from table(("Milestone", "Is", "To do", "Of"), rows)


def _rules() -> Iterable[str]:
    for topic, heading in TOPICS.items():
        yield from (f"## Rules: {heading[0].lower()}{heading[1:]}", "")
        rules = [rule for rule in RULES if rule.id.split(".")[0] == topic]
        yield from table(("Rule", "Says", "In force", "Basis and source"), map(_rule_row, rules))


def _rule_row(rule: Rule) -> list[str]:
    may_be_set = " May be set." if rule.allowed else ""
    source = f"{rule.basis.capitalize()}. {rule.source}{may_be_set}"
    return [f"`{rule.id}`", rule.statement, _period(rule.in_force_from, rule.in_force_to), source]


def _clocks() -> Iterable[str]:
    yield from (
        "## Clocks of practice",
        "",
        "Every one may be set by an authority for itself; the law's can be made laxer only by "
        "saying so (`local = true`). A clock is in force from the first day of the source that was "
        "read, and what held before that day is not in the table. Clocks without a first day are "
        "shown for every day.",
        "",
    )
    heads = ("Clock", "Is", "Limit", "From", "To", "In force", "Basis and source", "Note")
    yield from table(heads, map(_clock_row, CLOCKS))


def _clock_row(clock: Clock) -> list[str]:
    limit = f"{clock.limit_in_words} before" if clock.before else clock.limit_in_words
    source = f"{clock.basis.capitalize()}. {clock.source.removesuffix('.')}."
    period = _period(clock.in_force_from, clock.in_force_to)
    confirm = f"To be looked up: {clock.confirm}" if clock.confirm else ""
    note = " ".join(filter(None, [clock.note, confirm]))
    return [f"`{clock.id}`", clock.name, limit, clock.start, clock.end, period, source, note]


def _closing() -> Iterable[str]:
    yield from (
        "## What you can change",
        "",
        "Whatever the tables above say may be set, and every clock, in a settings file in TOML. "
        "The parts of a rule's name are the table and the key:",
        "",
        "```toml",
        "[timetable.draft_report]",
        "working_days = 18",
        "",
        "[clocks.cin_visit]",
        "limit = 15",
        "",
        "[clocks.care_review_first]",
        "limit = 28",
        'unit = "days"',
        "```",
        "",
        "A name that does not exist, or a value that cannot be used, is an error that names it: "
        "nothing is passed over. What was set shows as local wherever it is used.",
        "",
    )


def _words(name: str) -> str:
    return name.replace("_", " ")


def _period(first: date | None, last: date | None) -> str:
    if first is None:
        return f"to {_day(last)}" if last else ""
    return f"{_day(first)} to {_day(last)}" if last else f"since {_day(first)}"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


if __name__ == "__main__":
    PAGE.write_text(page(), encoding="utf-8")
