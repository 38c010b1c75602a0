"""The fitted models that come with the program, up to three for the end of every quarter.

`fits.json` is written by `scripts/fit_next_inspection.py`.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from ilacs.framework.day_words import in_full
from ilacs.sector.faults import RecordFault
from ilacs.sector.next_inspection.log_logistic import LogLogistic

FITS = "fits.json"
CALIBRATION = "calibration.json"


class Stratum(StrEnum):
    """Which gaps a model was fitted on."""

    SINCE_RESUMPTION = "since_resumption"
    """Those that began after full inspections resumed in June 2021, whatever the grade."""
    RECENT_AFTER_GOOD = "recent_after_good"
    """The last 24 months of all gaps after an overall grade of good or outstanding."""
    RECENT_AFTER_LESS = "recent_after_less"
    """The last 24 months of all gaps after requires improvement or inadequate."""

    def in_words(self) -> str:
        """The gaps in words."""
        recent = "that were open in the 24 months before, after an overall grade"
        return {
            Stratum.SINCE_RESUMPTION: "that began since full inspections resumed in June 2021",
            Stratum.RECENT_AFTER_GOOD: f"{recent} of good or outstanding",
            Stratum.RECENT_AFTER_LESS: f"{recent} of requires improvement or inadequate",
        }[self]


@dataclass(frozen=True, slots=True)
class Fit:
    """One model: what was known on `as_at` of gaps up to the day `seen_until`.

    `ended` of the `gaps` had ended by then; the others were still open.
    """

    as_at: date
    seen_until: date
    stratum: Stratum
    gaps: int
    ended: int
    distribution: LogLogistic
    library: str

    def in_words(self) -> str:
        """One sentence for people."""
        return (
            f"Log-logistic model, fitted with {self.library} on what was known on "
            f"{in_full(self.as_at)}: {self.gaps} gaps {self.stratum.in_words()}; "
            f"{self.ended} of them had ended by {in_full(self.seen_until)}."
        )


@cache
def shipped_fits() -> tuple[Fit, ...]:
    """Every fit that comes with the program, oldest first. Raises RecordFault."""
    return fits_in(shipped_json(FITS))


def fits_in(content: Mapping[str, Any]) -> tuple[Fit, ...]:
    """The fits in the content of a file of fits. Raises RecordFault."""
    try:
        return tuple(_fit(row, str(content["library"])) for row in content["fits"])
    except (KeyError, TypeError, ValueError):
        raise _damaged(FITS) from None


def _fit(row: Mapping[str, Any], library: str) -> Fit:
    first, both, second = (float(number) for number in row["covariance"])
    return Fit(
        as_at=date.fromisoformat(row["as_at"]),
        seen_until=date.fromisoformat(row["seen_until"]),
        stratum=Stratum(row["stratum"]),
        gaps=int(row["gaps"]),
        ended=int(row["ended"]),
        distribution=LogLogistic(
            float(row["log_median"]), float(row["log_shape"]), (first, both, second)
        ),
        library=library,
    )


def last_fit(fits: Iterable[Fit], as_at: date, wanted: Iterable[Stratum]) -> Fit | None:
    """The last of `fits` (oldest first) that could be known on `as_at`.

    It is one on the first of the `wanted` gaps that could be fitted by then; None if none could.
    """
    known = {fit.stratum: fit for fit in fits if fit.as_at <= as_at}
    return next((known[stratum] for stratum in wanted if stratum in known), None)


def shipped_json(name: str) -> Mapping[str, Any]:
    """The content of a data file of this package. Raises RecordFault."""
    try:
        text = files("ilacs.sector.next_inspection").joinpath(name).read_text(encoding="utf-8")
        content = json.loads(text)
    except (OSError, ValueError):
        raise _damaged(name) from None
    if not isinstance(content, dict):
        raise _damaged(name)
    return content


def _damaged(name: str) -> RecordFault:
    return RecordFault(
        name, "damaged", "this file of the program cannot be read.", "Install ilacs again."
    )
