"""Within periods of care: legal statuses, placements, and times missing."""

import numpy as np

from ilacs.lists.imagined.days import NEVER, YEAR
from ilacs.lists.imagined.draws import Draws, Pick, PickBy, Spread, Whole, share
from ilacs.lists.imagined.events import Care, Children, LegalStatuses, Missing, Placements
from ilacs.lists.imagined.homes import Homes
from ilacs.lists.imagined.rates import keys, place

_STATUS = keys("legal_status")
_WAY = Pick({"voluntary": 15, "then_court": 25, "court": 57, "remand": 3})
_VOLUNTARY, _THEN_COURT, _COURT, _REMAND = range(4)
_TO_COURT = Spread((0, 20), (50, 80), (100, 300))
_INTERIM = Spread((0, 120), (50, 230), (85, 330), (100, 480))

_MOST_MOVES = 12
_STABILITY = Pick({"settled": 72, "moving": 22, "unsettled": 6})
_MOVES = tuple(
    Spread(*points)
    for points in (
        ((0, 20), (20, 150), (50, 600), (100, 4000)),
        ((0, 10), (30, 90), (60, 240), (100, 900)),
        ((0, 5), (40, 40), (80, 110), (100, 240)),
    )
)
_TYPES = keys("placement_type")
_BABY = {"U6": 56, "U3": 20, "U4": 4, "U1": 3, "P1": 11, "R3": 6}
_CHILD = {"U6": 42, "U4": 22, "U3": 14, "U1": 8, "P1": 8, "K2": 5, "Z1": 0.5, "R1": 0.5}
_TEENAGER = {"U6": 35, "U4": 22, "U3": 9, "U1": 6, "P1": 5, "K2": 20, "K1": 0.6, "R1": 0.8, "S1": 1}
_GROWING = {"U6": 15, "U4": 11, "U3": 4, "U1": 3, "P1": 3, "K2": 12, "H5": 58, "P2": 5, "R5": 1}
_ARRIVED = {"U6": 20, "H5": 74, "P2": 4, "K2": 2}
_YOUNG_ARRIVED = {"U6": 80, "K2": 20}
_TYPE = PickBy((_BABY, _CHILD, _TEENAGER, _GROWING, _ARRIVED, _YOUNG_ARRIVED), _TYPES)
_IS_ARRIVED, _IS_YOUNG_ARRIVED = 4, 5

_MOST_MISSING = 24
_OFTEN_MISSING = (0.0, 0.0, 0.30, 0.50, 0.36, 0.30)
"""Children who go missing, by the classes of `_class`: 11% of all in care in a year, half of
the incidents at 16 or over (DfE, Children looked after in England including adoptions)."""
_MISSING_FIRST = Spread((0, 5), (40, 150), (100, 1300))
_MISSING_GAP = Spread((0, 2), (40, 12), (75, 45), (95, 150), (100, 400))
_MISSING_LENGTH = Spread((0, 0), (50, 0), (75, 1), (92, 3), (99, 14), (100, 90))
_INTERVIEW = Spread((0, 0), (30, 1), (70, 3), (100, 12))
_YES, _NO, _UNKNOWN = (place("yes_no_unknown", key) for key in ("yes", "no", "unknown"))


def legal_statuses(draws: Draws, care: Care, children: Children) -> LegalStatuses:
    """The legal statuses of each period of care, in the order of the periods and of time."""
    count = len(care)
    way = _WAY.of(draws.numbers(count))
    teen = (care.start - children.born[care.child]) > 12 * YEAR
    way = np.where((way == _REMAND) & ~teen, _COURT, way)
    way = np.where(children.asylum[care.child], _VOLUNTARY, way)
    way = np.where((care.decision < NEVER) & (way == _VOLUNTARY), _THEN_COURT, way)
    wait = _TO_COURT.of(draws.numbers(count))
    court = np.where(way == _THEN_COURT, care.start + wait, care.start)
    court = np.minimum(court, care.decision)
    court = np.where(care.emergency, np.maximum(court, care.start + 3), court)
    full = np.minimum(court + _INTERIM.of(draws.numbers(count)), care.placement_order)
    police = share(draws.numbers(count), 0.7)
    first = np.array([_STATUS.index(key) for key in ("V2", "V2", "C1", "J1")])[way]
    powers = np.where(police, _STATUS.index("L1"), _STATUS.index("L2"))
    at_court = (way == _THEN_COURT) | ((way == _COURT) & care.emergency)
    later_voluntary = care.emergency & ~at_court
    for_court = (way == _THEN_COURT) | (way == _COURT)
    rows = (
        (np.ones(count, bool), care.start, np.where(care.emergency, powers, first)),
        (later_voluntary, care.start + 3, np.where(way == _REMAND, _STATUS.index("V2"), first)),
        (at_court, court, np.full(count, _STATUS.index("C1"))),
        (for_court & (full < care.placement_order), full, np.full(count, _STATUS.index("C2"))),
        (care.placement_order < NEVER, care.placement_order, np.full(count, _STATUS.index("E1"))),
        (
            (care.reversed < NEVER) & (care.placement_order < NEVER),
            care.reversed,
            np.full(count, _STATUS.index("C2")),
        ),
    )
    which = np.concatenate([np.flatnonzero(there & (day < care.end)) for there, day, _ in rows])
    start = np.concatenate([day[there & (day < care.end)] for there, day, _ in rows])
    status = np.concatenate([code[there & (day < care.end)] for there, day, code in rows])
    order = np.lexsort((start, which))
    return LegalStatuses(
        care=which[order].astype(np.int32),
        start=start[order].astype(np.int32),
        status=status[order].astype(np.uint8),
    )


