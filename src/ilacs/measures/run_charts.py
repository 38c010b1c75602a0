"""Run charts: unusually long runs and unusually few crossings of the middle line.

The two rules of Anhøj: a run is too long with more than round(log2(n) + 3) values, and crossings
are too few below the 5th percentile of the binomial distribution of n - 1 trials at one half. n
counts the values that do not lie on the line. Sources: J. Anhøj and A. V. Olesen, Run charts
revisited, PLoS ONE 9(11), 2014, e113825; J. Anhøj and T. Wentzel-Larsen, Smooth operator, PLoS
ONE 15(6), 2020, e0233920, who study them for 10 to 100 values. They hold for values that do not
depend on each other.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import groupby
from math import comb, log2

LEAST = 10
"""Fewer values than the rules were studied for say nothing."""


@dataclass(frozen=True)
class Runs:
    """The runs of values about a line, each as the places of its values, in order.

    `longest` is how long a run may be, `fewest` how few crossings there may be.
    """

    runs: tuple[tuple[int, ...], ...]
    longest: int
    fewest: int

    @property
    def useful(self) -> int:
        """How many values do not lie on the line."""
        return sum(map(len, self.runs))

    @property
    def crossings(self) -> int:
        """How often the values go from one side of the line to the other."""
        return len(self.runs) - 1

    @property
    def long_runs(self) -> tuple[tuple[int, ...], ...]:
        """The runs that are unusually long."""
        return tuple(run for run in self.runs if len(run) > self.longest)

    @property
    def few_crossings(self) -> bool:
        """Whether the line is crossed unusually seldom."""
        return self.crossings < self.fewest


def runs_about(values: Sequence[float], line: float) -> Runs | None:
    """The runs of values about a line; None where fewer than LEAST values lie off it."""
    off = [place for place, value in enumerate(values) if value != line]
    if len(off) < LEAST:
        return None
    sides = groupby(off, key=lambda place: values[place] > line)
    return Runs(
        runs=tuple(tuple(places) for _, places in sides),
        longest=round(log2(len(off)) + 3),
        fewest=fewest_crossings(len(off)),
    )


@cache
def fewest_crossings(useful: int) -> int:
    """The 5th percentile of how often so many values cross their middle line by chance."""
    below, crossings = 0, -1
    while below < 0.05 * 2 ** (useful - 1):
        crossings += 1
        below += comb(useful - 1, crossings)
    return crossings
