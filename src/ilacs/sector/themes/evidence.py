"""What in a sentence counts for or against a theme, and the words that it rests on."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import TypeAlias

from ilacs.sector.themes.mentions import INCLUDING, Mention
from ilacs.sector.themes.rules import rules

Evidence: TypeAlias = dict[str, set[int]]
"""Pieces of evidence, each with the places in the list of mentions that it rests on."""


def evidence(found: Sequence[Mention]) -> Evidence:
    """Every piece of evidence in a sentence.

    `concept NAME` and `concept NAME@PLACE`; `word WORD`, where it is no concept; `root ROOT` of
    any word, and `pair ROOT ROOT` of two that follow each other; `first NAME`, the first concept
    with a theme; `tie NAME of NAME`, two concepts and the word between; `next A B`, neighbours;
    `only THEME`, where one theme alone is more than hinted at; `rule NUMBER`.
    """
    result: Evidence = {}
    for pieces in (_alone(found), _roots(found), _ties(found), _neighbours(found), _whole(found)):
        for piece, places in pieces:
            result.setdefault(piece, set()).update(places)
    facts = _facts(found)
    for rule in rules():
        if rule.holds(facts.keys()):
            asked = frozenset().union(*rule.every)
            result[rule.key] = set().union(*(facts[fact] for fact in asked & facts.keys()))
    return result


def _alone(found: Sequence[Mention]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for at, mention in enumerate(found):
        if mention.is_marker:
            continue
        if mention.concept:
            yield f"concept {mention.name}", (at,)
            yield f"concept {mention.name}@{mention.place}", (at,)
        else:
            yield f"word {mention.name}", (at,)


def _roots(found: Sequence[Mention]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """Plain words, whatever the lexicon says about them."""
    every = [(root, at) for at, mention in enumerate(found) for root in mention.roots]
    for root, at in every:
        yield f"root {root}", (at,)
    for (one, first), (other, second) in pairwise(every):
        yield f"pair {one} {other}", (first, second)


def _ties(found: Sequence[Mention]) -> Iterator[tuple[str, tuple[int, ...]]]:
    last: int | None = None
    for at, mention in enumerate(found):
        if not mention.concept or mention.name == INCLUDING:
            continue
        if mention.is_marker:
            last = None
            continue
        if last is not None:
            yield f"tie {found[last].name} {mention.tie or '-'} {mention.name}", (last, at)
        last = at


def _neighbours(found: Sequence[Mention]) -> Iterator[tuple[str, tuple[int, ...]]]:
    for at, (one, other) in enumerate(pairwise(found)):
        yield f"next {one.key} {other.key}", (at, at + 1)


def _whole(found: Sequence[Mention]) -> Iterator[tuple[str, tuple[int, ...]]]:
    """The first concept with a theme, and the theme that alone is more than hinted at."""
    themed = [at for at, mention in enumerate(found) if mention.theme]
    if themed:
        yield f"first {found[themed[0]].name}", (themed[0],)
    firm = [at for at in themed if found[at].is_firm and found[at].place != "purpose"]
    themes = {found[at].theme for at in firm}
    if len(themes) == 1:
        yield f"only {themes.pop()}", tuple(firm)


def _facts(found: Sequence[Mention]) -> dict[str, set[int]]:
    """What the rules ask about: concepts, concepts by place, and words."""
    facts: dict[str, set[int]] = {}
    for at, mention in enumerate(found):
        if mention.is_marker and mention.name != INCLUDING:
            continue
        if mention.place in {"head", "among"} or (mention.concept and mention.concept.anywhere):
            facts.setdefault(mention.key, set()).add(at)
        if mention.concept:
            facts.setdefault(f"{mention.name}@{mention.place}", set()).add(at)
    return facts
