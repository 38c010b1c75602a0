"""Parts that layouts share: dates on site, running paragraphs, lists, odd characters, the back."""

from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from ilacs.documents.invented.choices import Oddity
from ilacs.documents.invented.model import (
    Block,
    Footer,
    Look,
    Role,
    Shape,
    bullet,
    heading,
    line,
    page_break,
    paragraph,
)
from ilacs.documents.invented.prose import Writer, as_day, month_name, stock
from ilacs.framework import Grade
from ilacs.reports.record import FrameworkTag, Period

STRONG = {
    Grade.OUTSTANDING: 1.0,
    Grade.GOOD: 0.75,
    Grade.REQUIRES_IMPROVEMENT: 0.4,
    Grade.INADEQUATE: 0.1,
}
"""How much of the prose under a grade is praise."""

IN_FULL = {
    Grade.OUTSTANDING: "Outstanding",
    Grade.GOOD: "Good",
    Grade.REQUIRES_IMPROVEMENT: "Requires improvement to be good",
    Grade.INADEQUATE: "Inadequate",
}

NO_GRADE = "Satisfactory"
"""A word that is not on any scale of these reports; it stands for a slip."""

_LONG = 4200
"""More characters than a page can hold, so a paragraph of this length runs over its end."""

_SOFT = {
    "inspectors": "inspec\u00adtors",
    "managers": "man\u00adagers",
    "families": "fam\u00adilies",
}
_LIGATURES = {"fi": "\ufb01", "fl": "\ufb02"}

_SYMBOLS = "Invented Symbols"
_BULLETS = {
    Oddity.BULLET_SQUARE: ("■", ""),
    Oddity.BULLET_DOT: ("•", ""),
    Oddity.BULLET_DASH: ("–", ""),
    # As the symbol fonts of word processors have them, and symbols.ttf, drawn for this.
    Oddity.BULLET_PRIVATE_USE: ("\uf06e", _SYMBOLS),
    Oddity.BULLET_PRIVATE_USE_SMALL: ("\uf0a7", _SYMBOLS),
}


def odd_characters(oddities: frozenset[Oddity]) -> dict[str, str]:
    """What to print in place of what: plain text to odd text."""
    odd: dict[str, str] = {}
    if Oddity.SOFT_HYPHENS in oddities:
        odd |= _SOFT
    if Oddity.LIGATURES in oddities:
        odd |= _LIGATURES
    return odd


def odd_look(look: Look, oddities: frozenset[Oddity]) -> Look:
    """`look` with the running lines, bullets and column widths that `oddities` ask for."""
    for oddity, (glyph, font) in _BULLETS.items():
        if oddity in oddities:
            look = replace(look, bullet=glyph, bullet_font=font)
    if Oddity.HEADER_AT_TOP in oddities:
        footer = Footer.TITLE_AND_DATES
        look = replace(look, footer=footer, running_at_top=True, front_gap=10)
    if Oddity.PAGE_NUMBER_IN_LINE in oddities:
        look = replace(look, footer=Footer.ONE_LINE)
    if Oddity.WRAPPED_GRADE in oddities:
        look = replace(look, label_width=340, grade_width=98)
    if Oddity.WRAPPED_LABEL in oddities:
        look = replace(look, label_width=150, grade_width=200)
    return look


@dataclass(frozen=True, slots=True)
class Visit:
    """The days on site, and how the document prints them."""

    periods: tuple[Period, ...]
    printed: str


def visit(start: date, days: int, oddities: frozenset[Oddity], joined: str = " to ") -> Visit:
    """A visit of `days` days from `start`; `joined` stands between two dates by default."""
    last = start + timedelta(days - 1)
    if Oddity.SINGLE_DAY in oddities:
        return Visit((Period(start, start),), as_day(start))
    if Oddity.DATES_EN_DASH in oddities:
        return Visit((Period(start, last),), _short(start, last, " – "))
    if Oddity.DATES_REPEATED in oddities:
        return Visit((Period(start, last),), f"{as_day(start)} to {as_day(last)}")
    if Oddity.TWO_PART_VISIT in oddities:
        again = last + timedelta(52)
        second = Period(again, again + timedelta(1))
        printed = f"{_short(start, last, ' to ')} and {_short(second.first, second.last, ' to ')}"
        return Visit((Period(start, last), second), printed)
    return Visit((Period(start, last),), _short(start, last, joined))


