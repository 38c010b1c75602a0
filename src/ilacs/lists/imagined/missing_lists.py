"""Supplementary lists of a day: missing episodes and the interviews after them."""

from dataclasses import dataclass

import numpy as np

from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import NEVER, YEAR
from ilacs.lists.imagined.draws import Long, Mask, Pick, Small, Whole, below, marks, share
from ilacs.lists.imagined.names import episode_ids, police_references
from ilacs.lists.imagined.rates import keys, place
from ilacs.lists.imagined.view import View

_FROM_HOME = 0.05
_RISK = Pick(
    {"high": 15, "medium": 45, "low": 30, "none_apparent": 5, "not_assessed": 5},
    keys("missing_risk"),
)
_OFFERED_BY = ("Independent return interview service", "Missing and exploitation team")
_SHARED_WITH = ("Police and social worker", "Social worker", "Police, social worker and carer")
_LAST_MINUTE = 23 * 60 + 59
_HOME, _START, _LENGTH, _RISK_MARK, _POLICE, _HELD, _SHARED, _INDEPENDENT = range(100, 108)


@dataclass(frozen=True)
class _Episodes:
    child: Whole
    from_care: Mask
    start: Whole
    end: Whole
    start_minute: Whole
    end_minute: Whole
    absent: Mask
    offered: Small
    accepted: Small
    interviewed: Whole


def _episodes(view: View) -> _Episodes:
    """Episodes that began or ended in the 12 months, from care and from home."""
    told = view.story.told
    known = told.missing
    rows = known.at((known.start <= view.today) & (known.end > view.twelve))
    home_child, home_start, home_end = _from_home(view)
    child = np.concatenate([told.care.child[rows.care], home_child])
    start = np.concatenate([rows.start, home_start])
    end = np.concatenate([rows.end, home_end])
    mark = _mark_of(view, child, start)
    yes = place("yes_no_unknown", "yes")
    accepts = share(marks(_HELD, mark), 0.55)[len(rows) :]
    start_minute = below(marks(_START, mark), 20 * 60)
    room = np.where(start == end, _LAST_MINUTE - start_minute, _LAST_MINUTE)
    later = below(marks(_LENGTH, mark), room.astype(np.int32))
    no = np.full(len(home_child), place("yes_no_unknown", "no"), dtype=np.uint8)
    return _Episodes(
        child=child,
        from_care=np.arange(len(child)) < len(rows),
        start=start,
        end=end,
        start_minute=start_minute,
        end_minute=np.where(start == end, start_minute + later, later).astype(np.int32),
        absent=np.concatenate([rows.absent, np.zeros(len(home_child), np.bool_)]),
        offered=np.concatenate([rows.offered, np.full(len(home_child), yes, np.uint8)]),
        accepted=np.concatenate([rows.accepted, np.where(accepts, yes, no)]).astype(np.uint8),
        interviewed=np.concatenate(
            [rows.interviewed, np.where(accepts, home_end + 2, NEVER)]
        ).astype(np.int32),
    )


def _from_home(view: View) -> tuple[Whole, Whole, Whole]:
    """Children, starts and ends of episodes from home: of some older children in need."""
    known = view.story.told.needs
    born = view.story.told.children.born[known.child]
    mark = _mark_of(view, known.child, known.start)
    start = known.assessed + below(marks(_HOME, mark), 90)
    end = start + below(marks(_LENGTH, mark, 1), 3)
    there = (
        known.supported
        & share(marks(_HOME, mark, 1), _FROM_HOME)
        & (start - born > 11 * YEAR)
        & (end < np.minimum(known.end, known.care_start))
        & (start <= view.today)
        & (end > view.twelve)
    )
    return known.child[there], start[there], end[there]


def _mark_of(view: View, child: Whole, day: Whole) -> Long:
    """What tells a thing that happened to a child on a day from all others."""
    mark: Long = view.story.told.children.identity[child].astype(np.int64) * 100_003 + day
    return mark


def missing_episodes(view: View) -> Columns:
    """Episodes of the 12 months, from care and from home."""
    rows = _episodes(view)
    mark = _mark_of(view, rows.child, rows.start)
    returned = rows.end <= view.today
    known = share(marks(_POLICE, mark), 0.9) & ~rows.absent
    identity = view.story.told.children.identity[rows.child]
    return {
        "child_id": columns.words(view.words.child_ids, rows.child),
        "episode_id": columns.each(episode_ids(identity, rows.start)),
        "started": columns.dates(rows.start),
        "start_time": columns.times(rows.start_minute),
        "kind": columns.codes("absence_kind", np.where(rows.absent, 1, 0)),
        "missing_from": columns.codes(
            "missing_from",
            np.where(rows.from_care, place("missing_from", "care"), place("missing_from", "home")),
        ),
        "risk": columns.codes("missing_risk", _RISK.of(marks(_RISK_MARK, mark))),
        "police_reference": columns.each(
            police_references(marks(_POLICE, mark, 1), rows.start), known
        ),
        "returned": columns.dates(rows.end, returned),
        "return_time": columns.times(rows.end_minute, returned),
    }


def return_interviews(view: View) -> Columns:
    """The interview after each missing episode that has ended."""
    rows = _episodes(view)
    kept = np.flatnonzero(~rows.absent & (rows.end <= view.today))
    rows = _Episodes(**{name: values[kept] for name, values in vars(rows).items()})
    mark = _mark_of(view, rows.child, rows.start)
    offered = rows.offered == place("yes_no_unknown", "yes")
    held = rows.interviewed <= view.today
    same_day = rows.interviewed == rows.end
    minute = 9 * 60 + below(marks(_HELD, mark, 1), 9 * 60)
    minute = np.where(same_day, np.minimum(rows.end_minute + 90, _LAST_MINUTE), minute)
    shared_on = rows.interviewed + below(marks(_SHARED, mark), 5)
    shared = share(marks(_SHARED, mark, 1), 0.9) & (shared_on <= view.today)
    independent = share(marks(_INDEPENDENT, mark), 0.86)
    identity = view.story.told.children.identity[rows.child]
    return {
        "child_id": columns.words(view.words.child_ids, rows.child),
        "episode_id": columns.each(episode_ids(identity, rows.start)),
        "episode_started": columns.dates(rows.start),
        "offered": columns.codes("yes_no_unknown", rows.offered),
        "offered_on": columns.dates(rows.end, offered),
        "offered_by": columns.words(
            columns.texts(_OFFERED_BY), np.where(independent, 0, 1), offered
        ),
        "independent": columns.codes("yes_no_unknown", np.where(independent, 0, 1), offered),
        "accepted": columns.codes("yes_no_unknown", rows.accepted, offered),
        "completed": columns.dates(rows.interviewed, held),
        "completed_time": columns.times(minute.astype(np.int32), held),
        "shared_with": columns.words(
            columns.texts(_SHARED_WITH), marks(_SHARED, mark, 2) % len(_SHARED_WITH), shared
        ),
        "shared_on": columns.dates(shared_on.astype(np.int32), shared),
    }
