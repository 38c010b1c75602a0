"""Reports as lines of text for a terminal: one in full, or many with a line each.

Every line is safe to print: what does not print in a name or text is spelt out.
"""

from collections.abc import Iterable, Iterator

from ilacs.documents.text_lines import (
    LABEL,
    NARROWEST,
    day_in_words,
    entry,
    first_words,
    period_in_words,
    wrapped,
)
from ilacs.documents.words import in_words
from ilacs.framework import Judgement, Kind
from ilacs.register import resolve
from ilacs.reports.record import Area, InspectionReport, Period

SHORT_KINDS = {
    Kind.ILACS_STANDARD: "Standard",
    Kind.ILACS_SHORT: "Short",
    Kind.SIF: "SIF",
    Kind.SIF_REINSPECTION: "SIF re-inspection",
    Kind.LOOKED_AFTER_CHILDREN_2013: "Looked after 2013",
    Kind.LSCB_REVIEW: "LSCB review",
    Kind.FOCUSED_VISIT: "Focused visit",
    Kind.MONITORING_VISIT: "Monitoring visit",
    Kind.JTAI: "JTAI",
}
KIND, DAY, GRADE, AREAS = 17, 11, 20, 5
"""Widths of the columns of the list; the authority's name has what is left."""


def full_summary(report: InspectionReport, width: int) -> Iterator[str]:
    """What was found in one report, in lines of at most `width` columns."""
    width = max(width, NARROWEST)
    number = f" (URN {report.authority.urn})" if report.authority.urn else ""
    yield from wrapped((report.authority.name or "Authority not known") + number, width)
    kind = in_words(report.kind) or "Kind of visit not known"
    framework = in_words(report.framework)
    yield from wrapped(", ".join(part for part in (kind, framework) if part), width)
    yield from entry("On site", _several(map(_period, report.on_site)), width)
    yield from entry("Published", day_in_words(report.published) or "not printed", width)
    label = "Lead inspectors" if len(report.lead_inspectors) > 1 else "Lead inspector"
    yield from entry(label, _several(report.lead_inspectors) or "not named", width)
    if report.inspectorates:
        yield from entry("Inspectorates", _several(report.inspectorates), width)
    if report.theme:
        yield from entry("Theme", report.theme, width)
    for place, graded in enumerate(report.judgements):
        words = f"{in_words(graded.judgement):<26}{in_words(graded.grade)}"
        yield f"{'Grades' if not place else '':<{LABEL}}{words}"
    yield from _areas("Areas for priority action", report.areas_for_priority_action, width)
    yield from _areas("Areas for improvement", report.areas_for_improvement, width)
    yield from _findings(report, width)
    yield from _problems(report, width)
    pages = f"{report.source.pages} page{'s' if report.source.pages != 1 else ''}"
    yield from entry("File", f"{report.source.file}, {pages}", width)


def list_heading(width: int) -> str:
    """The line above the lines that `list_lines` gives."""
    return _list_line("Authority", "Kind", "On site", "Overall", "Areas", width)


def list_lines(report: InspectionReport, width: int) -> Iterator[str]:
    """One report in one line; its file and its problems below it if it has any."""
    areas = len(report.areas_for_improvement) + len(report.areas_for_priority_action)
    known = resolve(report.authority.name)
    yield _list_line(
        known.name if known else report.authority.name or report.source.file,
        SHORT_KINDS[report.kind] if report.kind else "not known",
        day_in_words(report.on_site[0].first) if report.on_site else "not known",
        in_words(report.grade(Judgement.OVERALL)),
        str(areas),
        width,
    )
    if report.problems:
        yield from wrapped(report.source.file, width, indent="  ")
    for problem in report.problems:
        yield from wrapped(str(problem), width, indent="    ")


def _list_line(authority: str, kind: str, day: str, grade: str, areas: str, width: int) -> str:
    rest = max(width, NARROWEST) - KIND - DAY - GRADE - AREAS - 4
    name = first_words(authority, rest)
    return f"{name:<{rest}} {kind:<{KIND}} {day:>{DAY}} {grade:<{GRADE}} {areas:>{AREAS}}"


def _areas(heading: str, areas: tuple[Area, ...], width: int) -> Iterator[str]:
    if areas:
        yield f"{heading} ({len(areas)})"
    for area in areas:
        yield f"{area.number:>5}  {first_words(area.text, width - 7)}"


def _findings(report: InspectionReport, width: int) -> Iterator[str]:
    counts = [(section.heading, len(section.findings)) for section in report.sections]
    if report.strengths:
        counts.insert(0, ("Strengths", len(report.strengths)))
    if counts:
        yield f"Findings ({sum(count for _, count in counts)})"
    for heading, count in counts:
        yield f"{count:>5}  {first_words(heading or '(no heading)', width - 7)}"


def _problems(report: InspectionReport, width: int) -> Iterator[str]:
    if report.problems:
        yield f"Problems ({len(report.problems)})"
    for problem in report.problems:
        yield from wrapped(str(problem), width, indent=" " * 7)


def _several(values: Iterable[str]) -> str:
    return "; ".join(values)


def _period(period: Period) -> str:
    return period_in_words(period.first, period.last)
