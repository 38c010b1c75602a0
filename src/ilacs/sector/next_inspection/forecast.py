"""What a fitted model says of one authority on one day."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from statistics import quantiles

from ilacs.framework import Judgement, is_good_or_better
from ilacs.framework.calendar_steps import months_between
from ilacs.framework.day_words import in_full
from ilacs.register import by_urn, predecessors
from ilacs.sector.inspections import Inspection, is_full
from ilacs.sector.next_inspection.fits import Fit, Stratum, last_fit
from ilacs.sector.next_inspection.gaps import (
    DAYS_A_MONTH,
    ILACS,
    RESUMED,
    RESUMPTION_KNOWN,
    SUSPENDED_FROM,
    months_at_risk,
)
from ilacs.sector.record import Record


@dataclass(frozen=True, slots=True)
class Forecast:
    """The time from `ended`, the last day on site, for an authority still waiting on `as_at`."""

    fit: Fit
    ended: date
    as_at: date

    @property
    def waited(self) -> float:
        """Months since `ended` in which inspections took place."""
        return months_at_risk(self.ended, self.as_at)

    def chance_by(self, day: date) -> float:
        """The chance that the next inspection begins by `day`."""
        months = self.waited + months_between(self.as_at, day)
        return 1 - self.fit.distribution.waiting(months, after=self.waited)

    def day_when(self, chance: float) -> date:
        """The day by which the next inspection has begun with this chance."""
        months = self.fit.distribution.month_when(chance, after=self.waited) - self.waited
        return later(self.as_at, months)

    def chance_begun_unseen(self, record: Record) -> float | None:
        """The chance that it has begun already, though no report of it is in the record.

        Reports follow weeks later; how much later is taken from those in the record. None where
        it holds too few.
        """
        lags = publication_lags(record.inspections)
        if len(lags) < 2:
            return None
        until = min(record.as_at, record.limits().until)
        unseen = [
            self.fit.distribution.waiting(
                months_at_risk(self.ended, max(self.ended, until - timedelta(days=lag)))
            )
            for lag in quantiles(lags, n=10)
        ]
        return 1 - self.fit.distribution.waiting(self.waited) * len(unseen) / sum(unseen)


def later(day: date, months: float) -> date:
    """The day so many months after `day`; the last day of the calendar if that is beyond it."""
    try:
        return day + timedelta(days=round(months * DAYS_A_MONTH))
    except OverflowError:
        return date.max


def publication_lags(inspections: Iterable[Inspection]) -> list[int]:
    """Days from the first day on site to publication, of ILACS inspections where both are known."""
    return [
        (one.published - one.on_site_from).days
        for one in inspections
        if is_full(one) and one.kind in ILACS and one.published and one.on_site_from
    ]


def forecast(record: Record, urn: int, fits: Iterable[Fit]) -> Forecast | str:
    """What `fits` say of `urn` as at the record's day, or in words why it cannot be told."""
    as_at = record.as_at
    authority = by_urn(urn)
    if authority and authority.ended and authority.ended <= as_at:
        return f"{authority.name} ended on {in_full(authority.ended)}: no inspection will follow."
    inspections = record.full(urn)
    if not inspections:
        began = authority and authority.began
        if authority and began and predecessors(authority.la_code):
            return (
                f"The record holds no full inspection of {authority.name}, which began on "
                f"{in_full(began)}; those of the authorities before it are not its own."
            )
        return "The record holds no full inspection of this authority."
    last = inspections[-1]
    if last.on_site_to is None:
        return "The days on site of the last full inspection are not known."
    if SUSPENDED_FROM <= as_at < RESUMPTION_KNOWN:
        return (
            f"Full inspections were suspended from {in_full(SUSPENDED_FROM)}, and on this day it "
            "was not known when they would begin again."
        )
    fit = last_fit(fits, as_at, strata_of(last))
    if fit is None:
        return "Too few gaps between full inspections were known on this day to fit a model."
    return Forecast(fit, last.on_site_to, as_at)


def strata_of(last: Inspection) -> tuple[Stratum, ...]:
    """The gaps that the one after `last` is like, the most alike first."""
    found = []
    if last.kind in ILACS and last.on_site_to and last.on_site_to >= RESUMED:
        found.append(Stratum.SINCE_RESUMPTION)
    good = is_good_or_better(last.grade(Judgement.OVERALL))
    if good is not None:
        found.append(Stratum.RECENT_AFTER_GOOD if good else Stratum.RECENT_AFTER_LESS)
    return tuple(found)
