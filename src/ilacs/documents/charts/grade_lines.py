"""Grades of inspections as lines over time: where each line runs, and where it has gaps."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from ilacs.documents.charts.judgement_looks import in_order
from ilacs.documents.charts.look import GRADES
from ilacs.framework import Grade


@dataclass(frozen=True, slots=True)
class Step:
    """The grade that an inspection gave on one judgement; None where it is not known.

    `on` is the day that stands for the inspection, the same for all its judgements. `note` is
    added to the grade in the table.
    """

    judgement: str
    on: date
    grade: Grade | None
    note: str = ""


@dataclass(frozen=True, slots=True)
class Run:
    """A line without a gap: the grades given, the last of them held until `until`.

    `ended` is true where an inspection on that day gave this judgement no grade.
    """

    judgement: str
    steps: tuple[Step, ...]
    until: date
    ended: bool


@dataclass(frozen=True)
class GradeLines:
    """The lines that steps make. `as_at` is the day until which the last grades hold."""

    steps: tuple[Step, ...]
    as_at: date | None

    @cached_property
    def judgements(self) -> tuple[str, ...]:
        """Each once, in the order of judgements."""
        return in_order(step.judgement for step in self.steps)

    @cached_property
    def inspections(self) -> tuple[date, ...]:
        """The days of inspections, first to last."""
        return tuple(sorted({step.on for step in self.steps}))

    @cached_property
    def last_day(self) -> date:
        """The last inspection, or `as_at` if that is later."""
        return max(self.inspections[-1], self.as_at or self.inspections[-1])

    @cached_property
    def by_place(self) -> dict[tuple[str, date], Step]:
        """Every step by its judgement and day."""
        return {(step.judgement, step.on): step for step in self.steps}

    def of(self, judgement: str) -> Iterator[tuple[date, Step | None]]:
        """Every inspection, with what it gave on a judgement: None if it did not make it."""
        for day in self.inspections:
            yield day, self.by_place.get((judgement, day))

    def runs(self) -> Iterator[Run]:
        """The lines without gaps, judgement by judgement."""
        for judgement in self.judgements:
            held: list[Step] = []
            for day, step in self.of(judgement):
                if step and step.grade in GRADES:
                    held.append(step)
                elif held:
                    yield Run(judgement, tuple(held), day, ended=True)
                    held = []
            if held:
                yield Run(judgement, tuple(held), self.last_day, ended=False)
