"""Lines of a body put together into headings, paragraphs, numbered paragraphs and items."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import Enum

from ilacs.reports.characters import has_divided_words, join_divided_words, repair
from ilacs.reports.lines import Line


class Form(Enum):
    """What a block of text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    NUMBERED = "numbered"
    ITEM = "item"


@dataclass(frozen=True, slots=True)
class Block:
    """One block. `page` is where it begins, `x` and `size` are those of its first line.

    `number` is the printed number of a numbered paragraph; `last_page` is where it ends.
    """

    form: Form
    text: str
    page: int
    last_page: int
    x: float
    size: float
    number: int | None = None


NEW_BLOCK_FROM = 1.45
"""Lines further apart than this many letter heights are different blocks."""

SAME_HEADING_TO = 1.5
"""Heading lines no further apart than this many letter heights are one heading."""

LONGEST_HEADING = 260
"""Bold text of more characters than this is a paragraph."""

OTHER_SIZE_FROM = 1.2
"""A line that stands apart and differs in size by more points than this is another block."""

INDENT = 5.0
"""Points by which the later lines of a numbered paragraph or item stand further right."""

SAME_INDENT = 3.0
"""Later paragraphs of an item stand at most this many points from its text's left edge."""

CUT_OFF_FROM = 120
"""Text of more characters than this that does not end a sentence goes on after a gap."""

GOES_ON = frozenset("abcdefghijklmnpqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ")
"""A line of running text begins with one of these; `o` is also in use as a bullet."""

_BULLET = re.compile(r"[\ue000-\uf8ff\u0083■◼▪●○•·❑➢►]\s*")
_DASH = re.compile(r"(?:[-–−─―—o]|\u0336)\s+(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})\s?[.)](?!\d)\s*(?=\S)")
_NUMBER_ALONE = re.compile(r"(\d{1,3})\s+(?=[A-Z‘])")
_ENDS_SENTENCE = re.compile(r"[.?!:][’'”\")\]⁰¹²³⁴⁵⁶⁷⁸⁹]*$")


class _Open:
    """The block that is being put together."""

    __slots__ = ("form", "last", "number", "parts", "start")

    def __init__(self, form: Form, line: Line, text: str, number: int | None = None) -> None:
        self.form = form
        self.start = line
        self.last = line
        self.parts = [text] if text else []
        self.number = number

    def add(self, line: Line) -> None:
        if self.parts and line.text[0] in ".,;:":
            self.parts[-1] += line.text
        else:
            self.parts.append(line.text)
        self.last = line

    def close(self) -> Block:
        text = repair(" ".join(self.parts))
        form = self.form
        if form is Form.HEADING and len(text) > LONGEST_HEADING:
            form = Form.PARAGRAPH
        start = self.start
        return Block(form, text, start.page, self.last.page, start.x, start.size, self.number)


def blocks_of(lines: Sequence[Line]) -> list[Block]:
    """Put `lines` together. Every line ends up in exactly one block."""
    blocks: list[Block] = []
    now: _Open | None = None
    number = 0
    last: Line | None = None
    running = False
    for line in lines:
        text, page, _, y, size, bold = line
        if (
            running
            and not bold
            and last is not None
            and page == last.page
            and text[0] in GOES_ON
            and -size <= last.y - y <= NEW_BLOCK_FROM * max(size, last.size)
            and now is not None
        ):
            # Most lines: the next line of running text. `_starts` would say the same.
            now.parts.append(text)
            last = now.last = line
            continue
        last = line
        opened = _starts(line, now, number)
        if opened is None:
            if now is None:
                raise ValueError("a line goes on with a block before any block is open")
            now.add(line)
        else:
            if now is not None:
                blocks.append(now.close())
            now = opened
            if opened.number is not None:
                number = opened.number
        running = now is not None and now.form is not Form.HEADING and bool(now.parts)
    if now is not None:
        blocks.append(now.close())
    return _with_whole_words([block for block in blocks if block.text])


