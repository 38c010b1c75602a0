"""The history of one authority: every inspection in the record, and where each grade went."""

from dataclasses import dataclass
from datetime import date

from ilacs.register import Authority, name_of, predecessors, successors
from ilacs.sector.directions import Step, steps
from ilacs.sector.inspections import Inspection
from ilacs.sector.record import Limits, Record


@dataclass(frozen=True, slots=True)
class Entry:
    """One inspection or visit, and its grades beside those before; visits have none."""

    inspection: Inspection
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Link:
    """An authority that this one took over from, or that took over from it, and when."""

    name: str
    on: date
    what: str


@dataclass(frozen=True, slots=True)
class History:
    """Everything that the record knows of one authority, oldest first."""

    authority: Authority
    as_at: date
    entries: tuple[Entry, ...]
    took_over_from: tuple[Link, ...]
    followed_by: tuple[Link, ...]
    limits: Limits


def history(record: Record, authority: Authority) -> History:
    """The inspections of `authority` with the direction of every judgement."""
    inspections = record.of(authority.urn) if authority.urn is not None else ()
    entries = tuple(
        Entry(inspection, steps(inspection, inspections[:place]))
        for place, inspection in enumerate(inspections)
    )
    return History(
        authority,
        record.as_at,
        entries,
        tuple(
            Link(name_of(link.predecessor), link.on, link.what)
            for link in predecessors(authority.la_code)
            if link.on <= record.as_at
        ),
        tuple(
            Link(name_of(link.successor), link.on, link.what)
            for link in successors(authority.la_code)
            if link.on <= record.as_at
        ),
        record.limits(),
    )
