"""Which model of the time to the next inspection does best on past days, and how fast it answers.

Every model is fitted on what was published by each cut-off day and held against what came, on
the same authorities in the same run, by the functions that make the shipped calibration.
"""

import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from math import exp, log
from pathlib import Path
from statistics import NormalDist, median
from typing import Any

import lifelines
import numpy as np

ROOT = Path(__file__).parents[1]
sys.path.append(str(ROOT / "scripts"))

import fit_next_inspection as fitting  # noqa: E402

from ilacs.sector.next_inspection import next_window  # noqa: E402
from ilacs.sector.next_inspection.fits import Stratum, shipped_fits  # noqa: E402
from ilacs.sector.next_inspection.forecast import forecast, strata_of  # noqa: E402
from ilacs.sector.next_inspection.gaps import RESUMED, SUSPENDED_FROM, full_inspections  # noqa: E402
from ilacs.sector.record import Record, load_record  # noqa: E402

Waits = list[fitting.Wait]
ALL_OF_THE_PAST = timedelta(days=50 * 365)


@dataclass(frozen=True)
class Distribution:
    """A time in months by the logarithm of the chance of still waiting, and its inverse."""

    log_waiting: Callable[[float], float]
    month_at: Callable[[float], float]

    def waiting(self, months: float, *, after: float = 0) -> float:
        return exp(self.log_waiting(months) - self.log_waiting(after))

    def month_when(self, chance: float, *, after: float = 0) -> float:
        return max(after, self.month_at(log(1 - chance) + self.log_waiting(after)))


def arrays(several: Waits) -> dict[str, Any]:
    return {
        "durations": np.array([wait.exit for wait in several]),
        "event_observed": np.array([wait.ended for wait in several]),
        "entry": np.array([wait.entry for wait in several]),
    }


def weibull(several: Waits) -> Distribution:
    model = lifelines.WeibullFitter().fit(**arrays(several))
    scale, shape = model.lambda_, model.rho_
    return Distribution(
        lambda t: -((max(t, 0) / scale) ** shape), lambda s: scale * (-s) ** (1 / shape)
    )


def log_normal(several: Waits) -> Distribution:
    model = lifelines.LogNormalFitter().fit(**arrays(several))
    normal = NormalDist(model.mu_, model.sigma_)

    def log_waiting(months: float) -> float:
        return log(max(1 - normal.cdf(log(months)), 1e-15)) if months > 0 else 0

    def month_at(log_chance: float) -> float:
        return exp(normal.inv_cdf(min(max(1 - exp(log_chance), 1e-15), 1 - 1e-15)))

    return Distribution(log_waiting, month_at)


def kaplan_meier(several: Waits) -> Distribution:
    model = lifelines.KaplanMeierFitter().fit(**arrays(several))
    months = model.survival_function_.index.to_numpy()
    logs = np.log(np.maximum(model.survival_function_.iloc[:, 0].to_numpy(), 1e-15))

    def month_at(log_chance: float) -> float:
        reached = np.flatnonzero(logs <= log_chance)
        return float(months[reached[0]] if len(reached) else months[-1])

    return Distribution(
        lambda t: float(logs[max(np.searchsorted(months, t, side="right") - 1, 0)]), month_at
    )


@dataclass(frozen=True)
class Model:
    """How to fit, how far back, and whether grades or the gaps since the resumption are apart."""

    name: str
    fit: Callable[[Waits], Any]
    recent: timedelta = fitting.RECENT
    grades_apart: bool = True
    resumption_apart: bool = True


MODELS = (
    Model("log-logistic (shipped)", fitting.fitted),
    Model("log-normal", log_normal),
    Model("Weibull", weibull),
    Model("Kaplan-Meier", kaplan_meier),
    Model("grades together", fitting.fitted, grades_apart=False),
    Model("all of the past", fitting.fitted, recent=ALL_OF_THE_PAST),
    Model("all recent gaps together", fitting.fitted, resumption_apart=False),
)


def main() -> None:
    record = load_record(date.max)
    followed_until = fitting.last_seen(record)
    spans = (
        ("2018-12 to 2019-12", date.min, SUSPENDED_FROM),
        ("2021-09 to 2025-03", RESUMED, date(2025, 4, 1)),
        ("2025-06 to 2025-12", date(2025, 4, 1), date.max),
    )
    titles = ("in 50 % window", "in 80 % window")
    others = ("width of it", "error", "Brier 6", "tenths off")
    print(
        f"{'':27}"
        + "".join(f"{title:>19}" for title in titles)
        + "".join(f"{title:>12}" for title in others)
    )
    for name, first, before in spans:
        print(f"cut-off days {name}")
        for model in MODELS:
            tested = [one for one in back_test(record, model) if first <= one.said.as_at < before]
            print(f"  {model.name:25}" + scores(tested, followed_until))
    print_time(record)


def back_test(record: Record, model: Model) -> Iterator[fitting.Tested]:
    """Every forecast of `model` for an authority that was still waiting, and what came.

    It answers for the same authorities on the same days as the shipped fits do.
    """
    followed_until = fitting.last_seen(record)
    for day in (day for day in fitting.cut_offs(record) if day <= fitting.LAST_TESTED):
        known = record.known_on(day)
        fitted: dict[Stratum, Any] = {}
        for urn in known.urns():
            said = forecast(known, urn, shipped_fits())
            if isinstance(said, str):
                continue
            stratum = said.fit.stratum
            if not model.resumption_apart:
                stratum = strata_of(full_inspections(known, urn)[-1])[-1]
            if stratum not in fitted:
                fitted[stratum] = fit(known, model, stratum)
            came = fitting.what_came(record, known, urn)
            if came is None or came > day:
                said = replace(said, fit=replace(said.fit, distribution=fitted[stratum]))
                seen = came if came and came <= followed_until else None
                yield fitting.Tested(urn, said, seen)


def fit(known: Record, model: Model, stratum: Stratum) -> Any:
    """`model` on the gaps of `stratum`, or on those after any grade where it does not part them."""
    together = not model.grades_apart and stratum is not Stratum.SINCE_RESUMPTION
    belongs = (lambda _: True) if together else None
    until = fitting.last_seen(known)
    return model.fit(fitting.waits(known, stratum, until, recent=model.recent, belongs=belongs))


def scores(tested: list[fitting.Tested], followed_until: date) -> str:
    found = fitting.period("", tested, followed_until)
    half, wide = found.coverage
    off = sum(abs(tenth - 0.1) for tenth in found.tenths) / 2
    return (
        share(half.within, half.windows)
        + share(wide.within, wide.windows)
        + "".join(
            f"{'-' if number is None else format(number, '.3f'):>12}"
            for number in (wide.months, found.error, found.ahead[0].brier, off)
        )
    )


def share(part: int, whole: int) -> str:
    """As a percentage, and of how many."""
    return f"{part / whole:>10.0%} of {whole:<5}" if whole else f"{'-':>10}{'':9}"


def print_time(record: Record) -> None:
    seconds = []
    for urn in record.urns():
        start = time.perf_counter()
        next_window(replace(record, as_at=record.limits().until), urn)
        seconds.append(time.perf_counter() - start)
    print(
        f"one window: median {1000 * median(seconds):.2f} ms, longest {1000 * max(seconds):.2f} ms"
    )


if __name__ == "__main__":
    main()
