"""List 6: children in need."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.declared import by_id
from ilacs.lists.finding_rows import findings_in
from ilacs.lists.findings import together
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.care import looked_after
from ilacs.lists.standard_dataset.coding import coded, own, with_typed
from ilacs.lists.standard_dataset.draft import (
    BEFORE,
    EARLIER,
    FAR,
    IN_TIME,
    Draft,
    beside,
    last_each,
    latest,
    sift,
)
from ilacs.lists.standard_dataset.rules import NO_STATUS
from ilacs.lists.standard_dataset.staff import with_staff
from ilacs.lists.standard_dataset.visits import days_seen

ONLY_REFERRAL = "only the subject of a referral"
NOT_NEEDED = "closed after assessment with no further action"

SERVICES = {
    "ssd_cin_assessments": (
        "cina_person_id",
        "cina_assessment_start_date",
        "cina_assessment_auth_date",
    ),
    "ssd_s47_enquiry": ("s47e_person_id", "s47e_s47_start_date", "s47e_s47_end_date"),
    "ssd_cin_plans": ("cinp_person_id", "cinp_cin_plan_start_date", "cinp_cin_plan_end_date"),
    "ssd_cp_plans": ("cppl_person_id", "cppl_cp_plan_start_date", "cppl_cp_plan_end_date"),
}
"""What shows that a child receives services and is not only referred: whose, from and to."""


def children_in_need(known: AsAt, periods: pl.DataFrame) -> Draft:
    """List 6: children in need on the day or in the six months before it, one row a child.

    An open episode comes before a closed one, then the latest. Episodes without an assessment,
    enquiry, plan or period of care are only referrals and stay out, as do those closed as RC8.
    """
    spec = by_id()["children_in_need"]
    rows = known.rows("ssd_cin_episodes").rename({"cine_person_id": "child_id"})
    began, closed = pl.col("cine_referral_date"), pl.col("cine_close_date")
    rows = coded(rows, spec.by_name["closure_reason"], "cine_close_reason")
    rows = rows.with_columns(
        closed.fill_null(known.day).alias("until"),
        began.alias("since"),
        pl.col("cine_referral_id").alias("referral"),
    )
    services = _services(known, looked_after(periods))
    rows = beside(rows, _served(known, rows, services))
    rows, left_out = sift(
        rows,
        (BEFORE, closed.is_null() | (closed >= months_before(known.day, 6))),
        (NOT_NEEDED, pl.col("closure_reason") != "RC8"),
        (ONLY_REFERRAL, pl.col("served")),
    )
    kept = last_each(rows, closed.is_null(), began, closed.fill_null(FAR), "cine_referral_id", ROW)
    if rows.height > kept.height:
        left_out[EARLIER] = rows.height - kept.height
    seen, said = days_seen(known)
    kept = beside(kept, latest(kept, seen, "seen"), _status(known, kept, services))
    kept = coded(kept, spec.by_name["primary_need"], "cine_cin_primary_need_code")
    # Only a closed case may show the worker of an earlier day.
    kept = kept.with_columns(
        pl.when(closed.is_null()).then(known.day).otherwise(began).alias("since")
    )
    kept = with_staff(known, kept, None, None)
    unclear = kept.filter(pl.col("case_status").is_null())
    return Draft(
        spec=spec,
        table="ssd_cin_episodes",
        rows=kept.select(
            PLACE,
            ROW,
            "child_id",
            began.alias("need_start"),
            *with_typed("primary_need"),
            pl.col("seen").alias("last_seen"),
            closed.alias("need_end"),
            *with_typed("closure_reason"),
            "case_status",
            "team",
            "worker",
        ),
        direct={
            "child_id": "cine_person_id",
            "need_start": "cine_referral_date",
            "primary_need": "cine_cin_primary_need_code",
            "need_end": "cine_close_date",
            "closure_reason": "cine_close_reason",
        },
        left_out=left_out,
        findings=together(
            [said, findings_in(NO_STATUS, unclear, column="case_status", list_id=spec.id)]
        ),
    )


def _services(known: AsAt, periods: pl.DataFrame) -> pl.DataFrame:
    """Everything that a child received: child_id, from, to (FAR while it lasts), table."""
    tables = [
        known.rows(table).select(
            pl.col(whose).alias("child_id"),
            pl.col(since).alias("from"),
            pl.col(until).fill_null(FAR).alias("to"),
            pl.lit(table).alias("table"),
        )
        for table, (whose, since, until) in SERVICES.items()
    ]
    care = periods.select(
        "child_id",
        pl.col("since").alias("from"),
        pl.col("care_end").fill_null(FAR).alias("to"),
        pl.lit("care").alias("table"),
    )
    return pl.concat([*tables, care])


def _served(known: AsAt, rows: pl.DataFrame, services: pl.DataFrame) -> pl.DataFrame:
    """Whether anything was received while each episode lasted.

    Where the data set cannot show that a child was assessed, every episode is taken as served
    but those whose referral led to no further action.
    """
    if not known.has("ssd_cin_assessments"):
        went_on = own(rows, "cine_referral_nfa", "answer") != "yes"
        return pl.DataFrame({"served": went_on.fill_null(value=True)})
    asked = rows.select(pl.int_range(pl.len()).alias("_asked"), "child_id", "since", "until")
    served = asked.join(services, on="child_id", how="inner").filter(IN_TIME)["_asked"].unique()
    return asked.select(pl.col("_asked").is_in(served.implode()).alias("served"))


def _status(known: AsAt, rows: pl.DataFrame, services: pl.DataFrame) -> pl.DataFrame:
    """The first status that applies on the day: closed, care, plans, open assessment."""
    now = services.filter(pl.col("to") > known.day)
    order = {
        "care": "looked_after",
        "ssd_cp_plans": "child_protection_plan",
        "ssd_cin_plans": "child_in_need_plan",
        "ssd_cin_assessments": "open_assessment",
    }
    status: pl.Expr = pl.lit(None, pl.String)
    for table, key in reversed(order.items()):
        whose = now.filter(pl.col("table") == table)["child_id"].unique()
        applies = pl.col("child_id").is_in(whose.implode())
        status = pl.when(applies).then(pl.lit(key)).otherwise(status)
    closed = pl.when(pl.col("cine_close_date").is_not_null()).then(pl.lit("closed"))
    return rows.select(closed.otherwise(status).alias("case_status"))
