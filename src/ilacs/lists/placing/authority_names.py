"""Whose area a typed place is: an authority of the register, or a country outside England.

Names, aliases and codes of the register come first. Then councils that are no children's services
authority: a district's area is its county's, and a Welsh, Scottish or Northern Irish council is
its country (`councils.csv`; the districts are those of England since 1974, with the authority
that has their area today; shortened names and larger towns stand beside them). Counties and
points of the compass are shortened and misspelt word by word (`place_words.csv`). Nothing is
matched by likeness; a name that an export cut off counts where no other name begins so.
"""

import re
from collections.abc import Mapping
from functools import cache

from ilacs.lists.placing.placed import How, Placed
from ilacs.lists.placing.vocabulary import table
from ilacs.lists.placing.words import folded, words_of
from ilacs.register.authorities import Authority, authorities, by_la_code, plain_name, resolve

_FORMS = re.compile(
    r"\b(?:london boro\w*|(?:city|county|borough|district|metropolitan|unitary|royal|london|the|of"
    r"|and|local|authority|council|councils|cbc|m b c|b c|mbc|mdc|mb|bc|dc|cc|ua|lb|la|lbc|gb|b"
    r"|childrens services|childrens social care|social services|social care|unitary authority"
    r"|childrens trust|childrens services trust|met)\b ?)+$"
    r"|^(?:placed )?(?:in )?(?:(?:the )?(?:london |royal |metropolitan )*"
    r"(?:city|county|borough|district|council|corporation|lb|l b|rb)"
    r"(?: and county)? of |lb |l b |rb |the )?"
)
"""Words for the form of a council, before or after its name."""

_COUNTRIES = {"w": "WAL", "s": "SCO", "n": "NIR"}
_STATISTICS_CODE = re.compile(r"(?<![a-z0-9])([ewsn]\d{8})(?![a-z0-9])")
_DIRECTIONS = ("north", "east", "south", "west", "mid")

LEAST_CUT = 12
"""Names are taken for cut off only where at least so many letters are left."""


def authority_named(typed: str) -> Placed | None:
    """The authority, or the country outside England, whose area `typed` names; None if none."""
    text = folded(typed)
    if found := _by_code(text):
        return found
    for name in _candidates(text):
        if found := _by_name(name):
            return found
    parts = [_by_name(words_of(part)) for part in re.split(r" - | / |/|\(", text)]
    keys = {part.key: part for part in parts if part}
    if len(keys) == 1:
        return next(iter(keys.values()))
    return _cut_off(words_of(text))


def _by_code(text: str) -> Placed | None:
    if text.isascii() and text.isdigit():
        found = by_la_code(text.zfill(3))
        return _authority(found, "by its three-digit code") if found else None
    match = _STATISTICS_CODE.search(text)
    if not match:
        return None
    code = match[1]
    if code[0] in _COUNTRIES:
        return _placed(_COUNTRIES[code[0]], How.CODE, "by the country of its statistics code")
    key = _statistics_codes().get(code)
    return _placed(key, How.CODE, "by its statistics code") if key else None


def _candidates(text: str) -> list[str]:
    """The name as typed, without words of form, and turned round: `Ayrshire, East`."""
    plain = words_of(text)
    bare = _bare(plain)
    names = [plain, bare, *(_right(name) for name in (plain, bare))]
    before, comma, after = text.partition(",")
    if comma:
        names += [f"{words_of(after)} {words_of(before)}", _bare(words_of(before))]
    *rest, last = bare.split() or [""]
    if last in _DIRECTIONS:
        names.append(" ".join([last, *rest]))
    return list(dict.fromkeys(names))


def _bare(plain: str) -> str:
    return _FORMS.sub("", _FORMS.sub("", plain)).strip()


def _right(name: str) -> str:
    """A name with its shortened and misspelt words put right: `N Lincs`."""
    right = _place_words()
    return " ".join([right.get(word, word) for word in name.split()])


def _by_name(name: str) -> Placed | None:
    if not name:
        return None
    if found := resolve(name):
        return _authority(found, "the name of an authority")
    if found_in := _councils().get(plain_name(name)):
        return _placed(found_in, How.RULE, "the name of a place or council in its area")
    return None


def _cut_off(plain: str) -> Placed | None:
    if len(plain) < LEAST_CUT:
        return None
    keys = {key for name, key in _every_name().items() if name.startswith(plain)}
    if len(keys) == 1:
        return _placed(keys.pop(), How.SPELLING, "a name that was cut off, and no other begins so")
    return None


def _authority(found: Authority, why: str) -> Placed:
    return _placed(found.name, How.CODE if "code" in why else How.TEXT, why)


def _placed(key: str, how: How, why: str) -> Placed:
    return Placed(key, None, how, why)


@cache
def _councils() -> Mapping[str, str]:
    return {plain_name(row["name"]): row["answer"] for row in table("councils.csv")}


@cache
def _place_words() -> Mapping[str, str]:
    return {row["typed"]: row["means"] for row in table("place_words.csv")}


@cache
def _statistics_codes() -> Mapping[str, str]:
    of_councils = {
        code.casefold(): row["answer"]
        for row in table("councils.csv")
        for code in row["statistics_codes"].split()
    }
    of_authorities = {
        code.casefold(): authority.name
        for authority in authorities()
        for code in (authority.ons_code, *authority.former_ons_codes)
    }
    return of_councils | of_authorities


@cache
def _every_name() -> Mapping[str, str]:
    return {**_councils(), **{plain_name(a.name): a.name for a in authorities()}}
