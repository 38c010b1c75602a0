"""One authority beside its region, its statistical neighbours and England."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ilacs.framework.grades import GRADES_IN_ORDER, Grade, Judgement, rank
from ilacs.register import Authority, by_la_code, current_authorities
from ilacs.sector.notes import is_there, notes_on
from ilacs.sector.record import Limits, Record
from ilacs.sector.standing import STANDING_JUDGEMENTS, Standing, standing


class Group(StrEnum):
    """Whom an authority is compared with. None of the groups holds the authority itself."""

    NEIGHBOURS = "statistical_neighbours"
    REGION = "region"
    ENGLAND = "england"


@dataclass(frozen=True, slots=True)
class Beside:
    """The grades of a group in one judgement, and how many of them are better or worse.

    `without` counts authorities of the group with no grade that counts. `better`, `same` and
    `worse` are None where the authority itself has no grade.
    """

    group: Group
    judgement: Judgement
    own: Grade | None
    counts: tuple[tuple[Grade, int], ...]
    without: int
    better: int | None
    same: int | None
    worse: int | None


@dataclass(frozen=True, slots=True)
class Comparison:
    """The standing of one authority beside each group, and of each statistical neighbour."""

    authority: Authority
    as_at: date
    own: tuple[Standing, ...]
    beside: tuple[Beside, ...]
    neighbours: tuple[tuple[Authority, tuple[Standing, ...]], ...]
    notes: tuple[str, ...]
    limits: Limits


def comparison(record: Record, authority: Authority) -> Comparison:
    """`authority` beside its neighbours (nearest first), its region and England."""
    neighbours = [by_la_code(code) for code in authority.neighbours]
    known = [one for one in neighbours if one is not None and is_there(one, record.as_at)]
    here = current_authorities(record.as_at)
    groups = {
        Group.NEIGHBOURS: known,
        Group.REGION: [a for a in here if a.region == authority.region and a != authority],
        Group.ENGLAND: [a for a in here if a != authority],
    }
    return Comparison(
        authority,
        record.as_at,
        _all_standings(record, authority),
        tuple(
            _beside(record, authority, group, members, judgement)
            for judgement in STANDING_JUDGEMENTS
            for group, members in groups.items()
        ),
        tuple((one, _all_standings(record, one)) for one in known),
        notes_on(authority, record.as_at),
        record.limits(),
    )


def _all_standings(record: Record, authority: Authority) -> tuple[Standing, ...]:
    found = (_standing(record, authority, judgement) for judgement in STANDING_JUDGEMENTS)
    return tuple(one for one in found if one)


def _standing(record: Record, authority: Authority, judgement: Judgement) -> Standing | None:
    return standing(record, authority.urn, judgement) if authority.urn is not None else None


def _beside(
    record: Record,
    authority: Authority,
    group: Group,
    members: list[Authority],
    judgement: Judgement,
) -> Beside:
    mine = _standing(record, authority, judgement)
    found = [_standing(record, member, judgement) for member in members]
    ranks = [place for one in found if one and (place := rank(one.grade)) is not None]
    own = rank(mine.grade) if mine else None
    return Beside(
        group,
        judgement,
        mine.grade if mine else None,
        tuple(
            (grade, ranks.count(GRADES_IN_ORDER.index(grade) + 1))
            for grade in reversed(GRADES_IN_ORDER)
        ),
        len(members) - len(ranks),
        None if own is None else sum(place > own for place in ranks),
        None if own is None else sum(place == own for place in ranks),
        None if own is None else sum(place < own for place in ranks),
    )
