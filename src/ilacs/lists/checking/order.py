"""X5: what begins before it ends, and what cannot come before birth."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error
from ilacs.lists.checking.expressions import days
from ilacs.lists.declared import by_id, header_of

PERIODS: tuple[tuple[str, str, str], ...] = (
    ("early_help", "assessment_start", "assessment_end"),
    ("assessments", "assessment_start", "assessment_authorised"),
    ("children_in_need", "need_start", "need_end"),
    ("child_protection", "plan_start", "plan_end"),
    ("children_in_care", "care_start", "care_end"),
    ("adopters", "enquiry", "stage_1_start"),
    ("adopters", "stage_1_start", "stage_1_end"),
    ("adopters", "stage_1_start", "stage_2_start"),
    ("adopters", "stage_2_start", "stage_2_end"),
    ("adopters", "application_submitted", "application_approved"),
    ("adopters", "matched", "placed"),
    ("adopters", "placed", "adoption_order"),
    ("missing_episodes", "started", "returned"),
    ("return_interviews", "episode_started", "offered_on"),
    ("return_interviews", "episode_started", "completed"),
    ("return_interviews", "offered_on", "completed"),
    ("return_interviews", "completed", "shared_on"),
    ("pre_proceedings", "legal_meeting", "letter_sent"),
    ("pre_proceedings", "legal_meeting", "first_meeting"),
    ("pre_proceedings", "first_meeting", "last_review_meeting"),
    ("pre_proceedings", "legal_meeting", "ended"),
    ("care_proceedings", "issued", "first_hearing"),
    ("care_proceedings", "first_hearing", "final_hearing"),
    ("care_proceedings", "issued", "ended"),
    ("private_fostering", "arrangement_start", "ended"),
    ("private_fostering", "first_visit", "last_visit"),
    ("education_plans", "started", "completed"),
    ("life_story_work", "started", "completed"),
    ("pathway_plans", "started", "completed"),
    ("case_audits", "repeats", "audited"),
    ("allegations", "referred", "first_meeting"),
    ("allegations", "referred", "closed"),
    ("workforce", "started", "ended"),
)
"""A list, the date that must come first, and the one that may not be before it."""

NEVER_BEFORE_BIRTH = ("children_in_care", "adoption")
"""Lists of which no event can come before the child is born."""

MAY_BE_BEFORE_BIRTH = (
    "contacts",
    "early_help",
    "referrals",
    "assessments",
    "enquiries",
    "children_in_need",
    "child_protection",
)
"""Lists that a child may be in before birth."""

LONGEST_BEFORE_BIRTH = 300
"""Days before birth within which anything can be known of a child: a term is 280."""

_BORN = pl.col("date_of_birth")


CHECKS: tuple[Check, ...] = (
    error(
        "x05-end-before-start",
        "{column} is earlier than the date that it must follow ({detail}).",
        "Correct whichever of the two dates is wrong.",
        *(
            At(list_id, end, pl.col(end) < pl.col(start), detail=header_of(list_id, start))
            for list_id, start, end in PERIODS
        ),
    ),
    error(
        "x05-before-birth",
        "{column} is before the child's date of birth.",
        "Correct whichever of the two dates is wrong.",
        *(
            At(list_id, column, pl.col(column) < _BORN)
            for list_id in NEVER_BEFORE_BIRTH
            for column in by_id()[list_id].events
        ),
    ),
    error(
        "x05-long-before-birth",
        "{column} is more than ten months before the child's date of birth: before anything "
        "could be known of the child.",
        "Correct whichever of the two dates is wrong.",
        *(
            At(list_id, column, pl.col(column) < _BORN - days(LONGEST_BEFORE_BIRTH))
            for list_id in MAY_BE_BEFORE_BIRTH
            for column in by_id()[list_id].events
        ),
    ),
)
