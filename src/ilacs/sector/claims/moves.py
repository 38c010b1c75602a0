"""Claims that a grade moved from one to another, improved, remained or declined."""

from ilacs.framework import Judgement
from ilacs.framework.grades import rank
from ilacs.framework.number_words import listed
from ilacs.sector.claims.absence import no_inspection, nothing_before
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive, falls_in, graded_as
from ilacs.sector.claims.claim import Changed, Moved, Movement, When
from ilacs.sector.claims.grades_compared import compared, grade_now
from ilacs.sector.claims.grades_given import own_judgements
from ilacs.sector.claims.wording import (
    capital,
    grade_words,
    in_or_on,
    inspection_words,
    judgement_words,
    name_of,
    was_or_were,
)
from ilacs.sector.directions import Direction, Step, steps
from ilacs.sector.inspections import Inspection

_MOVEMENTS = {
    Movement.IMPROVED: Direction.IMPROVED,
    Movement.REMAINED: Direction.SAME,
    Movement.DECLINED: Direction.DECLINED,
}


def check_moved(claim: Moved, archive: Archive) -> tuple[Sense, ...]:
    """Whether the grade went so between two graded inspections that follow each other."""
    one = archive.named(claim.authority, claim.when)
    if one is None:
        return (no_inspection(archive, claim.authority, claim.when),)
    last = _move(claim, archive, one, "between this inspection and the one before")
    if last.answer is Answer.TRUE or claim.when is not None:
        return (last,)
    for earlier in reversed(archive.before(one)):
        found = _move(claim, archive, earlier, f"up to {inspection_words(earlier)}, not the latest")
        if found.answer is Answer.TRUE:
            return (last, found)
    return (last,)


def _move(claim: Moved, archive: Archive, one: Inspection, description: str) -> Sense:
    before = _compared_with(archive, one, claim.since)
    if before is None:
        why = _no_comparison(archive, one, claim.since)
        return Sense(description, Answer.CANNOT_BE_TOLD, why, archive.rows(one))
    rows = archive.rows(before, one)
    was, is_now = compared(before, one, claim.judgement), grade_now(one, claim.judgement)
    start = f"{capital(judgement_words(claim.judgement))} {was_or_were(claim.judgement)}"
    why = (
        f"{start} {grade_words(was)} at "
        f"{inspection_words(before)} and {grade_words(is_now)} at {inspection_words(one)}."
    )
    why += _between(archive, before, one)
    if rank(was) is None or rank(is_now) is None:
        return Sense(description, Answer.CANNOT_BE_TOLD, why, rows)
    held = (was, is_now) == (claim.before, claim.after)
    return Sense(description, Answer.TRUE if held else Answer.FALSE, why, rows)


def check_changed(claim: Changed, archive: Archive) -> tuple[Sense, ...]:
    """Whether the judgement went that way; for overall also whether those beneath it did."""
    one = archive.named(claim.authority, claim.when)
    if one is None:
        return (no_inspection(archive, claim.authority, claim.when),)
    before = _compared_with(archive, one, claim.since)
    what = judgement_words(claim.judgement)
    if before is None:
        why = _no_comparison(archive, one, claim.since)
        return (Sense(f"in {what}", Answer.CANNOT_BE_TOLD, why, archive.rows(one)),)
    rows, wanted = archive.rows(before, one), _MOVEMENTS[claim.movement]
    found = steps(one, (before,))
    made = {judgement for judgement, _ in graded_as(one, claim.judgement)}
    own = [step for step in found if step.judgement in made]
    between = _between(archive, before, one)
    why = _told(own, what, one) + between
    senses = [Sense(f"in {what}", _went(own, wanted), why, rows)]
    if claim.judgement is Judgement.OVERALL and senses[0].answer is not Answer.TRUE:
        judged = {judgement for judgement, _ in own_judgements(one)} - {Judgement.OVERALL}
        beneath = [step for step in found if step.judgement in judged]
        answer = went_together(beneath, wanted)
        told = _told(beneath, "nothing else", one) + between
        senses.append(Sense("in the judgements beneath it, taken together", answer, told, rows))
    return tuple(senses)


def went_together(found: list[Step], wanted: Direction) -> Answer:
    """Whether some went that way and none the other way; for `SAME`, whether all stayed."""
    compared = [step.direction for step in found if step.direction is not Direction.FIRST_TIME]
    known = [one for one in compared if one is not Direction.UNKNOWN]
    opposite = {
        Direction.IMPROVED: {Direction.DECLINED},
        Direction.DECLINED: {Direction.IMPROVED},
        Direction.SAME: {Direction.IMPROVED, Direction.DECLINED},
    }[wanted]
    if opposite & set(known):
        return Answer.FALSE
    if not compared or len(known) < len(compared):
        return Answer.CANNOT_BE_TOLD
    return Answer.TRUE if wanted in known else Answer.FALSE


def _compared_with(archive: Archive, one: Inspection, since: When | None) -> Inspection | None:
    earlier = [old for old in archive.before(one) if since is None or falls_in(old, since)]
    return earlier[-1] if earlier else None


def _between(archive: Archive, before: Inspection, one: Inspection) -> str:
    """That there was a graded inspection between the two; empty if there was none."""
    earlier = archive.before(one)
    between = earlier[earlier.index(before) + 1 :]
    return f" Between them was {listed(map(inspection_words, between))}." if between else ""


def _no_comparison(archive: Archive, one: Inspection, since: When | None) -> str:
    if since is None or not archive.before(one):
        return nothing_before(archive, one)
    name = name_of(one.urn)
    return f"The record has no graded inspection of {name} {in_or_on(since)} to compare with."


def _went(own: list[Step], wanted: Direction) -> Answer:
    directions = {step.direction for step in own}
    if not own or directions & {Direction.UNKNOWN, Direction.FIRST_TIME}:
        return Answer.CANNOT_BE_TOLD
    return Answer.TRUE if directions == {wanted} else Answer.FALSE


def _told(own: list[Step], what: str, one: Inspection) -> str:
    if not own:
        return f"{capital(inspection_words(one))} gives no grade for {what}."
    return f"{capital(listed(map(_step_words, own)))}."


def _step_words(step: Step) -> str:
    made = judgement_words(step.judgement)
    if step.before is None:
        return f"{made} is {grade_words(step.grade)}, with nothing to compare it with"
    return f"{made} went from {grade_words(step.before.grade)} to {grade_words(step.grade)}"
