"""What became of figures between two submissions: each value, and how many children moved."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.figures import MEASURE
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE
from ilacs.measures.measure import Better, Measure, Unit
from ilacs.measures.movements import Moved

MOVED = {"moved_in": Moved.IN, "moved_out": Moved.OUT, "stayed": Moved.STAYED}
"""The columns that count children, and how each of them stands."""


class Became(StrEnum):
    """What became of a figure. Small changes are none: see LEAST_POINTS and LEAST_DAYS."""

    WORSE = "worse"
    BETTER = "better"
    DIFFERENT = "different"
    """It changed, and the measure does not say which way is better."""
    SAME = "same"
    NOT_KNOWN = "not known"
    """One of the two values is not there, or not shown."""


LEAST_POINTS = 0.5
"""Per cent points by which a share changes at least, and by a row too."""

LEAST_DAYS = 1
"""Days by which a median changes at least."""


@dataclass(frozen=True)
class Change:
    """A figure beside that of an earlier submission.

    `difference` is now less before, in the measure's unit. `moved_in` counts the children who meet
    the measure now and did not before, `moved_out` the others, `stayed` those who met it both
    times. None is not known, or not shown.
    """

    measure: str
    authority: str
    earlier: date
    later: date
    before: float | None
    now: float | None
    became: Became
    moved_in: int | None = None
    moved_out: int | None = None
    stayed: int | None = None

    @property
    def difference(self) -> float | None:
        """Now less before; None where one of them is."""
        return None if self.before is None or self.now is None else self.now - self.before


def moved_counts(
    moved: pl.DataFrame, figures: pl.DataFrame, days: tuple[date, date]
) -> pl.DataFrame:
    """Who moved (movements.COLUMNS) between two days, counted: MEASURE, AUTHORITY and MOVED.

    A row for each figure (FIGURES) that is there on both days. Null where rows are met that name no
    child: nobody can be told from another there.
    """
    both = (
        figures.filter(pl.col(REFERENCE_DATE).is_in(days))
        .group_by(MEASURE, AUTHORITY, maintain_order=True)
        .agg(
            there=pl.len() == len(days),
            nameless=((pl.col("met") > 0) & (pl.col("children") == 0)).any(),
        )
        .filter("there")
    )
    counts = moved.group_by(MEASURE, AUTHORITY).agg(
        (pl.col("moved") == how.value).sum().cast(pl.Int64).alias(name)
        for name, how in MOVED.items()
    )
    return both.join(counts, on=[MEASURE, AUTHORITY], how="left", maintain_order="left").select(
        MEASURE,
        AUTHORITY,
        *(
            pl.when(~pl.col("nameless")).then(pl.col(name).fill_null(0)).alias(name)
            for name in MOVED
        ),
    )


def protected_moved(
    counts: pl.DataFrame, figures: pl.DataFrame, days: tuple[date, date], rule: DisclosureRule
) -> pl.DataFrame:
    """Counts of those who moved between two days as they may leave, beside protected figures.

    Stayed and moved in are together the children of the later figure, stayed and moved out those
    of the earlier one. So all three are kept back where one of them is small, and where the
    children of one of the figures are kept back.
    """
    shown = (
        figures.filter(pl.col(REFERENCE_DATE).is_in(days), pl.col("children").is_not_null())
        .group_by(MEASURE, AUTHORITY)
        .len("shown")
    )
    small = pl.any_horizontal((pl.col(name) > 0) & (pl.col(name) < rule.smallest) for name in MOVED)
    safe = (pl.col("shown") == len(days)) & ~small
    return (
        counts.join(shown, on=[MEASURE, AUTHORITY], how="left", maintain_order="left")
        .with_columns(
            pl.when(safe.fill_null(False)).then(rule.all_rounded(pl.col(name))).alias(name)
            for name in MOVED
        )
        .drop("shown")
    )


def changes_of(
    figures: pl.DataFrame,
    counts: pl.DataFrame,
    measures: Sequence[Measure],
    days: tuple[date, date],
) -> tuple[Change, ...]:
    """What became of every figure that is there at both of two days, in the order of the later.

    `figures` (FIGURES) and `counts` (moved_counts) are both exact, or both protected: a change is
    made of nothing but the two values. Mixes have no value, and so no change.
    """
    known = {measure.id: measure for measure in measures}
    earlier, later = days
    values = {
        (row[MEASURE], row[AUTHORITY]): row["value"]
        for row in figures.filter(pl.col(REFERENCE_DATE) == earlier).iter_rows(named=True)
    }
    moved = {(measure, whose): rest for measure, whose, *rest in counts.iter_rows()}
    changes = []
    for row in figures.filter(pl.col(REFERENCE_DATE) == later).iter_rows(named=True):
        key = row[MEASURE], row[AUTHORITY]
        measure = known[row[MEASURE]]
        if key in values and measure.unit is not Unit.MIX:
            before, now = values[key], row["value"]
            became = _became(before, now, measure, row["of"])
            changes.append(Change(*key, earlier, later, before, now, became, *moved[key]))
    return tuple(changes)


def _became(before: float | None, now: float | None, measure: Measure, of: int | None) -> Became:
    if before is None or now is None:
        return Became.NOT_KNOWN
    if not _changed(abs(now - before), measure.unit, of or 0):
        return Became.SAME
    if measure.better is Better.NEITHER:
        return Became.DIFFERENT
    return Became.BETTER if (now > before) is (measure.better is Better.HIGHER) else Became.WORSE


def _changed(difference: float, unit: Unit, of: int) -> bool:
    match unit:
        case Unit.SHARE:
            return round(difference, 6) >= LEAST_POINTS and round(difference / 100 * of, 6) >= 1
        case Unit.COUNT:
            return difference > 0
        case _:
            return difference >= LEAST_DAYS
