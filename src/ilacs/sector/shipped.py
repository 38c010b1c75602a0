"""The record that comes with the program: facts of the inspections published since 2012.

Source: the published reports, read by two independent extractions and by eye where they
differed; themes by careful readers where `themes_by` says so.
"""

import csv
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import TypeVar

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.sector.faults import RecordFault
from ilacs.sector.inspections import Inspection, Origin, RecordedArea, ThemesBy

T = TypeVar("T")

GRADED = tuple(judgement for judgement in Judgement if judgement is not Judgement.LSCB)
"""The judgements that have a column, in its order."""

INSPECTIONS = "inspections.csv"
AREAS = "areas.csv"


@cache
def shipped_inspections() -> tuple[Inspection, ...]:
    """Every inspection of the shipped record, in order of publication."""
    return inspections_in(_text(INSPECTIONS), INSPECTIONS)


@cache
def shipped_areas() -> tuple[RecordedArea, ...]:
    """Every area of the shipped record: numbers, pages and themes, without their words."""
    return areas_in(_text(AREAS), AREAS)


@cache
def shipped_inspection(id_: str) -> Inspection | None:
    """The shipped inspection called `id_`, if there is one."""
    return next((one for one in shipped_inspections() if one.id == id_), None)


@cache
def shipped_areas_by_inspection() -> Mapping[str, tuple[RecordedArea, ...]]:
    """The areas of each inspection whose list was read, by its id; none where there were none."""
    found: dict[str, list[RecordedArea]] = {
        one.id: [] for one in shipped_inspections() if one.areas == 0
    }
    for area in shipped_areas():
        found.setdefault(area.inspection, []).append(area)
    return {id_: tuple(areas) for id_, areas in found.items()}


def readers_themes(id_: str, pages: tuple[int | None, ...]) -> dict[int, tuple[str, ...]]:
    """The themes that readers gave, by the number of the area.

    `pages` are those of a list of areas of the inspection `id_`; if they are not those of the
    shipped list, it is another list and has none.
    """
    areas = shipped_areas_by_inspection().get(id_, ())
    if tuple(area.page for area in areas) != pages:
        return {}
    return {area.number: area.themes for area in areas if area.themes_by is ThemesBy.READING}


def _text(name: str) -> str:
    try:
        return files("ilacs.sector").joinpath("facts", name).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError):
        raise RecordFault(
            name, "damaged", "this file of the program cannot be read.", "Install ilacs again."
        ) from None


def inspections_in(text: str, file: str) -> tuple[Inspection, ...]:
    """The inspections in the text of a facts file. Raises RecordFault, with row and column."""
    return tuple(_inspection(row) for row in _rows(text, file))


def areas_in(text: str, file: str) -> tuple[RecordedArea, ...]:
    """The areas in the text of a facts file. Raises RecordFault, with row and column."""
    return tuple(
        RecordedArea(
            inspection=row.take("inspection", str),
            number=row.take("number", int),
            page=row.take_or_none("page", int),
            themes=tuple(row.take("themes", str).split()),
            themes_by=row.take("basis", ThemesBy),
        )
        for row in _rows(text, file)
    )


def _inspection(row: "_Row") -> Inspection:
    published = row.take("published", date.fromisoformat)
    grades = ((judgement, row.take_or_none(judgement, Grade)) for judgement in GRADED)
    return Inspection(
        id=row.take("inspection", str),
        urn=row.take("urn", int),
        kind=row.take_or_none("kind", Kind),
        framework=row.take("framework", FrameworkVersion),
        on_site_from=row.take_or_none("on_site_from", date.fromisoformat),
        on_site_to=row.take_or_none("on_site_to", date.fromisoformat),
        published=published,
        known_from=published,
        lead_inspectors=tuple(n for n in row.take("lead_inspectors", str).split("; ") if n),
        grades=tuple((judgement, grade) for judgement, grade in grades if grade),
        areas=row.take_or_none("areas", int),
        address=row.take("address", str),
        origin=Origin.SHIPPED,
    )


@dataclass(frozen=True, slots=True)
class _Row:
    file: str
    number: int
    cells: dict[str, str | None]

    def take(self, column: str, as_type: Callable[[str], T]) -> T:
        try:
            return as_type(self.cells[column] or "")
        except (KeyError, ValueError):
            raise RecordFault(
                self.file,
                "damaged",
                f"row {self.number}, column {column}: this cannot be read.",
                "Install ilacs again.",
            ) from None

    def take_or_none(self, column: str, as_type: Callable[[str], T]) -> T | None:
        return self.take(column, as_type) if self.cells.get(column, "missing") else None


def _rows(text: str, file: str) -> Iterator[_Row]:
    for number, cells in enumerate(csv.DictReader(text.splitlines()), start=2):
        yield _Row(file, number, cells)
