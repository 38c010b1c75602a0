"""How long it was from one full inspection to the next, by the grade of the first."""

from dataclasses import dataclass
from enum import StrEnum
from statistics import median, quantiles

from ilacs.framework import Grade, Judgement
from ilacs.sector.next_inspection.gaps import RESUMED, SIF, Gap, gaps
from ilacs.sector.record import Record


class Began(StrEnum):
    """After what a gap began."""

    SIF = "sif"
    ILACS_BEFORE_SUSPENSION = "ilacs_before_suspension"
    ILACS_SINCE_RESUMPTION = "ilacs_since_resumption"


@dataclass(frozen=True, slots=True)
class TimeBetween:
    """Gaps after full inspections with one overall grade, in months of the calendar.

    `grade` is None for inspections that gave no overall grade. `ended` gaps are those that the
    figures are about; `open` ones have not ended, so that the figures are of the shorter gaps
    while many are open. `undated` gaps ended on days that are not known. The figures are None
    where too few ended: one is needed for the median and range, two for the quartiles.
    """

    began: Began
    grade: Grade | None
    ended: int
    open: int
    undated: int
    median: float | None
    quartiles: tuple[float, float] | None
    range: tuple[float, float] | None


def time_between(record: Record) -> tuple[TimeBetween, ...]:
    """One row for each combination in the record, in the order of `Began`, then best grade first.

    A gap across the suspension of March 2020 to June 2021 counts those months too.
    """
    groups: dict[tuple[Began, Grade | None], list[Gap]] = {}
    for gap in gaps(record):
        key = _began(gap), gap.after.grade(Judgement.OVERALL)
        groups.setdefault(key, []).append(gap)
    grades = (*Grade, None)
    return tuple(
        _row(began, grade, groups[began, grade])
        for began in Began
        for grade in grades
        if (began, grade) in groups
    )


def _began(gap: Gap) -> Began:
    if gap.after.kind in SIF:
        return Began.SIF
    return (
        Began.ILACS_SINCE_RESUMPTION if gap.after.day >= RESUMED else Began.ILACS_BEFORE_SUSPENSION
    )


def _row(began: Began, grade: Grade | None, several: list[Gap]) -> TimeBetween:
    months = [gap.months for gap in several if gap.months is not None]
    still_open = sum(gap.next is None for gap in several)
    lower, _, upper = quantiles(months, n=4) if len(months) > 1 else (None, None, None)
    return TimeBetween(
        began=began,
        grade=grade,
        ended=len(months),
        open=still_open,
        undated=len(several) - still_open - len(months),
        median=median(months) if months else None,
        quartiles=None if lower is None or upper is None else (lower, upper),
        range=(min(months), max(months)) if months else None,
    )
