"""Grades of one judgement beside those of earlier inspections, along `framework.judgements`."""

from ilacs.framework import Grade, Judgement
from ilacs.framework.judgements import predecessors_of
from ilacs.sector.claims.archive import graded_as
from ilacs.sector.directions import comes_after
from ilacs.sector.inspections import Inspection


def grade_now(one: Inspection, judgement: Judgement) -> Grade | None:
    """The grade that covers `judgement`; None if none does, or if its two halves differ."""
    grades = {grade for _, grade in graded_as(one, judgement)}
    return grades.pop() if len(grades) == 1 else None


def compared(old: Inspection, one: Inspection, judgement: Judgement) -> Grade | None:
    """The grade of `old` that the one for `judgement` at `one` may be compared with.

    None if `old` made no such judgement: a sub-judgement is compared with nothing later.
    """
    now = graded_as(one, judgement)
    if not now or comes_after(old, one):
        return grade_now(old, judgement)
    grades = {
        grade
        for made, _ in now
        for before in predecessors_of(made, one.framework, old.framework)
        if (grade := old.grade(before)) is not None
    }
    return grades.pop() if len(grades) == 1 else None
