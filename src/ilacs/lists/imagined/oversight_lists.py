"""Supplementary lists of a day: supervision, case audits, allegations, workforce."""

import numpy as np

from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import on_weekday
from ilacs.lists.imagined.draws import Pick, Whole, below, marks, share
from ilacs.lists.imagined.history import USUAL_SIZE
from ilacs.lists.imagined.leaver_lists import listed
from ilacs.lists.imagined.names import numbered
from ilacs.lists.imagined.need_lists import holder, needs_listed
from ilacs.lists.imagined.rates import keys, place
from ilacs.lists.imagined.staff import Role
from ilacs.lists.imagined.view import View

_SUPERVISED, _AUDIT, _AUDITOR, _ALLEGATION, _WORK = range(400, 405)
_KIND = Pick({"formal": 82, "group": 8, "case_discussion": 10}, keys("supervision_kind"))
_AUDIT_KIND = Pick({"case": 70, "thematic": 18, "dip": 12}, keys("audit_kind"))
_GRADE = Pick(
    {"outstanding": 4, "good": 46, "requires_improvement": 39, "inadequate": 6, "not_graded": 5},
    keys("practice_grade"),
)
_QUARTER = 91
_AUDITED_A_QUARTER = 0.03
_ALLEGATIONS_A_WEEK = 5
"""In an authority with 9,000 children in its lists. Assumed."""


