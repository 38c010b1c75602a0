"""Where an authority stands: its four judgement areas, in a form that is read in ten seconds."""

from collections import Counter
from dataclasses import dataclass

from ilacs.documents.words import in_words
from ilacs.framework.day_words import in_full
from ilacs.framework.grades import GRADES_IN_ORDER, Grade, Judgement
from ilacs.framework.number_words import listed
from ilacs.register import Authority
from ilacs.sector.areas_by_judgement import areas_by_judgement
from ilacs.sector.directions import Direction, Step, steps
from ilacs.sector.inspections import Inspection, RecordedArea
from ilacs.sector.record import Record
from ilacs.sector.standing import Standing, standing
from ilacs.web.shown.words import (
    GradeShown,
    ThemeShown,
    capital,
    grade_shown,
    kind_of,
    month_of,
    period,
    themes_shown,
)

JUDGEMENT_AREAS = (
    Judgement.LEADERS,
    Judgement.HELP_AND_PROTECTION,
    Judgement.CHILDREN_IN_CARE,
    Judgement.CARE_LEAVERS,
)
"""What every inspection judges today, in the order of its reports."""

FULL_NAMES = {Judgement.LEADERS: "Leaders and managers"}

ARROWS = {
    Direction.IMPROVED: "▲",
    Direction.SAME: "=",
    Direction.DECLINED: "▼",
    Direction.FIRST_TIME: "●",
    Direction.UNKNOWN: "?",
}


@dataclass(frozen=True, slots=True)
class AreaShown:
    """An area for improvement. `text` is empty where only facts of it are in the record."""

    number: int
    page: int | None
    text: str
    themes: tuple[ThemeShown, ...]


@dataclass(frozen=True, slots=True)
class JudgementShown:
    """One judgement area: its last grade, where that came from, and what was to improve.

    `report` is the id of the report that graded it, empty without a grade.
    """

    slug: str
    name: str
    grade: GradeShown
    arrow: str
    direction: str
    graded_as: str
    report: str
    inspected: str
    areas: tuple[AreaShown, ...]


@dataclass(frozen=True, slots=True)
class StandingShown:
    """The four judgement areas, in one sentence and one by one.

    `areas_known` is whether the list of what was to improve is known from `last`, the last report
    with grades (None where there is none); `other_areas` are those that have no theme. `overall`
    is a sentence on the last overall grade, empty where there never was one.
    """

    in_short: str
    judgements: tuple[JudgementShown, ...]
    last: str
    last_named: str
    areas_known: bool
    areas: int
    other_areas: tuple[AreaShown, ...]
    overall: str


def area_shown(area: RecordedArea) -> AreaShown:
    """An area as pages show it."""
    return AreaShown(area.number, area.page, area.text or "", themes_shown(area.themes))


def standing_shown(record: Record, authority: Authority) -> StandingShown:
    """Where `authority` stands on the record's day."""
    urn = authority.urn
    found = {
        judgement: standing(record, urn, judgement) if urn is not None else None
        for judgement in (*JUDGEMENT_AREAS, Judgement.OVERALL)
    }
    graded = record.graded(urn) if urn is not None else ()
    last = graded[-1] if graded else None
    areas = record.areas.get(last.id) if last else None
    sorted_areas = areas_by_judgement(areas or ())
    overall = found[Judgement.OVERALL]
    return StandingShown(
        in_short=_in_short([found[judgement] for judgement in JUDGEMENT_AREAS]),
        judgements=tuple(
            _judgement(record, judgement, found[judgement], sorted_areas.get(judgement, ()))
            for judgement in JUDGEMENT_AREAS
        ),
        last=last.id if last else "",
        last_named=f"{_small(kind_of(last))} of {month_of(last.day)}" if last else "",
        areas_known=areas is not None,
        areas=len(areas or ()),
        other_areas=tuple(
            area_shown(area)
            for judgement, several in sorted_areas.items()
            if judgement not in JUDGEMENT_AREAS
            for area in several
        ),
        overall=(
            f"Overall effectiveness was last judged in {month_of(overall.inspected_on)}: "
            f"{in_words(overall.grade).lower()}. It is not judged since April 2026."
            if overall
            else ""
        ),
    )


def _judgement(
    record: Record,
    judgement: Judgement,
    found: Standing | None,
    areas: tuple[RecordedArea, ...],
) -> JudgementShown:
    slug = judgement.replace("_", "-")
    name = FULL_NAMES.get(judgement, in_words(judgement))
    shown = tuple(map(area_shown, areas))
    if found is None:
        grade = grade_shown(None)
        return JudgementShown(slug, name, grade, "", "", "", "", "", shown)
    inspection = record.inspection(found.inspection)
    step = _step(record, inspection, found.graded_as)
    together = (
        f"Graded together, as {in_words(found.graded_as).lower()}."
        if found.graded_as != judgement
        else ""
    )
    days = period(inspection.on_site_from, inspection.on_site_to) or in_full(inspection.day)
    return JudgementShown(
        slug,
        name,
        grade_shown(found.grade),
        ARROWS[step.direction],
        direction_words(record, step),
        together,
        inspection.id,
        f"{kind_of(inspection)}, {days}",
        shown,
    )


def _step(record: Record, inspection: Inspection, judgement: Judgement) -> Step:
    earlier = tuple(one for one in record.of(inspection.urn) if one.day < inspection.day)
    return next(step for step in steps(inspection, earlier) if step.judgement == judgement)


def direction_words(record: Record, step: Step) -> str:
    """How a grade compares with the one before it, and when that was."""
    if step.before is None:
        return "Judged for the first time"
    when = month_of(record.inspection(step.before.inspection).day)
    before = in_words(step.before.grade).lower()
    other = (
        f" for {in_words(step.before.judgement).lower()}"
        if step.before.judgement != step.judgement
        else ""
    )
    match step.direction:
        case Direction.IMPROVED:
            return f"Better than in {when} ({before}{other})"
        case Direction.DECLINED:
            return f"Worse than in {when} ({before}{other})"
        case Direction.SAME:
            return f"The same as in {when}{f' ({before}{other})' if other else ''}"
        case _:
            return f"Cannot be compared with {when} ({before}{other})"


def _in_short(found: list[Standing | None]) -> str:
    """Such as `Outstanding in one area, good in three.`"""
    counts = Counter(one.grade if one else None for one in found)
    if set(counts) == {None}:
        return "The record has no grade of this authority."
    order: tuple[Grade | None, ...] = (*reversed(GRADES_IN_ORDER), Grade.NOT_JUDGED, None)
    held = [(grade, counts[grade]) for grade in order if counts[grade]]
    if len(held) == 1:
        return f"{grade_shown(held[0][0]).words} in all four areas."
    parts = [
        f"{grade_shown(grade).words.lower()} in {_NUMBERS[count]}{_noun(place, count)}"
        for place, (grade, count) in enumerate(held)
    ]
    return f"{capital(listed(parts))}."


_NUMBERS = ("none", "one", "two", "three", "four")


def _noun(place: int, count: int) -> str:
    if place:
        return ""
    return " area" if count == 1 else " areas"


def _small(words: str) -> str:
    return words[:1].lower() + words[1:]
