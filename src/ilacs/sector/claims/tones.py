"""Whether a sentence of a report finds fault or praises, by a declared list of words.

This is no reading: the words that decided are always given, and where there are none the
sentence is only said to mention a thing.
"""

import re
import tomllib
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from importlib.resources import files


class Tone(StrEnum):
    """How a sentence speaks of what it mentions. `MIXED` has words of both kinds."""

    FAULT = "fault"
    PRAISE = "praise"
    MIXED = "mixed"
    MENTION = "mention"


@dataclass(frozen=True, slots=True)
class Told:
    """The tone of a text and the words that decided."""

    tone: Tone
    fault: tuple[str, ...] = ()
    praise: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """All words that decided, those of fault first."""
        return self.fault + self.praise


def sentences(text: str) -> tuple[tuple[int, str], ...]:
    """Each sentence of `text` and where it begins."""
    found, begin = [], 0
    for end in re.finditer(r"[.!?][’”\"')]*\s+(?=[A-Z‘“\"'(])", text):
        found.append((begin, text[begin : end.end()].rstrip()))
        begin = end.end()
    return (*found, (begin, text[begin:].rstrip()))


def tone(text: str) -> Told:
    """The tone of one sentence or of several together."""
    fault_words, praise_words, no_fault, undone = _cues()
    small = text.lower().replace("’", "'")
    faults = [
        match
        for match in fault_words.finditer(no_fault.sub(_blank, small))
        if not undone.search(small[max(0, match.start() - 12) : match.start()])
    ]
    clear = [
        match
        for match in praise_words.finditer(small)
        if not any(_denies(fault, match, small) for fault in faults)
        and not undone.search(small[max(0, match.start() - 12) : match.start()])
    ]
    fault = tuple(dict.fromkeys(match.group() for match in faults))
    praise = tuple(dict.fromkeys(match.group() for match in clear))
    if fault:
        return Told(Tone.MIXED if praise else Tone.FAULT, fault, praise)
    return Told(Tone.PRAISE if praise else Tone.MENTION, (), praise)


REACH = 40
"""Characters after a word of fault in which a word of praise is taken to be what is denied."""

_TURN = re.compile(r"[,;:.]|\b(?:but|although|though|while|however|and)\b")


def _denies(fault: re.Match[str], praise: re.Match[str], text: str) -> bool:
    """Whether `praise` is what `fault` denies: `not always timely`, with no turn between them."""
    between = text[fault.end() : praise.start()]
    after = 0 <= praise.start() - fault.start() <= REACH
    return after and not _TURN.search(between)


@cache
def _cues() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """The words of fault, of praise, of neither, and those that undo what follows."""
    text = files("ilacs.sector.claims").joinpath("cues.toml").read_text(encoding="utf-8")
    cues = tomllib.loads(text)
    undone = "|".join(map(re.escape, cues["undone_by"]))
    fault, praise, no_fault = (_at_word(cues[name]) for name in ("fault", "praise", "no_fault"))
    return fault, praise, no_fault, re.compile(rf"\b(?:{undone})\s$")


def _blank(match: re.Match[str]) -> str:
    return " " * len(match.group())


def _at_word(cues: list[str]) -> re.Pattern[str]:
    longest_first = sorted(cues, key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})[a-z]*")
