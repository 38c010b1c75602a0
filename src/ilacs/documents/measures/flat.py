"""Figures as one flat table, for programs and for the sheets of a workbook."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from ilacs.documents.measures.answers import Counts, Figure, MeasuresAnswer

NUMBERS: Mapping[str, type[pl.DataType]] = {
    "value": pl.Float64,
    **dict.fromkeys(("met", "of", "not_met", "not_known", "excluded", "children"), pl.Int64),
    "median": pl.Float64,
}

COLUMNS: Mapping[str, type[pl.DataType]] = {
    **dict.fromkeys(("measure", "name", "section", "judgement", "unit", "authority"), pl.String),
    "reference_date": pl.Date,
    **dict.fromkeys(("by", "group", "category"), pl.String),
    **NUMBERS,
}
"""The columns. `group` is null in the rows of whole figures, `category` in all but those of the
shares of a mix."""


def flat(answer: MeasuresAnswer) -> pl.DataFrame:
    """A row for every figure, every group of it, and every share of a mix (COLUMNS)."""
    rows = [row for figure in answer.figures for row in _rows(figure, answer)]
    return pl.DataFrame(rows, schema=COLUMNS)


def _rows(figure: Figure, answer: MeasuresAnswer) -> Iterator[dict[str, Any]]:
    measure = figure.measure
    about = {
        "measure": measure.id,
        "name": measure.name,
        "section": measure.section,
        "judgement": measure.judgement.value,
        "unit": measure.unit.value,
        "authority": figure.authority or None,
        "reference_date": figure.reference_date,
    }
    nobody = Counts(*[None] * len(NUMBERS))
    whole = [(None, figure.counts, figure.shares)]
    groups = [(group.name, group.counts, group.shares) for group in figure.groups]
    for name, counts, shares in whole + groups:
        group = {"by": answer.by and answer.by.value if name else None, "group": name}
        yield {**about, **group, "category": None, **vars(counts)}
        for share in shares:
            counted = {"value": share.value, "met": share.met, "of": share.of}
            yield {**about, **group, "category": share.category, **vars(nobody), **counted}
