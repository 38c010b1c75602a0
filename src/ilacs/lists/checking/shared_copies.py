"""Copies made for sharing: what is coarser or left out in them on purpose is no fault."""

from collections.abc import Iterable

import polars as pl

from ilacs.framework.number_words import counted
from ilacs.lists.checking.check import rule
from ilacs.lists.finding_rows import finding
from ilacs.lists.findings import About, Severity, together
from ilacs.lists.snapshot import PLACE, ROW, Snapshot

SHARED_COPY = rule(
    "shared-copy",
    Severity.NOTE,
    About.FILE,
    "The front sheet says that this is a copy made for sharing: pseudonyms, columns that were left "
    "out, and coarser values ({detail}) are not told as faults.",
    "Nothing; to hand lists to inspectors, use the lists themselves.",
)

_ON_PURPOSE = ("identifier-too-long", "blank-column")
"""Rules about whole columns that a copy makes longer than the template, or leaves out."""

_COARSE = {
    "read-number-unread": r"^(\d+ to \d+|not born yet)$",
    "read-postcode-unread": r"^[A-Z]{1,2}$",
    "read-code-group": r"^[a-z]\) ",
}
"""Rules about cells, and what the words look like that a copy puts in their place."""


def told_of_copies(snapshot: Snapshot, tables: Iterable[pl.DataFrame]) -> pl.DataFrame:
    """Tables of findings as one; of a shared copy without what was done to it on purpose.

    Cells that a copy does not write so stay errors. One note says how many others there are.
    """
    found = together(tables)
    if not snapshot.shared_copy:
        return found
    coarse = _coarse_cells(snapshot)
    at = ["rule", "list", "place", "row", "column"]
    purpose = found.join(coarse, on=at, how="semi")
    rest = found.join(coarse, on=at, how="anti", maintain_order="left")
    rest = rest.filter(~pl.col("rule").is_in(_ON_PURPOSE))
    return together([finding(SHARED_COPY, detail=counted(purpose.height, "cell")), rest])


def _coarse_cells(snapshot: Snapshot) -> pl.DataFrame:
    """Each rule and cell where the words are such as a copy writes."""
    tables = [
        read.unplaced.filter(pl.col("typed").str.contains(words)).select(
            pl.lit(rule_id).alias("rule"),
            pl.lit(list_id).alias("list"),
            pl.col(PLACE).alias("place"),
            pl.col(ROW).alias("row"),
            "column",
        )
        for list_id, read in snapshot.lists.items()
        for rule_id, words in _COARSE.items()
    ]
    return pl.concat(tables)
