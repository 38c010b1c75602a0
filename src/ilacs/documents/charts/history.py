"""The grades of one authority over time: a stepped line for each judgement."""

from dataclasses import dataclass
from datetime import date

from ilacs.documents.charts.chart import (
    NothingToDraw,
    Spec,
    Table,
    known_on,
    listed,
    require_once,
)
from ilacs.documents.charts.grade_lines import GradeLines, Step
from ilacs.documents.charts.history_picture import picture_of
from ilacs.documents.charts.look import GRADES, grade_words
from ilacs.framework.day_words import in_full


@dataclass(frozen=True, slots=True)
class HistoryChart:
    """A line holds from one inspection to the next, the last until `as_at` if that is given.

    It ends at an inspection that did not make the judgement, or whose grade is not known. `note`
    says what the picture leaves out.

    Raises NothingToDraw without any grade, ValueError if an inspection grades something twice.
    """

    title: str
    steps: tuple[Step, ...]
    as_at: date | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if not any(step.grade in GRADES for step in self.steps):
            raise NothingToDraw("No grade is known, so there is no history to draw.")
        require_once(((step.judgement, step.on) for step in self.steps), "a judgement of one day")

    def spec(self) -> Spec:
        """The picture as a Vega-Lite specification, without its heading."""
        return picture_of(self._lines(), self._notes())

    def text_alternative(self) -> str:
        """How the grade of each judgement went, in a sentence each."""
        lines = self._lines()
        days = [in_full(day) for day in lines.inspections]
        if len(days) == 1:
            opening = f"Grades at one inspection, on {days[0]}."
        else:
            opening = f"Grades at {len(days)} inspections, from {days[0]} to {days[-1]}."
        sentences = (_sentence(lines, name) for name in lines.judgements)
        return " ".join([opening, *sentences, *self._notes()])

    def table(self) -> Table:
        """A row for each judgement, a column for each inspection."""
        lines = self._lines()
        return (
            ("Judgement", *map(in_full, lines.inspections)),
            *(
                (judgement, *(_cell(step) for _, step in lines.of(judgement)))
                for judgement in lines.judgements
            ),
        )

    def _notes(self) -> tuple[str, ...]:
        return (*filter(None, (self.note,)), *known_on(self.as_at))

    def _lines(self) -> GradeLines:
        return GradeLines(self.steps, self.as_at)


def _cell(step: Step | None) -> str:
    if not step:
        return "Not made"
    return "; ".join(filter(None, (grade_words(step.grade), step.note)))


def _sentence(lines: GradeLines, judgement: str) -> str:
    """From the first time that a judgement was made; when it was last made, if that is over."""
    steps = list(lines.of(judgement))
    made = [place for place, (_, step) in enumerate(steps) if step]
    grades = listed(
        f"{grade_words(step.grade).lower() if step else 'not made'} on {in_full(day)}"
        for day, step in steps[made[0] : made[-1] + 1]
    )
    return f"{judgement}: {grades}{', not made since' if made[-1] + 1 < len(steps) else ''}."
