"""The grades that inspectors give, and the judgements that they grade."""

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
