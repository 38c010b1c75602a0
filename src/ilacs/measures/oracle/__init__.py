"""Every measure again, slow and obvious: what the engines must agree with.

Written from the words of a measure in plain Python over plain rows, without a look at its
expression.
"""

from collections.abc import Callable, Mapping

from ilacs.measures.oracle import (
    adopters,
    adoption,
    allegations,
    assessments,
    care,
    care_health,
    care_leavers,
    care_planning,
    care_visits,
    child_protection,
    children_in_need,
    court,
    early_help,
    enquiries,
    front_door,
    key_documents,
    missing_from_care,
    placements,
    plans,
    private_fostering,
    protection_visits,
    referrals,
    return_interviews,
    strategy_discussions,
    supervision,
    workforce,
)
from ilacs.measures.oracle.plain import Lists, PlainRow

ORACLE: Mapping[str, Callable[[Lists], list[PlainRow]]] = {
    **front_door.ORACLE,
    **referrals.ORACLE,
    **early_help.ORACLE,
    **assessments.ORACLE,
    **enquiries.ORACLE,
    **care.ORACLE,
    **care_planning.ORACLE,
    **care_visits.ORACLE,
    **care_health.ORACLE,
    **placements.ORACLE,
    **missing_from_care.ORACLE,
    **care_leavers.ORACLE,
    **children_in_need.ORACLE,
    **child_protection.ORACLE,
    **protection_visits.ORACLE,
    **adoption.ORACLE,
    **adopters.ORACLE,
    **return_interviews.ORACLE,
    **strategy_discussions.ORACLE,
    **court.ORACLE,
    **private_fostering.ORACLE,
    **allegations.ORACLE,
    **plans.ORACLE,
    **key_documents.ORACLE,
    **supervision.ORACLE,
    **workforce.ORACLE,
}
"""The rows behind each measure, by its id."""

__all__ = ["ORACLE", "Lists", "PlainRow"]
