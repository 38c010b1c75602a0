"""X6 to X10: from a contact to a child protection plan."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import (
    REFERENCE,
    SIX_MONTHS_BEFORE,
    blank,
    days,
    filled,
    other,
    present,
)

CONTACT_TO_REFERRAL = 28
"""Days into the window within which a referral's contact may lie before it."""

REFERRAL_TO_ASSESSMENT = 28
"""Days into the window within which an assessment's referral may lie before it."""

REFERRAL_TO_DISCUSSION = 63
"""Days into the window within which an enquiry's referral may lie before it: the nine weeks, or
45 working days, of the assessment that it belongs to."""

DISCUSSION_TO_CONFERENCE = 28
"""Days after a strategy discussion by which its conference, due within 15 working days, has
been held; a week more than they take, for bank holidays."""

CONFERENCE_TO_PLAN = 14
"""Days that the start of a plan may lie from the conference that made it."""

_UNNECESSARY = pl.col("conference_unnecessary")
_DISCUSSION = pl.col("strategy_discussion")
_REFERRAL_IN_WINDOW = SIX_MONTHS_BEFORE + days(REFERRAL_TO_DISCUSSION) <= _DISCUSSION
_CONFERENCE = pl.col("conference_date")
_RESULTED = pl.col("plan_resulted")
_PLAN = pl.col("plan_start")
_REFERRAL = pl.col("referral_date")
_ASSESSMENT = pl.col("assessment_start")
_MADE_A_PLAN = other("enquiries", "latest_conference_with_plan")

_ON_A_PLAN_THEN = (
    present("child_protection")
    & (other("child_protection", "plan_start") <= _DISCUSSION)
    & ~(other("child_protection", "plan_end") < _DISCUSSION).fill_null(False)
)

CHECKS: tuple[Check, ...] = (
    query(
        "x06-referral-without-contact",
        "The list Contacts has no contact for the child on or before the day of the referral.",
        "Add the contact, or correct the child's number or the date.",
        At(
            "referrals",
            "referral_date",
            (~present("contacts") | (other("contacts", "first_date") > _REFERRAL))
            & (SIX_MONTHS_BEFORE + days(CONTACT_TO_REFERRAL) <= _REFERRAL),
        ),
    ),
    query(
        "x07-assessment-without-referral",
        "Neither a referral nor the start of an episode of need lies on or before the start of "
        "the assessment.",
        "Add the referral, or correct the child's number or the date.",
        At(
            "assessments",
            "assessment_start",
            (~present("referrals") | (other("referrals", "first_date") > _ASSESSMENT))
            & (
                ~present("children_in_need")
                | (other("children_in_need", "need_start") > _ASSESSMENT)
            )
            & (SIX_MONTHS_BEFORE + days(REFERRAL_TO_ASSESSMENT) <= _ASSESSMENT),
        ),
    ),
    query(
        "x08-enquiry-before-need",
        "The strategy discussion is before the child's episode of need began ({detail}).",
        "Correct a date, unless the enquiry belongs to an earlier episode.",
        At(
            "enquiries",
            "strategy_discussion",
            (other("children_in_need", "need_start") > _DISCUSSION)
            # An earlier referral may have led to an enquiry and to no need.
            & (~present("referrals") | (other("referrals", "first_date") > _DISCUSSION))
            & _REFERRAL_IN_WINDOW,
        ),
    ),
    query(
        "x08-enquiry-without-need",
        "The child has an enquiry, but is neither in the list Children in need nor in the list "
        "of referrals.",
        "Add the child to Children in need, or correct the child's number.",
        At(
            "enquiries",
            "child_id",
            ~present("children_in_need") & ~present("referrals") & _REFERRAL_IN_WINDOW,
        ),
    ),
    error(
        "x09-unnecessary-but-held",
        "A conference was said to be unnecessary, but there is a date of one.",
        "Correct the answer, or take the date out. A child already on a plan is recorded as No.",
        At("enquiries", "conference_date", (_UNNECESSARY == "yes") & filled("conference_date")),
    ),
    error(
        "x09-unnecessary-but-plan",
        "A conference was said to be unnecessary, but it is said to have led to a plan.",
        "Correct whichever of the two answers is wrong.",
        At("enquiries", "plan_resulted", (_UNNECESSARY == "yes") & (_RESULTED == "yes")),
    ),
    query(
        "x09-unnecessary-but-outcome",
        "A conference was said to be unnecessary, but an outcome is given.",
        "Leave the outcome empty where there was no conference.",
        At("enquiries", "plan_resulted", (_UNNECESSARY == "yes") & (_RESULTED == "no")),
    ),
    query(
        "x09-conference-not-held",
        "A conference was needed, four weeks have passed, and there is no date of one. The child "
        "was not on a plan already.",
        "Enter the date, or be able to say why it is late.",
        At(
            "enquiries",
            "conference_date",
            (_UNNECESSARY == "no")
            & blank("conference_date")
            & (REFERENCE - days(DISCUSSION_TO_CONFERENCE) > _DISCUSSION)
            & ~_ON_A_PLAN_THEN,
        ),
    ),
    query(
        "x09-outcome-without-conference",
        "An outcome of a conference is given, but no date of one.",
        "Enter the date, or leave the outcome empty where there was no conference.",
        At(
            "enquiries",
            "conference_date",
            filled("plan_resulted") & blank("conference_date") & (_UNNECESSARY != "yes"),
        ),
    ),
    query(
        "x09-conference-before-discussion",
        "{column} is before the strategy discussion that led to it.",
        "Correct whichever of the two dates is wrong, or leave the conference to the enquiry "
        "before it.",
        At("enquiries", "conference_date", _CONFERENCE < _DISCUSSION),
    ),
    query(
        "x10-conference-without-plan",
        "The conference led to a plan, but the list Child protection has none for the child that "
        "began then or later.",
        "Add the plan, or correct the outcome, a date or the child's number.",
        At(
            "enquiries",
            "plan_resulted",
            (_RESULTED == "yes")
            & (
                ~present("child_protection")
                | (other("child_protection", "plan_start") < _CONFERENCE - days(CONFERENCE_TO_PLAN))
            ),
        ),
    ),
    query(
        "x10-plan-without-conference",
        "A plan began in these six months, but no conference that led to it is in the list of "
        "enquiries.",
        "Add the enquiry and its conference, unless the child came on a plan from another "
        "authority.",
        At(
            "child_protection",
            "plan_start",
            (_MADE_A_PLAN.is_null() | ((_MADE_A_PLAN - _PLAN).abs() > days(CONFERENCE_TO_PLAN)))
            & (SIX_MONTHS_BEFORE + days(DISCUSSION_TO_CONFERENCE + CONFERENCE_TO_PLAN) <= _PLAN),
        ),
    ),
)
