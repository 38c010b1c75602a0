"""Lists 6 and 7 of a day: children in need, child protection."""

import numpy as np

from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import latest_turn
from ilacs.lists.imagined.draws import Mask, Whole
from ilacs.lists.imagined.events import Needs
from ilacs.lists.imagined.rates import place
from ilacs.lists.imagined.view import View


def latest_rows(child: Whole, start: Whole, there: Mask) -> Whole:
    """The row of each child's latest start among those there, in the order of the children."""
    rows = np.flatnonzero(there)
    rows = rows[np.lexsort((start[rows], child[rows]))]
    last = np.ones(len(rows), dtype=np.bool_)
    last[:-1] = child[rows][1:] != child[rows][:-1]
    return rows[last].astype(np.int32)


def needs_listed(view: View) -> Needs:
    """The latest episode of need of each child who is in need or was in the six months.

    An episode whose assessment found no need ends with the assessment and is not listed then.
    """
    known = view.story.told.needs
    open_ = known.end > view.today
    there = (known.assessment <= view.today) & (open_ | (known.supported & (known.end > view.six)))
    return known.at(latest_rows(known.child, known.start, there))


def holder(view: View, rows: Needs) -> tuple[Whole, Whole]:
    """The post that holds each case, and the day on which to ask who is in it."""
    day = np.minimum(rows.end, view.today).astype(np.int32)
    in_care = (rows.care_start <= day) & (rows.care_end > day)
    planned = rows.supported & (rows.assessed <= day)
    post = np.where(planned, rows.planning_post, rows.assessing_post)
    return np.where(in_care, rows.caring_post, post).astype(np.int32), day


def holders(view: View) -> tuple[Whole, Whole]:
    """For every child of the story, the post that holds the case and the day to ask about."""
    rows = needs_listed(view)
    post = np.zeros(len(view.story.told.children), dtype=np.int32)
    day = np.full(len(post), view.today, dtype=np.int32)
    post[rows.child], day[rows.child] = holder(view, rows)
    return post, day


def children_in_need(view: View) -> Columns:
    """Children in need on the day or in the six months before, one row a child."""
    rows = needs_listed(view)
    ended = rows.end <= view.today
    born = view.story.told.children.born[rows.child]
    until = np.minimum(rows.end, view.today).astype(np.int32)
    seen = latest_turn(rows.assessment, rows.visit_gap, until)
    return (
        view.child(rows.child)
        | {
            "need_start": columns.dates(rows.start),
            "primary_need": columns.codes("primary_need", rows.need),
            "last_seen": columns.dates(seen, (seen <= until) & (seen >= born)),
            "need_end": columns.dates(rows.end, ended),
            "closure_reason": columns.codes("closure_reason", rows.reason, ended),
            "case_status": columns.codes("case_status", _status(view, rows, ended)),
        }
        | view.worker(*holder(view, rows))
    )


def _status(view: View, rows: Needs, ended: Mask) -> Whole:
    """The first that holds of: closed, in care, on a plan, in need, being assessed."""
    today = view.today
    in_care = (rows.care_start <= today) & (rows.care_end > today)
    on_plan = (rows.plan_start <= today) & (rows.plan_end > today)
    status = [place("case_status", key) for key in _STATUSES]
    return np.select([ended, in_care, on_plan, rows.assessed <= today], status[:-1], status[-1])


_STATUSES = (
    "closed",
    "looked_after",
    "child_protection_plan",
    "child_in_need_plan",
    "open_assessment",
)


def child_protection(view: View) -> Columns:
    """Children with a plan on the day or in the six months before, one row a child."""
    known = view.story.told.plans
    there = (known.start <= view.today) & (known.end > view.six)
    rows = known.at(latest_rows(known.child, known.start, there))
    ended = rows.end <= view.today
    until = np.minimum(rows.end, view.today).astype(np.int32)
    born = view.story.told.children.born[rows.child]
    visit = latest_turn(rows.start + 3, rows.visit_gap, until)
    visited = (visit <= until) & (visit >= born)
    first_review = (rows.start + 60 + rows.review_gap // 6).astype(np.int32)
    review = latest_turn(first_review, rows.review_gap, until)
    changed = rows.category_changed <= view.today
    post, day = holders(view)
    return (
        view.child(rows.child)
        | {
            "plan_start": columns.dates(rows.start),
            "initial_category": columns.codes("category_of_abuse", rows.first_category),
            "latest_category": columns.codes(
                "category_of_abuse", np.where(changed, rows.last_category, rows.first_category)
            ),
            "last_visit": columns.dates(visit, visited),
            "seen_alone": columns.codes("yes_no_unknown", rows.seen_alone, visited),
            "last_review": columns.dates(review, review <= until),
            "plan_end": columns.dates(rows.end, ended),
            "emergency_protection": columns.yes_no(_under_powers(view)[rows.child]),
            "previous_plans": columns.numbers(rows.previous),
        }
        | view.worker(post[rows.child], day[rows.child])
    )


def _under_powers(view: View) -> Mask:
    """For every child, whether police or emergency powers were used in the six months."""
    told = view.story.told
    powers = [place("legal_status", key) for key in ("L1", "L2")]
    known = told.legal_statuses
    there = np.isin(known.status, powers) & (known.start > view.six) & (known.start <= view.today)
    used = np.zeros(len(told.children), dtype=np.bool_)
    used[told.care.child[known.care[there]]] = True
    return used
