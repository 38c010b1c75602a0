"""List 7: child protection."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import coded, own, with_typed
from ilacs.lists.standard_dataset.draft import (
    BEFORE,
    EARLIER,
    FAR,
    Draft,
    beside,
    last_each,
    latest,
    sift,
)
from ilacs.lists.standard_dataset.owners import owned
from ilacs.lists.standard_dataset.staff import with_staff

ELSEWHERE = "a plan of another authority"
EMERGENCY = ("L1", "L2")
"""Police protection and emergency protection orders."""


def child_protection(known: AsAt, statuses: pl.DataFrame) -> Draft:
    """List 7: plans open on the day or ended in the six months before it, one row a child.

    An open plan comes before an ended one, then the latest. Plans of other authorities stay out;
    where nothing says whose a plan is, it is this authority's.
    """
    spec = by_id()["child_protection"]
    began, ended = pl.col("cppl_cp_plan_start_date"), pl.col("cppl_cp_plan_end_date")
    every = known.rows("ssd_cp_plans").rename({"cppl_person_id": "child_id"})
    every = every.with_columns(own(every, "cppl_cp_plan_ola", "answer").alias("elsewhere"))
    ours, left_out = sift(every, (ELSEWHERE, pl.col("elsewhere") != "yes"))
    rows, before = sift(ours, (BEFORE, ended.is_null() | (ended >= months_before(known.day, 6))))
    kept = last_each(rows, ended.is_null(), began, ended.fill_null(FAR), "cppl_cp_plan_id", ROW)
    left_out |= before
    if rows.height > kept.height:
        left_out[EARLIER] = rows.height - kept.height
    kept = kept.with_columns(
        began.alias("since"),
        ended.fill_null(known.day).alias("until"),
        pl.col("cppl_referral_id").alias("referral"),
        _emergencies(known, statuses).alias("emergency_protection"),
    )
    kept = beside(kept, _last_visit(known, kept), _last_review(known, kept), _previous(ours, kept))
    kept = coded(kept, spec.by_name["initial_category"], "cppl_cp_plan_initial_category")
    kept = coded(kept, spec.by_name["latest_category"], "cppl_cp_plan_latest_category")
    kept = kept.with_columns(
        pl.when(ended.is_null()).then(known.day).otherwise(began).alias("since")
    )
    kept = with_staff(known, kept, None, None)
    return Draft(
        spec=spec,
        table="ssd_cp_plans",
        rows=kept.select(
            PLACE,
            ROW,
            "child_id",
            began.alias("plan_start"),
            *with_typed("initial_category"),
            *with_typed("latest_category"),
            pl.col("cppv_cp_visit_date").alias("last_visit"),
            "seen_alone",
            pl.col("cppr_cp_review_date").alias("last_review"),
            ended.alias("plan_end"),
            "emergency_protection",
            "previous_plans",
            "team",
            "worker",
        ),
        direct={
            "child_id": "cppl_person_id",
            "plan_start": "cppl_cp_plan_start_date",
            "initial_category": "cppl_cp_plan_initial_category",
            "latest_category": "cppl_cp_plan_latest_category",
            "plan_end": "cppl_cp_plan_end_date",
        },
        left_out=left_out,
    )


def _last_visit(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """The last visit while the plan lasted, and whether the child was seen alone on that day."""
    visits = owned(known, "ssd_cp_visits")
    alone = own(visits, "cppv_cp_visit_seen_alone", "answer").fill_null("unknown")
    visits = visits.select("child_id", "cppv_cp_visit_date", alone.alias("seen_alone"))
    surest = pl.col("seen_alone").replace_strict({"unknown": 0, "no": 1, "yes": 2}, default=0)
    return latest(rows, visits, "cppv_cp_visit_date", surest)


def _last_review(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """The last review conference held while the plan lasted."""
    reviews = owned(known, "ssd_cp_reviews")
    return latest(rows, reviews.select("child_id", "cppr_cp_review_date"), "cppr_cp_review_date")


def _emergencies(known: AsAt, statuses: pl.DataFrame) -> pl.Expr:
    """Whether emergency or police protection was in force in the last six months."""
    recent = statuses.filter(
        pl.col("legal_status").is_in(EMERGENCY), pl.col("to") >= months_before(known.day, 6)
    )["child_id"].unique()
    there = pl.col("child_id").is_in(recent.implode())
    return pl.when(there).then(pl.lit("yes")).otherwise(pl.lit("no"))


def _previous(ours: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """How many plans of this authority the child had before, as far back as the table goes."""
    plans = ours.select("child_id", pl.col("cppl_cp_plan_start_date").alias("earlier"))
    counted = (
        rows.select(pl.int_range(pl.len()).alias("_asked"), "child_id", "cppl_cp_plan_start_date")
        .join(plans, on="child_id", how="inner")
        .filter(pl.col("earlier") < pl.col("cppl_cp_plan_start_date"))
        .group_by("_asked")
        .agg(pl.col("earlier").n_unique().cast(pl.Int32).alias("previous_plans"))
    )
    return (
        rows.select(pl.int_range(pl.len()).alias("_asked"))
        .join(counted, on="_asked", how="left", maintain_order="left")
        .select(pl.col("previous_plans").fill_null(0))
    )
