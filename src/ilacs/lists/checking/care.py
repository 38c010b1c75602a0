"""X15, X16 and X18: children in care."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import YEAR_BEFORE, blank, filled

_LIST = "children_in_care"
_PLACED = pl.col("placement_start")
_CARE = pl.col("care_start")
_MISSING = pl.col("missing_episodes")
_OFFERED, _ACCEPTED = pl.col("return_interview_offered"), pl.col("return_interview_accepted")

CHECKS: tuple[Check, ...] = (
    error(
        "x15-ceased-without-reason",
        "{column} is empty although the period of care has ended.",
        "Enter the reason, or take the date out.",
        At(_LIST, "care_end_reason", filled("care_end") & blank("care_end_reason")),
    ),
    error(
        "x15-reason-but-not-ceased",
        "{column} is given, but there is no date on which care ended.",
        "Enter the date, or take the reason out.",
        At(_LIST, "care_end_reason", blank("care_end") & filled("care_end_reason")),
    ),
    error(
        "x15-reason-of-an-episode",
        "{column} is X1, which ends an episode and never a period of care.",
        "Give the reason for which the child ceased to be looked after.",
        At(_LIST, "care_end_reason", pl.col("care_end_reason") == "X1"),
    ),
    error(
        "x15-placement-before-care",
        "{column} is before the child came into care.",
        "Correct whichever of the two dates is wrong.",
        At(_LIST, "placement_start", _PLACED < _CARE),
    ),
    error(
        "x15-after-care",
        "{column} is after the day on which care ended.",
        "Correct whichever of the two dates is wrong.",
        *(
            At(_LIST, name, pl.col(name) > pl.col("care_end"))
            for name in ("legal_status_start", "placement_start")
        ),
    ),
    query(
        "x15-too-few-placements",
        "The child was in care throughout the twelve months and the last placement began within "
        "them, so there were two placements at least; {column} says fewer.",
        "Count every placement of the twelve months, the first and the current one too.",
        At(
            _LIST,
            "placements_12_months",
            (_CARE < YEAR_BEFORE) & (_PLACED > YEAR_BEFORE) & (pl.col("placements_12_months") < 2),
        ),
    ),
    query(
        "x16-interview-without-missing",
        "{column} is answered, but the child was never missing.",
        "Leave it empty where there was no missing episode.",
        At(_LIST, "return_interview_offered", (_MISSING == 0) & filled("return_interview_offered")),
        At(
            _LIST,
            "return_interview_accepted",
            (_MISSING == 0) & filled("return_interview_accepted"),
        ),
    ),
    query(
        "x16-accepted-but-not-offered",
        "{column} says Yes, but no return interview was offered.",
        "Correct whichever of the two answers is wrong.",
        At(_LIST, "return_interview_accepted", (_OFFERED == "no") & (_ACCEPTED == "yes")),
    ),
    query(
        "x16-missing-without-offer",
        "{column} is empty, but the child was missing.",
        "Say whether a return interview was offered after the last missing episode.",
        At(_LIST, "return_interview_offered", (_MISSING > 0) & blank("return_interview_offered")),
    ),
    query(
        "x18-unaccompanied-other-need",
        "{column} is not N8, absent parenting, which it usually is for an unaccompanied child.",
        "Correct it, or be able to say why it is another.",
        At(
            _LIST,
            "category_of_need",
            (pl.col("unaccompanied") == "yes") & (pl.col("category_of_need") != "N8"),
        ),
    ),
    query(
        "x18-unaccompanied-other-status",
        "{column} is not V2, section 20, which it usually is for an unaccompanied child.",
        "Correct it, or be able to say why it is another.",
        At(
            _LIST,
            "legal_status",
            (pl.col("unaccompanied") == "yes") & (pl.col("legal_status") != "V2"),
        ),
    ),
)
