"""The chance that the next inspection has begun, as time passes, with its uncertainty."""

from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from ilacs.documents.charts.chart import NothingToDraw, Spec, Table, known_on
from ilacs.documents.charts.curve_picture import picture_of
from ilacs.documents.charts.curve_points import (
    QUARTILES,
    Calendar,
    CurvePoint,
    Mark,
    reached,
    until_almost_certain,
)
from ilacs.framework.day_words import in_full


@dataclass(frozen=True, slots=True)
class CurveChart:
    """A curve that rises as time passes, in straight lines between its points.

    It ends where the chance passes 99 in 100. `marks` are shares of the chance, each with the
    month that reaches it; without them the quartiles are read off the curve. If `as_at`, the day
    of the first point, is given, days are shown for months.

    Raises NothingToDraw for fewer than two points, ValueError for points out of order, for
    chances that are none, or for a mark before the first point.
    """

    title: str
    points: tuple[CurvePoint, ...]
    marks: tuple[tuple[float, float], ...] = ()
    as_at: date | None = None

    def __post_init__(self) -> None:
        if len(self.points) < 2:
            raise NothingToDraw("A curve needs at least two points in time.")
        if not all(0 <= point.low <= point.survival <= point.high <= 1 for point in self.points):
            raise ValueError("a chance is not from 0 to 1, or not within its bounds")
        months = [0, *(point.months for point in self.points)]
        if not (months[0] <= months[1] and all(a < b for a, b in pairwise(months[1:]))):
            raise ValueError("the points are not in the order of their months")
        if not all(0 <= share <= 1 and month >= months[1] for share, month in self.marks):
            raise ValueError("a mark is not from 0 to 1, or before the first point")

    def spec(self) -> Spec:
        """The picture as a Vega-Lite specification, without its heading."""
        return picture_of(self._shown(), self._marks(), self._calendar(), known_on(self.as_at))

    def text_alternative(self) -> str:
        """When the chance reaches each quartile, and what it is at the end."""
        last = self._shown()[-1]
        end = self._when(last.months)
        marks = (
            f"{mark.words}: not by {end}."
            if mark.months is None
            else f"{mark.words}: by {self._when(mark.months)}."
            for mark in self._marks()
        )
        sentences = (
            f"The chance that the next inspection has begun{self._unit()}.",
            "The band is its uncertainty.",
            *marks,
            f"By {end} the chance is {_percent(last.begun)} ({_percent(last.least)} to"
            f" {_percent(last.most)}).",
            *known_on(self.as_at),
        )
        return " ".join(sentences)

    def table(self) -> Table:
        """A row for each point."""
        return (
            (
                "By" if self.as_at else "Months since the last inspection",
                "Chance that the next has begun",
                "From",
                "To",
            ),
            *(
                (
                    in_full(calendar.day(point.months)) if calendar else f"{point.months:g}",
                    *map(_percent, (point.begun, point.least, point.most)),
                )
                for calendar in [self._calendar()]
                for point in self._shown()
            ),
        )

    def _calendar(self) -> Calendar | None:
        return Calendar(self.points[0].months, self.as_at) if self.as_at else None

    def _shown(self) -> tuple[CurvePoint, ...]:
        return until_almost_certain(self.points)

    def _marks(self) -> tuple[Mark, ...]:
        if self.marks:
            return tuple(Mark(share, month) for share, month in self.marks)
        shown = self._shown()
        return tuple(
            Mark(share, reached(shown, share, lambda point: point.begun)) for share in QUARTILES
        )

    def _when(self, months: float) -> str:
        calendar = self._calendar()
        return in_full(calendar.day(months)) if calendar else f"{months:.3g} months"

    def _unit(self) -> str:
        return "" if self.as_at else ", by months since the last"


def _percent(chance: float) -> str:
    return f"{100 * chance:.0f}%"
