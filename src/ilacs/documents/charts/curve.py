"""The chance that the next inspection has begun, month by month, with its uncertainty."""

from dataclasses import dataclass
from itertools import pairwise

from ilacs.documents.charts.chart import NothingToDraw, Spec, Table
from ilacs.documents.charts.curve_picture import CurvePoint, picture_of, quartiles


@dataclass(frozen=True, slots=True)
class CurveChart:
    """A stepped curve that rises as time passes: each chance holds until the next point.

    Raises NothingToDraw for fewer than two points, ValueError for points out of order or for
    chances that are none.
    """

    title: str
    points: tuple[CurvePoint, ...]

    def __post_init__(self) -> None:
        if len(self.points) < 2:
            raise NothingToDraw("A curve needs at least two points in time.")
        if not all(0 <= point.low <= point.survival <= point.high <= 1 for point in self.points):
            raise ValueError("a chance is not from 0 to 1, or not within its bounds")
        months = [0, *(point.months for point in self.points)]
        if not (months[0] <= months[1] and all(a < b for a, b in pairwise(months[1:]))):
            raise ValueError("the points are not in the order of their months")

    def spec(self) -> Spec:
        """The picture as a Vega-Lite specification, without its heading."""
        return picture_of(self.points)

    def text_alternative(self) -> str:
        """When the chance reaches each quartile, and what it is at the end."""
        last = self.points[-1]
        reached = (
            f"{words}: by {month:g} months."
            if month is not None
            else f"{words}: not within {last.months:g} months."
            for words, _, month in quartiles(self.points)
        )
        return (
            "The chance that the next inspection has begun, by months since the last."
            f" The band is its uncertainty. {' '.join(reached)} By {last.months:g} months the"
            f" chance is {_percent(last.begun)} ({_percent(last.least)} to {_percent(last.most)})."
        )

    def table(self) -> Table:
        """A row for each point."""
        return (
            ("Months since the last inspection", "Chance that the next has begun", "From", "To"),
            *(
                (f"{point.months:g}", *map(_percent, (point.begun, point.least, point.most)))
                for point in self.points
            ),
        )


def _percent(chance: float) -> str:
    return f"{100 * chance:.0f}%"
