"""Who becomes a care leaver, and for how long."""

import numpy as np

from ilacs.lists.imagined.days import NEVER, birthday
from ilacs.lists.imagined.draws import Draws, Spread, Whole, share
from ilacs.lists.imagined.events import Care, Children, Leavers
from ilacs.lists.imagined.staff import Role, Staff
from ilacs.lists.leaving_care import THIRTEEN_WEEKS

_TO_25 = 0.22
"""Leavers who keep services after 21. Assumed."""
_REVIEW_GAP = Spread((0, 120), (40, 165), (80, 185), (100, 330))
_TIMES = 12
_CONTACT_GAP = Spread((0, 14), (40, 40), (80, 60), (100, 150))


def leavers(draws: Draws, staff: Staff, care: Care, children: Children) -> Leavers:
    """One row for each child with care at 16 or over. `care` is sorted by child and start."""
    born = children.born[care.child]
    fourteen, sixteen = birthday(born, 14), birthday(born, 16)
    since = np.maximum(care.start, fourteen)
    days = np.maximum(care.end - since, 0)
    before = np.cumsum(days) - days
    child, first = np.unique(care.child, return_index=True)
    before -= np.repeat(before[first], np.diff(np.append(first, len(care))))
    reached = np.maximum(sixteen, since + np.maximum(THIRTEEN_WEEKS - before, 0))
    reached = np.where(reached < care.end, reached, NEVER)
    left = np.where(care.end >= sixteen, care.end, NEVER)
    if len(child) == 0:
        return _leavers(draws, staff, child, child, child, children)
    eligible = np.minimum.reduceat(reached, first)
    return _leavers(draws, staff, child, eligible, np.minimum.reduceat(left, first), children)


def _leavers(
    draws: Draws,
    staff: Staff,
    child: Whole,
    eligible: Whole,
    left: Whole,
    children: Children,
) -> Leavers:
    count = len(child)
    longer = share(draws.numbers(count), _TO_25)
    born = children.born[child]
    return Leavers(
        child=child.astype(np.int32),
        eligible=eligible.astype(np.int32),
        left=left.astype(np.int32),
        until=np.where(longer & (eligible < NEVER), birthday(born, 25), birthday(born, 21)),
        post=staff.posts(Role.LEAVING_CARE, draws.numbers(count)),
        review_gap=_REVIEW_GAP.of(draws.numbers(count)),
        contact_gap=_CONTACT_GAP.of(draws.numbers(count)),
        touch=draws.numbers(count, _TIMES),
        home=draws.numbers(count, _TIMES),
        work=draws.numbers(count, _TIMES),
    ).at((eligible < NEVER) | (left < NEVER))
