"""Claims about the grades of one inspection: a grade, a clean sweep, good across all."""

from collections.abc import Callable

from ilacs.framework import Grade, Judgement, judgements_of
from ilacs.framework.grades import is_good_or_better
from ilacs.framework.judgements import is_sub_judgement
from ilacs.framework.number_words import listed
from ilacs.sector.claims.absence import no_inspection
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive, graded_as
from ilacs.sector.claims.claim import CleanSweep, GoodAcrossAll, GradeGiven
from ilacs.sector.claims.wording import (
    capital,
    grade_words,
    inspection_words,
    judgement_words,
    name_of,
)
from ilacs.sector.inspections import Inspection

Grades = tuple[tuple[Judgement, Grade], ...]


def check_grade_given(claim: GradeGiven, archive: Archive) -> tuple[Sense, ...]:
    """Whether the judgement has the grade, in its own name or as part of a wider judgement."""
    one = archive.named(claim.authority, claim.when)
    if one is None:
        return (no_inspection(archive, claim.authority, claim.when),)
    made = graded_as(one, claim.judgement)
    if not made:
        return _not_made(claim, one, archive)
    held = all_are(made, claim.grade.__eq__)
    wider = {judgement for judgement, _ in made} != {claim.judgement}
    description = f"at {inspection_words(one)}"
    if wider:
        description += f", which judged {listed(judgement_words(made_as) for made_as, _ in made)}"
    why = f"{capital(inspection_words(one))} graded {_said(made)}."
    return (Sense(description, held, why, archive.rows(one)),)


def _not_made(claim: GradeGiven, one: Inspection, archive: Archive) -> tuple[Sense, ...]:
    what = judgement_words(claim.judgement)
    if claim.judgement in judgements_of(one.framework):
        why = f"The record does not have the grade for {what} of {inspection_words(one)}."
        return (Sense(f"by a grade for {what}", Answer.CANNOT_BE_TOLD, why, archive.rows(one)),)
    why = f"{capital(inspection_words(one))} of {name_of(one.urn)} gives no grade for {what}."
    senses = [Sense(f"by a grade for {what}", Answer.FALSE, why, archive.rows(one))]
    if claim.judgement is not Judgement.OVERALL:
        return tuple(senses)
    senses.append(_every(one, archive, "every judgement", one.grades, claim.grade.__eq__))
    earlier = [before for before in archive.before(one) if before.grade(Judgement.OVERALL)]
    if claim.when is None and earlier:
        last = earlier[-1]
        grade = last.grade(Judgement.OVERALL)
        why = f"The last one was {grade_words(grade)}, at {inspection_words(last)}."
        held = _yes(grade is claim.grade)
        senses.append(Sense("by the last overall grade given", held, why, archive.rows(last)))
    return tuple(senses)


def check_clean_sweep(claim: CleanSweep, archive: Archive) -> tuple[Sense, ...]:
    """Whether every judgement of the report has the grade."""
    one = archive.named(claim.authority, claim.when)
    if one is None:
        return (no_inspection(archive, claim.authority, claim.when),)
    own, sub = own_judgements(one), sub_judgements(one)
    every = _every(one, archive, "every judgement in the report", own + sub, claim.grade.__eq__)
    if not sub or every.answer is Answer.TRUE:
        return (every,)
    return (every, _every(one, archive, "the judgements only", own, claim.grade.__eq__))


def check_good_across_all(claim: GoodAcrossAll, archive: Archive) -> tuple[Sense, ...]:
    """Whether every judgement is good; or else, whether each is good or better."""
    one = archive.named(claim.authority, claim.when)
    if one is None:
        return (no_inspection(archive, claim.authority, claim.when),)
    grades = own_judgements(one) + sub_judgements(one)
    exact = _every(one, archive, "as exactly good", grades, Grade.GOOD.__eq__)
    if exact.answer is Answer.TRUE:
        return (exact,)
    better = _every(
        one, archive, "as good or better", grades, lambda grade: bool(is_good_or_better(grade))
    )
    return (exact, better)


def own_judgements(one: Inspection) -> Grades:
    """The grades of the judgements of the authority: not of parts of one, nor of the board."""
    return tuple(
        (judgement, grade)
        for judgement, grade in one.grades
        if judgement is not Judgement.LSCB and not is_sub_judgement(judgement, one.framework)
    )


def sub_judgements(one: Inspection) -> Grades:
    """The grades of parts of a judgement, which only single inspections gave."""
    return tuple(
        (judgement, grade)
        for judgement, grade in one.grades
        if is_sub_judgement(judgement, one.framework)
    )


def all_are(grades: Grades, fits: Callable[[Grade], bool]) -> Answer:
    """Whether every grade fits; it cannot be told where one that was not judged could decide."""
    judged = [grade for _, grade in grades if grade is not Grade.NOT_JUDGED]
    if not all(fits(grade) for grade in judged):
        return Answer.FALSE
    return Answer.TRUE if judged and len(judged) == len(grades) else Answer.CANNOT_BE_TOLD


def _every(
    one: Inspection,
    archive: Archive,
    description: str,
    grades: Grades,
    fits: Callable[[Grade], bool],
) -> Sense:
    answer = all_are(grades, fits)
    missing = [] if answer is Answer.FALSE else _missing(one)
    others = tuple((made, grade) for made, grade in grades if not fits(grade))
    start = f"{capital(inspection_words(one))} of {name_of(one.urn)}"
    if others:
        why = f"{start} graded {_said(others)}."
    elif len({grade for _, grade in grades}) == 1:
        why = f"{start} graded all {len(grades)} judgements {grade_words(grades[0][1])}."
    else:
        why = f"{start} graded {_said(grades)}."
    if missing:
        answer = Answer.CANNOT_BE_TOLD
        why += f" The record does not have the grade for {listed(map(judgement_words, missing))}."
    return Sense(
        f"by {description}" if "judge" in description else description,
        answer,
        why,
        archive.rows(one),
    )


def _missing(one: Inspection) -> list[Judgement]:
    """Judgements that the framework makes and the record has no grade for."""
    held = {judgement for judgement, _ in one.grades}
    return [
        judgement
        for judgement in judgements_of(one.framework)
        if judgement not in held
        and judgement is not Judgement.LSCB
        and not is_sub_judgement(judgement, one.framework)
    ]


def _said(grades: Grades) -> str:
    return listed(f"{judgement_words(made)} {grade_words(grade)}" for made, grade in grades)


def _yes(held: bool) -> Answer:
    return Answer.TRUE if held else Answer.FALSE
