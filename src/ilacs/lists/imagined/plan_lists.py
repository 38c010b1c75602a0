"""Supplementary lists of a day: education plans, life-story work, pathway plans, documents."""

from datetime import date

import numpy as np

from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import NEVER, YEAR, birthday, number, on_weekday
from ilacs.lists.imagined.draws import Pick, below, marks, share
from ilacs.lists.imagined.leaver_lists import listed
from ilacs.lists.imagined.rates import keys, place
from ilacs.lists.imagined.staff import Role
from ilacs.lists.imagined.view import View

_TERMS = ((11, 30), (3, 31), (7, 15))
"""When the plan of each term is due. Assumed."""
_QUALITY = Pick({"green": 48, "amber": 30, "red": 8, "not_reviewed": 14}, keys("plan_quality"))
_EDUCATION, _STORY, _PATHWAY, _DOCUMENT = range(300, 304)
_GIVEN = Pick(
    {"yes": 78, "no": 12, "unknown": 4, "not_needed": 2, "declined": 4}, keys("document_given")
)
_REVIEW_DUE = 182
"""Pathway plans are reviewed at least every six months (Care Leavers Regulations 2010)."""


def education_plans(view: View) -> Columns:
    """Plans due in the 12 months: one a term for each child of three or over in care then."""
    known, children = view.story.told.care, view.story.told.children
    born = children.born[known.child]
    due_days = [
        day
        for year in range(view.day.year - 1, view.day.year + 1)
        for day in (number(date(year, *term)) for term in _TERMS)
        if view.twelve < day <= view.today
    ]
    rows, due = [], []
    for day in due_days:
        there = (known.start + 20 <= day) & (known.end > day)
        there &= (birthday(born, 3) <= day) & (known.end <= birthday(born, 18))
        chosen = np.flatnonzero(there)
        rows.append(known.child[chosen])
        due.append(np.full(len(chosen), day, dtype=np.int32))
    child = np.concatenate([*rows, np.zeros(0, np.int32)])
    days = np.concatenate([*due, np.zeros(0, np.int32)])
    mark = children.identity[child] * 3 + days
    finished = on_weekday(days - 24 + below(marks(_EDUCATION, mark), 34))
    begun = on_weekday(finished - 18)
    made = share(marks(_EDUCATION, mark, 1), 0.95)
    done = made & (finished <= view.today)
    reviewed = on_weekday(finished + 20 + below(marks(_EDUCATION, mark, 2), 60))
    return {
        "child_id": columns.words(view.words.child_ids, child),
        "due": columns.dates(days),
        "started": columns.dates(begun, made & (begun <= view.today)),
        "completed": columns.dates(finished, done),
        "reviewed": columns.dates(reviewed, done & (reviewed <= view.today)),
        "quality": columns.codes("plan_quality", _QUALITY.of(marks(_EDUCATION, mark, 3)), done),
    }


def life_story_work(view: View) -> Columns:
    """Work with children now in care for half a year, or adopted in the 12 months."""
    known, today = view.story.told.care, view.today
    adopted = (known.adoption_order <= today) & (known.adoption_order > view.twelve)
    open_ = (known.start + 180 <= today) & (known.end > today)
    mark = view.story.told.children.identity[known.child]
    for_book = (open_ | adopted) & share(marks(_STORY, mark), 0.7)
    direct = open_ & share(marks(_STORY, mark, 1), 0.35)
    letter = adopted | ((known.placed <= today) & (known.end > today))
    kinds = (
        (for_book, "book", known.start + 365),
        (direct, "direct_work", known.start + 270),
        (letter, "later_life_letter", known.adoption_order + 14),
    )
    rows = np.concatenate([np.flatnonzero(there) for there, _, _ in kinds])
    due = np.concatenate([day[there] for there, _, day in kinds])
    kind = np.repeat(
        [place("life_story_kind", key) for _, key, _ in kinds],
        [np.count_nonzero(there) for there, _, _ in kinds],
    )
    mark = mark[rows] * 5 + kind
    started = on_weekday((due - 200 + below(marks(_STORY, mark, 2), 260)).astype(np.int32))
    finished = on_weekday(started + 30 + below(marks(_STORY, mark, 3), 300))
    made = share(marks(_STORY, mark, 4), 0.85) & (due < NEVER)
    return {
        "child_id": columns.words(view.words.child_ids, known.child[rows]),
        "kind": columns.codes("life_story_kind", kind),
        "due": columns.dates(due.astype(np.int32), due < NEVER),
        "started": columns.dates(started, made & (started <= today)),
        "completed": columns.dates(finished, made & (finished <= today)),
    }


