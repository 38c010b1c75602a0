"""What a history of care entitles a young person to after care.

Source: Children Act 1989, schedule 2 paragraph 19B and sections 23A, 23C and 24; the Care Leavers
(England) Regulations 2010: thirteen weeks of care since the 14th birthday, some of them at 16 or
over. Children detained or in hospital at 16 are not told from these tables.
"""

import polars as pl

from ilacs.lists.leaving_care import THIRTEEN_WEEKS
from ilacs.lists.standard_dataset.as_at import AsAt


def entitlements(known: AsAt, persons: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """What each person's history of care says on the day.

    Columns: child_id, age, in_care, died; derived (a key of the eligibility categories: thirteen
    weeks of care are held); qualifying (less is held, and all there was); not_entitled (under 18,
    and nothing that entitles is held, though it would be). `periods` are those of looked after
    children.

    Care that ended before the earliest end in the table is taken as not held.
    """
    born = pl.col("date_of_birth")
    people = persons.select(
        "child_id",
        "age",
        (pl.col("death_date").is_not_null()).alias("died"),
        born.dt.offset_by("14y").alias("at_14"),
        born.dt.offset_by("16y").alias("at_16"),
        born.dt.offset_by("18y").alias("at_18"),
    )
    day = known.day
    tomorrow = pl.lit(day).dt.offset_by("1d")
    end = pl.min_horizontal(pl.coalesce("care_end", tomorrow), "at_18")
    from_14 = pl.max_horizontal("since", "at_14")
    history = (
        periods.select("child_id", "since", "care_end")
        .join(people, on="child_id", how="inner")
        .group_by("child_id")
        .agg(
            (end - from_14).dt.total_days().clip(lower_bound=0).sum().alias("days"),
            ((end > pl.col("at_16")) & (pl.col("at_16") <= day)).any().alias("at_16_or_later"),
            pl.col("care_end").is_null().any().alias("in_care"),
        )
    )
    told = people.join(history, on="child_id", how="left", maintain_order="left").with_columns(
        pl.col("days").fill_null(0),
        pl.col("at_16_or_later").fill_null(value=False),
        pl.col("in_care").fill_null(value=False) & (pl.col("age") < 18).fill_null(value=True),
    )
    first = known.rows("ssd_cla_episodes")["clae_cla_episode_ceased"].min()
    reaches_back = pl.lit(first) <= pl.col("at_14") if first is not None else pl.lit(value=False)
    long_enough = (pl.col("days") >= THIRTEEN_WEEKS) & pl.col("at_16_or_later")
    age, in_care = pl.col("age"), pl.col("in_care")
    derived = (
        pl.when(long_enough & age.is_between(16, 17) & in_care)
        .then(pl.lit("eligible"))
        .when(long_enough & age.is_between(16, 17))
        .then(pl.lit("relevant"))
        .when(long_enough & age.is_between(18, 25))
        .then(pl.lit("former_relevant"))
    )
    after_16 = pl.col("at_16_or_later")
    qualifying = reaches_back & after_16 & ~long_enough & ~in_care & age.is_between(16, 25)
    nothing = reaches_back & ~after_16 & age.is_between(16, 17)
    return told.select(
        "child_id",
        "age",
        "in_care",
        "died",
        derived.alias("derived"),
        qualifying.fill_null(value=False).alias("qualifying"),
        nothing.fill_null(value=False).alias("not_entitled"),
    )
