"""A plain sentence as a claim that can be checked, or what is missing to make it one.

Patterns are declared in `patterns.toml`. Nothing in the sentence is passed over: a grade, a time or
a name that no parameter takes, or a word that may change what is claimed, means that it was not
understood.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ilacs.register import AmbiguousName, UnknownName, look_up
from ilacs.sector.claims.building import BadClaim, build
from ilacs.sector.claims.claim import Changed, Claim, Event, Moved
from ilacs.sector.claims.directions import gone_against
from ilacs.sector.claims.patterns import Pattern, patterns
from ilacs.sector.claims.phrases import read_number
from ilacs.sector.claims.registry import KINDS, ClaimKind
from ilacs.sector.claims.tagging import Tagged, tagged
from ilacs.sector.claims.themes_named import themes_in, which_theme, without_theme
from ilacs.sector.claims.word_places import NO_PLACE, NO_TIME, as_typed, without_place

LONGEST_STATEMENT = 5000
"""Characters. A longer one is not one claim."""

MOST_OFFERED = 3

_DENIED = re.compile(r"\b(?:not|never|no longer|no|none|without|neither|nor)\b|n[’']t\b")
_TAGS = re.compile(r"<([a-z]+:\d+)[^>]*>")

_SORTS = {
    "authority": ("authority",),
    "grade": ("grade",),
    "judgement": ("judgement",),
    "when": ("when",),
    "number": ("count", "pathway"),
    "event": ("event",),
    "bound": ("bound",),
    "quote": ("words",),
}
"""Which parameters take a thing of each sort, where the pattern does not say."""

_MUST_BE_USED = (*_SORTS,)
_ANY_INSPECTION = (Event.INSPECTION, Event.GRADED)
"""What every claim is about, so that it may be said of any."""

_MANY = ("together", "named")
_IMPLIED = "implied"
"""The group of what the kind itself says already."""

_WITH_IT = "count_with_it"
"""The group of a number that counts the authority itself too."""

_ALONE = "Put each claim by itself."
_OTHER = re.compile(r"<(other:\d+)[^>]*>")
_SINCE = re.compile(
    r"\b(?:since|from)\b(?: (?:its|the|their) (?:last|previous)\b)?"
    r"(?=(?:(?!<when:|\b(?:since|from)\b).)*<(when:\d+))"
)
"""A word that the next time belongs to, and that time."""


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Why no claim could be made of a statement.

    `missing` says what to add or change; `near` are ids of the kinds that may have been meant.
    """

    statement: str
    missing: tuple[str, ...]
    near: tuple[str, ...]


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
    refused = []
    for pattern in patterns():
        if match := pattern.words.search(found.text):
            claim = _claim(statement, found, pattern, match)
            if not isinstance(claim, NotUnderstood):
                return claim
            refused.append(claim)
    if refused:
        return min(refused, key=lambda one: (len(one.missing), _ALONE in " ".join(one.missing)))
    missing = (*_no_authority(statement, found), "No kind of claim fits.")
    turning = [
        told for told in _told(statement, found.text) if not told.endswith((NO_PLACE, NO_TIME))
    ]
    return _not_understood(statement, *missing, *turning)


def _claim(
    statement: str, found: Tagged, pattern: Pattern, match: re.Match[str]
) -> Claim | NotUnderstood:
    values: dict[str, object] = dict(pattern.values)
    used: set[str] = set()
    for group, text in match.groupdict().items():
        if text is not None:
            _take_group(group, text, found, values, used)
    _take_rest(pattern.kind, found, values, used)
    missing = list(_no_authority(statement, found))
    about = ""
    if "theme" in {parameter.name for parameter in pattern.kind.parameters()}:
        themes = themes_in(_TAGS.sub(" ", found.text))
        if len(themes) == 1:
            values["theme"] = about = themes[0]
        else:
            missing.append(which_theme(themes))
            values.setdefault("theme", "missing")
    if left := [key for key in _must_be_used(found) if key not in used]:
        things = _quoted(statement, (found.words[key] for key in left))
        have = "has" if len(left) == 1 else "have"
        missing.append(f"{things} {have} no place in this kind of claim. {_ALONE}")
    if not missing:
        missing += _words_left(statement, found, pattern.kind, match, about)
    try:
        claim = build(pattern.kind, values)
    except BadClaim as error:
        told = [problem for problem in error.problems if not (missing and "authority:" in problem)]
        told = [one if "missing" in one else one.removeprefix("authority: ") for one in told]
        return _not_understood(statement, *missing, *told, kind=pattern.kind)
    if isinstance(claim, Moved | Changed) and (against := gone_against(found.text, claim)):
        missing.append(f"“{as_typed(statement, against)}” says that the grade went another way.")
    return _not_understood(statement, *missing, kind=pattern.kind) if missing else claim


def _must_be_used(found: Tagged) -> tuple[str, ...]:
    """The keys of all things without which a claim would be another one."""
    keys = (key for sort in _SORTS for key in found.of(sort))
    return tuple(key for key in keys if found.things[key] not in _ANY_INSPECTION)


def _words_left(
    statement: str, found: Tagged, kind: ClaimKind, match: re.Match[str], about: str
) -> list[str]:
    """What to say of the words that have no place in the claim."""
    groups = match.groupdict()
    keys = {key for name in groups if name.startswith("since") for key in _keys(groups[name])}
    text = _OTHER.sub(lambda other: found.words[other[1]], found.text)
    text = _SINCE.sub(lambda since: " " if since[1] in keys else since[0], text)
    if about:
        text = without_theme(text, about)
    return _told(statement, text, kind.id)


def _told(statement: str, text: str, kind: str = "") -> list[str]:
    left = without_place(text, kind)
    return [f"{_quoted(statement, words)}: {reason}" for reason, words in left.items()]


def _quoted(statement: str, words: Iterable[str]) -> str:
    return ", ".join(f"“{as_typed(statement, one)}”" for one in words)


def _keys(text: str | None) -> list[str]:
    return _TAGS.findall(text or "")


def _take_group(
    group: str, text: str, found: Tagged, values: dict[str, object], used: set[str]
) -> None:
    name = group.removesuffix("_later")
    keys = [key for key in _keys(text) if name not in _MANY or key.startswith("authority:")]
    used.update(keys)
    things = [found.things[key] for key in keys]
    if name == _IMPLIED:
        return
    if name in _MANY:
        values[name] = tuple(things)
        return
    if name == _WITH_IT:
        values["count"] = read_number(str(things[0])) - 1
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


def _not_understood(statement: str, *missing: str, kind: ClaimKind | None = None) -> NotUnderstood:
    near = (kind.id,) if kind else _near(statement)
    return NotUnderstood(statement, tuple(dict.fromkeys(missing)), near)


def _near(statement: str) -> tuple[str, ...]:
    from rapidfuzz import fuzz  # noqa: PLC0415 - only needed for what was not understood

    def alike(kind: ClaimKind) -> float:
        texts = (kind.example, kind.name, kind.question)
        return max(fuzz.token_set_ratio(statement.lower(), text.lower()) for text in texts)

    return tuple(kind.id for kind in sorted(KINDS, key=alike, reverse=True)[:MOST_OFFERED])
