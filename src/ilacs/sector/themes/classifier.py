"""The themes of a sentence, main theme first, and the words that decided."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ilacs.sector.themes.evidence import Evidence, evidence
from ilacs.sector.themes.mentions import Mention, mentions
from ilacs.sector.themes.text import readable
from ilacs.sector.themes.weights import Weights, weights

THRESHOLD = -0.8
"""A theme is given from this score on; the best one is given in any case."""

MOST_THEMES = 5
"""Readers gave no sentence more than four."""

LATER_COUNTS_LESS = 0.4
"""What the score loses for each mention before a theme's own, when the main theme is chosen."""

_SURE_ENOUGH_ALONE = 0.5
_MOST_WORDS = 4
_SHARE_OF_A_REASON = 0.15


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a theme was given.

    `words` are the words of the text that decided, in the order of the text; `strength` is how
    sure the model is, from 0 to 1.
    """

    theme: str
    words: tuple[str, ...]
    strength: float


@dataclass(frozen=True, slots=True)
class Classified:
    """The themes of a text, main theme first, and a reason for each in the same order.

    Both are empty where the text is not about children's services: unknown is an answer.
    """

    themes: tuple[str, ...]
    why: tuple[Reason, ...]


def classify(text: str) -> Classified:
    """The themes that an area for improvement is about; none if it is not of the field."""
    plain = readable(text)
    found = mentions(plain)
    grounds = evidence(found)
    scores = scored(grounds, weights())
    themes = chosen(scores, found, THRESHOLD)
    return Classified(
        tuple(themes),
        tuple(
            Reason(theme, _words(theme, plain, found, grounds), round(_sure(scores[theme]), 3))
            for theme in themes
        ),
    )


def scored(grounds: Iterable[str], by: Weights) -> dict[str, float]:
    """The score of every theme: the sum of what each piece of evidence adds."""
    scores = dict(by.start)
    for piece in grounds:
        for theme, weight in by.of(piece).items():
            scores[theme] += weight
    return scores


def chosen(scores: dict[str, float], found: Sequence[Mention], threshold: float) -> list[str]:
    """The themes above the threshold, or the best one; main theme first; none if all is strange."""
    ranked = sorted(scores, key=lambda theme: -scores[theme])[:MOST_THEMES]
    if not _is_of_the_field(found, scores[ranked[0]]):
        return []
    themes = [theme for theme in ranked if theme == ranked[0] or scores[theme] > threshold]
    return sorted(
        themes, key=lambda theme: LATER_COUNTS_LESS * _first_at(theme, found) - scores[theme]
    )


def _sure(score: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


def _is_of_the_field(found: Sequence[Mention], best: float) -> bool:
    return _sure(best) >= _SURE_ENOUGH_ALONE or any(mention.is_firm for mention in found)


def _first_at(theme: str, found: Sequence[Mention]) -> int:
    """How many mentions stand before the first that names the theme."""
    return next((at for at, mention in enumerate(found) if mention.theme == theme), len(found))


def _words(theme: str, text: str, found: Sequence[Mention], grounds: Evidence) -> tuple[str, ...]:
    """The words that add most to the theme's score, in the order of the text."""
    shares = [0.0] * len(found)
    for piece, places in grounds.items():
        weight = weights().of(piece).get(theme, 0.0)
        for at in places:
            shares[at] += weight / len(places)
    ranked = sorted(range(len(found)), key=lambda at: -shares[at])[:_MOST_WORDS]
    least = _SHARE_OF_A_REASON * shares[ranked[0]]
    kept = sorted(at for at in ranked if at == ranked[0] or shares[at] > max(least, 0.0))
    return tuple(dict.fromkeys(text[found[at].start : found[at].end] for at in kept))