def _starts(line: Line, now: _Open | None, number: int) -> _Open | None:
    """The block that `line` opens, or None if it goes on with the block `now`."""
    text = line.text
    first = text[0]
    bullet = None if first.isalnum() else _BULLET.match(text)
    if bullet:
        return _Open(Form.ITEM, line, text[bullet.end() :])
    apart = _stands_apart(line, now)
    dash = _DASH.match(text) if not first.isalnum() or first == "o" else None
    if dash and _opens_dash_item(line, now, apart):
        return _Open(Form.ITEM, line, text[dash.end() :])
    if line.bold and not _is_stressed(line, now, apart):
        if now is not None and now.form is Form.HEADING and _same_heading(line, now.last):
            return None
        return _Open(Form.HEADING, line, text)
    match = None
    if first.isdigit():
        match = _NUMBER.match(text) or _number_without_point(line, now, number)
    if match and _opens_numbered(line, now, apart, int(match.group(1)), number):
        return _Open(Form.NUMBERED, line, text[match.end() :], int(match.group(1)))
    if now is None or now.form is Form.HEADING:
        return _Open(Form.PARAGRAPH, line, text)
    if not now.parts:
        return None
    return _Open(Form.PARAGRAPH, line, text) if _breaks(line, now, apart) else None


def _stands_apart(line: Line, now: _Open | None) -> bool:
    """Whether there is more than the usual distance between `line` and the one before."""
    if now is None or line.page != now.last.page:
        return True
    distance = now.last.y - line.y
    return distance > NEW_BLOCK_FROM * max(line.size, now.last.size) or distance < -line.size


def _is_stressed(line: Line, now: _Open | None, apart: bool) -> bool:
    """Whether bold text is only the stressed end of the sentence that it stands in."""
    if now is None or now.form is Form.HEADING or apart or _ended(now):
        return False
    return line.text[:1].islower()


def _same_heading(line: Line, last: Line) -> bool:
    if line.page != last.page or abs(line.size - last.size) > 1:
        return False
    distance = last.y - line.y
    return -3 * line.size < distance <= SAME_HEADING_TO * line.size


def _opens_numbered(line: Line, now: _Open | None, apart: bool, found: int, number: int) -> bool:
    """Whether a number at the start of a line is that of a paragraph, not part of a sentence."""
    if now is None or now.form is Form.HEADING or found == number + 1:
        return True
    if now.form is Form.NUMBERED and line.x > now.start.x + INDENT:
        return False
    return apart


def _number_without_point(line: Line, now: _Open | None, number: int) -> re.Match[str] | None:
    """A number whose point was forgotten: it stands where the last one did and comes next."""
    match = _NUMBER_ALONE.match(line.text)
    if match is None or now is None or now.form is not Form.NUMBERED:
        return None
    if int(match.group(1)) != number + 1 or abs(line.x - now.start.x) > INDENT:
        return None
    return match


def _opens_dash_item(line: Line, now: _Open | None, apart: bool) -> bool:
    if now is None or now.form is Form.HEADING:
        return True
    if now.form is Form.ITEM:
        return line.x >= now.start.x - INDENT
    return apart or (bool(now.parts) and now.parts[-1].endswith(":"))


def _breaks(line: Line, now: _Open, apart: bool) -> bool:
    """Whether a line without a mark of its own begins a new paragraph."""
    indented = line.x > now.start.x + INDENT
    if abs(line.size - now.last.size) > OTHER_SIZE_FROM and apart:
        return True
    if line.page != now.last.page:
        if now.form is not Form.PARAGRAPH and indented:
            return False
        if _ended(now) and abs(line.x - now.last.x) > INDENT:
            return True
        return _ended(now) and not line.text[:1].islower()
    if not apart:
        return False
    if line.page == 0 and _is_cut_off(line, now):
        return False
    return not (
        (now.form is Form.NUMBERED and indented)
        or (now.form is Form.ITEM and indented and abs(line.x - now.last.x) < SAME_INDENT)
    )


def _ended(block: _Open) -> bool:
    return bool(_ENDS_SENTENCE.search(block.parts[-1]))


def _is_cut_off(line: Line, now: _Open) -> bool:
    """Whether a blank line in a text without pages is only where a page once ended."""
    if _ended(now):
        return False
    return line.text[:1].islower() or len(now.parts[-1]) > CUT_OFF_FROM


def _with_whole_words(blocks: list[Block]) -> list[Block]:
    """Divided words put together, by how the same document writes them elsewhere."""
    divided = [index for index, block in enumerate(blocks) if has_divided_words(block.text)]
    if not divided:
        return blocks
    document = "\n".join(block.text for block in blocks)
    for index in divided:
        text = join_divided_words(blocks[index].text, document)
        blocks[index] = replace(blocks[index], text=text)
    return blocks
