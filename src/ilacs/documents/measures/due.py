"""Worklists: what is due, overdue or without a day, for whom, by measure and by team."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any

import polars as pl

from ilacs.documents.answers.common import heading
from ilacs.documents.answers.sheets import Sheet
from ilacs.documents.measures.answers import Noticed
from ilacs.documents.measures.behind import json_rows
from ilacs.documents.measures.measures_text import reading_lines
from ilacs.documents.text_lines import day_in_words, first_words, table_lines, wrapped
from ilacs.measures.figures import MEASURE, NOT_RECORDED
from ilacs.measures.given import ROW
from ilacs.measures.measure import Measure
from ilacs.measures.measuring import NotMeasured
from ilacs.measures.worklists import When

SHOWN = (
    "measure", "name", "child_id", "team", "worker", "when", "due", "days_left", "state", "list",
    "place", "row",
)  # fmt: skip
"""The columns: `days_left` counts days to the due day, less than 0 after it; `place` and `row`
tell where the row stands in the files."""

HEADINGS = (
    "Measure", "What", "Child", "Team", "Worker", "When", "Due", "Days left", "State", "List",
    "Sheet", "Row",
)  # fmt: skip

WHENS = (When.OVERDUE, When.TODAY, When.SOON, When.NO_DATE)
_SUMMARY = ("Overdue", "Due today", "Due soon", "No date known")

MOST_ROWS = 40
"""Rows that are told on a terminal."""

LONGEST_NAME = 30


@dataclass(frozen=True)
class Due:
    """What is to be done (SHOWN), the longest overdue first; rows without a day come before.

    `within` are days after `as_at`. `not_measured` are worklists that the lists cannot answer.
    """

    authority: str
    as_at: date
    within: int
    rows: pl.DataFrame = field(repr=False)
    measures: tuple[Measure, ...]
    not_measured: tuple[NotMeasured, ...]
    noticed: tuple[Noticed, ...]

    @property
    def until(self) -> date:
        """The last day of what is due soon."""
        return self.as_at + timedelta(days=self.within)

    def counts(self, column: str) -> Mapping[str, tuple[int, ...]]:
        """How many are in each state of WHENS, for each value of a column."""
        counted = self.rows.group_by(column).agg(
            *((pl.col("when") == when.value).sum().alias(when.value) for when in WHENS)
        )
        return {name or NOT_RECORDED: tuple(rest) for name, *rest in counted.iter_rows()}


def worklist(
    answered: pl.DataFrame, places: pl.DataFrame, measures: Sequence[Measure]
) -> pl.DataFrame:
    """What `Measured.due` answered, with the names of measures and the places of rows (SHOWN).

    `places` are those of `behind.row_places`.
    """
    names = {measure.id: measure.name for measure in measures}
    return (
        answered.join(places, on=["list", ROW], how="left", maintain_order="left")
        .with_columns(
            pl.col(MEASURE)
            .replace_strict(names, default=None, return_dtype=pl.String)
            .alias("name"),
            pl.col("title").alias("list"),
            pl.col("row_of_place").alias("row"),
        )
        .select(SHOWN)
    )


def due_lines(due: Due, width: int) -> Iterator[str]:
    """The worklists on a terminal: counts by measure and by team, then whom it is about."""
    whose = f": {due.authority}" if due.authority else ""
    yield from heading(f"Worklists{whose}, as at {day_in_words(due.as_at)}", width)
    yield from reading_lines(due.noticed, width)
    yield from wrapped(f"Due soon means by {day_in_words(due.until)}.", width)
    yield ""
    if due.rows.is_empty():
        yield "Nothing is due."
    else:
        by_measure = due.counts("name")
        named = [measure.name for measure in due.measures if measure.name in by_measure]
        yield from _counts("Worklist", [(name, by_measure[name]) for name in named], width)
        yield ""
        yield from _counts("Team", sorted(due.counts("team").items()), width)
    if due.not_measured:
        yield ""
        reasons = dict.fromkeys(one.reason for one in due.not_measured)
        yield from wrapped(
            f"{len(due.not_measured)} worklists cannot be told: {' '.join(reasons)}", width
        )
    if due.rows.is_empty():
        return
    yield ""
    told = due.rows.select("child_id", "team", "name", "when", "due", "days_left").head(MOST_ROWS)
    rows = [
        (child or "", team or "", first_words(name, LONGEST_NAME), _day(when, day), _left(left))
        for child, team, name, when, day, left in told.iter_rows()
    ]
    headings = ("Child", "Team", "What", "Due", "Days left")
    yield from table_lines(headings, rows, width, wide=2, right=(4,))
    if (rest := due.rows.height - MOST_ROWS) > 0:
        yield from wrapped(f"and {rest:,} more: --out FILE has them all, --team some.", width)


def due_json(due: Due) -> str:
    """One object: `by_measure`, `by_team`, and `rows` (SHOWN)."""
    return json.dumps(
        {
            "authority": due.authority or None,
            "as_at": due.as_at.isoformat(),
            "within": due.within,
            "by_measure": _counts_json(due.counts("measure")),
            "by_team": _counts_json(due.counts("team")),
            "not_measured": [
                {"measure": one.measure, "reason": one.reason} for one in due.not_measured
            ],
            "rows": json_rows(due.rows),
        },
        ensure_ascii=False,
        indent=2,
    )


def due_sheet(due: Due) -> Sheet:
    """The worklists as a table of a spreadsheet."""
    return Sheet(
        title=f"Due within {due.within} days of {day_in_words(due.as_at)}",
        headings=HEADINGS,
        rows=tuple(due.rows.iter_rows()),
        about=(
            "What is overdue, due today or due soon, and what has no day because a date is "
            "missing that it is counted from.",
            f"Days left count from {day_in_words(due.as_at)}; they are less than 0 after the day.",
            "These rows name children: keep them where only those may see them who work with them.",
        ),
        as_at=due.as_at,
    )


def _counts(what: str, counts: list[tuple[str, tuple[int, ...]]], width: int) -> Iterator[str]:
    rows = [(name, *(f"{count:,}" for count in numbers)) for name, numbers in counts]
    yield from table_lines((what, *_SUMMARY), rows, width, right=range(1, 5))


def _counts_json(counts: Mapping[str, tuple[int, ...]]) -> list[dict[str, Any]]:
    keys = [when.name.lower() for when in WHENS]
    return [
        {"name": name} | dict(zip(keys, numbers, strict=True))
        for name, numbers in sorted(counts.items())
    ]


def _day(when: str, day: date | None) -> str:
    return when if day is None else day_in_words(day)


def _left(days: int | None) -> str:
    return "" if days is None else f"{days:,}"
