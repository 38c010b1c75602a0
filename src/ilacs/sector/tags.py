"""Filters of search as words of the index, so that it looks only at what they let through."""

import re
from dataclasses import dataclass

from ilacs.framework import Grade, Judgement
from ilacs.sector.inspections import Inspection
from ilacs.sector.passages import Passage, PassageList

_NOT_IN_WORDS = re.compile("[^a-z0-9]")


@dataclass(frozen=True, slots=True)
class Filters:
    """Which passages are looked at: all that are given must hold.

    `judgement` and `grade` are those of the section that a finding stands in; an area for
    improvement stands in none, so it is left out by them. `theme` holds for areas only.
    `year` is that of the first day on site.
    """

    urn: int | None = None
    year: int | None = None
    judgement: Judgement | None = None
    grade: Grade | None = None
    theme: str | None = None
    list: PassageList | None = None


def tags_of(inspection: Inspection, passage: Passage) -> str:
    """The words that a passage is found by, whatever it says."""
    return " ".join(
        [
            *_tags(
                Filters(
                    urn=inspection.urn,
                    year=inspection.day.year,
                    judgement=passage.judgement,
                    grade=passage.grade,
                    list=passage.list,
                )
            ),
            *(_tag("theme", theme) for theme in passage.themes),
        ]
    )


def tags_for(filters: Filters) -> tuple[str, ...]:
    """The words that a passage must have for every filter to let it through."""
    theme = (_tag("theme", filters.theme),) if filters.theme is not None else ()
    return (*_tags(filters), *theme)


def _tags(filters: Filters) -> tuple[str, ...]:
    named = {
        "urn": filters.urn,
        "year": filters.year,
        "judgement": filters.judgement,
        "grade": filters.grade,
        "list": filters.list,
    }
    return tuple(_tag(name, value) for name, value in named.items() if value is not None)


def _tag(name: str, value: object) -> str:
    """One word. The `x` at its end keeps the index from taking an ending off."""
    return f"{name}{_NOT_IN_WORDS.sub('', str(value).lower())}x"
