"""X19, X20 and X22: children for whom the plan is adoption."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import (
    SIX_MONTHS_BEFORE,
    WAITING_FOR_ADOPTION,
    blank,
    filled,
    other,
    present,
    still_open,
)
from ilacs.lists.declared import header_of

PLACED_FOR_ADOPTION = ("A3", "A4", "A5", "A6")
FOSTERING_FOR_ADOPTION = ("U2", "U5")
ADOPTED = ("E11", "E12")

ORDER: tuple[tuple[str, str], ...] = (
    ("care_start", "placement_order"),
    ("care_start", "matched"),
    ("care_start", "placed"),
    ("care_start", "adoption_order"),
    ("care_start", "decision_reversed"),
    ("care_start", "fostering_for_adoption_placed"),
    ("adoption_decision", "placement_order"),
    ("adoption_decision", "matched"),
    ("adoption_decision", "placed"),
    ("adoption_decision", "adoption_order"),
    ("adoption_decision", "decision_reversed"),
    ("matched", "placed"),
    ("placed", "adoption_order"),
)
"""The date that must come first, and the one that may not be before it."""

USUAL_ORDER: tuple[tuple[str, str], ...] = (
    ("care_start", "adoption_decision"),
    ("placement_order", "matched"),
    ("placement_order", "placed"),
)
"""The same where life can be otherwise: a baby given up, a match made while the court decides,
a placement by consent before the order."""

_LIST, _CARE = "adoption", "children_in_care"
_IN_CARE = blank("care_end")
_NOT_LISTED = _IN_CARE & ~present(_LIST)
_ORDER = pl.col("adoption_order")


def _out_of_order(pairs: tuple[tuple[str, str], ...]) -> list[At]:
    return [
        At(_LIST, second, pl.col(second) < pl.col(first), detail=header_of(_LIST, first))
        for first, second in pairs
    ]


CHECKS: tuple[Check, ...] = (
    query(
        "x19-plan-but-not-listed",
        "{column} says adoption, but the child is not in the list of adoption.",
        "Add the child if the decision has been made; if not, be able to say when it is due.",
        At(_CARE, "permanence_plan", _NOT_LISTED & (pl.col("permanence_plan") == "adoption")),
    ),
    query(
        "x19-order-but-not-listed",
        "{column} is a placement order, but the child is not in the list of adoption.",
        "Add the child, or correct the legal status.",
        At(_CARE, "legal_status", _NOT_LISTED & (pl.col("legal_status") == "E1")),
    ),
    query(
        "x19-placed-but-not-listed",
        "{column} says placed for adoption, but the child is not in the list of adoption.",
        "Add the child, or correct the type of placement.",
        At(
            _CARE,
            "placement_type",
            _NOT_LISTED & pl.col("placement_type").is_in(PLACED_FOR_ADOPTION),
        ),
    ),
    query(
        "x19-order-without-date",
        "{column} is empty, but the child's legal status in the list Children in care is a "
        "placement order ({detail}).",
        "Enter the date of the order, or correct the legal status.",
        At(
            _LIST,
            "placement_order",
            blank("placement_order") & (other(_CARE, "legal_status") == "E1"),
        ),
    ),
    query(
        "x19-waiting-but-not-in-care",
        "The child waits for adoption, but is not open in the list Children in care.",
        "Enter the order or the reversal, or correct the child's number.",
        At(_LIST, "child_id", WAITING_FOR_ADOPTION & ~still_open(_CARE)),
    ),
    error(
        "x20-adopted-but-in-care",
        "There is an adoption order, but the child is still open in the list Children in care "
        "({detail}).",
        "End the period of care on the day of the order.",
        At(_LIST, "adoption_order", filled("adoption_order") & still_open(_CARE)),
    ),
    query(
        "x20-adopted-other-reason",
        "There is an adoption order, but by the list Children in care the child left care for "
        "another reason ({detail}).",
        "Correct the reason there to E11 or E12, or take the order out.",
        At(
            _LIST,
            "adoption_order",
            filled("adoption_order") & ~other(_CARE, "care_end_reason").is_in(ADOPTED),
        ),
    ),
    query(
        "x20-adopted-other-day",
        "{column} is not the day on which care ended in the list Children in care ({detail}).",
        "Correct whichever of the two dates is wrong.",
        At(
            _LIST,
            "adoption_order",
            (other(_CARE, "care_end") != _ORDER) & other(_CARE, "care_end_reason").is_in(ADOPTED),
        ),
    ),
    query(
        "x20-adopted-but-not-in-care-list",
        "The child was adopted in these six months, but is not in the list Children in care, "
        "which holds all who left care in them.",
        "Add the child there, or correct the child's number.",
        At(_LIST, "adoption_order", (_ORDER > SIX_MONTHS_BEFORE) & ~present(_CARE)),
    ),
    query(
        "x20-left-care-adopted-but-not-listed",
        "The child left care by adoption, but is not in the list of adoption.",
        "Add the child, or correct the reason.",
        At(_CARE, "care_end_reason", pl.col("care_end_reason").is_in(ADOPTED) & ~present(_LIST)),
    ),
    error(
        "x20-out-of-order",
        "{column} is before the step that must come first ({detail}).",
        "Correct whichever of the two dates is wrong.",
        *_out_of_order(ORDER),
    ),
    query(
        "x20-unusual-order",
        "{column} is before the step that usually comes first ({detail}).",
        "Correct whichever of the two dates is wrong, or be able to say why.",
        *_out_of_order(USUAL_ORDER),
    ),
    error(
        "x20-reversed-without-reason",
        "{column} is empty, but the decision was reversed.",
        "Enter the reason, or take the date out.",
        At(_LIST, "reversal_reason", filled("decision_reversed") & blank("reversal_reason")),
    ),
    error(
        "x20-reason-but-not-reversed",
        "{column} is given, but there is no date of a reversal.",
        "Enter the date, or take the reason out.",
        At(_LIST, "reversal_reason", blank("decision_reversed") & filled("reversal_reason")),
    ),
    query(
        "x22-fostered-for-adoption-without-date",
        "{column} is empty, but the child's placement in the list Children in care is fostering "
        "for adoption ({detail}).",
        "Enter the day of the placement, or correct its type.",
        At(
            _LIST,
            "fostering_for_adoption_placed",
            blank("fostering_for_adoption_placed")
            & still_open(_CARE)
            & other(_CARE, "placement_type").is_in(FOSTERING_FOR_ADOPTION),
        ),
    ),
    query(
        "x22-date-but-other-placement",
        "{column} is given and the child waits to be placed, but the placement in the list "
        "Children in care is not fostering for adoption ({detail}).",
        "Correct the type of placement, or take the date out if that placement ended.",
        At(
            _LIST,
            "fostering_for_adoption_placed",
            filled("fostering_for_adoption_placed")
            & WAITING_FOR_ADOPTION
            & blank("placed")
            & still_open(_CARE)
            & ~other(_CARE, "placement_type").is_in(FOSTERING_FOR_ADOPTION),
        ),
    ),
    query(
        "x22-date-but-adopters-not-fostering",
        "{column} is given, but no adopter of the family is said to be fostering for adoption "
        "({detail}).",
        "Correct the answer of the adopters, or the family's number.",
        At(
            _LIST,
            "fostering_for_adoption_placed",
            filled("fostering_for_adoption_placed") & ~other("adopters", "any_fostering"),
        ),
    ),
)
