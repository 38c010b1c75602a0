"""X13 and X14: child protection plans."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import SIX_MONTHS_BEFORE, blank, filled, other

EMERGENCY = ("L1", "L2")
"""Legal statuses of police protection and of an emergency protection order."""

_LIST = "child_protection"
_SEEN_ALONE = pl.col("seen_alone")
_STATUS = other("children_in_care", "legal_status")
_SINCE = other("children_in_care", "legal_status_start")
_IN_CARE_SINCE = other("children_in_care", "care_start")

CHECKS: tuple[Check, ...] = (
    error(
        "x13-review-before-plan",
        "{column} is before the plan began.",
        "Correct whichever of the two dates is wrong; leave it empty if there was no review yet.",
        At(_LIST, "last_review", pl.col("last_review") < pl.col("plan_start")),
    ),
    query(
        "x13-visit-before-plan",
        "{column} is before the plan began.",
        "Leave it empty if there was no visit under this plan yet.",
        At(_LIST, "last_visit", pl.col("last_visit") < pl.col("plan_start")),
    ),
    query(
        "x13-visit-after-plan",
        "{column} is after the plan ended.",
        "Give the last visit under the plan.",
        At(_LIST, "last_visit", pl.col("last_visit") > pl.col("plan_end")),
    ),
    query(
        "x13-seen-alone-without-visit",
        "{column} is answered, but there is no date of a visit.",
        "Enter the date of the visit, or leave both empty.",
        At(_LIST, "seen_alone", _SEEN_ALONE.is_in(["yes", "no"]) & blank("last_visit")),
    ),
    query(
        "x13-visit-without-seen-alone",
        "{column} is empty, but there is a date of a visit.",
        "Say whether the child was seen alone at that visit.",
        At(_LIST, "seen_alone", blank("seen_alone") & filled("last_visit")),
    ),
    query(
        "x14-emergency-status-but-no",
        "{column} says No, but the child came under police protection or an emergency protection "
        "order in these six months by the list Children in care ({detail}).",
        "Correct whichever of the two is wrong.",
        At(
            _LIST,
            "emergency_protection",
            (pl.col("emergency_protection") == "no")
            & _STATUS.is_in(EMERGENCY)
            & (_SINCE > SIX_MONTHS_BEFORE),
        ),
    ),
    query(
        "x14-emergency-but-other-status",
        "{column} says Yes, but by the list Children in care the child has had another legal "
        "status throughout these six months ({detail}).",
        "Correct whichever of the two is wrong.",
        At(
            _LIST,
            "emergency_protection",
            (pl.col("emergency_protection") == "yes")
            & ~_STATUS.is_in(EMERGENCY)
            & (_SINCE < SIX_MONTHS_BEFORE)
            & (_IN_CARE_SINCE < SIX_MONTHS_BEFORE),
        ),
    ),
)