def supervision(view: View) -> Columns:
    """Supervision of the 12 months of every case that is or was open."""
    told = view.story.told
    known = told.needs.at((told.needs.assessment <= view.today) & (told.needs.end > view.twelve))
    identity = told.children.identity[known.child]
    gap = 24 + below(marks(_SUPERVISED, identity, known.start), 26)
    gap = np.where(share(marks(_SUPERVISED, identity, 1), 0.1), gap + 60, gap).astype(np.int32)
    first = known.assessment + 10
    until = np.minimum(known.end, view.today)
    turns = np.maximum((until - first) // gap + 1, 0)
    skipped = np.clip((view.twelve - first) // gap, 0, turns)
    left = turns - skipped
    which = np.repeat(np.arange(len(known)), left)
    turn = np.arange(len(which)) - np.repeat(np.cumsum(left) - left, left) + skipped[which]
    held = on_weekday((first[which] + turn * gap[which]).astype(np.int32))
    kept = (held > view.twelve) & (held <= until[which])
    which, held = which[kept], held[kept]
    rows = known.at(which)
    in_care = (rows.care_start <= held) & (rows.care_end > held)
    planned = rows.supported & (rows.assessed <= held)
    at_home = np.where(planned, rows.planning_post, rows.assessing_post)
    post = np.where(in_care, rows.caring_post, at_home)
    team = view.story.staff.team[post]
    manager = view.story.staff.posts(Role.MANAGEMENT, marks(_SUPERVISED, team))
    return {
        "child_id": columns.words(view.words.child_ids, rows.child),
        "held": columns.dates(held),
        "kind": columns.codes(
            "supervision_kind", _KIND.of(marks(_SUPERVISED, identity[which], held))
        ),
        "supervisor": view.worker(manager, held)["worker"],
    } | view.worker(post.astype(np.int32), held)


def case_audits(view: View) -> Columns:
    """Audits of the 12 months: of some open cases each quarter, and some again after a while."""
    told = view.story.told
    cases, days, again = [], [], []
    for quarter in range(view.twelve // _QUARTER - 1, view.today // _QUARTER + 1):
        identity = told.children.identity[told.needs.child]
        chosen = share(marks(_AUDIT, identity, quarter), _AUDITED_A_QUARTER)
        day = on_weekday(quarter * _QUARTER + below(marks(_AUDIT, identity, quarter, 1), 80))
        chosen &= (told.needs.assessment < day) & (told.needs.end > day)
        rows = np.flatnonzero(chosen)
        second = rows[share(marks(_AUDIT, identity[rows], quarter, 2), 0.15)]
        cases += [rows, second]
        days += [day[rows], on_weekday(day[second] + 70)]
        again += [np.full(len(rows), -1, dtype=np.int32), day[second]]
    case, audited, repeats = (np.concatenate(parts) for parts in (cases, days, again))
    kept = (audited > view.twelve) & (audited <= view.today)
    case, audited, repeats = case[kept], audited[kept], repeats[kept]
    child = told.needs.child[case]
    identity = told.children.identity[child]
    repeated = repeats >= 0
    kind = _AUDIT_KIND.of(marks(_AUDIT, identity, audited, 3))
    kind = np.where(repeated, place("audit_kind", "re_audit"), kind)
    grade = _GRADE.of(marks(_AUDIT, identity, audited, 4))
    moderated = share(marks(_AUDIT, identity, audited, 5), 0.3)
    moved = share(marks(_AUDIT, identity, audited, 6), 0.2) & (grade < 3)
    actions = below(marks(_AUDIT, identity, audited, 7), 7)
    age = np.minimum((view.today - audited) // 20, 8)
    done = np.minimum(actions, age * actions // 6)
    auditor = view.story.staff.posts(Role.MANAGEMENT, marks(_AUDITOR, identity, audited))
    return {
        "child_id": columns.words(view.words.child_ids, child),
        "audited": columns.dates(audited),
        "kind": columns.codes("audit_kind", kind),
        "auditor": view.worker(auditor, audited)["worker"],
        "grade": columns.codes("practice_grade", grade),
        "moderated_grade": columns.codes("practice_grade", grade + moved, moderated),
        "actions": columns.numbers(actions),
        "actions_done": columns.numbers(done),
        "repeats": columns.dates(repeats, repeated),
    } | view.worker(told.needs.planning_post[case], audited)


_SECTOR = Pick(
    {
        "education": 33, "foster_care": 13, "early_years": 11, "residential": 9, "health": 7,
        "social_care": 7, "voluntary": 5, "sport": 4, "transport": 4, "faith": 3, "police": 2,
        "other": 2,
    },
    keys("employer_sector"),
)  # fmt: skip
_FINDING = Pick(
    {
        "threshold_not_met": 38, "unsubstantiated": 25, "substantiated": 24, "unfounded": 10,
        "false": 2, "malicious": 1,
    },
    keys("allegation_outcome"),
)  # fmt: skip


def allegations(view: View) -> Columns:
    """Matters referred or closed in the 12 months, or open: a few each week."""
    most = max(round(_ALLEGATIONS_A_WEEK * view.story.size / USUAL_SIZE * 2), 1)
    weeks = np.arange(view.twelve // 7 - 60, view.today // 7 + 1)
    week, which = (some.ravel() for some in np.meshgrid(weeks, np.arange(most), indexing="ij"))
    seed = view.story.seed
    chance = view.story.size * _ALLEGATIONS_A_WEEK / USUAL_SIZE / most
    mark = (week * 100_003 + which).astype(np.int64)
    day = on_weekday((week * 7 + marks(_ALLEGATION, seed, mark, 1) % 5).astype(np.int32))
    closed = on_weekday(day + 3 + below(marks(_ALLEGATION, seed, mark, 2), 200))
    there = share(marks(_ALLEGATION, seed, mark), chance)
    there &= (day <= view.today) & (closed > view.twelve)
    mark, day, closed = mark[there], day[there], closed[there]
    aware = day - marks(_ALLEGATION, seed, mark, 3) % 5
    met = on_weekday(day + 2 + below(marks(_ALLEGATION, seed, mark, 4), 16))
    finding = _FINDING.of(marks(_ALLEGATION, seed, mark, 5))
    meets = (finding != place("allegation_outcome", "threshold_not_met")) & (met < closed)
    ended = closed <= view.today
    return {
        "allegation_id": columns.each(numbered("AL", mark)),
        "employer_aware": columns.dates(aware.astype(np.int32)),
        "referred": columns.dates(day),
        "employer_sector": columns.codes(
            "employer_sector", _SECTOR.of(marks(_ALLEGATION, seed, mark, 6))
        ),
        "first_meeting": columns.dates(met, meets & (met <= view.today)),
        "outcome": columns.codes("allegation_outcome", finding, ended),
        "closed": columns.dates(closed, ended),
    }


_ROLES = {
    Role.MANAGEMENT: {"team_manager": 70, "senior_manager": 12, "reviewing_officer": 18},
    Role.LEAVING_CARE: {"personal_adviser": 1},
}
_CASE_ROLES = {"social_worker": 68, "newly_qualified": 16, "senior_practitioner": 16}


def workforce(view: View) -> Columns:
    """Posts held on the day, or left in the 12 months."""
    staff = view.story.staff
    rows = np.flatnonzero((staff.start <= view.today) & (staff.end > view.twelve))
    post, role = staff.post[rows], staff.role[staff.post[rows]]
    seed = view.story.seed
    title = np.zeros(len(rows), dtype=np.uint8)
    for kind in Role:
        pick = Pick(_ROLES.get(kind, _CASE_ROLES), keys("worker_role"))
        here = role == kind
        title[here] = pick.of(marks(_WORK, seed, rows[here]))
    holds = staff.end[rows] > view.today
    cases = _caseloads(view)[rows]
    percent = np.array([100, 100, 100, 80, 60, 100, 100, 50])[marks(_WORK, seed, rows, 1) % 8]
    employment = np.where(
        staff.agency[rows], place("employment", "agency"), place("employment", "permanent")
    )
    return {
        "worker_id": columns.each(numbered("SW", rows)),
        "worker": columns.words(view.words.workers, rows),
        "role": columns.codes("worker_role", title),
        "team": columns.words(view.words.teams, post),
        "employment": columns.codes("employment", employment),
        "full_time_percent": columns.numbers(percent),
        "started": columns.dates(staff.start[rows]),
        "ended": columns.dates(staff.end[rows], ~holds),
        "caseload": columns.numbers(cases, holds & (role != Role.MANAGEMENT)),
    }


def _caseloads(view: View) -> Whole:
    """For every term of a worker, the cases held on the day."""
    staff = view.story.staff
    needs = needs_listed(view)
    open_ = needs.at(needs.end > view.today)
    found = listed(view)
    posts = np.concatenate([holder(view, open_)[0], found.rows.at(~found.in_care).post])
    terms = staff.term(posts, view.today)
    return np.bincount(terms, minlength=len(staff.post)).astype(np.int32)
