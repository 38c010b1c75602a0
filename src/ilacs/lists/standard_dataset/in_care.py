"""List 8: children in care."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.absences import absences
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.care import in_force, looked_after
from ilacs.lists.standard_dataset.coding import TYPED, coded, own, with_typed
from ilacs.lists.standard_dataset.draft import (
    BEFORE,
    EARLIER,
    Draft,
    beside,
    last_each,
    latest,
    sift,
)
from ilacs.lists.standard_dataset.owners import owned
from ilacs.lists.standard_dataset.permanence import permanence_plans
from ilacs.lists.standard_dataset.placements import placements
from ilacs.lists.standard_dataset.staff import with_staff
from ilacs.lists.standard_dataset.unaccompanied import unaccompanied_since

EARLIER_EPISODE = "an earlier episode of the same period of care"
SHORT_BREAK = "a series of short breaks"


def children_in_care(
    known: AsAt, authority: str | None, periods: pl.DataFrame, statuses: pl.DataFrame
) -> Draft:
    """List 8: children looked after on the day or until within six months of it, one row a child.

    A period that lasts comes before one that ended, then the latest.
    """
    spec = by_id()["children_in_care"]
    ended = pl.col("care_end")
    rows, left_out = sift(
        periods,
        (SHORT_BREAK, ~pl.col("short_break")),
        (BEFORE, ended.is_null() | (ended >= months_before(known.day, 6))),
    )
    kept = last_each(rows, ended.is_null(), "since", "period")
    kept = beside(
        kept,
        in_force(kept, statuses),
        placements(known, kept, authority),
        permanence_plans(known, kept),
        absences(known, kept),
        _latest_days(known, kept),
    )
    kept = kept.with_columns(
        _again(known, kept, looked_after(periods)).alias("second_period"),
        unaccompanied_since(known, months_before(known.day, 12)).alias("unaccompanied"),
        pl.col("from").alias("legal_status_start"),
        pl.col("since").alias("care_start"),
    )
    kept = coded(kept, spec.by_name["category_of_need"], "need_stored")
    kept = coded(kept, spec.by_name["care_end_reason"], "care_end_reason_stored")
    kept = kept.with_columns(
        pl.when(ended.is_null()).then(known.day).otherwise("care_start").alias("since")
    )
    kept = with_staff(known, kept, None, None)
    plain = [
        name
        for name in spec.by_name
        if name in kept.columns and name + TYPED not in kept.columns and name != "child_id"
    ]
    both = [name for name in spec.by_name if name + TYPED in kept.columns]
    episodes = known.rows("ssd_cla_episodes").height
    return Draft(
        spec=spec,
        table="ssd_cla_episodes",
        rows=kept.select(
            PLACE, ROW, "child_id", *plain, *(name for one in both for name in with_typed(one))
        ),
        direct={
            "child_id": "clae_person_id",
            "category_of_need": "clae_cla_primary_need_code",
            "care_end": "clae_cla_episode_ceased",
            "care_end_reason": "clae_cla_episode_ceased_reason",
        },
        left_out={
            **left_out,
            EARLIER: rows.height - kept.height,
            EARLIER_EPISODE: episodes - periods.height,
        },
    )


def _latest_days(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """The last days of visits, reviews, contact of the reviewing officer, health and dentist."""
    return beside(
        latest(
            rows,
            owned(known, "ssd_cla_visits").select("child_id", "clav_cla_visit_date"),
            "clav_cla_visit_date",
        ).select(pl.col("clav_cla_visit_date").alias("last_visit")),
        _last_review(known, rows),
        _last_check(known, rows, "health", "last_health_assessment"),
        _last_check(known, rows, "dental", "last_dental_check"),
    )


def _last_review(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """The last review held in the period, and the reviewing officer's last contact.

    A review counts unless it is recorded as cancelled.
    """
    every = owned(known, "ssd_cla_reviews")
    cancelled = own(every, "clar_cla_review_cancelled", "answer") == "yes"
    reviews = every.filter(~cancelled.fill_null(value=False))
    held = latest(rows, reviews.select("child_id", "clar_cla_review_date"), "clar_cla_review_date")
    contacts = reviews.select(
        "child_id", pl.col("clar_cla_review_last_iro_contact_date").alias("contact")
    ).drop_nulls("contact")
    contact = latest(rows, contacts, "contact")
    return beside(rows.select("reviewing_officer"), held, contact).select(
        pl.col("clar_cla_review_date").alias("last_review"),
        pl.max_horizontal("reviewing_officer", "contact").alias("last_reviewing_officer_contact"),
    )


def _last_check(known: AsAt, rows: pl.DataFrame, kind: str, name: str) -> pl.DataFrame:
    """The last health assessment or dental check, in this period of care or before it."""
    every = known.rows("ssd_cla_health")
    is_kind = own(every, "clah_health_check_type", "health_check") == kind
    not_held = own(every, "clah_health_check_status", "health_status") == "not_held"
    checks = every.filter(is_kind.fill_null(value=False) & ~not_held.fill_null(value=False)).select(
        pl.col("clah_person_id").alias("child_id"), pl.col("clah_health_check_date").alias(name)
    )
    unbound = rows.with_columns(pl.lit(None, pl.Date).alias("since"))
    return latest(unbound, checks, name)


def _again(known: AsAt, rows: pl.DataFrame, periods: pl.DataFrame) -> pl.Expr:
    """Whether an earlier period of care of the child ended within the last 12 months."""
    earlier = (
        rows.select("child_id", "period")
        .join(
            periods.select("child_id", pl.col("period").alias("other"), "care_end"), on="child_id"
        )
        .filter(
            pl.col("other") < pl.col("period"),
            pl.col("care_end") >= months_before(known.day, 12),
        )["child_id"]
        .unique()
    )
    there = pl.col("child_id").is_in(earlier.implode())
    return pl.when(there).then(pl.lit("yes")).otherwise(pl.lit("no"))
