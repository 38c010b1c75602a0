"""From an assessment that found need to the closing of the case: plans, care, adoption."""

from dataclasses import dataclass

import numpy as np

from ilacs.lists.imagined.adopting import Adopting, adopting
from ilacs.lists.imagined.assessing import WITH_THE_OTHERS, Assessed, conferences
from ilacs.lists.imagined.days import NEVER, YEAR, on_weekday
from ilacs.lists.imagined.draws import Mask, PickBy, Small, Spread, Whole, share, shares
from ilacs.lists.imagined.rates import keys, pick, place
from ilacs.lists.imagined.turns import Together, Turn

_NEED_LENGTH = Spread((0, 10), (20, 33), (50, 68), (75, 125), (90, 260), (100, 800))
_DISABLED_LENGTH = Spread((0, 60), (50, 700), (80, 2100), (100, 6000))
_PLAN_LENGTH = Spread((0, 75), (20, 120), (50, 270), (75, 400), (90, 540), (98, 760), (100, 1200))
_AFTER_PLAN = Spread((0, 0), (30, 10), (60, 70), (100, 220))
_LATE_ENQUIRY = 0.13
_LATE_ENQUIRY_DAY = Spread((0, 20), (50, 80), (100, 300))
_CARE_FROM_PLAN = (0.245, 0.72)
"""How often children with a plan enter care: those of one year and over, and those younger."""
_CARE_FROM_NEED = (0.058, 0.069, 0.14)
"""How often others enter care, by risk."""
_EMERGENCY = 0.05
_CARE_AFTER_PLAN = Spread((0, 5), (40, 70), (80, 250), (100, 420))
_CARE_AFTER_NEED = Spread((0, 0), (50, 25), (100, 150))
_CARE_LENGTH = Spread(
    (0, 2), (10, 12), (22, 70), (35, 200), (50, 480), (65, 950), (80, 1900), (92, 3600), (100, 6500)
)
_PLAN_END_AFTER_CARE = Spread((0, 0), (60, 20), (100, 70))
_AFTER_CARE = Spread((0, 0), (30, 20), (100, 150))
_LASTING = 300
_SHORT_STAY = 14

_YOUNG = {
    "E4A": 50, "E4B": 9, "E41": 7, "E45": 14, "E46": 3, "E47": 4, "E48": 1, "E13": 4, "E3": 3,
    "E8": 5,
}  # fmt: skip
_TEEN = {"E4A": 45, "E4B": 14, "E13": 5, "E3": 4, "E5": 8, "E6": 3, "E9": 4, "E14": 4, "E8": 13}
_SHORT = {"E4A": 60, "E4B": 25, "E8": 15}
_GROWN = {"E17": 28, "E5": 30, "E6": 14, "E4A": 7, "E7": 5, "E9": 2, "E8": 14}
_REASONS = PickBy((_YOUNG, _TEEN, _SHORT, _GROWN), keys("care_end_reason"))
_IS_YOUNG, _IS_TEEN, _IS_SHORT, _IS_GROWN = range(4)
_CLOSED_BY = {"E11": "RC1", "E12": "RC1", "E41": "RC3", "E3": "RC5", "E7": "RC6"} | dict.fromkeys(
    ("E45", "E46", "E47", "E48"), "RC4"
)
"""The reason for closing a case that a reason for leaving care brings with it."""


@dataclass(frozen=True)
class Needed:
    """What became of children found in need, one entry for each child of a turn.

    Days are NEVER where a thing did not happen. `later` is an enquiry made after the assessment,
    `plan_start` and `plan_end` are of the plan that either enquiry led to.
    """

    later: Assessed
    plan_start: Whole
    plan_end: Whole
    care_start: Whole
    care_end: Whole
    care_reason: Small
    emergency: Mask
    adopting: Adopting
    end: Whole
    closure: Small


def needed(turn: Turn, referred: Whole, found: Assessed) -> Needed:
    """The way of each supported child from referral to the closing of the case."""
    end = _end_of_need(turn, found)
    later = _later_enquiry(turn, found, end)
    plan_start = np.where(
        found.plan, found.conference, np.where(later.plan, later.conference, NEVER)
    )
    planned = plan_start < NEVER
    plan_end = on_weekday(plan_start + _PLAN_LENGTH.of(turn.together(Together.PLAN_LENGTH)))
    plan_end = np.minimum(plan_end, turn.eighteenth)
    care_start, emergency = _entry(turn, referred, found, plan_start, plan_end, end)
    in_care = care_start < NEVER
    length = _CARE_LENGTH.of(turn.together(Together.CARE_LENGTH))
    plan = adopting(turn, care_start, length > _LASTING)
    care_end, reason = _exit(turn, care_start, length, plan)
    after_entry = on_weekday(care_start + _PLAN_END_AFTER_CARE.of(turn.alone()))
    plan_end = np.where(
        planned & in_care & (care_end > plan_start),
        np.minimum(plan_end, np.minimum(after_entry, care_end)),
        plan_end,
    )
    plan_end = np.where(planned, np.maximum(plan_end, plan_start + 1), NEVER)
    after_plan = on_weekday(plan_end + _AFTER_PLAN.of(turn.together(Together.AFTER_PLAN)))
    closing = np.where(planned, after_plan, end)
    closing, closure = _closing(turn, closing, in_care, care_end, reason)
    closing = np.maximum(closing, np.where(planned, plan_end, found.end + 1))
    closing = np.minimum(np.maximum(closing, found.end + 1), turn.eighteenth)
    return Needed(
        later=later,
        plan_start=plan_start.astype(np.int32),
        plan_end=plan_end.astype(np.int32),
        care_start=care_start,
        care_end=care_end,
        care_reason=reason,
        emergency=emergency,
        adopting=plan,
        end=closing.astype(np.int32),
        closure=closure,
    )


