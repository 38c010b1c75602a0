"""X3: how old children are, and how old they can be."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import AGE, REFERENCE, blank, days
from ilacs.lists.days import age_on
from ilacs.lists.declared import ANNEX_A

ADULT = 18
YOUNGEST_CARE_LEAVER, OLDEST_CARE_LEAVER = 16, 25

EVENTS: tuple[tuple[str, str], ...] = (
    ("contacts", "contact_date"),
    ("early_help", "assessment_start"),
    ("referrals", "referral_date"),
    ("assessments", "assessment_start"),
    ("enquiries", "strategy_discussion"),
)
"""What can only begin for a child, by list."""

_BORN = pl.col("date_of_birth")
_YEARS_OFF = (pl.col("age") - age_on(_BORN, REFERENCE)).abs()
_WITH_AGE = [spec.id for spec in ANNEX_A if "age" in spec.by_name]


def _adult_at(day: pl.Expr) -> pl.Expr:
    return age_on(_BORN, day) >= ADULT


CHECKS: tuple[Check, ...] = (
    error(
        "x03-age-far-off",
        "{column} and the date of birth are more than a year apart. An unborn child's age is -1.",
        "Correct whichever of the two is wrong.",
        *(At(list_id, "age", _YEARS_OFF > 1) for list_id in _WITH_AGE),
    ),
    query(
        "x03-age-a-year-off",
        "{column} is one year off what the date of birth gives at the reference date. An unborn "
        "child's age is -1.",
        "Work ages out at the reference date, not at the event or on the day of the export.",
        *(At(list_id, "age", _YEARS_OFF == 1) for list_id in _WITH_AGE),
    ),
    query(
        "x03-adult-at-the-event",
        "The child was 18 or older on the day of {column}.",
        "Correct the date of birth, or take the row out if it is about an adult.",
        *(At(list_id, day, _adult_at(pl.col(day))) for list_id, day in EVENTS),
    ),
    query(
        "x03-adult-in-need",
        "The episode of need is open although the child is 18 or older.",
        "Close the episode, or be able to say why services for children go on.",
        At("children_in_need", "need_end", blank("need_end") & (AGE >= ADULT)),
    ),
    error(
        "x03-adult-on-plan",
        "The child protection plan is open although the child is 18 or older.",
        "End the plan on the 18th birthday at the latest, or correct the date of birth.",
        At("child_protection", "plan_end", blank("plan_end") & (AGE >= ADULT)),
    ),
    error(
        "x03-adult-in-care",
        "The child is shown as still looked after at 18 or older.",
        "End the period of care on the 18th birthday at the latest, or correct the date of birth.",
        At("children_in_care", "care_end", blank("care_end") & (AGE >= ADULT)),
    ),
    query(
        "x03-ended-as-adult",
        "{column} is after the 18th birthday.",
        "A plan or a period of care ends on the 18th birthday at the latest: correct one date.",
        *(
            At(list_id, end, _adult_at(pl.col(end) - days(1)))
            for list_id, end in (("child_protection", "plan_end"), ("children_in_care", "care_end"))
        ),
    ),
    error(
        "x03-care-leaver-too-young",
        "A care leaver is younger than 16.",
        "Correct the date of birth, or take the row out.",
        At("care_leavers", "age", AGE < YOUNGEST_CARE_LEAVER),
    ),
    query(
        "x03-care-leaver-too-old",
        "A care leaver is older than 25.",
        "Correct the date of birth, or take the row out if services have ended.",
        At("care_leavers", "age", AGE > OLDEST_CARE_LEAVER),
    ),
    query(
        "x03-adult-in-adoption",
        "A child in the list of adoption is 18 or older.",
        "Correct the date of birth, or take the row out.",
        At("adoption", "age", AGE >= ADULT),
    ),
)
