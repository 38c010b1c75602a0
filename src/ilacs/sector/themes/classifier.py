"""The themes of a sentence, main theme first, and the words that decided."""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from ilacs.sector.themes.evidence import Evidence, evidence
from ilacs.sector.themes.lexicon import lexicon
from ilacs.sector.themes.mentions import Mention, mentions
from ilacs.sector.themes.text import readable, words
from ilacs.sector.themes.weights import PRECEDENCE, Weights, weights

THRESHOLD = -0.8
"""A theme is given from this score on; the best one is given in any case."""

ENOUGH_ALONE = 0.2
"""From this score on a text is of the field even if it names no concept for certain."""

MOST_THEMES = 5
"""Readers gave no sentence more than four."""

LATEST = 12
"""Where a theme counts as mentioned that is mentioned later, or not at all."""

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
    if not _is_of_the_field(plain, found, max(scores.values())):
        return Classified((), ())
    themes = main_first(chosen(scores, THRESHOLD), found, weights())
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


def chosen(scores: dict[str, float], threshold: float) -> list[str]:
    """The themes above the threshold, best first; the best one in any case."""
    ranked = sorted(scores, key=lambda theme: -scores[theme])[:MOST_THEMES]
    return [theme for theme in ranked if theme == ranked[0] or scores[theme] > threshold]


def main_first(themes: Sequence[str], found: Sequence[Mention], by: Weights) -> list[str]:
    """The themes in the order that they are mentioned in, some counted as earlier than they are."""
    earlier = by.of(PRECEDENCE)
    return sorted(themes, key=lambda theme: first_at(theme, found) - earlier.get(theme, 0.0))


def _sure(score: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, score))))


def _is_of_the_field(text: str, found: Sequence[Mention], best: float) -> bool:
    """Whether a text is about children's services.

    It is if it names a concept that does more than hint, or if the evidence is enough by itself;
    where it speaks of the people of the field, any evidence is enough.
    """
    if best > ENOUGH_ALONE or any(mention.is_firm for mention in found):
        return True
    speaks_of_people = any(word.stem in lexicon().people for word in words(text))
    return speaks_of_people and best > max(weights().start.values())


def first_at(theme: str, found: Sequence[Mention]) -> int:
    """How many mentions stand before the first that names the theme, `LATEST` at most."""
    places = (at for at, mention in enumerate(found) if mention.theme == theme)
    return min(next(places, LATEST), LATEST)


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
