"""Write docs/lists/rules.md from the rules that child-level lists are read and checked by.

Run with `python docs/write_lists_rules.py`; a test fails if the page is not what they say today.
"""

from collections.abc import Iterable
from pathlib import Path

from tables import table

from ilacs.lists import checking
from ilacs.lists.declared import by_id
from ilacs.lists.findings import About, Rule, Severity
from ilacs.lists.rulebook import rules

PAGE = Path(__file__).parent / "lists" / "rules.md"

HEADINGS = {
    About.FILE: "Files",
    About.LAYOUT: "Sheets, headers and columns",
    About.TYPE: "Dates, numbers and identifiers",
    About.CODE: "Codes",
    About.BLANK: "Empty cells",
    About.ROW: "Within one row",
    About.LISTS: "Across rows and lists",
    About.COMPARISON: "Beside an earlier submission",
}

MEANINGS = {
    Severity.ERROR: "it cannot be right",
    Severity.QUERY: "it may be right: look, and be able to explain it",
    Severity.NOTE: "it was understood; know how",
}

PARTS = {"column": "[column]", "list": "[list]", "detail": "[where or what]"}
"""What stands in the words of a rule for what a finding names."""


def page() -> str:
    """The whole page."""
    return "\n".join([*_opening(), *(line for about in About for line in _section(about))])


def _opening() -> Iterable[str]:
    yield from (
        "# The rules of child-level lists",
        "",
        "Every rule that `ilacs lists check` goes by. A rule keeps its name and its meaning.",
        "",
        "| Severity | Means |",
        "|---|---|",
        *(f"| {severity} | {meaning} |" for severity, meaning in MEANINGS.items()),
        "",
        "A rule is silent where it cannot tell: about a list or a column that is not there, about "
        "an empty cell unless it says so, about a value that was not understood (which was "
        "reported while reading), and, if it counts back from the reference date, where that is "
        "not known. The rules that could not run are listed with the findings. Months are "
        "counted from the reference date; nothing is found that hangs on whether the day on which "
        "they begin belongs to them. A child born on 29 February is a year older on 1 March of a "
        "year without that day.",
        "",
        "Lists of Annex A are named by number. A source such as X5 is a relation of the project's "
        "specification of the lists. This page is written by `python docs/write_lists_rules.py`.",
        "",
    )


def _section(about: About) -> Iterable[str]:
    found = [rule for rule in rules().values() if rule.about is about]
    if not found:
        return
    yield from (f"## {HEADINGS[about]}", "")
    heads = ("Rule", "Severity", "Says", "What to do", "Looks at", "Source")
    yield from table(heads, map(_row, found))


def _row(rule: Rule) -> tuple[str, ...]:
    return (
        f"`{rule.id}`",
        rule.severity,
        rule.words.format_map(PARTS),
        rule.fix.format_map(PARTS),
        _lists(rule),
        rule.source,
    )


def _lists(rule: Rule) -> str:
    """The lists that a rule of checking looks at: those of Annex A by number, others by title."""
    looked_at = {at.list_id for check in checking.CHECKS if check.rule is rule for at in check.at}
    found = [spec for spec in by_id().values() if spec.id in looked_at]
    if len(found) == len(by_id()):
        return "every list"
    numbers = [str(spec.number) for spec in found if spec.number]
    titles = [spec.title for spec in found if not spec.number]
    return "; ".join([", ".join(numbers), *titles] if numbers else titles)


if __name__ == "__main__":
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(page(), encoding="utf-8")
