"""X2: one child, or one family, with one number, however lists were exported."""

from collections.abc import Iterator

import polars as pl

from ilacs.lists.checking.check import rule
from ilacs.lists.declared import ALL
from ilacs.lists.finding_rows import finding
from ilacs.lists.findings import About, Rule, Severity, together
from ilacs.lists.snapshot import Snapshot

ZEROS = rule(
    "x02-leading-zeros-differ",
    Severity.QUERY,
    About.LISTS,
    "{column} is the same as in an earlier list only if leading zeros are left out "
    "(how many numbers: {detail}).",
    "Export the number in one way, as text, in every list: until then one child counts as "
    "several, and other lists seem to lack the child.",
)

RULES: tuple[Rule, ...] = (ZEROS,)

_NUMBERS = ("child_id", "family_id")
_BARE = "_bare"


def sweep(snapshot: Snapshot) -> pl.DataFrame:
    """Lists whose numbers differ from those of the lists before in leading zeros alone.

    One finding (findings.SCHEMA) for each list and column, with how many numbers it is about.
    """
    return together(found for column in _NUMBERS for found in _unlike(snapshot, column))


def _unlike(snapshot: Snapshot, column: str) -> Iterator[pl.DataFrame]:
    before = pl.DataFrame(schema={column: pl.String, _BARE: pl.String})
    having = [
        (spec, rows)
        for spec in ALL
        if spec.id in snapshot.lists and column in (rows := snapshot.lists[spec.id].rows).columns
    ]
    if not any(rows[column].str.starts_with("0").any() for _, rows in having):
        return
    for spec, rows in having:
        bare = pl.col(column).str.strip_chars_start("0")
        own = rows.select(column).drop_nulls().unique().with_columns(bare.alias(_BARE))
        new = own.join(before, on=column, how="anti")
        count = new.filter(pl.col(_BARE) != "").join(before, on=_BARE, how="semi").height
        if count:
            yield finding(ZEROS, list_id=spec.id, column=column, detail=f"{count}")
        before = pl.concat([before, new])
