"""The sentences of a report, one passage each: what search and claims look through."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from ilacs.framework import Grade, Judgement
from ilacs.reports import InspectionReport
from ilacs.reports.record import Area, Finding

SAFEGUARDING_BOARD = "safeguarding children board"


class PassageList(StrEnum):
    """Which part of a report a passage stands in."""

    AREA = "area"
    PRIORITY_ACTION = "priority_action"
    BOARD_RECOMMENDATION = "board_recommendation"
    STRENGTH = "strength"
    SUMMARY = "summary"
    FINDING = "finding"
    NEXT_STEPS = "next_steps"


@dataclass(frozen=True, slots=True)
class Passage:
    """One area, finding or other paragraph, whole.

    `place` counts the passages of a report from 1. `heading` is what it stands under;
    `judgement` and `grade` are those of its section. `themes` are slugs, for areas only.
    """

    list: PassageList
    text: str
    place: int = 0
    number: int | None = None
    page: int | None = None
    heading: str = ""
    judgement: Judgement | None = None
    grade: Grade | None = None
    themes: tuple[str, ...] = ()


def is_for_the_board(area: Area) -> bool:
    """Whether a recommendation is one to the safeguarding board, not to the authority.

    Reports of the single inspection framework hold both, each in a part of its own.
    """
    return SAFEGUARDING_BOARD in area.part.lower()


def passages_of(
    report: InspectionReport, themes_of: Callable[[str], tuple[str, ...]]
) -> tuple[Passage, ...]:
    """Every passage of `report` in its order; `themes_of` says what an area is about."""
    unplaced = _unplaced(report, themes_of)
    return tuple(replace(passage, place=place) for place, passage in enumerate(unplaced, start=1))


def _unplaced(
    report: InspectionReport, themes_of: Callable[[str], tuple[str, ...]]
) -> Iterator[Passage]:
    for text in report.summary:
        yield Passage(PassageList.SUMMARY, text)
    for area in report.areas_for_priority_action:
        yield _area(PassageList.PRIORITY_ACTION, area, themes_of)
    for area in report.areas_for_improvement:
        board = is_for_the_board(area)
        list_ = PassageList.BOARD_RECOMMENDATION if board else PassageList.AREA
        yield _area(list_, area, themes_of)
    for strength in report.strengths:
        yield _finding(PassageList.STRENGTH, strength, strength.subheading)
    for section in report.sections:
        for finding in section.findings:
            yield _finding(
                PassageList.FINDING, finding, section.heading, section.judgement, section.grade
            )
    for text in report.next_steps:
        yield Passage(PassageList.NEXT_STEPS, text)


def _area(list_: PassageList, area: Area, themes_of: Callable[[str], tuple[str, ...]]) -> Passage:
    heading = area.subheading or area.heading
    themes = themes_of(area.text)
    return Passage(
        list_, area.text, number=area.number, page=area.page, heading=heading, themes=themes
    )


def _finding(
    list_: PassageList,
    finding: Finding,
    heading: str,
    judgement: Judgement | None = None,
    grade: Grade | None = None,
) -> Passage:
    return Passage(
        list_,
        finding.text,
        number=finding.number,
        page=finding.page,
        heading=heading,
        judgement=judgement,
        grade=grade,
    )
