"""The rows behind a figure: every row that a measure is about, and whether it is met."""

from collections.abc import Sequence
from enum import StrEnum

import ibis
import ibis.expr.types as ir

from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW


class State(StrEnum):
    """Where a row stands. Rows that are not known are never counted as met, and always shown."""

    MET = "met"
    NOT_MET = "not met"
    NOT_KNOWN = "not known"
    EXCLUDED = "excluded"


ROWS = (
    AUTHORITY,
    REFERENCE_DATE,
    "list",
    ROW,
    "child_id",
    "state",
    "reason",
    "category",
    "days",
    "due",
)
"""The columns of the rows behind a figure.

`list` and ROW tell the row of the list; `reason` why a row is excluded; `category` what a mix
counts it under; `days` a length (days or working days, as the measure's unit or clock counts);
`due` the day by which it should be or should have been, for a worklist. The last four may be null.
"""


def rows_of(  # noqa: PLR0913 - each is a column of ROWS
    list_id: str,
    rows: ir.Table,
    *,
    met: ir.BooleanValue | None = None,
    excluded: Sequence[tuple[str, ir.BooleanValue]] = (),
    category: ir.StringValue | None = None,
    days: ir.IntegerValue | None = None,
    due: ir.DateValue | None = None,
) -> ir.Table:
    """The rows that a measure is about, one for each row of `rows`.

    `met` where a row counts (null: not known; not given: all count). `excluded` are reasons and
    where they hold, the first that holds; a null excludes nothing.
    """
    reason = ibis.null("string")
    for words, holds in reversed(excluded):
        reason = holds.fill_null(False).ifelse(ibis.literal(words), reason)
    told = (
        ibis.literal(State.MET.value)
        if met is None
        else ibis.cases(
            # Never `met.isnull()`: of a negation SQL reads NOT (x IS NULL).
            (met, State.MET.value),
            (~met, State.NOT_MET.value),
            else_=State.NOT_KNOWN.value,
        )
    )
    child = rows["child_id"] if "child_id" in rows.columns else ibis.null("string")
    return rows.select(
        rows[AUTHORITY],
        rows[REFERENCE_DATE],
        ibis.literal(list_id).name("list"),
        rows[ROW],
        child.cast("string").name("child_id"),
        reason.isnull().ifelse(told, ibis.literal(State.EXCLUDED.value)).name("state"),
        reason.name("reason"),
        (ibis.null("string") if category is None else category).name("category"),
        (ibis.null("int64") if days is None else days.cast("int64")).name("days"),
        (ibis.null("date") if due is None else due).name("due"),
    )
