"""What an invented document consists of, before it is typeset or written as plain text.

A document is a list of blocks in reading order. Each block says how it looks (`Shape`) and what
the record makes of it (`Role`), so the page and the truth cannot come apart.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from ilacs.framework import FrameworkVersion, Grade, Judgement, Kind
from ilacs.reports.record import FrameworkTag, GradedJudgement, Period


class Shape(StrEnum):
    """How a block looks."""

    TITLE = "title"
    LINE = "line"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    TABLE = "table"
    HEADING_TABLE = "heading_table"
    BOX = "box"
    CONTENTS = "contents"
    BREAK = "break"
    GAP = "gap"


class Role(StrEnum):
    """What the record makes of a block. FIELD is read into a field of its own in `Facts`."""

    NOTHING = "nothing"
    FIELD = "field"
    FRONT = "front"
    ADDRESSEE = "addressee"
    SUMMARY = "summary"
    PART = "part"
    SECTION = "section"
    SUBHEADING = "subheading"
    FINDING = "finding"
    LIST_HEADING = "list_heading"
    AREA = "area"
    PRIORITY = "priority"
    STRENGTH = "strength"
    NEXT_STEP = "next_step"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table of judgements. `indent` is 1 for a judgement within another."""

    label: str
    grade: str
    number: str = ""
    indent: int = 0


@dataclass(frozen=True, slots=True)
class Block:
    """One block.

    `text` is what a reader should obtain; `note` is a footnote whose mark follows `note_after`
    (the block's end if empty). `size` is in points. `depth` is 0 for a bullet and 1 for a
    bullet under a bullet. `inside` are the blocks of a box.
    """

    shape: Shape
    text: str = ""
    role: Role = Role.NOTHING
    size: float = 12
    bold: bool = False
    number: int | None = None
    depth: int = 0
    note: str = ""
    note_after: str = ""
    label: str = ""
    grade_text: str = ""
    judgement: Judgement | None = None
    grade: Grade | None = None
    tags: tuple[FrameworkTag, ...] = ()
    rows: tuple[Row, ...] = ()
    inside: tuple["Block", ...] = ()


class Footer(StrEnum):
    """The running lines that a layout prints."""

    NUMBER = "number"
    NUMBER_OUTSIDE = "number_outside"
    TITLE_AND_DATES = "title_and_dates"
    SMALL_NUMBER = "small_number"
    ONE_LINE = "one_line"


@dataclass(frozen=True, slots=True)
class Look:
    """The measures of a layout, in points."""

    footer: Footer
    running: tuple[str, str]
    running_at_top: bool = False
    body_indent: float = 28.4
    bullet: str = "◼"
    bullet_font: str = ""
    number_indent: float = 0
    table_size: float = 12
    label_width: float = 226.4
    grade_width: float = 227.1
    grade_middle: bool = False
    table_rules: bool = True
    front_gap: float = 84


@dataclass(frozen=True, slots=True)
class Facts:
    """The fields of the record that are not made of blocks."""

    kind: Kind
    framework: FrameworkVersion
    authority: str
    on_site: tuple[Period, ...]
    published: date | None
    lead_inspectors: tuple[str, ...]
    judgements: tuple[GradedJudgement, ...] = ()
    theme: str | None = None
    inspectorates: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Model:
    """A whole invented document. `printed` maps true text to odd characters in print."""

    file: str
    look: Look
    facts: Facts
    blocks: tuple[Block, ...]
    printed: dict[str, str] = field(default_factory=dict)

    def walk(self) -> Iterator[tuple[int, Block]]:
        """Every block in reading order, those in boxes after their box, with its number."""
        yield from enumerate(_flat(self.blocks))

    def as_printed(self, text: str) -> str:
        """`text` as the page shows it."""
        for plain, odd in self.printed.items():
            text = text.replace(plain, odd)
        return text


def _flat(blocks: tuple[Block, ...]) -> Iterator[Block]:
    for block in blocks:
        yield block
        yield from _flat(block.inside)


def title(text: str, role: Role = Role.FIELD) -> Block:
    """The document's title."""
    return Block(Shape.TITLE, text, role, size=26)


def line(text: str, role: Role, *, size: float = 12, bold: bool = False, note: str = "") -> Block:
    """A line that stands alone, such as a date."""
    return Block(Shape.LINE, text, role, size=size, bold=bold, note=note)


def heading(text: str, role: Role = Role.SECTION, *, size: float = 14, note: str = "") -> Block:
    """A bold heading without a grade."""
    return Block(Shape.HEADING, text, role, size=size, bold=True, note=note)


def graded(text: str, judgement: Judgement, grade: Grade | None, *, size: float = 14) -> Block:
    """A bold heading that gives a grade; None where its word is no grade."""
    return Block(
        Shape.HEADING, text, Role.SECTION, size=size, bold=True, judgement=judgement, grade=grade
    )


def paragraph(text: str, role: Role = Role.FINDING, number: int | None = None) -> Block:
    """A paragraph, numbered if `number` is given."""
    return Block(Shape.PARAGRAPH, text, role, number=number)


def bullet(text: str, role: Role, depth: int = 0, tags: tuple[FrameworkTag, ...] = ()) -> Block:
    """A bulleted paragraph."""
    return Block(Shape.BULLET, text, role, depth=depth, tags=tags)


def page_break() -> Block:
    """A new page."""
    return Block(Shape.BREAK)


def gap(points: float) -> Block:
    """Empty space."""
    return Block(Shape.GAP, size=points)


def box(*inside: Block) -> Block:
    """Blocks with a ruled line around them, which may run on over pages."""
    return Block(Shape.BOX, inside=inside)
