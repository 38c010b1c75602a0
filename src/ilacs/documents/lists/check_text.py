"""What came of checking lists, on a terminal: no child's number and no cell's value is printed."""

import shlex
from collections.abc import Iterator, Sequence
from itertools import islice

import polars as pl

from ilacs.documents.answers.common import heading
from ilacs.documents.lists.checked import SEVERITIES, Checked, in_general
from ilacs.documents.lists.places import place_names, places_in_words
from ilacs.documents.text_lines import day_in_words, entry, table_lines, wrapped
from ilacs.lists.declared import ANNEX_A, SUPPLEMENTARY, by_id
from ilacs.lists.findings import Severity
from ilacs.lists.snapshot import Settled, Snapshot

MEANING = {
    Severity.ERROR: "it cannot be right",
    Severity.QUERY: "it may be right: look, and be able to explain it",
    Severity.NOTE: "it was understood: know how",
}
PLURAL = {Severity.ERROR: "errors", Severity.QUERY: "queries", Severity.NOTE: "notes"}

MOST_RULES = {Severity.ERROR: 20, Severity.QUERY: 10, Severity.NOTE: 6}
"""Rules of each severity that are told; those with the most findings come first."""

MOST_CELLS = 3
"""Cells that are named for each rule and sheet."""

MOST_PLACES = 3
"""Columns of sheets that are named for each rule."""

INDENT = " " * 8


def check_lines(checked: Checked, width: int) -> Iterator[str]:
    """The whole answer: what is in the lists, what was found, by severity and rule."""
    snapshot = checked.snapshot
    day = snapshot.reference_date.day
    when = f"as at {day_in_words(day)}" if day else "of a day that is not known"
    whose = f" of {snapshot.authority}" if snapshot.authority else ""
    yield from heading(f"Child-level lists{whose}, {when}", width)
    yield from _about(snapshot, width)
    yield ""
    yield from _lists(checked, width)
    yield ""
    yield summary_line(checked)
    for severity in SEVERITIES:
        yield from _of_severity(checked, severity, width)


def next_lines(
    checked: Checked, paths: Sequence[str], width: int, *, marked: bool
) -> Iterator[str]:
    """What to do next, as commands. `paths` are the files as they were typed."""
    source = " ".join(map(shlex.quote, paths))
    steps = []
    if checked.findings.height and not marked:
        steps.append((f"check {source} --mark marked.xlsx", "a copy with every cell marked"))
    if any(read.unplaced.height for read in checked.snapshot.lists.values()):
        steps.append((f"questions {source} --out answers.csv", "say what values mean here"))
    steps.append((f"write {source} --out annex-a.xlsx", "the official workbook"))
    yield ""
    yield "What to do next"
    for command, what in steps:
        line = f"  ilacs lists {command}"
        together = f"{line:<54}{what}"
        yield from [together] if len(together) <= width else [line, f"      {what}"]


def summary_line(checked: Checked) -> str:
    """How many findings there are of each severity."""
    counts = [(severity, checked.count(severity)) for severity in SEVERITIES]
    if not any(count for _, count in counts):
        return "Nothing was found that is wrong or odd."
    return ", ".join(counted(count, severity) for severity, count in counts) + "."


def counted(count: int, severity: Severity) -> str:
    """Such as `1 error` or `2 queries`."""
    return f"{count:,} {severity.value if count == 1 else PLURAL[severity]}"


def _about(snapshot: Snapshot, width: int) -> Iterator[str]:
    date = snapshot.reference_date
    said = f"{day_in_words(date.day) or 'not known'}: {date.reason}".rstrip(".: ") + "."
    if date.settled in (Settled.GUESSED, Settled.UNKNOWN):
        said += " Give it with --reference-date YYYY-MM-DD."
    yield from entry("Reference date", said, width)
    yield from entry("Layout", f"{snapshot.layout}" if snapshot.layout else "", width)
    files = dict.fromkeys(place.file for place in snapshot.places)
    named = ", ".join(islice(files, 3))
    more = f" and {len(files) - 3:,} more" if len(files) > 3 else ""
    yield from entry("Read from" if files else "", f"{named}{more}", width)


def _lists(checked: Checked, width: int) -> Iterator[str]:
    rows = []
    here = checked.snapshot.lists
    for spec in (*ANNEX_A, *SUPPLEMENTARY):
        if spec.id not in here:
            continue
        read = here[spec.id]
        missing = [one.header.strip() for one in spec.columns if one.name not in read.rows.columns]
        kept, reported = read.rows.height, read.rows_reported
        rows.append((
            str(spec.number or ""), spec.title, f"{read.rows_in:,}", f"{kept:,}",
            f"{reported:,}", _few(missing),
        ))  # fmt: skip
    headings = ("", "List", "Rows in", "Kept", "Reported", "Columns missing")
    yield from table_lines(headings, rows, width, wide=5, right=(0, 2, 3, 4))
    absent = [f"{spec.number} {spec.title}" for spec in ANNEX_A if spec.id not in here]
    if absent:
        yield from wrapped(f"Not here: {', '.join(absent)}.", width)


def _few(names: Sequence[str]) -> str:
    """All names if there are few; else the first ones."""
    if not names:
        return "none"
    if len(names) <= 3:
        return "; ".join(names)
    return f"{len(names)}: {names[0]}; {names[1]} …"


def _of_severity(checked: Checked, severity: Severity, width: int) -> Iterator[str]:
    found = checked.findings.filter(pl.col("severity") == severity.value)
    if found.is_empty():
        return
    yield ""
    yield f"{PLURAL[severity].capitalize()}: {MEANING[severity]}"
    yield "─" * min(width, len(PLURAL[severity]) + 2 + len(MEANING[severity]))
    rules = found.group_by("rule", maintain_order=True).len().sort("len", descending=True)
    for rule, count in islice(rules.iter_rows(), MOST_RULES[severity]):
        yield from _rule(checked, found.filter(pl.col("rule") == rule), rule, count, width)
    rest = rules.slice(MOST_RULES[severity])
    if rest.height:
        yield f"{rest['len'].sum():>6,}  by {rest.height} more rules"


def _rule(
    checked: Checked, found: pl.DataFrame, rule_id: str, count: int, width: int
) -> Iterator[str]:
    rule = checked.rules[rule_id]
    headers = found["header"].drop_nulls().unique().to_list()
    titles = [by_id()[each].title for each in found["list"].drop_nulls().unique()]
    first = f"{count:>6,}  "
    words = in_general(rule.words, headers, titles)
    yield from wrapped(f"{words} [{rule.id}]", width, indent=first, hanging=INDENT)
    yield from wrapped(in_general(rule.fix, headers, titles), width, indent=INDENT)
    names = place_names(checked.snapshot.places)
    for line in places_in_words(found, names, MOST_PLACES, MOST_CELLS):
        yield from wrapped(line, width, indent=INDENT, hanging=INDENT + "  ")
