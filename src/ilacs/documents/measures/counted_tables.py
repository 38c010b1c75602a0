"""All that is counted of measures, as the tables that an answer is made of."""

from dataclasses import dataclass
from datetime import date

import polars as pl

from ilacs.measures.changes import moved_counts
from ilacs.measures.described import By
from ilacs.measures.given import REFERENCE_DATE
from ilacs.measures.lengths import bands_of, lengths_of
from ilacs.measures.measuring import Measured
from ilacs.measures.overdue import overdue_counts


@dataclass(frozen=True)
class Tables:
    """The tables: figures.FIGURES, SHARES and REASONS, overdue.OVERDUE, lengths.BANDS.

    `day` is the reference date that was asked about, `earlier` the one to compare with, if there
    is one: then `moved` (changes.MOVED) says how many moved between them. `groups` and
    `group_shares` have the column of a breakdown; None without one. Bands and groups are of `day`.
    """

    day: date
    figures: pl.DataFrame
    shares: pl.DataFrame
    reasons: pl.DataFrame
    overdue: pl.DataFrame
    bands: pl.DataFrame
    earlier: date | None = None
    moved: pl.DataFrame | None = None
    groups: pl.DataFrame | None = None
    group_shares: pl.DataFrame | None = None


def tables_of(measured: Measured, by: By | None, day: date, earlier: date | None = None) -> Tables:
    """All that is counted of the measures at a reference date, and broken down by `by`.

    `earlier` is the reference date to compare with.
    """
    figures = measured.figures
    now = pl.col(REFERENCE_DATE) == day
    return Tables(
        day,
        figures,
        measured.shares(),
        measured.reasons,
        overdue_counts(measured.due(0), figures, measured.measures),
        bands_of(lengths_of(measured).filter(now)),
        earlier,
        moved_counts(measured.moved(earlier, day), figures, (earlier, day)) if earlier else None,
        measured.broken_down(by).filter(now) if by else None,
        measured.shares(by).filter(now) if by else None,
    )
