"""A plan of adoption: its decision, order, match and placing, or its reversal."""

from dataclasses import dataclass

import numpy as np

from ilacs.lists.imagined.days import NEVER, YEAR, on_weekday
from ilacs.lists.imagined.draws import Mask, Pick, Small, Spread, Whole, share
from ilacs.lists.imagined.rates import keys
from ilacs.lists.imagined.turns import Together, Turn

_ADOPTABLE_AGE = 5 * YEAR
_PLANNED = 0.60
"""Young children entering care who come to have a plan of adoption. Assumed, so that about 9% of
those leaving care are adopted (DfE, Children looked after in England including adoptions)."""
_DECISION = Spread((0, 90), (50, 200), (90, 330), (100, 450))
_ORDER = Spread((0, 14), (60, 40), (100, 120))
_MATCH = Spread((0, 30), (40, 120), (80, 330), (100, 700))
_PLACED = Spread((0, 10), (60, 25), (100, 60))
_FINAL = Spread((0, 120), (50, 220), (90, 400), (100, 600))
_REVERSAL = Spread((0, 150), (50, 400), (100, 800))
_FOSTERING = Spread((0, 0), (50, 20), (100, 80))
_KIND = Pick({"usual": 68, "fostering": 17, "no_order": 6, "reversed": 9})
USUAL, FOSTERING, NO_ORDER, REVERSED = range(4)
_REASON = Pick({"RD1": 35, "RD2": 20, "RD3": 30, "RD4": 15}, keys("reversal_reason"))
_NO_ORDER_REASON = keys("reversal_reason").index("RD2")


@dataclass(frozen=True)
class Adopting:
    """The plan of adoption of each child of a turn; days are NEVER where there is none."""

    planned: Mask
    decision: Whole
    placement_order: Whole
    fostering: Whole
    matched: Whole
    placed: Whole
    order: Whole
    reversed: Whole
    reason: Small


def adopting(turn: Turn, care_start: Whole, lasting: Mask) -> Adopting:
    """Plans of adoption of children who enter care; `lasting` are those who stay long enough.

    A household's children go through it together, on the same days.
    """
    young = (care_start < NEVER) & (care_start - turn.born < _ADOPTABLE_AGE)
    planned = young & lasting & ~turn.asylum & share(turn.together(Together.ADOPTION), _PLANNED)
    kind = _KIND.of(turn.together(Together.ADOPTION_KIND))
    decision = on_weekday(care_start + _DECISION.of(turn.together(Together.ADOPTION_DECISION)))
    order = on_weekday(decision + _ORDER.of(turn.together(Together.ADOPTION_ORDER)))
    fostering = on_weekday(decision + _FOSTERING.of(turn.together(Together.ADOPTION_PLACED)))
    matched = on_weekday(order + _MATCH.of(turn.together(Together.ADOPTION_MATCH)))
    soon = on_weekday(np.maximum(order, fostering) + 30)
    matched = np.where(kind == FOSTERING, soon, matched).astype(np.int32)
    placed = on_weekday(matched + _PLACED.of(turn.together(Together.ADOPTION_PLACED)))
    final = on_weekday(placed + _FINAL.of(turn.together(Together.ADOPTION_FINAL)))
    turned = on_weekday(order + 5 + _REVERSAL.of(turn.together(Together.ADOPTION_MATCH)))
    goes_on = planned & (kind <= FOSTERING)
    ends = planned & ~goes_on
    reason = _REASON.of(turn.together(Together.ADOPTION_FINAL))
    return Adopting(
        planned=planned,
        decision=_where(planned, decision),
        placement_order=_where(planned & (kind != NO_ORDER), order),
        fostering=_where(planned & (kind == FOSTERING), fostering),
        matched=_where(goes_on, matched),
        placed=_where(goes_on, placed),
        order=_where(goes_on, final),
        reversed=_where(ends, turned),
        reason=np.where(kind == NO_ORDER, _NO_ORDER_REASON, reason).astype(np.uint8),
    )


def _where(there: Mask, day: Whole) -> Whole:
    return np.where(there, day, NEVER).astype(np.int32)
