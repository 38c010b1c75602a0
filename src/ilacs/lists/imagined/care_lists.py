"""Lists 8 and 9 of a day: children in care, care leavers."""

import numpy as np

from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import NEVER, YEAR, latest_turn, years_between
from ilacs.lists.imagined.draws import Small, Whole
from ilacs.lists.imagined.events import Care
from ilacs.lists.imagined.need_lists import holders, latest_rows
from ilacs.lists.imagined.rates import keys, place
from ilacs.lists.imagined.view import View

_FIRST_REVIEW, _SECOND_REVIEW, _REVIEW_GAP = 26, 112, 176
"""Days after entry of the first and second statutory review, and between later ones: within 20
working days, three months and six months (Care Planning, Placement and Case Review Regulations)."""
_PERMANENCE = keys("permanence_plan")


def in_care(view: View) -> Care:
    """The latest period of each child in care on the day or in the six months before."""
    known = view.story.told.care
    return known.at(care_rows(view))


def care_rows(view: View) -> Whole:
    """The rows of those periods."""
    known = view.story.told.care
    there = (known.start <= view.today) & (known.end > view.six)
    return latest_rows(known.child, known.start, there)


def children_in_care(view: View) -> Columns:
    """Children in care on the day or in the six months before, one row a child."""
    told, places = view.story.told, view.story.homes
    chosen = care_rows(view)
    rows = told.care.at(chosen)
    until = np.minimum(rows.end, view.today).astype(np.int32)
    ended = rows.end <= view.today
    born = told.children.born[rows.child]
    legal, placed = told.legal_statuses, told.placements
    legal = legal.at(in_force(legal.care, legal.start, chosen, until))
    placed = placed.at(in_force(placed.care, placed.start, chosen, until))
    moves = _placements_since(view, len(told.care))[chosen]
    review = _reviewed(rows, until)
    visit = latest_turn(rows.start + 4, rows.visit_gap, until)
    officer = latest_turn(rows.start + _FIRST_REVIEW, _half(rows), until)
    health_gap = np.where(years_between(born, view.today) < 5, 178, 358) + rows.visit_gap // 3
    health = latest_turn(rows.start + 20, health_gap.astype(np.int32), until)
    dental = latest_turn(rows.start + 75, 150 + 6 * rows.visit_gap, until)
    post, day = holders(view)
    own = places.authority[placed.home] == 0
    return (
        view.child(rows.child)
        | {
            "unaccompanied": columns.yes_no(told.children.asylum[rows.child]),
            "care_start": columns.dates(rows.start),
            "category_of_need": columns.codes("category_of_need", rows.category),
            "second_period": columns.yes_no(
                (rows.previous_end < NEVER) & (rows.previous_end > view.twelve)
            ),
            "legal_status_start": columns.dates(legal.start),
            "legal_status": columns.codes("legal_status", legal.status),
            "last_review": columns.dates(review, review <= until),
            "last_visit": columns.dates(visit, visit <= until),
            "permanence_plan": columns.codes(
                "permanence_plan",
                _permanence(view, rows, placed.type),
                review <= until,
            ),
            "last_reviewing_officer_contact": columns.dates(officer, officer <= until),
            "last_health_assessment": columns.dates(health, health <= until),
            "last_dental_check": columns.dates(dental, (dental <= until) & (dental > born + YEAR)),
            "placements_12_months": columns.numbers(moves),
            "care_end": columns.dates(rows.end, ended),
            "care_end_reason": columns.codes("care_end_reason", rows.reason, ended),
            "placement_start": columns.dates(placed.start),
            "placement_type": columns.codes("placement_type", placed.type),
            "placement_provider": columns.codes("placement_provider", places.provider[placed.home]),
            "placement_postcode": columns.words(view.words.postcodes, placed.home),
            "placement_urn": columns.words(view.words.home_numbers, placed.home),
            "placement_location": columns.codes("placement_location", np.where(own, 0, 1)),
            "placement_authority": columns.words(
                view.words.authorities, places.authority[placed.home]
            ),
        }
        | _missing(view, chosen)
        | view.worker(post[rows.child], day[rows.child])
    )


