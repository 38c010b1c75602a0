"""How long something lasted, and when: what measures of several lists say alike.

A span of months is over on the day that `framework.calendar_steps` names: three months from 30
November end on the last day of February.
"""

from collections.abc import Sequence

import ibis
import ibis.expr.types as ir

from ilacs.measures.given import REFERENCE_DATE, ROW, SNAPSHOT, days_between

Reasons = Sequence[tuple[str, ir.BooleanValue]]
"""Why rows are excluded, and where it holds (rows.rows_of)."""

BEGINS_LATER = "begins after the reference date"


def in_six_months(rows: ir.Table, column: str) -> ir.BooleanValue:
    """Whether a day lies in the six months before the reference date, both ends counted."""
    return rows[column].between(rows["six_months_before"], rows[REFERENCE_DATE])


def still_open(rows: ir.Table, end: str) -> ir.Table:
    """The rows without an end, or with one that lies after the reference date."""
    return rows.filter(rows[end].isnull() | (rows[end] > rows[REFERENCE_DATE]))


def only(rows: ir.Table, *columns: str) -> ir.Table:
    """The rows with these columns and what tells a row: joins carry no more than they need."""
    return rows.select(*SNAPSHOT, ROW, "child_id", *columns)


def begins_later(rows: ir.Table, start: str) -> tuple[str, ir.BooleanValue]:
    """The reason to exclude what has not begun by the reference date."""
    return BEGINS_LATER, rows[start] > rows[REFERENCE_DATE]


def lasted(start: ir.DateValue, end: ir.DateValue, months: int) -> ir.BooleanValue:
    """Whether it lasted so many months or longer; null where a day is, or they are reversed."""
    return ibis.cases((start > end, None), else_=start + ibis.interval(months=months) <= end)


def length(start: ir.DateValue, end: ir.DateValue) -> ir.IntegerValue:
    """Days from start to end; null where a day is, or they are reversed."""
    return ibis.cases((start <= end, days_between(start, end)))


def length_band(
    start: ir.DateValue, end: ir.DateValue, bands: Sequence[tuple[int, str]], longest: str
) -> ir.StringValue:
    """The first of `bands` (months, words) that is not filled, or `longest`; null as `lasted`."""
    return ibis.cases(
        *((~lasted(start, end, months), words) for months, words in bands),
        (start <= end, longest),
    )


def not_after(day: ir.DateValue, latest: ir.DateValue) -> ir.DateValue:
    """The day; null where it lies after the latest that it can be."""
    return ibis.cases((day <= latest, day))


def known(value: ir.Value) -> ir.BooleanValue:
    """True where there is an answer, null where there is none: what a mix counts as met."""
    return ibis.cases((value.notnull(), True))


def is_yes(answer: ir.StringValue) -> ir.BooleanValue:
    """True for yes, false for no; null for unknown and for no answer."""
    return ibis.cases((answer == "yes", True), (answer == "no", False))
