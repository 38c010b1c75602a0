"""How a claim was understood, in words: every answer repeats it."""

from functools import singledispatch

from ilacs.framework import Judgement
from ilacs.sector.claims import claim as kinds
from ilacs.sector.claims.claim import When
from ilacs.sector.claims.wording import (
    counted,
    grade_words,
    in_or_on,
    judgement_words,
    name_of,
    names_of,
)


@singledispatch
def understood(claim: object) -> str:
    """`claim` as one sentence. Raises TypeError for what is no claim."""
    raise TypeError(f"{type(claim).__name__} is no kind of claim.")


@understood.register
def _grade(claim: kinds.GradeGiven) -> str:
    what = f"{judgement_words(claim.judgement)} was graded {grade_words(claim.grade)}"
    return f"{name_of(claim.authority)}: {what}{_when(claim.when)}."


@understood.register
def _best_ever(claim: kinds.BestEver) -> str:
    what = f"the grade of {judgement_words(claim.judgement)} is the best that it has had"
    return f"{name_of(claim.authority)}: {what}{_when(claim.when)}."


@understood.register
def _moved(claim: kinds.Moved) -> str:
    start = f"{name_of(claim.authority)}: {judgement_words(claim.judgement)} "
    if claim.before is claim.after:
        stayed = f"stayed {grade_words(claim.after)}{_since(claim.since)}"
        return f"{start}{stayed}{_when(claim.when)}."
    start += "went from "
    before = f"{grade_words(claim.before)}{_since(claim.since)}"
    return f"{start}{before} to {grade_words(claim.after)}{_when(claim.when)}."


@understood.register
def _changed(claim: kinds.Changed) -> str:
    what = "the grades" if claim.judgement is Judgement.OVERALL else "the grade"
    what += f" ({judgement_words(claim.judgement)}) {claim.movement}"
    since = f" since that{_since(claim.since)}" if claim.since else " since the one before"
    return f"{name_of(claim.authority)}: {what}{since}{_when(claim.when)}."


@understood.register
def _previous(claim: kinds.PreviousInspection) -> str:
    grade = f" and gave {grade_words(claim.grade)} overall" if claim.grade else ""
    what = f"the last or previous inspection was {in_or_on(claim.when)}{grade}"
    return f"{name_of(claim.authority)}: {what}."


@understood.register
def _clean_sweep(claim: kinds.CleanSweep) -> str:
    what = f"every judgement is {grade_words(claim.grade)}"
    return f"{name_of(claim.authority)}: {what}{_when(claim.when)}."


@understood.register
def _good_across_all(claim: kinds.GoodAcrossAll) -> str:
    return f"{name_of(claim.authority)}: every judgement is good{_when(claim.when)}."


@understood.register
def _only_others(claim: kinds.OnlyOthers) -> str:
    named = f" ({names_of(claim.named)})" if claim.named else ""
    claimants = names_of((claim.authority, *claim.together))
    count = counted(claim.count, "authority", "authorities")
    are = "is" if claim.count == 1 else "are"
    return f"Only {count}{named} other than {claimants} {are} {grade_words(claim.grade)}."


@understood.register
def _first_to_sustain(claim: kinds.FirstToSustain) -> str:
    claimants = names_of((claim.authority, *claim.together))
    kept = f"first to keep {grade_words(claim.grade)} overall"
    return f"{claimants}: {kept} with some judgement higher and none lower."


@understood.register
def _number_of_areas(claim: kinds.NumberOfAreas) -> str:
    count = counted(claim.count, "area for improvement", "areas for improvement")
    return f"{name_of(claim.authority)}: the report lists {count}{_when(claim.when)}."


@understood.register
def _recurs(claim: kinds.Recurs) -> str:
    what = f"fault was found with the theme “{claim.theme}” at two or more inspections"
    return f"{name_of(claim.authority)}: {what}."


@understood.register
def _quoted_praise(claim: kinds.QuotedPraise) -> str:
    says = f"the report says in praise “{claim.words}”{_when(claim.when)}"
    return f"{name_of(claim.authority)}: {says}."


@understood.register
def _event(claim: kinds.EventTookPlace) -> str:
    what = f"there was what is called “{claim.event.replace('_', ' ')}” {in_or_on(claim.when)}"
    return f"{name_of(claim.authority)}: {what}."


@understood.register
def _pathway(claim: kinds.OnPathway) -> str:
    return f"{name_of(claim.authority)}: it is on pathway {claim.pathway}."


def _when(when: When | None) -> str:
    return f", at the inspection {in_or_on(when)}" if when else ", at the latest graded inspection"


def _since(since: When | None) -> str:
    return f" {in_or_on(since)}" if since else ""
