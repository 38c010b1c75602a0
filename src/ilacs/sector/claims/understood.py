"""How a claim was understood, in words: every answer repeats it."""

from functools import singledispatch

from ilacs.framework import Judgement
from ilacs.framework.number_words import counted
from ilacs.sector.claims import claim as kinds
from ilacs.sector.claims.claim import Bound, Event, Movement, When
from ilacs.sector.claims.wording import (
    grade_words,
    in_or_on,
    judgement_words,
    name_of,
    names_of,
    was_or_were,
    when_words,
)
from ilacs.sector.inspections import Inspection


@singledispatch
def understood(claim: object, named: Inspection | None = None) -> str:
    """`claim` as one sentence; `named` is the inspection that it means, where it means one.

    Raises TypeError for what is no claim.
    """
    raise TypeError(f"{type(claim).__name__} is no kind of claim.")


@understood.register
def _grade(claim: kinds.GradeGiven, named: Inspection | None = None) -> str:
    what = f"{_was(claim.judgement)} graded {grade_words(claim.grade)}"
    return f"{name_of(claim.authority)}: {what}{_when(claim.when, named)}."


@understood.register
def _graded_since(claim: kinds.GradedSince, named: Inspection | None = None) -> str:
    has = "has" if was_or_were(claim.judgement) == "was" else "have"
    what = f"{judgement_words(claim.judgement)} {has} been {grade_words(claim.grade)}"
    return f"{name_of(claim.authority)}: {what} since {when_words(claim.since)}."


@understood.register
def _best_ever(claim: kinds.BestEver, named: Inspection | None = None) -> str:
    what = f"the grade of {judgement_words(claim.judgement)} is the best that it has had"
    return f"{name_of(claim.authority)}: {what}{_when(claim.when, named)}."


@understood.register
def _moved(claim: kinds.Moved, named: Inspection | None = None) -> str:
    start = f"{name_of(claim.authority)}: {judgement_words(claim.judgement)} "
    if claim.before is claim.after:
        stayed = f"stayed {grade_words(claim.after)}{_since(claim.since)}"
        return f"{start}{stayed}{_when(claim.when, named)}."
    start += "went from "
    before = f"{grade_words(claim.before)}{_since(claim.since)}"
    return f"{start}{before} to {grade_words(claim.after)}{_when(claim.when, named)}."


@understood.register
def _changed(claim: kinds.Changed, named: Inspection | None = None) -> str:
    what = judgement_words(claim.judgement)
    if claim.judgement is Judgement.OVERALL:
        what += ", or the judgements beneath it,"
    went = "stayed the same" if claim.movement is Movement.REMAINED else claim.movement.value
    before = f"the inspection{_since(claim.since)}" if claim.since else "the inspection before"
    return f"{name_of(claim.authority)}: {what} {went} since {before}{_when(claim.when, named)}."


@understood.register
def _previous(claim: kinds.PreviousInspection, named: Inspection | None = None) -> str:
    grade = f" and gave {grade_words(claim.grade)} overall" if claim.grade else ""
    what = f"the last or previous inspection was {in_or_on(claim.when)}{grade}"
    return f"{name_of(claim.authority)}: {what}."


@understood.register
def _clean_sweep(claim: kinds.CleanSweep, named: Inspection | None = None) -> str:
    what = f"every judgement is {grade_words(claim.grade)}"
    return f"{name_of(claim.authority)}: {what}{_when(claim.when, named)}."


@understood.register
def _good_across_all(claim: kinds.GoodAcrossAll, named: Inspection | None = None) -> str:
    return f"{name_of(claim.authority)}: every judgement is good{_when(claim.when, named)}."


@understood.register
def _only_others(claim: kinds.OnlyOthers, named: Inspection | None = None) -> str:
    others = f": {names_of(claim.named)}" if claim.named else ""
    claimants = names_of((claim.authority, *claim.together))
    are = "are" if claim.together else "is"
    count = counted(claim.count, "other authority", "other authorities")
    so = "is" if claim.count == 1 else "are"
    return f"{claimants} {are} {grade_words(claim.grade)}, as {so} only {count}{others}."


@understood.register
def _first_to_sustain(claim: kinds.FirstToSustain, named: Inspection | None = None) -> str:
    claimants = names_of((claim.authority, *claim.together))
    kept = f"first to keep {grade_words(claim.grade)} overall"
    beneath = " with some judgement higher and none lower" if claim.improving else ""
    return f"{claimants}: {kept}{beneath}."


@understood.register
def _number_of_areas(claim: kinds.NumberOfAreas, named: Inspection | None = None) -> str:
    count = counted(claim.count, "area for improvement", "areas for improvement")
    if claim.bound is not Bound.EXACTLY:
        count = f"{claim.bound.replace('_', ' ')} {count}"
    return f"{name_of(claim.authority)}: the report lists {count}{_when(claim.when, named)}."


@understood.register
def _recurs(claim: kinds.Recurs, named: Inspection | None = None) -> str:
    what = f"fault was found with the theme “{claim.theme}” at two or more inspections"
    return f"{name_of(claim.authority)}: {what}."


@understood.register
def _quoted_praise(claim: kinds.QuotedPraise, named: Inspection | None = None) -> str:
    says = f"the report says in praise “{claim.words}”{_when(claim.when, named)}"
    return f"{name_of(claim.authority)}: {says}."


@understood.register
def _event(claim: kinds.EventTookPlace, named: Inspection | None = None) -> str:
    what = f"{_EVENTS[claim.event]} took place {in_or_on(claim.when)}"
    return f"{name_of(claim.authority)}: {what}."


@understood.register
def _pathway(claim: kinds.OnPathway, named: Inspection | None = None) -> str:
    return f"{name_of(claim.authority)}: it is on pathway {claim.pathway}."


_EVENTS = {
    Event.INSPECTION: "an inspection of some kind",
    Event.GRADED: "a graded inspection",
    Event.STANDARD: "a standard inspection",
    Event.SHORT: "a short inspection",
    Event.UNGRADED: "a visit without grades",
    Event.FOCUSED_VISIT: "a focused visit",
    Event.MONITORING_VISIT: "a monitoring visit",
    Event.JTAI: "a joint targeted area inspection",
}


def _was(judgement: Judgement) -> str:
    return f"{judgement_words(judgement)} {was_or_were(judgement)}"


def _when(when: When | None, named: Inspection | None) -> str:
    of_month = f"{named.day:%B %Y}" if named else ""
    that = f", that of {of_month}" if of_month and of_month != (when and when_words(when)) else ""
    if when is None:
        return f", at the latest graded inspection{that}"
    return f", at the inspection {in_or_on(when)}{that}"


def _since(since: When | None) -> str:
    return f" {in_or_on(since)}" if since else ""
