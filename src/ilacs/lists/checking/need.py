"""X11, X12 and X26: what the list of children in need says beside the other lists."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import (
    SHORT_BREAKS,
    blank,
    filled,
    other,
    present,
    still_open,
)

_NEED = "children_in_need"
_STATUS = pl.col("case_status")
_IN_FULL_CARE = still_open("children_in_care") & (
    ~other("children_in_care", "legal_status").is_in(SHORT_BREAKS)
)
_ON_PLAN = still_open("child_protection")
_OPEN = blank("need_end") & (_STATUS != "closed")

_LATEST_ASSESSMENT = pl.col("assessment_start") == other("assessments", "latest_start")

CHECKS: tuple[Check, ...] = (
    error(
        "x11-on-plan-other-status",
        "The child is on an open child protection plan, but {column} says neither that nor "
        "looked after ({detail}).",
        "Use the first status that applies: looked after, child protection plan, child in need "
        "plan, open assessment.",
        At(
            _NEED,
            "case_status",
            _OPEN & _ON_PLAN & ~_STATUS.is_in(["child_protection_plan", "looked_after"]),
        ),
    ),
    error(
        "x11-in-care-other-status",
        "The child is looked after, but {column} says otherwise ({detail}).",
        "Use the first status that applies: looked after comes before all others.",
        At(_NEED, "case_status", _OPEN & _IN_FULL_CARE & (_STATUS != "looked_after")),
    ),
    query(
        "x11-status-plan-but-no-plan",
        "{column} says child protection plan, but there is no open plan for the child in the "
        "list Child protection.",
        "Correct the status, or add the plan to the list.",
        At(_NEED, "case_status", (_STATUS == "child_protection_plan") & ~_ON_PLAN),
    ),
    query(
        "x11-status-care-but-not-in-care",
        "{column} says looked after, but the child is not open in the list Children in care.",
        "Correct the status, or add the child to the list.",
        At(_NEED, "case_status", (_STATUS == "looked_after") & ~still_open("children_in_care")),
    ),
    query(
        "x11-status-assessment-but-none-open",
        "{column} says open assessment, but the child has no open assessment in the list "
        "Assessments.",
        "Correct the status, or add the assessment to the list.",
        At(
            _NEED,
            "case_status",
            (_STATUS == "open_assessment") & ~other("assessments", "any_open").fill_null(False),
        ),
    ),
    error(
        "x11-closed-without-date",
        "{column} is empty although the case status says closed.",
        "Enter the day the episode closed, or correct the status.",
        At(_NEED, "need_end", (_STATUS == "closed") & blank("need_end")),
    ),
    error(
        "x11-date-but-not-closed",
        "{column} says that the episode is open, but there is a date of closure.",
        "Correct the status, or take the date out.",
        At(_NEED, "case_status", (_STATUS != "closed") & filled("need_end")),
    ),
    error(
        "x11-closed-without-reason",
        "{column} is empty although there is a date of closure.",
        "Enter the reason, or take the date out.",
        At(_NEED, "closure_reason", blank("closure_reason") & filled("need_end")),
    ),
    error(
        "x11-reason-but-not-closed",
        "{column} is given although there is no date of closure.",
        "Enter the date, or take the reason out.",
        At(_NEED, "closure_reason", filled("closure_reason") & blank("need_end")),
    ),
    query(
        "x11-on-plan-but-not-in-need",
        "The child is on an open child protection plan, but is not in the list Children in need, "
        "which holds every child on a plan.",
        "Add the child to Children in need, or correct the child's number.",
        At("child_protection", "child_id", blank("plan_end") & ~present(_NEED)),
    ),
    query(
        "x11-in-care-but-not-in-need",
        "The child is looked after, but is not in the list Children in need, which holds every "
        "child in care.",
        "Add the child to Children in need, or correct the child's number.",
        At(
            "children_in_care",
            "child_id",
            blank("care_end") & ~present(_NEED) & ~pl.col("legal_status").is_in(SHORT_BREAKS),
        ),
    ),
    error(
        "x12-closed-but-on-plan",
        "The episode of need is closed, but the child is on an open child protection plan "
        "({detail}).",
        "End the plan, or open the episode again.",
        At(_NEED, "need_end", filled("need_end") & _ON_PLAN),
    ),
    error(
        "x12-closed-but-in-care",
        "The episode of need is closed, but the child is still looked after ({detail}).",
        "End the period of care, or open the episode again.",
        At(_NEED, "need_end", filled("need_end") & _IN_FULL_CARE),
    ),
    query(
        "x26-no-support-but-open",
        "{column} says No in the child's latest assessment, but the child's episode of need, "
        "which had begun by then, is still open ({detail}).",
        "Close the episode, or correct the answer.",
        At(
            "assessments",
            "support_required",
            _LATEST_ASSESSMENT
            & (pl.col("support_required") == "no")
            & still_open(_NEED)
            & (other(_NEED, "need_start") <= pl.col("assessment_start")),
        ),
    ),
    query(
        "x26-support-but-not-in-need",
        "{column} says Yes in the child's latest assessment, but the child has no episode of "
        "need that was open then.",
        "Add the child to Children in need, or correct the answer.",
        At(
            "assessments",
            "support_required",
            _LATEST_ASSESSMENT
            & (pl.col("support_required") == "yes")
            & (~present(_NEED) | (other(_NEED, "need_end") < pl.col("assessment_authorised"))),
        ),
    ),
)
