"""Figures as templates show them: words, addresses and small drawings."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from ilacs.documents.measures.answers import Figure, MeasuresAnswer
from ilacs.documents.measures.definitions import AREAS
from ilacs.documents.measures.drawings import small_trend
from ilacs.documents.measures.key_measures import KEY_MEASURES
from ilacs.documents.measures.standing_out import (
    by_weight,
    has_got_worse,
    late_in_words,
    not_known,
    overdue,
    turns_worse,
    unknown_in_words,
    worse,
)
from ilacs.documents.measures.value_words import value_in_words
from ilacs.documents.text_lines import day_in_words, first_words
from ilacs.framework.grades import Judgement
from ilacs.framework.number_words import counted
from ilacs.framework.themes import Theme, theme
from ilacs.measures.changes import Became
from ilacs.measures.measure import Measure, Unit
from ilacs.web.data.answers import Asked

LONGEST_CATEGORY = 50
MOST = 5
"""Figures that a list shows at once."""


@dataclass(frozen=True)
class Line:
    """One figure in a list: its name and address, and what is said of it."""

    name: str
    address: str
    words: str


@dataclass(frozen=True)
class Card:
    """Figures that stand out in one way: how many, the first of them, the rest.

    `note` says of how many it cannot be told; it is empty where there are none.
    """

    count: str
    title: str
    first: tuple[Line, ...]
    rest: tuple[Line, ...]
    note: str = ""


@dataclass(frozen=True)
class Row:
    """One figure with its value, what became of it, and its trend as a small drawing."""

    name: str
    address: str
    value: str
    change: str
    is_worse: bool
    trend: SafeString


@dataclass(frozen=True)
class Area:
    """One judgement area: what got worse in it, its key figures or all, by section."""

    id: str
    name: str
    summary: str
    sections: tuple[tuple[str, tuple[Row, ...]], ...]
    count: int


def address_of(measure: Measure, as_at: str = "") -> str:
    """Where a measure stands; `as_at` a reference date other than the latest."""
    return reverse("measure", args=[measure.id]) + (f"?{urlencode({'as_at': as_at})}" * bool(as_at))


def address_of_theme(slug: str) -> str:
    """Where the sentences about a theme stand."""
    return reverse("theme", args=[slug])


def themes_of(measure: Measure) -> tuple[tuple[str, str, str], ...]:
    """A measure's themes: slug, name, and where the sentences about it stand."""
    return tuple((slug, theme(slug).name, address_of_theme(slug)) for slug in measure.themes)


def as_at_of(asked: Asked, latest: bool) -> str:
    """The parameter `as_at` of links; empty for the latest submission."""
    return "" if latest else asked.day.isoformat()


def cards(answer: MeasuresAnswer, as_at: str) -> tuple[Card, ...]:
    """What is to be looked at first."""
    found = []
    if answer.earlier is not None:
        got = _card("figure got worse", "figures got worse", worse(answer), _how_worse, as_at)
        found.append(replace(got, note=_cannot_be_told(answer.now, answer)))
    one, several = "worklist with overdue work", "worklists with overdue work"
    found.append(_card(one, several, overdue(answer), late_in_words, as_at))
    one, several = "figure partly not known", "figures partly not known"
    found.append(_card(one, several, not_known(answer), unknown_in_words, as_at))
    return tuple(found)


def areas(
    answer: MeasuresAnswer, as_at: str, only: Judgement | None = None, about: Theme | None = None
) -> tuple[Area, ...]:
    """The areas with what got worse first and their key figures.

    `only` one area: all its figures. `about` a theme: all figures that have it, and no area
    without any.
    """
    found = (
        _area(judgement, name, answer, as_at, whole=only is not None, about=about)
        for judgement, name in AREAS.items()
        if only in (None, judgement)
    )
    return tuple(area for area in found if about is None or area.count)


