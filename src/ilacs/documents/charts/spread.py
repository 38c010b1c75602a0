"""The spread of grades over periods: a bar of equal length for each, parted by grade."""

from dataclasses import dataclass
from datetime import date
from itertools import starmap

from ilacs.documents.charts.chart import NothingToDraw, Spec, Table, known_on, listed, require_once
from ilacs.documents.charts.look import SHOWN, grade_words
from ilacs.documents.charts.spread_picture import Counts, picture_of
from ilacs.framework import Grade


@dataclass(frozen=True, slots=True)
class SpreadRow:
    """How many had a grade in a period; None counts those whose grade is not known."""

    period: str
    grade: Grade | None
    count: int


@dataclass(frozen=True, slots=True)
class SpreadChart:
    """Bars in the order in which the periods are first mentioned, each parted best grade first.

    Raises NothingToDraw if nothing is counted; ValueError for a count below zero, or two for one
    grade and period.
    """

    title: str
    rows: tuple[SpreadRow, ...]
    as_at: date | None = None

    def __post_init__(self) -> None:
        if any(row.count < 0 for row in self.rows):
            raise ValueError("a count is below zero")
        require_once(((row.period, row.grade) for row in self.rows), "a grade of one period")
        if not any(row.count for row in self.rows):
            raise NothingToDraw("No grades were counted, so there is no spread to draw.")

    def spec(self) -> Spec:
        """The picture as a Vega-Lite specification, without its heading."""
        return picture_of(self._counts(), known_on(self.as_at))

    def text_alternative(self) -> str:
        """The counts of each period, in a sentence each."""
        sentences = starmap(_sentence, self._counts().items())
        return " ".join(["Number of each grade.", *sentences, *known_on(self.as_at)])

    def table(self) -> Table:
        """A row for each period, a column for each grade, and the sum."""
        grades = self._grades()
        return (
            ("Period", *map(grade_words, grades), "All"),
            *(
                (
                    period,
                    *(str(counts.get(grade, 0)) for grade in grades),
                    str(sum(counts.values())),
                )
                for period, counts in self._counts().items()
            ),
        )

    def _counts(self) -> dict[str, Counts]:
        periods: dict[str, Counts] = {row.period: {} for row in self.rows}
        for grade in SHOWN:
            for row in self.rows:
                if row.grade == grade and row.count:
                    periods[row.period][grade] = row.count
        return periods

    def _grades(self) -> tuple[Grade | None, ...]:
        """The four grades, and the others that were counted."""
        used = {row.grade for row in self.rows if row.count}
        return tuple(grade for n, grade in enumerate(SHOWN) if n < 4 or grade in used)


def _sentence(period: str, counts: Counts) -> str:
    if not counts:
        return f"{period}: none."
    parts = listed(f"{count} {grade_words(grade).lower()}" for grade, count in counts.items())
    return f"{period}: {parts}, of {sum(counts.values())}."
