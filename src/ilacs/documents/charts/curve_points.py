"""The points of a curve, and what lies between them."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

QUARTILES = {0.25: "A quarter", 0.5: "Half", 0.75: "Three quarters"}
ALMOST_CERTAIN = 0.99
DAYS_A_MONTH = 365.25 / 12


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """`months` after the last inspection, the chance that the next one has not begun.

    `low` and `high` bound that chance; all three lie from 0 to 1.
    """

    months: float
    survival: float
    low: float
    high: float

    @property
    def begun(self) -> float:
        """The chance that the next inspection has begun."""
        return 1 - self.survival

    @property
    def least(self) -> float:
        """The lower bound of that chance."""
        return 1 - self.high

    @property
    def most(self) -> float:
        """The upper bound of that chance."""
        return 1 - self.low


@dataclass(frozen=True, slots=True)
class Mark:
    """The month in which the chance reaches `share`; None if it does not within the points."""

    share: float
    months: float | None

    @property
    def words(self) -> str:
        """The share in words."""
        return QUARTILES.get(self.share, f"{self.share:.0%}")


def until_almost_certain(points: tuple[CurvePoint, ...]) -> tuple[CurvePoint, ...]:
    """The points to the first at which hardly any chance is left, at least two."""
    certain = (n for n, point in enumerate(points, 1) if point.begun >= ALMOST_CERTAIN)
    return points[: max(2, next(certain, len(points)))]


def reached(
    points: tuple[CurvePoint, ...], chance: float, of: Callable[[CurvePoint], float]
) -> float | None:
    """The month in which the straight lines between points first reach a chance, if any does."""
    before = None
    for point in points:
        if of(point) >= chance:
            if before is None:
                return point.months
            part = (chance - of(before)) / (of(point) - of(before))
            return before.months + part * (point.months - before.months)
        before = point
    return None


@dataclass(frozen=True, slots=True)
class Calendar:
    """Turns the months of a curve into days: `first` month is the day `as_at`."""

    first: float
    as_at: date

    def day(self, months: float) -> date:
        """The day on which so many months have passed."""
        return self.as_at + timedelta(days=round((months - self.first) * DAYS_A_MONTH))

    def months(self, day: date) -> float:
        """The months that have passed on a day."""
        return self.first + (day - self.as_at).days / DAYS_A_MONTH
