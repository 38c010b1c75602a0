"""The sentences of a passage, and which of them speak of a theme.

A sentence speaks of a theme where both hold: it names something of the field that points to it for
certain (`themes.mentions`), and the model that reads areas for improvement gives it that theme. The
model was made for areas and not for findings: alone it would give a theme to nearly everything.
"""

import re
from functools import lru_cache

from ilacs.sector.passages import Passage, PassageList
from ilacs.sector.themes import classify
from ilacs.sector.themes.mentions import mentions
from ilacs.sector.themes.text import readable

TO_IMPROVE = frozenset(
    {PassageList.AREA, PassageList.PRIORITY_ACTION, PassageList.BOARD_RECOMMENDATION}
)
"""Lists of what is to improve: each passage there has themes of its own."""

LEFT_OUT = " … "
"""Stands for sentences between two that are told."""

_END = re.compile(r"(?<=[.!?])[’”'\")]*\s+(?=[‘“'\"(]?[A-Z])")
_REMEMBERED = 20_000
"""Sentences whose themes are remembered: about those of 50 reports."""


def sentences_of(text: str) -> tuple[str, ...]:
    """The sentences of a text, in order."""
    ends = [match.end() for match in _END.finditer(text)]
    return tuple(
        text[start:end].strip() for start, end in zip([0, *ends], [*ends, len(text)], strict=True)
    )


def said_of(theme: str, passage: Passage) -> str:
    """What a passage says of a theme; nothing where it does not speak of it.

    Of what is to improve the whole, by the themes that it has; else the sentences that speak of it.
    """
    if passage.list in TO_IMPROVE:
        return passage.text if theme in passage.themes else ""
    told: list[str] = []
    last = -1
    for place, sentence in enumerate(sentences_of(passage.text)):
        if speaks_of(theme, sentence):
            if told:
                told.append(" " if place == last + 1 else LEFT_OUT)
            told.append(sentence)
            last = place
    return "".join(told)


def speaks_of(theme: str, sentence: str) -> bool:
    """Whether a sentence speaks of a theme."""
    # What it names is found in a fifth of the time that the model takes.
    return theme in _named(sentence) and theme in _given(sentence)


@lru_cache(_REMEMBERED)
def _named(sentence: str) -> frozenset[str]:
    found = mentions(readable(sentence))
    return frozenset(one.theme for one in found if one.theme and one.is_firm)


@lru_cache(_REMEMBERED)
def _given(sentence: str) -> frozenset[str]:
    return frozenset(classify(sentence).themes)
