"""What our data say about what inspectors wrote: figures as lines in words, the telling ones first.

Which figures are told is a choice of this project: those of the themes of what was to improve, key
measures first, then what got worse.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, zip_longest

from ilacs.documents.measures.answers import Figure, MeasuresAnswer
from ilacs.documents.measures.key_measures import KEY_MEASURES
from ilacs.documents.measures.standing_out import by_weight, has_got_worse, turns_worse
from ilacs.documents.measures.value_words import NOT_SAID, number_in_words, value_in_words
from ilacs.documents.text_lines import day_in_words
from ilacs.framework.grades import Judgement
from ilacs.measures.changes import Became, Change
from ilacs.measures.measure import Unit
from ilacs.web.data.showing import address_of, largest

MOST_SAID = 4
"""Lines that are told of one judgement area."""

NOT_SHOWN = "Not shown: numbers are small"
NOT_KNOWN = "Not known"
NONE_TO_COUNT = "None to count"

KEY = frozenset(chain.from_iterable(KEY_MEASURES.values()))


@dataclass(frozen=True)
class Said:
    """One figure in words: its result, of how many and how many not known, and its direction."""

    name: str
    address: str
    value: str
    counts: str
    direction: str
    is_worse: bool


@dataclass(frozen=True)
class SaidOfArea:
    """What our data say about one judgement area. `why` is why these figures were chosen."""

    why: str
    lines: tuple[Said, ...]


def said_of_area(
    answer: MeasuresAnswer, judgement: Judgement, themes: Iterable[Sequence[str]]
) -> SaidOfArea:
    """The few figures that matter to what was to improve; `themes` are those of each such area.

    Where no figure has any of them, key figures of the judgement are told, what got worse first.
    """
    asked = tuple(themes)
    chosen = tuple(_of_themes(answer.now, _in_order(asked)))[:MOST_SAID]
    if chosen:
        return SaidOfArea("About what was to improve", tuple(map(said, chosen)))
    key = [
        figure
        for figure in answer.now
        if figure.measure.judgement is judgement and figure.measure.id in KEY
    ]
    why = "No figure tells of what was to improve. Key figures" if any(asked) else "Key figures"
    return SaidOfArea(why, tuple(map(said, _worse_first(key)[:MOST_SAID])))


def said_of_theme(answer: MeasuresAnswer, theme: str) -> tuple[Said, ...]:
    """Every figure that tells of a theme."""
    return tuple(map(said, _of_themes(answer.now, (theme,))))


def said(figure: Figure) -> Said:
    """One figure in words."""
    return Said(
        figure.measure.name,
        address_of(figure.measure),
        _value(figure),
        " ".join(_counts(figure)),
        " ".join(_direction(figure)),
        has_got_worse(figure),
    )


def _in_order(asked: Iterable[Sequence[str]]) -> tuple[str, ...]:
    """The main themes of all areas before any second one."""
    ranks = zip_longest(*asked)
    return tuple(dict.fromkeys(slug for rank in ranks for slug in rank if slug))


def _of_themes(figures: Sequence[Figure], themes: Sequence[str]) -> Iterator[Figure]:
    """Figures of the themes in turn, so that each theme is told of before any is told of twice."""
    of_each = [
        _key_first([figure for figure in figures if slug in figure.measure.themes])
        for slug in themes
    ]
    told = set()
    for figure in chain.from_iterable(zip_longest(*of_each)):
        if figure is not None and figure.measure.id not in told:
            told.add(figure.measure.id)
            yield figure


def _key_first(figures: Sequence[Figure]) -> list[Figure]:
    return sorted(_worse_first(figures), key=lambda figure: figure.measure.id not in KEY)


def _worse_first(figures: Sequence[Figure]) -> list[Figure]:
    worse = by_weight([figure for figure in figures if has_got_worse(figure)])
    return [*worse, *(figure for figure in figures if not has_got_worse(figure))]


def _value(figure: Figure) -> str:
    counts, unit = figure.counts, figure.measure.unit
    value = largest(figure)[0] if unit is Unit.MIX else value_in_words(counts.value, unit)
    if value != NOT_SAID:
        return value
    if counts.of == 0:
        return NONE_TO_COUNT
    return NOT_SHOWN if counts.of is None or counts.met is None else NOT_KNOWN


def _counts(figure: Figure) -> Iterator[str]:
    counts, unit = figure.counts, figure.measure.unit
    if not counts.of:
        return
    of = number_in_words(counts.of)
    if unit is Unit.SHARE and counts.met is not None:
        yield f"{number_in_words(counts.met)} of {of}."
    elif unit is Unit.MIX and (category := largest(figure)[1]):
        yield f"The largest share of {of}: “{category}”."
    elif unit is not Unit.COUNT or counts.met != counts.of:
        yield f"Of {of}."
    if counts.not_known is None:
        yield "How many are not known is not shown."
    elif counts.not_known:
        yield f"{number_in_words(counts.not_known)} not known."


def _direction(figure: Figure) -> Iterator[str]:
    if figure.change is not None and figure.change.now is not None:
        yield _change(figure.change, figure.measure.unit)
    if turns_worse(figure):
        yield "Its trend turns for the worse."


def _change(change: Change, unit: Unit) -> str:
    day, before = day_in_words(change.earlier), value_in_words(change.before, unit)
    match change.became:
        case Became.WORSE | Became.BETTER:
            return f"{change.became.capitalize()} than on {day} ({before})."
        case Became.SAME:
            return f"About the same as on {day} ({before})."
        case Became.DIFFERENT:
            return f"Was {before} on {day}."
        case _:
            return f"Cannot be compared with {day}."
