"""Whether a judgement got better or worse from one inspection to the next.

Grades are compared along `framework.judgements`: the combined care judgement is compared with
both of the judgements that took its place; a sub-judgement is compared with nothing later.
"""

from dataclasses import dataclass
from enum import StrEnum

from ilacs.framework.grades import Grade, Judgement, rank
from ilacs.framework.judgements import predecessors_of
from ilacs.framework.versions import ERAS
from ilacs.sector.inspections import Inspection

_VERSIONS = tuple(era.version for era in ERAS)


class Direction(StrEnum):
    """How a grade compares with the one before it.

    `FIRST_TIME`: nothing in the record was graded that it could be compared with.
    `UNKNOWN`: one of the two was not judged.
    """

    IMPROVED = "improved"
    SAME = "same"
    DECLINED = "declined"
    FIRST_TIME = "first_time"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Before:
    """An earlier grade that one is compared with: the inspection's id, the judgement, the grade.

    The judgement differs from the later one where the framework divided or renamed it.
    """

    inspection: str
    judgement: Judgement
    grade: Grade


@dataclass(frozen=True, slots=True)
class Step:
    """One judgement at one inspection, and what it is compared with."""

    judgement: Judgement
    grade: Grade
    direction: Direction
    before: Before | None


def steps(inspection: Inspection, earlier: tuple[Inspection, ...]) -> tuple[Step, ...]:
    """Each grade of `inspection` beside the latest of `earlier` (oldest first) that maps to it."""
    return tuple(
        _step(judgement, grade, inspection, earlier) for judgement, grade in inspection.grades
    )


def direction(before: Grade, after: Grade) -> Direction:
    """How `after` compares with `before`."""
    was, is_now = rank(before), rank(after)
    if was is None or is_now is None:
        return Direction.UNKNOWN
    if is_now == was:
        return Direction.SAME
    return Direction.IMPROVED if is_now > was else Direction.DECLINED


def comes_after(one: Inspection, other: Inspection) -> bool:
    """Whether `one` came under a later version, as some did that were inspected earlier."""
    return _VERSIONS.index(one.framework) > _VERSIONS.index(other.framework)


def _step(
    judgement: Judgement, grade: Grade, inspection: Inspection, earlier: tuple[Inspection, ...]
) -> Step:
    for one in reversed(earlier):
        if comes_after(one, inspection):
            continue
        for before in predecessors_of(judgement, inspection.framework, one.framework):
            was = one.grade(before)
            if was is not None:
                found = Before(one.id, before, was)
                return Step(judgement, grade, direction(was, grade), found)
    return Step(judgement, grade, Direction.FIRST_TIME, None)
