"""The plan for a child's permanence."""

import polars as pl

from ilacs.lists.declared import by_id
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import TYPED, UNSURE, WHY, coded, with_typed
from ilacs.lists.standard_dataset.declared import values
from ilacs.lists.standard_dataset.draft import FAR, last_of

SEVERAL = "several plans are recorded, and nothing says which comes first"
_NOT_TICKED = r"(?i)^(|n|no|0|false|f|null|none|-)$"
"""What stands beside a kind of plan that is not meant; else there may be a number of months."""


def permanence_plans(known: AsAt, rows: pl.DataFrame) -> pl.DataFrame:
    """The permanence plan of each of `rows` (child_id, since, until), in their order.

    It is that of the care plan in force at `until` that began last. A plan of several kinds at
    once is kept as it stands, for the list asks for the one that comes first.
    """
    plans = known.rows("ssd_cla_care_plan").select(
        pl.col("lacp_person_id").alias("child_id"),
        pl.col("lacp_cla_care_plan_start_date").alias("from"),
        pl.col("lacp_cla_care_plan_end_date").fill_null(FAR).alias("to"),
        pl.col("lacp_cla_care_plan_json").alias("stored"),
        "lacp_table_id",
    )
    in_force = (pl.col("from") <= pl.col("until")) & (pl.col("to") >= pl.col("until"))
    stated = last_of(rows.select("child_id", "until"), plans, in_force, "from", "lacp_table_id")
    return _one_code(stated)


def _one_code(rows: pl.DataFrame) -> pl.DataFrame:
    """The code of what is ticked, or of the words where nothing can be ticked."""
    column = by_id()["children_in_care"].by_name["permanence_plan"]
    is_form = pl.col("stored").str.contains(r"^\s*\{")
    ticked = pl.concat_list(
        pl.when(
            ~pl.col("stored")
            .str.extract(rf"(?i)\b{kind}[\"']?\s*:\s*[\"']?([^\"',}}]*)")
            .str.strip_chars()
            .str.contains(_NOT_TICKED)
        )
        .then(pl.lit(kind))
        .alias(kind)
        for kind in _kinds()
    ).list.drop_nulls()
    rows = rows.with_columns(
        pl.when(is_form).then(ticked.list.join(", ")).otherwise(pl.col("stored")).alias("said")
    ).with_columns(pl.when(pl.col("said") != "").then(pl.col("said")).alias("said"))
    meant = {
        said: keys.pop()
        for said in rows["said"].drop_nulls().unique()
        if len(keys := {_kinds().get(kind) for kind in said.split(", ")}) == 1
        and UNSURE not in keys
    }
    rows = coded(rows, column, "said")
    several = pl.col("said").str.contains(", ", literal=True) & is_form
    key = pl.col("said").replace_strict(meant, default=None, return_dtype=pl.String)
    chosen = pl.when(is_form).then(key).otherwise(pl.col(column.name))
    return (
        rows.with_columns(chosen.alias(column.name))
        .select(
            column.name,
            pl.when(pl.col(column.name).is_null()).then(pl.col("said")).alias(column.name + TYPED),
            pl.when(several)
            .then(pl.lit(SEVERAL))
            .otherwise(pl.col(column.name + WHY))
            .alias(column.name + WHY),
        )
        .select(with_typed(column.name))
    )


def _kinds() -> dict[str, str]:
    return {kind.upper(): key for kind, key in values()["permanence_plan"].items()}
