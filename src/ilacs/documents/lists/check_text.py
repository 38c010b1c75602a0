"""What came of checking lists, on a terminal: no child's number and no cell's value is printed."""

import shlex
from collections.abc import Iterator, Sequence
from itertools import islice

import polars as pl

from ilacs.documents.answers.common import heading
from ilacs.documents.lists.checked import SEVERITIES, Checked, in_general
from ilacs.documents.lists.comparison_text import comparison_lines
from ilacs.documents.lists.places import place_names, places_in_words
from ilacs.documents.text_lines import day_in_words, entry, table_lines, wrapped
from ilacs.framework.number_words import counted
from ilacs.lists.declared import ALL, ANNEX_A, Layout
from ilacs.lists.findings import About, Severity
from ilacs.lists.reading import questions
from ilacs.lists.snapshot import ListRows, ReferenceDate, Settled
from ilacs.reports.folder import printable

MEANING = {
    Severity.ERROR: "these cannot be right",
    Severity.QUERY: "these may be right: look, and be able to explain them",
    Severity.NOTE: "these were understood: know how",
}
PLURAL = {Severity.ERROR: "errors", Severity.QUERY: "queries", Severity.NOTE: "notes"}

FIRST = {About.FILE: 0, About.LAYOUT: 1}
"""What comes first, however few: a file or a column that is missing matters to every row."""

MOST_RULES = {Severity.ERROR: 20, Severity.QUERY: 10, Severity.NOTE: 6}
"""Rules of each severity that are told; among the others, those with the most findings first."""

MOST_CELLS = 3
"""Cells that are named for each rule and sheet."""

MOST_PLACES = 3
"""Columns of sheets that are named for each rule."""

INDENT = " " * 8

NOTHING = "Nothing."
"""What a rule says where there is nothing to do."""


def check_lines(checked: Checked, width: int) -> Iterator[str]:
    """The whole answer: what is in the lists, what was found, by severity and rule."""
    snapshot = checked.snapshot
    day = snapshot.reference_date.day
    when = f"as at {day_in_words(day)}" if day else "of a day that is not known"
    whose = f" of {snapshot.authority}" if snapshot.authority else ""
    yield from heading(f"Child-level lists{whose}, {when}", width)
    yield from _about(checked, width)
    yield ""
    yield from _lists(checked, width)
    if checked.comparison:
        yield ""
        yield from comparison_lines(checked.comparison, checked.earlier, width)
    for severity in SEVERITIES:
        yield from _of_severity(checked, severity, width)


def next_lines(
    checked: Checked, paths: Sequence[str], width: int, *, marked: bool
) -> Iterator[str]:
    """What to do next, as commands. `paths` are the files as they were typed."""
    source = printable(" ".join(map(shlex.quote, paths)))
    steps = []
    if checked.findings.height and not marked:
        steps.append((f"check {source} --mark marked.xlsx", "a copy with every cell marked"))
    if questions(checked.snapshot).height:
        steps.append((f"questions {source} --out answers.csv", "say what values mean here"))
    steps.append((f"write {source} --out official.xlsx", "the official workbook"))
    yield ""
    yield "What to do next"
    lines = [f"  ilacs lists {command}" for command, _ in steps]
    longest = max(map(len, lines))
    beside = longest + 2 + max(len(what) for _, what in steps) <= width
    for line, (_, what) in zip(lines, steps, strict=True):
        yield from [f"{line:<{longest}}  {what}"] if beside else [line, f"      {what}"]


def summary_line(checked: Checked) -> str:
    """How many findings there are of each severity."""
    counts = [(severity, checked.count(severity)) for severity in SEVERITIES]
    if not any(count for _, count in counts):
        return "Nothing was found that is wrong or odd."
    told = (counted(count, severity, PLURAL[severity]) for severity, count in counts)
    return ", ".join(told) + "."


def why_skipped(skipped: pl.DataFrame) -> str:
    """Why rules could not look: each reason once, in words that fit a line."""
    reasons = skipped["reason"].unique(maintain_order=True).to_list()
    short = ("lists or columns are not here" if said.endswith("not there") else said
             for said in reasons)  # fmt: skip
    return "; ".join(dict.fromkeys(short))


