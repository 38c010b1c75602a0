"""The likely window of an authority's next full inspection."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ilacs.framework.calendar_steps import months_between
from ilacs.framework.day_words import in_full
from ilacs.sector.inspections import Inspection
from ilacs.sector.next_inspection.fits import Fit, Stratum, shipped_fits
from ilacs.sector.next_inspection.forecast import Forecast, forecast, later
from ilacs.sector.next_inspection.gaps import RESUMPTION_KNOWN
from ilacs.sector.record import Record

HORIZONS = (6, 12, 24)
"""Months ahead for which the chance is given."""

CURVE_MONTHS = 60


@dataclass(frozen=True, slots=True)
class NextWindow:
    """When the next full inspection of `urn` is likely to begin, as at `as_at`.

    All of it is for an authority where none has begun by `as_at`. `likely` holds the middle half
    of the chance and `wide` eight tenths; `median` is the day that is as likely passed as not.
    `chance_within` maps months ahead to the chance. `chance_begun_unseen` is the chance that one
    has begun although no report of it is in the record. `months_since` counts months of the
    calendar from the last day on site. Where nothing can be told these are None or empty, and
    `limits` begin with why.
    """

    urn: int
    as_at: date
    last: Inspection | None
    stratum: Stratum | None
    months_since: float | None
    median: date | None
    likely: tuple[date, date] | None
    wide: tuple[date, date] | None
    chance_within: Mapping[int, float]
    chance_begun_unseen: float | None
    model_note: str
    limits: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class CurvePoint:
    """The chance that no inspection has begun yet so many months after the last, and its bounds.

    The bounds leave room for the uncertainty of the fit, 95 of 100 times.
    """

    months: float
    survival: float
    low: float
    high: float


def next_window(record: Record, urn: int) -> NextWindow:
    """The window of the authority `urn`, from what could be known on the record's day.

    Raises RecordFault if a file of the program is damaged.
    """
    found = forecast(record, urn, shipped_fits())
    inspections = record.full(urn)
    last = inspections[-1] if inspections else None
    since = months_between(last.on_site_to, record.as_at) if last and last.on_site_to else None
    if isinstance(found, str):
        return NextWindow(
            urn, record.as_at, last, None, since, None, None, None, {}, None, "", (found,)
        )
    return NextWindow(
        urn=urn,
        as_at=record.as_at,
        last=last,
        stratum=found.fit.stratum,
        months_since=since,
        median=found.day_when(0.5),
        likely=(found.day_when(0.25), found.day_when(0.75)),
        wide=(found.day_when(0.1), found.day_when(0.9)),
        chance_within={ahead: found.chance_by(later(record.as_at, ahead)) for ahead in HORIZONS},
        chance_begun_unseen=found.chance_begun_unseen(record),
        model_note=found.fit.in_words(),
        limits=_limits(found.fit, record),
    )


def curve(record: Record, urn: int) -> tuple[CurvePoint, ...]:
    """The chance of still waiting for each month from now, for a chart; empty if it is unknown.

    Months count from the last day on site, as inspections took place: the suspension of 2020 and
    2021 is left out. Raises RecordFault if a file of the program is damaged.
    """
    found = forecast(record, urn, shipped_fits())
    if isinstance(found, str):
        return ()
    return tuple(_point(found, ahead) for ahead in range(CURVE_MONTHS + 1))


def _point(found: Forecast, ahead: int) -> CurvePoint:
    distribution, waited = found.fit.distribution, found.waited
    months = waited + ahead
    low, high = distribution.band(months, after=waited)
    return CurvePoint(round(months, 1), distribution.waiting(months, after=waited), low, high)


def _limits(fit: Fit, record: Record) -> tuple[str, ...]:
    until = record.limits().until
    limits = [
        "The window is for an authority where no full inspection has begun by "
        f"{in_full(record.as_at)}.",
        f"The last report in the record was published on {in_full(until)}; an inspection is seen "
        "only when its report is published, about eight weeks after its first day.",
        "Why an inspection comes early or late (concerns, elections, the plans of the "
        "inspectorate) is not in the record.",
    ]
    if fit.stratum is not Stratum.SINCE_RESUMPTION and record.as_at >= RESUMPTION_KNOWN:
        limits.append(
            "Too few inspections since June 2021 had been followed by another: the model rests "
            "on older gaps as well, and its windows are wide."
        )
    return tuple(limits)