def in_force(care: Whole, start: Whole, chosen: Whole, until: Whole) -> Whole:
    """The row in force on a day in each chosen period of care: the last begun by then.

    `care` and `start` are sorted by period and start.
    """
    key = care.astype(np.int64) << 32 | start
    wanted = chosen.astype(np.int64) << 32 | until
    return (np.searchsorted(key, wanted, side="right") - 1).astype(np.int32)


def _placements_since(view: View, periods: int) -> Whole:
    """For each period of care, its placements in force at some time in the 12 months."""
    known = view.story.told.placements
    there = (known.start <= view.today) & (known.end >= view.twelve)
    return np.bincount(known.care[there], minlength=periods).astype(np.int32)


def _reviewed(rows: Care, until: Whole) -> Whole:
    """The latest statutory review by a day, NEVER where there was none."""
    late = rows.visit_gap // 8
    first = latest_turn(rows.start + _FIRST_REVIEW - 6 + late, np.full_like(until, NEVER), until)
    later = latest_turn(rows.start + _SECOND_REVIEW + late, _REVIEW_GAP + late - 4, until)
    return np.where(later <= until, later, first).astype(np.int32)


def _half(rows: Care) -> Whole:
    """Days between contacts of the reviewing officer: about half of those between reviews."""
    return (60 + rows.visit_gap).astype(np.int32)


def _permanence(view: View, rows: Care, placement: Small) -> Whole:
    """The plan for each child: adoption where it is decided, else by age, time and placement."""
    today, born = view.today, view.story.told.children.born[rows.child]
    age, lasted = (today - born) // YEAR, today - rows.start
    adoption = (rows.decision <= today) & (rows.reversed > today)
    kind = np.array([_PLAN_BY_PLACEMENT.get(key, _OTHER) for key in keys("placement_type")])
    by_placement = kind[placement]
    asylum = view.story.told.children.asylum[rows.child]
    chosen = [
        (adoption, "adoption"),
        (asylum & (age >= 16), "supported_living"),
        (np.isin(rows.reason, _GUARDIANS) & (lasted > 100), "special_guardianship"),
        (by_placement == _FOSTERING, "fostering"),
        ((by_placement == _RESIDENTIAL) & (age >= 11), "residential"),
        (age >= 17, "supported_living"),
        (lasted > 2 * YEAR, "fostering"),
        (rows.visit_gap % 13 == 0, "other"),
    ]
    return np.select(
        [there for there, _ in chosen],
        [_PERMANENCE.index(key) for _, key in chosen],
        _PERMANENCE.index("return_to_family"),
    )


_OTHER, _FOSTERING, _RESIDENTIAL = range(3)
_PLAN_BY_PLACEMENT = {"U1": _FOSTERING, "U4": _FOSTERING, "K2": _RESIDENTIAL, "R1": _RESIDENTIAL}
_GUARDIANS = [place("care_end_reason", key) for key in ("E41", "E45", "E46", "E47", "E48")]


def _missing(view: View, chosen: Whole) -> Columns:
    """Episodes missing and absent in the 12 months, and the interview after the last missing."""
    told = view.story.told
    known = told.missing
    there = (known.start > view.twelve) & (known.start <= view.today)
    periods = len(told.care)
    absent = np.bincount(known.care[there & known.absent], minlength=periods)[chosen]
    rows = np.flatnonzero(there & ~known.absent)
    counts = np.bincount(known.care[rows], minlength=periods)
    last = np.zeros(periods, dtype=np.int64)
    last[known.care[rows]] = rows
    went = counts[chosen] > 0
    after = known.at(last[chosen]) if len(known) else None
    unknown = np.zeros(len(chosen), dtype=np.uint8)
    offered, accepted = (after.offered, after.accepted) if after else (unknown, unknown)
    return {
        "missing_episodes": columns.numbers(counts[chosen]),
        "absent_episodes": columns.numbers(absent),
        "return_interview_offered": columns.codes("yes_no_unknown", offered, went),
        "return_interview_accepted": columns.codes(
            "yes_no_unknown", accepted, went & (offered == place("yes_no_unknown", "yes"))
        ),
    }
