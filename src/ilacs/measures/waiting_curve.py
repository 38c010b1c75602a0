"""How long cases wait: the share that still waits after so many days, by Kaplan and Meier.

Cases that still wait count for as long as they have waited. Cases that are known of only from some
day on, because a list does not reach back to their start, count from that day (delayed entry).
"""

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from math import exp, inf, isfinite, log

FEWEST_ENDED = 10
"""Cases that ended, without which no curve is drawn: a median of fewer is chance."""

FEWEST_WATCHED = 5
"""Where fewer cases than this are watched at a time, there is no curve: where few are known of, one
of them would stand for all."""

CONFIDENCE = 1.959964
"""Of the normal distribution, for intervals of 95 per cent."""


@dataclass(frozen=True)
class Watched:
    """A time for which a case was watched: from after `entered`, until it ended or was last seen.

    Counted from the start of the case, which is 0; what was watched from its start entered
    before that.
    """

    entered: float
    left: float
    ended: bool


@dataclass(frozen=True)
class Share:
    """A share, with the interval in which it lies with a probability of 95 per cent."""

    value: float
    low: float
    high: float


@dataclass(frozen=True)
class WaitingCurve:
    """The share of cases that still wait after `times`, in steps; before the first it is all.

    `last` is the time up to which enough cases were watched: of longer waits no more is known
    than that they are no more than were left then. `not_counted` are ends that came where too few
    were watched.
    """

    times: tuple[int, ...]
    shares: tuple[Share, ...]
    last: float
    not_counted: int

    def after(self, time: float) -> Share:
        """The share that still waits after so long; beyond `last`, at most so many."""
        steps = zip(self.times, self.shares, strict=True)
        passed = [share for at, share in steps if at <= time]
        return passed[-1] if passed else Share(1.0, 1.0, 1.0)

    def within(self, part: float) -> int | None:
        """The time within which this part of cases is done; None where so many never were."""
        return self._first(part, lambda share: share.value)

    def within_between(self, part: float) -> tuple[int | None, int | None]:
        """The interval of `within`: where the limits of the curve fall so low; None is open."""
        return self._first(part, lambda share: share.low), self._first(
            part, lambda share: share.high
        )

    def _first(self, part: float, of: Callable[[Share], float]) -> int | None:
        steps = zip(self.times, self.shares, strict=True)
        # What a product of many small steps leaves over is no case.
        return next((at for at, share in steps if of(share) <= 1 - part + 1e-9), None)


def waiting_curve(watched: Sequence[Watched]) -> WaitingCurve | None:
    """The curve of these cases; None where fewer than FEWEST_ENDED of them ended.

    The estimate, its variance by Greenwood and its intervals on the scale log(-log), as in any
    textbook of survival analysis; the library is statsmodels. None also where fewer than
    FEWEST_WATCHED ended while enough were watched.
    """
    if sum(one.ended for one in watched) < FEWEST_ENDED:
        return None
    from statsmodels.duration.survfunc import SurvfuncRight  # noqa: PLC0415 - a second to import

    begins, last = _enough(watched)
    counted = [one.ended and begins <= one.left <= last for one in watched]
    if sum(counted) < FEWEST_WATCHED:
        return None
    left, entered = [one.left for one in watched], [one.entered for one in watched]
    found = SurvfuncRight(left, counted, entry=entered)
    return WaitingCurve(
        times=tuple(int(at) for at in found.surv_times),
        shares=tuple(_shares(found.surv_prob, found.surv_prob_se)),
        last=last,
        not_counted=sum(one.ended for one in watched) - sum(counted),
    )


def _enough(watched: Sequence[Watched]) -> tuple[float, float]:
    """The first time at which enough cases are watched, and the last before they are too few."""
    entered = sorted(one.entered for one in watched)
    left = sorted(one.left for one in watched)
    begins = last = None
    for at in dict.fromkeys(left):
        # There at a time are those who entered before it and did not leave before it.
        if bisect_left(entered, at) - bisect_left(left, at) >= FEWEST_WATCHED:
            begins = at if begins is None else begins
            last = at
        elif begins is not None:
            break
    return (inf, inf) if begins is None or last is None else (begins, last)


def _shares(values: Iterable[float], errors: Iterable[float]) -> Iterator[Share]:
    high = 1.0
    for value, error in zip(map(float, values), map(float, errors), strict=True):
        if value > 0 and isfinite(error):
            reach = CONFIDENCE * error / (value * abs(log(value)))
            high = value ** exp(-reach)
            yield Share(value, value ** exp(reach), high)
        else:
            # Where all are done there is no variance: as many may be left as before.
            yield Share(value, 0.0, high)