def _end_of_need(turn: Turn, found: Assessed) -> Whole:
    """When the need of each would end without a plan or care."""
    usual = _NEED_LENGTH.of(turn.together(Together.NEED_LENGTH))
    length = np.where(turn.disabled, _DISABLED_LENGTH.of(turn.alone()), usual)
    return np.minimum(on_weekday((found.end + length).astype(np.int32)), turn.eighteenth)


def _later_enquiry(turn: Turn, found: Assessed, end: Whole) -> Assessed:
    """Enquiries made while a child is already supported."""
    day = on_weekday(found.end + 1 + _LATE_ENQUIRY_DAY.of(turn.together(Together.ENQUIRY_DELAY)))
    there = (
        (found.enquiry == NEVER)
        & share(turn.together(Together.LATE_ENQUIRY), _LATE_ENQUIRY)
        & share(turn.alone(), WITH_THE_OTHERS)
        & ~turn.asylum
        & (day < end - 10)
    )
    decided, conference, plan = conferences(turn, there, day)
    return Assessed(
        start=found.start,
        end=found.end,
        supported=found.supported,
        enquiry=np.where(there, day, NEVER).astype(np.int32),
        decided=decided,
        conference=conference,
        plan=plan,
        post=found.post,
    )


def _entry(
    turn: Turn, referred: Whole, found: Assessed, plan_start: Whole, plan_end: Whole, end: Whole
) -> tuple[Whole, Mask]:
    """When each enters care, NEVER for most, and whether under emergency powers."""
    planned = plan_start < NEVER
    chance = turn.together(Together.CARE)
    alone = share(turn.alone(), WITH_THE_OTHERS)
    emergency = (
        (found.enquiry < NEVER)
        & (found.conference < NEVER)
        & share(turn.together(Together.EMERGENCY), _EMERGENCY)
    )
    infant = (plan_start - turn.born < YEAR).astype(np.int32)
    wait = _CARE_AFTER_PLAN.of(turn.together(Together.CARE_DELAY))
    from_birth = np.maximum(plan_start, turn.born) + wait // 8
    after_plan = np.where(infant == 1, from_birth, plan_start + wait)
    after_need = found.end + _CARE_AFTER_NEED.of(turn.together(Together.CARE_DELAY))
    from_plan = planned & shares(chance, infant, _CARE_FROM_PLAN) & (after_plan < plan_end)
    from_need = ~planned & shares(chance, turn.risk, _CARE_FROM_NEED) & (after_need < end)
    enters = turn.asylum | (alone & (emergency | from_plan | from_need))
    start = np.where(planned, after_plan, after_need)
    start = np.where(emergency, found.enquiry, start)
    start = np.where(turn.asylum, referred, start)
    start = np.maximum(start, turn.born + 2)
    enters &= start < turn.eighteenth - 30
    return np.where(enters, start, NEVER).astype(np.int32), emergency & enters


def _exit(turn: Turn, start: Whole, length: Whole, plan: Adopting) -> tuple[Whole, Small]:
    """When and why each leaves care."""
    end = np.where(turn.asylum, turn.eighteenth, start + length)
    end = np.where(plan.reversed < NEVER, np.maximum(end, plan.reversed + _LASTING), end)
    end = np.minimum(end, turn.eighteenth)
    age = end - turn.born
    way = np.where(age >= 15 * YEAR, _IS_TEEN, _IS_YOUNG)
    way = np.where(length < _SHORT_STAY, _IS_SHORT, way)
    way = np.where(end >= turn.eighteenth, _IS_GROWN, way)
    reason = _REASONS.of(way, turn.together(Together.CARE_REASON))
    adopted = plan.order < NEVER
    unopposed = share(turn.together(Together.CARE_REASON), 0.35)
    order = np.where(unopposed, place("care_end_reason", "E11"), place("care_end_reason", "E12"))
    end = np.where(adopted, plan.order, end)
    there = start < NEVER
    return (
        np.where(there, end, NEVER).astype(np.int32),
        np.where(adopted, order, reason).astype(np.uint8),
    )


def _closing(
    turn: Turn, closing: Whole, in_care: Mask, care_end: Whole, reason: Small
) -> tuple[Whole, Small]:
    """When and why each case is closed."""
    brings = np.full(len(keys("care_end_reason")), 255, dtype=np.uint8)
    for left, closed in _CLOSED_BY.items():
        brings[place("care_end_reason", left)] = place("closure_reason", closed)
    usual = pick("closure_reason").of(turn.together(Together.AFTER_PLAN))
    brought = np.where(in_care, brings[reason], 255)
    at_once = (brought != 255) | (care_end >= turn.eighteenth)
    after = np.where(at_once, care_end, care_end + _AFTER_CARE.of(turn.alone()))
    closing = np.where(in_care, on_weekday(after.astype(np.int32)), closing)
    closing = np.where(in_care & at_once, care_end, closing)
    return (
        closing.astype(np.int32),
        np.where(brought == 255, usual, brought).astype(np.uint8),
    )
