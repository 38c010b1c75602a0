"""Figures as one flat table, for programs and for the sheets of a workbook."""

from collections.abc import Iterator, Mapping
from typing import Any

import polars as pl

from ilacs.documents.measures.answers import Counts, Figure, Group, MeasuresAnswer, Share

NUMBERS: Mapping[str, type[pl.DataType]] = {
    "value": pl.Float64,
    **dict.fromkeys(("met", "of", "not_met", "not_known", "excluded", "children"), pl.Int64),
    "median": pl.Float64,
}

COLUMNS: Mapping[str, pl.DataType | type[pl.DataType]] = {
    **dict.fromkeys(("measure", "name", "section", "judgement", "unit", "authority"), pl.String),
    "reference_date": pl.Date,
    **dict.fromkeys(("by", "group", "category"), pl.String),
    **NUMBERS,
    **dict.fromkeys(("overdue", "no_date"), pl.Int64),
    "before": pl.Float64,
    "became": pl.String,
    **dict.fromkeys(("moved_in", "moved_out", "stayed"), pl.Int64),
    **dict.fromkeys(("centre", "lower", "upper"), pl.Float64),
    "signals": pl.List(pl.String),
    **dict.fromkeys(("rate", "rate_lower", "rate_upper"), pl.Float64),
    **dict.fromkeys(("relative", "relative_lower", "relative_upper"), pl.Float64),
    "benchmarks": pl.List(
        pl.Struct(
            dict.fromkeys(("area", "period", "unit", "source"), pl.String)
            | dict.fromkeys(("value", "difference"), pl.Float64)
        )
    ),
}
"""The columns. `group` is null in the rows of whole figures, `category` in all but those of the
shares of a mix. `centre`, `lower` and `upper` are the lines of a trend at its last point; what is
beside a figure stands in the rows of the latest reference date."""

Part = tuple[str | None, Counts, tuple[Share, ...], dict[str, Any]]
"""A group (None: the whole), its numbers, its shares, and what stands beside it."""


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
    parts: list[Part] = [(None, figure.counts, figure.shares, _beside(figure))]
    parts += [(one.name, one.counts, one.shares, _relative(one)) for one in figure.groups]
    for name, counts, shares, beside in parts:
        group = {"by": answer.by and answer.by.value if name else None, "group": name}
        yield {**about, **group, "category": None, **vars(counts), **beside}
        for share in shares:
            counted = {"value": share.value, "met": share.met, "of": share.of}
            before = {"before": share.before}
            yield {
                **about,
                **group,
                "category": share.category,
                **vars(nobody),
                **counted,
                **before,
            }


def _beside(figure: Figure) -> dict[str, Any]:
    """What stands beside a figure, flat."""
    change, trend, rate = figure.change, figure.trend, figure.rate
    beside: dict[str, Any] = {}
    if figure.overdue:
        beside |= vars(figure.overdue)
    if change:
        names = ("before", "became", "moved_in", "moved_out", "stayed")
        beside |= {name: getattr(change, name) for name in names}
    if trend:
        beside |= {"centre": trend.centre, "lower": trend.lower[-1], "upper": trend.upper[-1]}
        beside["signals"] = [signal.words for signal in trend.signals]
    if rate:
        beside |= {"rate": rate.rate, "rate_lower": rate.lower, "rate_upper": rate.upper}
    if figure.compared:
        beside["benchmarks"] = [
            {name: getattr(one.benchmark, name) for name in ("area", "period", "unit", "source")}
            | {"value": one.benchmark.value, "difference": one.difference}
            for one in figure.compared
        ]
    return beside


def _relative(group: Group) -> dict[str, Any]:
    told = group.relative
    if told is None:
        return {}
    return {"relative": told.relative, "relative_lower": told.lower, "relative_upper": told.upper}