def _short(first: date, last: date, joined: str) -> str:
    if first.year != last.year:
        return f"{as_day(first)}{joined}{as_day(last)}"
    if first.month != last.month:
        return f"{first.day} {month_name(first)}{joined}{as_day(last)}"
    return f"{first.day}{joined}{as_day(last)}"


@dataclass
class Body:
    """Collects a document's blocks, counting paragraphs and placing oddities as it goes."""

    writer: Writer
    oddities: frozenset[Oddity]
    blocks: list[Block] = field(default_factory=list)
    number: int = 1
    _written: int = 0
    _notes: int = 0

    def add(self, *blocks: Block) -> None:
        """Append blocks as they are."""
        self.blocks.extend(blocks)

    def restart(self) -> None:
        """Begin a section: numbers begin again if that oddity was asked for."""
        if Oddity.NUMBERS_RESTART in self.oddities:
            self.number = 1

    def findings(self, topic: str, strong: float, count: int, *, numbered: bool = True) -> None:
        """Append `count` paragraphs on `topic`, with the oddities that paragraphs can have."""
        for _ in range(count):
            self._written += 1
            text = self._text(topic, strong)
            if numbered and self._written == 3 and Oddity.NUMBER_GAP in self.oddities:
                self.number += 1
            block = paragraph(text, Role.FINDING, self.number if numbered else None)
            self.number += numbered
            self.blocks.append(self._noted(block))

    def _text(self, topic: str, strong: float) -> str:
        text = self.writer.paragraph(topic, strong, self.writer.number(3, 6))
        if self._written in (2, 4, 5) and Oddity.LINE_END_HYPHENS in self.oddities:
            text = f"{text} {' '.join(stock()['told']['hyphens'])}"
        if self._written == 3 and Oddity.LONG_PARAGRAPH in self.oddities:
            while len(text) < _LONG:
                text = f"{text} {self.writer.paragraph(topic, strong, 6)}"
        return text

    def _noted(self, block: Block) -> Block:
        if Oddity.FOOTNOTES not in self.oddities or self._written not in (1, 3):
            return block
        self._notes += 1
        note = self.writer.line("told", "footnotes")
        # One mark after a full stop, one after a word within a sentence.
        after = block.text[: block.text.index(".") + 1]
        if self._notes == 2:
            after = " ".join(block.text.split()[:4])
        return replace(block, note=note, note_after=after)

    def areas(
        self, topics: list[str], role: Role = Role.AREA, tags: list["Tag"] | None = None
    ) -> None:
        """Append a bullet for each of `topics`; `tags` are the framework tags to print after."""
        for place, topic in enumerate(topics):
            text = self.writer.area(topic)
            tag = tags[place] if tags else None
            if Oddity.SUB_BULLETS in self.oddities and place == 1:
                self._with_sub_bullets(text, topic, role, tag)
            elif tag:
                self.add(bullet(f"{text} {tag.printed}", role, tags=tag.means))
            else:
                self.add(bullet(text, role))

    def _with_sub_bullets(self, text: str, topic: str, role: Role, tag: "Tag | None") -> None:
        ending = f", {tag.printed}" if tag else ""
        means = tag.means if tag else ()
        self.add(bullet(f"{text.rstrip('.')}{ending}, above all:", role, tags=means))
        for lower in self.writer.line("told", "lower"), self.writer.line("told", "lower"):
            self.add(bullet(lower[0].lower() + lower[1:], role, depth=1))

    def numbered_areas(self, topics: list[str], role: Role = Role.AREA) -> None:
        """Append a numbered recommendation for each of `topics`."""
        for topic in topics:
            text = self.writer.area(topic)
            self.add(replace(paragraph(text, role), number=self.number))
            self.number += 1

    def unknown_section(self, strong: float, *, numbered: bool = True) -> None:
        """Append a section under a heading that the format does not have, if asked for."""
        if Oddity.UNKNOWN_HEADING in self.oddities:
            self.add(heading("Practice in the island schools"))
            self.findings("help", strong, 2, numbered=numbered)

    def back(self) -> None:
        """Append the last page, which says that the document is invented."""
        self.add(page_break())
        for text in stock()["told"]["back"]:
            self.add(Block(Shape.PARAGRAPH, text, Role.BACK, size=10))


@dataclass(frozen=True, slots=True)
class Tag:
    """A reference to the national framework as printed, and what it means."""

    printed: str
    means: tuple[FrameworkTag, ...]


def front_line(label: str, value: str, *, size: float = 12, bold: bool = True) -> Block:
    """A line of the front page that fills a field, such as `Inspection dates: ...`."""
    return line(f"{label}: {value}", Role.FIELD, size=size, bold=bold)
