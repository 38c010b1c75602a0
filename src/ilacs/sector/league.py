"""League tables that say what they count."""

from dataclasses import dataclass
from datetime import date

from ilacs.framework.grades import GRADES_IN_ORDER, Grade, Judgement, rank
from ilacs.register import current_authorities
from ilacs.sector.record import Limits, Record
from ilacs.sector.standing import Standing, standings


@dataclass(frozen=True, slots=True)
class Placed:
    """An authority in the table; those with the same grade share a place."""

    place: int
    standing: Standing


@dataclass(frozen=True, slots=True)
class League:
    """Authorities by their latest grade in one judgement, best first.

    `counts` says in words what is counted. `without` are the names of authorities that have no
    grade which counts, and `not_comparable` those whose latest was not judged.
    """

    judgement: Judgement
    region: str | None
    as_at: date
    counts: str
    rows: tuple[Placed, ...]
    spread: tuple[tuple[Grade, int], ...]
    without: tuple[str, ...]
    not_comparable: tuple[str, ...]
    limits: Limits


def league(record: Record, judgement: Judgement, region: str | None = None) -> League:
    """The table of `judgement`, of one region or of England."""
    there = [a for a in current_authorities(record.as_at) if region in (None, a.region)]
    names = {authority.name for authority in there}
    held = [one for one in standings(record, judgement) if one.authority.name in names]
    ranked = sorted(
        (one for one in held if rank(one.grade) is not None),
        key=lambda one: (-(rank(one.grade) or 0), one.authority.name),
    )
    rows = tuple(
        Placed(1 + sum((rank(other.grade) or 0) > (rank(one.grade) or 0) for other in ranked), one)
        for one in ranked
    )
    grades = [one.grade for one in ranked]
    with_grade = {one.authority.name for one in held}
    return League(
        judgement,
        region,
        record.as_at,
        what_is_counted(judgement),
        rows,
        tuple((grade, grades.count(grade)) for grade in reversed(GRADES_IN_ORDER)),
        tuple(sorted(names - with_grade)),
        tuple(one.authority.name for one in held if rank(one.grade) is None),
        record.limits(),
    )


def what_is_counted(judgement: Judgement) -> str:
    """In words, what a table of `judgement` counts."""
    words = (
        "The latest published grade of each authority, whatever the framework it was made under; "
        "authorities with the same grade share a place."
    )
    if judgement is Judgement.OVERALL:
        return words + (
            " Overall effectiveness has not been judged since April 2026: later inspections do "
            "not change it."
        )
    if judgement is Judgement.CARE_LEAVERS:
        return (
            words
            + COMBINED
            + (
                " Until 2018 care leavers were a part of the care judgement: its grade counts "
                "here, not the one that was printed for the part."
            )
        )
    return words + COMBINED if judgement is Judgement.CHILDREN_IN_CARE else words


COMBINED = (
    " From 2018 to 2022 care and care leavers were one judgement, which counts here until there "
    "is a later one."
)
