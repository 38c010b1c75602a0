"""The words that rules are written with: expressions over the rows of a list.

Beside the declared columns of its own list an expression may name
- `column?blank`: whether the cell is empty (a value kept as typed is not empty);
- `column?if_there`: the column, or nothing in every row where the list came without it;
- `list:column`, `list:column?blank`: the same of another list, for the same child;
- a virtual column of this module, such as REFERENCE or AGE.
`given` makes whatever is named; a rule whose names cannot all be made is not run.
"""

import polars as pl

BLANK = "?blank"
IF_THERE = "?if_there"
OTHER = ":"
PRESENT = "present"

REFERENCE_NAME = "_reference"
SIX_MONTHS_NAME = "_six_months_before"
YEAR_NAME = "_year_before"
AUTHORITY_NAME = "_authority"
AGE_NAME = "_age"

REFERENCE = pl.col(REFERENCE_NAME)
"""The day that the lists describe."""
SIX_MONTHS_BEFORE = pl.col(SIX_MONTHS_NAME)
"""The day six months before the reference date.

Whether that day itself belongs to the six months is understood both ways: a rule finds nothing
that hangs on it.
"""
YEAR_BEFORE = pl.col(YEAR_NAME)
"""The day twelve months before the reference date."""
OWN_AUTHORITY = pl.col(AUTHORITY_NAME)
"""The authority whose lists these are."""
AGE = pl.col(AGE_NAME)
"""Age at the reference date: from the date of birth, or as typed where that is not known."""

END = {
    "children_in_need": "need_end",
    "child_protection": "plan_end",
    "children_in_care": "care_end",
}
"""The column that is empty as long as a child's row is open, by list."""

SHORT_BREAKS = ("V3", "V4")
"""Legal statuses of series of short breaks: the child lives at home."""


def blank(column: str) -> pl.Expr:
    """Whether the cell is empty. A value kept as typed is not."""
    return pl.col(column + BLANK)


def filled(column: str) -> pl.Expr:
    """Whether anything stands in the cell."""
    return ~blank(column)


def if_there(column: str) -> pl.Expr:
    """The column, or nothing in every row where the list came without it."""
    return pl.col(column + IF_THERE)


def other(list_id: str, column: str) -> pl.Expr:
    """What another list says of the same child."""
    return pl.col(list_id + OTHER + column)


def present(list_id: str) -> pl.Expr:
    """Whether the child is in another list."""
    return other(list_id, PRESENT)


def still_open(list_id: str) -> pl.Expr:
    """Whether the child is in another list with no end."""
    return present(list_id) & other(list_id, END[list_id] + BLANK)


def days(count: int) -> pl.Expr:
    """So many days."""
    return pl.duration(days=count)


WAITING_FOR_ADOPTION = blank("adoption_order") & blank("decision_reversed")
"""Whether a child in the list of adoption waits: no order, and no reversal of the decision."""
