"""Reports as lines of text for a terminal: one in full, or many with a line each.

Every line is safe to print: what does not print in a name or text is spelt out.
"""

import textwrap
from collections.abc import Iterable, Iterator
from datetime import date

from ilacs.documents.words import in_words
from ilacs.framework import Judgement, Kind
from ilacs.register import resolve
from ilacs.reports.folder import printable
from ilacs.reports.record import Area, InspectionReport, Period

NARROWEST = 70
"""Columns. A terminal with fewer gets lines that it wraps itself."""

LABEL = 18
"""Columns that the labels of the full summary take."""

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
    yield from _wrapped((report.authority.name or "Authority not known") + number, width)
    kind = in_words(report.kind) or "Kind of visit not known"
    framework = in_words(report.framework)
    yield from _wrapped(", ".join(part for part in (kind, framework) if part), width)
    yield from _entry("On site", _several(map(_period, report.on_site)), width)
    yield from _entry("Published", _day(report.published) or "not printed", width)
    label = "Lead inspectors" if len(report.lead_inspectors) > 1 else "Lead inspector"
    yield from _entry(label, _several(report.lead_inspectors) or "not named", width)
    if report.inspectorates:
        yield from _entry("Inspectorates", _several(report.inspectorates), width)
    if report.theme:
        yield from _entry("Theme", report.theme, width)
    for place, graded in enumerate(report.judgements):
        words = f"{in_words(graded.judgement):<26}{in_words(graded.grade)}"
        yield f"{'Grades' if not place else '':<{LABEL}}{words}"
    yield from _areas("Areas for priority action", report.areas_for_priority_action, width)
    yield from _areas("Areas for improvement", report.areas_for_improvement, width)
    yield from _findings(report, width)
    yield from _problems(report, width)
    pages = f"{report.source.pages} page{'s' if report.source.pages != 1 else ''}"
    yield from _entry("File", f"{report.source.file}, {pages}", width)


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
        _day(report.on_site[0].first) if report.on_site else "not known",
        in_words(report.grade(Judgement.OVERALL)),
        str(areas),
        width,
    )
    if report.problems:
        yield from _wrapped(report.source.file, width, indent="  ")
    for problem in report.problems:
        yield from _wrapped(str(problem), width, indent="    ")


def _list_line(authority: str, kind: str, day: str, grade: str, areas: str, width: int) -> str:
    rest = max(width, NARROWEST) - KIND - DAY - GRADE - AREAS - 4
    name = _first_words(authority, rest)
    return f"{name:<{rest}} {kind:<{KIND}} {day:>{DAY}} {grade:<{GRADE}} {areas:>{AREAS}}"


def _areas(heading: str, areas: tuple[Area, ...], width: int) -> Iterator[str]:
    if areas:
        yield f"{heading} ({len(areas)})"
    for area in areas:
        yield f"{area.number:>5}  {_first_words(area.text, width - 7)}"


def _findings(report: InspectionReport, width: int) -> Iterator[str]:
    counts = [(section.heading, len(section.findings)) for section in report.sections]
    if report.strengths:
        counts.insert(0, ("Strengths", len(report.strengths)))
    if counts:
        yield f"Findings ({sum(count for _, count in counts)})"
    for heading, count in counts:
        yield f"{count:>5}  {_first_words(heading or '(no heading)', width - 7)}"


def _problems(report: InspectionReport, width: int) -> Iterator[str]:
    if report.problems:
        yield f"Problems ({len(report.problems)})"
    for problem in report.problems:
        yield from _wrapped(str(problem), width, indent=" " * 7)


def _entry(label: str, text: str, width: int) -> Iterator[str]:
    lines = _wrapped(text or "not known", width - LABEL)
    for place, line in enumerate(lines):
        yield f"{label if not place else '':<{LABEL}}{line}"


def _wrapped(text: str, width: int, indent: str = "") -> list[str]:
    return textwrap.wrap(
        printable(" ".join(text.split())),
        width,
        initial_indent=indent,
        subsequent_indent=indent,
        break_on_hyphens=False,
    )


def _first_words(text: str, width: int) -> str:
    """As many whole words as fit, with an ellipsis if there are more."""
    flat = printable(" ".join(text.split()))
    if len(flat) <= width:
        return flat
    words = flat[: width - 1].rsplit(" ", 1)[0] if " " in flat[: width - 1] else flat[: width - 1]
    return words.rstrip(" ,;:.") + "…"


def _several(values: Iterable[str]) -> str:
    return "; ".join(values)


def _period(period: Period) -> str:
    if period.first == period.last:
        return _day(period.first)
    return f"{_day(period.first)} to {_day(period.last)}"


def _day(day: date | None) -> str:
    return f"{day.day} {day:%b %Y}" if day else ""
