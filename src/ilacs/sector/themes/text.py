"""A sentence as words: without references, footers and page numbers; plurals cut."""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache, lru_cache

from ilacs.sector.themes.lexicon import lexicon

_QUOTES = str.maketrans({"’": "'", "‘": "'", "ʼ": "'", "´": "'", "\u00ad": None, "\ufeff": None})
_FRAMEWORK_TAG = re.compile(
    r"[(\[]\s*(?:outcome|enabler|principle|(?:the )?national framework)[^()\[\]]*(?:[)\]]\.?|$)",
    re.IGNORECASE,
)
_FOOTER = re.compile(
    r"\bInspection of [^\n]{3,60}? children.s services\b.*", re.IGNORECASE | re.DOTALL
)
_PAGE_NUMBER = re.compile(r"\s\d{1,2}\s*\Z")
_WORD = re.compile(r"[a-z]+(?:'[a-z]+)?|\d+\+?|[.,;:]")

_SHORTEST_PLURAL = 4
_SHORTEST_ROOT = 4
_ENDINGS = ("ing", "ed", "ly")


@dataclass(frozen=True, slots=True)
class Word:
    """One word, or a mark that parts phrases; `start` and `end` are its place in the text."""

    stem: str
    start: int
    end: int


def readable(text: str) -> str:
    """`text` with ligatures and quotes as plain letters, and nothing else changed."""
    return unicodedata.normalize("NFKC", text).translate(_QUOTES)


def words(text: str) -> list[Word]:
    """The words of a `readable` text.

    References to the national framework, a page's footer and a page number that ran into the
    sentence are left out.
    """
    lower = text.lower()
    if len(lower) != len(text):
        # A few capitals grow when they are lowered; places in the text must still be right.
        lower = "".join(low if len(low := letter.lower()) == 1 else letter for letter in text)
    for unwanted in (_FRAMEWORK_TAG, _FOOTER, _PAGE_NUMBER):
        lower = unwanted.sub(lambda match: " " * len(match[0]), lower)
    return [Word(stem(m[0]), m.start(), m.end()) for m in _WORD.finditer(lower)]


def stems(phrase: str) -> tuple[str, ...]:
    """The words of a lower-case phrase of the lexicon."""
    return tuple(stem(word) for word in _WORD.findall(phrase))


@cache
def _forms() -> tuple[frozenset[str], dict[str, str]]:
    return lexicon().unchanged, lexicon().irregular


def stem(word: str) -> str:
    """The singular of a lower-case word, without an apostrophe."""
    unchanged, irregular = _forms()
    word = word.removesuffix("'s").replace("'", "")
    if word in irregular:
        return irregular[word]
    if word in unchanged or len(word) < _SHORTEST_PLURAL:
        return word
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    if word.endswith(("sses", "shes", "ches", "xes")):
        return word[:-2]
    return word[:-1] if word.endswith("s") and not word.endswith(("ss", "us", "is")) else word


@lru_cache(maxsize=10_000)
def root(word: str) -> str:
    """A `stem` without the ending of its form, so that `placed` and `placing` are one word.

    What is left need not be a word. `missing` and a few like it are words of their own.
    """
    if word in lexicon().formless:
        return word
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) >= _SHORTEST_ROOT + len(ending) - 1:
            word = word.removesuffix(ending)
            break
    if len(word) >= _SHORTEST_ROOT and word[-1] == word[-2] and word[-1] not in "ls":
        return word[:-1]
    return word[:-1] if len(word) > _SHORTEST_ROOT and word.endswith("e") else word
