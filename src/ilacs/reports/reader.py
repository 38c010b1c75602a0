"""The door of this room: a document in, an `InspectionReport` out."""

from pathlib import Path

from ilacs.framework import FrameworkVersion, Judgement, Kind, judgements_of, version_on
from ilacs.framework.kinds import LONGEST_SHORT_INSPECTION_DAYS
from ilacs.register import resolve
from ilacs.reports.blocks import blocks_of
from ilacs.reports.body import BodyParts, BodyReader
from ilacs.reports.front_page import inspectors_in, published_on, read_front_page
from ilacs.reports.kinds import Family, contents_split, family_of
from ilacs.reports.letter import read_opening, read_subject, split_title
from ilacs.reports.limits import Limits
from ilacs.reports.lines import Line
from ilacs.reports.page_layout import Body
from ilacs.reports.record import (
    AuthorityAsPrinted,
    GradedJudgement,
    InspectionReport,
    Period,
    Problem,
    Section,
    Source,
)
from ilacs.reports.sources import Opened, open_document, unreadable
from ilacs.reports.wording import graded_label


def read(
    source: Path | str | bytes, *, name: str | None = None, limits: Limits | None = None
) -> InspectionReport:
    """Read one report or letter: a file, or the bytes of one.

    `name` is the file name to record, by default that of the file. PDF, HTML, Markdown and
    plain text are told apart by what they hold, not by their names. What could not be read is
    in `problems`. Raises `UnreadableDocument` if the file is no report that can be read.
    """
    opened = open_document(source, name=name, limits=limits or Limits())
    return read_opened(opened)


def read_opened(opened: Opened) -> InspectionReport:
    """Make the record of a document whose lines have been taken out of it."""
    body = opened.body
    family = family_of(body.lines)
    if family is None:
        raise unreadable(opened.source.file, "web-page" if opened.is_web_page else "not-a-report")
    lines, contents = contents_split(body.lines)
    if family.is_letter and family.kind is not None:
        return _read_letter(opened.source, body, lines, contents, family.kind)
    return _read_inspection(opened.source, body, lines, contents, family)


def _read_inspection(
    source: Source, body: Body, lines: list[Line], contents: tuple[str, ...], family: Family
) -> InspectionReport:
    front = read_front_page(lines, whole_page=family.front_is_a_page)
    problems = list(front.problems)
    parts = BodyReader(fixed_headings=True).read(blocks_of(front.rest))
    kind = _kind(family, front.on_site, problems)
    version = _version(family, front.on_site)
    published = published_on(front, problems)
    inspectors = front.lead_inspectors or _inspectors_in_sections(parts.sections)
    if not inspectors:
        problems.append(Problem("no lead inspector is named.", 1))
    judgements = _within(version, _with_board(front.judgements, parts), problems)
    if version is FrameworkVersion.PRE_SIF:
        problems.append(
            Problem(
                "the grades are on the scale before November 2013, which had 'adequate'; they "
                "are kept with their headings, not as judgements."
            )
        )
    _check_grades(family, version, judgements, parts, problems)
    authority = _authority(front.name, problems)
    extra = tuple(block.text for block in blocks_of(front.extra))
    return InspectionReport(
        source=source,
        problems=(*problems, *parts.problems),
        kind=kind,
        framework=version,
        authority=authority,
        on_site=front.on_site,
        published=published,
        lead_inspectors=inspectors,
        judgements=judgements,
        summary=(*extra, *parts.summary),
        areas_for_improvement=tuple(parts.areas),
        sections=tuple(parts.sections),
        footnotes=body.footnotes,
        strengths=tuple(parts.strengths),
        areas_for_priority_action=tuple(parts.priority),
        next_steps=tuple(parts.next_steps),
        front_matter=(*front.front_matter, *contents),
        back_matter=tuple(parts.back_matter),
    )


def _read_letter(
    source: Source, body: Body, lines: list[Line], contents: tuple[str, ...], kind: Kind
) -> InspectionReport:
    problems: list[Problem] = []
    opening = read_opening(lines, problems)
    title, blocks = split_title(blocks_of(opening.rest))
    subject = read_subject(title, blocks, kind, opening.published)
    if not subject.on_site:
        problems.append(
            Problem("the dates on site could not be told from the first paragraphs.", 1)
        )
    parts = BodyReader(fixed_headings=False).read(blocks)
    authority = _authority(subject.name, problems)
    inspectors = _signed_by(parts.back_matter) if kind is not Kind.JTAI else ()
    first_day = subject.on_site[0].first if subject.on_site else opening.published
    return InspectionReport(
        source=source,
        problems=(*problems, *parts.problems),
        kind=kind,
        framework=version_on(first_day) if first_day else None,
        authority=authority,
        on_site=subject.on_site,
        published=opening.published,
        lead_inspectors=inspectors,
        judgements=(),
        summary=tuple(parts.summary),
        areas_for_improvement=tuple(parts.areas),
        sections=tuple(parts.sections),
        footnotes=body.footnotes,
        addressees=opening.addressees,
        theme=subject.theme,
        inspectorates=subject.inspectorates,
        strengths=tuple(parts.strengths),
        areas_for_priority_action=tuple(parts.priority),
        next_steps=tuple(parts.next_steps),
        front_matter=(*opening.front_matter, title, *contents),
        back_matter=tuple(parts.back_matter),
    )


