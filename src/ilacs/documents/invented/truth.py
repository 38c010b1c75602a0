"""The record that a reader should obtain from an invented document.

`problems` is always empty here: what a reader words there is its own, so a comparison leaves
that field out. A gap in numbering, or a grade that is none, should appear in it.

What the rules below decide:

- Text has ligatures spelled out, soft hyphens and note marks gone, lines and pages joined.
- A framework tag stays in the text of its area, where it is printed, and is also in
  `national_framework`.
- A heading is a section if paragraphs follow it or it gives a grade. A heading whose items go to
  another field (areas, strengths, next steps) is no section.
- The single inspection's executive summary is `summary`; that of its board is a section.
- `front_matter` is what stands before the summary and fills no field; `back_matter` is the
  closing block of a report, or the closing lines of a letter.
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field

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
            Section(s.heading, s.judgement, s.grade, tuple(s.findings))
            for s in reading.sections
            if s.findings or s.judgement
        ),
        footnotes=tuple(reading.footnotes),
        addressees=tuple(texts.get(Role.ADDRESSEE, ())),
        theme=facts.theme,
        inspectorates=facts.inspectorates,
        strengths=tuple(reading.strengths),
        areas_for_priority_action=tuple(areas.get(Role.PRIORITY, ())),
        next_steps=tuple(texts.get(Role.NEXT_STEP, ())),
        front_matter=tuple(texts.get(Role.FRONT, ())),
        back_matter=tuple(texts.get(Role.BACK, ())),
    )


_TEXTS = (Role.SUMMARY, Role.ADDRESSEE, Role.NEXT_STEP, Role.FRONT, Role.BACK)


def _read(reading: _Reading, index: int, block: Block) -> None:
    page = reading.pages.get(str(index))
    role = block.role
    if block.note:
        mark = str(len(reading.footnotes) + 1)
        note_page = reading.pages.get(f"note{index}")
        reading.footnotes.append(Footnote(mark, block.note, note_page))
    if role in _TEXTS:
        reading.texts.setdefault(role, []).extend(_texts(block, reading.pages))
    elif role in (Role.AREA, Role.PRIORITY):
        _read_area(reading, block, page)
    elif role is Role.STRENGTH:
        reading.strengths.append(Finding(None, block.text, page))
    elif role is Role.FINDING:
        finding = Finding(block.number, block.text, page, reading.subheading)
        reading.sections[-1].findings.append(finding)
    else:
        _read_heading(reading, block)


def _texts(block: Block, pages: Mapping[str, int]) -> list[str]:
    if block.shape is not Shape.CONTENTS:
        return [block.text]
    return [
        " ".join(part for part in (row.label, str(pages.get(f"to {row.label}", ""))) if part)
        for row in block.rows
    ]


def _read_heading(reading: _Reading, block: Block) -> None:
    if block.role is Role.PART:
        reading.part = block.text
    elif block.role is Role.SUBHEADING:
        reading.subheading = block.text
    elif block.role is Role.LIST_HEADING:
        reading.list_heading = block.text
        reading.subheading = ""
    elif block.role is Role.SECTION:
        reading.sections.append(_OpenSection(block.text, block.judgement, block.grade))
        reading.subheading = ""


def _read_area(reading: _Reading, block: Block, page: int | None) -> None:
    areas = reading.areas.setdefault(block.role, [])
    number = block.number if block.number is not None else len(areas) + 1
    if block.depth == 0:
        reading.parent[block.role] = number
    under = reading.parent[block.role] if block.depth else None
    areas.append(
        Area(number, block.text, page, block.tags, reading.list_heading, reading.part, under)
    )
