"""Lists 4 and 5: assessments; section 47 enquiries and what followed them."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import coded, own, with_typed
from ilacs.lists.standard_dataset.draft import (
    BEFORE,
    Draft,
    beside,
    count_before_latest,
    sift,
)
from ilacs.lists.standard_dataset.staff import with_staff


def assessments(known: AsAt) -> Draft:
    """List 4: assessments authorised in the last six months, and those that are open."""
    spec = by_id()["assessments"]
    rows = known.rows("ssd_cin_assessments").rename({"cina_person_id": "child_id"})
    done = pl.col("cina_assessment_auth_date")
    rows, left_out = sift(rows, (BEFORE, done.is_null() | (done >= months_before(known.day, 6))))
    rows = coded(rows, spec.by_name["child_seen"], "cina_assessment_child_seen")
    rows = rows.with_columns(_opposite(rows, "cina_assessment_outcome_nfa").alias("support"))
    rows = coded(rows, spec.by_name["support_required"], "support")
    rows = rows.with_columns(until=known.day, since=known.day, referral=pl.col("cina_referral_id"))
    rows = with_staff(known, rows, "cina_assessment_team", "cina_assessment_worker_id")
    return Draft(
        spec=spec,
        table="ssd_cin_assessments",
        rows=rows.select(
            PLACE,
            ROW,
            "child_id",
            pl.col("cina_assessment_start_date").alias("assessment_start"),
            *with_typed("child_seen"),
            done.alias("assessment_authorised"),
            *with_typed("support_required"),
            "team",
            "worker",
        ),
        direct={
            "child_id": "cina_person_id",
            "assessment_start": "cina_assessment_start_date",
            "child_seen": "cina_assessment_child_seen",
            "assessment_authorised": "cina_assessment_auth_date",
        },
        left_out=left_out,
    )


def enquiries(known: AsAt) -> Draft:
    """List 5: section 47 enquiries begun in the last six months, and those that are open.

    Both numbers of the last 12 months look back from the child's latest enquiry, which is not
    counted; nor is the conference that it led to.
    """
    spec = by_id()["enquiries"]
    every = known.rows("ssd_s47_enquiry").rename({"s47e_person_id": "child_id"})
    began, ended = pl.col("s47e_s47_start_date"), pl.col("s47e_s47_end_date")
    rows, left_out = sift(every, (BEFORE, ended.is_null() | (began >= months_before(known.day, 6))))
    conferences = _conferences(known)
    rows = beside(rows, _led_to(rows, conferences), _counts(every, conferences, rows))
    rows = rows.with_columns(_unnecessary(known, rows).alias("unnecessary"))
    rows = coded(rows, spec.by_name["conference_unnecessary"], "unnecessary")
    rows = coded(rows, spec.by_name["plan_resulted"], "icpc_icpc_outcome_cp_flag")
    rows = rows.with_columns(until=known.day, since=known.day, referral=pl.col("s47e_referral_id"))
    rows = with_staff(known, rows, "s47e_s47_completed_by_team", "s47e_s47_completed_by_worker_id")
    return Draft(
        spec=spec,
        table="ssd_s47_enquiry",
        rows=rows.select(
            PLACE,
            ROW,
            "child_id",
            began.alias("strategy_discussion"),
            *with_typed("conference_unnecessary"),
            pl.col("icpc_icpc_date").alias("conference_date"),
            *with_typed("plan_resulted"),
            "enquiries_12_months",
            "conferences_12_months",
            "team",
            "worker",
        ),
        direct={"child_id": "s47e_person_id", "strategy_discussion": "s47e_s47_start_date"},
        left_out=left_out,
    )


def _opposite(rows: pl.DataFrame, field: str) -> pl.Series:
    """No further action means that no support is required, and the other way round."""
    answer = own(rows, field, "answer")
    return answer.replace_strict(["yes", "no"], ["no", "yes"], default=None).zip_with(
        answer.is_in(["yes", "no"]).fill_null(value=False), rows[field]
    )


def _conferences(known: AsAt) -> pl.DataFrame:
    """The initial conferences held by the day, but not those of children who moved in."""
    rows = known.rows("ssd_initial_cp_conference").rename({"icpc_person_id": "child_id"})
    moved_in = (own(rows, "icpc_icpc_transfer_in", "answer") == "yes").fill_null(value=False)
    return rows.filter(~moved_in).sort(
        "icpc_icpc_date", "icpc_icpc_id", nulls_last=False, maintain_order=True
    )


def _led_to(rows: pl.DataFrame, conferences: pl.DataFrame) -> pl.DataFrame:
    """The first conference that each enquiry led to.

    An enquiry's number may be shared by brothers and sisters: the child must be the same too.
    """
    first = conferences.filter(pl.col("icpc_s47_enquiry_id").is_not_null()).unique(
        ["child_id", "icpc_s47_enquiry_id"], keep="first", maintain_order=True
    )
    return rows.join(
        first.select(
            "child_id", "icpc_s47_enquiry_id", "icpc_icpc_date", "icpc_icpc_outcome_cp_flag"
        ),
        left_on=["child_id", "s47e_s47_enquiry_id"],
        right_on=["child_id", "icpc_s47_enquiry_id"],
        how="left",
        maintain_order="left",
    ).select("icpc_icpc_date", "icpc_icpc_outcome_cp_flag")


def _unnecessary(known: AsAt, rows: pl.DataFrame) -> pl.Expr:
    """Whether a conference was found unnecessary; null while the enquiry is open.

    No where one was held or decided on, or the child was on a plan already; else as the
    outcome's flag, else as no further action, says.
    """
    flag = pl.col("s47e_s47_outcome_json").str.extract(
        r"(?i)CP_CONFERENCE_FLAG[\"']?\s*:\s*[\"']?(Y|N|1|0|true|false)"
    )
    decided = flag.str.to_lowercase().is_in(["y", "1", "true"])
    stated = flag.is_not_null()
    plans = known.rows("ssd_cp_plans")
    on_plan = (
        rows.select(pl.int_range(pl.len()).alias("_asked"), "child_id", "s47e_s47_start_date")
        .join(plans, left_on="child_id", right_on="cppl_person_id", how="inner")
        .filter(
            pl.col("cppl_cp_plan_start_date") <= pl.col("s47e_s47_start_date"),
            pl.col("cppl_cp_plan_end_date").is_null()
            | (pl.col("cppl_cp_plan_end_date") > pl.col("s47e_s47_start_date")),
        )["_asked"]
        .unique()
    )
    asked = pl.int_range(pl.len()).is_in(on_plan.implode())
    held = pl.col("icpc_icpc_date").is_not_null()
    return (
        pl.when(held)
        .then(pl.lit("no"))
        .when(pl.col("s47e_s47_end_date").is_null())
        .then(None)
        .when(asked | decided.fill_null(value=False))
        .then(pl.lit("no"))
        .when(stated)
        .then(pl.lit("yes"))
        .otherwise(pl.col("s47e_s47_nfa"))
    )


def _counts(every: pl.DataFrame, conferences: pl.DataFrame, rows: pl.DataFrame) -> pl.DataFrame:
    """The two numbers of the last 12 months, for each of `rows`."""
    last = every.sort(
        "child_id",
        "s47e_s47_start_date",
        "s47e_s47_enquiry_id",
        nulls_last=False,
        maintain_order=True,
    ).unique("child_id", keep="last", maintain_order=True)
    latest_days = last.select(
        "child_id", pl.col("s47e_s47_start_date").alias("latest"), "s47e_s47_enquiry_id"
    )
    enquiries_before = count_before_latest(every, latest_days, "s47e_s47_start_date")
    others = conferences.join(
        latest_days,
        left_on=["child_id", "icpc_s47_enquiry_id"],
        right_on=["child_id", "s47e_s47_enquiry_id"],
        how="anti",
    ).unique(["child_id", "icpc_icpc_date"], keep="first", maintain_order=True)
    conferences_before = count_before_latest(others, latest_days, "icpc_icpc_date")
    return (
        rows.select("child_id")
        .join(enquiries_before, on="child_id", how="left", maintain_order="left")
        .join(conferences_before, on="child_id", how="left", maintain_order="left", suffix="_held")
        .select(
            # The latest enquiry itself is among them.
            (pl.col("count").cast(pl.Int32) - 1).alias("enquiries_12_months"),
            pl.col("count_held").cast(pl.Int32).alias("conferences_12_months"),
        )
    )
