"""Control limits: how far values move while nothing changes.

Two charts, each with limits of three standard deviations about the mean.

- Individuals and moving range (XmR): the mean, plus and less 2.66 times the mean moving range. D.
  J. Wheeler, Understanding Variation, 1993; NHS England, Making Data Count.
- Shares (P'): the binomial limits of each share by the number of rows behind it, wider by the
  factor that the values show to vary more. D. B. Laney, Improved control charts for attributes,
  Quality Engineering 14(4), 2002, 531-537. The factor is never below 1: shares that vary less than
  chance would have it depend on each other, and limits drawn from that would be too narrow.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from math import sqrt

from scipy.special import bdtrc

LEAST = 12
"""Fewer values give no limits: what Making Data Count asks for limits that are kept. Provost and
Murray, The Health Care Data Guide, ask for 20; Wheeler calls five or six useful."""

INDIVIDUALS = 2.66
"""Three standard deviations in mean moving ranges: 3 / 1.128."""
RANGE_OF_TWO = 1.128
"""The mean range of two values in standard deviations (d2)."""

EXPECTED = 5
"""Where fewer rows than this are expected to be met, or not met, the bell curve does not hold."""
BEYOND = 0.00135
"""The chance of a value beyond a limit of three standard deviations, on one side."""

Pairs = Sequence[tuple[int, int]]
"""Places of two values each, between which a moving range is taken."""


@dataclass(frozen=True)
class Limits:
    """The limits of each value, in the values' unit.

    `mean` is what they lie about, of shares that of all rows together. `widened` is by how much
    the limits of shares are wider than chance alone makes them.
    """

    mean: float
    lower: tuple[float, ...]
    upper: tuple[float, ...]
    widened: float = 1.0


def individuals(values: Sequence[float], pairs: Pairs) -> Limits:
    """Limits of values that are 0 or more, by their moving ranges; one pair at least."""
    mean = sum(values) / len(values)
    spread = INDIVIDUALS * _mean_range(values, pairs)
    return Limits(
        mean,
        lower=(max(0.0, mean - spread),) * len(values),
        upper=(mean + spread,) * len(values),
    )


def shares(met: Sequence[int], of: Sequence[int], pairs: Pairs) -> Limits:
    """Limits of shares in per cent, within 0 and 100; each `of` is more than 0.

    Without pairs they are those of chance alone.
    """
    share = sum(met) / sum(of)
    deviations = [sqrt(share * (1 - share) / rows) for rows in of]
    widened = 1.0
    if pairs and 0 < share < 1:
        standard = [
            (part / rows - share) / deviation
            for part, rows, deviation in zip(met, of, deviations, strict=True)
        ]
        widened = max(1.0, _mean_range(standard, pairs) / RANGE_OF_TWO)
    by_chance = [
        _by_chance(share, rows, deviation) for rows, deviation in zip(of, deviations, strict=True)
    ]
    return Limits(
        100 * share,
        lower=tuple(100 * max(0.0, share - widened * (share - low)) for low, _ in by_chance),
        upper=tuple(100 * min(1.0, share + widened * (high - share)) for _, high in by_chance),
        widened=widened,
    )


def _mean_range(values: Sequence[float], pairs: Pairs) -> float:
    return sum(abs(values[later] - values[earlier]) for earlier, later in pairs) / len(pairs)


def _by_chance(share: float, rows: int, deviation: float) -> tuple[float, float]:
    """Three standard deviations from a share; by the binomial distribution itself where few rows
    are expected to be met, or not met."""
    if min(share, 1 - share) * rows >= EXPECTED:
        return share - 3 * deviation, share + 3 * deviation
    return 1 - _most(1 - share, rows) / rows, _most(share, rows) / rows


def _most(share: float, rows: int) -> int:
    """The most rows that are met but for a chance of BEYOND."""
    most = int(share * rows)
    while most < rows and bdtrc(most, rows, share) > BEYOND:
        most += 1
    return most
