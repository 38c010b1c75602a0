"""X4: what lies in the months that a list is about."""

import polars as pl

from ilacs.lists.checking.check import At, Check, error, query, rule
from ilacs.lists.checking.expressions import (
    REFERENCE,
    SIX_MONTHS_BEFORE,
    WAITING_FOR_ADOPTION,
    YEAR_BEFORE,
    blank,
    filled,
)
from ilacs.lists.declared import ALL
from ilacs.lists.finding_rows import finding
from ilacs.lists.findings import About, Rule, Severity, no_findings
from ilacs.lists.snapshot import Snapshot

_ENQUIRY_DECIDED = filled("conference_unnecessary") | filled("conference_date")
_STEPS = ("adoption_order", "adoption_decision", "decision_reversed")
_ALL_READ = pl.all_horizontal(blank(name) | pl.col(name).is_not_null() for name in _STEPS)
_LATEST_STEP = pl.max_horizontal(_STEPS)

ENDS: tuple[tuple[str, str], ...] = (
    ("early_help", "assessment_end"),
    ("assessments", "assessment_authorised"),
    ("children_in_need", "need_end"),
    ("child_protection", "plan_end"),
    ("children_in_care", "care_end"),
)
"""Lists of what is open or ended within six months, and the column that ends it."""

UNKNOWN_DAY = rule(
    "x04-no-reference-date",
    Severity.NOTE,
    About.FILE,
    "The reference date is not known, so nothing that counts from it was checked: ages, and the "
    "six or twelve months that a list is about.",
    "Say which day the lists describe.",
)
RULES: tuple[Rule, ...] = (UNKNOWN_DAY,)

CHECKS: tuple[Check, ...] = (
    error(
        "x04-after-reference-date",
        "{column} is after the day that the lists describe.",
        "Correct the date, or the reference date if it was guessed.",
        *(At(spec.id, name, pl.col(name) > REFERENCE) for spec in ALL for name in spec.events),
    ),
    query(
        "x04-before-the-window",
        "{column} is more than six months before the reference date, and the list holds the last "
        "six months.",
        "Take the row out, or correct the date.",
        At("contacts", "contact_date", pl.col("contact_date") < SIX_MONTHS_BEFORE),
        At("referrals", "referral_date", pl.col("referral_date") < SIX_MONTHS_BEFORE),
        # An enquiry without a decision stays in the list however long ago it began.
        At(
            "enquiries",
            "strategy_discussion",
            (pl.col("strategy_discussion") < SIX_MONTHS_BEFORE) & _ENQUIRY_DECIDED,
        ),
    ),
    query(
        "x04-ended-before-the-window",
        "{column} is more than six months before the reference date, and the list holds what is "
        "open or ended since.",
        "Take the row out, or correct the date.",
        *(At(list_id, end, pl.col(end) < SIX_MONTHS_BEFORE) for list_id, end in ENDS),
    ),
    query(
        "x04-adoption-before-the-window",
        "The child is not waiting for adoption, and decision, order and reversal are all more "
        "than twelve months before the reference date.",
        "Take the row out, or correct the dates.",
        At(
            "adoption",
            "adoption_decision",
            ~WAITING_FOR_ADOPTION & _ALL_READ & (_LATEST_STEP < YEAR_BEFORE),
        ),
    ),
    query(
        "x04-adopter-before-the-window",
        "{column} is more than twelve months before the reference date, and the list holds the "
        "last twelve months.",
        "Take the row out, or correct the date.",
        At("adopters", "left_process", pl.col("left_process") < YEAR_BEFORE),
    ),
)


def unknown_day(snapshot: Snapshot) -> pl.DataFrame:
    """That the reference date is not known, where it is not (findings.SCHEMA)."""
    if snapshot.reference_date.day is None:
        return finding(UNKNOWN_DAY)
    return no_findings()
