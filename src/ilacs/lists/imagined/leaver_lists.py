"""List 9 of a day: care leavers."""

from dataclasses import dataclass

import numpy as np

from ilacs.lists.declared import Layout
from ilacs.lists.imagined import columns
from ilacs.lists.imagined.care_lists import in_force
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import YEAR, birthday, latest_turn
from ilacs.lists.imagined.draws import Mask, Numbers, Pick, Whole
from ilacs.lists.imagined.events import Leavers
from ilacs.lists.imagined.need_lists import holders
from ilacs.lists.imagined.rates import keys, pick, place
from ilacs.lists.imagined.view import View

_SEGMENT = 300
"""Days for which a leaver's home and occupation stay as they are."""
_UNSUITABLE = ("S", "V", "W", "X", "R")
_AT_SCHOOL = Pick({"F2": 76, "P2": 6, "F5": 5, "G5": 10, "G4": 3}, keys("activity"))
_BEFORE_2024 = {"F4": "F3", "F5": "F3", "P4": "P3", "P5": "P3"}
_HOME_OF_PLACEMENT = (
    {"P1": "B", "P2": "U", "H5": "D"}
    | dict.fromkeys(("U1", "U2", "U3", "U4", "U5", "U6"), "Z")
    | dict.fromkeys(("K1", "K2", "R1", "R2", "R3", "S1"), "C")
    | {"R5": "X"}
)


@dataclass(frozen=True)
class Listed:
    """Leavers of a day: who they are, whether still in care, and what they are entitled to."""

    rows: Leavers
    in_care: Mask
    eligibility: Whole
    period: Whole


def listed(view: View) -> Listed:
    """Those who are eligible, relevant, former relevant or qualifying on the day."""
    told, today = view.story.told, view.today
    rows = told.leavers.at(
        (np.minimum(told.leavers.eligible, told.leavers.left) <= today)
        & (told.leavers.until > today)
    )
    born = told.children.born[rows.child]
    period = np.full(len(told.children), -1, dtype=np.int32)
    open_ = np.flatnonzero((told.care.start <= today) & (told.care.end > today))
    period[told.care.child[open_]] = open_
    in_care = period[rows.child] >= 0
    reached = rows.eligible <= today
    grown = birthday(born, 18) <= today
    kinds = ("eligible", "former_relevant", "relevant", "qualifying")
    eligibility = np.select(
        [reached & in_care, reached & grown, reached],
        [place("eligibility", key) for key in kinds[:-1]],
        place("eligibility", kinds[-1]),
    )
    kept = reached | ~in_care
    if view.layout is Layout.Y2019:
        kept &= eligibility != place("eligibility", "eligible")
    rows = rows.at(kept)
    return Listed(rows, in_care[kept], eligibility[kept], period[rows.child])


def care_leavers(view: View) -> Columns:
    """Care leavers of the day, one row each."""
    found = listed(view)
    rows, told = found.rows, view.story.told
    born = told.children.born[rows.child]
    segment = (view.today - birthday(born, 16)) // _SEGMENT
    touch = _of(rows.touch, segment)
    in_touch = np.where(found.in_care, place("in_touch", "YES"), pick("in_touch").of(touch))
    there = in_touch == place("in_touch", "YES")
    home = np.where(
        found.in_care, _home_in_care(view, found), pick("accommodation").of(_of(rows.home, segment))
    )
    begun = np.minimum(rows.eligible, rows.left)
    review = latest_turn(begun + 60, rows.review_gap, np.full_like(begun, view.today))
    contact = latest_turn(begun - 3, rows.contact_gap, np.full_like(begun, view.today))
    holder, day = holders(view)
    post = np.where(found.in_care, holder[rows.child], rows.post)
    adviser = view.worker(rows.post, view.today)["worker"]
    return (
        view.child(rows.child)
        | {
            "unaccompanied": columns.yes_no(told.children.asylum[rows.child]),
            "personal_adviser": adviser,
            "eligibility": columns.codes("eligibility", found.eligibility),
            "last_pathway_review": columns.dates(review, review <= view.today),
            "in_touch": columns.codes("in_touch", in_touch),
            "last_contact": columns.dates(contact, there & (contact <= view.today)),
            "accommodation": columns.codes("accommodation", home, there),
            "accommodation_suitable": columns.codes(
                "suitability", _unsuitable(home, touch, found.in_care), there
            ),
            "activity": columns.codes(
                "activity", _activity(view, rows, segment, home, born), there
            ),
        }
        | view.worker(post, np.where(found.in_care, day[rows.child], view.today))
    )


def _of(chances: Numbers, segment: Whole) -> Numbers:
    chosen: Numbers = chances[np.arange(len(segment)), segment % chances.shape[1]]
    return chosen


def _home_in_care(view: View, found: Listed) -> Whole:
    """The kind of home that a placement is."""
    placed = view.story.told.placements
    chosen = np.maximum(found.period, 0)
    today = np.full_like(chosen, view.today)
    if len(placed) == 0:
        return chosen
    now = placed.type[in_force(placed.care, placed.start, chosen, today)]
    kinds = [
        place("accommodation", _HOME_OF_PLACEMENT.get(key, "Y")) for key in keys("placement_type")
    ]
    return np.array(kinds)[now]


def _unsuitable(home: Whole, chance: Numbers, in_care: Mask) -> Whole:
    never = np.isin(home, [place("accommodation", key) for key in _UNSUITABLE])
    return np.where(never | (~in_care & (chance % 100 < 5)), 1, 0)


def _activity(view: View, rows: Leavers, segment: Whole, home: Whole, born: Whole) -> Whole:
    chance = _of(rows.work, segment)
    young = view.today - born < 18 * YEAR
    activity = np.where(young, _AT_SCHOOL.of(chance), pick("activity").of(chance))
    custody = home == place("accommodation", "X")
    activity = np.where(custody, place("activity", "G5"), activity)
    if view.layout is Layout.Y2019:
        for now, then in _BEFORE_2024.items():
            activity[activity == place("activity", now)] = place("activity", then)
    return activity
