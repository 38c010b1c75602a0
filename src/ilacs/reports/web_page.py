"""The lines of a report that comes as an HTML page."""

import re

from selectolax.lexbor import LexborHTMLParser, LexborNode

from ilacs.reports.characters import FROM_SUPERSCRIPTS, SUPERSCRIPTS, repair, with_curly_quotes
from ilacs.reports.lines import Line
from ilacs.reports.page_layout import Body
from ilacs.reports.plain_text import GAP, HEADING_SIZE, STEP, TEXT_SIZE, mark_headings
from ilacs.reports.record import Footnote

_SKIPPED = frozenset({"script", "style", "noscript", "template", "nav", "head", "title", "svg"})
_HEADINGS = {"h1": 18.0, "h2": HEADING_SIZE, "h3": HEADING_SIZE} | dict.fromkeys(
    ("h4", "h5", "h6"), 12.0
)
# fmt: off
_BLOCKS = frozenset({
    "address", "article", "aside", "blockquote", "body", "caption", "dd", "div", "dl", "dt",
    "fieldset", "figcaption", "figure", "footer", "form", "header", "hr", "html", "li", "main",
    "ol", "p", "pre", "section", "table", "tbody", "tfoot", "thead", "tr", "ul",
})
# fmt: on
_CELLS = frozenset({"td", "th"})
_LISTS = frozenset({"ol", "ul"})
LIST_INDENT = 18.0
_NOTE_LINE = re.compile(r"([⁰¹²³⁴⁵⁶⁷⁸⁹]+)\s*")


class _Writer:
    """Collects text into lines while the page is walked through from top to bottom."""

    def __init__(self) -> None:
        self.lines: list[Line] = []
        self._parts: list[str] = []
        self._y = 0.0
        self._size = TEXT_SIZE
        self._x = 0.0

    def text(self, text: str) -> None:
        self._parts.append(text)

    def begin(self, *, size: float = TEXT_SIZE, x: float = 0.0, mark: str = "") -> None:
        self.end()
        self._size, self._x = size, x
        if mark:
            self._parts.append(f"{mark} ")

    def end(self) -> None:
        words = with_curly_quotes(" ".join("".join(self._parts).split()))
        if not repair(words.translate(FROM_SUPERSCRIPTS)):
            words = ""
        self._parts = []
        if words:
            self._y -= GAP
            bold = self._size > TEXT_SIZE
            self.lines.append(Line(words, 0, self._x, self._y, self._size, bold))
        self._size = TEXT_SIZE

    def new_line(self) -> None:
        """A line break within a block: the next line stands one step below."""
        size, x = self._size, self._x
        before = len(self.lines)
        self.end()
        self._size, self._x = size, x
        if len(self.lines) > before:
            self._y += GAP - STEP


def body_of_page(html: str) -> Body:
    """The body of an HTML page: headings, paragraphs, list items and table rows as lines.

    An item of an ordered list gets its number, counted from the list's `start`; one of any
    other list gets a bullet, further right for each list it lies within.
    """
    writer = _Writer()
    notes: list[Footnote] = []
    root = LexborHTMLParser(html).body
    node = root
    depth = 0
    counters: list[int | None] = []
    while node is not None:
        descended = _enter(node, writer, counters, notes)
        child = node.first_child if descended else None
        if child is not None:
            node, depth = child, depth + 1
            continue
        while node is not None:
            _leave(node, writer, counters)
            if depth == 0:
                node = None
                break
            if node.next is not None:
                node = node.next
                break
            node, depth = node.parent, depth - 1
    writer.end()
    kept: list[Line] = []
    for line in writer.lines:
        match = _NOTE_LINE.match(line.text)
        if match:
            mark = match.group(1).translate(FROM_SUPERSCRIPTS)
            notes.append(Footnote(mark, repair(line.text[match.end() :]), None))
        else:
            kept.append(line)
    return Body(mark_headings(kept), tuple(notes))


def _enter(
    node: LexborNode, writer: _Writer, counters: list[int | None], notes: list[Footnote]
) -> bool:
    """Begin a node; whether what lies within it is to be walked through."""
    tag = node.tag or ""
    if tag == "-text":
        writer.text(node.text_content or "")
        return False
    if tag in _SKIPPED or tag.startswith(("-", "!")):
        return False
    if tag == "sup" and _is_note_mark(node):
        writer.text((node.text() or "").strip(" []").translate(SUPERSCRIPTS))
        return False
    if _is_note(node):
        notes.append(_note(node))
        return False
    _begin(node, tag, writer, counters)
    return True


def _begin(node: LexborNode, tag: str, writer: _Writer, counters: list[int | None]) -> None:
    """Begin the line that a block's tag calls for, if it calls for one."""
    if tag in _HEADINGS:
        writer.begin(size=_HEADINGS[tag])
    elif tag in _LISTS:
        writer.end()
        counters.append(_number(node, "start", 1) if tag == "ol" else None)
    elif tag == "li":
        _begin_item(node, writer, counters)
    elif tag == "br":
        writer.new_line()
    elif tag in _CELLS:
        writer.text(" ")
    elif tag in _BLOCKS and not _opens_item(node):
        writer.begin()


def _begin_item(node: LexborNode, writer: _Writer, counters: list[int | None]) -> None:
    number = counters[-1] if counters else None
    mark = "•"
    if number is not None:
        number = _number(node, "value", number)
        counters[-1] = number + 1
        mark = f"{number}."
    writer.begin(x=LIST_INDENT * max(len(counters) - 1, 0), mark=mark)


def _leave(node: LexborNode, writer: _Writer, counters: list[int | None]) -> None:
    tag = node.tag or ""
    if tag in _LISTS and counters:
        writer.end()
        counters.pop()
    elif tag in _HEADINGS or tag in _BLOCKS:
        writer.end()


def _opens_item(node: LexborNode) -> bool:
    """Whether a block is the first thing in a list item, so that it goes on its line."""
    parent = node.parent
    if parent is None or parent.tag != "li":
        return False
    before = node.prev
    while before is not None and before.tag == "-text" and not (before.text_content or "").strip():
        before = before.prev
    return before is None


def _number(node: LexborNode, attribute: str, otherwise: int) -> int:
    given = (node.attributes or {}).get(attribute) or ""
    return int(given) if given.isascii() and given.isdigit() and len(given) < 4 else otherwise


def _is_note_mark(node: LexborNode) -> bool:
    text = (node.text() or "").strip(" []")
    return text.isdigit() and len(text) <= 2


def _is_note(node: LexborNode) -> bool:
    attributes = node.attributes or {}
    name = f"{attributes.get('id') or ''} {attributes.get('class') or ''}"
    return node.tag in ("li", "p", "div", "aside") and (
        attributes.get("role") == "doc-footnote"
        or any(part.startswith(("fn:", "fn-", "footnote-")) for part in name.split())
    )


def _note(node: LexborNode) -> Footnote:
    text = repair(node.text() or "")
    attributes = node.attributes or {}
    mark = "".join(ch for ch in (attributes.get("id") or "") if ch.isdigit())
    if not mark:
        first, _, rest = text.partition(" ")
        if first.strip(".[]").isdigit():
            mark, text = first.strip(".[]"), rest
    elif text.startswith(mark):
        text = text[len(mark) :].strip(" .]")
    return Footnote(mark, text.rstrip("↩ "), None)
