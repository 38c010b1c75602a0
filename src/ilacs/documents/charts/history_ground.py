"""Where the days, grades and judgements of a history are in its picture."""

from dataclasses import dataclass
from datetime import date, timedelta
from itertools import accumulate

from ilacs.documents.charts.grade_lines import GradeLines, Step
from ilacs.documents.charts.look import GRADES, LINES, LineLook, grade_words

WIDTH = 520
PLACE = 17
"""Pixels between two judgements in a lane: room for a label."""
APART = 4
"""Pixels between the upright parts of two lines."""
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

    def beside(self, day: date, judgement: str) -> float:
        """Where the upright part of a judgement's line is."""
        return self.x(day) + APART * _from_middle(judgement, self.lines.judgements)

    def y(self, step: Step) -> float:
        """The place of a judgement in the lane of its grade."""
        lane = _lane(step)
        aside = PLACE * _from_middle(step.judgement, self.lanes[lane].judgements)
        return self.middle(lane) + aside

    def middle(self, lane: int) -> float:
        """The middle of a lane."""
        return (self.tops[lane] + self.tops[lane + 1]) / 2

    def look(self, judgement: str) -> LineLook:
        """How the line of a judgement is drawn."""
        return LINES[self.lines.judgements.index(judgement) % len(LINES)]

    def half_spread(self) -> float:
        """How far the outermost lines are from the day of an inspection."""
        return APART * (len(self.lines.judgements) - 1) / 2


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
