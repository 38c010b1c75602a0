"""What a phrase in print stands for, by the reviewed patterns of `wording.toml`."""

import re
import tomllib
from dataclasses import dataclass
from functools import cache, lru_cache
from importlib.resources import files
from typing import Any

from ilacs.framework import Grade, Judgement

LONGEST_LABEL = 300
"""A label and its grade have fewer characters than this."""

SHORTEST_SPLIT_LABEL = 3
"""A grade within a label's lines follows at least this many words of the label."""

JOINING_SIGNS = ":;,–—-"
"""Signs that may stand between a label and its grade."""

_CURLY = (("’", "'"), ("‘", "'"), ("“", '"'), ("”", '"'))
_NOTE_MARKS = re.compile("[⁰¹²³⁴⁵⁶⁷⁸⁹]+")


@cache
def _declared() -> dict[str, Any]:
    text = files("ilacs.reports").joinpath("wording.toml").read_text(encoding="utf-8")
    return tomllib.loads(text)


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """`text` with straight apostrophes, single spaces and no note marks, for comparing."""
    if not text.isascii():
        for curly, straight in _CURLY:
            text = text.replace(curly, straight)
        text = _NOTE_MARKS.sub("", text)
    return " ".join(text.split())


@cache
def _any_of(*keys: str) -> re.Pattern[str]:
    """One pattern for all that is declared under `keys`."""
    found: Any = _declared()
    for key in keys:
        found = found[key]
    return re.compile("|".join(f"(?:{pattern})" for pattern in found), re.IGNORECASE)


def is_heading_of(group: str, text: str) -> bool:
    """Whether `text` is a heading declared in `group` of `[headings]`."""
    return bool(_any_of("headings", group).fullmatch(plain(text).rstrip(" :.?*0123456789")))


def starts_back_matter(text: str) -> bool:
    """Whether a paragraph is one that says who the inspectorate is, or ends a letter."""
    return _can_be("starts", text) and bool(
        _any_of("back_matter", "starts").match(plain(text[:90]))
    )


def is_notice(text: str) -> bool:
    """Whether a paragraph is a notice about rights and copies of the document."""
    return _can_be("notices", text) and bool(
        _any_of("back_matter", "notices").match(plain(text[:90]))
    )


@cache
def _first_letters(group: str) -> frozenset[str]:
    return frozenset(pattern[0] for pattern in _declared()["back_matter"][group])


def _can_be(group: str, text: str) -> bool:
    """Whether a paragraph begins with a letter that one of the group begins with."""
    return text[:1].lower() in _first_letters(group)


def introduces_list(text: str) -> bool:
    """Whether a sentence says that a list of areas follows."""
    return bool(_any_of("introductions", "patterns").fullmatch(plain(text)))


def says_no_areas(text: str) -> bool:
    """Whether a sentence says that there is nothing on the list that it stands in."""
    return bool(_any_of("no_areas", "patterns").fullmatch(plain(text)))


@cache
def _labels() -> tuple[tuple[Judgement, re.Pattern[str]], ...]:
    return tuple(
        (
            Judgement(entry["key"]),
            re.compile("|".join(f"(?:{p})" for p in entry["patterns"]), re.IGNORECASE),
        )
        for entry in _declared()["judgement"]
    )


@cache
def _grades() -> tuple[dict[str, Grade], re.Pattern[str]]:
    spelled = {
        words: Grade(grade) for grade, forms in _declared()["grades"].items() for words in forms
    }
    longest_first = sorted(spelled, key=len, reverse=True)
    pattern = "|".join(re.escape(words) for words in longest_first)
    return spelled, re.compile(rf"\b(?:{pattern})\b\.?", re.IGNORECASE)


@cache
def _words_of_grades() -> frozenset[str]:
    """The longest word of each grade: a text without any of them holds no grade."""
    return frozenset(max(words.split(), key=len) for words in _grades()[0])


@cache
def _joining() -> frozenset[str]:
    return frozenset(_declared()["joining"]["words"])


def judgement_of(label: str) -> Judgement | None:
    """The judgement that `label` names, or None if it names none that is known."""
    phrase = plain(label).strip(" :.*")
    return next((key for key, pattern in _labels() if pattern.fullmatch(phrase)), None)


def grade_of(words: str) -> Grade | None:
    """The grade that `words` are, or None if they are none that is known."""
    spelled, _ = _grades()
    return spelled.get(plain(words).strip(" :.*").lower())


def is_grade_before_2013(words: str) -> bool:
    """Whether `words` are a grade of the scale that ended in November 2013."""
    return plain(words).strip(" .").lower() in _declared()["grades_before_2013"]["words"]


@dataclass(frozen=True, slots=True)
class GradedLabel:
    """A label with the grade beside it: what it names, the grade, and the grade's words."""

    judgement: Judgement
    grade: Grade
    as_printed: str


def graded_label(text: str) -> GradedLabel | None:
    """Read a table row or heading that holds a label and a grade, in whatever order.

    In a table whose cells are wrapped the grade can stand within the label's lines. Returns
    None unless taking the grade out leaves exactly a known label.
    """
    spelled, pattern = _grades()
    phrase = plain(text)
    if len(phrase) > LONGEST_LABEL or not any(
        word in phrase.lower() for word in _words_of_grades()
    ):
        return None
    for found in reversed(list(pattern.finditer(phrase))):
        before, after = phrase[: found.start()], phrase[found.end() :].strip(" .:*")
        after = after.removesuffix("because")
        before = _without_number(before)
        label = _trim_joining(before)
        if after and len(label.split()) < SHORTEST_SPLIT_LABEL:
            continue
        judgement = judgement_of(f"{label} {after}".strip())
        if judgement:
            return GradedLabel(judgement, spelled[found.group().lower().rstrip(".")], found.group())
    return None


def label_start(text: str) -> tuple[Judgement, str] | None:
    """The judgement whose label `text` begins with, and what follows the label."""
    phrase = _without_number(plain(text))
    best: tuple[Judgement, str] | None = None
    for key, pattern in _labels():
        match = pattern.match(phrase)
        if match and (best is None or len(match.group()) > len(phrase) - len(best[1])):
            best = (key, phrase[match.end() :])
    return best


def _without_number(text: str) -> str:
    return re.sub(r"^\s*\d(?:\.\d)?[.)]?\s+", "", text)


def _trim_joining(text: str) -> str:
    """`text` without the joining words and signs at its end."""
    words = text.split()
    while words:
        bare = words[-1].rstrip(JOINING_SIGNS)
        if bare and bare.lower() not in _joining():
            return " ".join([*words[:-1], bare])
        words.pop()
    return ""


def inspectorates_in(text: str) -> tuple[str, ...]:
    """The inspectorates that `text` names, each once, in the order of the file."""
    phrase = plain(text)
    return tuple(
        name
        for name in _declared()["inspectorates"]
        if re.search(rf"\b(?:{_any_of('inspectorates', name).pattern})\b", phrase, re.IGNORECASE)
    )


def without_titles(text: str) -> str:
    """`text` with inspectors' titles replaced by commas."""
    return _titles().sub(",", text)


@cache
def _titles() -> re.Pattern[str]:
    titles = _any_of("inspector_titles", "patterns").pattern.replace("'", "['’]")
    return re.compile(rf"\(?\b(?:{titles})\b\)?", re.IGNORECASE)
