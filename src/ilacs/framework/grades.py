"""The grades that inspectors give, in order, and the judgements that they grade."""

from enum import StrEnum


class Grade(StrEnum):
    """A grade, best first. `NOT_JUDGED` is printed where inspectors could not judge."""

    OUTSTANDING = "outstanding"
    GOOD = "good"
    REQUIRES_IMPROVEMENT = "requires_improvement"
    INADEQUATE = "inadequate"
    NOT_JUDGED = "not_judged"


class Judgement(StrEnum):
    """What is graded. Which of these a report may hold depends on its framework version."""

    OVERALL = "overall"
    LEADERS = "leaders"
    HELP_AND_PROTECTION = "help_and_protection"
    CARE_AND_CARE_LEAVERS = "care_and_care_leavers"
    CHILDREN_IN_CARE = "children_in_care"
    CARE_LEAVERS = "care_leavers"
    ADOPTION = "adoption"
    LSCB = "lscb"


GRADES_IN_ORDER = (Grade.INADEQUATE, Grade.REQUIRES_IMPROVEMENT, Grade.GOOD, Grade.OUTSTANDING)
"""The grades that can be compared, worst first."""


def rank(grade: Grade | None) -> int | None:
    """The place of `grade`, 1 for inadequate to 4 for outstanding, so that higher is better.

    None for a grade that is missing or was not judged: it is neither better nor worse.
    """
    return GRADES_IN_ORDER.index(grade) + 1 if grade in GRADES_IN_ORDER else None


def is_good_or_better(grade: Grade | None) -> bool | None:
    """Whether `grade` is good or outstanding; None if it is missing or was not judged."""
    place = rank(grade)
    return None if place is None else place >= GRADES_IN_ORDER.index(Grade.GOOD) + 1
