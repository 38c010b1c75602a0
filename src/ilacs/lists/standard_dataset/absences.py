"""Episodes of being missing from care, or away without authorisation."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import own
from ilacs.lists.standard_dataset.draft import FAR, beside, latest

MISSING, AWAY = "missing", "away"


def absences(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """What each of `rows` (child_id, since, until) shows in the last 12 months of its period.

    Columns: missing_episodes and absent_episodes (numbers), and return_interview_offered and
    _accepted: of the last missing episode, null where there is none, where the child is still
    missing or, of the second, where no interview was offered. An answer that is not recorded is
    unknown.
    """
    every = known.rows("ssd_missing").rename({"miss_person_id": "child_id"})
    began = pl.col("miss_missing_episode_start_date")
    every = every.with_columns(
        own(every, "miss_missing_episode_type", "missing_type").alias("kind"),
        own(every, "miss_missing_rhi_offered", "answer").fill_null("unknown").alias("offered"),
        own(every, "miss_missing_rhi_accepted", "answer").fill_null("unknown").alias("accepted"),
        pl.col("miss_missing_episode_end_date").fill_null(FAR).alias("to"),
    )
    bound = rows.select(
        "child_id",
        pl.max_horizontal("since", pl.lit(months_before(known.day, 12))).alias("since"),
        "until",
    )
    asked = bound.with_row_index("_asked")
    counts = (
        asked.join(every.select("child_id", "kind", began), on="child_id", how="left")
        .with_columns(((began >= pl.col("since")) & (began <= pl.col("until"))).alias("within"))
        .group_by("_asked", maintain_order=True)
        .agg(
            (pl.col("within") & (pl.col("kind") == kind)).sum().cast(pl.Int32).alias(name)
            for kind, name in ((MISSING, "missing_episodes"), (AWAY, "absent_episodes"))
        )
        .sort("_asked")
        .drop("_asked")
    )
    missing = every.filter(pl.col("kind") == MISSING).select(
        "child_id", began, "to", "miss_table_id", "offered", "accepted"
    )
    last = latest(bound, missing, "miss_missing_episode_start_date", "to", "miss_table_id")
    back = pl.col("to") < FAR
    return beside(
        counts,
        last.select(
            pl.when(back).then(pl.col("offered")).alias("return_interview_offered"),
            pl.when(back & (pl.col("offered") != "no"))
            .then(pl.col("accepted"))
            .alias("return_interview_accepted"),
        ),
    )
