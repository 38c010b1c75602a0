"""The blocks after the first page, given their places in the record by their headings."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from itertools import pairwise

from ilacs.framework import Grade, Judgement
from ilacs.reports.blocks import INDENT, Block, Form
from ilacs.reports.headings import LISTS, Meaning, Place, meaning_of
from ilacs.reports.lists import AreaList, belongs_to_last
from ilacs.reports.record import Area, Finding, Problem, Section
from ilacs.reports.wording import introduces_list, is_notice, says_no_areas, starts_back_matter

SECTION_HEADING_SIZE = 13.4
"""A heading that is not known opens a section if it is set at least this large, in points."""

LONGEST_BOX = 4
"""A box with a judgement and its grade has at most this many blocks below its heading."""

LONGEST_PLAIN_HEADING = 150
"""A heading that is not set in bold is told by its words if it has at most so many letters."""

LONGEST_SUBHEADING = 90
"""A heading between areas that is not set in bold has fewer characters than this."""


@dataclass(slots=True)
class _OpenSection:
    heading: str
    judgement: Judgement | None
    grade: Grade | None
    findings: list[Finding] = field(default_factory=list)
    index: int | None = None


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
        self._areas = AreaList(self._parts.areas)
        self._priority = AreaList(self._parts.priority)
        self._place = Place.SUMMARY
        self._part = ""
        self._heading = ""
        self._subheading = ""
        self._open: _OpenSection | None = None
        self._item_x: list[float] = []
        self._awaited: list[Block] = []
        self._list_is_empty = True
        self._interrupted: tuple[str, str] | None = None
        self._box_x = 0.0

    def read(self, blocks: Iterable[Block]) -> BodyParts:
        """Place every block; the order of the record is that of the document."""
        over = False
        for block in blocks:
            over = over or (
                block.form is not Form.HEADING
                and self._place is not Place.SUMMARY
                and starts_back_matter(block.text)
            )
            if over or is_notice(block.text):
                self._parts.back_matter.append(block.text)
            elif self._awaited and self._read_judgement_box(block):
                continue
            elif block.form is Form.HEADING:
                self._read_heading(block, meaning_of(block.text))
            else:
                self._read_text(block)
        self._close_section()
        return self._parts

    # Headings -------------------------------------------------------------------------

    def _read_heading(self, block: Block, meaning: Meaning) -> None:
        self._item_x = []
        if meaning.grade is not None:
            self._open_section(block.text, meaning.judgement, meaning.grade)
        elif self._is_grade_of_open_section(block, meaning):
            return
        elif self._opens_list(meaning):
            self._close_section()
            self._place = meaning.list_place or Place.AREAS
            self._heading, self._subheading = block.text, ""
            self._list_is_empty = True
            self._interrupted = None
        elif self._divides_list(meaning):
            self._subheading = block.text
        elif meaning.judgement_box:
            self._awaited = [block]
        else:
            self._read_plain_heading(block, meaning)

    def _read_plain_heading(self, block: Block, meaning: Meaning) -> None:
        """A heading that opens or divides a section."""
        if meaning.part:
            self._part = block.text
        if meaning.unknown_grade:
            self._problem(f"the heading '{block.text}' holds no grade that is known.", block)
        elif self._fixed and not meaning.known:
            self._problem(f"the heading '{block.text}' is not one that is known.", block)
        if self._divides_section(block, meaning):
            self._subheading = block.text
            return
        box_in_list = self._place is Place.AREAS and meaning.box
        interrupted = (self._heading, self._subheading) if box_in_list else None
        self._open_section(block.text, meaning.judgement, None)
        self._interrupted, self._box_x = interrupted, block.x

    def _opens_list(self, meaning: Meaning) -> bool:
        """Whether a list begins. Reports have a section, not a list, on strengths."""
        if meaning.list_place is None:
            return False
        return not (self._fixed and meaning.list_place is Place.STRENGTHS)

    def _divides_list(self, meaning: Meaning) -> bool:
        """Whether a heading in a letter groups the items of the list that it stands in.

        A list whose heading is followed at once by another heading is divided by headings
        throughout; it ends at a box, or at a heading that always ends one.
        """
        if self._fixed or self._place not in LISTS or meaning.box or meaning.ends_list:
            return False
        return self._list_is_empty or bool(self._subheading)

    def _divides_section(self, block: Block, meaning: Meaning) -> bool:
        """Whether a heading without a grade divides the open section rather than ends it."""
        if self._open is None or meaning.judgement is not None:
            return False
        if meaning.within or self._names_box(meaning):
            return True
        if meaning.opens_section or meaning.part:
            return False
        return self._fixed and block.size < SECTION_HEADING_SIZE

    def _names_box(self, meaning: Meaning) -> bool:
        """Whether a heading in a letter stands directly under that of a box."""
        section = self._open
        return (
            not self._fixed
            and section is not None
            and not section.findings
            and not meaning.box
            and meaning_of(section.heading).box
        )

    def _is_grade_of_open_section(self, block: Block, meaning: Meaning) -> bool:
        """Whether a heading is only the grade of the judgement heading before it."""
        section = self._open
        if meaning.grade_alone is None or section is None:
            return False
        if section.judgement is None or section.findings:
            return False
        section.grade = section.grade or meaning.grade_alone
        section.heading = f"{section.heading} {block.text}"
        return True

    def _read_judgement_box(self, block: Block) -> bool:
        """Whether `block` goes on with a box that gives a judgement and its grade."""
        awaited = [*self._awaited, block]
        text = " ".join(waiting.text for waiting in awaited[1:])
        meaning = meaning_of(text)
        if meaning.grade is not None:
            self._awaited = []
            self._open_section(text, meaning.judgement, meaning.grade)
            return True
        if len(awaited) <= LONGEST_BOX and block.form is not Form.HEADING:
            self._awaited = awaited
            return True
        self._awaited = []
        self._problem(f"the box '{awaited[0].text}' holds no judgement that is known.", block)
        for waiting in awaited[1:-1]:
            self._read_text(waiting)
        return False

    def _open_section(self, heading: str, judgement: Judgement | None, grade: Grade | None) -> None:
        if self._open is not None and _repeats(self._open, heading, judgement):
            self._open = None
        self._close_section()
        self._place, self._heading, self._subheading = Place.SECTION, heading, ""
        self._interrupted = None
        self._open = _OpenSection(heading, judgement, grade)

    def _close_section(self) -> None:
        section = self._open
        self._open = None
        if section is None:
            return
        self._check_numbers(section)
        index = len(self._parts.sections) if section.index is None else section.index
        self._parts.sections.insert(
            index,
            Section(section.heading, section.judgement, section.grade, tuple(section.findings)),
        )

    def _resume_section(self, block: Block) -> None:
        """Go back to the section that a box stands in, when its next number comes."""
        if self._open is None or block.number is None or not meaning_of(self._open.heading).box:
            return
        sections = self._parts.sections
        for index in range(len(sections) - 1, -1, -1):
            last = sections[index].findings[-1:]
            if last and last[0].number is not None and last[0].number + 1 == block.number:
                self._close_section()
                before = sections.pop(index)
                self._open = _OpenSection(
                    before.heading, before.judgement, before.grade, list(before.findings), index
                )
                self._heading, self._subheading = before.heading, last[0].subheading
                return

    # Text -----------------------------------------------------------------------------

    def _read_text(self, block: Block) -> None:
        if self._is_heading_without_bold(block):
            self._read_heading(block, meaning_of(block.text))
            return
        self._resume_list(block)
        self._resume_section(block)
        self._list_is_empty = False
        match self._place:
            case Place.SUMMARY:
                self._parts.summary.append(_printed(block))
            case Place.NEXT_STEPS:
                self._parts.next_steps.append(_printed(block))
            case Place.STRENGTHS:
                self._read_finding(block, self._parts.strengths)
            case Place.AREAS:
                self._read_area(block, self._areas)
            case Place.PRIORITY:
                self._read_area(block, self._priority)
            case Place.SECTION if self._open is not None:
                self._read_finding(block, self._open.findings)

    def _is_heading_without_bold(self, block: Block) -> bool:
        """Whether a short line that is not bold has the words of a heading nonetheless."""
        if block.form is not Form.PARAGRAPH or len(block.text) > LONGEST_PLAIN_HEADING:
            return False
        if block.text.endswith((".", ":", ";")):
            return False
        meaning = meaning_of(block.text)
        if self._fixed:
            return meaning.grade is not None or meaning.list_place is Place.AREAS
        return meaning.box

    def _resume_list(self, block: Block) -> None:
        """Go back to the list that a box stands in, when its next item comes."""
        if self._interrupted is None:
            return
        item = block.form is Form.ITEM and block.x < self._box_x - INDENT
        if item or (self._areas.is_cut_off and block.text[:1].islower()):
            self._close_section()
            self._place = Place.AREAS
            self._heading, self._subheading = self._interrupted
            self._interrupted = None

    def _read_area(self, block: Block, areas: AreaList) -> None:
        if areas.goes_on_with(block, self._heading):
            areas.go_on(block)
        elif introduces_list(block.text) or says_no_areas(block.text):
            self._read_aside(block)
        elif block.form is not Form.PARAGRAPH or self._paragraphs_are_areas:
            areas.add(block, self._heading, self._subheading, self._part)
        elif _is_short_heading(block.text):
            self._subheading = block.text
        else:
            self._read_aside(block)

    @property
    def _paragraphs_are_areas(self) -> bool:
        """Priority actions, and lists that headings divide, can be without bullets."""
        divided = not self._fixed and bool(self._subheading)
        return divided or self._place is Place.PRIORITY

    def _read_aside(self, block: Block) -> None:
        """A sentence that introduces a list of areas is kept as a section of its own."""
        sections = self._parts.sections
        finding = Finding(block.number, block.text, block.page or None)
        if sections and sections[-1].heading == self._heading:
            sections[-1] = replace(sections[-1], findings=(*sections[-1].findings, finding))
        else:
            sections.append(Section(self._heading, None, None, (finding,)))

    def _read_finding(self, block: Block, findings: list[Finding]) -> None:
        if block.form is Form.ITEM:
            last = findings[-1] if findings else None
            if last and belongs_to_last(block, last, self._subheading, self._item_x):
                findings[-1] = replace(last, text=f"{last.text}\n• {block.text}")
                self._item_x = [*self._item_x[:1], block.x]
                return
            self._item_x = [block.x]
        findings.append(Finding(block.number, block.text, block.page or None, self._subheading))

    # Checks ---------------------------------------------------------------------------

    def _problem(self, what: str, block: Block) -> None:
        self._parts.problems.append(Problem(what, block.page or None))

    def _check_numbers(self, section: _OpenSection) -> None:
        numbered = [finding for finding in section.findings if finding.number is not None]
        for before, after in pairwise(numbered):
            if after.number != (before.number or 0) + 1:
                self._parts.problems.append(
                    Problem(
                        f"under '{section.heading}' paragraph {before.number} is followed by "
                        f"paragraph {after.number}.",
                        after.page,
                        "Compare with the document.",
                    )
                )


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
