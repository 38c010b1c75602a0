"""Fit the models of the time to the next full inspection, and hold them against what came.

    python scripts/fit_next_inspection.py

Writes `fits.json` and `calibration.json` of `ilacs.sector.next_inspection` from the shipped
record. Needs lifelines, which the program itself does not.
"""

import json
import sys
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from math import floor
from pathlib import Path
from statistics import fmean, median

import lifelines
import numpy as np

from ilacs.framework.calendar_steps import months_between
from ilacs.framework.pathway_rules import FIRST_ILACS
from ilacs.sector.inspections import Inspection
from ilacs.sector.next_inspection import back_test as answers
from ilacs.sector.next_inspection.fits import CALIBRATION, FITS, Fit, Stratum
from ilacs.sector.next_inspection.forecast import Forecast, forecast, strata_of
from ilacs.sector.next_inspection.gaps import (
    DAYS_A_MONTH,
    ILACS,
    RESUMED,
    RESUMPTION_KNOWN,
    SUSPENDED_FROM,
    gaps,
    months_at_risk,
)
from ilacs.sector.next_inspection.log_logistic import LogLogistic
from ilacs.sector.record import Record, load_record

PACKAGE = Path(__file__).parents[1] / "src" / "ilacs" / "sector" / "next_inspection"
LIBRARY = f"lifelines {lifelines.__version__}"

REPORTS_OUT = timedelta(days=90)
"""By then 95 of 100 reports are published: later days on site are not fitted on."""

RECENT = timedelta(days=round(24 * DAYS_A_MONTH))
LEAST_ENDED = 10
"""Fewer gaps that ended fit nothing."""

FIRST_CUT_OFF = date(2018, 12, 31)
"""The first end of a quarter on which enough gaps had ended under ILACS."""

LAST_TESTED = date(2025, 12, 31)
CHANCES = (0, 0.05, 0.2, 0.4, 0.6, 0.8, 1)
AFTER_30 = timedelta(days=round(30 * DAYS_A_MONTH))
RULE_OF_40 = timedelta(days=round(40 * DAYS_A_MONTH))


@dataclass(frozen=True, slots=True)
class Wait:
    """One gap as it could be seen: months at risk from `entry` to `exit`, and whether it ended."""

    entry: float
    exit: float
    ended: bool


@dataclass(frozen=True, slots=True)
class Tested:
    """One forecast, and what came: the day it came, None if not by the day followed until."""

    urn: int
    said: Forecast
    came: date | None


def main() -> None:
    """Write both files."""
    record = load_record(date.max)
    fits = [fit for day in cut_offs(record) for fit in fits_on(record.known_on(day))]
    write(FITS, {"library": LIBRARY, "fits": [fit_row(fit) for fit in fits]})
    write(CALIBRATION, rounded(asdict(tested_on_the_past(record, fits))))


def cut_offs(record: Record) -> list[date]:
    """The ends of quarters from the first to the record's last day, and that day."""
    until = record.limits().until
    ends = [
        date(year, month, day)
        for year in range(FIRST_CUT_OFF.year, until.year + 1)
        for month, day in ((3, 31), (6, 30), (9, 30), (12, 31))
    ]
    days = [day for day in ends if FIRST_CUT_OFF <= day < until]
    return [day for day in [*days, until] if not SUSPENDED_FROM <= day < RESUMPTION_KNOWN]


def fits_on(record: Record) -> Iterator[Fit]:
    """The models that can be fitted on what `record` holds."""
    seen_until = last_seen(record)
    for stratum in Stratum:
        several = waits(record, stratum, seen_until)
        ended = sum(wait.ended for wait in several)
        if ended >= LEAST_ENDED:
            distribution = fitted(several)
            yield Fit(record.as_at, seen_until, stratum, len(several), ended, distribution, LIBRARY)


def last_seen(record: Record) -> date:
    """The last day on which inspections that began are all but certain to be in the record."""
    return min(record.as_at, record.limits().until) - REPORTS_OUT


def waits(
    record: Record,
    stratum: Stratum,
    seen_until: date,
    *,
    recent: timedelta = RECENT,
    belongs: Callable[[Inspection], bool] | None = None,
) -> list[Wait]:
    """The gaps of `stratum` as they could be seen up to `seen_until`.

    `belongs` says of the inspection before a gap whether it counts, if not by `stratum`.

    Gaps that another inspection under the single inspection framework ended are left out. Of
    recent ones, the time before the last `recent` is: what was true then is not looked at.
    """
    since = date.min if stratum is Stratum.SINCE_RESUMPTION else seen_until - recent
    belongs = belongs or (lambda one: stratum in strata_of(one))
    found = []
    for gap in gaps(record):
        start, following = gap.after.on_site_to, gap.next
        if start is None or not belongs(gap.after) or (following and following.kind not in ILACS):
            continue
        first = max(start, since, FIRST_ILACS)
        began = following.on_site_from if following else None
        ended = began is not None and began <= seen_until
        last = began if began and ended else seen_until
        entry, end = months_at_risk(start, first), months_at_risk(start, last)
        if first < last and end > entry:
            found.append(Wait(entry, end, ended))
    return found


