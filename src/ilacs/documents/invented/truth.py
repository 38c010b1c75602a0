"""The record that a reader should obtain from an invented document.

A comparison leaves out two fields, which are empty here. `problems` is worded by the reader; a
gap in numbering, or a grade that is none, should appear in it. `front_matter` is the first
page's lines as they were broken, which only typesetting decides.

What the rules below decide where the record could be understood in more than one way:

- Text has ligatures spelled out, soft hyphens and note marks gone, lines and pages joined.
- A framework tag stays in the text of its area, where it is printed, and is also in
  `national_framework`.
- Every heading is a section, with findings or without, unless it divides a section or heads a
  list that goes to another field (areas, strengths, next steps). Beside a grade in a table cell,
  the heading is the label and the grade.
- Under the single framework, priority actions are areas for improvement under their own heading.
- Bullets are findings of their own, but go on with a paragraph that ends with a colon.
- `addressees` are the lines of the address block. A letter's `lead_inspectors` is who signs it,
  where one inspector does; its `summary` is what stands before the first heading.
- `back_matter` is the closing block of a report, or a letter from "Yours sincerely" on.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from ilacs.documents.invented.model import Block, Model, Role, Shape
from ilacs.framework import Grade, Judgement
from ilacs.reports.record import (
    Area,
    AuthorityAsPrinted,
    Finding,
    Footnote,
    InspectionReport,
    Section,
    Source,
)


@dataclass
class _OpenSection:
    heading: str
    judgement: Judgement | None
    grade: Grade | None
    findings: list[Finding] = field(default_factory=list)


@dataclass
class _Reading:
    """What has been read so far, from the first block to the last."""

    pages: Mapping[str, int]
    part: str = ""
    list_heading: str = ""
    subheading: str = ""
    parent: dict[Role, int] = field(default_factory=dict)
    texts: dict[Role, list[str]] = field(default_factory=dict)
    areas: dict[Role, list[Area]] = field(default_factory=dict)
    strengths: list[Finding] = field(default_factory=list)
    sections: list[_OpenSection] = field(default_factory=list)
    footnotes: list[Footnote] = field(default_factory=list)


def truth_of(model: Model, data: bytes, count: int, pages: Mapping[str, int]) -> InspectionReport:
    """The true record of `model`.

    `data` are the bytes of the file, `count` its pages (0 for plain text), and `pages` the
    page of each block by its number, and of its footnote by `note` and that number.
    """
    reading = _Reading(pages)
    for index, block in model.walk():
        _read(reading, index, block)
    facts = model.facts
    texts, areas = reading.texts, reading.areas
    return InspectionReport(
        source=Source(model.file, hashlib.sha256(data).hexdigest(), count),
        problems=(),
        kind=facts.kind,
        framework=facts.framework,
        authority=AuthorityAsPrinted(facts.authority, None),
        on_site=facts.on_site,
        published=facts.published,
        lead_inspectors=facts.lead_inspectors,
        judgements=facts.judgements,
        summary=tuple(texts.get(Role.SUMMARY, ())),
        areas_for_improvement=tuple(areas.get(Role.AREA, ())),
        sections=tuple(
            Section(s.heading, s.judgement, s.grade, tuple(s.findings)) for s in reading.sections
        ),
        footnotes=tuple(reading.footnotes),
        addressees=tuple(texts.get(Role.ADDRESSEE, ())),
        theme=facts.theme,
        inspectorates=facts.inspectorates,
        strengths=tuple(reading.strengths),
        areas_for_priority_action=tuple(areas.get(Role.PRIORITY, ())),
        next_steps=tuple(texts.get(Role.NEXT_STEP, ())),
        back_matter=tuple(texts.get(Role.BACK, ())),
    )


_TEXTS = (Role.SUMMARY, Role.ADDRESSEE, Role.NEXT_STEP, Role.BACK)


def _read(reading: _Reading, index: int, block: Block) -> None:
    page = reading.pages.get(str(index))
    role = block.role
    if block.note:
        mark = str(len(reading.footnotes) + 1)
        note_page = reading.pages.get(f"note{index}")
        reading.footnotes.append(Footnote(mark, block.note, note_page))
    if role in _TEXTS:
        reading.texts.setdefault(role, []).append(block.text)
    elif role in (Role.AREA, Role.PRIORITY):
        _read_area(reading, block, page)
    elif role is Role.STRENGTH:
        reading.strengths.append(Finding(None, block.text, page))
    elif role is Role.FINDING:
        _read_finding(reading, block, page)
    else:
        _read_heading(reading, block)


def _read_finding(reading: _Reading, block: Block, page: int | None) -> None:
    findings = reading.sections[-1].findings
    if block.shape is Shape.BULLET and findings and _is_open(findings[-1].text):
        last = findings.pop()
        findings.append(replace(last, text=f"{last.text}\n• {block.text}"))
    else:
        findings.append(Finding(block.number, block.text, page, reading.subheading))


def _is_open(text: str) -> bool:
    """Whether the bullets after `text` are its own."""
    return text.endswith(":") or "\n• " in text


def _read_heading(reading: _Reading, block: Block) -> None:
    if block.role is Role.PART:
        reading.part = block.text
    if block.role is Role.SUBHEADING:
        reading.subheading = block.text
    elif block.role is Role.LIST_HEADING:
        reading.list_heading = block.text
        reading.subheading = ""
    elif block.role in (Role.SECTION, Role.PART):
        heading = f"{block.text} {block.grade_text}".strip()
        reading.sections.append(_OpenSection(heading, block.judgement, block.grade))
        reading.subheading = ""


def _read_area(reading: _Reading, block: Block, page: int | None) -> None:
    areas = reading.areas.setdefault(block.role, [])
    number = block.number if block.number is not None else len(areas) + 1
    if block.depth == 0:
        reading.parent[block.role] = number
    under = reading.parent[block.role] if block.depth else None
    areas.append(
        Area(
            number,
            block.text,
            page,
            block.tags,
            reading.list_heading,
            part=reading.part,
            under=under,
        )
    )