def _about(checked: Checked, width: int) -> Iterator[str]:
    snapshot = checked.snapshot
    date = snapshot.reference_date
    said = f"{day_in_words(date.day) or 'not known'}: {_why(date)}".rstrip(".: ") + "."
    if date.settled in (Settled.GUESSED, Settled.UNKNOWN):
        said += " Give the true day with --reference-date YYYY-MM-DD."
    yield from entry("Reference date", said, width)
    yield from entry("Found", summary_line(checked), width)
    yield from entry("Layout", f"{snapshot.layout}" if snapshot.layout else "", width)
    files = dict.fromkeys(place.file for place in snapshot.places)
    named = ", ".join(islice(files, 3))
    more = f" and {len(files) - 3:,} more" if len(files) > 3 else ""
    yield from entry("Files", f"{named}{more}", width)


def _why(date: ReferenceDate) -> str:
    """The reason without the day, which stands before it."""
    why = date.reason
    if date.day:
        why = why.removeprefix(f"It is {date.day:%d/%m/%Y}: ")
    return why[:1].lower() + why[1:]


def _lists(checked: Checked, width: int) -> Iterator[str]:
    here = checked.snapshot.lists
    rows = [_row(here[spec.id], checked.snapshot.layout) for spec in ALL if spec.id in here]
    headings = ("", "List", "Rows in", "Kept", "Reported", "Columns missing")
    yield from table_lines(headings, rows, width, wide=1, right=(0, 2, 3, 4, 5))
    absent = [spec.title for spec in ANNEX_A if spec.id not in here]
    if absent and here:
        yield from wrapped(f"Not here: {'; '.join(absent)}.", width)
    if checked.skipped.height:
        count = checked.skipped["rule"].n_unique()
        yield from wrapped(
            f"{counted(count, 'rule')} could not look everywhere ({why_skipped(checked.skipped)}): "
            "--json names them.",
            width,
        )


def _row(read: ListRows, layout: Layout | None) -> tuple[str, ...]:
    spec = read.spec
    expected = spec.in_layout(layout or Layout.Y2019)
    missing = sum(column.name not in read.rows.columns for column in expected)
    counts = (read.rows_in, read.rows.height, read.rows_reported, missing)
    return (str(spec.number or ""), spec.title, *(f"{count:,}" for count in counts))


def _of_severity(checked: Checked, severity: Severity, width: int) -> Iterator[str]:
    found = checked.findings.filter(pl.col("severity") == severity.value)
    if found.is_empty():
        return
    yield ""
    yield f"{PLURAL[severity].capitalize()}: {MEANING[severity]}"
    yield "─" * min(width, len(PLURAL[severity]) + 2 + len(MEANING[severity]))
    counts = found.group_by("rule", maintain_order=True).len().rows()
    counts.sort(key=lambda one: (FIRST.get(checked.rules[one[0]].about, len(FIRST)), -one[1]))
    most = MOST_RULES[severity]
    for rule, count in counts[:most]:
        yield from _rule(checked, found.filter(pl.col("rule") == rule), rule, count, width)
    if rest := counts[most:]:
        more = counted(len(rest), "more rule")
        yield f"{sum(count for _, count in rest):>6,}  by {more}: --out FILE has them all"


def _rule(
    checked: Checked, found: pl.DataFrame, rule_id: str, count: int, width: int
) -> Iterator[str]:
    rule = checked.rules[rule_id]
    words = in_general(rule.words, found["words"].unique(maintain_order=True).to_list())
    fix = in_general(rule.fix, found["fix"].unique(maintain_order=True).to_list())
    first = f"{count:>6,}  "
    yield from wrapped(f"{words} [{rule.id}]", width, indent=first, hanging=INDENT)
    if fix != NOTHING:
        yield from wrapped(fix, width, indent=INDENT)
    names = place_names(checked.snapshot.places)
    for line in places_in_words(found, names, MOST_PLACES, MOST_CELLS):
        yield from wrapped(line, width, indent=INDENT, hanging=INDENT + "  ")
