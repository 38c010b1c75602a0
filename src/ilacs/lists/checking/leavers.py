"""X23, X24 and X27: care leavers."""

import polars as pl

from ilacs.lists.checking.check import At, Check, query
from ilacs.lists.checking.expressions import (
    AGE,
    REFERENCE,
    SHORT_BREAKS,
    blank,
    days,
    filled,
    other,
    present,
    still_open,
)
from ilacs.lists.days import age_on
from ilacs.lists.declared import Layout, code_sets
from ilacs.lists.leaving_care import THIRTEEN_WEEKS

SERVICES_END_CARE = ("E2", "E3", "E11", "E12")
"""Reasons for ceasing after which no leaving-care service of this authority follows: died,
taken over by another authority, adopted."""

IN_WORK_OR_LEARNING = tuple(
    code.key for code in code_sets()["activity"].codes if not code.key.startswith("G")
)

_CARE, _LEAVERS = "children_in_care", "care_leavers"
_BORN = pl.col("date_of_birth")
_ELIGIBILITY = pl.col("eligibility")
_TOUCH = pl.col("in_touch")
_LIVING = ("accommodation", "accommodation_suitable", "activity")


def _long_in_care(until: pl.Expr) -> pl.Expr:
    """Whether the present period of care alone makes the child eligible."""
    since = pl.max_horizontal(pl.col("care_start"), _BORN.dt.offset_by("14y"))
    return (
        _BORN.is_not_null()
        & pl.col("care_start").is_not_null()
        & (until - since >= days(THIRTEEN_WEEKS))
        & ~pl.col("legal_status").is_in(SHORT_BREAKS)
    )


_ELIGIBLE_NOW = blank("care_end") & AGE.is_in([16, 17]) & _long_in_care(REFERENCE)

CHECKS: tuple[Check, ...] = (
    query(
        "x23-left-care-but-not-listed",
        "The child left care at 16 or older, after 13 weeks or more in care since the age of 14, "
        "but is not in the list Care leavers.",
        "Add the young person, or be able to say why no leaving-care service is owed.",
        At(
            _CARE,
            "care_end",
            (age_on(_BORN, pl.col("care_end")) >= 16)
            & _long_in_care(pl.col("care_end"))
            & ~pl.col("care_end_reason").is_in(SERVICES_END_CARE)
            & ~present(_LEAVERS),
        ),
    ),
    query(
        "x23-eligible-but-not-listed",
        "The child is in care at 16 or 17 after 13 weeks or more since the age of 14, but is not "
        "in the list Care leavers.",
        "Add the young person as an eligible child.",
        At(_CARE, "child_id", _ELIGIBLE_NOW & ~present(_LEAVERS), layout=Layout.Y2024),
    ),
    query(
        "x23-eligible-but-other-category",
        "The child is in care at 16 or 17 after 13 weeks or more since the age of 14, but the "
        "list Care leavers gives another category than eligible child ({detail}).",
        "Correct the category there, or the period of care here.",
        At(
            _CARE,
            "child_id",
            _ELIGIBLE_NOW & (other(_LEAVERS, "eligibility") != "eligible"),
            layout=Layout.Y2024,
        ),
    ),
    query(
        "x23-eligible-but-not-in-care",
        "{column} says eligible child, but the list Children in care does not have the young "
        "person as in care.",
        "Correct the category: a young person who has left care is relevant or former relevant.",
        At(_LEAVERS, "eligibility", (_ELIGIBILITY == "eligible") & ~still_open(_CARE)),
    ),
    query(
        "x23-relevant-but-other-age",
        "{column} says relevant child, but the young person is not 16 or 17.",
        "Correct the category or the date of birth.",
        At(_LEAVERS, "eligibility", (_ELIGIBILITY == "relevant") & ~AGE.is_in([16, 17])),
    ),
    query(
        "x23-relevant-but-in-care",
        "{column} says relevant child, but the young person is still in care by the list "
        "Children in care ({detail}).",
        "Correct the category, or end the period of care.",
        At(_LEAVERS, "eligibility", (_ELIGIBILITY == "relevant") & still_open(_CARE)),
    ),
    query(
        "x23-former-relevant-but-not-adult",
        "{column} says former relevant child, but the young person is under 18.",
        "Correct the category or the date of birth.",
        At(_LEAVERS, "eligibility", (_ELIGIBILITY == "former_relevant") & (AGE < 18)),
    ),
    query(
        "x24-not-in-touch-but-known",
        "{column} is answered, but the authority is not in touch with the young person.",
        "Leave it empty, or correct whether you are in touch.",
        *(
            At(_LEAVERS, name, (_TOUCH != "YES") & filled(name))
            for name in (*_LIVING, "last_contact")
        ),
    ),
    query(
        "x24-in-touch-but-not-known",
        "{column} is empty, but the authority is in touch with the young person.",
        "Fill it in, or correct whether you are in touch.",
        *(
            At(_LEAVERS, name, (_TOUCH == "YES") & blank(name))
            for name in (*_LIVING, "last_contact")
        ),
    ),
    query(
        "x24-in-custody-and-at-work",
        "The young person is in custody, but {column} says in education, employment or training.",
        "Correct one, or note what is arranged in custody.",
        At(
            _LEAVERS,
            "activity",
            (pl.col("accommodation") == "X") & pl.col("activity").is_in(IN_WORK_OR_LEARNING),
        ),
    ),
    query(
        "x24-died",
        "{column} says that the young person has died.",
        "Take the row out: the list is of those who receive services.",
        At(_LEAVERS, "in_touch", _TOUCH == "DIED"),
    ),
    query(
        "x27-care-leaver-in-need",
        "The young person is a care leaver of 18 or older, and is open in the list Children in "
        "need with no plan and no care: leaving-care services alone do not put anyone "
        "in it ({detail}).",
        "Take the row out, or be able to say what else the young person is in need of.",
        At(
            "children_in_need",
            "child_id",
            blank("need_end")
            & (AGE >= 18)
            & present(_LEAVERS)
            & (other(_LEAVERS, "eligibility") != "eligible")
            & ~still_open("child_protection")
            & ~still_open(_CARE),
        ),
    ),
)
