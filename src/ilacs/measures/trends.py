"""Trends: the figures of one measure over its snapshots, with what stands out in plain words."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

import polars as pl

from ilacs.measures.measure import Measure


class SignalKind(StrEnum):
    """What stands out."""

    SHIFT = "shift"
    """An unusually long run of values on one side of the middle line."""
    FEW_CROSSINGS = "few crossings"
    """The line crosses the middle line unusually seldom."""
    OUTSIDE = "outside the limits"


@dataclass(frozen=True)
class Point:
    """The figure of one snapshot; null where it is kept back or of nothing."""

    reference_date: date
    value: float | None
    met: int | None
    of: int | None


@dataclass(frozen=True)
class Signal:
    """Something that stands out, in a sentence.

    `better`: whether it is a change for the better; null where the measure does not say which way
    is better, or the signal has no direction. `caution` says why it may be nothing, empty where
    there is no such reason.
    """

    kind: SignalKind
    words: str
    dates: tuple[date, ...]
    better: bool | None = None
    caution: str = ""


@dataclass(frozen=True)
class Trend:
    """The points of a measure of one authority, in order of date.

    `centre`, `lower` and `upper` are in the measure's unit; the limits are as long as the points.
    `notes` are sentences: the method, and what it could not say and why.
    """

    measure: str
    authority: str
    points: tuple[Point, ...]
    centre: float | None
    lower: tuple[float | None, ...]
    upper: tuple[float | None, ...]
    signals: tuple[Signal, ...]
    notes: tuple[str, ...] = ()


def trends_of(figures: pl.DataFrame, measures: Sequence[Measure]) -> tuple[Trend, ...]:
    """The trends of figures (figures.FIGURES, exact or protected), in the order of the measures.

    One for each measure and authority that has a figure, authorities in order of name. Mixes have
    none: they have no single value.
    """
    raise NotImplementedError
