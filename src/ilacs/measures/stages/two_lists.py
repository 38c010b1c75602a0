"""Stages that begin in one list and end in another."""

import polars as pl

from ilacs.measures.given import SNAPSHOT
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
    """Episodes that ended, each with the first interview that was completed after it.

    An interview belongs to the episode of its number, or else to that which began on its day.
    """
    interviews = lists["return_interviews"]
    told = [*_CHILD, "end", "end_time", "refused"]
    answers = interviews.sort("completed", "completed_time", nulls_last=True).with_columns(
        end=pl.col("completed"),
        end_time=pl.col("completed_time"),
        refused=(pl.col("accepted") == "no").fill_null(False),
    )
    numbered = answers.filter(pl.col("episode_id").is_not_null())
    by_number = numbered.select(*told, "episode_id").unique(
        [*_CHILD, "episode_id"], keep="first", maintain_order=True
    )
    dated = answers.filter(pl.col("episode_id").is_null() & pl.col("episode_started").is_not_null())
    by_day = dated.select(*told, started="episode_started").unique(
        [*_CHILD, "started"], keep="first", maintain_order=True
    )
    episodes = lists["missing_episodes"].filter(pl.col("returned").is_not_null())
    table = (
        episodes.join(by_number, on=[*_CHILD, "episode_id"], how="left", maintain_order="left")
        .join(by_day, on=[*_CHILD, "started"], how="left", suffix="_by_day", maintain_order="left")
        .with_columns(
            end=pl.coalesce("end", "end_by_day"),
            end_time=pl.when(pl.col("end").is_not_null())
            .then(pl.col("end_time"))
            .otherwise(pl.col("end_time_by_day")),
            refused=pl.coalesce("refused", "refused_by_day", pl.lit(False)),
        )
    )
    return as_cases(
        stage,
        table.with_columns(
            start_time=pl.col("return_time"),
            out=pl.when(pl.col("kind") == "A")
            .then(pl.lit(AWAY))
            .when(pl.col("refused") & pl.col("end").is_null())
            .then(pl.lit("the child declined the interview")),
        ),
    )
