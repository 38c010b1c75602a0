"""Small areas and rare categories: where a copy without names could still tell who a child is."""

from collections.abc import Mapping
from dataclasses import dataclass

import polars as pl

from ilacs.lists.declared import ListSpec, by_id, code_sets
from ilacs.lists.protected.classes import subjects

REVIEW: Mapping[str, type[pl.DataType]] = {
    "list": pl.String,
    "columns": pl.String,
    "cell": pl.String,
    "people": pl.UInt32,
    "rows": pl.UInt32,
    "what_to_do": pl.String,
}
"""The columns of a review: each cell with fewer people than the threshold.

`columns` are the headers that are looked at together and `cell` what stands in them, in the same
order. The table is itself about few children: it is for the authority, and not for sharing.
"""

TRAITS = ("date_of_birth", "age", "gender", "ethnicity", "placement_postcode")
"""What an acquaintance could know of a child, and find the child's row by."""


@dataclass(frozen=True)
class Look:
    """Columns whose cells are counted together.

    `yields` is the column that is emptied if small cells are to be removed.
    """

    columns: tuple[str, ...]
    yields: str
    what_to_do: str


_GROUP = (
    "Share groups of ethnicity in place of codes; if it is a group, remove it for these people."
)
_AREA = (
    "Share areas of postcodes in place of districts; if it is an area, remove it for these people."
)
_RARE = "Ask whether the region needs this column; if not, remove it for these people."

LOOKS = (
    Look(("gender",), "gender", _RARE),
    Look(("ethnicity",), "ethnicity", _GROUP),
    Look(("disability",), "disability", _RARE),
    Look(("unaccompanied",), "unaccompanied", _RARE),
    Look(("legal_status",), "legal_status", _RARE),
    Look(("placement_type",), "placement_type", _RARE),
    Look(("placement_authority",), "placement_authority", _RARE),
    Look(("placement_postcode",), "placement_postcode", _AREA),
    Look(("placement_postcode", "category_of_need"), "placement_postcode", _AREA),
    Look(("placement_postcode", "placement_type"), "placement_postcode", _AREA),
    Look(("age", "ethnicity"), "ethnicity", _GROUP),
)


@dataclass(frozen=True)
class Standing:
    """How well the rows of one list hide the people in them.

    Rows with the same traits (TRAITS, as far as the list has them) are alike. `alone` counts the
    rows that are like no other person's, `few` those like fewer people's than the threshold,
    `alone` among them.
    """

    list_id: str
    rows: int
    people: int
    alone: int
    few: int


def review(lists: Mapping[str, pl.DataFrame], threshold: int) -> pl.DataFrame:
    """Every cell with fewer people than the threshold (REVIEW), the smallest of a list first."""
    found = [pl.DataFrame(schema=REVIEW)]
    for list_id, rows in lists.items():
        found += [
            _told(by_id()[list_id], look, small_cells(list_id, rows, look, threshold))
            for look in LOOKS
            if set(look.columns) <= set(rows.columns)
        ]
    joined: pl.DataFrame = pl.concat(found)
    return joined.sort("list", "columns", "people", "cell", maintain_order=True)


def small_cells(list_id: str, rows: pl.DataFrame, look: Look, threshold: int) -> pl.DataFrame:
    """The cells of a look with fewer people than the threshold: its columns, people and rows."""
    filled = rows.drop_nulls(look.columns)
    cells = filled.group_by(look.columns).agg(people(list_id, rows), pl.len().alias("rows"))
    return cells.filter(pl.col("people") < threshold)


def standing(list_id: str, rows: pl.DataFrame, threshold: int) -> Standing:
    """How well the rows of a list hide the people in them."""
    alike = likeness(list_id, rows)
    return Standing(
        list_id=list_id,
        rows=rows.height,
        people=rows.select(people(list_id, rows)).item() if rows.height else 0,
        alone=int((alike == 1).sum()),
        few=int((alike < threshold).sum()),
    )


def likeness(list_id: str, rows: pl.DataFrame) -> pl.Series:
    """For each row, how many people of the list have the same traits; null where none is known."""
    traits = [name for name in TRAITS if name in rows.columns]
    if not traits:
        return pl.Series([None] * rows.height, dtype=pl.UInt32)
    known = pl.any_horizontal(pl.col(traits).is_not_null())
    counted = people(list_id, rows).over(traits)
    return rows.select(pl.when(known).then(counted)).to_series()


def people(list_id: str, rows: pl.DataFrame) -> pl.Expr:
    """Counts the people among rows; rows without an identifier count as one person together."""
    person = person_column(list_id, rows)
    count = pl.len() if person is None else pl.col(person).n_unique()
    return count.cast(pl.UInt32).alias("people")


def person_column(list_id: str, rows: pl.DataFrame) -> str | None:
    """The column that tells the people of a list apart, if it was read."""
    names = subjects(by_id()[list_id].columns)
    return next((name for name in names if name in rows.columns), None)


def _told(spec: ListSpec, look: Look, cells: pl.DataFrame) -> pl.DataFrame:
    parts = [_shown(spec, name) for name in look.columns]
    told = cells.select(
        pl.lit(spec.id).alias("list"),
        pl.lit(", ".join(spec.by_name[name].header for name in look.columns)).alias("columns"),
        pl.concat_str(parts, separator=", ").alias("cell"),
        "people",
        pl.col("rows").cast(pl.UInt32),
        pl.lit(look.what_to_do).alias("what_to_do"),
    )
    return told


def _shown(spec: ListSpec, name: str) -> pl.Expr:
    column = spec.by_name[name]
    shown = pl.col(name).cast(pl.String)
    if column.codes is None:
        return shown
    return shown.replace({code.key: code.text for code in code_sets()[column.codes].codes})
