"""What the rows of the tables are made of: the parts of a report, each with its report."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from ilacs.documents.words import Part
from ilacs.reports.record import InspectionReport, Section


@dataclass(frozen=True, slots=True)
class InReport:
    """A report and something in it: the item, its list, its section, its place from 1."""

    report: InspectionReport
    item: Any = None
    part: Part | None = None
    section: Section | None = None
    place: int = 0


def the_report(report: InspectionReport) -> Iterator[InReport]:
    """The report itself."""
    yield InReport(report)


def its_judgements(report: InspectionReport) -> Iterator[InReport]:
    """The grades that it prints."""
    return (InReport(report, judgement) for judgement in report.judgements)


def its_areas(report: InspectionReport) -> Iterator[InReport]:
    """Areas for priority action, then areas for improvement."""
    for part, areas in (
        (Part.PRIORITY_ACTION, report.areas_for_priority_action),
        (Part.AREA_FOR_IMPROVEMENT, report.areas_for_improvement),
    ):
        for area in areas:
            yield InReport(report, area, part)


def its_findings(report: InspectionReport) -> Iterator[InReport]:
    """Strengths, then the paragraphs of the sections."""
    place = 0
    for strength in report.strengths:
        place += 1
        yield InReport(report, strength, Part.STRENGTH, None, place)
    for section in report.sections:
        for finding in section.findings:
            place += 1
            yield InReport(report, finding, Part.FINDING, section, place)


@dataclass(frozen=True, slots=True)
class ProblemOfFile:
    """One thing that went wrong with one file; `rule` only where the file was not read."""

    file: str
    what: str
    remedy: str
    page: int | None = None
    rule: str = ""


def its_problems(report: InspectionReport) -> Iterator[ProblemOfFile]:
    """What could not be read in it."""
    for problem in report.problems:
        yield ProblemOfFile(report.source.file, problem.what, problem.remedy, problem.page)
