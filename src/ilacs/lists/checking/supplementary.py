"""What the supplementary lists say, within a row and beside Annex A."""

from functools import reduce
from operator import and_

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import (
    SIX_MONTHS_BEFORE,
    YEAR_BEFORE,
    blank,
    filled,
    other,
    present,
)

EVENT: tuple[tuple[str, str], ...] = (
    ("missing_episodes", "started"),
    ("return_interviews", "completed"),
    ("strategy_discussions", "held"),
    ("pre_proceedings", "legal_meeting"),
    ("care_proceedings", "issued"),
    ("supervision", "held"),
    ("case_audits", "audited"),
)
"""Supplementary lists about children whom the service works with, and what happened."""

WORKED_WITH = (
    "early_help",
    "referrals",
    "assessments",
    "children_in_need",
    "children_in_care",
    "care_leavers",
)
"""The lists that hold everyone whom the service has worked with in six months."""

ENDED: tuple[tuple[str, str, str], ...] = (
    ("pre_proceedings", "ended", "outcome"),
    ("care_proceedings", "ended", "final_order"),
    ("allegations", "closed", "outcome"),
)
"""A list, the day on which a matter ended, and how it ended: both are known, or neither."""

_OFFERED = pl.col("offered")
_IN_NO_LIST = reduce(and_, (~present(list_id) for list_id in WORKED_WITH))

CHECKS: tuple[Check, ...] = (
    error(
        "missing-returned-before-start",
        "{column} is earlier than the time at which the episode began on the same day.",
        "Correct whichever of the two times is wrong.",
        At(
            "missing_episodes",
            "return_time",
            (pl.col("started") == pl.col("returned"))
            & (pl.col("return_time") < pl.col("start_time")),
        ),
    ),
    error(
        "interview-held-but-not-offered",
        "{column} has a date, but no return interview was offered.",
        "Correct whichever of the two is wrong.",
        At("return_interviews", "completed", (_OFFERED == "no") & filled("completed")),
    ),
    query(
        "interview-accepted-but-not-offered",
        "{column} says Yes, but no return interview was offered.",
        "Correct whichever of the two answers is wrong.",
        At("return_interviews", "accepted", (_OFFERED == "no") & (pl.col("accepted") == "yes")),
    ),
    query(
        "interview-held-but-declined",
        "{column} has a date, but the child is said not to have accepted the interview.",
        "Correct whichever of the two is wrong.",
        At(
            "return_interviews",
            "completed",
            (pl.col("accepted") == "no") & filled("completed"),
        ),
    ),
    query(
        "missing-but-none-counted",
        "{column} is 0, but the list of missing episodes has one from care, in the present "
        "period of care and within the twelve months ({detail}).",
        "Correct the number.",
        At(
            "children_in_care",
            "missing_episodes",
            (pl.col("missing_episodes") == 0)
            & (other("missing_episodes", "latest_missing_from_care") > YEAR_BEFORE)
            & (other("missing_episodes", "latest_missing_from_care") >= pl.col("care_start")),
        ),
    ),
    query(
        "enquiry-without-strategy-discussion",
        "The child has an enquiry, but is not in the list of strategy discussions.",
        "Add the discussion, or correct the child's number.",
        At(
            "enquiries",
            "strategy_discussion",
            ~present("strategy_discussions") & pl.col("strategy_discussion").is_not_null(),
        ),
    ),
    query(
        "strategy-discussion-without-enquiry",
        "The discussion led to an enquiry in these six months, but the child is not in the list "
        "of enquiries.",
        "Add the enquiry, or correct the child's number.",
        At(
            "strategy_discussions",
            "enquiry",
            (pl.col("enquiry") == "yes")
            & (pl.col("held") > SIX_MONTHS_BEFORE)
            & ~present("enquiries"),
        ),
    ),
    query(
        "matter-ended-without-outcome",
        "{column} is empty, but the matter has ended.",
        "Say how it ended, or take the date out.",
        *(At(list_id, how, filled(end) & blank(how)) for list_id, end, how in ENDED),
    ),
    query(
        "matter-with-outcome-but-no-end",
        "{column} is given, but there is no date on which the matter ended.",
        "Enter the date, or take the outcome out.",
        *(At(list_id, how, blank(end) & filled(how)) for list_id, end, how in ENDED),
    ),
    query(
        "education-plan-but-not-in-care",
        "There is an education plan for these six months, but the child is not in the list "
        "Children in care.",
        "Correct the child's number, or take the row out.",
        At(
            "education_plans",
            "child_id",
            (pl.col("completed") > SIX_MONTHS_BEFORE) & ~present("children_in_care"),
        ),
    ),
    query(
        "pathway-plan-but-not-leaving-care",
        "There is a pathway plan for these six months, but the young person is neither in the "
        "list Care leavers nor in the list Children in care.",
        "Correct the young person's number, or take the row out.",
        At(
            "pathway_plans",
            "child_id",
            (pl.col("completed") > SIX_MONTHS_BEFORE)
            & ~present("care_leavers")
            & ~present("children_in_care"),
        ),
    ),
    query(
        "document-dated-but-not-given",
        "{column} has a date, but the document is not said to have been given.",
        "Correct whichever of the two is wrong.",
        At("care_leaver_documents", "given_on", (pl.col("given") != "yes") & filled("given_on")),
    ),
    error(
        "audit-more-done-than-set",
        "{column} is higher than the number of actions that the audit set.",
        "Correct whichever of the two numbers is wrong.",
        At("case_audits", "actions_done", pl.col("actions_done") > pl.col("actions")),
    ),
    query(
        "child-in-no-list",
        "The child is in none of the lists of children whom the service has worked with in these "
        "six months.",
        "Correct the child's number, or add the child to the list where it belongs.",
        *(
            At(list_id, "child_id", (pl.col(day) > SIX_MONTHS_BEFORE) & _IN_NO_LIST)
            for list_id, day in EVENT
        ),
    ),
)
