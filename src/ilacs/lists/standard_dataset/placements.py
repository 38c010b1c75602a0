"""Where children in care live, and how often that changed."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.declared import by_id
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import coded, with_typed
from ilacs.lists.standard_dataset.draft import FAR, beside, last_of
from ilacs.lists.standard_dataset.owners import owned

_TEMPORARY = r"^(?i:t[0-4])\b"
_SAME_CARER = r"^(?i:[tu])"


def placements(known: AsAt, rows: pl.DataFrame, authority: str | None) -> pl.DataFrame:
    """The placement of each of `rows` (child_id, since, until), in their order.

    Columns: placement_start, type, provider, postcode and urn; placements_12_months; and, where
    the version of the data set has the authority of placement, that and whether it is this one.
    """
    every = _placements(known)
    spec = by_id()["children_in_care"]
    found = _current(rows, every)
    found = coded(found, spec.by_name["placement_type"], "clap_cla_placement_type")
    found = coded(found, spec.by_name["placement_provider"], "clap_cla_placement_provider")
    names = [
        pl.col("clap_cla_placement_start_date").alias("placement_start"),
        *with_typed("placement_type"),
        *with_typed("placement_provider"),
        pl.col("clap_cla_placement_postcode").alias("placement_postcode"),
        pl.col("clap_cla_placement_urn").alias("placement_urn"),
    ]
    if known.has("ssd_cla_placement", "clap_cla_placement_la"):
        found = coded(found, spec.by_name["placement_authority"], "clap_cla_placement_la")
        names += with_typed("placement_authority")
        if authority is not None:
            inside = pl.col("placement_authority") == authority
            found = found.with_columns(
                pl.when(inside).then(pl.lit("in")).when(~inside).then(pl.lit("out")).alias("where")
            )
            names.append(pl.col("where").alias("placement_location"))
    return beside(found.select(names), _number(known, rows, every))


def _placements(known: AsAt) -> pl.DataFrame:
    """Every placement with its child, and whether it is temporary or only a move with a carer."""
    episodes = known.rows("ssd_cla_episodes").filter(pl.col("clae_cla_placement_id").is_not_null())
    first = (
        episodes.sort("clae_cla_episode_start_date", "clae_cla_episode_id", nulls_last=False)
        .unique("clae_cla_placement_id", keep="first", maintain_order=True)
        .select(
            pl.col("clae_cla_placement_id").alias("clap_cla_placement_id"),
            pl.col("clae_cla_episode_start_reason").str.contains(_SAME_CARER).alias("same_carer"),
        )
    )
    rows = owned(known, "ssd_cla_placement").join(
        first, on="clap_cla_placement_id", how="left", maintain_order="left"
    )
    return rows.with_columns(
        pl.col("clap_cla_placement_end_date").fill_null(FAR).alias("to"),
        pl.col("same_carer").fill_null(value=False),
        pl.col("clap_cla_placement_type")
        .str.contains(_TEMPORARY)
        .fill_null(value=False)
        .alias("temporary"),
    )


def _current(rows: pl.DataFrame, every: pl.DataFrame) -> pl.DataFrame:
    """The placement in force at `until` that began last; else the last of the period."""
    began = pl.col("clap_cla_placement_start_date")
    return last_of(
        rows.select("child_id", "since", "until"),
        every,
        (began <= pl.col("until")) & (pl.col("to") >= pl.col("since")),
        pl.col("to") >= pl.col("until"),
        began,
        "to",
        "clap_cla_placement_id",
    )


def _number(known: AsAt, rows: pl.DataFrame, every: pl.DataFrame) -> pl.DataFrame:
    """How many placements each child had in the 12 months before the day; null if none is held.

    The placement that the months began in is one of them. Temporary placements are none; nor are
    moves with the same carer.
    """
    first = months_before(known.day, 12)
    began = pl.col("clap_cla_placement_start_date")
    within = every.filter(pl.col("to") >= first)
    counted = within.group_by("child_id").agg(
        (~pl.col("temporary") & ~(pl.col("same_carer") & (began > first)))
        .sum()
        .cast(pl.Int32)
        .alias("count")
    )
    return (
        rows.select("child_id")
        .join(counted, on="child_id", how="left", maintain_order="left")
        .select(pl.col("count").clip(lower_bound=1).alias("placements_12_months"))
    )
