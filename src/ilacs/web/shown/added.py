"""What was understood of a report that somebody put in, before it is part of the record."""

from dataclasses import dataclass
from datetime import date

from ilacs.documents.words import in_words
from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.framework.day_words import in_full
from ilacs.framework.number_words import counted
from ilacs.sector.record import Record
from ilacs.web.record.understood import Understood
from ilacs.web.shown.report import ReportPage, report_page


@dataclass(frozen=True, slots=True)
class DifferenceShown:
    """What the record said and the report says, of one field."""

    what: str
    before: str
    now: str


@dataclass(frozen=True, slots=True)
class UnderstoodShown:
    """A report that was read; `has_areas`: with a list of what is to improve."""

    report: ReportPage
    is_known: bool
    differences: tuple[DifferenceShown, ...]
    problems: tuple[str, ...]
    passages: str
    has_areas: bool


def understood_shown(record: Record, understood: Understood) -> UnderstoodShown:
    """What was understood, beside the other reports of `record`."""
    passages = understood.report.passages
    shown = report_page(record, understood.report.inspection, passages)
    return UnderstoodShown(
        shown,
        understood.is_known,
        tuple(_difference(*one) for one in understood.differences),
        understood.problems,
        counted(len(passages), "passage"),
        any(part.is_areas for part in shown.sections),
    )


_GRADE = "grade of "
_FIELDS = {
    "kind": "Kind",
    "framework": "Framework",
    "on_site_from": "First day on site",
    "on_site_to": "Last day on site",
    "published": "Published",
    "lead_inspectors": "Lead inspector",
}


def _difference(name: str, before: str, now: str) -> DifferenceShown:
    if name.startswith(_GRADE):
        what = f"Grade: {in_words(Judgement(name.removeprefix(_GRADE))).lower()}"
    else:
        what = _FIELDS[name]
    return DifferenceShown(what, _value(name, before), _value(name, now))


def _value(name: str, text: str) -> str:
    if name.startswith(_GRADE):
        return in_words(Grade(text))
    match name:
        case "kind":
            return in_words(Kind(text))
        case "framework":
            return in_words(FrameworkVersion(text))
        case "lead_inspectors":
            return text
        case _:
            return in_full(date.fromisoformat(text))
