"""Stages that begin in one list and end in another."""

import polars as pl

from ilacs.measures.given import REFERENCE_DATE, SNAPSHOT
from ilacs.measures.stages.stage import Stage, Tables, as_cases

AWAY = "away without authorisation, not missing"

_CHILD = (*SNAPSHOT, "child_id")


def referral_to_assessment(stage: Stage, lists: Tables) -> pl.DataFrame:
    """Referrals that were taken on, each with the assessment that it led to.

    That is the child's first assessment that began on its day or later, and before the child's
    next referral that was taken on.
    """
    referrals = lists["referrals"].filter(pl.col("no_further_action").fill_null("no") != "yes")
    known = pl.col("child_id").is_not_null() & pl.col("referral_date").is_not_null()
    days = referrals.filter(known).select(*_CHILD, "referral_date").unique().sort("referral_date")
    upcoming = days.with_columns(next=pl.col("referral_date").shift(-1).over(_CHILD))
    begun = (
        lists["assessments"]
        .filter(pl.col("child_id").is_not_null() & pl.col("assessment_start").is_not_null())
        .select(*_CHILD, "assessment_start", "assessment_authorised")
        # Of several that began on one day, the one that was completed first.
        .sort("assessment_start", "assessment_authorised", nulls_last=True)
        .unique([*_CHILD, "assessment_start"], keep="first", maintain_order=True)
    )
    led = upcoming.join_asof(
        begun,
        left_on="referral_date",
        right_on="assessment_start",
        by=list(_CHILD),
        strategy="forward",
        check_sortedness=False,
    ).select(
        *_CHILD,
        "referral_date",
        end=pl.when(pl.col("next").is_null() | (pl.col("assessment_start") < pl.col("next"))).then(
            pl.col("assessment_authorised")
        ),
    )
    table = referrals.join(led, on=[*_CHILD, "referral_date"], how="left", maintain_order="left")
    return as_cases(stage, table)


def return_to_interview(stage: Stage, lists: Tables) -> pl.DataFrame:
    """Episodes that ended, each with the first interview that was completed.

    As the measures of return interviews have it: an interview belongs to the episode of its
    number, or else to that which began on its day. Of several answers a yes counts.
    """
    interviews = lists["return_interviews"]
    dated = interviews.filter(pl.col("episode_id").is_null())
    by_number = _answers(interviews, "episode_id", "episode_id")
    by_day = _answers(dated, "episode_started", "started")
    episodes = lists["missing_episodes"].filter(pl.col("returned").is_not_null())
    table = episodes.join(
        by_number, on=[*_CHILD, "episode_id"], how="left", maintain_order="left"
    ).join(by_day, on=[*_CHILD, "started"], how="left", suffix="_by_day", maintain_order="left")
    numbered = pl.col("there").is_not_null()
    table = table.with_columns(
        pl.when(numbered).then(pl.col(name)).otherwise(pl.col(f"{name}_by_day")).alias(name)
        for name in ("end", "end_time", "accepted", "declined")
    )
    refused = ~pl.col("accepted") & pl.col("declined") & pl.col("end").is_null()
    return as_cases(
        stage,
        table.with_columns(
            start_time=pl.col("return_time"),
            out=pl.when(pl.col("kind") == "A")
            .then(pl.lit(AWAY))
            .when(refused.fill_null(False))
            .then(pl.lit("the child declined the interview")),
        ),
    )


def _answers(interviews: pl.DataFrame, key: str, named: str) -> pl.DataFrame:
    """For each child and episode the first day that an interview was completed, and the answers."""
    done = pl.when(pl.col("completed") <= pl.col(REFERENCE_DATE)).then(pl.col("completed"))
    return (
        interviews.filter(pl.col(key).is_not_null())
        .with_columns(end=done)
        .sort("end", "completed_time", nulls_last=True)
        .group_by(*_CHILD, pl.col(key).alias(named), maintain_order=True)
        .agg(
            pl.col("end").first(),
            pl.col("completed_time").first().alias("end_time"),
            (pl.col("accepted") == "yes").any().alias("accepted"),
            (pl.col("accepted") == "no").any().alias("declined"),
            pl.lit(True).alias("there"),
        )
    )
