"""Where authorities stand: the latest grade of each in one judgement.

The combined care judgement stands for both halves until an authority has had a later one.
"""

from dataclasses import dataclass
from datetime import date

from ilacs.framework.grades import Grade, Judgement
from ilacs.framework.judgements import is_sub_judgement, successors_of
from ilacs.framework.versions import ERAS, FrameworkVersion
from ilacs.register import Authority, by_urn
from ilacs.sector.inspections import Inspection
from ilacs.sector.record import Record

STANDING_JUDGEMENTS = (
    Judgement.OVERALL,
    Judgement.LEADERS,
    Judgement.HELP_AND_PROTECTION,
    Judgement.CHILDREN_IN_CARE,
    Judgement.CARE_LEAVERS,
)
"""The judgements that every authority can be placed by, in the order that people see them."""

_NEWEST = ERAS[-1].version


@dataclass(frozen=True, slots=True)
class Standing:
    """The latest grade of an authority in one judgement.

    `graded_as` is the judgement that the report itself made. `inspection` is its id.
    """

    authority: Authority
    judgement: Judgement
    grade: Grade
    graded_as: Judgement
    inspection: str
    inspected_on: date
    framework: FrameworkVersion


def standing(record: Record, urn: int, judgement: Judgement) -> Standing | None:
    """The latest grade of `urn` that counts for `judgement`; None if there is none."""
    authority = by_urn(urn)
    if authority is None:
        return None
    for one in reversed(record.of(urn)):
        graded_as = counts_as(one, judgement)
        grade = one.grade(graded_as) if graded_as else None
        if graded_as and grade:
            return Standing(authority, judgement, grade, graded_as, one.id, one.day, one.framework)
    return None


def standings(record: Record, judgement: Judgement) -> tuple[Standing, ...]:
    """The standing of every authority that has one and still exists, in order of name."""
    found = [standing(record, urn, judgement) for urn in record.urns()]
    here = [
        one
        for one in found
        if one and (one.authority.ended is None or record.as_at < one.authority.ended)
    ]
    return tuple(sorted(here, key=lambda one: one.authority.name))


def counts_as(inspection: Inspection, judgement: Judgement) -> Judgement | None:
    """The judgement of `inspection` that covers the ground of `judgement` today."""
    for graded, _ in inspection.grades:
        if graded == judgement and not is_sub_judgement(graded, inspection.framework):
            return graded
        if judgement in successors_of(graded, inspection.framework, _NEWEST):
            return graded
    return None
