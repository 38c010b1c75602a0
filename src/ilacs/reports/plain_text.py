"""The lines of a report that comes as plain text or Markdown.

Text has no letter sizes, so headings are found by their marks (`#`, `**`) or by their words.
Distances between lines are made up to match what `blocks` expects of a printed page: lines
stand one step apart, a blank line adds a gap.
"""

import re
from collections import Counter
from collections.abc import Sequence

from ilacs.reports.characters import SUPERSCRIPTS, repair, with_curly_quotes
from ilacs.reports.lines import CLOSE, Line
from ilacs.reports.page_layout import PAGE_NUMBER, Body
from ilacs.reports.record import Footnote
from ilacs.reports.wording import graded_label, is_heading_of, judgement_of, label_start

TEXT_SIZE = 10.0
HEADING_SIZE = 14.0
STEP = 12.0
GAP = 30.0
INDENT_WIDTH = 8.0
"""Points that stand for one space before a line."""

LONGEST_GRADE = 4
"""What follows a label in a heading is a grade, known or not, of at most this many words."""

LONGEST_SHORT_LINE = 90
"""A line of a text that is not wrapped is a paragraph if it has more characters than this."""

HEADING_GROUPS = (
    "areas",
    "priority_action",
    "strengths",
    "next_steps",
    "contents",
    "within",
    "known",
    "known_within",
    "parts",
    "boxes",
    "key_judgement",
)

_HASHES = re.compile(r"#{1,6}\s+")
_STRONG = re.compile(r"(?:\*\*|__)(.+?)(?:\*\*|__)[\s:]*$")
_MARKS = re.compile(r"\*\*|__|(?<![\w*])\*(?=\S)|(?<=\S)\*(?![\w*])")
_STAR_ITEM = re.compile(r"[*+-]\s+(?=\S)")
_NOTE = re.compile(r"\[\^(\d{1,2})\]:\s*(.*)|\[?(\d{1,2})\]?\s+(?=[A-Z])(.*)")
_GLUED_MARK = re.compile(
    r"\[\^?(\d{1,2})\]|(?<=[^\W\d_])(\d{1,2})(?=[\s.,;:)]|$)"
    r"|(?<=[^\W\d_][?.,)’])(\d{1,2})(?=\s|$)"
)
_HEADING_FORM = re.compile(r"[A-Z‘“][^.;:]{3,88}[^.,;:\d]")
_NUMBERED = re.compile(r"\d{1,3}\.\s")
_DIGITS = re.compile(r"\d+")
_AUTOLINK = re.compile(r"<((?:https?://|mailto:)[^<>\s]+)>")
_ESCAPED = re.compile(r"\\([\\`*_{}\[\]()#+.!|>~-])")


def body_of_text(text: str) -> tuple[Body, int]:
    """The body of a plain text or Markdown document, and how many pages it marks.

    A form feed is the end of a page; without one the document has no pages and its lines
    have page 0.
    """
    sheets = text.replace("\r\n", "\n").replace("\r", "\n").split("\f")
    while sheets and not sheets[-1].strip():
        sheets.pop()
    paged = len(sheets) > 1
    kept = _without_running_lines(sheets) if paged else sheets
    lines: list[Line] = []
    for number, sheet in enumerate(kept, start=1):
        lines.extend(_lines_of(sheet, number if paged else 0))
    lines, notes = _without_notes(lines)
    return Body(mark_headings(lines), notes), len(sheets) if paged else 0


def _lines_of(sheet: str, page: int) -> list[Line]:
    y = 0.0
    lines: list[Line] = []
    for raw in sheet.split("\n"):
        y -= STEP
        text = raw.strip()
        if not text:
            y -= GAP - STEP
            continue
        if "---" in text and not text.strip("|:- \t"):
            continue
        indent = len(raw.expandtabs(4)) - len(raw.expandtabs(4).lstrip())
        x = indent * INDENT_WIDTH
        size, bold = TEXT_SIZE, False
        heading = _HASHES.match(text)
        strong = _STRONG.fullmatch(text) if text.startswith(("**", "__")) else None
        if heading:
            text, size, bold = text[heading.end() :].rstrip().rstrip("#"), HEADING_SIZE, True
        elif strong and "**" not in strong.group(1):
            text, size, bold = strong.group(1), HEADING_SIZE, True
        else:
            star = _STAR_ITEM.match(text)
            if star:
                text = f"• {text[star.end() :]}"
        words = _plain_words(text)
        if words:
            lines.append(Line(words, page, x, y, size, bold))
    return lines


