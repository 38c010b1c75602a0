"""Which edition of the template was used."""

from collections.abc import Mapping

import polars as pl

from ilacs.framework.number_words import counted
from ilacs.lists.declared import Column, Layout, code_sets
from ilacs.lists.reading.findings_of import finding
from ilacs.lists.snapshot import PLACE, ListRows


def guess_layout(lists: Mapping[str, ListRows]) -> Layout | None:
    """The edition that the headers follow; None where no list has headers that differ.

    An earlier edition is told by a list that later gained columns and has none of them.
    """
    told = None
    for read in lists.values():
        gained = {column.name for column in read.spec.columns if Layout.Y2019 not in column.layouts}
        if gained & set(read.rows.columns):
            return Layout.Y2024
        if gained:
            told = Layout.Y2019
    return told


def later_codes(lists: Mapping[str, ListRows], layout: Layout | None) -> list[pl.DataFrame]:
    """Notes about codes that an earlier layout does not have."""
    if layout is None:
        return []
    said = []
    for list_id, read in lists.items():
        for column in read.spec.columns:
            later = _not_in(column, layout)
            if not later or column.name not in read.rows.columns:
                continue
            used = read.rows.filter(pl.col(column.name).is_in(later))
            said += [
                finding(
                    "read-code-later-layout",
                    list_id=list_id,
                    place=place,
                    column=column.name,
                    detail=counted(count, "cell"),
                )
                for place, count in used.group_by(PLACE, maintain_order=True).len().iter_rows()
            ]
    return said


def _not_in(column: Column, layout: Layout) -> list[str]:
    if column.codes is None:
        return []
    codes = code_sets()[column.codes].codes
    return [code.key for code in codes if code.layouts and min(code.layouts) > layout]
