"""What the record holds of one inspection or visit, and of the areas that it named."""

from dataclasses import dataclass
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
    the days on site are not known; visits add their kind. `known_from` is the first day on which
    the result could be known: the day of publication, or for a report without one the day it was
    added. `areas` is the number of areas for improvement, None where the report has not been
    read. `kind` is None where the document could not be read. `address` is where the report was
    published.
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


VISITS = (Kind.FOCUSED_VISIT, Kind.MONITORING_VISIT, Kind.JTAI)
"""The kinds that give no grades. Two of them may begin on one day."""


def inspection_id(urn: int, day: date, kind: Kind | None) -> str:
    """The name that the record gives to the inspection or visit of `urn` that began on `day`."""
    visit = f"-{kind.replace('_', '-')}" if kind in VISITS else ""
    return f"{urn}-{day.isoformat()}{visit}"
