"""The reports of each lead inspector, by the name that the reports print."""

from dataclasses import dataclass
from datetime import date

from ilacs.sector.inspections import Inspection
from ilacs.sector.record import Limits, Record

MOST_OFFERED = 5
LEAST_SIMILAR = 75
"""Names less alike than this, of 100, are not offered."""


class UnknownInspector(Exception):
    """No report in the record names this lead inspector; `near` are names like it."""

    def __init__(self, near: tuple[str, ...]) -> None:
        offered = f"Did you mean {' or '.join(near)}?" if near else "Check the spelling."
        super().__init__(f"No report in the record names a lead inspector so. {offered}")
        self.near = near


@dataclass(frozen=True, slots=True)
class LeadInspector:
    """One lead inspector's inspections, oldest first."""

    name: str
    inspections: tuple[Inspection, ...]


@dataclass(frozen=True, slots=True)
class LeadInspectors:
    """Those asked about, with most reports first. `unnamed` counts reports that name nobody."""

    as_at: date
    inspectors: tuple[LeadInspector, ...]
    unnamed: int
    limits: Limits


def lead_inspectors(record: Record, name: str | None = None) -> LeadInspectors:
    """Every lead inspector, or the one called `name`. Raises UnknownInspector."""
    found: dict[str, list[Inspection]] = {}
    for one in record.inspections:
        for lead in one.lead_inspectors:
            found.setdefault(lead, []).append(one)
    if name is not None:
        wanted = " ".join(name.lower().split())
        same = {lead: reports for lead, reports in found.items() if lead.lower() == wanted}
        if not same:
            raise UnknownInspector(_near(wanted, tuple(found)))
        found = same
    several = (LeadInspector(lead, tuple(reports)) for lead, reports in found.items())
    return LeadInspectors(
        record.as_at,
        tuple(sorted(several, key=lambda one: (-len(one.inspections), one.name))),
        sum(not one.lead_inspectors for one in record.inspections),
        record.limits(),
    )


def _near(wanted: str, names: tuple[str, ...]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only needed for a misspelt name

    matches = process.extract(
        wanted,
        names,
        scorer=fuzz.WRatio,
        processor=str.lower,
        limit=MOST_OFFERED,
        score_cutoff=LEAST_SIMILAR,
    )
    return tuple(name for name, _score, _place in matches)
