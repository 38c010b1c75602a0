"""Which figures of a measure share no events, so that chance moves each of them by itself.

A figure that looks back over six months, seen every month, shares five months with the one before
it. Neighbours are then alike whether or not anything changes: of invented series of 24 such values
without any change, 9 in 10 break the rules that are meant for values of their own
(docs/measures/methods.md). So runs are looked for among values that share no events, and moving
ranges are taken between such values.
"""

from collections.abc import Sequence
from datetime import date, timedelta

from ilacs.lists.days import months_before

SAME_DAY_OF_MONTH = timedelta(days=3)
"""Ends of months lie up to so many days off: 28 February less six months is 28 August, not 31."""


def apart(earlier: date, later: date, window: int) -> bool:
    """Whether two figures that look back over `window` months share no events."""
    return earlier <= months_before(later, window) + SAME_DAY_OF_MONTH


def all_apart(days: Sequence[date], window: int) -> tuple[int, ...]:
    """The places of days, all of which are apart from each other, counted back from the last.

    `days` are in order.
    """
    found: list[int] = []
    for place in reversed(range(len(days))):
        if not found or apart(days[place], days[found[-1]], window):
            found.append(place)
    return tuple(reversed(found))


def pairs_apart(days: Sequence[date], window: int) -> tuple[tuple[int, int], ...]:
    """For each day the last earlier one that is apart from it, as places; `days` are in order."""
    pairs: list[tuple[int, int]] = []
    earlier = -1
    for place, day in enumerate(days):
        while apart(days[earlier + 1], day, window):
            earlier += 1
        if earlier >= 0:
            pairs.append((earlier, place))
    return tuple(pairs)
