"""The top of the page: what got worse, what is overdue, what is not known, in ten seconds."""

from collections.abc import Callable, Iterator, Sequence
from html import escape

from ilacs.documents.measures.answers import Figure, MeasuresAnswer
from ilacs.documents.measures.page_parts import link_to, paragraph
from ilacs.documents.measures.standing_out import (
    late_in_words,
    not_known,
    not_known_not_shown,
    overdue,
    overdue_not_shown,
    since_in_words,
    turns_worse,
    unknown_in_words,
    worse,
)
from ilacs.documents.measures.value_words import value_in_words
from ilacs.framework.number_words import counted

MOST = 5
"""Figures that a list shows at once."""


def top(answer: MeasuresAnswer) -> Iterator[str]:
    """What matters first, as HTML."""
    yield '<section id="first" aria-labelledby="first-name">'
    yield '<h2 id="first-name">Look at these first</h2>'
    if answer.earlier is not None:
        yield paragraph(since_in_words(answer))
    yield '<div class="cards">'
    if answer.earlier is not None:
        yield from _card("figure got worse", "figures got worse", worse(answer), _how_worse)
    late = overdue(answer)
    yield from _card(
        "worklist with overdue work",
        "worklists with overdue work",
        late,
        late_in_words,
        overdue_not_shown(answer),
    )
    unknown = not_known(answer)
    yield from _card(
        "figure partly not known",
        "figures partly not known",
        unknown,
        unknown_in_words,
        not_known_not_shown(answer),
    )
    yield "</div></section>"


def _card(
    one: str,
    several: str,
    figures: Sequence[Figure],
    how: Callable[[Figure], str],
    not_shown: Sequence[Figure] = (),
) -> Iterator[str]:
    """A list of figures. `not_shown` are those that may belong to it: their number is kept back."""

    def named(count: int) -> str:
        return one if count == 1 else several

    yield f"<section><h3><b>{len(figures):,}</b> {named(len(figures))}</h3>"
    if figures:
        yield f"<ul>{_items(figures[:MOST], how)}</ul>"
    if rest := figures[MOST:]:
        yield f"<details><summary>{len(rest):,} more {named(len(rest))}</summary>"
        yield f"<ul>{_items(rest, how)}</ul></details>"
    if not_shown:
        words = f"{counted(len(not_shown), 'other')} may be: the number is not shown"
        yield f"<details><summary>{words}</summary>"
        yield f"<ul>{''.join(f'<li>{link_to(figure)}</li>' for figure in not_shown)}</ul></details>"
    yield "</section>"


def _items(figures: Sequence[Figure], how: Callable[[Figure], str]) -> str:
    return "".join(f"<li>{link_to(figure)}<br>{escape(how(figure))}</li>" for figure in figures)


def _how_worse(figure: Figure) -> str:
    unit = figure.measure.unit
    said = value_in_words(figure.counts.value, unit)
    if figure.change:
        said += f", was {value_in_words(figure.change.before, unit)}"
    if turns_worse(figure):
        said += ". Its trend has turned for the worse"
    return said
