"""List 9: care leavers."""

import polars as pl

from ilacs.lists.declared import by_id
from ilacs.lists.finding_rows import findings_in
from ilacs.lists.findings import together
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import HIDDEN, AsAt
from ilacs.lists.standard_dataset.care import looked_after
from ilacs.lists.standard_dataset.coding import TYPED, WHY, coded, own, with_typed
from ilacs.lists.standard_dataset.draft import EARLIER, Draft, last_each, sift
from ilacs.lists.standard_dataset.entitlement import entitlements
from ilacs.lists.standard_dataset.rules import (
    ELIGIBILITY_DERIVED,
    LATER_RECORD,
    NOT_RECORDED_LEAVER,
)
from ilacs.lists.standard_dataset.staff import named, with_staff
from ilacs.lists.standard_dataset.unaccompanied import ever_unaccompanied

TABLE = "ssd_care_leavers"
NOT_OF_AGE = "not aged 16 to 25 on the day"
DIED = "died by the day"
NOT_ENTITLED = "not entitled on the day, by the history of care"
NO_ELIGIBILITY = "recorded as not eligible"


def care_leavers(known: AsAt, persons: pl.DataFrame, periods: pl.DataFrame) -> Draft:
    """List 9: young people entitled to leaving care services on the day, one row each.

    They are those of the table of care leavers, and those whose history of care entitles them
    (eligible, relevant, or former relevant and under 21). The category comes from the history of
    care where thirteen weeks are held; else from the record, moved to the person's age and care
    on the day, for a record says only what is so now.
    """
    spec = by_id()["care_leavers"]
    recorded = known.rows(TABLE).rename({"clea_person_id": "child_id"})
    once = last_each(
        recorded,
        "clea_care_leaver_latest_contact",
        "clea_pathway_plan_review_date",
        "clea_table_id",
        ROW,
    )
    entitled = entitlements(known, persons, looked_after(periods))
    rows = _with_unrecorded(once, entitled, periods).join(
        entitled, on="child_id", how="left", maintain_order="left"
    )
    rows = _category(rows)
    extra = int(rows["unrecorded"].sum())
    rows, left_out = sift(
        rows,
        (DIED, ~pl.col("died")),
        (NOT_OF_AGE, pl.col("age").is_between(16, 25)),
        (NO_ELIGIBILITY, pl.col("stated").ne_missing("none") | pl.col("unrecorded")),
        (NOT_ENTITLED, ~pl.col("not_entitled")),
    )
    if recorded.height > once.height:
        left_out[EARLIER] = recorded.height - once.height
    rows = rows.with_columns(
        ever_unaccompanied(known).alias("unaccompanied"),
        pl.lit(known.day).alias("since"),
        pl.lit(known.day).alias("until"),
        pl.lit(None, pl.String).alias("referral"),
    )
    for name, field in CODED.items():
        rows = coded(rows, spec.by_name[name], field)
    advisers = rows.select(
        pl.lit(None, pl.String).alias("team_id"),
        pl.col("clea_care_leaver_personal_advisor").alias("worker_id"),
    )
    rows = rows.with_columns(named(known, advisers)["worker"].alias("personal_adviser"))
    rows = with_staff(known, rows, "clea_care_leaver_allocated_team", "clea_care_leaver_worker_id")
    return Draft(
        spec=spec,
        table=TABLE,
        rows=rows.select(
            PLACE,
            ROW,
            "child_id",
            "unaccompanied",
            "team",
            "worker",
            "personal_adviser",
            *with_typed("eligibility"),
            pl.col("clea_pathway_plan_review_date").alias("last_pathway_review"),
            *with_typed("in_touch"),
            pl.col("clea_care_leaver_latest_contact").alias("last_contact"),
            *(name for one in CODED if one != "in_touch" for name in with_typed(one)),
        ),
        direct={
            "child_id": "clea_person_id",
            "eligibility": "clea_care_leaver_eligibility",
            "last_pathway_review": "clea_pathway_plan_review_date",
            "last_contact": "clea_care_leaver_latest_contact",
            **CODED,
        },
        left_out=left_out,
        findings=_said(rows, spec.id),
        extra=extra,
    )


CODED = {
    "in_touch": "clea_care_leaver_in_touch",
    "accommodation": "clea_care_leaver_accommodation",
    "accommodation_suitable": "clea_care_leaver_accom_suitable",
    "activity": "clea_care_leaver_activity",
}
"""Coded columns that are recorded as they are asked for."""


def _with_unrecorded(
    once: pl.DataFrame, entitled: pl.DataFrame, periods: pl.DataFrame
) -> pl.DataFrame:
    """The recorded, and those that only their history of care entitles.

    The row of these is that of their last episode of care.
    """
    missed = entitled.filter(
        pl.col("derived").is_in(["eligible", "relevant", "former_relevant"])
        & (pl.col("age") < 21)
        & ~pl.col("died")
    ).join(once, on="child_id", how="anti")
    where = periods.unique("child_id", keep="last", maintain_order=True)
    unrecorded = missed.select("child_id").join(
        where.select("child_id", PLACE, ROW), on="child_id", how="inner", maintain_order="left"
    )
    joined: pl.DataFrame = pl.concat(
        [
            once.with_columns(pl.lit(value=False).alias("unrecorded")),
            unrecorded.with_columns(pl.lit(value=True).alias("unrecorded")),
        ],
        how="diagonal",
    )
    return joined


def _category(rows: pl.DataFrame) -> pl.DataFrame:
    """The eligibility on the day: `eligibility`, with what could not be placed."""
    column = by_id()["care_leavers"].by_name["eligibility"]
    stated = own(rows, "clea_care_leaver_eligibility", "eligibility")
    rows = coded(rows, column, "clea_care_leaver_eligibility").with_columns(stated.alias("stated"))
    key, under_18 = pl.col("eligibility"), pl.col("age") < 18
    moved = (
        pl.when(key.is_in(["eligible", "relevant", "former_relevant"]))
        .then(
            pl.when(~under_18)
            .then(pl.lit("former_relevant"))
            .when(under_18 & pl.col("in_care"))
            .then(pl.lit("eligible"))
            .when(under_18)
            .then(pl.lit("relevant"))
            .otherwise(key)
        )
        .otherwise(key)
    )
    rows = rows.with_columns(
        key.alias("recorded"),
        pl.coalesce(
            "derived", moved, pl.when(pl.col("qualifying")).then(pl.lit("qualifying"))
        ).alias("eligibility"),
    )
    placed = pl.col("eligibility").is_not_null()
    return rows.with_columns(
        pl.when(~placed & pl.col("stated").ne_missing("none"))
        .then(pl.col("eligibility" + end))
        .alias("eligibility" + end)
        for end in (TYPED, WHY)
    )


def _said(rows: pl.DataFrame, list_id: str) -> pl.DataFrame:
    differs = pl.col("eligibility").is_not_null() & pl.col("eligibility").ne_missing(
        pl.col("recorded")
    )
    return together(
        [
            findings_in(
                ELIGIBILITY_DERIVED,
                rows.filter(differs & ~pl.col("unrecorded")),
                column="eligibility",
                list_id=list_id,
            ),
            findings_in(NOT_RECORDED_LEAVER, rows.filter(pl.col("unrecorded")), list_id=list_id),
            findings_in(
                LATER_RECORD,
                rows.filter(pl.col(HIDDEN).fill_null(value=False)),
                list_id=list_id,
            ),
        ]
    )
