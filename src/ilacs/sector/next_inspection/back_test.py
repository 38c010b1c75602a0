"""How the windows did on past days: facts, made by `scripts/fit_next_inspection.py`.

On each cut-off day the model was fitted on what was published by then, and its windows were held
against what came. An authority is counted on every cut-off day on which it was waiting.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from ilacs.sector.faults import RecordFault
from ilacs.sector.next_inspection.fits import CALIBRATION, Stratum, shipped_json


@dataclass(frozen=True, slots=True)
class Coverage:
    """Windows that should hold `nominal` of what comes, and that could be followed to their end.

    The next inspection came within, before or after the window so many times; `authorities` are
    how many different ones that were. `months` is the mean width.
    """

    nominal: float
    windows: int
    authorities: int
    within: int
    before: int
    after: int
    months: float | None


@dataclass(frozen=True, slots=True)
class Ahead:
    """Chances for so many months ahead, where as many months could be followed.

    `brier` is the mean square of chance less outcome: 0 is best; `brier_of_40` that of the rule
    of 40 months, which says yes or no.
    """

    months: int
    forecasts: int
    mean_chance: float | None
    came: float | None
    brier: float | None
    brier_of_40: float | None


@dataclass(frozen=True, slots=True)
class Chances:
    """Chances within 6 months from `least` up to `most`, and how often an inspection came."""

    least: float
    most: float
    forecasts: int
    mean_chance: float
    came: float


@dataclass(frozen=True, slots=True)
class Period:
    """The back-test for cut-off days from `first` to `last`, for windows from some strata.

    `tenths` says which share of what came fell into each tenth of the chance, where every one
    should hold 0.1; an authority still waiting is spread over the tenths that it can yet fall
    into. `error` is the median of the days between the median of a window and what came, in
    months, where the window of 80 % could be followed to its end; `error_of_40` is that of the
    rule of 40 months after the last inspection, on the same ones.
    """

    name: str
    strata: tuple[Stratum, ...]
    first: date
    last: date
    cut_offs: int
    forecasts: int
    authorities: int
    coverage: tuple[Coverage, ...]
    error: float | None
    error_of_40: float | None
    ahead: tuple[Ahead, ...]
    chances: tuple[Chances, ...]
    tenths: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Calibration:
    """The whole back-test. `followed_until` is the day up to which what came is known.

    `begun_unseen` are the inspections that had begun unpublished on the cut-off days since 2021,
    and `begun_unseen_expected` the sum of the chances given for that.
    """

    followed_until: date
    periods: tuple[Period, ...]
    begun_unseen: int
    begun_unseen_expected: float


@cache
def calibration() -> Calibration:
    """The back-test of the shipped fits. Raises RecordFault."""
    return calibration_in(shipped_json(CALIBRATION))


def calibration_in(content: Mapping[str, Any]) -> Calibration:
    """The back-test in the content of its file. Raises RecordFault."""
    try:
        return Calibration(
            followed_until=date.fromisoformat(content["followed_until"]),
            periods=tuple(_period(row) for row in content["periods"]),
            begun_unseen=content["begun_unseen"],
            begun_unseen_expected=content["begun_unseen_expected"],
        )
    except (KeyError, TypeError, ValueError):
        raise RecordFault(
            CALIBRATION,
            "damaged",
            "this file of the program cannot be read.",
            "Install ilacs again.",
        ) from None


def _period(row: Mapping[str, Any]) -> Period:
    read = {
        "strata": tuple(Stratum(one) for one in row["strata"]),
        "first": date.fromisoformat(row["first"]),
        "last": date.fromisoformat(row["last"]),
        "coverage": tuple(Coverage(**one) for one in row["coverage"]),
        "ahead": tuple(Ahead(**one) for one in row["ahead"]),
        "chances": tuple(Chances(**one) for one in row["chances"]),
        "tenths": tuple(row["tenths"]),
    }
    return Period(**{**row, **read})
