"""How long things took: the rows behind a median, counted in bands of days."""

from collections.abc import Iterable, Iterator
from itertools import accumulate

import polars as pl

from ilacs.measures.disclosure import DisclosureRule, parts_kept_back
from ilacs.measures.figures import KEY, MEASURE
from ilacs.measures.measure import Measure, Unit

BANDS = (*KEY, "from", "to", "rows")
"""The columns of bands: from the first day to the last with it; the last band has no end."""

WIDTHS = (1, 2, 5, 10, 20, 30, 50, 100, 200, 365, 730)
"""Days that a band may be wide."""

MOST_BANDS = 10
TAIL = 0.05
"""The part of the rows, the longest, that may all be in the last band."""


def bands_of(lengths: pl.DataFrame, measures: Iterable[Measure]) -> pl.DataFrame:
    """Lengths (figures.LENGTHS) of measures in days, in bands of equal width (BANDS).

    They are as narrow as MOST_BANDS of them allow.
    """
    in_days = [one.id for one in measures if one.unit in (Unit.DAYS, Unit.WORKING_DAYS)]
    asked = lengths.filter(pl.col(MEASURE).is_in(in_days))
    rows = [
        (*key, *band)
        for key, part in asked.group_by(KEY, maintain_order=True)
        for band in _bands(part["days"].to_list(), part["rows"].to_list())
    ]
    schema = {name: lengths.schema[name] for name in KEY}
    numbers = dict.fromkeys(("from", "to", "rows"), pl.Int64)
    return pl.DataFrame(rows, schema={**schema, **numbers}, orient="row")


def _bands(days: list[int], rows: list[int]) -> Iterator[tuple[int, int | None, int]]:
    """The bands of one figure; `days` in order."""
    most = (1 - TAIL) * sum(rows)
    begins = days[0]
    usual = next(day for day, sofar in zip(days, accumulate(rows), strict=True) if sofar >= most)
    width = next(
        (wide for wide in WIDTHS if (usual - begins // wide * wide) // wide < MOST_BANDS - 1),
        WIDTHS[-1],
    )
    first = begins // width
    count = [0] * (min(days[-1] // width - first, MOST_BANDS - 1) + 1)
    for day, number in zip(days, rows, strict=True):
        count[min(day // width - first, MOST_BANDS - 1)] += number
    for place, number in enumerate(count):
        start = (first + place) * width
        yield start, None if place == MOST_BANDS - 1 else start + width - 1, number


def protected_bands(
    bands: pl.DataFrame, exact: pl.DataFrame, figures: pl.DataFrame, rule: DisclosureRule
) -> pl.DataFrame:
    """Bands as they may leave: small ones are kept back, with others that would give them away.

    `figures` are the protected ones that stand beside them, and `exact` the same as they are. The
    bands add up to the rows met, or with the rest of the rows to all that the figure is about:
    whichever of the two is shown. Where neither is, no band is.
    """
    sums = {row[:-2]: row[-2:] for row in exact.select(*KEY, "met", "of").iter_rows()}
    shown = {row[:-2]: row[-2:] for row in figures.select(*KEY, "met", "of").iter_rows()}
    parts = []
    for key, part in bands.group_by(KEY, maintain_order=True):
        counts = part["rows"].to_list()
        (met, of), (met_shown, of_shown) = sums[key], shown[key]
        if met_shown is not None and sum(counts) == met:
            back = parts_kept_back(counts, rule, sum_hidden=False)
        elif of_shown is not None:
            back = parts_kept_back([*counts, of - sum(counts)], rule, sum_hidden=False)
        else:
            back = [True] * len(counts)
        cells = [
            None if hidden else rule.rounded(count)
            for count, hidden in zip(counts, back, strict=False)
        ]
        parts.append(part.with_columns(pl.Series("rows", cells, pl.Int64)))
    return pl.concat(parts) if parts else bands
