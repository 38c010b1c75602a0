"""One report as a page to read: its sentences where they were added, otherwise its facts."""

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import groupby

from ilacs.documents.words import in_words
from ilacs.framework.day_words import in_full
from ilacs.framework.number_words import listed
from ilacs.register import by_urn
from ilacs.sector.directions import steps
from ilacs.sector.inspections import Inspection
from ilacs.sector.passages import Passage, PassageList
from ilacs.sector.record import Record
from ilacs.sector.sentences import TO_IMPROVE
from ilacs.web.shown.standing import ARROWS, AreaShown, area_shown, direction_words
from ilacs.web.shown.words import (
    GradeShown,
    ThemeShown,
    grade_shown,
    is_web_address,
    kind_of,
    period,
    themes_shown,
)


@dataclass(frozen=True, slots=True)
class GradedShown:
    """One grade that the report gave, and how it compares with the one before."""

    judgement: str
    grade: GradeShown
    arrow: str
    direction: str


@dataclass(frozen=True, slots=True)
class PassageShown:
    """A sentence or paragraph. `number` is as printed, None where it has none.

    `place` is where links to it go.
    """

    place: int
    number: int | None
    page: int | None
    text: str
    themes: tuple[ThemeShown, ...]


@dataclass(frozen=True, slots=True)
class SectionShown:
    """Passages under one heading. `grade` is that of the section, None where it has none.

    `anchor` is where links within the page go. `is_areas` marks lists of what is to improve.
    """

    anchor: str
    heading: str
    grade: GradeShown | None
    is_areas: bool
    passages: tuple[PassageShown, ...]


@dataclass(frozen=True, slots=True)
class ReportPage:
    """A report. `sections` are empty where only facts are in the record; `areas` are then those.

    `areas_known` is whether its list of areas was read. `address` is empty where it cannot be a
    link.
    """

    id: str
    authority: str
    kind: str
    days: str
    facts: tuple[tuple[str, str], ...]
    grades: tuple[GradedShown, ...]
    sections: tuple[SectionShown, ...]
    areas_known: bool
    areas: tuple[AreaShown, ...]
    address: str


HEADINGS = {
    PassageList.SUMMARY: "Summary",
    PassageList.AREA: "What needs to improve",
    PassageList.PRIORITY_ACTION: "Areas for priority action",
    PassageList.BOARD_RECOMMENDATION: "Recommendations to the safeguarding board",
    PassageList.STRENGTH: "Strengths",
    PassageList.NEXT_STEPS: "Next steps",
}
"""What parts of a report are called that have no heading of their own."""


def report_page(
    record: Record, one: Inspection, passages: tuple[Passage, ...] | None
) -> ReportPage:
    """The report of `one`; `passages` are its sentences, None where they were not added."""
    authority = by_urn(one.urn)
    areas = record.areas.get(one.id)
    earlier = tuple(other for other in record.of(one.urn) if other.day < one.day)
    return ReportPage(
        id=one.id,
        authority=authority.name if authority else f"URN {one.urn}",
        kind=kind_of(one),
        days=period(one.on_site_from, one.on_site_to) or in_full(one.day),
        facts=tuple(_facts(one)),
        grades=tuple(
            GradedShown(
                in_words(step.judgement),
                grade_shown(step.grade),
                ARROWS[step.direction],
                direction_words(record, step),
            )
            for step in steps(one, earlier)
        ),
        sections=tuple(_sections(passages or ())),
        areas_known=areas is not None,
        areas=tuple(map(area_shown, areas or ())),
        address=one.address if is_web_address(one.address) else "",
    )


def _facts(one: Inspection) -> Iterable[tuple[str, str]]:
    yield "On site", period(one.on_site_from, one.on_site_to) or "Not known"
    yield "Published", in_full(one.published) if one.published else "Not known"
    yield "Framework", in_words(one.framework)
    yield "Lead inspector", listed(one.lead_inspectors) or "Not known"


def _sections(passages: Iterable[Passage]) -> Iterable[SectionShown]:
    parts = groupby(passages, key=lambda one: (one.list, _heading(one), one.grade))
    for number, ((list_, heading, grade), several) in enumerate(parts, start=1):
        yield SectionShown(
            f"part-{number}",
            heading,
            grade_shown(grade) if grade else None,
            list_ in TO_IMPROVE,
            tuple(
                PassageShown(one.place, one.number, one.page, one.text, themes_shown(one.themes))
                for one in several
            ),
        )


def _heading(one: Passage) -> str:
    if one.list is PassageList.FINDING:
        heading = one.heading or "Findings"
        # The grade stands beside the heading: it is not said twice.
        bare, _, last = heading.rpartition(":")
        is_grade = one.grade is not None and last.strip().lower() == in_words(one.grade).lower()
        return bare if is_grade and bare else heading
    return HEADINGS[one.list]
