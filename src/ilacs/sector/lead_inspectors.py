"""The reports of each lead inspector, by the name that the reports print."""

import unicodedata
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
    """One lead inspector's inspections, oldest first.

    `similar` are other printed names with the same last name and initial: perhaps the same
    person, perhaps not.
    """

    name: str
    inspections: tuple[Inspection, ...]
    similar: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeadInspectors:
    """Those asked about, with most reports first. `unnamed` counts reports that name nobody."""

    as_at: date
    inspectors: tuple[LeadInspector, ...]
    unnamed: int
    limits: Limits


def lead_inspectors(record: Record, name: str | None = None) -> LeadInspectors:
    """Every lead inspector, or the one called `name`: in full, or by a part that one alone has.

    Names that differ in accents and capitals only are one. Raises UnknownInspector.
    """
    found: dict[str, list[Inspection]] = {}
    spelt: dict[str, str] = {}
    for one in record.inspections:
        for lead in one.lead_inspectors:
            key = _plain(lead)
            found.setdefault(key, []).append(one)
            if key not in spelt or not lead.isascii():
                spelt[key] = lead
    keys = list(found) if name is None else [_called(name, spelt)]
    several = (LeadInspector(spelt[key], tuple(found[key]), _similar(key, spelt)) for key in keys)
    return LeadInspectors(
        record.as_at,
        tuple(sorted(several, key=lambda one: (-len(one.inspections), one.name))),
        sum(not one.lead_inspectors for one in record.inspections),
        record.limits(),
    )


def _called(name: str, spelt: dict[str, str]) -> str:
    """The key of the one name that has all words of `name`."""
    wanted = _plain(name)
    if wanted in spelt:
        return wanted
    words = set(wanted.split())
    holders = [key for key in spelt if words and words <= set(key.split())]
    if len(holders) == 1:
        return holders[0]
    raise UnknownInspector(tuple(spelt[key] for key in holders) or _near(wanted, spelt))


def _similar(key: str, spelt: dict[str, str]) -> tuple[str, ...]:
    first, *_, last = key.split()
    return tuple(
        spelt[other]
        for other in spelt
        if other != key and other.split()[-1] == last and other[:1] == first[:1]
    )


def _plain(name: str) -> str:
    """`name` in small letters, without accents, in single spaces."""
    letters = unicodedata.normalize("NFKD", name)
    return " ".join("".join(c for c in letters if not unicodedata.combining(c)).lower().split())


def _near(wanted: str, spelt: dict[str, str]) -> tuple[str, ...]:
    from rapidfuzz import fuzz, process  # noqa: PLC0415 - only needed for a misspelt name

    matches = process.extract(
        wanted, list(spelt), scorer=fuzz.ratio, limit=MOST_OFFERED, score_cutoff=LEAST_SIMILAR
    )
    return tuple(spelt[key] for key, _score, _place in matches)
