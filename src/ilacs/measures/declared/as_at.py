"""What measures of several lists say alike about what has happened by the reference date.

A day after the reference date has not come: what is entered for it has not happened yet.
"""

import ibis
import ibis.expr.types as ir

from ilacs.measures.given import REFERENCE_DATE

NOT_DUE = "not done yet, and still within the limit"


def happened(rows: ir.Table, column: str) -> ir.DateValue:
    """A day; null where there is none, or it lies after the reference date."""
    return ibis.cases((rows[column] <= rows[REFERENCE_DATE], rows[column]))


def in_year(rows: ir.Table, column: str) -> ir.BooleanValue:
    """Whether a day lies in the twelve months before the reference date, both ends counted."""
    return rows[column].between(rows["year_before"], rows[REFERENCE_DATE])


def done_in_time(done: ir.DateValue, due: ir.DateValue, today: ir.DateValue) -> ir.BooleanValue:
    """Whether it was done by the day it was due; null where no day was, or it is not over."""
    return ibis.cases((done.notnull(), done <= due), (due < today, False))


def not_due(
    done: ir.DateValue, due: ir.DateValue, today: ir.DateValue
) -> tuple[str, ir.BooleanValue]:
    """The reason to exclude what is not done and may still be done in time."""
    return NOT_DUE, done.isnull() & (due >= today)
