"""Whether every word of a statement has its place in a claim of some kind.

Words that change no claim are declared in `plain_words.toml`. Any other word or sign is told, with
the reason where `turning_words.toml` gives one: what is left out could turn the claim round.
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any

_TAG = re.compile(r"<[^<>]+>")
_LEFT = re.compile(r"[^\W_]+(?:['-][^\W_]+)*|[^\w\s.,;:!?'’‘“”\"()\[\]–—…&-]")

NO_PLACE = (
    "This could change the claim and is not understood. Leave it out if the claim is the same "
    "without it, or put it another way."
)
NO_TIME = "Of numbers only times are read here: 14 May 2018, 2018-05-14, May 2018 or 2018."


def without_place(text: str, kind: str = "") -> dict[str, tuple[str, ...]]:
    """The words of `text`, in small letters with its things in tags, that have no place.

    They are given by the reason why.
    """
    known, reasons = _known(kind, "<when:" in text)
    found: dict[str, dict[str, None]] = {}

    def place(match: re.Match[str]) -> str:
        if reason := reasons.get(match[0]):
            found.setdefault(reason, {})[match[0]] = None
        return " "

    bare = " ".join(_TAG.sub(" | ", text.replace("’", "'")).split())
    rest = known.sub(place, bare)
    for match in _LEFT.finditer(rest.replace("|", " ")):
        reason = NO_TIME if match[0].isdigit() or match[0] == "/" else NO_PLACE
        found.setdefault(reason, {})[match[0]] = None
    return {reason: tuple(words) for reason, words in found.items()}


@cache
def _known(kind: str, dated: bool) -> tuple[re.Pattern[str], Mapping[str, str]]:
    """All words that are known, and what to say of those that have no place in the kind."""
    words = plain_words("words")
    undated = () if dated else words["undated"]
    plain = {*words["any"], *undated, *plain_words("kind").get(kind, ())}
    reasons = {word: reason for word, reason in turning_words().items() if word not in plain}
    return any_of((*plain, *reasons)), reasons


def as_typed(statement: str, words: str) -> str:
    """`words` as they stand in `statement`, whatever its capitals, spaces and apostrophes."""
    plain = words.removeprefix("| ").replace("’", "'").replace("‹", "<").replace("›", ">")
    typed = r"\s+".join(re.escape(part).replace("'", "['’]") for part in plain.split())
    match = re.search(rf"(?<!\w){typed}(?!\w)", statement, re.IGNORECASE)
    return match[0] if match else plain


def any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of `words` as whole words, the longest first."""
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(rf"(?<![\w'])(?:{'|'.join(map(re.escape, longest_first))})(?!\w|'\w)")


@cache
def plain_words(table: str) -> Mapping[str, list[str]]:
    """A table of `plain_words.toml`: `words` of every kind, `kind` by kind, or `directions`."""
    words: Mapping[str, list[str]] = _read("plain_words.toml")[table]
    return words


@cache
def turning_words() -> Mapping[str, str]:
    """What to say of each word that turns a claim."""
    turns = _read("turning_words.toml")["turn"]
    return {word.replace("’", "'"): turn["reason"] for turn in turns for word in turn["words"]}


def _read(name: str) -> Mapping[str, Any]:
    text = files("ilacs.sector.claims").joinpath(name).read_text(encoding="utf-8")
    return tomllib.loads(text)
