"""Every measure again, slow and obvious: what the engines must agree with.

Written from the words of a measure in plain Python over plain rows, without a look at its
expression.
"""

from collections.abc import Callable, Mapping

from ilacs.measures.oracle import (
    adoption,
    assessments,
    care_leavers,
    child_protection,
    children_in_need,
    early_help,
    front_door,
    protection_visits,
    referrals,
)
from ilacs.measures.oracle.plain import Lists, PlainRow

ORACLE: Mapping[str, Callable[[Lists], list[PlainRow]]] = {
    **front_door.ORACLE,
    **referrals.ORACLE,
    **early_help.ORACLE,
    **assessments.ORACLE,
    **care_leavers.ORACLE,
    **children_in_need.ORACLE,
    **child_protection.ORACLE,
    **protection_visits.ORACLE,
    **adoption.ORACLE,
}
"""The rows behind each measure, by its id."""

__all__ = ["ORACLE", "Lists", "PlainRow"]