def fitted(several: list[Wait]) -> LogLogistic:
    """The log-logistic distribution of `several` waits, by maximum likelihood."""
    model = lifelines.LogLogisticFitter().fit(
        np.array([wait.exit for wait in several]),
        np.array([wait.ended for wait in several]),
        entry=np.array([wait.entry for wait in several]),
    )
    scale, shape = float(model.alpha_), float(model.beta_)
    table = model.variance_matrix_.to_numpy()
    covariance = (
        table[0, 0] / scale**2,
        table[0, 1] / (scale * shape),
        table[1, 1] / shape**2,
    )
    first, both, second = (float(number) for number in covariance)
    return LogLogistic(float(np.log(scale)), float(np.log(shape)), (first, both, second))


def fit_row(fit: Fit) -> dict[str, object]:
    """The fit as its file keeps it."""
    return {
        "as_at": fit.as_at.isoformat(),
        "seen_until": fit.seen_until.isoformat(),
        "stratum": fit.stratum,
        "gaps": fit.gaps,
        "ended": fit.ended,
        "log_median": round(fit.distribution.log_median, 4),
        "log_shape": round(fit.distribution.log_shape, 3),
        "covariance": [float(f"{number:.2g}") for number in fit.distribution.covariance],
    }


def tested_on_the_past(record: Record, fits: list[Fit]) -> answers.Calibration:
    """Hold the windows of every tested cut-off day against what came."""
    followed_until = last_seen(record)
    tested: list[Tested] = []
    begun, expected = 0, 0.0
    for day in (day for day in cut_offs(record) if day <= LAST_TESTED):
        known = record.known_on(day)
        for urn in known.urns():
            said = forecast(known, urn, fits)
            if isinstance(said, str):
                continue
            came = what_came(record, known, urn)
            began_unseen = came is not None and came <= day
            if day >= RESUMPTION_KNOWN:
                begun += began_unseen
                expected += said.chance_begun_unseen(known) or 0
            if not began_unseen:
                tested.append(Tested(urn, said, came if came and came <= followed_until else None))
    left_out = left_out_of_their_own_fit(record, followed_until)
    return answers.Calibration(
        followed_until,
        (
            *periods(tested, followed_until),
            period("each authority left out of its own fit", left_out, followed_until),
        ),
        begun,
        expected,
    )


def what_came(record: Record, known: Record, urn: int) -> date | None:
    """The first day of the inspection of `urn` that followed those in `known`."""
    following: list[Inspection] = list(record.full(urn))[len(known.full(urn)) :]
    return following[0].on_site_from if following else None


def left_out_of_their_own_fit(record: Record, followed_until: date) -> list[Tested]:
    """Forecasts 30 months after inspections since the resumption, whenever that was.

    One of ten groups of authorities at a time is left out of the fit and then forecast: a wider
    test of the shape than the few cut-off days allow, though on gaps of the same years.
    """
    stratum = Stratum.SINCE_RESUMPTION
    found = []
    for group in range(10):
        others = tuple(one for one in record.inspections if one.urn % 10 != group)
        several = waits(Record(record.as_at, others, {}), stratum, followed_until)
        ended = sum(wait.ended for wait in several)
        fit = Fit(
            record.as_at, followed_until, stratum, len(several), ended, fitted(several), LIBRARY
        )
        for gap in gaps(record):
            start = gap.after.on_site_to
            began = gap.next.on_site_from if gap.next else None
            if gap.after.urn % 10 != group or not start or start < RESUMED:
                continue
            day = start + AFTER_30
            if gap.after.kind in ILACS and day <= followed_until and not (began and began <= day):
                came = began if began and began <= followed_until else None
                found.append(Tested(gap.after.urn, Forecast(fit, start, day), came))
    return found


def periods(tested: list[Tested], followed_until: date) -> Iterator[answers.Period]:
    """The back-test before the suspension and since, and of the gaps since alone."""
    own = {Stratum.SINCE_RESUMPTION}
    groups = (
        ("before the suspension", set(Stratum) - own, date.min, SUSPENDED_FROM),
        ("since the resumption, on all recent gaps", set(Stratum) - own, RESUMED, date.max),
        ("on gaps since the resumption alone", own, RESUMED, date.max),
    )
    for name, strata, first, before in groups:
        several = [
            one
            for one in tested
            if one.said.fit.stratum in strata and first <= one.said.as_at < before
        ]
        yield period(name, several, followed_until)


