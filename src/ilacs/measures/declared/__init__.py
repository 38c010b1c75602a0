"""All measures, declared once."""

from collections.abc import Mapping
from functools import cache

from ilacs.measures.declared import (
    adopters,
    adoption,
    allegations,
    assessments,
    care,
    care_health,
    care_leavers,
    care_planning,
    care_visits,
    child_in_need_plans,
    child_protection,
    children_in_need,
    conferences,
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
from ilacs.measures.measure import Measure

ALL: tuple[Measure, ...] = (
    *front_door.MEASURES,
    *referrals.MEASURES,
    *early_help.MEASURES,
    *assessments.MEASURES,
    *enquiries.MEASURES,
    *conferences.MEASURES,
    *children_in_need.MEASURES,
    *child_in_need_plans.MEASURES,
    *child_protection.MEASURES,
    *protection_visits.MEASURES,
    *care.MEASURES,
    *care_planning.MEASURES,
    *care_visits.MEASURES,
    *care_health.MEASURES,
    *placements.MEASURES,
    *missing_from_care.MEASURES,
    *care_leavers.MEASURES,
    *adoption.MEASURES,
    *adopters.MEASURES,
    *return_interviews.MEASURES,
    *strategy_discussions.MEASURES,
    *court.MEASURES,
    *private_fostering.MEASURES,
    *allegations.MEASURES,
    *plans.MEASURES,
    *key_documents.MEASURES,
    *supervision.MEASURES,
    *workforce.MEASURES,
)
"""Every measure, in the order of the journey."""


@cache
def by_id() -> Mapping[str, Measure]:
    """Every measure by its id."""
    return {measure.id: measure for measure in ALL}
