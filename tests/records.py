"""Small records for tests: inspections in one line each."""

from dataclasses import replace
from datetime import date, timedelta
from hashlib import sha256
from typing import Any

from ilacs.framework import Grade, Judgement, Kind, version_on
from ilacs.reports.record import (
    Area,
    AuthorityAsPrinted,
    Finding,
    GradedJudgement,
    InspectionReport,
    Period,
    Section,
    Source,
)
from ilacs.sector.inspections import Inspection, Origin, RecordedArea, ThemesBy, inspection_id
from ilacs.sector.record import Record

BRENT, BARNET, DORSET = 80489, 80487, 2532283

LETTERS = {
    "O": Grade.OUTSTANDING,
    "G": Grade.GOOD,
    "R": Grade.REQUIRES_IMPROVEMENT,
    "I": Grade.INADEQUATE,
    "?": Grade.NOT_JUDGED,
}
WORDS = {
    "overall": Judgement.OVERALL,
    "leaders": Judgement.LEADERS,
    "help": Judgement.HELP_AND_PROTECTION,
    "care": Judgement.CHILDREN_IN_CARE,
    "both": Judgement.CARE_AND_CARE_LEAVERS,
    "leavers": Judgement.CARE_LEAVERS,
    "adoption": Judgement.ADOPTION,
}
DAYS_TO_PUBLICATION = 40


def inspected(
    urn: int, on: str, grades: str, *, kind: Kind = Kind.ILACS_STANDARD, areas: int | None = None
) -> Inspection:
    """An inspection that began `on`; grades such as `overall G, leaders O`."""
    day = date.fromisoformat(on)
    single = kind in (Kind.SIF, Kind.SIF_REINSPECTION)
    pairs = [part.split() for part in grades.split(",") if part.strip()]
    published = day + timedelta(days=DAYS_TO_PUBLICATION)
    return Inspection(
        id=inspection_id(urn, day, kind),
        urn=urn,
        kind=kind,
        framework=version_on(day, single_inspection=single),
        on_site_from=day,
        on_site_to=day + timedelta(days=11),
        published=published,
        known_from=published,
        lead_inspectors=("Ann Able",),
        grades=tuple((WORDS[word], LETTERS[letter]) for word, letter in pairs),
        areas=areas,
        address="https://example.org/report",
        origin=Origin.SHIPPED,
    )


def area(inspection: Inspection, number: int, themes: str, text: str | None = None) -> RecordedArea:
    """An area of `inspection`; themes as slugs with spaces between."""
    return RecordedArea(inspection.id, number, 2, tuple(themes.split()), ThemesBy.READING, text)


def record_of(
    *inspections: Inspection, areas: tuple[RecordedArea, ...] = (), as_at: str = "2026-11-25"
) -> Record:
    """A record of these alone. An inspection without areas given here has not been read."""
    held: dict[str, list[RecordedArea]] = {}
    for one in areas:
        held.setdefault(one.inspection, []).append(one)
    in_order = tuple(sorted(inspections, key=lambda one: (one.day, one.urn)))
    known = {id_: tuple(found) for id_, found in held.items()}
    return Record(date.max, in_order, known).known_on(date.fromisoformat(as_at))


def report_on(
    urn: int,
    on: str,
    grades: str = "overall G, leaders G",
    *,
    areas: tuple[str, ...] = (),
    findings: tuple[str, ...] = (),
    **changes: Any,
) -> InspectionReport:
    """A report as the reader gives it, of 12 days on site; `changes` are fields of the record."""
    day = date.fromisoformat(on)
    pairs = [part.split() for part in grades.split(",") if part.strip()]
    content = f"{urn} {on} {grades} {areas} {findings} {changes}"
    made = InspectionReport(
        source=Source(f"{urn}-{on}.pdf", sha256(content.encode()).hexdigest(), 12),
        problems=(),
        kind=Kind.ILACS_STANDARD,
        framework=version_on(day),
        authority=AuthorityAsPrinted("as printed", urn),
        on_site=(Period(day, day + timedelta(days=11)),),
        published=None,
        lead_inspectors=("Ann Able",),
        judgements=tuple(
            GradedJudgement(WORDS[word], LETTERS[letter], letter) for word, letter in pairs
        ),
        summary=(),
        areas_for_improvement=tuple(
            Area(number, text, 2) for number, text in enumerate(areas, start=1)
        ),
        sections=(
            Section(
                "Leaders: good",
                Judgement.LEADERS,
                Grade.GOOD,
                tuple(Finding(number, text, 3) for number, text in enumerate(findings, start=1)),
            ),
        ),
    )
    return replace(made, **changes)
