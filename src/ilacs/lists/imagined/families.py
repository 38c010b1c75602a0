"""Families that adopt, or mean to, and the adults in them."""

from dataclasses import replace

import numpy as np

from ilacs.lists.imagined.days import NEVER, YEAR, on_weekday
from ilacs.lists.imagined.draws import Draws, Pick, Spread, Whole, below, share
from ilacs.lists.imagined.events import Adopters, Care
from ilacs.lists.imagined.population import BLOCK_YEARS
from ilacs.lists.imagined.rates import keys, pick, place

_WAIT = Spread((0, 5), (40, 60), (80, 250), (100, 600))
_STAGE_2 = Spread((0, 80), (60, 120), (100, 210))
_BETWEEN = Spread((0, 0), (60, 10), (100, 90))
_STAGE_1 = Spread((0, 45), (60, 62), (100, 130))
_ENQUIRY = Spread((0, 5), (50, 30), (100, 150))
_COUPLES = 0.86
_LEAVING = Pick({"1": 70, "2": 18, "3": 12}, keys("leaving_reason"))


def adopters(draws: Draws, care: Care, others: int, first_day: int) -> tuple[Care, Adopters]:
    """The families of children who are matched, and families who have not (yet) been.

    Gives the care back with each child's family numbered from 0 within the block.
    """
    known = np.flatnonzero((care.family >= 0) & (care.matched < NEVER)).astype(np.int32)
    pairs = care.family[known].astype(np.int64) << 32 | care.matched[known]
    groups, first, number, size = np.unique(
        pairs, return_index=True, return_inverse=True, return_counts=True
    )
    family = np.full(len(care), -1, dtype=np.int32)
    family[known] = number
    lead = known[first]
    count = len(groups) + others
    waiting = first_day + below(draws.numbers(others), BLOCK_YEARS * YEAR)
    anchor = np.concatenate([np.minimum(care.matched, care.fostering)[lead], waiting])
    approved = on_weekday((anchor - 3 - _WAIT.of(draws.numbers(count))).astype(np.int32))
    approved = np.minimum(approved, anchor - 1)
    stage_2 = _weekday_before(approved - _STAGE_2.of(draws.numbers(count)))
    stage_1_end = _weekday_before(stage_2 - _BETWEEN.of(draws.numbers(count)))
    stage_1 = _weekday_before(stage_1_end - _STAGE_1.of(draws.numbers(count)))
    enquiry = _weekday_before(stage_1 - _ENQUIRY.of(draws.numbers(count)))
    matched_there = np.arange(count) < len(groups)
    stops = draws.numbers(count)
    left = np.where(matched_there, NEVER, np.where(stops < 30000, stage_1 + 40, approved + 200))
    left = on_weekday(left.astype(np.int32))
    tables = {
        "enquiry": enquiry,
        "stage_1_start": stage_1,
        "stage_1_end": stage_1_end,
        "stage_2_start": stage_2,
        "stage_2_end": approved,
        "matched": _of(care.matched, lead, others),
        "placed": _of(care.placed, lead, others),
        "order": _of(care.adoption_order, lead, others),
        "left": left,
    }
    for name in ("stage_1_end", "stage_2_start", "stage_2_end"):
        tables[name] = np.where(tables[name] < left, tables[name], NEVER).astype(np.int32)
    couple = share(draws.numbers(count), _COUPLES)
    adults = np.repeat(np.arange(count), 1 + couple)
    second = np.concatenate([[False], adults[1:] == adults[:-1]]) if len(adults) else adults > 0
    gender = pick("gender").of(draws.numbers(len(adults)))
    male, female = place("gender", "male"), place("gender", "female")
    fostering = np.concatenate([(care.fostering < NEVER)[lead], np.zeros(others, np.bool_)])
    return replace(care, family=family), Adopters(
        family=adults.astype(np.int32),
        place=second.astype(np.int32) + 1,
        gender=np.where(gender == male, male, female).astype(np.uint8),
        ethnicity=pick("ethnicity").of(draws.numbers(count))[adults],
        disability=np.where(
            share(draws.numbers(len(adults)), 0.04), place("yes_no", "yes"), place("yes_no", "no")
        ).astype(np.uint8),
        fostering=fostering[adults],
        children=np.concatenate([size, np.zeros(others, np.int64)]).astype(np.int32)[adults],
        reason=_LEAVING.of(draws.numbers(count))[adults],
        **{name: days[adults] for name, days in tables.items()},
    )


def _of(days: Whole, lead: Whole, others: int) -> Whole:
    return np.concatenate([days[lead], np.full(others, NEVER, dtype=np.int32)])


def _weekday_before(days: Whole) -> Whole:
    return on_weekday((days - 2).astype(np.int32))
