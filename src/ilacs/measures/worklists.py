"""Worklists: what is due, by when, and who has the case."""

from datetime import date
from enum import StrEnum

import ibis
import ibis.expr.types as ir
import polars as pl

from ilacs.measures.described import By
from ilacs.measures.figures import KEY
from ilacs.measures.given import REFERENCE_DATE, ROW
from ilacs.measures.rows import State


class When(StrEnum):
    """Where something to be done stands on the day that is asked about."""

    OVERDUE = "overdue"
    TODAY = "due today"
    SOON = "due soon"
    NO_DATE = "no date known"
    """It cannot be said when it is due: a date is missing that it is counted from."""


COLUMNS = (
    *KEY,
    "list",
    ROW,
    "child_id",
    "state",
    "due",
    "days_left",
    "when",
    By.TEAM.value,
    By.WORKER.value,
)
"""The columns of a worklist. `days_left` counts days to the due day, less than 0 after it."""


def due(rows: ir.Table, within: int, as_at: date | None = None) -> ir.Table:
    """What is overdue, due today or in the next `within` days, or without a known day.

    `rows` are labelled and described rows of measures that are worklists. `as_at` is the day to
    count from, the reference date of each snapshot where it is not given. Rows that are excluded
    are left out, and so are those due later.
    """
    today = rows[REFERENCE_DATE] if as_at is None else ibis.date(as_at.isoformat())
    open_rows = rows.filter(rows["state"] != State.EXCLUDED.value)
    left = open_rows["due"].delta(today, unit="day")
    told = open_rows.mutate(days_left=left.cast("int64"))
    told = told.filter(told["due"].isnull() | (told["days_left"] <= within))
    when = ibis.cases(
        (told["due"].isnull(), When.NO_DATE.value),
        (told["days_left"] < 0, When.OVERDUE.value),
        (told["days_left"] == 0, When.TODAY.value),
        else_=When.SOON.value,
    )
    return told.mutate(when=when).select(*COLUMNS)


def in_order(answered: pl.DataFrame) -> pl.DataFrame:
    """A worklist as it is worked through: those without a day first, then the longest overdue."""
    return answered.sort(
        "due", "measure", "authority", REFERENCE_DATE, "list", ROW, nulls_last=False
    )
