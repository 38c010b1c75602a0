"""What inspectors most often ask authorities to improve."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ilacs.framework import FrameworkVersion, Grade, Judgement
from ilacs.framework.themes import THEMES
from ilacs.register import region_of
from ilacs.sector.inspections import Inspection, ThemesBy, is_graded
from ilacs.sector.record import Limits, Record

SINGLE_INSPECTIONS = (FrameworkVersion.PRE_SIF, FrameworkVersion.SIF)


class By(StrEnum):
    """How the inspections are divided."""

    YEAR = "year"
    REGION = "region"
    GRADE = "grade"


@dataclass(frozen=True, slots=True)
class Group:
    """Inspections counted together, named `label`; how many of them have been read."""

    label: str
    inspections: int


@dataclass(frozen=True, slots=True)
class ThemeCount:
    """How many inspections asked to improve a theme, in all and in each group in turn.

    `areas` counts areas for improvement; `authorities` how many were asked; `latest` is the last
    inspection that did.
    """

    theme: str
    inspections: int
    areas: int
    authorities: int
    in_groups: tuple[int, ...]
    latest: str | None


@dataclass(frozen=True, slots=True)
class ThemeCounts:
    """Every theme, the most frequent first, among `inspections` whose areas are known.

    `themes_by_model` counts the areas whose themes the model gave; readers gave the rest.
    """

    as_at: date
    counts: str
    inspections: int
    areas: int
    themes_by_model: int
    groups: tuple[Group, ...]
    themes: tuple[ThemeCount, ...]
    limits: Limits


@dataclass(frozen=True, slots=True)
class Chosen:
    """Which inspections are counted: all that are given must hold. `grade` is the overall one."""

    year: int | None = None
    region: str | None = None
    grade: Grade | None = None
    urn: int | None = None
    single_inspections: bool = False


def theme_counts(record: Record, chosen: Chosen, by: By | None = None) -> ThemeCounts:
    """The themes of the areas for improvement of the inspections `chosen`, divided `by`."""
    read = [one for one in record.inspections if one.id in record.areas and _is_chosen(one, chosen)]
    label = _LABELS[by] if by else None
    labels = sorted({label(one) for one in read}) if label else []
    if by is By.GRADE:
        labels = [grade for grade in [*Grade, NO_OVERALL] if grade in labels]
    areas = [area for one in read for area in record.areas[one.id]]
    return ThemeCounts(
        record.as_at,
        _counts_in_words(chosen),
        len(read),
        len(areas),
        sum(area.themes_by is ThemesBy.MODEL for area in areas),
        tuple(Group(name, sum(label(one) == name for one in read)) for name in labels)
        if label
        else (),
        tuple(
            sorted(
                (_count(theme.slug, read, record, labels, label) for theme in THEMES),
                key=lambda one: (-one.inspections, -one.areas),
            )
        ),
        record.limits(),
    )


NO_OVERALL = "no_overall"
"""The group of inspections without an overall grade, as all are since April 2026."""


_LABELS: dict[By, Callable[[Inspection], str]] = {
    By.YEAR: lambda one: str(one.year),
    By.REGION: lambda one: region_of(one.urn),
    By.GRADE: lambda one: one.grade(Judgement.OVERALL) or NO_OVERALL,
}


def _is_chosen(one: Inspection, chosen: Chosen) -> bool:
    return (
        is_graded(one)
        and (chosen.single_inspections or one.framework not in SINGLE_INSPECTIONS)
        and chosen.year in (None, one.year)
        and chosen.region in (None, region_of(one.urn))
        and chosen.grade in (None, one.grade(Judgement.OVERALL))
        and chosen.urn in (None, one.urn)
    )


def _count(
    slug: str,
    read: list[Inspection],
    record: Record,
    labels: list[str],
    label: Callable[[Inspection], str] | None,
) -> ThemeCount:
    asked = [one for one in read if any(slug in area.themes for area in record.areas[one.id])]
    return ThemeCount(
        slug,
        len(asked),
        sum(slug in area.themes for one in asked for area in record.areas[one.id]),
        len({one.urn for one in asked}),
        tuple(sum(label(one) == name for one in asked) for name in labels) if label else (),
        max(asked, key=lambda one: one.known_from).id if asked else None,
    )


def _counts_in_words(chosen: Chosen) -> str:
    kind = "graded inspections" if chosen.single_inspections else "ILACS inspections"
    parts = [
        f"published in {chosen.year}" if chosen.year else "",
        f"in {chosen.region}" if chosen.region else "",
        f"graded {chosen.grade.replace('_', ' ')} overall" if chosen.grade else "",
    ]
    which = " ".join([kind, *(part for part in parts if part)])
    return (
        f"{which[0].upper()}{which[1:]} whose areas for improvement are known. An area counts for "
        "each of its themes; an inspection counts once for a theme."
    )
