"""Cells that may never be empty."""

from ilacs.lists.checking.check import At, Check, error
from ilacs.lists.checking.expressions import blank
from ilacs.lists.declared import ALL
from ilacs.lists.findings import About

CHECKS: tuple[Check, ...] = (
    error(
        "blank-cell",
        "{column} is empty, and every row needs it.",
        "Fill it in; where it is truly not known, use the code for that if the column has one.",
        *(
            # A column that is empty throughout is said once, by `blank-column`.
            At(spec.id, column.name, blank(column.name) & ~blank(column.name).all())
            for spec in ALL
            for column in spec.columns
            if column.blank is None
        ),
        about=About.BLANK,
    ),
)
