"""Finding words that somebody quotes in the passages of a report.

Quotation marks, dashes, line breaks and capitals may differ, nothing else. Pieces joined by an
ellipsis are found one after the other. Words in brackets may be the quoter's own.
"""

import re
from bisect import bisect_right
from dataclasses import dataclass
from difflib import SequenceMatcher

from ilacs.sector.passages import Passage

MOST_PLACES = 20
"""Places that are given for words that a report uses often."""

LEAST_ALIKE = 60
"""Of 100. Passages less like the words than this are not offered as nearest."""

MOST_INSERTED = 4
"""Words of the report that one pair of brackets may stand for."""

_MARKS = str.maketrans(
    dict.fromkeys('‘’‚‛“”„‟"«»`´', "'") | dict.fromkeys("‐‑‒–—―−", "-") | {"\u00ad": ""}
)
_ELLIPSIS = re.compile(r"[\[(]?\s*(?:…|\.\s?\.\s?\.)\s*[\])]?")
_BRACKETS = re.compile(r"[\[(]([^\])]*)[\])]")
_EDGE = " .,;:!?'-"


@dataclass(frozen=True, slots=True)
class Place:
    """Where one piece stands: the passages that it runs over, and the sentences around it."""

    passages: tuple[Passage, ...]
    context: str


@dataclass(frozen=True, slots=True)
class Piece:
    """One piece of a quotation and every place where it stands; none if it is not there."""

    words: str
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """The pieces of a quotation in a report.

    `inserted` are words in brackets that the report does not have. `in_order` is whether the
    pieces follow each other as quoted.
    """

    pieces: tuple[Piece, ...]
    inserted: tuple[str, ...]
    in_order: bool

    @property
    def whole(self) -> bool:
        """Whether every piece was found."""
        return bool(self.pieces) and all(piece.places for piece in self.pieces)


@dataclass(frozen=True, slots=True)
class Near:
    """The passage most like a piece that was not found.

    `differences` are pairs of the words quoted and the words of the report in their place.
    """

    passage: Passage
    words: str
    alike: float
    differences: tuple[tuple[str, str], ...]


def plain(text: str) -> str:
    """`text` in small letters and single spaces, with one sort of mark and of dash."""
    marked = " ".join(text.translate(_MARKS).casefold().split())
    return re.sub(r"\s*-\s*", "-", marked)


def pieces_of(quotation: str) -> tuple[str, ...]:
    """The pieces that ellipses join, as quoted, without marks at their ends."""
    pieces = (piece.strip().strip("‘’“”\"'").strip() for piece in _ELLIPSIS.split(quotation))
    return tuple(piece for piece in pieces if re.search(r"\w", piece))


def find(quotation: str, passages: tuple[Passage, ...]) -> Found:
    """Every piece of `quotation` in `passages`."""
    text = _Text(passages)
    pieces, inserted, last, in_order = [], [], 0, True
    for words in pieces_of(quotation):
        spans, added = _spans(words, text.plain)
        inserted += added
        if spans:
            following = [span for span in spans if span[0] >= last]
            in_order = in_order and bool(following)
            last = (following or spans)[0][1]
        places = tuple(text.place(*span) for span in spans[:MOST_PLACES])
        pieces.append(Piece(words, places))
    return Found(tuple(pieces), tuple(inserted), in_order)


def nearest(words: str, passages: tuple[Passage, ...]) -> Near | None:
    """The passage most like `words`, if one is like them at all."""
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed for words that are not there

    wanted, best, least = plain(words).strip(_EDGE), None, float(LEAST_ALIKE)
    for passage in passages:
        text = plain(passage.text)
        if len(text) < len(wanted) // 2:
            continue
        found = fuzz.partial_ratio_alignment(wanted, text, score_cutoff=least)
        if found and (best is None or found.score > least):
            least = max(found.score, LEAST_ALIKE)
            best = (passage, _whole_words(text, found.dest_start, found.dest_end), found.score)
    if best is None:
        return None
    passage, there, alike = best
    return Near(passage, there, alike, _differences(wanted, there))


class _Text:
    """The passages as one plain text, so that words may run on from one to the next."""

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        self._passages = passages
        parts = [plain(passage.text) for passage in passages]
        self._begins = [sum(len(part) + 1 for part in parts[:place]) for place in range(len(parts))]
        self.plain = " ".join(parts)

    def place(self, start: int, end: int) -> Place:
        """The passages and the whole sentences around the characters from `start` to `end`."""
        first = bisect_right(self._begins, start) - 1
        last = bisect_right(self._begins, end - 1) - 1
        before = max(self.plain.rfind(". ", self._begins[first], start) + 2, self._begins[first])
        stop = self.plain.find(". ", end - 1)
        return Place(self._passages[first : last + 1], self.plain[before : stop + 1 or None])


def _spans(words: str, text: str) -> tuple[list[tuple[int, int]], list[str]]:
    """Where `words` stand in the plain `text`; and the words in brackets that are not there."""
    literal = plain(words).strip(_EDGE)
    if found := _all(re.escape(literal), text):
        return found, []
    added = [match.group(0) for match in _BRACKETS.finditer(words)]
    parts = [plain(part).strip(_EDGE) for part in _BRACKETS.split(words)[::2]]
    kept = [re.escape(part) for part in parts if part]
    if not added or not kept:
        return [], []
    between = rf"(?:\W+[\w'-]+){{0,{MOST_INSERTED}}}?\W+"
    found = _all(between.join(kept), text)
    return found, added if found else []


def _all(pattern: str, text: str) -> list[tuple[int, int]]:
    return [match.span() for match in re.finditer(rf"(?<!\w){pattern}(?!\w)", text)]


def _whole_words(text: str, start: int, end: int) -> str:
    before = text.rfind(" ", 0, start + 1) + 1
    after = text.find(" ", end)
    return text[before : after if after >= 0 else len(text)]


def _differences(wanted: str, there: str) -> tuple[tuple[str, str], ...]:
    one, other = wanted.split(), there.strip(_EDGE).split()
    return tuple(
        (" ".join(one[a:b]), " ".join(other[c:d]))
        for change, a, b, c, d in SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
        if change != "equal"
    )
