"""What a heading means by its words alone, whatever stands around it."""

from dataclasses import dataclass
from enum import Enum
from functools import lru_cache

from ilacs.framework import Grade, Judgement
from ilacs.reports.wording import (
    grade_of,
    graded_label,
    is_heading_of,
    judgement_of,
    label_start,
)


class Place(Enum):
    """Where in the record the text under a heading goes."""

    SUMMARY = "summary"
    SECTION = "section"
    AREAS = "areas"
    PRIORITY = "priority"
    STRENGTHS = "strengths"
    NEXT_STEPS = "next_steps"


LISTS = frozenset({Place.AREAS, Place.PRIORITY, Place.STRENGTHS})
"""The places that are lists of items."""

_GROUPS = (
    ("priority_action", Place.PRIORITY),
    ("areas", Place.AREAS),
    ("strengths", Place.STRENGTHS),
    ("next_steps", Place.NEXT_STEPS),
)


@dataclass(frozen=True, slots=True)
class Meaning:
    """The meaning of a heading's words.

    `judgement` and `grade` are what it names; `grade_alone` is a grade without a label.
    `list_place` is where the items under it go. `unknown_grade` says that words follow a
    known label that are no known grade. The rest say which declared group it belongs to:
    headings that open a section, that divide one (`within`), that name a part of the report,
    that title a box, or that always end a list.
    """

    judgement: Judgement | None
    grade: Grade | None
    grade_alone: Grade | None
    list_place: Place | None
    unknown_grade: bool
    opens_section: bool
    within: bool
    part: bool
    box: bool
    judgement_box: bool
    ends_list: bool

    @property
    def known(self) -> bool:
        """Whether the heading is one of those that reports are known to have."""
        return self.judgement is not None or self.opens_section or self.within or self.part


@lru_cache(maxsize=1024)
def meaning_of(text: str) -> Meaning:
    """The meaning of the heading `text`."""
    graded = graded_label(text)
    judgement = graded.judgement if graded else judgement_of(text)
    started = label_start(text) if judgement is None else None
    opens_section = is_heading_of("known", text)
    within = is_heading_of("within", text) or is_heading_of("known_within", text)
    unknown_grade = bool(started and started[1].strip(" :.")) and not (opens_section or within)
    if unknown_grade and started:
        judgement = started[0]
    return Meaning(
        judgement=judgement,
        grade=graded.grade if graded else None,
        grade_alone=grade_of(text),
        list_place=next((place for group, place in _GROUPS if is_heading_of(group, text)), None),
        unknown_grade=unknown_grade,
        opens_section=opens_section,
        within=within,
        part=is_heading_of("parts", text),
        box=is_heading_of("boxes", text),
        judgement_box=is_heading_of("key_judgement", text),
        ends_list=is_heading_of("ends_list", text),
    )
