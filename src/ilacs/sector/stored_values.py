"""A report as the record keeps it, and as plain values: what is written, wherever it is kept."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Protocol

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.sector.inspections import Inspection, Origin, RecordedArea, ThemesBy
from ilacs.sector.passages import Passage, PassageList

Values = dict[str, str | int | None]

PASSAGE_COLUMNS = (
    "list",
    "place",
    "number",
    "page",
    "heading",
    "judgement",
    "grade",
    "themes",
    "text",
)
"""What is written of a passage, by the columns of `store.sql`."""


class Row(Protocol):
    """Values by name: of a database or of a dictionary."""

    def __getitem__(self, name: str, /) -> Any:
        """The value with this name. Raises KeyError or IndexError."""


@dataclass(frozen=True, slots=True)
class StoredReport:
    """One report as it is kept: facts, every passage, and which file it was read from."""

    inspection: Inspection
    passages: tuple[Passage, ...]
    file: str
    sha256: str
    added_on: date


@dataclass(frozen=True, slots=True)
class StoredRecord:
    """Everything that was added: inspections, and the areas of each by its id."""

    inspections: tuple[Inspection, ...]
    areas: Mapping[str, tuple[RecordedArea, ...]]


def stored_record(
    inspections: Iterable[Inspection], areas: Mapping[str, Sequence[RecordedArea]]
) -> StoredRecord:
    """Inspections with those of their areas that are a whole list.

    How many there are may be known from elsewhere, while a report's own list was not found.
    """
    those = tuple(inspections)
    return StoredRecord(
        those,
        {
            one.id: tuple(areas[one.id])
            for one in those
            if one.areas is not None and len(areas[one.id]) == one.areas
        },
    )


def record_of_reports(reports: Iterable[StoredReport]) -> StoredRecord:
    """What reports add to a record."""
    those = tuple(reports)
    areas = {
        report.inspection.id: [
            RecordedArea(
                report.inspection.id,
                passage.number or 0,
                passage.page,
                passage.themes,
                ThemesBy.MODEL,
                passage.text,
            )
            for passage in report.passages
            if passage.list is PassageList.AREA
        ]
        for report in those
    }
    return stored_record((report.inspection for report in those), areas)


def values_of_report(report: StoredReport) -> Values:
    """A report without its passages, by the columns of `store.sql` and in their order."""
    one = report.inspection
    return {
        "id": one.id,
        "urn": one.urn,
        "kind": one.kind,
        "framework": one.framework,
        "on_site_from": text_of_day(one.on_site_from),
        "on_site_to": text_of_day(one.on_site_to),
        "published": text_of_day(one.published),
        "known_from": text_of_day(one.known_from),
        "lead_inspectors": json.dumps(one.lead_inspectors),
        "grades": json.dumps(dict(one.grades)),
        "file": report.file,
        "sha256": report.sha256,
        "areas": one.areas,
        "address": one.address,
        "added_on": text_of_day(report.added_on),
    }


def values_of_passage(passage: Passage) -> Values:
    """A passage, by PASSAGE_COLUMNS."""
    return {
        "list": passage.list,
        "place": passage.place,
        "number": passage.number,
        "page": passage.page,
        "heading": passage.heading,
        "judgement": passage.judgement,
        "grade": passage.grade,
        "themes": " ".join(passage.themes),
        "text": passage.text,
    }


# What is read back is anything that stood there: values that no version writes raise ValueError,
# TypeError, AttributeError or KeyError.


def report_of_values(values: Row, passages: Iterable[Row]) -> StoredReport:
    """The report that was written as `values` and `passages`."""
    return StoredReport(
        inspection_of_values(values),
        tuple(map(_passage, passages)),
        values["file"],
        values["sha256"],
        date.fromisoformat(values["added_on"]),
    )


def inspection_of_values(values: Row) -> Inspection:
    """The inspection that was written as `values`."""
    grades = json.loads(values["grades"])
    return Inspection(
        id=values["id"],
        urn=values["urn"],
        kind=Kind(values["kind"]) if values["kind"] else None,
        framework=FrameworkVersion(values["framework"]),
        on_site_from=_date(values["on_site_from"]),
        on_site_to=_date(values["on_site_to"]),
        published=_date(values["published"]),
        known_from=date.fromisoformat(values["known_from"]),
        lead_inspectors=tuple(json.loads(values["lead_inspectors"])),
        grades=tuple((Judgement(judged), Grade(grade)) for judged, grade in grades.items()),
        areas=values["areas"],
        address=values["address"],
        origin=Origin.ADDED,
    )


def text_of_day(day: date | None) -> str | None:
    """A day as it is written."""
    return day.isoformat() if day else None


def _passage(values: Row) -> Passage:
    return Passage(
        PassageList(values["list"]),
        values["text"],
        place=values["place"],
        number=values["number"],
        page=values["page"],
        heading=values["heading"],
        judgement=Judgement(values["judgement"]) if values["judgement"] else None,
        grade=Grade(values["grade"]) if values["grade"] else None,
        themes=tuple(values["themes"].split()),
    )


def _date(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