def pathway_plans(view: View) -> Columns:
    """The first plan and each review, as far as due in the 12 months."""
    rows, today = listed(view).rows, view.today
    begun = np.minimum(rows.eligible, rows.left) + 60
    turns = np.maximum((today - begun) // rows.review_gap, -1) + 2
    which = np.repeat(np.arange(len(rows)), turns)
    turn = np.arange(len(which)) - np.repeat(np.cumsum(turns) - turns, turns)
    first, gap = begun[which], rows.review_gap[which]
    made = on_weekday((first + turn * gap).astype(np.int32))
    before = on_weekday((first + (turn - 1) * gap).astype(np.int32))
    due = np.where(turn == 0, first + 31, before + _REVIEW_DUE).astype(np.int32)
    kept = (due > view.twelve) & (due <= today)
    which, turn, made, due = which[kept], turn[kept], made[kept], due[kept]
    child = rows.child[which]
    mark = view.story.told.children.identity[child] + made
    done = made <= today
    begins = on_weekday(made - 20)
    return {
        "child_id": columns.words(view.words.child_ids, child),
        "needs_assessed": columns.dates(begins, done & (turn == 0)),
        "due": columns.dates(due),
        "started": columns.dates(begins, begins <= today),
        "completed": columns.dates(made, done),
        "reviewed": columns.dates(made, done & (turn > 0)),
        "took_part": columns.codes(
            "yes_no_unknown", np.where(share(marks(_PATHWAY, mark), 0.88), 0, 1), done
        ),
    }


def care_leaver_documents(view: View) -> Columns:
    """Each document of each care leaver."""
    rows, today = listed(view).rows, view.today
    documents = len(keys("care_leaver_document"))
    child = np.repeat(rows.child, documents)
    document = np.tile(np.arange(documents), len(rows))
    identity = view.story.told.children.identity[child]
    begun = np.repeat(np.minimum(rows.eligible, rows.left), documents)
    given_on = on_weekday(begun + below(marks(_DOCUMENT, identity, document), 2 * YEAR))
    given = _GIVEN.of(marks(_DOCUMENT, identity, document, 1))
    yes, no = place("document_given", "yes"), place("document_given", "no")
    given = np.where((given == yes) & (given_on > today), no, given)
    return {
        "child_id": columns.words(view.words.child_ids, child),
        "document": columns.codes("care_leaver_document", document),
        "given": columns.codes("document_given", given),
        "given_on": columns.dates(given_on, given == yes),
    }


def private_fostering(view: View) -> Columns:
    """Arrangements that are going on, or were notified or ended in the 12 months."""
    told, today = view.story.told, view.today
    known = told.contacts
    mark = told.children.identity[known.child] * 3 + known.day
    start = known.day + 2
    born = told.children.born[known.child]
    ended = start + 60 + below(marks(_FOSTERED, mark, 1), 300)
    ended = np.minimum(ended, birthday(born, 16))
    there = share(marks(_FOSTERED, mark), _PRIVATE) & (ended > start) & (start - born > 8 * YEAR)
    there &= (known.day <= today) & (ended > view.twelve)
    _, first = np.unique(np.where(there, known.child, -1), return_index=True)
    there &= np.isin(np.arange(len(known)), first)
    rows, mark = known.at(there), mark[there]
    start, ended = start[there], ended[there]
    until = np.minimum(ended, today)
    visit = on_weekday(start + 2 + below(marks(_FOSTERED, mark, 2), 8))
    assessed = on_weekday(start + 30 + below(marks(_FOSTERED, mark, 3), 25))
    visits = np.maximum(until - visit, 0) // 42
    last = on_weekday((visit + 42 * visits).astype(np.int32))
    last = np.where(last > until, visit, last)
    visited, done = visit <= until, assessed <= until
    post = view.story.staff.posts(Role.SAFEGUARDING, marks(_FOSTERED, mark, 4))
    return {
        "child_id": columns.words(view.words.child_ids, rows.child),
        "notified": columns.dates(rows.day),
        "arrangement_start": columns.dates(start.astype(np.int32), start <= today),
        "first_visit": columns.dates(visit, visited),
        "assessment_completed": columns.dates(assessed, done),
        "suitable": columns.codes(
            "yes_no_unknown", np.where(share(marks(_FOSTERED, mark, 5), 0.93), 0, 1), done
        ),
        "last_visit": columns.dates(last.astype(np.int32), visited),
        "seen_alone": columns.codes(
            "yes_no_unknown", np.where(share(marks(_FOSTERED, mark, 6), 0.8), 0, 1), visited
        ),
        "ended": columns.dates(ended.astype(np.int32), ended <= today),
    } | view.worker(post, until.astype(np.int32))


_FOSTERED, _PRIVATE = 304, 0.0016
