"""Where the body of a report speaks of a theme, and how."""

import re
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from ilacs.framework import Judgement
from ilacs.sector.claims.tones import Told, sentences, tone
from ilacs.sector.passages import Passage, PassageList

ASKS = (PassageList.AREA, PassageList.PRIORITY_ACTION, PassageList.BOARD_RECOMMENDATION)
"""Lists of what must improve; the others are the body of a report."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A passage that speaks of a theme: the sentences that do, their tone, the theme's words."""

    passage: Passage
    sentences: str
    told: Told
    words: tuple[str, ...]


def mentions(theme: str, passages: tuple[Passage, ...]) -> Iterator[Mention]:
    """Every passage of the body that has a word of `theme`; the board's are not the authority's."""
    for passage in passages:
        if passage.list in ASKS or passage.judgement is Judgement.LSCB:
            continue
        about = [
            (sentence, words)
            for _, sentence in sentences(passage.text)
            if (words := words_in(sentence, theme))
        ]
        if about:
            said = " ".join(sentence for sentence, _ in about)
            words = tuple(dict.fromkeys(word for _, found in about for word in found))
            yield Mention(passage, said, tone(said), words)


def words_in(text: str, theme: str) -> tuple[str, ...]:
    """The words of `theme` in `text`, without those that are part of longer words of another."""
    small = text.lower().replace("’", "'")
    own = list(_pattern(theme).finditer(small))
    if not own:
        return ()
    return tuple(
        dict.fromkeys(match.group() for match in own if not _within_longer(match, small, theme))
    )


def _within_longer(match: re.Match[str], text: str, theme: str) -> bool:
    return any(
        other.start() < match.end()
        and match.start() < other.end()
        and len(other.group()) > len(match.group())
        for slug in theme_words()
        if slug != theme
        for other in _pattern(slug).finditer(text)
    )


@cache
def theme_words() -> dict[str, tuple[str, ...]]:
    """The words of each theme, by its short name."""
    text = files("ilacs.sector.claims").joinpath("theme_words.toml").read_text(encoding="utf-8")
    return {slug: tuple(words) for slug, words in tomllib.loads(text).items()}


@cache
def _pattern(theme: str) -> re.Pattern[str]:
    longest_first = sorted(theme_words()[theme], key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})")
