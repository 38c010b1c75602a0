"""How the grades of all authorities were spread, year by year."""

from dataclasses import dataclass
from datetime import date

from ilacs.framework.grades import GRADES_IN_ORDER, Grade, Judgement
from ilacs.register import current_authorities, region_of
from ilacs.sector.league import what_is_counted
from ilacs.sector.record import Limits, Record
from ilacs.sector.standing import counts_as, standings


@dataclass(frozen=True, slots=True)
class SpreadOn:
    """The latest grades known on one day. `without` counts authorities with none that counts."""

    on: date
    counts: tuple[tuple[Grade, int], ...]
    without: int
    published: int


@dataclass(frozen=True, slots=True)
class Spread:
    """The spread of one judgement at the end of each year, and on the day asked about.

    `counts` says in words what is counted.
    `published` in each row counts the reports of that year that gave this judgement.
    """

    judgement: Judgement
    region: str | None
    as_at: date
    counts: str
    rows: tuple[SpreadOn, ...]
    limits: Limits


def spread(record: Record, judgement: Judgement, region: str | None = None) -> Spread:
    """The spread of the latest grades in `judgement`, of one region or of England."""
    limits = record.limits()
    ends = [date(year, 12, 31) for year in range(limits.since.year, record.as_at.year)]
    rows = (_on(record, judgement, region, day) for day in [*ends, record.as_at])
    return Spread(judgement, region, record.as_at, what_is_counted(judgement), tuple(rows), limits)


def _on(record: Record, judgement: Judgement, region: str | None, day: date) -> SpreadOn:
    then = record.known_on(day)
    held = [one for one in standings(then, judgement) if region in (None, one.authority.region)]
    grades = [one.grade for one in held]
    there = [one for one in current_authorities(day) if region in (None, one.region)]
    published = sum(
        one.year == day.year
        and counts_as(one, judgement) is not None
        and region in (None, region_of(one.urn))
        for one in then.inspections
    )
    counts = tuple((grade, grades.count(grade)) for grade in reversed(GRADES_IN_ORDER))
    return SpreadOn(day, counts, len(there) - sum(count for _, count in counts), published)
