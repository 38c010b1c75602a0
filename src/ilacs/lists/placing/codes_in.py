"""Codes inside typed text: at its front, in brackets at its end, or alone among its words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from ilacs.lists.declared import CodeSet
from ilacs.lists.placing.answers import Answer
from ilacs.lists.placing.vocabulary import keys_named, table

_ORDER = r"[a-z]{1,2}\d?(?:\)|\.(?=\s))"
_PREFIX = rf"^(?:\W*)(?:(?:{_ORDER}|cla|cin|lac|cp|code|ssda903|903)[\s:.\-]*)?\W*"
"""What may stand before a code: signs, a letter that orders, the name of a service."""

_PART = r"(?P<part>out|[a-z]{1,2}\d?|\.[a-z0-9]+)?"
"""What a system of an authority's own may add to a code to divide it: N1a, N1.01, RC7a, U4OUT."""


@dataclass(frozen=True, slots=True)
class Found:
    """A code found in text: what it answers, and the text without it.

    `own` says that it is one of the set's own. `sure` is false for a code so short that it may
    only put answers in order, and for one of another standard that systems number each in their
    own way. `signed` says that a colon or dash follows it, or that it stands in brackets.
    `divided` says that something local is added to it: N1a.
    """

    answer: Answer
    rest: str
    own: bool
    sure: bool
    signed: bool
    divided: bool


class CodesIn:
    """Finds the codes of a set, and the codes of other standards that mean the same."""

    def __init__(self, codes: CodeSet) -> None:
        self._answers: Mapping[str, Answer] = _answers(codes)
        self._own = {code.key.casefold() for code in codes.codes}
        strong = [code for code in self._answers if len(code) > 1 and code not in _WORDS]
        loose = {
            code
            for row in _others(codes)
            if not row["firm"]
            for code in _spelt_out(row["code"].casefold())
        }
        self._firm = {code for code in strong if code != "10" and code not in loose - self._own}
        any_code = _either(list(self._answers))
        self._leading = re.compile(
            f"{_PREFIX}(?P<code>{any_code}){_PART}(?![a-z0-9])(?P<sign>\\W*)"
        )
        self._closing = re.compile(f"[\\[(](?P<code>{any_code}){_PART}[\\])]\\W*$")
        self._inside = re.compile(f"(?<![a-z0-9.])(?P<code>{_either(strong)}){_PART}(?![a-z0-9])")
        second = _either([code for code in strong if code in self._own])
        self._next = re.compile(f"\\W*(?:and\\W+)?(?P<code>{second})(?![a-z0-9])")

    def find(self, text: str) -> Found | None:
        """The code that folded text gives, if it gives one."""
        if not self._answers:
            return None
        for pattern in (self._leading, self._closing):
            match = pattern.search(text)
            if match and self._real(match):
                return self._found(text, match)
        inside = [match for match in self._inside.finditer(text) if self._real(match)]
        if len({match["code"] for match in inside}) == 1:
            return self._found(text, inside[0])
        return None

    def _with_next(self, code: str, after: str) -> Answer:
        """What a code answers, together with one that follows at once: `N1 & N4`."""
        answer = self._answers[code]
        match = self._next.match(after)
        if match is None or self._answers[match["code"]].keys == answer.keys:
            return answer
        return Answer((*answer.keys, *self._answers[match["code"]].keys))

    def _real(self, match: re.Match[str]) -> bool:
        return not match["part"] or any(letter.isdigit() for letter in match["code"])

    def _found(self, text: str, match: re.Match[str]) -> Found:
        code = match["code"]
        end = match.end("part" if match["part"] else "code")
        sign = match.groupdict().get("sign") or ""
        return Found(
            answer=self._with_next(code, text[end:]),
            rest=_without(code, f"{text[: match.start('code')]} {text[end:]}"),
            own=code in self._own,
            sure=code in self._firm,
            signed=(sign[:1] != ")" and any(mark in sign for mark in ":-")) or _bracketed(match),
            divided=bool(match["part"]),
        )


_WORDS = frozenset({"both", "yes", "no", "died", "unknown", "in", "out", "other"})
"""Keys that are also words of the language: no codes in the midst of a sentence."""


def _answers(codes: CodeSet) -> Mapping[str, Answer]:
    answers = {
        code: Answer(keys_named(row["answer"], codes), row["of"])
        for row in _others(codes)
        for code in _spelt_out(row["code"].casefold())
    }
    own = {code.key.casefold(): Answer((code.key,)) for code in codes.codes if _code_like(code.key)}
    return answers | own


def _others(codes: CodeSet) -> list[Mapping[str, str]]:
    return [row for row in table("other_codes.csv") if codes.id in row["set"].split()]


def _spelt_out(code: str) -> list[str]:
    """The codes of a row: `1a-1z` are a letter each after the same beginning."""
    first, dash, last = code.partition("-")
    if not dash:
        return [code]
    return [first[:-1] + chr(letter) for letter in range(ord(first[-1]), ord(last[-1]) + 1)]


def _code_like(key: str) -> bool:
    return key.upper() == key


def _without(code: str, rest: str) -> str:
    """What stands beside a code, which may be there a second time in brackets."""
    return rest.replace(f"[{code}]", " ").replace(f"({code})", " ")


def _bracketed(match: re.Match[str]) -> bool:
    before, after = match.string[: match.start("code")], match.string[match.end("code") :]
    return before[-1:] in ("(", "[") and after[:1] in (")", "]")


def _either(codes: list[str]) -> str:
    return "|".join(re.escape(code) for code in sorted(codes, key=len, reverse=True)) or "(?!)"
