"""Where an authority stands, what may come next, and when."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ilacs.framework import DEFAULTS, Assumptions, ContactKind, DueWindow, Kind, due_windows
from ilacs.register import Authority, current_authorities
from ilacs.sector.next_inspection import NextWindow, next_window
from ilacs.sector.notes import is_there, notes_on
from ilacs.sector.pathway_record import PathwayOn, pathway_on
from ilacs.sector.record import Limits, Record

_CONTACT_OF: Mapping[Kind, ContactKind] = {
    Kind.FOCUSED_VISIT: ContactKind.FOCUSED_VISIT,
    Kind.MONITORING_VISIT: ContactKind.MONITORING_VISIT,
    Kind.JTAI: ContactKind.JTAI,
}


@dataclass(frozen=True, slots=True)
class Outlook:
    """The pathway of an authority, the likely window of its next inspection, and what is due.

    `pathway` and `window` are None where the record holds no full inspection of it; `due` is
    then empty. `notes` say what to know besides, such as that the authority has ended.
    """

    authority: Authority
    as_at: date
    pathway: PathwayOn | None
    window: NextWindow | None
    due: tuple[DueWindow, ...]
    notes: tuple[str, ...]
    limits: Limits


def outlook(record: Record, authority: Authority, assumptions: Assumptions = DEFAULTS) -> Outlook:
    """What comes next for `authority`, as could be known on the record's day."""
    notes = notes_on(authority, record.as_at)
    if authority.urn is None or not is_there(authority, record.as_at):
        return Outlook(authority, record.as_at, None, None, (), notes, record.limits())
    pathway = pathway_on(record, authority.urn, assumptions)
    window = next_window(record, authority.urn) if pathway else None
    return Outlook(
        authority,
        record.as_at,
        pathway,
        window,
        _due(record, pathway, assumptions) if pathway else (),
        notes,
        record.limits(),
    )


@dataclass(frozen=True, slots=True)
class Outlooks:
    """The outlook of every authority of one region or of England, the likeliest next one first."""

    region: str | None
    as_at: date
    outlooks: tuple[Outlook, ...]
    limits: Limits


def outlooks(
    record: Record, region: str | None = None, assumptions: Assumptions = DEFAULTS
) -> Outlooks:
    """What comes next for each authority, by the day that is as likely passed as not.

    Those of whom nothing can be told come last, by name.
    """
    there = [one for one in current_authorities(record.as_at) if region in (None, one.region)]
    found = [outlook(record, authority, assumptions) for authority in there]
    in_order = sorted(found, key=lambda one: (_median(one), one.authority.name))
    return Outlooks(region, record.as_at, tuple(in_order), record.limits())


def _median(one: Outlook) -> date:
    return (one.window.median if one.window else None) or date.max


def _due(record: Record, pathway: PathwayOn, assumptions: Assumptions) -> tuple[DueWindow, ...]:
    ended = pathway.inspection.on_site_to
    if ended is None:
        return ()
    last: dict[ContactKind, date] = {}
    for visit in record.of(pathway.urn):
        contact = _CONTACT_OF.get(visit.kind) if visit.kind else None
        if contact:
            last[contact] = visit.day
    return due_windows(pathway.answer.pathway, ended, record.as_at, assumptions, last)
