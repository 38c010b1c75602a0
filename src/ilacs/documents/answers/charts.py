"""Which picture belongs to which answer."""

from collections.abc import Iterator
from datetime import date
from typing import TYPE_CHECKING

from ilacs.documents.charts.chart import listed
from ilacs.documents.charts.judgement_looks import JUDGEMENTS_IN_ORDER
from ilacs.documents.words import in_words
from ilacs.framework import is_sub_judgement
from ilacs.framework.calendar_steps import months_between
from ilacs.sector.standing import STANDING_JUDGEMENTS

# Each chart is imported where it is made: a command draws one of them.
if TYPE_CHECKING:
    from ilacs.documents.charts.comparison import ComparisonChart, ComparisonRow
    from ilacs.documents.charts.curve import CurveChart
    from ilacs.documents.charts.history import HistoryChart
    from ilacs.documents.charts.spread import SpreadChart
    from ilacs.sector.comparison import Comparison
    from ilacs.sector.history import History
    from ilacs.sector.inspections import Inspection
    from ilacs.sector.next_inspection import CurvePoint, NextWindow
    from ilacs.sector.spread import Spread
    from ilacs.sector.standing import Standing


def history_chart(answer: "History") -> "HistoryChart":
    """A line for each judgement; a note names the sub-judgements, which are left out."""
    from ilacs.documents.charts.grade_lines import Step  # noqa: PLC0415
    from ilacs.documents.charts.history import HistoryChart  # noqa: PLC0415

    inspections = [entry.inspection for entry in answer.entries]
    return HistoryChart(
        f"{answer.authority.name}: grades over time",
        tuple(
            Step(in_words(judgement), inspection.day, grade)
            for judgement in JUDGEMENTS_IN_ORDER
            for inspection in inspections
            for made, grade in inspection.grades
            if made == judgement and not is_sub_judgement(made, inspection.framework)
        ),
        answer.as_at,
        _left_out(inspections),
    )


def _left_out(inspections: "list[Inspection]") -> str:
    made = {
        judgement
        for inspection in inspections
        for judgement, _ in inspection.grades
        if is_sub_judgement(judgement, inspection.framework)
    }
    if not made:
        return ""
    names = listed(in_words(one).lower() for one in JUDGEMENTS_IN_ORDER if one in made)
    return f"Left out: {names}, which single inspections graded as parts of care."


def spread_chart(answer: "Spread") -> "SpreadChart":
    """A bar for the end of each year in which any grade was known, and one for the day asked."""
    from ilacs.documents.charts.spread import SpreadChart, SpreadRow  # noqa: PLC0415

    where = answer.region or "England"
    return SpreadChart(
        f"{in_words(answer.judgement)} over time: {where}",
        tuple(
            SpreadRow(_period(row.on), grade, count)
            for row in answer.rows
            for grade, count in row.counts
            if any(held for _, held in row.counts)
        ),
        answer.as_at,
    )


def _period(on: date) -> str:
    """A year, and where it is not over its last day."""
    return f"{on.year}" if (on.month, on.day) == (12, 31) else f"{on.year} (to {on.day} {on:%b})"


def comparison_chart(answer: "Comparison") -> "ComparisonChart":
    """The authority and its statistical neighbours, judgement by judgement."""
    from ilacs.documents.charts.comparison import ComparisonChart  # noqa: PLC0415

    name = answer.authority.name
    return ComparisonChart(
        f"{name} and its statistical neighbours",
        (
            *_rows(name, answer.own, is_subject=True),
            *(row for one, found in answer.neighbours for row in _rows(one.name, found)),
        ),
        answer.as_at,
    )


def waiting_chart(
    name: str, points: "tuple[CurvePoint, ...]", window: "NextWindow | None" = None
) -> "CurveChart":
    """The chance that the next inspection has begun; with its window, in days."""
    from ilacs.documents.charts.curve import CurveChart  # noqa: PLC0415
    from ilacs.documents.charts.curve_points import CurvePoint as DrawnPoint  # noqa: PLC0415

    return CurveChart(
        f"{name}: the wait for the next full inspection",
        tuple(DrawnPoint(point.months, point.survival, point.low, point.high) for point in points),
        tuple(_marks(points[0].months, window)) if points and window else (),
        window.as_at if window else None,
    )


def _marks(first: float, window: "NextWindow") -> Iterator[tuple[float, float]]:
    """The quartiles of a window, as months on a curve whose `first` is the window's day."""
    if window.likely and window.median:
        days = {0.25: window.likely[0], 0.5: window.median, 0.75: window.likely[1]}
        for share, day in days.items():
            yield share, first + months_between(window.as_at, day)


def _rows(
    name: str, found: "tuple[Standing, ...]", *, is_subject: bool = False
) -> "tuple[ComparisonRow, ...]":
    from ilacs.documents.charts.comparison import ComparisonRow  # noqa: PLC0415

    grades = {one.judgement: one.grade for one in found}
    group = "" if is_subject else "Statistical neighbours"
    return tuple(
        ComparisonRow(name, in_words(judgement), grades.get(judgement), is_subject, group)
        for judgement in STANDING_JUDGEMENTS
    )
