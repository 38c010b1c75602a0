"""List 10: adoption."""

import polars as pl

from ilacs.lists.days import months_before
from ilacs.lists.declared import by_id
from ilacs.lists.snapshot import PLACE, ROW
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import coded, own, with_typed
from ilacs.lists.standard_dataset.draft import (
    BEFORE,
    EARLIER,
    Draft,
    beside,
    last_each,
    latest,
    sift,
)

DIRECT = {
    "adoption_decision": "perm_adm_decision_date",
    "placement_order": "perm_placement_order_date",
    "matched": "perm_matched_date",
    "placed": "perm_placed_for_adoption_date",
    "decision_reversed": "perm_decision_reversed_date",
    "fostering_for_adoption_placed": "perm_placed_ffa_cp_date",
}
"""Dates that are recorded as they are asked for."""


def adoption(known: AsAt, periods: pl.DataFrame) -> Draft:
    """List 10: children with a decision for adoption that stood within the last 12 months.

    A decision stands until an order (of adoption, or another that gives the child a home) or
    until it is reversed. One row a child: a standing decision comes first, then the latest.
    The adoptive family's number is not held: the table of families is about families of birth.
    """
    spec = by_id()["adoption"]
    rows = known.rows("ssd_permanence").rename({"perm_person_id": "child_id"})
    order = pl.col("perm_permanence_order_date")
    stood_until = pl.max_horizontal(order, "perm_decision_reversed_date")
    rows, left_out = sift(
        rows,
        (BEFORE, stood_until.is_null() | (stood_until >= months_before(known.day, 12))),
    )
    kept = last_each(rows, stood_until.is_null(), "perm_adm_decision_date", "perm_table_id", ROW)
    if rows.height > kept.height:
        left_out[EARLIER] = rows.height - kept.height
    kept = beside(kept, _care(kept, periods))
    kind = own(kept, "perm_permanence_order_type", "order_type")
    by_care = pl.col("care_end_reason_stored").str.contains(r"^(?i:e1[12])\b")
    adopted = (kind == "adoption") | (
        kept["perm_permanence_order_type"].is_null() & kept.select(by_care).to_series()
    )
    kept = kept.with_columns(
        pl.when(pl.lit(adopted).fill_null(value=False)).then(order).alias("adoption_order")
    )
    kept = coded(kept, spec.by_name["reversal_reason"], "perm_decision_reversed_reason")
    return Draft(
        spec=spec,
        table="ssd_permanence",
        rows=kept.select(
            PLACE,
            ROW,
            "child_id",
            "care_start",
            *(pl.col(field).alias(name) for name, field in DIRECT.items()),
            "adoption_order",
            *with_typed("reversal_reason"),
        ),
        direct={
            "child_id": "perm_person_id",
            "reversal_reason": "perm_decision_reversed_reason",
            **DIRECT,
        },
        left_out=left_out,
    )


def _care(rows: pl.DataFrame, periods: pl.DataFrame) -> pl.DataFrame:
    """The period of care that each decision was made in; else the last before it."""
    asked = rows.select(
        "child_id",
        pl.lit(None, pl.Date).alias("since"),
        pl.col("perm_adm_decision_date").alias("until"),
    )
    began = periods.select(
        "child_id", pl.col("since").alias("care_start"), "care_end_reason_stored", "period"
    )
    return latest(asked, began, "care_start", "period").select(
        "care_start", "care_end_reason_stored"
    )
