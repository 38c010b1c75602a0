"""Disproportionality: how a group stands to all others, in a measure and against the population.

A group is always compared with all other groups together whose name is known: no group is the one
that others are measured by. Those of which the group is not recorded, refused or unknown are shown,
and in no comparison.

Small numbers say nothing: a ratio is given where each count that it is made of is LEAST or more.
The rule of five is the usual one where counts are taken as normal (W. G. Cochran, Some methods for
strengthening the common chi-squared tests, Biometrics 10, 1954): there of the counts that chance
would make, here of the counts themselves.

Protected figures are compared only where the counts are so large that rounding adds less than a
tenth to what chance does, and the words say that counts are rounded. What is kept back is in no
comparison.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import ceil

import polars as pl

from ilacs.measures.child_population import ChildPopulation, Children
from ilacs.measures.described import NOT_SAID, By
from ilacs.measures.disclosure import DisclosureRule
from ilacs.measures.figures import KEY, MEASURE, NOT_RECORDED
from ilacs.measures.intervals import Interval, of_rate_ratio, of_relative_rate
from ilacs.measures.measure import Better, Measure, Unit

LEAST = 5
"""Fewer met, or fewer not met, in a group or in all others, make no ratio."""


@dataclass(frozen=True)
class RelativeRate:
    """A group's share of rows met, divided by that of all others whose group is known.

    `relative`, `lower` and `upper` (95%) are null where they are not computed: `words` say why,
    and else say in a sentence what they mean. `stands_out` is whether the interval leaves out 1.
    """

    measure: str
    authority: str
    reference_date: date
    by: By
    group: str
    met: int | None
    of: int | None
    relative: float | None
    lower: float | None
    upper: float | None
    stands_out: bool
    words: str


@dataclass(frozen=True)
class RelativeRateIndex:
    """A group's count for each child in the population, divided by that of all others.

    As RelativeRate, with `children`, the group's children in the population.
    """

    measure: str
    authority: str
    reference_date: date
    by: By
    group: str
    met: int | None
    children: int | None
    relative: float | None
    lower: float | None
    upper: float | None
    stands_out: bool
    words: str


Key = tuple[str, str, date]


@dataclass(frozen=True)
class _Ratio:
    """What is said of a group: the ratio and its interval, or why there is none."""

    words: str
    interval: Interval | None = None

    @property
    def stands_out(self) -> bool:
        """Whether the interval leaves out 1."""
        return self.interval is not None and not self.interval.lower <= 1 <= self.interval.upper

    @property
    def numbers(self) -> tuple[float | None, float | None, float | None]:
        """The ratio and the ends of its interval."""
        if self.interval is None:
            return None, None, None
        return self.interval.estimate, self.interval.lower, self.interval.upper


_NOT_SAID = "The group is not known: it is shown, and in no comparison."
_KEPT_BACK = "Not compared: a count is kept back."
_ALONE = "Not compared: there is no other group."


def relative_rates(
    groups: pl.DataFrame, by: By, measures: Sequence[Measure], *, rule: DisclosureRule | None
) -> tuple[RelativeRate, ...]:
    """Of every share measure in a breakdown (Measured.broken_down(by)), in its order.

    `rule` is the one that the breakdown is protected by (disclosure.protected_groups), None for
    exact numbers.
    """
    shares = {measure.id: measure for measure in measures if measure.unit is Unit.SHARE}
    return tuple(
        RelativeRate(*key, by, group, met, of, *ratio.numbers, ratio.stands_out, ratio.words)
        for key, rows in _by_key(groups, by, shares)
        for (group, met, of), ratio in zip(
            rows, _relative(shares[key[0]], rows, by, rule), strict=True
        )
    )


def relative_rate_indices(
    groups: pl.DataFrame,
    by: By,
    measures: Sequence[Measure],
    population: ChildPopulation,
    *,
    rule: DisclosureRule | None,
) -> tuple[RelativeRateIndex, ...]:
    """Of every measure with a rate (Measure.rate) in a breakdown, in its order.

    Groups of the population without a row come last, with a count of 0. None where the population
    has no groups of this kind. `rule` as in `relative_rates`.
    """
    rated = {measure.id: measure for measure in measures if measure.rate}
    usable = population.beside(groups)
    found: list[RelativeRateIndex] = []
    for key, rows in _by_key(groups, by, rated):
        people = usable.groups(key[1], key[2], by)
        if not people:
            continue
        counts = {group: met for group, met, _ in rows}
        counts |= {group: 0 for group in people if group not in counts}
        ratios = _index(rated[key[0]], counts, people, by, rule)
        found += [
            RelativeRateIndex(
                *key,
                by,
                group,
                met,
                people[group].children if group in people else None,
                *ratio.numbers,
                ratio.stands_out,
                ratio.words,
            )
            for (group, met), ratio in zip(counts.items(), ratios, strict=True)
        ]
    return tuple(found)


def least(rule: DisclosureRule | None) -> int:
    """The least count that a ratio is made of.

    Rounding to the nearest r adds a variance of (r² - 1) / 12 to a count, and chance one as large
    as the count: from ten times that on, rounding adds no more than a tenth.
    """
    rounding = rule.rounding if rule else 1
    return max(LEAST, ceil(10 * (rounding**2 - 1) / 12))


def _by_key(
    groups: pl.DataFrame, by: By, measures: Mapping[str, Measure]
) -> Iterator[tuple[Key, list[tuple[str, int | None, int | None]]]]:
    """The groups of each figure: their names, rows met, and of how many."""
    asked = groups.filter(pl.col(MEASURE).is_in(list(measures)))
    for key, part in asked.group_by(*KEY, maintain_order=True):
        measure, authority, day = key
        yield (measure, authority, day), part.select(by.value, "met", "of").rows()


def _known(group: str, by: By) -> bool:
    return group != NOT_RECORDED and group not in NOT_SAID.get(by, ())


def _relative(
    measure: Measure,
    rows: Sequence[tuple[str, int | None, int | None]],
    by: By,
    rule: DisclosureRule | None,
) -> Iterator[_Ratio]:
    shown = {
        group: (met, of)
        for group, met, of in rows
        if _known(group, by) and met is not None and of is not None
    }
    all_met, all_of = (sum(counts[place] for counts in shown.values()) for place in (0, 1))
    for group, _, _ in rows:
        if group not in shown:
            yield _Ratio(_KEPT_BACK if _known(group, by) else _NOT_SAID)
            continue
        met, of = shown[group]
        others_met, others_of = all_met - met, all_of - of
        if len(shown) == 1:
            yield _Ratio(_ALONE)
        elif min(met, of - met, others_met, others_of - others_met) < least(rule):
            yield _Ratio(
                f"Not compared: fewer than {least(rule)} are met, or not met, in this group or in "
                "all others."
            )
        else:
            interval = of_relative_rate(met, of, others_met, others_of)
            yield _ratio(measure, "Met {} as often as in all other groups", interval, rule)


def _index(
    measure: Measure,
    counts: Mapping[str, int | None],
    people: Mapping[str, Children],
    by: By,
    rule: DisclosureRule | None,
) -> Iterator[_Ratio]:
    shown = {
        group: (count, people[group].children)
        for group, count in counts.items()
        if count is not None and group in people and people[group].children
    }
    total, everyone = (sum(pair[place] for pair in shown.values()) for place in (0, 1))
    for group, count in counts.items():
        if not _known(group, by):
            yield _Ratio(_NOT_SAID)
        elif count is None:
            yield _Ratio(_KEPT_BACK)
        elif group not in shown:
            yield _Ratio("Not compared: the population has no children of this group.")
        elif len(shown) == 1:
            yield _Ratio(_ALONE)
        elif min(count, total - count) < least(rule):
            yield _Ratio(
                f"Not compared: fewer than {least(rule)} are counted in this group or in all "
                "others."
            )
        else:
            children = shown[group][1]
            interval = of_rate_ratio(count, children, total - count, everyone - children)
            yield _ratio(
                measure,
                "For each child in the population {} as many as in all other groups",
                interval,
                rule,
            )


def _ratio(
    measure: Measure, sentence: str, interval: Interval, rule: DisclosureRule | None
) -> _Ratio:
    says = sentence.format(f"{interval.estimate:.2f} times")
    says += f" (95% interval {interval.lower:.2f} to {interval.upper:.2f})"
    if interval.lower <= 1 <= interval.upper:
        says += ": chance alone may explain it."
    elif measure.better is Better.NEITHER:
        says += ": more than chance explains."
    else:
        better = (interval.estimate > 1) == (measure.better is Better.HIGHER)
        says += f": {'better' if better else 'worse'}, and more than chance explains."
    if rule and rule.rounding > 1:
        says += " Made from rounded counts."
    return _Ratio(says, interval)
