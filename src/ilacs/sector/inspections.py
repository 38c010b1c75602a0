"""What the record holds of one inspection or visit, and of the areas that it named."""

from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind


class Origin(StrEnum):
    """Where the record has an inspection from."""

    SHIPPED = "shipped"
    ADDED = "added"
    SHIPPED_AND_ADDED = "shipped_and_added"


class ThemesBy(StrEnum):
    """Who said what an area is about: careful readers, or the model."""

    READING = "reading"
    MODEL = "model"


@dataclass(frozen=True, slots=True)
class Inspection:
    """One inspection or visit, as its published report gives it.

    `id` is the authority's number and the first day on site, or the day of publication where
    the days on site are not known; what is no full inspection adds its kind. `known_from` is the
    first day on which the result could be known: the day of publication, or for a report without
    one the day it was added. `areas` is the number of areas for improvement, None where no list
    of them has been read. `kind` is None where the document could not be read. `address` is where
    the report was published.
    """

    id: str
    urn: int
    kind: Kind | None
    framework: FrameworkVersion
    on_site_from: date | None
    on_site_to: date | None
    published: date | None
    known_from: date
    lead_inspectors: tuple[str, ...]
    grades: tuple[tuple[Judgement, Grade], ...]
    areas: int | None
    address: str
    origin: Origin

    def grade(self, judgement: Judgement) -> Grade | None:
        """The grade of `judgement`; None where the report has none."""
        return dict(self.grades).get(judgement)

    @property
    def year(self) -> int:
        """The year that its report belongs to: of its publication, if known."""
        return (self.published or self.day).year

    @property
    def day(self) -> date:
        """The day that inspections are put in order by: the first on site, if known."""
        return self.on_site_from or self.known_from


@dataclass(frozen=True, slots=True)
class RecordedArea:
    """One area for improvement or recommendation to the authority.

    `text` is None unless the report has been added: the shipped record holds no sentences.
    `page` counts from 1. `themes` are slugs of `framework.themes`, the main one first.
    """

    inspection: str
    number: int
    page: int | None
    themes: tuple[str, ...]
    themes_by: ThemesBy
    text: str | None = None


FULL = frozenset({Kind.ILACS_SHORT, Kind.ILACS_STANDARD, Kind.SIF, Kind.SIF_REINSPECTION})
"""The kinds of inspection of a whole service. Only one of them can begin on a day."""


def inspection_id(urn: int, day: date, kind: Kind | None) -> str:
    """The name that the record gives to the inspection or visit of `urn` that began on `day`."""
    besides = "" if kind is None or kind in FULL else f"-{kind.replace('_', '-')}"
    return f"{urn}-{day.isoformat()}{besides}"


def is_graded(inspection: Inspection) -> bool:
    """Whether the authority itself was graded, not only its safeguarding board."""
    return any(judgement is not Judgement.LSCB for judgement, _ in inspection.grades)


def is_full(inspection: Inspection) -> bool:
    """Whether it was a full inspection of the authority that gave grades."""
    return inspection.kind in FULL and is_graded(inspection)


def completed(newer: Inspection, older: Inspection) -> Inspection:
    """What `newer` says of an inspection; what it does not say is taken from `older`.

    A report that could be read in part takes nothing away.
    """
    published = newer.published or older.published
    grades = dict(older.grades) | dict(newer.grades)
    return replace(
        newer,
        kind=newer.kind or older.kind,
        on_site_from=newer.on_site_from or older.on_site_from,
        on_site_to=newer.on_site_to or older.on_site_to,
        published=published,
        known_from=published or min(newer.known_from, older.known_from),
        lead_inspectors=newer.lead_inspectors or older.lead_inspectors,
        grades=tuple(sorted(grades.items(), key=lambda pair: _IN_ORDER.index(pair[0]))),
        areas=older.areas if newer.areas is None else newer.areas,
        address=newer.address or older.address,
    )


_IN_ORDER = tuple(Judgement)
