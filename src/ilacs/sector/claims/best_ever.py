"""Claims that a grade is the best that an authority has had."""

from ilacs.framework import Grade, Judgement
from ilacs.framework.grades import rank
from ilacs.framework.number_words import listed
from ilacs.sector.claims.absence import no_inspection, nothing_before
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive
from ilacs.sector.claims.claim import BestEver
from ilacs.sector.claims.grades_compared import compared, grade_now
from ilacs.sector.claims.wording import (
    capital,
    grade_words,
    inspection_words,
    judgement_words,
    name_of,
)
from ilacs.sector.inspections import Inspection


def check_best_ever(claim: BestEver, archive: Archive) -> tuple[Sense, ...]:
    """Whether the grade is better than all before it, in the record and before the record."""
    one = archive.named(claim.authority, claim.when)
    if one is None:
        return (no_inspection(archive, claim.authority, claim.when),)
    what, name = judgement_words(claim.judgement), name_of(one.urn)
    if rank(grade_now(one, claim.judgement)) is None:
        why = f"{capital(inspection_words(one))} of {name} gives no grade for {what}."
        return (Sense(f"by {what}", Answer.CANNOT_BE_TOLD, why, archive.rows(one)),)
    earlier = archive.before(one)
    since = earlier[0].day.year if earlier else one.day.year
    own = _better_than(
        claim.judgement, one, earlier, archive, f"since {since}, where the record begins for it"
    )
    before = archive.predecessors(one.urn)
    if before:
        inherited = [old for _, urn in before if urn for old in archive.graded(urn)]
        with_them = f"counting {listed(name for name, _ in before)} before it"
        if inherited:
            theirs = _better_than(claim.judgement, one, tuple(inherited), archive, with_them)
            return (own, theirs)
        why = f"The record has no inspection of {listed(name for name, _ in before)}."
        return (own, Sense(with_them, Answer.CANNOT_BE_TOLD, why))
    if own.answer is not Answer.TRUE:
        return (own,)
    why = f"Inspections of {name} before {since} are not in the record."
    return (own, Sense("of all time", Answer.CANNOT_BE_TOLD, why))


def _better_than(
    judgement: Judgement,
    one: Inspection,
    others: tuple[Inspection, ...],
    archive: Archive,
    description: str,
) -> Sense:
    grade = grade_now(one, judgement)
    start = (
        f"{capital(inspection_words(one))} graded {judgement_words(judgement)} {grade_words(grade)}"
    )
    if not others:
        why = f"{start}. {nothing_before(archive, one)}"
        return Sense(description, Answer.CANNOT_BE_TOLD, why, archive.rows(one))
    place = rank(grade) or 0
    before = [(old, compared(old, one, judgement)) for old in others]
    rows = archive.rows(one, *others)
    if as_good := [pair for pair in before if (rank(pair[1]) or 0) >= place]:
        why = f"{start}; before it there was {_dated(as_good)}."
        return Sense(description, Answer.FALSE, why, rows)
    if unknown := [old for old, was in before if rank(was) is None]:
        why = f"{start}; {listed(map(inspection_words, unknown))} gave no grade to compare with."
        return Sense(description, Answer.CANNOT_BE_TOLD, why, rows)
    why = f"{start}; before it there was only {_dated(before)}."
    return Sense(description, Answer.TRUE, why, rows)


def _dated(grades: list[tuple[Inspection, Grade | None]]) -> str:
    return listed(f"{grade_words(grade)} in {old.day.year}" for old, grade in grades)
