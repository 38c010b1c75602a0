"""From the last day of one full inspection to the first day of the next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from ilacs.framework import Kind
from ilacs.framework.calendar_steps import months_between
from ilacs.framework.contact_rules import SUSPENSION
from ilacs.sector.inspections import Inspection
from ilacs.sector.record import Record

DAYS_A_MONTH = 365.25 / 12

ILACS = frozenset({Kind.ILACS_STANDARD, Kind.ILACS_SHORT})
SIF = frozenset({Kind.SIF, Kind.SIF_REINSPECTION})

SUSPENDED_FROM = SUSPENSION.in_force_from or date.min
RESUMED = (SUSPENSION.in_force_to or date.min) + timedelta(days=1)
"""No full inspection was on site from the first of these days until the second."""

RESUMPTION_KNOWN = date(2021, 8, 20)
"""The day that the first report after the suspension was published."""


@dataclass(frozen=True, slots=True)
class Gap:
    """The time after one full inspection; `next` is None while none has followed."""

    after: Inspection
    next: Inspection | None

    @property
    def months(self) -> float | None:
        """From the last day on site to the first day of the next, in months of the calendar.

        None while none has followed, or where a day on site is not known.
        """
        if self.next is None or self.after.on_site_to is None or self.next.on_site_from is None:
            return None
        return months_between(self.after.on_site_to, self.next.on_site_from)


def gaps(record: Record) -> tuple[Gap, ...]:
    """One for each full inspection in the record, by authority and in order."""
    return tuple(gap for urn in record.urns() for gap in _gaps(record.full(urn)))


def _gaps(several: Iterable[Inspection]) -> Iterator[Gap]:
    for after, following in pairwise((*several, None)):
        if after is not None:
            yield Gap(after, following)


def months_at_risk(start: date, end: date) -> float:
    """Months from `start` to `end` in which inspections took place: the suspension is left out."""
    suspended = (min(end, RESUMED) - max(start, SUSPENDED_FROM)).days
    return max(0, (end - start).days - max(0, suspended)) / DAYS_A_MONTH