def placements(draws: Draws, care: Care, children: Children, homes: Homes) -> Placements:
    """The placements of each period of care, in the order of the periods and of time."""
    count = len(care)
    kind = _STABILITY.of(draws.numbers(count))
    numbers = draws.numbers(_MOST_MOVES, count)
    gaps = np.choose(kind, [move.of(numbers) for move in _MOVES])
    starts = care.start + np.cumsum(np.concatenate([np.zeros_like(gaps[:1]), gaps[:-1]]), axis=0)
    limit = np.minimum(np.minimum(care.fostering, care.placed), care.end)
    ends = np.minimum(np.concatenate([starts[1:], np.full((1, count), NEVER)]), limit)
    there = starts < limit
    which = np.broadcast_to(np.arange(count), there.shape)[there]
    start, end = starts[there], ends[there]
    type_ = _TYPE.of(_class(care, children, which, start), draws.numbers(len(which)))
    adopted = np.flatnonzero(care.placed < NEVER)
    fostered = np.flatnonzero(care.fostering < NEVER)
    kin = share(draws.numbers(count), 0.15)
    consent = share(draws.numbers(count), 0.08)
    fosters = (care.fostering < NEVER)[adopted]
    for_adoption = np.where(
        consent[adopted],
        np.where(fosters, _TYPES.index("A3"), _TYPES.index("A4")),
        np.where(fosters, _TYPES.index("A5"), _TYPES.index("A6")),
    )
    which = np.concatenate([which, fostered, adopted])
    start = np.concatenate([start, care.fostering[fostered], care.placed[adopted]])
    end = np.concatenate([end, care.placed[fostered], care.end[adopted]])
    type_ = np.concatenate(
        [type_, np.where(kin, _TYPES.index("U2"), _TYPES.index("U5"))[fostered], for_adoption]
    ).astype(np.uint8)
    home = homes.of(type_, draws.numbers(len(type_)))
    order = np.lexsort((start, which))
    return Placements(
        care=which[order].astype(np.int32),
        start=start[order].astype(np.int32),
        end=end[order].astype(np.int32),
        type=type_[order],
        home=home[order],
    )


def _class(care: Care, children: Children, which: Whole, day: Whole) -> Whole:
    """What decides where a child is placed: age on the day, and having arrived alone."""
    child = care.child[which]
    age = day - children.born[child]
    limits = np.array([2 * YEAR, 11 * YEAR, 16 * YEAR + 5])
    usual = np.searchsorted(limits, age, side="right")
    arrived = np.where(age > 16 * YEAR + 5, _IS_ARRIVED, _IS_YOUNG_ARRIVED)
    return np.where(children.asylum[child], arrived, usual).astype(np.int32)


def missing(draws: Draws, care: Care, children: Children) -> Missing:
    """Times missing or absent, in the order of the periods of care and of time."""
    count = len(care)
    first_age = np.maximum(care.start, children.born[care.child] + 11 * YEAR)
    chances = np.array([round(share_ * 65536) for share_ in _OFTEN_MISSING])
    goes = (
        draws.numbers(count)
        < chances[_class(care, children, np.arange(count, dtype=np.int32), first_age)]
    )
    which = np.flatnonzero(goes & (first_age < care.end))
    length = _MISSING_LENGTH.of(draws.numbers(_MOST_MISSING, len(which)))
    gaps = _MISSING_GAP.of(draws.numbers(_MOST_MISSING, len(which)))
    gaps[0] = _MISSING_FIRST.of(draws.numbers(len(which)))
    start = first_age[which] + np.cumsum(gaps, axis=0) + np.cumsum(length, axis=0) - length
    end = start + length
    there = (end < care.end[which]).T
    rows = np.broadcast_to(which[:, None], there.shape)[there]
    start, end = start.T[there], end.T[there]
    offered = share(draws.numbers(len(rows)), 0.88)
    unknown = share(draws.numbers(len(rows)), 0.03)
    accepted = share(draws.numbers(len(rows)), 0.62)
    interviewed = end + _INTERVIEW.of(draws.numbers(len(rows)))
    return Missing(
        care=rows.astype(np.int32),
        start=start.astype(np.int32),
        end=end.astype(np.int32),
        absent=share(draws.numbers(len(rows)), 0.12),
        offered=np.where(unknown, _UNKNOWN, np.where(offered, _YES, _NO)).astype(np.uint8),
        accepted=np.where(offered & ~unknown & accepted, _YES, _NO).astype(np.uint8),
        interviewed=np.where(offered & ~unknown & accepted, interviewed, NEVER).astype(np.int32),
    )
