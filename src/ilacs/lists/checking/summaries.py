"""What one list tells another about the same child, or the same family.

A list with one row a child tells all that stands in the child's row. A list with several rows a
child is summed up first, so that joining never makes more rows.
"""

from collections.abc import Mapping

import polars as pl

from ilacs.lists.checking.expressions import BLANK

FIRST: Mapping[str, tuple[str, ...]] = {
    "children_in_need": ("need_end" + BLANK, "need_start"),
    "child_protection": ("plan_end" + BLANK, "plan_start"),
    "children_in_care": ("care_end" + BLANK, "care_start"),
    "adoption": ("care_start",),
}
"""Which of several rows of one child is taken for the child's: an open one, then the latest."""

SUMMARIES: Mapping[tuple[str, str], Mapping[str, pl.Expr]] = {
    ("contacts", "child_id"): {
        "first_date": pl.col("contact_date").min(),
    },
    ("referrals", "child_id"): {
        "first_date": pl.col("referral_date").min(),
        "latest_date": pl.col("referral_date").max(),
    },
    ("assessments", "child_id"): {
        "latest_start": pl.col("assessment_start").max(),
        "any_open": pl.col("assessment_authorised" + BLANK).any(),
    },
    ("enquiries", "child_id"): {
        "latest_date": pl.col("strategy_discussion").max(),
        "latest_conference_with_plan": pl.col("conference_date")
        .filter(pl.col("plan_resulted") == "yes")
        .max(),
    },
    ("missing_episodes", "child_id"): {
        "latest_missing_from_care": pl.col("started")
        .filter((pl.col("kind") == "M") & (pl.col("missing_from") == "care"))
        .max(),
    },
    ("adopters", "family_id"): {
        "any_fostering": (pl.col("fostering_for_adoption") == "yes").any(ignore_nulls=False),
        "first_matched": pl.col("matched").min(),
        "last_matched": pl.col("matched").max(),
        "first_placed": pl.col("placed").min(),
        "last_placed": pl.col("placed").max(),
        "first_order": pl.col("adoption_order").min(),
        "last_order": pl.col("adoption_order").max(),
    },
    ("adoption", "family_id"): {
        "children_placed": pl.col("placed" + BLANK).not_().sum(),
    },
}
"""The summaries of a list by the column that it is joined on, each by its name."""


def key_between(list_id: str, other: str) -> str:
    """The column that joins two lists: adopters and children share a family, all others a child."""
    return "family_id" if "adopters" in (list_id, other) else "child_id"