def _area(
    judgement: Judgement,
    name: str,
    answer: MeasuresAnswer,
    as_at: str,
    *,
    whole: bool,
    about: Theme | None,
) -> Area:
    figures = [
        figure
        for figure in answer.now
        if figure.measure.judgement is judgement
        and (about is None or about.slug in figure.measure.themes)
    ]
    bad = by_weight([figure for figure in figures if has_got_worse(figure)])
    sections: list[tuple[str, list[Figure]]]
    if whole or about:
        in_sections: dict[str, list[Figure]] = {}
        for figure in figures:
            in_sections.setdefault(figure.measure.section, []).append(figure)
        sections = list(in_sections.items())
    else:
        key = [figure for figure in figures if figure.measure.id in KEY_MEASURES[judgement]]
        first = bad[:MOST]
        sections = [
            ("Got worse", first),
            ("Key figures", [figure for figure in key if figure not in first]),
        ]
    return Area(
        judgement.value,
        name,
        _summary(figures, len(bad), answer),
        tuple(
            (title, tuple(_row(one, as_at) for one in those)) for title, those in sections if those
        ),
        len(figures),
    )


def _summary(figures: Sequence[Figure], bad: int, answer: MeasuresAnswer) -> str:
    if not figures:
        return "The lists have no figure for this area."
    if answer.earlier is None:
        return f"{counted(len(figures), 'figure')}. There is no earlier submission to compare with."
    better = sum(figure.became is Became.BETTER for figure in figures)
    said = (
        f"Of {counted(len(figures), 'figure')} {bad:,} got worse and {better:,} better since "
        f"{day_in_words(answer.earlier)}."
    )
    return " ".join(filter(None, (said, _cannot_be_told(figures, answer))))


def _cannot_be_told(figures: Sequence[Figure], answer: MeasuresAnswer) -> str:
    """Of how many figures nobody can say here what became of them; any of them may be worse."""
    count = sum(figure.became is Became.NOT_KNOWN for figure in figures)
    if not count:
        return ""
    why = "a number is not there, or kept back" if answer.protection else "a number is not there"
    return f"Of {count:,} it cannot be told: {why}."


def _row(figure: Figure, as_at: str) -> Row:
    measure = figure.measure
    if measure.unit is Unit.MIX:
        value, category = largest(figure)
        words = f"Largest: {category}" if category else ""
    else:
        value, words = value_in_words(figure.counts.value, measure.unit), _change(figure)
    return Row(
        measure.name,
        address_of(measure, as_at),
        value,
        words,
        has_got_worse(figure),
        mark_safe(small_trend(figure, figure.trend)) if figure.trend else mark_safe(""),
    )


def largest(figure: Figure) -> tuple[str, str]:
    """The largest share of a mix, and what it is of; nothing where no share is shown."""
    if not figure.shares or figure.shares[0].value is None:
        return value_in_words(None, Unit.MIX), ""
    share = figure.shares[0]
    return value_in_words(share.value, Unit.MIX), first_words(share.category, LONGEST_CATEGORY)


def _change(figure: Figure) -> str:
    change = figure.change
    if change is None:
        return ""
    before = value_in_words(change.before, figure.measure.unit)
    if change.became in (Became.WORSE, Became.BETTER):
        said = f"{change.became.capitalize()}: was {before}"
    elif change.became is Became.NOT_KNOWN:
        said = ""
    else:
        said = f"Was {before}"
    return ". ".join(filter(None, (said, "Its trend turns for the worse" * turns_worse(figure))))


def _card(
    one: str,
    several: str,
    figures: Sequence[Figure],
    how: Callable[[Figure], str],
    as_at: str,
) -> Card:
    lines = tuple(
        Line(each.measure.name, address_of(each.measure, as_at), how(each)) for each in figures
    )
    title = one if len(lines) == 1 else several
    return Card(f"{len(lines):,}", title, lines[:MOST], lines[MOST:])


def _how_worse(figure: Figure) -> str:
    now = value_in_words(figure.counts.value, figure.measure.unit)
    return ". ".join(filter(None, (now, _change(figure))))
