"""The three pathways, and which one follows from the grades of an inspection.

Until March 2026 the overall grade decides; since then the judgements that are left do. A grade
that is missing or was not judged is unknown: it counts as whatever it could have been, so a
pathway is given only where every possible grade leads to the same one.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from itertools import product

from ilacs.framework import pathway_rules as declared
from ilacs.framework.assumptions import DEFAULTS, Assumptions
from ilacs.framework.grades import GRADES_IN_ORDER, Grade, Judgement, is_good_or_better, rank
from ilacs.framework.judgements import practice_judgements
from ilacs.framework.rules import Rule
from ilacs.framework.versions import FrameworkVersion

Grades = Mapping[Judgement, Grade]


class Pathway(IntEnum):
    """What an authority's last grades mean for its next inspections and visits."""

    ONE = 1
    TWO = 2
    THREE = 3


@dataclass(frozen=True, slots=True)
class PathwayAnswer:
    """The pathway that follows from an inspection, or None where that cannot be told.

    `possible` are all pathways that it can be; `rule` is the rule that decided, with its source
    and basis; `reasons` say in sentences what it was applied to.
    """

    pathway: Pathway | None
    possible: tuple[Pathway, ...]
    rule: Rule
    reasons: tuple[str, ...]


_BY_OVERALL = {
    Grade.OUTSTANDING: Pathway.ONE,
    Grade.GOOD: Pathway.ONE,
    Grade.REQUIRES_IMPROVEMENT: Pathway.TWO,
    Grade.INADEQUATE: Pathway.THREE,
}
_PRACTICE = practice_judgements(FrameworkVersion.ILACS_2026)
_WITHOUT_OVERALL = (Judgement.LEADERS, *_PRACTICE)
_LEADERS_ALONE = {
    declared.CANNOT_BE_TOLD: (Pathway.TWO, Pathway.THREE),
    declared.PATHWAY_2: (Pathway.TWO,),
    declared.PATHWAY_3: (Pathway.THREE,),
}


def pathway_after(
    grades: Grades, version: FrameworkVersion, assumptions: Assumptions = DEFAULTS
) -> PathwayAnswer:
    """The pathway after an inspection under `version` that gave `grades`."""
    if version is FrameworkVersion.PRE_SIF:
        rule = declared.NONE_BEFORE_SIF
        return PathwayAnswer(None, tuple(Pathway), rule, (rule.statement,))
    if version is FrameworkVersion.ILACS_2026:
        return _without_overall(grades, assumptions)
    after_sif = version is FrameworkVersion.SIF
    return _by_overall(grades, declared.AFTER_SIF if after_sif else declared.BY_OVERALL)


def leaders_and_practice_test(grades: Grades, assumptions: Assumptions = DEFAULTS) -> bool | None:
    """Whether leaders and enough of the three practice judgements are good or better.

    The test for pathway 1 from April 2026; it can be asked of any report since 2023, which all
    make these judgements. None where grades are missing and could decide either way.
    """
    needed = assumptions.whole(declared.LEADERS_AND_PRACTICE)
    leaders = is_good_or_better(grades.get(Judgement.LEADERS))
    practice = [is_good_or_better(grades.get(judgement)) for judgement in _PRACTICE]
    good, unknown = practice.count(True), practice.count(None)
    if leaders is False or good + unknown < needed:
        return False
    return True if leaders and good >= needed else None


def _by_overall(grades: Grades, rule: Rule) -> PathwayAnswer:
    overall = grades.get(Judgement.OVERALL)
    pathway = None if overall is None else _BY_OVERALL.get(overall)
    if pathway is None:
        reason = "The overall grade is not known, so neither is the pathway."
        return PathwayAnswer(None, tuple(Pathway), rule, (reason,))
    return PathwayAnswer(pathway, (pathway,), rule, (_said(Judgement.OVERALL, overall),))


def _without_overall(grades: Grades, assumptions: Assumptions) -> PathwayAnswer:
    unknown = [j for j in _WITHOUT_OVERALL if rank(grades.get(j)) is None]
    possible = {
        pathway
        for filled in product(GRADES_IN_ORDER, repeat=len(unknown))
        for pathway in _when_all_known(
            {**grades, **dict(zip(unknown, filled, strict=True))}, assumptions
        )
    }
    rule = assumptions.rule(_rule_for(grades, assumptions))
    reasons = tuple(_said(judgement, grades.get(judgement)) for judgement in _WITHOUT_OVERALL)
    in_order = tuple(sorted(possible))
    pathway = in_order[0] if len(in_order) == 1 else None
    return PathwayAnswer(pathway, in_order, rule, (*reasons, rule.statement))


def _when_all_known(grades: Grades, assumptions: Assumptions) -> tuple[Pathway, ...]:
    if _enough_inadequate(grades, assumptions):
        return (Pathway.THREE,)
    if _leaders_alone_inadequate(grades):
        return _LEADERS_ALONE[assumptions.word(declared.LEADERS_ALONE)]
    return (Pathway.ONE if leaders_and_practice_test(grades, assumptions) else Pathway.TWO,)


def _rule_for(grades: Grades, assumptions: Assumptions) -> Rule:
    if _enough_inadequate(grades, assumptions):
        return declared.INADEQUATE_PRACTICE
    if _leaders_alone_inadequate(grades):
        return declared.LEADERS_ALONE
    return declared.LEADERS_AND_PRACTICE


def _enough_inadequate(grades: Grades, assumptions: Assumptions) -> bool:
    inadequate = [j for j in _PRACTICE if grades.get(j) is Grade.INADEQUATE]
    return len(inadequate) >= assumptions.whole(declared.INADEQUATE_PRACTICE)


def _leaders_alone_inadequate(grades: Grades) -> bool:
    practice = [grades.get(judgement) for judgement in _PRACTICE]
    return grades.get(Judgement.LEADERS) is Grade.INADEQUATE and Grade.INADEQUATE not in practice


def _said(judgement: Judgement, grade: Grade | None) -> str:
    name = judgement.replace("_", " ").capitalize()
    return f"{name}: {'not known' if grade is None else grade.replace('_', ' ')}."
