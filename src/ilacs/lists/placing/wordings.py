"""The official wordings of a code set: texts, keys and details, with and without their letters."""

import re
from collections.abc import Iterator, Mapping

from ilacs.lists.declared import Code, CodeSet
from ilacs.lists.placing.answers import Answer
from ilacs.lists.placing.words import folded, words_of

_LETTER = re.compile(r"^\(?(?:[a-z]{1,2}\d?|\d{1,2})[).]\s*")
"""A letter or number that only puts answers in order: `a) `, `p1) `, `d1) `."""

_BRACKET = re.compile(r"\([^)]*\)?")


def official_wordings(codes: CodeSet) -> Mapping[str, Answer]:
    """Each official wording of the set, as plain words, and the codes that it may mean.

    A code's own texts come before shared ones: the words that several codes have in common, and
    the names of groups, mean any of them.
    """
    own: dict[str, list[str]] = {}
    shared: dict[str, list[str]] = {}
    for code in codes.codes:
        for text in _own(code):
            _add(own, text, code.key)
        for text in _shared(code):
            _add(shared, text, code.key)
    return {text: Answer(tuple(keys)) for text, keys in (shared | own).items() if text}


def own_words(code: Code) -> frozenset[str]:
    """The words of a code's official texts, without those in brackets, which may say what it is
    not.
    """
    texts = (code.text, *(text for _, text in code.texts), code.detail)
    return frozenset(
        word for text in texts for word in words_of(_BRACKET.sub("", folded(text))).split()
    )


def without_letter(text: str) -> str:
    """Folded text without the letter or number that puts it in order."""
    return _LETTER.sub("", text)


def without_key(text: str, key: str) -> str:
    """Folded text without the key that it begins with."""
    small = key.casefold()
    if not text.startswith(small):
        return text
    rest = text.removeprefix(small)
    return text if rest[:1].isalnum() else rest.lstrip(" -:.")


def _own(code: Code) -> Iterator[str]:
    yield code.key
    for text in (code.text, *(text for _, text in code.texts), code.detail):
        plain = without_letter(folded(text))
        bare = without_key(plain, code.key)
        yield text
        yield plain
        if bare != plain:
            yield f"{code.key} {code.text}"
        if text == code.detail:
            yield bare
            yield f"{code.key} {bare}"


def _shared(code: Code) -> Iterator[str]:
    for text in (code.text, *(text for _, text in code.texts)):
        yield without_key(without_letter(folded(text)), code.key)
    for group in (code.group, code.subgroup):
        if group:
            yield group
            yield without_letter(folded(group))


def _add(index: dict[str, list[str]], text: str, key: str) -> None:
    keys = index.setdefault(words_of(folded(text)), [])
    if key not in keys:
        keys.append(key)
