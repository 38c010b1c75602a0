"""Claims that a judgement has had a grade since some time."""

from ilacs.framework import Grade
from ilacs.framework.number_words import listed
from ilacs.sector.claims.absence import no_inspection, nothing_before
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive, falls_in, graded_as
from ilacs.sector.claims.claim import GradedSince
from ilacs.sector.claims.wording import (
    capital,
    grade_words,
    inspection_words,
    judgement_words,
    name_of,
    was_or_were,
    when_words,
)
from ilacs.sector.inspections import Inspection


def check_graded_since(claim: GradedSince, archive: Archive) -> tuple[Sense, ...]:
    """Whether the grade of that time was so, and that of every graded inspection after it."""
    graded = archive.graded(claim.authority)
    if not graded or graded[0].day > claim.since.last:
        return (_no_start(claim, archive, graded),)
    then = [one for one in graded if falls_in(one, claim.since)]
    start = (then or [one for one in graded if one.day <= claim.since.last])[-1]
    counted = graded[graded.index(start) :]
    description = f"counting from {inspection_words(start)}"
    if not then:
        description += f", the last one before {when_words(claim.since)}"
    return (_every(claim, archive, counted, description),)


def _no_start(claim: GradedSince, archive: Archive, graded: tuple[Inspection, ...]) -> Sense:
    """The grade of that time is not known; a later one may still show that the claim fails."""
    if not graded:
        return no_inspection(archive, claim.authority, None)
    description = f"counting from {inspection_words(graded[0])}"
    found = _every(claim, archive, graded, description)
    if found.answer is Answer.FALSE:
        return found
    why = f"{nothing_before(archive, graded[0])} {found.why}"
    return Sense("from then on", Answer.CANNOT_BE_TOLD, why, found.rows)


def _every(
    claim: GradedSince, archive: Archive, counted: tuple[Inspection, ...], description: str
) -> Sense:
    what, rows = judgement_words(claim.judgement), archive.rows(*counted)
    grades = [
        (one, tuple(grade for _, grade in graded_as(one, claim.judgement))) for one in counted
    ]
    start = f"{capital(what)} {was_or_were(claim.judgement)}"
    others = [pair for pair in grades if any(_is_other(grade, claim.grade) for grade in pair[1])]
    if others:
        why = listed(f"{_said(given)} at {inspection_words(one)}" for one, given in others)
        return Sense(description, Answer.FALSE, f"{start} {why}.", rows)
    unknown = [one for one, given in grades if set(given) != {claim.grade}]
    if unknown:
        which = listed(map(inspection_words, unknown))
        why = f"{capital(which)} of {name_of(claim.authority)} gave no grade for {what}."
        return Sense(description, Answer.CANNOT_BE_TOLD, why, rows)
    where = listed(inspection_words(one) for one, _ in grades)
    why = f"{start} {grade_words(claim.grade)} at {where}."
    return Sense(description, Answer.TRUE, why, rows)


def _is_other(grade: Grade, claimed: Grade) -> bool:
    return grade not in (claimed, Grade.NOT_JUDGED)


def _said(given: tuple[Grade, ...]) -> str:
    return listed(dict.fromkeys(map(grade_words, given)))