def _plain_words(text: str) -> str:
    """A line without the marks of Markdown and of table cells."""
    if text.startswith("|"):
        text = " ".join(cell.strip() for cell in text.strip("|").split("|"))
    words = _AUTOLINK.sub(r"\1", _ESCAPED.sub(r"\1", _MARKS.sub("", text)))
    return with_curly_quotes(repair(words))


def _is_heading(text: str) -> bool:
    if len(text) > 200 or text.endswith(","):
        return False
    if graded_label(text) or judgement_of(text):
        return True
    started = label_start(text)
    if started and len(started[1].split()) <= LONGEST_GRADE and not text.endswith("."):
        return True
    return any(is_heading_of(group, text) for group in HEADING_GROUPS)


def mark_headings(lines: Sequence[Line]) -> list[Line]:
    """Make headings of the lines that stand alone and have a heading's words or form.

    Once the first heading has come, a short line without a full stop that stands alone before
    a paragraph is a heading too, whatever its words.
    """
    marked: list[Line] = []
    begun = False
    for index, line in enumerate(lines):
        if not line.bold and (
            (_stands_alone(lines, index) and _is_heading(line.text))
            or (begun and _has_heading_form(lines, index))
        ):
            marked.append(line._replace(bold=True, size=HEADING_SIZE))
        else:
            marked.append(line)
        begun = begun or (marked[-1].bold and _is_heading(line.text))
    return marked


def _has_heading_form(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    if index == 0 or index + 1 == len(lines) or not _HEADING_FORM.fullmatch(line.text):
        return False
    before, after = lines[index - 1], lines[index + 1]
    paragraph = len(after.text) > LONGEST_SHORT_LINE or _NUMBERED.match(after.text)
    alone = before.y - line.y > CLOSE and line.y - after.y > CLOSE
    ended = before.bold or before.text.endswith((".", ")", ":", "?", "”", "’"))
    return bool(alone and ended and paragraph)


def _stands_alone(lines: Sequence[Line], index: int) -> bool:
    line = lines[index]
    before = lines[index - 1] if index else None
    after = lines[index + 1] if index + 1 < len(lines) else None
    far_before = before is None or before.page != line.page or before.y - line.y > CLOSE
    far_after = after is None or after.page != line.page or line.y - after.y > CLOSE
    ended = before is None or before.bold or before.text.endswith((".", ")", ":", "?", "”", "’"))
    return (far_before and far_after) or ended


def _without_notes(lines: Sequence[Line]) -> tuple[list[Line], tuple[Footnote, ...]]:
    """Take footnotes out, and their marks off the words that they are attached to."""
    marks: set[str] = set()
    kept: list[Line] = []
    notes: list[Footnote] = []
    for line in lines:
        match = _NOTE.fullmatch(line.text)
        number = (match.group(1) or match.group(3)) if match else None
        if match and number in marks and not line.bold:
            notes.append(
                Footnote(number or "", match.group(2) or match.group(4) or "", line.page or None)
            )
            continue
        marks.update(_mark(found) for found in _GLUED_MARK.finditer(line.text))
        kept.append(line)
    found = {note.mark for note in notes}
    if not found:
        return kept, ()

    def raised(match: re.Match[str]) -> str:
        number = _mark(match)
        return number.translate(SUPERSCRIPTS) if number in found else match.group()

    return [line._replace(text=_GLUED_MARK.sub(raised, line.text)) for line in kept], tuple(notes)


def _mark(match: re.Match[str]) -> str:
    return next(group for group in match.groups() if group)


def _without_running_lines(sheets: Sequence[str]) -> list[str]:
    """Take page numbers and the lines that head or foot more than one page off each page."""
    edges: Counter[str] = Counter()
    for sheet in sheets:
        lines = sheet.split("\n")
        edges.update({_digits_hidden(lines[index]) for index in _edges(lines)})
    kept: list[str] = []
    for sheet in sheets:
        lines = sheet.split("\n")
        for index in _edges(lines):
            text = lines[index].strip()
            if edges[_digits_hidden(text)] > 1 or PAGE_NUMBER.fullmatch(text):
                lines[index] = ""
        kept.append("\n".join(lines))
    return kept


def _edges(lines: Sequence[str]) -> set[int]:
    """The places of the first and last two lines of a page that are not blank."""
    filled = [index for index, line in enumerate(lines) if line.strip()]
    return {*filled[:2], *filled[-2:]}


def _digits_hidden(line: str) -> str:
    return _DIGITS.sub("#", line.strip())
