"""Who came to the country as an unaccompanied child seeking asylum."""

from datetime import date

import polars as pl

from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.coding import own


def unaccompanied_since(known: AsAt, first: date) -> pl.Expr:
    """Yes or no by child_id: whether the status was in force on or after `first`."""
    rows = known.rows("ssd_immigration_status")
    status = own(rows, "immi_immigration_status", "immigration")
    ended = pl.col("immi_immigration_status_end_date")
    return _answer(
        rows.filter((status == "unaccompanied").fill_null(value=False)).filter(
            ended.is_null() | (ended >= first)
        )
    )


def ever_unaccompanied(known: AsAt) -> pl.Expr:
    """Yes or no by child_id: whether the status was ever recorded, or a former one is."""
    rows = known.rows("ssd_immigration_status")
    return _answer(rows.filter(own(rows, "immi_immigration_status", "immigration").is_not_null()))


def _answer(rows: pl.DataFrame) -> pl.Expr:
    there = pl.col("child_id").is_in(rows["immi_person_id"].unique().implode())
    return pl.when(there).then(pl.lit("yes")).otherwise(pl.lit("no"))
