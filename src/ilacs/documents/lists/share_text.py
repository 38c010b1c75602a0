"""What a shared copy holds and what was left out of it, on a terminal."""

from collections.abc import Iterator

import polars as pl

from ilacs.documents.answers.common import heading
from ilacs.documents.text_lines import day_in_words, table_lines, wrapped
from ilacs.lists.declared import by_id, header_of
from ilacs.lists.protected import Shared


def share_lines(shared: Shared, width: int) -> Iterator[str]:
    """The lists of the copy, what became of the columns, and what still stands out."""
    day = shared.snapshot.reference_date.day
    yield from heading(
        f"A copy to share, lists as at {day_in_words(day) or 'an unknown day'}", width
    )
    specs = by_id()
    rows = [
        (specs[one.list_id].title, *(f"{n:,}" for n in (one.rows, one.people, one.few, one.alone)))
        for one in shared.summary.lists
    ]
    headings = ("List", "Rows", "People", "Rows few share", "Of these, alone")
    yield from table_lines(headings, rows, width, right=(1, 2, 3, 4))
    yield ""
    yield "What became of the columns"
    for done, columns in _done(shared.summary.columns):
        yield from wrapped(f"{done} {columns}", width, indent="  ", hanging="    ")
    yield ""
    for sentence in _sentences(shared):
        yield from wrapped(sentence, width)


def _done(columns: pl.DataFrame) -> Iterator[tuple[str, str]]:
    for (done,), some in columns.group_by("what_was_done", maintain_order=True):
        headers = dict.fromkeys(
            header_of(list_id, name) for list_id, name in some.select("list", "column").iter_rows()
        )
        named = list(headers)[:6]
        more = f" and {len(headers) - 6:,} more" if len(headers) > 6 else ""
        yield str(done), f"({', '.join(named)}{more})"


def _sentences(shared: Shared) -> Iterator[str]:
    summary = shared.summary
    for step in summary.coarsened:
        yield f"Made coarser: {step}"
    yield (
        f"Left out: {summary.unplaced:,} values that could not be placed and "
        f"{summary.undeclared:,} cells of columns that no list declares."
    )
    count = shared.review.height
    if count:
        yield (
            f"{count:,} values still stand for few people only. Look at them before you share: "
            "--review FILE names them, for you alone; --small-cells coarsened makes values wider."
        )
    else:
        yield "No value stands for few people only."
    yield (
        "The copy has no names, but it is still about children: share it as personal data. Only "
        "the holder of your key can say whom a pseudonym stands for."
    )
