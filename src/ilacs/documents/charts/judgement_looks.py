"""Each judgement has one place and one look, the same in every picture."""

from collections.abc import Iterable
from itertools import cycle

from ilacs.documents.charts.look import LINES, LineLook
from ilacs.documents.words import in_words
from ilacs.framework import Judgement

JUDGEMENTS_IN_ORDER = (
    Judgement.OVERALL,
    Judgement.LEADERS,
    Judgement.HELP_AND_PROTECTION,
    Judgement.CHILDREN_IN_CARE,
    Judgement.CARE_AND_CARE_LEAVERS,
    Judgement.CARE_LEAVERS,
    Judgement.ADOPTION,
    Judgement.LSCB,
)
_LOOKS = dict(zip(map(in_words, JUDGEMENTS_IN_ORDER), LINES, strict=True))


def in_order(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once: the judgements in their order, then others as they are first mentioned."""
    named = dict.fromkeys(names)
    return (*(name for name in _LOOKS if name in named), *(n for n in named if n not in _LOOKS))


def looks_of(names: Iterable[str]) -> dict[str, LineLook]:
    """How the line of each name is drawn: others take the looks that no judgement here has."""
    ordered = in_order(names)
    free = [look for name, look in _LOOKS.items() if name not in ordered] or LINES
    others = cycle(free)
    return {name: _LOOKS[name] if name in _LOOKS else next(others) for name in ordered}
