"""What came of checking lists, ready to be shown: every finding with its place and its words."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import polars as pl

from ilacs.lists import checking
from ilacs.lists.checking import Comparison
from ilacs.lists.column_letters import column_letters
from ilacs.lists.declared import ALL, by_id
from ilacs.lists.findings import Rule, Severity, together
from ilacs.lists.rulebook import rules as rulebook
from ilacs.lists.snapshot import PLACE_TYPE, ReferenceDate, Snapshot

SEVERITIES = (Severity.ERROR, Severity.QUERY, Severity.NOTE)
"""The gravest first."""

SHOWN = (
    "rule", "severity", "list", "file", "sheet", "row", "column", "header", "cell", "child_id",
    "words", "fix",
)  # fmt: skip
"""The columns of findings that are shown.

`list` is the id of a list, `row` counts as a spreadsheet does, `column` is the declared name
(or the header as typed of an undeclared one), `header` the declared header, `cell` such as F12.
"""

_SAYS = ("rule", "list", "column", "detail")
"""What the words of a finding are made of."""

_COLUMN_AT = {
    "list": pl.String,
    "place": PLACE_TYPE,
    "column": pl.String,
    "index": pl.Int64,
    "letters": pl.String,
}


@dataclass(frozen=True)
class Checked:
    """A snapshot and what was found in it.

    `findings` has the columns SHOWN, and `place` and `index`, which tell the place of the
    snapshot and the column of the sheet from 0. The gravest come first, each severity in the
    order of the rules, lists, sheets and rows.
    `rules` are all that were checked, by their ids. `completeness` is that of
    `lists.checking.completeness`, and `skipped` tells which rules could not look, and why
    (`lists.checking.skipped`). `earlier` is the reference date of an earlier submission, and
    `comparison` what is different since.
    """

    snapshot: Snapshot
    findings: pl.DataFrame
    rules: Mapping[str, Rule]
    completeness: pl.DataFrame
    skipped: pl.DataFrame
    earlier: ReferenceDate | None = None
    comparison: Comparison | None = None

    def count(self, severity: Severity) -> int:
        """How many findings have this severity."""
        return self.findings.filter(pl.col("severity") == severity.value).height


def check_lists(snapshot: Snapshot, earlier: Snapshot | None = None) -> Checked:
    """What reading and checking found, beside an earlier submission where there is one."""
    known = rulebook()
    found = checking.told_of_copies(
        snapshot, [snapshot.findings, checking.check(snapshot, earlier)]
    )
    return Checked(
        snapshot,
        shown_findings(snapshot, [found], known),
        known,
        checking.completeness(snapshot),
        checking.skipped(snapshot),
        earlier.reference_date if earlier else None,
        checking.compare(snapshot, earlier) if earlier else None,
    )


def shown_findings(
    snapshot: Snapshot, tables: Iterable[pl.DataFrame], rules: Mapping[str, Rule]
) -> pl.DataFrame:
    """Tables of findings (findings.SCHEMA) as one, with the places and words that people need."""
    found = together(tables)
    # Words are made once for each way of saying them, not once for each finding.
    ways = found.select(_SAYS).unique(maintain_order=True)
    said = ways.with_columns(
        pl.DataFrame(
            [_said(rules[rule], *rest) for rule, *rest in ways.iter_rows()],
            schema=dict.fromkeys(("severity", "header", "words", "fix"), pl.String),
            orient="row",
        )
    )
    places = pl.DataFrame(
        [(number, place.file, place.sheet) for number, place in enumerate(snapshot.places)],
        schema={"place": PLACE_TYPE, "file": pl.String, "sheet": pl.String},
        orient="row",
    )
    columns = pl.DataFrame(list(_columns_at(snapshot)), schema=_COLUMN_AT, orient="row")
    whole = (
        found.join(said, on=_SAYS, how="left", nulls_equal=True)
        .join(places, on="place", how="left")
        .join(columns, on=["list", "place", "column"], how="left")
        .with_columns(cell=pl.col("letters") + pl.col("row").cast(pl.String))
    )
    return _in_order(whole, rules).select(*SHOWN, "place", "index")


def _in_order(found: pl.DataFrame, rules: Mapping[str, Rule]) -> pl.DataFrame:
    """The gravest first; what is about a whole file or list before what is about its rows."""
    ranks = {
        "severity": [one.value for one in SEVERITIES],
        "rule": list(rules),
        "list": [spec.id for spec in ALL],
    }
    order = [
        pl.col(name).replace_strict(known, range(len(known)), default=None, return_dtype=pl.Int32)
        for name, known in ranks.items()
    ]
    return found.sort(*order, "place", "row", "index", nulls_last=False, maintain_order=True)


def _said(
    rule: Rule, list_id: str | None, column: str | None, detail: str | None
) -> tuple[str, str | None, str, str]:
    spec = by_id().get(list_id or "")
    declared = spec.by_name.get(column or "") if spec else None
    header = declared.header.strip() if declared else column
    parts = {
        "column": header or "a column",
        "list": spec.title if spec else "a list",
        "detail": detail or "",
    }
    return rule.severity.value, header, filled(rule.words, parts), filled(rule.fix, parts)


def filled(words: str, parts: Mapping[str, str]) -> str:
    """The words of a rule with what they name filled in."""
    said = words.format_map(parts).strip()
    return said[:1].upper() + said[1:]


IN_GENERAL = (
    (" ({detail})", ""),
    ("{column} is empty in every row", "a column is empty in every row"),
    ("The column “{column}”", "A column"),
    ("the column “{column}”", "a column"),
    ("taken for “{column}”", "taken for a column"),
    ("“{column}”", "a cell"),
    ("{column}", "a cell"),
    ("{list}", "the list"),
)
"""What is said of several findings at once, in place of what differs between them."""


def in_general(words: str, ways: Sequence[str]) -> str:
    """The words of a rule for all its findings at once; `ways` are all that it says in them.

    Where a detail is part of the sentence, the first one stands for all.
    """
    if len(ways) == 1:
        return ways[0]
    for part, instead in IN_GENERAL:
        words = words.replace(part, instead)
    if "{detail}" in words:
        return f"{ways[0].rstrip('.')}; and {len(ways) - 1:,} more like it."
    return filled(words, {})


def _columns_at(snapshot: Snapshot) -> Iterator[tuple[str, int, str, int, str]]:
    for list_id, rows in snapshot.lists.items():
        for place, headings in rows.headings.items():
            for name, heading in headings.items():
                yield list_id, place, name, heading.index, column_letters(heading.index)
