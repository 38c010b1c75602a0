"""What became of every row of a data set: the numbers add up."""

from collections.abc import Mapping, Sequence

import polars as pl

from ilacs.lists.declared import by_id
from ilacs.lists.finding_rows import finding
from ilacs.lists.findings import together
from ilacs.lists.standard_dataset.as_at import AsAt
from ilacs.lists.standard_dataset.draft import Draft
from ilacs.lists.standard_dataset.rules import ROWS

ACCOUNT: Mapping[str, type[pl.DataType]] = {
    "table": pl.String,
    "list": pl.String,
    "what": pl.String,
    "rows": pl.Int64,
}
"""The columns of the accounts.

Rows without a list say what became of a table's rows as it was read: those `KNOWN` on the day and
those left out add up to all of them. Rows with a list say what became of the known ones in it:
those `USED` and those left out add up to them.
"""

KNOWN = "known on the day"
USED = "used"


def account(known: AsAt, drafts: Sequence[Draft]) -> pl.DataFrame:
    """The accounts (ACCOUNT) of every table, and of every list's main table."""
    rows: list[tuple[str, str | None, str, int]] = []
    for name, table in known.tables.items():
        if name not in known.missing:
            rows.append((name, None, KNOWN, table.rows.height))
            rows += [(name, None, why, count) for why, count in table.left_out.items()]
    for draft in drafts:
        rows.append((draft.table, draft.spec.id, USED, draft.rows.height - draft.extra))
        rows += [
            (draft.table, draft.spec.id, why, count)
            for why, count in draft.left_out.items()
            if count
        ]
    return pl.DataFrame(rows, schema=ACCOUNT, orient="row")


def said_of_rows(known: AsAt, accounts: pl.DataFrame) -> pl.DataFrame:
    """A finding for each table: its accounts in words."""
    findings = []
    for name, table in known.tables.items():
        if name in known.missing:
            continue
        mine = accounts.filter(pl.col("table") == name)
        parts = [f"{table.rows_in} rows: {_words(mine.filter(pl.col('list').is_null()))}"]
        for list_id in mine["list"].drop_nulls().unique(maintain_order=True):
            of_list = mine.filter(pl.col("list") == list_id)
            parts.append(f"in {by_id()[list_id].title} {_words(of_list)}")
        findings.append(finding(ROWS, place=table.place, detail=f"{name}, " + "; ".join(parts)))
    return together(findings)


def _words(rows: pl.DataFrame) -> str:
    return ", ".join(f"{count} {what}" for what, count in rows.select("what", "rows").iter_rows())
