"""The households of a block of years, and their children."""

from dataclasses import dataclass

import numpy as np

from ilacs.lists.imagined.days import YEAR
from ilacs.lists.imagined.draws import Draws, Mask, Numbers, Pick, Small, Spread, Whole, below
from ilacs.lists.imagined.events import Children
from ilacs.lists.imagined.rates import pick

BLOCK_YEARS = 5
_FIRST_BLOCK, _IN_A_BLOCK = 1950, 10_000_000
NOT_YET = -270
"""The youngest age in days at which a child can be known of: not long conceived."""

_CHILDREN = Pick({"1": 44, "2": 30, "3": 16, "4": 7, "5": 3})
_YOUNGEST = Spread(
    (0, -150), (9, 0), (26, 365), (58, 5 * YEAR), (85, 11 * YEAR), (97, 16 * YEAR), (100, 6500)
)
_SPACING = Spread((0, 330), (20, 500), (60, 1000), (90, 1900), (100, 3500))
_ARRIVAL_AGE = Spread((0, 14 * YEAR), (10, 15 * YEAR), (40, 16 * YEAR), (100, 6450))
_RISK = Pick({"low": 62, "middle": 28, "high": 10})
LOW, MIDDLE, HIGH = range(3)


def identity(first_year: int, number: Whole) -> Whole:
    """Numbers that no other block has."""
    block = (first_year - _FIRST_BLOCK) // BLOCK_YEARS
    numbers: Whole = (block * _IN_A_BLOCK + number).astype(np.int32)
    return numbers


@dataclass(frozen=True)
class Households:
    """`first` is the day on which each is first heard of; `risk` is LOW, MIDDLE or HIGH."""

    first: Whole
    risk: Small
    asylum: Mask


def households(draws: Draws, first_day: int, days: int, known: int, arriving: int) -> Households:
    """Households first heard of in so many days, and those of children who arrive alone."""
    count = known + arriving
    asylum = np.arange(count) >= known
    limit = np.full(count, days, dtype=np.int32)
    return Households(
        first=first_day + below(draws.numbers(count), limit),
        risk=_RISK.of(draws.numbers(count)),
        asylum=asylum,
    )


def children(draws: Draws, homes: Households, block: int, ethnicity: Pick) -> Children:
    """The children of households, youngest first within each; a child who arrives has no kin."""
    count = len(homes.first)
    sizes = np.where(homes.asylum, 1, _CHILDREN.of(draws.numbers(count)) + 1).astype(np.int32)
    kin = np.repeat(np.arange(count, dtype=np.int32), sizes)
    place = np.arange(len(kin), dtype=np.int32) - np.repeat(np.cumsum(sizes) - sizes, sizes)
    young = _YOUNGEST.of(draws.numbers(count))
    alone = _ARRIVAL_AGE.of(draws.numbers(count))
    age = np.where(homes.asylum, alone, young)[kin] + _older(draws.numbers(len(kin)), place)
    known = age < 18 * YEAR - 60
    asylum = homes.asylum[kin]
    origin = np.where(
        asylum,
        pick("ethnicity_of_arrivals", "ethnicity").of(draws.numbers(len(kin))),
        ethnicity.of(draws.numbers(count))[kin],
    )
    gender = np.where(
        asylum,
        pick("gender_of_arrivals", "gender").of(draws.numbers(len(kin))),
        pick("gender").of(draws.numbers(len(kin))),
    )
    everyone = Children(
        identity=identity(block, np.arange(len(kin), dtype=np.int32)),
        kin=kin,
        born=(homes.first[kin] - age).astype(np.int32),
        gender=gender.astype(np.uint8),
        ethnicity=origin.astype(np.uint8),
        disability=pick("disability", "yes_no_unknown").of(draws.numbers(len(kin))),
        asylum=asylum,
    )
    return everyone.at(known)


def _older(numbers: Numbers, place: Whole) -> Whole:
    """How much older than the youngest each child of a household is, in days."""
    gaps = np.where(place == 0, 0, _SPACING.of(numbers))
    total = np.cumsum(gaps)
    starts = np.flatnonzero(place == 0)
    first = np.repeat(total[starts], np.diff(np.append(starts, len(place))))
    older: Whole = (total - first).astype(np.int32)
    return older
