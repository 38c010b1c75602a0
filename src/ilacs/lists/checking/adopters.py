"""X21: children and adopters of one family."""

import polars as pl

from ilacs.lists.checking.check import At, Check, query
from ilacs.lists.checking.expressions import filled, other, present


def _date_of_neither(column: str, first: str, last: str) -> pl.Expr:
    """Whether a child's date is none of those that the family's adopters have."""
    day = pl.col(column)
    return (day != other("adopters", first)) & (day != other("adopters", last))


CHECKS: tuple[Check, ...] = (
    query(
        "x21-family-without-adopters",
        "{column} is not the number of any family in the list Adopters.",
        "Correct the number, or leave it empty if another agency approved the family.",
        At("adoption", "family_id", ~present("adopters")),
    ),
    query(
        "x21-matched-without-child",
        "{column} says that the adopter was matched, but no child in the list of adoption has "
        "the family's number.",
        "Correct the number, unless the child is another authority's.",
        At("adopters", "matched", filled("matched") & ~present("adoption")),
    ),
    query(
        "x21-other-date",
        "{column} is not the date that the family's adopters have in the list Adopters ({detail}).",
        "Correct whichever of the two dates is wrong.",
        At("adoption", "matched", _date_of_neither("matched", "first_matched", "last_matched")),
        At("adoption", "placed", _date_of_neither("placed", "first_placed", "last_placed")),
        At(
            "adoption",
            "adoption_order",
            _date_of_neither("adoption_order", "first_order", "last_order"),
        ),
    ),
    query(
        "x21-other-number-of-children",
        "{column} is not the number of children placed with the family in the list of adoption "
        "({detail}).",
        "Correct the number, or add the children; those of earlier years may be left out there.",
        At(
            "adopters",
            "children_placed",
            pl.col("children_placed") != other("adoption", "children_placed"),
        ),
    ),
)