def period(name: str, several: list[Tested], followed_until: date) -> answers.Period:
    """The back-test of `several` forecasts."""
    days = {one.said.as_at for one in several}
    wide = [one for one in several if one.said.day_when(0.9) <= followed_until]
    return answers.Period(
        name=name,
        strata=tuple(sorted({one.said.fit.stratum for one in several})),
        first=min(days),
        last=max(days),
        cut_offs=len(days),
        forecasts=len(several),
        authorities=len({one.urn for one in several}),
        coverage=tuple(coverage(several, nominal, followed_until) for nominal in (0.5, 0.8)),
        error=error(wide, [one.said.day_when(0.5) for one in wide], followed_until),
        error_of_40=error(wide, [rule_of_40(one.said) for one in wide], followed_until),
        ahead=tuple(ahead(several, months, followed_until) for months in (6, 12, 24)),
        chances=tuple(chances(several, followed_until)),
        tenths=tenths(several, followed_until),
    )


def coverage(several: list[Tested], nominal: float, followed_until: date) -> answers.Coverage:
    """How the windows did that ended by `followed_until`."""
    ends = {
        one: (one.said.day_when(0.5 - nominal / 2), one.said.day_when(0.5 + nominal / 2))
        for one in several
    }
    seen = [one for one in several if ends[one][1] <= followed_until]
    before = sum(one.came is not None and one.came < ends[one][0] for one in seen)
    after = sum(one.came is None or one.came > ends[one][1] for one in seen)
    widths = [months_between(*ends[one]) for one in seen]
    return answers.Coverage(
        nominal=nominal,
        windows=len(seen),
        authorities=len({one.urn for one in seen}),
        within=len(seen) - before - after,
        before=before,
        after=after,
        months=fmean(widths) if widths else None,
    )


def rule_of_40(said: Forecast) -> date:
    """40 months after the last inspection, or the cut-off day where these have passed."""
    return max(said.as_at, said.ended + RULE_OF_40)


def error(several: list[Tested], days: list[date], followed_until: date) -> float | None:
    """The median distance in months; what has not come by `followed_until` counts as that day."""
    months = [
        abs(months_between(day, one.came or followed_until))
        for one, day in zip(several, days, strict=True)
    ]
    return median(months) if months else None


def ahead(several: list[Tested], months: int, followed_until: date) -> answers.Ahead:
    """The chances for `months` ahead, from cut-off days that could be followed so long."""
    span = timedelta(days=round(months * DAYS_A_MONTH))
    seen = [one for one in several if one.said.as_at + span <= followed_until]
    said = [one.said.chance_by(one.said.as_at + span) for one in seen]
    came = [one.came is not None and one.came <= one.said.as_at + span for one in seen]
    rule = [rule_of_40(one.said) <= one.said.as_at + span for one in seen]
    if not seen:
        return answers.Ahead(months, 0, None, None, None, None)
    return answers.Ahead(
        months=months,
        forecasts=len(seen),
        mean_chance=fmean(said),
        came=fmean(came),
        brier=fmean((p - y) ** 2 for p, y in zip(said, came, strict=True)),
        brier_of_40=fmean((p - y) ** 2 for p, y in zip(rule, came, strict=True)),
    )


def chances(several: list[Tested], followed_until: date) -> Iterator[answers.Chances]:
    """Chances for 6 months ahead in bands, against how often an inspection came."""
    span = timedelta(days=round(6 * DAYS_A_MONTH))
    bands: dict[int, list[tuple[float, bool]]] = {}
    for one in several:
        day = one.said.as_at + span
        if day <= followed_until:
            chance = one.said.chance_by(day)
            band = min(bisect_right(CHANCES, chance), len(CHANCES) - 1)
            bands.setdefault(band, []).append((chance, one.came is not None and one.came <= day))
    for band, pairs in sorted(bands.items()):
        yield answers.Chances(
            least=CHANCES[band - 1],
            most=CHANCES[band],
            forecasts=len(pairs),
            mean_chance=fmean(chance for chance, _ in pairs),
            came=fmean(came for _, came in pairs),
        )


def tenths(several: Iterable[Tested], followed_until: date) -> tuple[float, ...]:
    """The share of what came in each tenth of the chance (D-calibration)."""
    shares = [0.0] * 10
    for one in several:
        chance = one.said.chance_by(one.came or followed_until)
        place = min(floor(10 * chance), 9)
        if one.came:
            shares[place] += 1
            continue
        left = 1 - chance
        shares[place] += ((place + 1) / 10 - chance) / left if left > 0 else 1
        for later in range(place + 1, 10):
            shares[later] += 0.1 / left
    return tuple(share / sum(shares) for share in shares)


def rounded(value: object) -> object:
    """`value` with dates as text and numbers to three places, as the file keeps them."""
    if isinstance(value, dict):
        return {key: rounded(one) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [rounded(one) for one in value]
    if isinstance(value, date):
        return value.isoformat()
    return round(value, 3) if isinstance(value, float) else value


def write(name: str, content: object) -> None:
    """Write one file of the package."""
    text = json.dumps(content, indent=1, ensure_ascii=False)
    (PACKAGE / name).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
