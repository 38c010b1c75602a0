"""Who worked with a child, and in which team."""

import polars as pl

from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.declared import role_ranks
from ilacs.lists.standard_dataset.draft import FAR, IN_TIME, last_of

_ORDINARY = 1
"""The rank of a role that the ranked words do not name."""


def with_staff(
    known: AsAt, rows: pl.DataFrame, team: str | None, worker: str | None
) -> pl.DataFrame:
    """`rows` with the columns team and worker.

    They are those that the record itself names (fields `team` and `worker`); where it names
    neither, those involved with the child at `until`, or the last involved since `since`.

    `rows` needs child_id, since, until (days) and referral (the referral's number, or null).
    """
    nothing = pl.lit(None, pl.String)
    own = named(
        known,
        rows.select(
            (pl.col(team) if team else nothing).alias("team_id"),
            (pl.col(worker) if worker else nothing).alias("worker_id"),
        ),
    )
    silent = own["team"].is_null() & own["worker"].is_null()
    now = involved_with(known, rows)
    chosen = [now[name].zip_with(silent, own[name]) for name in ("team", "worker")]
    return rows.with_columns(chosen)


def involved_with(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """The team and worker (columns team, worker) of each of `rows`, in their order.

    Of those involved at `until` the one is taken that belongs to the referral, then whose role is
    nearest to that of an allocated worker, then who came last. Where nobody was involved any
    more, the last of those involved since `since`.
    """
    involved = known.rows("ssd_involvements").select(
        pl.col("invo_person_id").alias("child_id"),
        pl.col("invo_professional_id").alias("worker_id"),
        pl.col("invo_professional_team").alias("team_id"),
        pl.col("invo_involvement_start_date").alias("from"),
        pl.col("invo_involvement_end_date").fill_null(FAR).alias("to"),
        pl.col("invo_referral_id"),
        pl.col("invo_involvements_id"),
        _role_rank().alias("rank"),
    )
    chosen = last_of(
        rows.select("child_id", "since", "until", "referral"),
        involved,
        IN_TIME,
        pl.col("to") >= pl.col("until"),
        (pl.col("invo_referral_id") == pl.col("referral")).fill_null(value=False),
        "rank",
        "to",
        "from",
        "invo_involvements_id",
    )
    return named(known, chosen.select("team_id", "worker_id"))


def named(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """The columns team and worker by name, from team_id and worker_id; in the order of `rows`.

    Some versions of the data set store the name itself, which then stands in no table of names.
    """
    workers = known.rows("ssd_professionals").select(
        pl.col("prof_professional_id").alias("worker_id"),
        pl.col("prof_professional_name").alias("worker"),
        pl.col("prof_professional_department").alias("department"),
    )
    teams = known.rows("ssd_department").select(
        pl.col("dept_team_id").alias("team_id"), pl.col("dept_team_name").alias("team")
    )
    return (
        rows.join(
            workers.unique("worker_id", keep="first", maintain_order=True),
            on="worker_id",
            how="left",
            maintain_order="left",
        )
        .join(
            teams.unique("team_id", keep="first", maintain_order=True),
            on="team_id",
            how="left",
            maintain_order="left",
        )
        .select(
            pl.coalesce("team", "team_id", "department").alias("team"),
            pl.coalesce("worker", "worker_id").alias("worker"),
        )
    )


def _role_rank() -> pl.Expr:
    """How near a role is to that of the worker a case is allocated to; 0 for other duties."""
    role = pl.col("invo_professional_role_id").str.to_lowercase()
    ranks = sorted(role_ranks().items(), key=lambda item: item[1])
    rank = pl.lit(_ORDINARY)
    for words, value in reversed(ranks):
        rank = pl.when(role.str.contains(rf"\b{words}")).then(pl.lit(value)).otherwise(rank)
    return rank
