"""What is different since an earlier submission, on a terminal: counts, and no child."""

from collections.abc import Iterator

import polars as pl

from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.lists.checking import Comparison
from ilacs.lists.declared import by_id, header_of
from ilacs.lists.snapshot import ReferenceDate, Settled

MOST_COLUMNS = 5


def comparison_lines(
    comparison: Comparison, earlier: ReferenceDate | None, width: int
) -> Iterator[str]:
    """How many are new, gone and changed in each list, and the columns that changed most."""
    title = f"Since the earlier submission, as at {_day(earlier)}"
    yield title
    yield "─" * min(len(title), width)
    specs = by_id()
    rows = [
        (specs[list_id].title, *(f"{count:,}" for count in counts))
        for list_id, *counts in comparison.counts.iter_rows()
    ]
    headings = ("List", "Rows then", "Rows now", "New", "Gone", "Changed", "Same")
    yield from table_lines(headings, rows, width, right=range(1, 7))
    most = comparison.columns.filter(pl.col("changed") > 0).sort("changed", descending=True)
    named = [
        f"{specs[list_id].title}, {header_of(list_id, column)} ({changed:,})"
        for list_id, column, changed in most.head(MOST_COLUMNS).iter_rows()
    ]
    if named:
        yield from wrapped(f"Changed most: {'; '.join(named)}.", width)


def _day(earlier: ReferenceDate | None) -> str:
    if earlier is None or earlier.day is None:
        return "a day that is not known"
    guessed = " (guessed)" if earlier.settled is Settled.GUESSED else ""
    return day_in_words(earlier.day) + guessed
