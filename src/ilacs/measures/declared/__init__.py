"""All measures, declared once."""

from collections.abc import Mapping
from functools import cache

from ilacs.measures.declared import assessments, front_door
from ilacs.measures.measure import Measure

ALL: tuple[Measure, ...] = (*front_door.MEASURES, *assessments.MEASURES)
"""Every measure, in the order of the journey."""


@cache
def by_id() -> Mapping[str, Measure]:
    """Every measure by its id."""
    return {measure.id: measure for measure in ALL}
