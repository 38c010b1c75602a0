"""What a sentence mentions, in order: concepts of the lexicon and other words that count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ilacs.sector.themes.lexicon import Concept, lexicon
from ilacs.sector.themes.text import Word, root, stems, words

PURPOSE, AIM, INCLUDING = "purpose", "aim", "including"
"""Concepts that open a new place in the sentence: `so that`, `to improve`, `such as`."""

COMMA = "then"
"""What a comma is called where it is all that ties one concept to the next."""

_MARKERS = frozenset({PURPOSE, AIM, INCLUDING})
_AIM = Concept(AIM, None, "", False, ())
_FIRM = frozenset({"sure", "likely"})
_MARKS = frozenset(".,;:")
_AIM_NOT_BEFORE = 3
"""`To` in the first words of a sentence opens no aim: the sentence itself is one."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A concept or a word in the sentence.

    `place` is `head`, `purpose` (after `so that`), `aim` (after `to improve`) or `among` (what is
    listed after those, or said in a further sentence). `tie` is the word that ties it to the
    concept before it. `start` and `end` are where it stands in the text; `roots` are its words
    without their endings.
    """

    name: str
    concept: Concept | None
    place: str
    tie: str
    start: int
    end: int
    roots: tuple[str, ...]

    @property
    def is_marker(self) -> bool:
        """Whether it only opens another place in the sentence."""
        return self.concept is not None and self.name in _MARKERS

    @property
    def key(self) -> str:
        """Its name with what it is, so that a word is never taken for a concept."""
        return f"word:{self.name}" if self.concept is None else self.name

    @property
    def theme(self) -> str | None:
        """The theme that it points to."""
        return self.concept.theme if self.concept else None

    @property
    def is_firm(self) -> bool:
        """Whether it does more than hint at its theme."""
        return self.concept is not None and self.concept.strength in _FIRM


@dataclass(frozen=True, slots=True)
class _Piece:
    name: str
    concept: Concept | None
    words: tuple[Word, ...]


@dataclass(frozen=True, slots=True)
class Phrases:
    """Concepts by the words of their phrases, and by the roots of those words.

    By its root a single word means too much (`assessed`, `engaged`), so only phrases of several
    words have roots; roots that would stand for several concepts stand for none. `longest` is the
    number of words in the longest phrase that begins with each root.
    """

    by_stems: dict[tuple[str, ...], Concept]
    by_roots: dict[tuple[str, ...], Concept]
    longest: dict[str, int]


def phrases_of(by_stems: dict[tuple[str, ...], Concept]) -> Phrases:
    """Phrases, ready to be looked for."""
    by_roots: dict[tuple[str, ...], Concept] = {}
    longest: dict[str, int] = {}
    shared = set()
    for key, concept in by_stems.items():
        roots = tuple(root(word) for word in key)
        if len(roots) > 1 and by_roots.setdefault(roots, concept) is not concept:
            shared.add(roots)
        longest[roots[0]] = max(longest.get(roots[0], 0), len(key))
    return Phrases(
        by_stems, {key: value for key, value in by_roots.items() if key not in shared}, longest
    )


@cache
def phrases() -> Phrases:
    """The phrases of the lexicon."""
    return phrases_of(
        {
            stems(phrase): concept
            for concept in lexicon().concepts.values()
            for phrase in concept.phrases
        }
    )


def _pieces(found: Sequence[Word]) -> Iterator[_Piece]:
    """The words put together to concepts, the longest phrase first.

    Words in the form of the lexicon come before the same words in another form.
    """
    known = phrases()
    all_stems = tuple(word.stem for word in found)
    all_roots = tuple(root(stem) for stem in all_stems)
    at = 0
    while at < len(found):
        for length in range(min(known.longest.get(all_roots[at], 0), len(found) - at), 0, -1):
            part = slice(at, at + length)
            concept = known.by_stems.get(all_stems[part]) or known.by_roots.get(all_roots[part])
            if concept is not None:
                yield _Piece(concept.name, concept, tuple(found[part]))
                at += length
                break
        else:
            stem = all_stems[at]
            after = all_stems[at + 1] if at + 1 < len(found) else ""
            is_aim = stem == "to" and at >= _AIM_NOT_BEFORE and after in lexicon().aims
            yield _Piece(AIM if is_aim else stem, _AIM if is_aim else None, (found[at],))
            at += 1


def mentions(text: str) -> list[Mention]:
    """What a `readable` text mentions, in order, markers of its parts included."""
    known = lexicon()
    place, tie, after_concept = "head", "", False
    result: list[Mention] = []
    for piece in _pieces(words(text)):
        if piece.concept and piece.name in _MARKERS:
            place = _place_after(piece.name, place)
            if piece.name == INCLUDING:
                tie = INCLUDING
            else:
                after_concept = False
        elif not piece.concept:
            if piece.name == ".":
                place = _place_after(INCLUDING, place)
            if piece.name in known.ties:
                tie = piece.name
            elif piece.name == ",":
                tie = tie or COMMA
            if piece.name in known.stop or piece.name in _MARKS:
                continue
        result.append(_mention(piece, place, tie if after_concept else ""))
        if piece.concept and piece.name not in _MARKERS:
            tie, after_concept = "", True
    return result


def _place_after(marker: str, place: str) -> str:
    """The place in the sentence that begins after `marker`, where `place` was before it."""
    if marker == PURPOSE:
        return "purpose"
    if marker == AIM:
        return "purpose" if place == "purpose" else "aim"
    return "head" if place == "head" else "among"


def _mention(piece: _Piece, place: str, tie: str) -> Mention:
    return Mention(
        piece.name,
        piece.concept,
        place,
        tie,
        piece.words[0].start,
        piece.words[-1].end,
        tuple(root(word.stem) for word in piece.words if word.stem not in lexicon().stop),
    )
