"""Intervals that hold what is meant 95 times of 100: of counts, of shares, and of ratios of two
rates."""

from dataclasses import dataclass
from math import exp, log, sqrt

from scipy.special import gammaincinv

TAIL = 0.025
NORMAL = 1.959964
"""The value that the normal distribution exceeds with the chance of TAIL."""


@dataclass(frozen=True)
class Interval:
    """An estimate, and the ends of its interval."""

    estimate: float
    lower: float
    upper: float


def of_count(count: int) -> Interval:
    """The exact interval of a count of events (Poisson).

    Source: F. Garwood, Fiducial limits for the Poisson distribution, Biometrika 28, 1936; Office
    for Health Improvement and Disparities, Fingertips public health technical guidance, Rates. That
    guidance uses it below 10, and from there on Byar's approximation, which is easier to compute
    and within 0.2% of it.
    """
    lower = float(gammaincinv(count, TAIL)) if count else 0.0
    return Interval(float(count), lower, float(gammaincinv(count + 1, 1 - TAIL)))


def of_share(part: int, whole: int) -> Interval:
    """A share in per cent, with its interval by Wilson's score method; `whole` is more than 0.

    Source: E. B. Wilson, Probable inference, Journal of the American Statistical Association 22,
    1927; Fingertips public health technical guidance, Proportions.
    """
    share, square = part / whole, NORMAL**2
    middle = 2 * part + square
    reach = NORMAL * sqrt(square + 4 * part * (1 - share))
    ends = (100 * (middle + side * reach) / (2 * (whole + square)) for side in (-1, 1))
    lower, upper = (min(max(end, 0.0), 100.0) for end in ends)
    return Interval(100 * share, min(lower, 100 * share), max(upper, 100 * share))


def of_relative_rate(met: int, of: int, others_met: int, others_of: int) -> Interval:
    """One share divided by another, with its interval by the log method; no count may be 0.

    Source: D. Katz and others, Obtaining confidence intervals for the risk ratio in cohort
    studies, Biometrics 34, 1978.
    """
    relative = (met / of) / (others_met / others_of)
    return _log_interval(relative, 1 / met - 1 / of + 1 / others_met - 1 / others_of)


def of_rate_ratio(count: int, people: int, others: int, other_people: int) -> Interval:
    """One rate of events divided by another, by the log method; no count may be 0.

    Source: N. E. Breslow and N. E. Day, Statistical methods in cancer research, volume II, 1987:
    counts are taken as Poisson, the people as known.
    """
    ratio = (count / people) / (others / other_people)
    return _log_interval(ratio, 1 / count + 1 / others)


def _log_interval(ratio: float, variance: float) -> Interval:
    reach = NORMAL * sqrt(variance)
    return Interval(ratio, exp(log(ratio) - reach), exp(log(ratio) + reach))
