"""Periods of care, and the legal statuses in them."""

import polars as pl

from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import coded, own
from ilacs.lists.standard_dataset.draft import FAR, IN_TIME, last_of

_ON = r"^(?i:x1)\b"


def legal_statuses(known: AsAt) -> pl.DataFrame:
    """Every legal status: child_id, from, to (FAR while in force), legal_status with its TYPED
    and WHY, short_break (the child lives at home and is not counted as looked after), and number
    (of the record)."""
    column = by_id()["children_in_care"].by_name["legal_status"]
    rows = coded(known.rows("ssd_legal_status"), column, "lega_legal_status")
    short = own(rows, "lega_legal_status", "short_break") == "yes"
    return rows.select(
        pl.col("lega_person_id").alias("child_id"),
        pl.col("lega_legal_status_start_date").alias("from"),
        pl.col("lega_legal_status_end_date").fill_null(FAR).alias("to"),
        pl.col("^legal_status.*$"),
        pl.lit(short).fill_null(value=False).alias("short_break"),
        pl.col("lega_legal_status_id").alias("number"),
    )


def care_periods(known: AsAt, statuses: pl.DataFrame) -> pl.DataFrame:
    """Every continuous period of care that had begun by the day.

    Episodes belong to one period where they carry one number of the period; where they carry
    none, where one begins on or before the day that another ended, unless it began anew after the
    child had left care.

    Columns: child_id, period (a number of the child's), since, care_end (null while open), until
    (care_end or the day), short_break (every legal status in it is one of short breaks), and of
    its last episode PLACE, ROW, care_end_reason_stored; need_stored, reviewing_officer (day of
    the last contact), referral, period_id.
    """
    begun, ended = pl.col("clae_cla_episode_start_date"), pl.col("clae_cla_episode_ceased")
    episodes = known.rows("ssd_cla_episodes").rename({"clae_person_id": "child_id"})
    episodes = episodes.sort(
        "child_id",
        "clae_cla_episode_start_date",
        ended.fill_null(FAR),
        "clae_cla_episode_id",
        nulls_last=False,
        maintain_order=True,
    ).with_columns(
        ended.fill_null(FAR).cum_max().shift(1).over("child_id").alias("_before"),
        pl.col("clae_cla_id").shift(1).over("child_id").alias("_period_before"),
        pl.col("clae_cla_episode_ceased_reason").shift(1).over("child_id").alias("_reason_before"),
    )
    started = pl.col("clae_cla_episode_start_reason").str.to_uppercase().str.starts_with("S")
    went_on = pl.col("_reason_before").str.contains(_ON)
    anew = (begun == pl.col("_before")) & started & ~went_on
    by_days = (begun > pl.col("_before")) | anew.fill_null(value=False)
    another = pl.coalesce(pl.col("clae_cla_id") != pl.col("_period_before"), by_days)
    new = pl.col("_before").is_null() | another
    periods = (
        episodes.with_columns(new.cast(pl.Int32).cum_sum().over("child_id").alias("period"))
        .group_by("child_id", "period", maintain_order=True)
        .agg(
            begun.min().alias("_begun"),
            pl.col("clae_entered_care_date").min().alias("_entered"),
            pl.when(ended.is_null().any()).then(None).otherwise(ended.max()).alias("care_end"),
            pl.col(PLACE).last(),
            pl.col(ROW).last(),
            pl.col("clae_cla_episode_ceased_reason").last().alias("care_end_reason_stored"),
            pl.col("clae_cla_primary_need_code").drop_nulls().last().alias("need_stored"),
            pl.col("clae_cla_last_iro_contact_date").max().alias("reviewing_officer"),
            pl.col("clae_referral_id").drop_nulls().last().alias("referral"),
            pl.col("clae_cla_id").drop_nulls().last().alias("period_id"),
        )
        .with_columns(pl.col("care_end").shift(1).over("child_id").alias("_left"))
        .with_columns(
            # Episodes of long ago may not be held; the day of entering care tells of them.
            pl.when((pl.col("_entered") >= pl.col("_left")).fill_null(value=True))
            .then(pl.min_horizontal("_entered", "_begun"))
            .otherwise("_begun")
            .alias("since"),
            pl.coalesce(pl.col("care_end"), pl.lit(known.day)).alias("until"),
        )
        .drop("_begun", "_entered", "_left")
    )
    return _with_short_breaks(periods, statuses)


def looked_after(periods: pl.DataFrame) -> pl.DataFrame:
    """Periods of care that are not series of short breaks."""
    return periods.filter(~pl.col("short_break"))


def in_force(rows: pl.DataFrame, statuses: pl.DataFrame) -> pl.DataFrame:
    """The legal status of each of `rows` (child_id, since, until), in their order.

    Columns: from, legal_status with its TYPED and WHY. Of those in force at `until`, one that is
    a code of List 8 comes before one that is not, then the one that began last, then a placement
    order before the care order that it suspends. Where none was in force, the last that was since
    `since`.
    """
    return last_of(
        rows.select("child_id", "since", "until"),
        statuses,
        IN_TIME,
        pl.col("to") >= pl.col("until"),
        pl.col("legal_status").is_not_null(),
        "from",
        pl.col("legal_status") == "E1",
        "number",
    ).select("from", pl.col("^legal_status.*$"))


def _with_short_breaks(periods: pl.DataFrame, statuses: pl.DataFrame) -> pl.DataFrame:
    during = (
        periods.select("child_id", "period", "since", "until")
        .join(statuses, on="child_id", how="inner")
        .filter(IN_TIME)
        # Statuses that have no bearing on care, such as a special guardianship order, tell nothing.
        .filter(pl.col("short_break") | pl.col("legal_status").is_not_null())
        .group_by("child_id", "period")
        .agg(pl.col("short_break").all())
    )
    return periods.join(
        during, on=["child_id", "period"], how="left", maintain_order="left"
    ).with_columns(pl.col("short_break").fill_null(value=False))
