"""Where the days, grades and judgements of a history are in its picture."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate, pairwise

from ilacs.documents.charts.grade_lines import GradeLines, Run, Step
from ilacs.documents.charts.judgement_looks import looks_of
from ilacs.documents.charts.look import GRADES, grade_words

WIDTH = 520
PLACE = 17
"""Pixels between two judgements in a lane: room for a label."""
APART, FARTHEST = 3, 6
"""Pixels between the upright parts of two lines, and at most from their day to any of them."""
LOWEST_LANE = 44
SHORTEST = timedelta(days=400)
"""The picture covers at least so long, so that one inspection too stands on a scale of years."""


@dataclass(frozen=True, slots=True)
class Lane:
    """A grade, and the judgements that ever had it, in their order."""

    name: str
    judgements: tuple[str, ...]


class Ground:
    """Turns days, grades and judgements into pixels, from the top left corner.

    Each lane has places for the judgements that ever were in it.
    """

    def __init__(self, lines: GradeLines) -> None:
        self.lines = lines
        self.runs = tuple(lines.runs())
        self.looks = looks_of(lines.judgements)
        self._asides = _asides(self.runs)
        self.lanes = _lanes_of(lines)
        heights = [max(LOWEST_LANE, PLACE * (len(lane.judgements) + 1)) for lane in self.lanes]
        self.tops = list(accumulate(heights, initial=0.0))
        self.height = self.tops[-1]
        first, last = lines.inspections[0], lines.last_day
        length = last - first
        margin = max(length * 0.04, (SHORTEST - length) / 2)
        held_to_the_end = last > lines.inspections[-1] and length > SHORTEST
        self.start, self.end = first - margin, last if held_to_the_end else last + margin

    def x(self, day: date) -> float:
        """Where a day is."""
        return WIDTH * ((day - self.start) / (self.end - self.start))

    def upright(self, step: Step) -> float:
        """Where a line goes up or down to a grade: on its day, or as near as others leave room."""
        return self.x(step.on) + self._asides.get((step.judgement, step.on), 0.0)

    def y(self, step: Step) -> float:
        """The place of a judgement in the lane of its grade."""
        lane = _lane(step)
        aside = PLACE * _from_middle(step.judgement, self.lanes[lane].judgements)
        return self.middle(lane) + aside

    def middle(self, lane: int) -> float:
        """The middle of a lane."""
        return (self.tops[lane] + self.tops[lane + 1]) / 2


def _asides(runs: Iterable[Run]) -> dict[tuple[str, date], float]:
    """How far from its day each line that changes its grade goes up or down.

    Lines that go up come first, from the top one; then those that go down, from the bottom one:
    so they cross least.
    """
    up: dict[date, list[str]] = {}
    down: dict[date, list[str]] = {}
    for run in runs:
        for before, step in pairwise(run.steps):
            if _lane(step) != _lane(before):
                side = up if _lane(step) < _lane(before) else down
                side.setdefault(step.on, []).append(step.judgement)
    asides = {}
    for day in up.keys() | down.keys():
        side_by_side = [*up.get(day, ()), *reversed(down.get(day, ()))]
        middle = (len(side_by_side) - 1) / 2
        apart = min(APART, FARTHEST / middle) if middle else 0
        for place, judgement in enumerate(side_by_side):
            asides[judgement, day] = apart * (place - middle)
    return asides


def _lanes_of(lines: GradeLines) -> list[Lane]:
    """The four grades, and below them a lane for steps without a grade, if there are any."""
    used = {(_lane(step), step.judgement) for step in lines.steps}
    names = [*map(grade_words, GRADES), "No grade"]
    lanes = [
        Lane(name, tuple(judgement for judgement in lines.judgements if (n, judgement) in used))
        for n, name in enumerate(names)
    ]
    return lanes if lanes[-1].judgements else lanes[:-1]


def _lane(step: Step) -> int:
    return GRADES.index(step.grade) if step.grade in GRADES else len(GRADES)


def _from_middle(judgement: str, judgements: tuple[str, ...]) -> float:
    return judgements.index(judgement) - (len(judgements) - 1) / 2
