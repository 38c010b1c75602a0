"""A plain sentence as a claim that can be checked, or what is missing to make it one.

Patterns are declared in `patterns.toml`. Nothing in the sentence that a claim could be made of is
passed over: a grade, a time or a name that no parameter takes means that it was not understood.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ilacs.register import AmbiguousName, UnknownName, look_up
from ilacs.sector.claims.building import BadClaim, build, kind_called
from ilacs.sector.claims.claim import Claim
from ilacs.sector.claims.mentions import theme_words
from ilacs.sector.claims.registry import KINDS, ClaimKind
from ilacs.sector.claims.tagging import Tagged, tagged

LONGEST_STATEMENT = 5000
"""Characters. A longer one is not one claim."""

MOST_OFFERED = 3

_DENIED = re.compile(r"\b(?:not|never|no longer|neither|nor)\b|n[’']t\b")
_TAGS = re.compile(r"<([a-z]+:\d+)[^>]*>")

_SORTS = {
    "authority": ("authority",),
    "grade": ("grade",),
    "judgement": ("judgement",),
    "when": ("when",),
    "number": ("count", "pathway"),
    "event": ("event",),
    "quote": ("words",),
}
"""Which parameters take a thing of each sort, where the pattern does not say."""

_MUST_BE_USED = ("authority", "grade", "judgement", "when", "number", "quote")
_MANY = ("together", "named")
_IMPLIED = "implied"
"""The group of what the kind itself says already."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why no claim could be made of a statement.

    `missing` says what to add or change; `near` are ids of the kinds that may have been meant.
    """

    statement: str
    missing: tuple[str, ...]
    near: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Pattern:
    kind: ClaimKind
    words: re.Pattern[str]
    values: Mapping[str, object]


def parse(statement: str, as_at: date) -> Claim | NotUnderstood:
    """The claim that `statement` makes; `as_at` is the day that `last year` counts from."""
    if len(statement) > LONGEST_STATEMENT:
        return _not_understood(statement[:80], f"It is longer than {LONGEST_STATEMENT:,} letters.")
    try:
        found = tagged(statement, as_at)
    except ValueError as error:
        return _not_understood(statement, f"A time in it cannot be read: {error}.")
    bare = _TAGS.sub(" ", found.text)
    if denied := _DENIED.search(bare):
        return _not_understood(
            statement, f"It denies something (“{denied[0]}”). Put what is claimed, to be checked."
        )
    for pattern in _patterns():
        if match := pattern.words.search(found.text):
            return _claim(statement, found, pattern, match)
    return _not_understood(statement, *_no_authority(statement, found), "No kind of claim fits.")


def _claim(
    statement: str, found: Tagged, pattern: _Pattern, match: re.Match[str]
) -> Claim | NotUnderstood:
    values: dict[str, object] = dict(pattern.values)
    used: set[str] = set()
    for group, text in match.groupdict().items():
        if text is not None:
            _take_group(group, text, found, values, used)
    _take_rest(pattern.kind, found, values, used)
    missing = list(_no_authority(statement, found))
    if "theme" in {parameter.name for parameter in pattern.kind.parameters()}:
        themes = _themes_in(_TAGS.sub(" ", found.text))
        if len(themes) == 1:
            values["theme"] = themes[0]
        else:
            missing.append(_which_theme(themes))
            values.setdefault("theme", "missing")
    missing += [
        f"“{_thing(found.things[key])}” has no place in this kind of claim."
        for sort in _MUST_BE_USED
        for key in found.of(sort)
        if key not in used
    ]
    try:
        claim = build(pattern.kind, values)
    except BadClaim as error:
        told = [problem for problem in error.problems if not (missing and "authority:" in problem)]
        return _not_understood(statement, *missing, *told, kind=pattern.kind)
    return _not_understood(statement, *missing, kind=pattern.kind) if missing else claim


def _take_group(
    group: str, text: str, found: Tagged, values: dict[str, object], used: set[str]
) -> None:
    keys = _TAGS.findall(text)
    used.update(keys)
    things = [found.things[key] for key in keys]
    name = group.removesuffix("_later")
    if name == _IMPLIED:
        return
    if name in _MANY:
        values[name] = tuple(things)
        return
    for one in name.split("_and_"):
        values[one] = things[0]


def _take_rest(kind: ClaimKind, found: Tagged, values: dict[str, object], used: set[str]) -> None:
    """Give what no group took to the parameters of its sort."""
    names = {parameter.name for parameter in kind.parameters()}
    for sort, takers in _SORTS.items():
        left = [key for key in found.of(sort) if key not in used]
        taker = next((one for one in takers if one in names and one not in values), None)
        if not left or taker is None:
            continue
        values[taker] = found.things[left[0]]
        used.add(left[0])
        same = [key for key in left[1:] if found.things[key] == found.things[left[0]]]
        used.update(same)
        if sort == "authority" and "together" in names:
            values["together"] = tuple(found.things[key] for key in left[1:] if key not in used)
            used.update(left)


def _no_authority(statement: str, found: Tagged) -> tuple[str, ...]:
    if found.of("authority"):
        return ()
    for name in re.findall(r"[A-Z][\w’'-]+(?: (?:and |of |upon )?[A-Z][\w’'-]+)*", statement):
        try:
            look_up(re.sub(r"[’']s$", "", name))
        except AmbiguousName as error:
            return (str(error),)
        except UnknownName as error:
            if error.near:
                return (f"“{name}”: {error}",)
    return ("It names no authority of the register.",)


def _themes_in(text: str) -> tuple[str, ...]:
    """The themes whose short name, or whose longest word, is in `text`."""
    named = [slug for slug in theme_words() if re.search(rf"\b{slug.replace('-', '[ -]')}\b", text)]
    if named:
        longest = max(len(slug) for slug in named)
        return tuple(slug for slug in named if len(slug) == longest)
    lengths = {slug: _longest_word(words, text) for slug, words in theme_words().items()}
    most = max(lengths.values())
    return tuple(slug for slug, length in lengths.items() if length == most and most)


def _longest_word(words: tuple[str, ...], text: str) -> int:
    there = (len(word) for word in words if re.search(rf"\b{re.escape(word)}", text))
    return max(there, default=0)


def _which_theme(themes: tuple[str, ...]) -> str:
    if themes:
        return f"It may be about several themes. Say which: {', '.join(themes)}."
    return f"It names no theme. Name one of: {', '.join(theme_words())}."


def _thing(thing: object) -> str:
    return str(getattr(thing, "first", thing)).replace("_", " ")


def _not_understood(statement: str, *missing: str, kind: ClaimKind | None = None) -> NotUnderstood:
    near = (kind.id,) if kind else _near(statement)
    return NotUnderstood(statement, tuple(dict.fromkeys(missing)), near)


def _near(statement: str) -> tuple[str, ...]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed for what was not understood

    def alike(kind: ClaimKind) -> float:
        texts = (kind.example, kind.name, kind.question)
        return max(fuzz.token_set_ratio(statement.lower(), text.lower()) for text in texts)

    return tuple(kind.id for kind in sorted(KINDS, key=alike, reverse=True)[:MOST_OFFERED])


@cache
def _patterns() -> tuple[_Pattern, ...]:
    text = files("ilacs.sector.claims").joinpath("patterns.toml").read_text(encoding="utf-8")
    return tuple(
        _Pattern(kind_called(one["kind"]), _regex(one["words"]), one.get("values", {}))
        for one in tomllib.loads(text)["pattern"]
    )


def _regex(words: str) -> re.Pattern[str]:
    """The pattern with `{grade}` and the like as the tags that stand for them."""
    tags = re.sub(r"\{([a-z]+)=([a-z_]+)\}", r"<\1:\\d+:\2>", words)
    return re.compile(re.sub(r"\{([a-z]+)\}", r"<\1:\\d+(?::[a-z_]+)?>", tags))
