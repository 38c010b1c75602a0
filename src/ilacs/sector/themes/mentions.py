"""What a sentence mentions, in order: concepts of the lexicon and other words that count."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ilacs.sector.themes.lexicon import Concept, lexicon
from ilacs.sector.themes.text import Word, stems, words

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
    concept before it. `start` and `end` are where it stands in the text.
    """

    name: str
    concept: Concept | None
    place: str
    tie: str
    start: int
    end: int

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
    start: int
    end: int


@cache
def _phrases() -> tuple[dict[tuple[str, ...], Concept], dict[str, int]]:
    """Concepts by their phrases' words, and the longest phrase that each word begins."""
    phrases: dict[tuple[str, ...], Concept] = {}
    longest: dict[str, int] = {}
    for concept in lexicon().concepts.values():
        for phrase in concept.phrases:
            key = stems(phrase)
            phrases[key] = concept
            longest[key[0]] = max(longest.get(key[0], 0), len(key))
    return phrases, longest


def _pieces(found: Sequence[Word]) -> Iterator[_Piece]:
    """The words put together to concepts, the longest phrase first."""
    phrases, longest = _phrases()
    at = 0
    while at < len(found):
        word = found[at]
        for length in range(min(longest.get(word.stem, 0), len(found) - at), 0, -1):
            concept = phrases.get(tuple(other.stem for other in found[at : at + length]))
            if concept is not None:
                yield _Piece(concept.name, concept, word.start, found[at + length - 1].end)
                at += length
                break
        else:
            after = found[at + 1].stem if at + 1 < len(found) else ""
            is_aim = word.stem == "to" and at >= _AIM_NOT_BEFORE and after in lexicon().aims
            if is_aim:
                yield _Piece(AIM, _AIM, word.start, word.end)
            else:
                yield _Piece(word.stem, None, word.start, word.end)
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
    return Mention(piece.name, piece.concept, place, tie, piece.start, piece.end)
