"""Claims about when the inspection before was, and how it ended."""

from ilacs.framework import Judgement
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive, falls_in
from ilacs.sector.claims.claim import PreviousInspection
from ilacs.sector.claims.wording import day_words, grade_words, in_or_on, name_of
from ilacs.sector.inspections import Inspection


def check_previous_inspection(claim: PreviousInspection, archive: Archive) -> tuple[Sense, ...]:
    """Whether the graded inspection before the latest, or the latest, was then."""
    graded, name = archive.graded(claim.authority), name_of(claim.authority)
    senses = []
    if len(graded) > 1:
        senses.append(_was_then(claim, archive, graded[-2], "of the inspection before the latest"))
    if graded and (not senses or senses[0].answer is not Answer.TRUE):
        senses.append(_was_then(claim, archive, graded[-1], "of the latest inspection"))
    if len(graded) < 2:
        senses += [
            _of_predecessor(claim, archive, *before)
            for before in archive.predecessors(claim.authority)
        ]
    if not senses:
        why = f"The record has no graded inspection of {name}."
        return (Sense("in the record", Answer.CANNOT_BE_TOLD, why),)
    missing = archive.why_not_complete(claim.authority, claim.when)
    if missing and graded and all(sense.answer is Answer.FALSE for sense in senses):
        senses.append(Sense("of one outside the record", Answer.CANNOT_BE_TOLD, missing))
    return tuple(senses)


def _was_then(
    claim: PreviousInspection, archive: Archive, one: Inspection, description: str
) -> Sense:
    grade, rows = one.grade(Judgement.OVERALL), archive.rows(one)
    why = f"It was on site from {day_words(one.on_site_from)}, published {day_words(one.published)}"
    if not falls_in(one, claim.when):
        return Sense(description, Answer.FALSE, f"{why}, not {in_or_on(claim.when)}.", rows)
    if claim.grade is None:
        return Sense(description, Answer.TRUE, f"{why}.", rows)
    if grade is None:
        why = f"{why}, but the record has no overall grade of it."
        return Sense(description, Answer.CANNOT_BE_TOLD, why, rows)
    why = f"{why}, with an overall grade of {grade_words(grade)}."
    return Sense(description, Answer.TRUE if grade is claim.grade else Answer.FALSE, why, rows)


def _of_predecessor(
    claim: PreviousInspection, archive: Archive, name: str, urn: int | None
) -> Sense:
    inspections = archive.graded(urn) if urn else ()
    description = f"of {name}, which it took over from"
    if not inspections:
        why = f"The record has no inspection of {name}."
        return Sense(description, Answer.CANNOT_BE_TOLD, why)
    return _was_then(claim, archive, inspections[-1], description)
