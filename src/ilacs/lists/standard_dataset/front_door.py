"""Lists 1 to 3: contacts, early help, referrals."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import coded, with_typed
from ilacs.lists.standard_dataset.draft import (
    BEFORE,
    Draft,
    count_before_latest,
    sift,
)
from ilacs.lists.standard_dataset.staff import with_staff


def contacts(known: AsAt) -> Draft:
    """List 1: contacts of the last six months."""
    spec = by_id()["contacts"]
    rows = known.rows("ssd_contacts").rename({"cont_person_id": "child_id"})
    first = months_before(known.day, 6)
    rows, left_out = sift(rows, (BEFORE, pl.col("cont_contact_date") >= first))
    rows = coded(
        rows,
        spec.by_name["contact_source"],
        "cont_contact_source_code",
        "cont_contact_source_desc",
    )
    return Draft(
        spec=spec,
        table="ssd_contacts",
        rows=rows.select(
            PLACE,
            ROW,
            "child_id",
            pl.col("cont_contact_date").alias("contact_date"),
            *with_typed("contact_source"),
        ),
        direct={
            "child_id": "cont_person_id",
            "contact_date": "cont_contact_date",
            "contact_source": "cont_contact_source_code",
        },
        left_out=left_out,
    )


def early_help(known: AsAt) -> Draft:
    """List 2: early help episodes of the last six months, and those that are open."""
    spec = by_id()["early_help"]
    rows = known.rows("ssd_early_help_episodes").rename({"earl_person_id": "child_id"})
    ended = pl.col("earl_episode_end_date")
    rows, left_out = sift(rows, (BEFORE, ended.is_null() | (ended >= months_before(known.day, 6))))
    direct = {
        "assessment_start": "earl_episode_start_date",
        "assessment_end": "earl_episode_end_date",
        "organisation": "earl_episode_organisation",
    }
    return Draft(
        spec=spec,
        table="ssd_early_help_episodes",
        rows=rows.select(
            PLACE, ROW, "child_id", *(pl.col(field).alias(name) for name, field in direct.items())
        ),
        direct={"child_id": "earl_person_id", **direct},
        left_out=left_out,
    )


def referrals(known: AsAt) -> Draft:
    """List 3: referrals of the last six months.

    The number of referrals in 12 months counts the child's other referrals in the 12 months up to
    the child's latest one.
    """
    spec = by_id()["referrals"]
    every = known.rows("ssd_cin_episodes").rename({"cine_person_id": "child_id"})
    when = pl.col("cine_referral_date")
    rows, left_out = sift(every, (BEFORE, when >= months_before(known.day, 6)))
    latest_days = every.group_by("child_id", maintain_order=True).agg(when.max().alias("latest"))
    counts = count_before_latest(every, latest_days, "cine_referral_date")
    rows = rows.join(counts, on="child_id", how="left", maintain_order="left").with_columns(
        # The latest referral itself is among them.
        (pl.col("count").cast(pl.Int32) - 1).alias("referrals_12_months"),
        until=known.day,
        since=known.day,
        referral=pl.col("cine_referral_id"),
    )
    rows = coded(
        rows,
        spec.by_name["referral_source"],
        "cine_referral_source_code",
        "cine_referral_source_desc",
    )
    rows = coded(rows, spec.by_name["no_further_action"], "cine_referral_nfa")
    rows = with_staff(known, rows, "cine_referral_team", "cine_referral_worker_id")
    return Draft(
        spec=spec,
        table="ssd_cin_episodes",
        rows=rows.select(
            PLACE,
            ROW,
            "child_id",
            when.alias("referral_date"),
            *with_typed("referral_source"),
            *with_typed("no_further_action"),
            "referrals_12_months",
            "team",
            "worker",
        ),
        direct={
            "child_id": "cine_person_id",
            "referral_date": "cine_referral_date",
            "referral_source": "cine_referral_source_code",
            "no_further_action": "cine_referral_nfa",
        },
        left_out=left_out,
    )