def _authority(name: str, problems: list[Problem]) -> AuthorityAsPrinted:
    if not name:
        problems.append(Problem("no authority's name is printed in the title.", 1))
        return AuthorityAsPrinted("", None)
    known = resolve(name)
    if known is None:
        problems.append(
            Problem(
                f"'{name}' is not a name in the register of authorities.",
                1,
                "Its number is left empty.",
            )
        )
    return AuthorityAsPrinted(name, known.urn if known else None)


def _kind(family: Family, on_site: tuple[Period, ...], problems: list[Problem]) -> Kind | None:
    """The kind; a short inspection is told from a standard one by its days on site."""
    if family.kind is not None:
        return family.kind
    if not on_site:
        problems.append(
            Problem("short and standard inspections are told apart by their dates on site.", 1)
        )
        return None
    longest = max((period.last - period.first).days + 1 for period in on_site)
    return Kind.ILACS_SHORT if longest <= LONGEST_SHORT_INSPECTION_DAYS else Kind.ILACS_STANDARD


def _version(family: Family, on_site: tuple[Period, ...]) -> FrameworkVersion | None:
    if not on_site:
        return FrameworkVersion.SIF if family.single_inspection else None
    return version_on(on_site[0].first, single_inspection=family.single_inspection)


def _with_board(
    judgements: tuple[GradedJudgement, ...], parts: BodyParts
) -> tuple[GradedJudgement, ...]:
    """Later reports give the grade of the safeguarding children board only in its heading."""
    if any(graded.judgement is Judgement.LSCB for graded in judgements):
        return judgements
    for section in parts.sections:
        if section.judgement is Judgement.LSCB and section.grade is not None:
            printed = graded_label(section.heading)
            words = printed.as_printed if printed else section.heading
            return (*judgements, GradedJudgement(Judgement.LSCB, section.grade, words))
    return judgements


def _within(
    version: FrameworkVersion | None,
    judgements: tuple[GradedJudgement, ...],
    problems: list[Problem],
) -> tuple[GradedJudgement, ...]:
    """Leave out judgements that the framework version does not make, and say so."""
    if version is None:
        return judgements
    allowed = judgements_of(version)
    for graded in judgements:
        if graded.judgement not in allowed:
            problems.append(
                Problem(
                    f"a grade for {graded.judgement.value} is printed, which the framework "
                    f"{version.value} does not have. It is left out.",
                    1,
                )
            )
    return tuple(graded for graded in judgements if graded.judgement in allowed)


def _check_grades(
    family: Family,
    version: FrameworkVersion | None,
    judgements: tuple[GradedJudgement, ...],
    parts: BodyParts,
    problems: list[Problem],
) -> None:
    """Say which judgements of the framework are missing, and where grades contradict."""
    graded = {entry.judgement: entry.grade for entry in judgements}
    if version is not None and family.is_graded:
        for judgement in judgements_of(version):
            if judgement not in graded and judgement not in family.may_be_missing:
                problems.append(Problem(f"no grade for {judgement.value} could be read.", 1))
    headed = {section.judgement for section in parts.sections if section.grade}
    if family.is_graded and graded and not headed:
        problems.append(
            Problem(
                "no heading of a graded section was found, so its paragraphs stand elsewhere.",
                None,
                "Look in the summary and the other sections.",
            )
        )
    for section in parts.sections:
        if section.judgement is None or section.grade is None:
            continue
        first = graded.get(section.judgement)
        if first is not None and first != section.grade:
            problems.append(
                Problem(
                    f"the heading '{section.heading}' gives another grade than the first page.",
                    section.findings[0].page if section.findings else None,
                    "Compare with the document.",
                )
            )


NAMED_AFTER_LEAD_INSPECTOR = (
    "Deputy",
    "Report author",
    "Team inspector",
    "Senior data",
    "Quality assurance",
)
"""What follows the lead inspector in the list of an inspection team."""


def _inspectors_in_sections(sections: list[Section]) -> tuple[str, ...]:
    """Reports under the single inspection framework name the team on a later page."""
    for section in sections:
        for finding in section.findings:
            text = finding.text
            start = text.lower().find("lead inspector") if "nspector" in text else -1
            if start < 0 or text[max(0, start - 7) : start].lower().startswith("deputy"):
                continue
            named = text[start + len("lead inspector") :].lstrip("s").lstrip()
            named = named.removeprefix("on site").lstrip(" :")
            for following in NAMED_AFTER_LEAD_INSPECTOR:
                named = named.split(following)[0]
            return inspectors_in(named)[:2]
    return ()


def _signed_by(back_matter: list[str]) -> tuple[str, ...]:
    """The inspector who signed a letter: the name between the greeting and the title."""
    if not back_matter or not back_matter[0].lower().startswith("yours"):
        return ()
    text = " ".join(back_matter[:3])
    for greeting in ("Yours sincerely", "Yours faithfully"):
        text = text.replace(greeting, "")
    return inspectors_in(text.split("Inspector")[0] + "Inspector")[:1]
