"""Claims that compare an authority with all others: only N others, the first to sustain."""

from collections.abc import Callable
from itertools import pairwise

from ilacs.framework import Judgement
from ilacs.framework.grades import rank
from ilacs.framework.number_words import counted
from ilacs.framework.versions import FrameworkVersion
from ilacs.register import by_urn
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import Archive
from ilacs.sector.claims.claim import FirstToSustain, OnlyOthers
from ilacs.sector.claims.grades_given import all_are, own_judgements, sub_judgements
from ilacs.sector.claims.moves import went_together
from ilacs.sector.claims.wording import day_words, grade_words, name_of, names_of
from ilacs.sector.directions import Direction, steps
from ilacs.sector.inspections import Inspection

_BEFORE_ILACS = (FrameworkVersion.PRE_SIF, FrameworkVersion.SIF)

Holds = Callable[[Inspection], Answer]


def check_only_others(claim: OnlyOthers, archive: Archive) -> tuple[Sense, ...]:
    """Whether the count is right: by the latest overall grade, under ILACS only, by all grades."""

    def overall(one: Inspection) -> Answer:
        grade = one.grade(Judgement.OVERALL)
        if rank(grade) is None:
            return Answer.CANNOT_BE_TOLD
        return Answer.TRUE if grade is claim.grade else Answer.FALSE

    def under_ilacs(one: Inspection) -> Answer:
        return Answer.FALSE if one.framework in _BEFORE_ILACS else overall(one)

    def sweep(one: Inspection) -> Answer:
        return all_are(own_judgements(one) + sub_judgements(one), claim.grade.__eq__)

    grade = grade_words(claim.grade)
    senses = [
        _count(claim, archive, overall, f"by the latest overall grade ({grade})"),
        _count(claim, archive, under_ilacs, f"by an overall grade of {grade} under ILACS"),
        _count(claim, archive, sweep, f"by a clean sweep (every judgement {grade})"),
    ]
    same = senses[0].rows == senses[1].rows and senses[0].answer is senses[1].answer
    return (senses[0], senses[2]) if same else tuple(senses)


def _count(claim: OnlyOthers, archive: Archive, holds: Holds, description: str) -> Sense:
    latest = {
        urn: one
        for urn, one in archive.record.latest_graded().items()
        if _exists(urn, archive) or urn == claim.authority
    }
    claimants = {claim.authority, *claim.together}
    found = {urn for urn, one in latest.items() if holds(one) is Answer.TRUE}
    unsure = {urn for urn, one in latest.items() if holds(one) is Answer.CANNOT_BE_TOLD}
    others = found - claimants
    rows = archive.rows(*(latest[urn] for urn in sorted(others | (claimants & found), key=name_of)))
    why = f"There {'is' if len(others) == 1 else 'are'} {counted(len(others), 'other')}"
    why += f": {names_of(others)}." if others else "."
    could_be = unsure - claimants
    if could_be:
        why += f" It cannot be told for {counted(len(could_be), 'more', 'more')}: "
        why += f"{names_of(could_be)}."
    named = set(claim.named)
    if missing := claimants - found:
        why += f" {names_of(missing)} {'is' if len(missing) == 1 else 'are'} not known to be one."
    if named and not named <= others | could_be:
        why += f" The claim names {names_of(claim.named)}."
    impossible = (
        not len(others | named) <= claim.count <= len(others | could_be)
        or not named <= others | could_be
        or any(urn in latest and urn not in unsure for urn in missing)
    )
    if impossible:
        return Sense(description, Answer.FALSE, why, rows)
    answer = Answer.CANNOT_BE_TOLD if missing or could_be else Answer.TRUE
    return Sense(description, answer, why, rows)


def _exists(urn: int, archive: Archive) -> bool:
    authority = by_urn(urn)
    return authority is None or authority.ended is None or archive.record.as_at < authority.ended


_BENEATH = " with some judgement higher and none lower"


def check_first_to_sustain(claim: FirstToSustain, archive: Archive) -> tuple[Sense, ...]:
    """Whether no other did so earlier, alone or on the same day; before the record is unknown."""
    claimants = {claim.authority, *claim.together}
    found, unsure = _sustained(claim, archive)
    missing = {urn for urn in claimants if not any(one.urn == urn for _, one in found)}
    since = f"since the record begins in {archive.record.inspections[0].day.year}"
    if missing:
        unknown = missing <= {one.urn for _, one in unsure}
        why = f"The record does not show that {names_of(missing)} kept {grade_words(claim.grade)} "
        why += f"overall{_BENEATH if claim.improving else ''}."
        graded = [one for urn in missing for one in archive.graded(urn)]
        answer = Answer.CANNOT_BE_TOLD if unknown or not graded else Answer.FALSE
        return (Sense(since, answer, why, archive.rows(*graded)),)
    first_day = min(one.known_from for _, one in found)
    first = [pair for pair in found if pair[1].known_from == first_day]
    earlier_unsure = [pair for pair in unsure if pair[1].known_from <= first_day]
    rows = archive.rows(*(one for pair in (*first, *earlier_unsure) for one in pair))
    names = {one.urn for _, one in first}
    why = f"First, on {day_words(first_day)}: {names_of(names)}."
    if not claimants <= names:
        return (Sense(since, Answer.FALSE, why, rows),)
    if earlier_unsure:
        which = names_of({one.urn for _, one in earlier_unsure})
        why += f" It cannot be told for {which}, which could have been earlier."
        return (Sense(since, Answer.CANNOT_BE_TOLD, why, rows),)
    senses = []
    if claimants != names:
        alone = f"{since}, alone"
        senses.append(Sense(alone, Answer.FALSE, f"{why} They share the day.", rows))
        since = f"{since}, together with {names_of(names - claimants)}"
    senses.append(Sense(since, Answer.TRUE, why, rows))
    why = "Inspections before the record are not known; they made other judgements."
    return (*senses, Sense("of all time", Answer.CANNOT_BE_TOLD, why))


Pair = tuple[Inspection, Inspection]


def _sustained(claim: FirstToSustain, archive: Archive) -> tuple[list[Pair], list[Pair]]:
    """Inspections that kept the grade and did as the claim says, each with the one before.

    The second list holds those of which it cannot be told.
    """
    found, unsure = [], []
    for urn in archive.record.urns():
        graded = archive.graded(urn)
        for before, after in pairwise(graded):
            match _kept(before, after, claim):
                case Answer.TRUE:
                    found.append((before, after))
                case Answer.CANNOT_BE_TOLD:
                    unsure.append((before, after))
    return found, unsure


def _kept(before: Inspection, after: Inspection, claim: FirstToSustain) -> Answer:
    grade = claim.grade
    overall = (before.grade(Judgement.OVERALL), after.grade(Judgement.OVERALL))
    if any(rank(one) is not None and one is not grade for one in overall):
        return Answer.FALSE
    if overall != (grade, grade):
        # A report without an overall grade keeps none.
        return Answer.FALSE if None in overall else Answer.CANNOT_BE_TOLD
    if not claim.improving:
        return Answer.TRUE
    judged = {judgement for judgement, _ in own_judgements(after)} - {Judgement.OVERALL}
    beneath = [step for step in steps(after, (before,)) if step.judgement in judged]
    return went_together(beneath, Direction.IMPROVED)
