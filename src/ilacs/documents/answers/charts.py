"""Which picture belongs to which answer."""

from ilacs.documents.charts import (
    ComparisonChart,
    ComparisonRow,
    CurveChart,
    HistoryChart,
    SpreadChart,
    SpreadRow,
    Step,
)
from ilacs.documents.charts import CurvePoint as DrawnPoint
from ilacs.documents.words import in_words
from ilacs.framework import is_sub_judgement
from ilacs.sector.comparison import Comparison
from ilacs.sector.history import History
from ilacs.sector.next_inspection import CurvePoint
from ilacs.sector.spread import Spread
from ilacs.sector.standing import STANDING_JUDGEMENTS, Standing


def history_chart(answer: History) -> HistoryChart:
    """A line for each judgement; sub-judgements of the single inspection framework are left out."""
    return HistoryChart(
        f"{answer.authority.name}: grades over time",
        tuple(
            Step(in_words(judgement), visit.inspection.day, grade)
            for visit in answer.visits
            for judgement, grade in visit.inspection.grades
            if not is_sub_judgement(judgement, visit.inspection.framework)
        ),
        answer.as_at,
    )


def spread_chart(answer: Spread) -> SpreadChart:
    """A bar for the end of each year in which any grade was known."""
    rows = (
        SpreadRow(str(row.on.year), grade, count)
        for row in answer.rows
        for grade, count in row.counts
        if any(held for _, held in row.counts)
    )
    where = answer.region or "England"
    return SpreadChart(f"{in_words(answer.judgement)} over time: {where}", tuple(rows))


def comparison_chart(answer: Comparison) -> ComparisonChart:
    """The authority and its statistical neighbours, judgement by judgement."""
    name = answer.authority.name
    return ComparisonChart(
        f"{name} and its statistical neighbours",
        (
            *_rows(name, answer.own, is_subject=True),
            *(row for one, found in answer.neighbours for row in _rows(one.name, found)),
        ),
    )


def waiting_chart(name: str, points: tuple[CurvePoint, ...]) -> CurveChart:
    """The chance that the next inspection has begun, by months since the last."""
    return CurveChart(
        f"{name}: the wait for the next full inspection",
        tuple(DrawnPoint(point.months, point.survival, point.low, point.high) for point in points),
    )


def _rows(
    name: str, found: tuple[Standing, ...], *, is_subject: bool = False
) -> tuple[ComparisonRow, ...]:
    grades = {one.judgement: one.grade for one in found}
    group = "" if is_subject else "Statistical neighbours"
    return tuple(
        ComparisonRow(name, in_words(judgement), grades.get(judgement), is_subject, group)
        for judgement in STANDING_JUDGEMENTS
    )
