"""Chance by whole numbers: the same draws on every machine.

Every draw is a number from 0 to 65,535 cut from the raw stream of one PCG64 generator, and every
distribution is a table that such a number is looked up in. No draw passes through floating point,
so that nothing depends on a machine's arithmetic.
"""

from collections.abc import Mapping, Sequence
from itertools import pairwise
from math import prod

import numpy as np
import numpy.typing as npt

Whole = npt.NDArray[np.int32]
Long = npt.NDArray[np.int64]
Small = npt.NDArray[np.uint8]
Numbers = npt.NDArray[np.uint16]
Mask = npt.NDArray[np.bool_]

_ALL = 1 << 16
_STEPS = 4096


class Draws:
    """One stream of draws, told apart from all others by its key of whole numbers."""

    def __init__(self, *key: int) -> None:
        self._stream = np.random.PCG64(np.random.SeedSequence(key))

    def numbers(self, *shape: int) -> Numbers:
        """Draws from 0 to 65,535."""
        size = prod(shape)
        raw = np.asarray(self._stream.random_raw((size + 3) // 4), dtype="<u8")
        return raw.view("<u2")[:size].reshape(shape)


def share(numbers: Numbers, probability: float) -> Mask:
    """True with a probability."""
    return numbers < round(probability * _ALL)


def shares(
    numbers: Numbers, which: npt.NDArray[np.integer], probabilities: Sequence[float]
) -> Mask:
    """True with the probability that `which` points to."""
    limits = np.array([round(p * _ALL) for p in probabilities], dtype=np.uint32)
    chosen: Mask = numbers < limits[which]
    return chosen


def below(numbers: Numbers, limit: Whole | int) -> Whole:
    """Evenly from 0 to limit - 1, for each its own limit (up to 65,536)."""
    wide: npt.NDArray[np.int64] = numbers.astype(np.int64) * limit >> 16
    return wide.astype(np.int32)


class Spread:
    """A distribution of whole numbers by its percentiles, straight lines between them."""

    def __init__(self, *points: tuple[float, int]) -> None:
        self._table = np.array(
            [_on_line(points, (step + 0.5) * 100 / _STEPS) for step in range(_STEPS)],
            dtype=np.int32,
        )

    def of(self, numbers: Numbers) -> Whole:
        """The value of each draw."""
        values: Whole = self._table[numbers >> 4]
        return values


def _on_line(points: Sequence[tuple[float, int]], percent: float) -> int:
    for (left, low), (right, high) in pairwise(points):
        if percent <= right:
            return round(low + (high - low) * (percent - left) / (right - left))
    return points[-1][1]


class Pick:
    """A choice among the keys of a mapping by their weights."""

    def __init__(self, weights: Mapping[str, float], order: Sequence[str] | None = None) -> None:
        self.order = tuple(order or weights)
        total, so_far, table = sum(weights.values()), 0.0, np.zeros(_ALL, dtype=np.uint8)
        for key, weight in weights.items():
            first, so_far = round(so_far / total * _ALL), so_far + weight
            table[first : round(so_far / total * _ALL)] = self.order.index(key)
        self._table = table

    def of(self, numbers: Numbers) -> Small:
        """The place in `order` of each choice."""
        chosen: Small = self._table[numbers]
        return chosen


class PickBy:
    """A choice whose weights hang on a class: one `Pick` a class, in one order of keys."""

    def __init__(self, picks: Sequence[Mapping[str, float]], order: Sequence[str]) -> None:
        self.order = tuple(order)
        self._tables = np.stack([Pick(weights, order)._table for weights in picks])

    def of(self, which: npt.NDArray[np.integer], numbers: Numbers) -> Small:
        """The place in `order` of each choice."""
        chosen: Small = self._tables[which, numbers]
        return chosen


def marks(*keys: int | npt.NDArray[np.integer]) -> Numbers:
    """A draw that each combination of keys always has: chance without a stream.

    For what is told of a thing on demand, and must be told the same each time.
    """
    mixed = np.zeros(1, dtype=np.uint64)
    with np.errstate(over="ignore"):
        for key in keys:
            mixed = mixed + np.asarray(key).astype(np.uint64) + np.uint64(0x9E3779B97F4A7C15)
            mixed = (mixed ^ (mixed >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
            mixed = (mixed ^ (mixed >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
            mixed = mixed ^ (mixed >> np.uint64(31))
    return (mixed >> np.uint64(48)).astype(np.uint16)
