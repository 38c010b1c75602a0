"""The rows behind a figure: whom it counts, and where each row stands in the lists."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

import polars as pl

from ilacs.documents.answers.common import heading
from ilacs.documents.answers.sheets import Sheet
from ilacs.documents.lists.places import place_names
from ilacs.documents.measures.answers import Noticed
from ilacs.documents.measures.category_words import words_of_categories
from ilacs.documents.measures.measures_text import reading_lines
from ilacs.documents.measures.value_words import number_in_words
from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import PLACE, Snapshot
from ilacs.lists.snapshot import ROW as ROW_OF_LIST
from ilacs.measures.described import By
from ilacs.measures.given import ROW
from ilacs.measures.measure import Better, Measure
from ilacs.measures.rows import State

SHOWN = (
    "child_id", "team", "worker", "state", "reason", "category", "days", "due", "list", "place",
    "row",
)  # fmt: skip
"""The columns: `list` is the title of a list, `place` the sheet or file, `row` the row there."""

HEADINGS = (
    "Child", "Team", "Worker", "State", "Why excluded", "Category", "Days", "Due", "List", "Sheet",
    "Row",
)  # fmt: skip

ON_TERMINAL = ("child_id", "team", "state", "days", "due", "reason", "category")
"""The columns that a terminal has room for, where anything is in them."""

MOST_ROWS = 100
"""Rows that are told on a terminal."""

_TO_LOOK_AT = (State.NOT_MET, State.NOT_KNOWN, State.MET, State.EXCLUDED)
_TO_LOOK_AT_IF_LOW_IS_BETTER = (State.MET, State.NOT_KNOWN, State.NOT_MET, State.EXCLUDED)
"""The order of states: those first that somebody should look at."""


@dataclass(frozen=True)
class Behind:
    """The rows behind a figure (SHOWN), of all states or of one. `counts` are of all states.

    Rows are not in what `repr` shows, so that no traceback shows a child.
    """

    measure: Measure
    authority: str
    reference_date: date
    rows: pl.DataFrame
    counts: dict[State, int]
    noticed: tuple[Noticed, ...]
    state: State | None = None

    def __repr__(self) -> str:
        return f"Behind({self.measure.id})"


def behind(
    measure: Measure,
    rows: pl.DataFrame,
    snapshot: Snapshot,
    noticed: tuple[Noticed, ...],
    state: State | None = None,
) -> Behind:
    """The rows behind a figure, from `Measured.rows(measure.id, by=True)`."""
    counts = {each: rows.filter(pl.col("state") == each.value).height for each in State}
    shown = shown_rows(measure, rows, row_places(snapshot), state)
    day = snapshot.reference_date.day
    assert day is not None, "lists without one are not measured"
    return Behind(measure, snapshot.authority or "", day, shown, counts, noticed, state)


def shown_rows(
    measure: Measure, rows: pl.DataFrame, places: pl.DataFrame, state: State | None = None
) -> pl.DataFrame:
    """Rows behind a figure, described, as they are shown (SHOWN): first those to be looked at.

    `places` are those of `row_places`.
    """
    words = words_of_categories(measure, rows["category"].drop_nulls().unique().to_list())
    low = measure.better is Better.LOWER
    order = _TO_LOOK_AT_IF_LOW_IS_BETTER if low else _TO_LOOK_AT
    return (
        rows.filter(pl.lit(state is None) | (pl.col("state") == (state or State.MET).value))
        .with_columns(
            pl.col("category").replace_strict(words, default=None, return_dtype=pl.String),
            rank=pl.col("state").replace_strict(
                [each.value for each in order], range(len(order)), return_dtype=pl.Int8
            ),
        )
        .join(places, on=["list", ROW], how="left")
        .sort("rank", "due", By.TEAM.value, "child_id", nulls_last=True, maintain_order=True)
        .with_columns(pl.col("title").alias("list"), pl.col("row_of_place").alias("row"))
        .select(SHOWN)
    )


def row_places(snapshot: Snapshot) -> pl.DataFrame:
    """Where each row of the lists stands in the files: list, ROW, title, place, row_of_place."""
    names = place_names(snapshot.places)
    # Of one child alone most lists have no row; one is there in any case, for the columns.
    told = {name: read for name, read in snapshot.lists.items() if read.rows.height}
    tables = [
        read.rows.select(
            pl.lit(list_id).alias("list"),
            pl.int_range(1, pl.len() + 1, dtype=pl.Int64).alias(ROW),
            pl.lit(by_id()[list_id].title).alias("title"),
            pl.col(PLACE).replace_strict(names, default="", return_dtype=pl.String).alias("place"),
            pl.col(ROW_OF_LIST).cast(pl.Int64).alias("row_of_place"),
        )
        for list_id, read in (told or snapshot.lists).items()
    ]
    return pl.concat(tables)


def behind_lines(found: Behind, width: int) -> Iterator[str]:
    """The rows on a terminal."""
    measure = found.measure
    whose = f" of {found.authority}" if found.authority else ""
    yield from heading(f"{measure.name}{whose}, as at {day_in_words(found.reference_date)}", width)
    yield from wrapped(f"{measure.about} Met: {measure.met}", width)
    yield from wrapped(counts_in_words(found), width)
    yield from reading_lines(found.noticed, width)
    yield ""
    if found.rows.is_empty():
        yield "No rows."
        return
    told = [name for name in ON_TERMINAL if found.rows[name].count()]
    numbers = [place for place, name in enumerate(told) if name in ("days", "row")]
    wide = next((told.index(name) for name in ("reason", "category", "team") if name in told), 0)
    headings = [HEADINGS[SHOWN.index(name)] for name in told]
    rows = [
        tuple(map(_in_words, row)) for row in found.rows.select(told).head(MOST_ROWS).iter_rows()
    ]
    yield from table_lines(headings, rows, width, wide=wide, right=numbers)
    if (rest := found.rows.height - MOST_ROWS) > 0:
        yield from wrapped(f"and {rest:,} more: --out FILE has them all, --state some.", width)


def counts_in_words(found: Behind) -> str:
    """Such as `2 met of 5, of which 1 is not known; 3 excluded.`"""
    counts = found.counts
    of = sum(counts.values()) - counts[State.EXCLUDED]
    return (
        f"{counts[State.MET]:,} met of {number_in_words(of)}, {counts[State.NOT_KNOWN]:,} not "
        f"known among them; {counts[State.EXCLUDED]:,} excluded."
    )


def behind_json(found: Behind) -> str:
    """One object: the measure, the counts of the figure, and `rows` (SHOWN)."""
    counts = found.counts
    return json.dumps(
        {
            "measure": found.measure.id,
            "name": found.measure.name,
            "authority": found.authority or None,
            "reference_date": found.reference_date.isoformat(),
            "state": found.state,
            "met": counts[State.MET],
            "of": sum(counts.values()) - counts[State.EXCLUDED],
            "not_met": counts[State.NOT_MET],
            "not_known": counts[State.NOT_KNOWN],
            "excluded": counts[State.EXCLUDED],
            "rows": json_rows(found.rows),
        },
        ensure_ascii=False,
        indent=2,
    )


def behind_sheet(found: Behind) -> Sheet:
    """The rows as a table of a spreadsheet."""
    return Sheet(
        title=found.measure.name,
        headings=HEADINGS,
        rows=tuple(found.rows.iter_rows()),
        about=(
            f"{found.measure.question}",
            f"About: {found.measure.about}",
            f"Met: {found.measure.met}",
            counts_in_words(found),
            "These rows name children: keep them where only those may see them who work with them.",
        ),
        as_at=found.reference_date,
    )


def json_rows(rows: pl.DataFrame) -> Sequence[dict[str, Any]]:
    """Rows as JSON holds them: days are ISO."""
    return rows.with_columns(pl.col(pl.Date).cast(pl.String)).to_dicts()


def _in_words(cell: Any) -> str:
    return day_in_words(cell) if isinstance(cell, date) else "" if cell is None else f"{cell}"
