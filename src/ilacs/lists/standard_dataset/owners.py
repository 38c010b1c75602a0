"""Whose a row is where a version of the data set names only a plan or a period of care."""

from collections.abc import Mapping

import polars as pl

from ilacs.lists.finding_rows import findings_in
from ilacs.lists.findings import together
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.rules import NO_PERSON

LINKED: Mapping[str, tuple[str, str, str]] = {
    "ssd_cp_visits": ("cppv_person_id", "cppv_cp_plan_id", "ssd_cp_plans"),
    "ssd_cp_reviews": ("cppr_person_id", "cppr_cp_plan_id", "ssd_cp_plans"),
    "ssd_cla_visits": ("clav_person_id", "clav_cla_id", "ssd_cla_episodes"),
    "ssd_cla_reviews": ("clar_person_id", "clar_cla_id", "ssd_cla_episodes"),
    "ssd_cla_placement": ("clap_person_id", "clap_cla_id", "ssd_cla_episodes"),
}
"""Tables whose rows may name the child, or a number that a row of another table has."""

_NUMBERS = {
    "ssd_cp_plans": ("cppl_cp_plan_id", "cppl_person_id"),
    "ssd_cla_episodes": ("clae_cla_id", "clae_person_id"),
}


def owned(known: AsAt, table: str) -> pl.DataFrame:
    """The rows of a linked table with child_id; those of nobody known are left out."""
    return _with_owner(known, table).filter(pl.col("child_id").is_not_null())


def unowned(known: AsAt) -> pl.DataFrame:
    """Findings about rows of linked tables of which it is not known whose they are."""
    return together(
        findings_in(NO_PERSON, rows.filter(pl.col("child_id").is_null()), column=LINKED[table][0])
        for table in LINKED
        if (rows := _with_owner(known, table)).height
    )


def _with_owner(known: AsAt, table: str) -> pl.DataFrame:
    person, number, other = LINKED[table]
    key, owner = _NUMBERS[other]
    owners = (
        known.rows(other)
        .select(pl.col(key).alias(number), pl.col(owner).alias("child_id"))
        .drop_nulls(number)
        .sort(number, "child_id")
        .unique(number, keep="first")
    )
    rows = known.rows(table).join(owners, on=number, how="left", maintain_order="left")
    return rows.with_columns(pl.coalesce(person, "child_id").alias("child_id"))
