"""What matters first: what got worse, what is overdue, what is not known; and why none is there."""

from collections.abc import Iterator, Sequence

from ilacs.documents.measures.answers import Figure, MeasuresAnswer
from ilacs.documents.measures.value_words import number_in_words
from ilacs.documents.text_lines import day_in_words
from ilacs.framework.number_words import counted, listed
from ilacs.measures.changes import Became
from ilacs.measures.measure import Unit
from ilacs.measures.trends import Signal


def signals_of(figure: Figure) -> Sequence[Signal]:
    """What stands out in its trend."""
    return figure.trend.signals if figure.trend else ()


def signals_now(figure: Figure) -> Sequence[Signal]:
    """What stands out and reaches to the latest submission."""
    return [one for one in signals_of(figure) if figure.reference_date in one.dates]


def turns_worse(figure: Figure) -> bool:
    """Whether its trend tells of a turn for the worse that reaches to the latest submission."""
    return any(signal.better is False for signal in signals_now(figure))


def has_got_worse(figure: Figure) -> bool:
    """Whether it is worse than in the earlier submission, or turns for the worse."""
    return figure.became is Became.WORSE or turns_worse(figure)


def worse(answer: MeasuresAnswer) -> list[Figure]:
    """What got worse: first where the trend tells so, then where most rows are concerned."""
    return by_weight([figure for figure in answer.now if has_got_worse(figure)])


def by_weight(figures: Sequence[Figure]) -> list[Figure]:
    """Figures with a signal for the worse, then with another, then those that changed most."""
    return sorted(figures, key=lambda figure: (_gravity(figure), -rows_concerned(figure)))


def _gravity(figure: Figure) -> int:
    return 0 if turns_worse(figure) else 1 if signals_now(figure) else 2


def rows_concerned(figure: Figure) -> float:
    """About how many rows a change since the earlier submission is worth, of those it is about.

    Of a count the difference; of a share so many per cent of its rows; of a length so many of its
    rows as it became longer or shorter in proportion.
    """
    change, of = figure.change, figure.counts.of or 0
    if change is None or change.difference is None:
        return 0
    difference = abs(change.difference)
    match figure.measure.unit:
        case Unit.COUNT:
            return difference
        case Unit.SHARE:
            return difference / 100 * of
        case _:
            return min(difference / (change.before or difference or 1), 1) * of


def overdue(answer: MeasuresAnswer) -> list[Figure]:
    """Worklists with something overdue, the most first."""
    those = [one for one in answer.now if one.overdue and one.overdue.overdue]
    return sorted(those, key=lambda one: -(one.overdue.overdue or 0 if one.overdue else 0))


def overdue_not_shown(answer: MeasuresAnswer) -> list[Figure]:
    """Worklists of which it is not shown how much is overdue."""
    return [one for one in answer.now if one.overdue and one.overdue.overdue is None]


def not_known(answer: MeasuresAnswer) -> list[Figure]:
    """Figures with rows that are not known, those first where they are the largest part."""
    those = [one for one in answer.now if one.counts.not_known and one.counts.of]
    return sorted(those, key=lambda one: -unknown_part(one))


def not_known_not_shown(answer: MeasuresAnswer) -> list[Figure]:
    """Figures of which it is not shown how much is not known."""
    return [one for one in answer.now if one.counts.not_known is None]


def unknown_part(figure: Figure) -> float:
    """The part of its rows that is not known, in per cent."""
    counts = figure.counts
    return 100 * (counts.not_known or 0) / counts.of if counts.of else 0


def late_in_words(figure: Figure) -> str:
    """Such as `45 overdue`."""
    return f"{number_in_words(figure.overdue.overdue if figure.overdue else None)} overdue"


def unknown_in_words(figure: Figure) -> str:
    """Such as `25 of 155, 16%`."""
    counts = figure.counts
    return (
        f"{number_in_words(counts.not_known)} of {number_in_words(counts.of)}, "
        f"{unknown_part(figure):.0f}%"
    )


def since_in_words(answer: MeasuresAnswer) -> str:
    """Such as `Since 28 Feb 2026, 12 figures are worse, 9 better and 80 the same.`"""
    parts = []
    for became, word in (
        (Became.WORSE, "worse"),
        (Became.BETTER, "better"),
        (Became.DIFFERENT, "different"),
        (Became.SAME, "the same"),
        (Became.NOT_KNOWN, "not comparable"),
    ):
        if count := sum(figure.became is became for figure in answer.now):
            parts.append(f"{count:,} {word}")
    day = day_in_words(answer.earlier)
    return f"Since {day}: {listed(parts)}." if parts else f"No figure is there as at {day} as well."


def by_reason(answer: MeasuresAnswer) -> Iterator[tuple[str, list[str]]]:
    """Why there is no figure, and of which measures."""
    names = {measure.id: measure.name for measure in answer.measures}
    reasons: dict[str, list[str]] = {}
    for one in answer.not_measured_now:
        reasons.setdefault(one.reason, []).append(names[one.measure])
    yield from reasons.items()


def counted_figures(count: int) -> str:
    """Such as `1 figure`."""
    return counted(count, "figure")
