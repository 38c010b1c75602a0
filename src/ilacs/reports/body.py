"""The blocks after the first page, given their places in the record by their headings."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from ilacs.framework import Grade, Judgement
from ilacs.reports.blocks import INDENT, Block, Form
from ilacs.reports.record import Area, Finding, Problem, Section
from ilacs.reports.tags import tags_in
from ilacs.reports.wording import (
    grade_of,
    graded_label,
    is_heading_of,
    judgement_of,
    label_start,
    starts_back_matter,
)

SECTION_HEADING_SIZE = 13.4
"""A heading that is not known opens a section if it is set at least this large, in points."""

DEEPER = 8.0
"""An item that stands this many points further right is a sub-point of the one before."""

LISTS = frozenset({"areas", "priority", "strengths"})
"""The places in the record that are lists of items."""

LONGEST_BOX = 4
"""A box with a judgement and its grade has at most this many blocks below its heading."""

LONGEST_SUBHEADING = 90
"""A heading between areas that is not set in bold has fewer characters than this."""


@dataclass(slots=True)
class _OpenSection:
    heading: str
    judgement: Judgement | None
    grade: Grade | None
    page: int
    findings: list[Finding] = field(default_factory=list)


@dataclass(slots=True)
class BodyParts:
    """What the body holds, by its place in the record."""

    summary: list[str] = field(default_factory=list)
    areas: list[Area] = field(default_factory=list)
    priority: list[Area] = field(default_factory=list)
    strengths: list[Finding] = field(default_factory=list)
    next_steps: list[str] = field(default_factory=list)
    sections: list[Section] = field(default_factory=list)
    back_matter: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


class BodyReader:
    """Goes through the blocks once, in order, and puts each in one place.

    `fixed_headings` says that the layout has a fixed set of headings, so that another one is
    a problem; letters have headings of their own.
    """

    def __init__(self, *, fixed_headings: bool) -> None:
        self._fixed = fixed_headings
        self._parts = BodyParts()
        self._mode = "summary"
        self._part = ""
        self._heading = ""
        self._subheading = ""
        self._open: _OpenSection | None = None
        self._item_x: list[tuple[float, int]] = []
        self._awaited: list[Block] = []
        self._list_is_empty = True
        self._box_x = 0.0
        self._interrupted: tuple[str, str, str] | None = None

    def read(self, blocks: Iterable[Block]) -> BodyParts:
        """Place every block; the order of the record is that of the document."""
        over = False
        for block in blocks:
            over = over or (
                block.form is not Form.HEADING
                and self._mode != "summary"
                and starts_back_matter(block.text)
            )
            if over:
                self._parts.back_matter.append(block.text)
            elif self._awaited and self._read_key_judgement(block):
                continue
            elif block.form is Form.HEADING:
                self._read_heading(block)
            else:
                self._place(block)
        self._close_section()
        self._check_numbers()
        return self._parts

    # Headings -------------------------------------------------------------------------

    def _read_key_judgement(self, block: Block) -> bool:
        """Whether `block` goes on with a box that gives a judgement and its grade."""
        awaited = [*self._awaited, block]
        text = " ".join(waiting.text for waiting in awaited[1:])
        graded = graded_label(text)
        if graded:
            self._awaited = []
            heading = replace(block, form=Form.HEADING, text=text, page=awaited[0].page)
            self._open_section(heading, graded.judgement, graded.grade)
            return True
        if len(awaited) <= LONGEST_BOX and block.form is not Form.HEADING:
            self._awaited = awaited
            return True
        self._awaited = []
        self._problem(f"the box '{awaited[0].text}' holds no judgement that is known.", block.page)
        for waiting in awaited[1:-1]:
            self._place(waiting)
        return False

    def _read_heading(self, block: Block) -> None:
        text = block.text
        self._item_x = []
        graded = graded_label(text)
        if graded:
            self._open_section(block, graded.judgement, graded.grade)
            return
        if self._is_grade_of_open_section(block):
            return
        for group, mode in (
            ("priority_action", "priority"),
            ("areas", "areas"),
            ("strengths", "strengths"),
            ("next_steps", "next_steps"),
        ):
            if is_heading_of(group, text) and (mode != "strengths" or not self._fixed):
                self._close_section()
                self._mode, self._heading, self._subheading = mode, text, ""
                self._list_is_empty = True
                return
        if is_heading_of("parts", text):
            self._part = text
        if self._divides_list(text):
            self._subheading = text
            return
        if is_heading_of("key_judgement", text):
            self._awaited = [block]
            return
        judgement = judgement_of(text)
        if judgement is None and is_heading_of("within", text) and self._open:
            self._subheading = text
            return
        known = judgement is not None or self._is_known(text)
        if not known:
            started = label_start(text)
            if started and started[1].strip(" :."):
                judgement = started[0]
                self._problem(
                    f"the heading '{text}' holds no grade that is known.", block.page
                )
            elif self._fixed:
                self._problem(f"the heading '{text}' is not one that is known.", block.page)
        if self._stands_within(block, judgement):
            self._subheading = text
        else:
            self._open_section(block, judgement, None)

    def _divides_list(self, text: str) -> bool:
        """Whether a heading in a letter groups the items of the list that it stands in.

        A list whose heading is followed at once by another heading is divided by headings
        throughout; it ends at a box, or at a heading that always ends one.
        """
        if self._fixed or self._mode not in LISTS:
            return False
        if is_heading_of("boxes", text) or is_heading_of("ends_list", text):
            return False
        return self._list_is_empty or bool(self._subheading)

    def _is_known(self, text: str) -> bool:
        return any(
            is_heading_of(group, text) for group in ("known", "known_within", "parts", "within")
        )

    def _stands_within(self, block: Block, judgement: Judgement | None) -> bool:
        """Whether a heading without a grade divides the open section rather than ends it."""
        if self._open is None or judgement is not None:
            return False
        if is_heading_of("known_within", block.text):
            return True
        if is_heading_of("known", block.text) or is_heading_of("parts", block.text):
            return False
        return self._fixed and block.size < SECTION_HEADING_SIZE

    def _is_grade_of_open_section(self, block: Block) -> bool:
        """Whether a heading is only the grade of the judgement heading before it."""
        section = self._open
        grade = grade_of(block.text)
        if grade is None or section is None or section.judgement is None or section.findings:
            return False
        section.grade = section.grade or grade
        section.heading = f"{section.heading} {block.text}"
        return True

    def _open_section(
        self, block: Block, judgement: Judgement | None, grade: Grade | None
    ) -> None:
        if self._open is not None and _repeats(self._open, block.text, judgement):
            self._open = None
        self._close_section()
        self._interrupted = None
        if self._mode == "areas" and is_heading_of("boxes", block.text):
            self._interrupted = (self._mode, self._heading, self._subheading)
            self._box_x = block.x
        self._mode, self._heading, self._subheading = "section", block.text, ""
        self._open = _OpenSection(block.text, judgement, grade, block.page)

    def _close_section(self) -> None:
        if self._open is not None:
            section = self._open
            self._parts.sections.append(
                Section(
                    section.heading, section.judgement, section.grade, tuple(section.findings)
                )
            )
            self._open = None

    # Text -----------------------------------------------------------------------------

    def _place(self, block: Block) -> None:
        self._resume_list(block)
        self._list_is_empty = False
        if self._mode == "summary":
            self._parts.summary.append(_printed(block))
        elif self._mode == "next_steps":
            self._parts.next_steps.append(_printed(block))
        elif self._mode in ("areas", "priority"):
            self._place_area(block)
        elif self._mode == "strengths":
            self._place_finding(block, self._parts.strengths)
        elif self._open is not None:
            self._place_finding(block, self._open.findings)

    def _resume_list(self, block: Block) -> None:
        """Go back to the list that a box stands in, when its next item comes."""
        if self._interrupted is None or self._open is None:
            return
        areas = self._parts.areas
        cut = bool(areas) and not areas[-1].text.endswith((".", ":", ";", ")"))
        if (block.form is Form.ITEM and block.x < self._box_x - INDENT) or (
            cut and block.form is Form.PARAGRAPH and block.text[:1].islower()
        ):
            self._close_section()
            self._mode, self._heading, self._subheading = self._interrupted
            self._interrupted = None

    def _place_area(self, block: Block) -> None:
        areas = self._parts.areas if self._mode == "areas" else self._parts.priority
        grouped = not self._fixed and bool(self._subheading)
        if block.form is Form.PARAGRAPH and not (
            grouped or self._mode == "priority" or _continues(areas, self._heading, block)
        ):
            if _is_short_heading(block.text):
                self._subheading = block.text
            else:
                self._open_aside(block)
            return
        if _continues(areas, self._heading, block):
            last = areas[-1]
            text = f"{last.text} {block.text}"
            areas[-1] = _area(last, text)
            return
        under = self._parent_of(block, areas)
        number = block.number if block.number is not None else self._next_number(areas)
        if block.form is not Form.PARAGRAPH:
            self._item_x.append((block.x, number))
        areas.append(
            Area(
                number,
                block.text,
                block.page or None,
                tags_in(block.text),
                self._heading,
                self._subheading,
                self._part,
                under,
            )
        )

    def _next_number(self, areas: list[Area]) -> int:
        same_list = [area for area in areas if area.part == self._part]
        return same_list[-1].number + 1 if same_list else 1

    def _parent_of(self, block: Block, areas: list[Area]) -> int | None:
        """The number of the area that an item is a sub-point of, by how far right it stands."""
        while self._item_x and self._item_x[-1][0] > block.x - DEEPER:
            self._item_x.pop()
        if self._item_x and block.form is Form.ITEM and areas:
            return self._item_x[-1][1]
        return None

    def _open_aside(self, block: Block) -> None:
        """A sentence that introduces a list of areas is kept as a section of its own."""
        sections = self._parts.sections
        finding = Finding(None, block.text, block.page or None)
        if sections and sections[-1].heading == self._heading:
            last = sections[-1]
            sections[-1] = Section(last.heading, None, None, (*last.findings, finding))
        else:
            sections.append(Section(self._heading, None, None, (finding,)))

    def _place_finding(self, block: Block, findings: list[Finding]) -> None:
        if block.form is Form.ITEM and findings and self._belongs_to_last(block, findings[-1]):
            last = findings[-1]
            findings[-1] = Finding(
                last.number, f"{last.text}\n• {block.text}", last.page, last.subheading
            )
            return
        if block.form is Form.ITEM:
            self._item_x = [(block.x, 0)]
        findings.append(
            Finding(block.number, block.text, block.page or None, self._subheading)
        )

    def _belongs_to_last(self, block: Block, last: Finding) -> bool:
        """Whether an item goes on with the paragraph before it, as its sub-point."""
        if last.subheading != self._subheading:
            return False
        if last.text.endswith(":") and "\n" not in last.text:
            self._item_x = [*self._item_x[:1], (block.x, 1)]
            return True
        if "\n• " in last.text:
            return bool(self._item_x) and block.x > self._item_x[-1][0] - DEEPER
        return bool(self._item_x) and block.x > self._item_x[0][0] + DEEPER

    # Checks ---------------------------------------------------------------------------

    def _problem(self, what: str, page: int) -> None:
        self._parts.problems.append(Problem(what, page or None))

    def _check_numbers(self) -> None:
        for section in self._parts.sections:
            before: int | None = None
            for finding in section.findings:
                if finding.number is None:
                    continue
                if before is not None and finding.number != before + 1:
                    self._parts.problems.append(
                        Problem(
                            f"under '{section.heading}' paragraph {before} is followed by "
                            f"paragraph {finding.number}.",
                            finding.page,
                            "Compare with the document.",
                        )
                    )
                before = finding.number


def _repeats(section: _OpenSection, heading: str, judgement: Judgement | None) -> bool:
    """Whether an empty section's heading is printed again, with the grade beside it."""
    return (
        not section.findings
        and section.grade is None
        and section.judgement is not None
        and section.judgement is judgement
        and section.heading.lower() in heading.lower()
    )


def _is_short_heading(text: str) -> bool:
    """Whether a line between areas names the group that follows, rather than being a sentence."""
    return len(text) < LONGEST_SUBHEADING and not text.endswith((".", ":", ";"))


def _printed(block: Block) -> str:
    return f"{block.number}. {block.text}" if block.number is not None else block.text


def _continues(areas: list[Area], heading: str, block: Block) -> bool:
    """Whether a paragraph is the rest of the area before it, cut by a page's end."""
    return (
        bool(areas)
        and areas[-1].heading == heading
        and block.form is Form.PARAGRAPH
        and not areas[-1].text.endswith((".", ":", ";", ")"))
    )


def _area(last: Area, text: str) -> Area:
    return replace(last, text=text, national_framework=tags_in(text))
