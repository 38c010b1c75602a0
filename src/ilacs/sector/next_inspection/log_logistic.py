"""The log-logistic distribution of a time in months, as fitted, with its uncertainty."""

from dataclasses import dataclass
from math import exp, expm1, log, log1p, sqrt


@dataclass(frozen=True, slots=True)
class LogLogistic:
    """The chance of still waiting after t months is 1 / (1 + (t / median) ** shape).

    Both numbers are kept as logarithms; `covariance` holds the variance of the first, their
    covariance, and the variance of the second.
    """

    log_median: float
    log_shape: float
    covariance: tuple[float, float, float]

    def waiting(self, months: float, *, after: float = 0) -> float:
        """The chance of still waiting at `months`, for one who still waited at `after`."""
        return exp(self._log_waiting(months) - self._log_waiting(after)) if months > after else 1

    def month_when(self, chance: float, *, after: float = 0) -> float:
        """The month by which it has ended with `chance`, for one who still waited at `after`."""
        log_waiting = log1p(-chance) + self._log_waiting(after)
        odds = expm1(-log_waiting)
        return exp(self.log_median + log(odds) / exp(self.log_shape)) if odds > 0 else 0

    def band(self, months: float, *, after: float = 0, z: float = 1.96) -> tuple[float, float]:
        """Bounds of `waiting` that leave room for the uncertainty of the two numbers.

        `z` standard errors to each side: 1.96 for 95 %. By the delta method on the scale of
        log(-log), which keeps the bounds between 0 and 1.
        """
        log_waiting = self._log_waiting(months) - self._log_waiting(after)
        if months <= after or log_waiting == 0:
            return 1, 1
        now, then = self._log_odds(months), self._log_odds(after) if after > 0 else None
        share_now = _share(now)
        share_then = 0.0 if then is None else _share(then)
        by_median = exp(self.log_shape) * (share_now - share_then)
        by_shape = -share_now * now + (0.0 if then is None else share_then * then)
        first, both, second = self.covariance
        variance = by_median**2 * first + 2 * by_median * by_shape * both + by_shape**2 * second
        error = z * sqrt(max(variance, 0)) / -log_waiting
        middle = log(-log_waiting)
        return exp(-exp(middle + error)), exp(-exp(middle - error))

    def _log_odds(self, months: float) -> float:
        return exp(self.log_shape) * (log(months) - self.log_median)

    def _log_waiting(self, months: float) -> float:
        if months <= 0:
            return 0
        log_odds = self._log_odds(months)
        return -log1p(exp(log_odds)) if log_odds < 0 else -log_odds - log1p(exp(-log_odds))


def _share(log_odds: float) -> float:
    return 1 / (1 + exp(-log_odds)) if log_odds >= 0 else 1 - 1 / (1 + exp(log_odds))
