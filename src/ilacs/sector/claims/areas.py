"""Claims about how many areas for improvement a report names."""

import operator

from ilacs.framework.number_words import counted
from ilacs.sector.claims.absence import no_inspection
from ilacs.sector.claims.answers import Answer, Sense
from ilacs.sector.claims.archive import HOW_TO_ADD, Archive
from ilacs.sector.claims.claim import Bound, NumberOfAreas
from ilacs.sector.claims.wording import capital, inspection_words, name_of

_HOLDS = {
    Bound.EXACTLY: operator.eq,
    Bound.AT_LEAST: operator.ge,
    Bound.AT_MOST: operator.le,
    Bound.MORE_THAN: operator.gt,
    Bound.FEWER_THAN: operator.lt,
}


def check_number_of_areas(claim: NumberOfAreas, archive: Archive) -> tuple[Sense, ...]:
    """Whether the report lists so many areas for improvement or recommendations."""
    one = archive.named(claim.authority, claim.when)
    if one is None:
        return (no_inspection(archive, claim.authority, claim.when),)
    start = f"the report of {inspection_words(one)} of {name_of(one.urn)}"
    description = "by the areas that the report lists"
    if one.areas is None:
        why = f"It is not known how many areas {start} lists. {HOW_TO_ADD}"
        return (Sense(description, Answer.CANNOT_BE_TOLD, why, archive.rows(one)),)
    areas = counted(one.areas, "area for improvement", "areas for improvement")
    why = f"{capital(start)} lists {areas}."
    answer = Answer.TRUE if _HOLDS[claim.bound](one.areas, claim.count) else Answer.FALSE
    areas_known = archive.record.areas.get(one.id, ())
    listed = tuple(archive.area_row(one, area) for area in areas_known)
    return (Sense(description, answer, why, listed or archive.rows(one)),)
