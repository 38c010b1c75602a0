"""Who is in care, and what can be known of it: what all measures of children in care share."""

import ibis
import ibis.expr.types as ir

from ilacs.measures.declared.spans import begins_later, in_six_months, still_open
from ilacs.measures.given import Given

LIST = "children_in_care"

SHORT_BREAKS = ("V3", "V4")
"""Legal statuses of a series of short breaks, which national figures leave out."""

FOR_ADOPTION = ("A3", "A4", "A5", "A6")
"""Placement types of children placed for adoption."""

IN_CARE = (
    "Children in care at the reference date. Children in a series of short breaks (V3, V4) are "
    "left out."
)
"""What most of these measures are about, in words."""

NOW = (
    "The list holds the latest date only: it shows who is late now, not who was late before. A "
    "date after the reference date hides the one before it, which is not known."
)
"""A trap of every measure that reads the latest date of something that recurs."""

SAME_CARERS = "the list may have the start of foster care, from which it is then counted."
"""A trap of what is counted from the day that a child was placed for adoption."""

Reason = tuple[str, ir.BooleanValue]


def in_care(given: Given) -> ir.Table:
    """The children in care at the reference date, and those that `not_counted` excludes."""
    return still_open(given[LIST], "care_end")


def not_counted(rows: ir.Table) -> list[Reason]:
    """Why, and where, a child is not counted as in care at the reference date."""
    return [begins_later(rows, "care_start"), short_breaks(rows)]


def short_breaks(rows: ir.Table) -> Reason:
    """Why, and where, being away from home is not counted as being in care."""
    return ("in a series of short breaks", rows["legal_status"].isin(SHORT_BREAKS))


def came_in_six_months(given: Given) -> ir.Table:
    """The children who came into care in the six months before the reference date.

    Those who came on a day that is blank are among them: it is not known whether they belong.
    """
    rows = given[LIST]
    return rows.filter(in_six_months(rows, "care_start") | rows["care_start"].isnull())


def in_care_less_than(rows: ir.Table, words: str, window: str) -> Reason:
    """Children who came into care after the day in a window; a blank day excludes nothing."""
    return (f"in care for less than {words}", rows["care_start"] > rows[window])


def where_known(condition: ir.BooleanValue, *columns: ir.Column) -> ir.BooleanValue:
    """A condition, null (not known) where one of the columns is blank."""
    for column in columns:
        condition = ibis.cases((column.notnull(), condition))
    return condition


def yet_to_come(rows: ir.Table, column: str) -> ir.BooleanValue:
    """Whether a day lies after the reference date, so that the latest by then is not known."""
    return (rows[column] > rows["reference_date"]).fill_null(False)
