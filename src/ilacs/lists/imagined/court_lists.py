"""Supplementary lists of a day: strategy discussions, pre-proceedings, care proceedings."""

import numpy as np

from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Cells, Columns
from ilacs.lists.imagined.days import NEVER, YEAR, on_weekday
from ilacs.lists.imagined.draws import Mask, Pick, Small, Whole, below, marks, share
from ilacs.lists.imagined.names import court_references, numbered
from ilacs.lists.imagined.need_lists import holders
from ilacs.lists.imagined.rates import keys, place
from ilacs.lists.imagined.view import View

_YES, _NO, _UNKNOWN = range(3)
_REASON = Pick(
    {"harm": 82, "exploitation": 8, "missing": 5, "review": 3, "other": 2}, keys("strategy_reason")
)
_OTHERS = ("Housing", "Probation", "Youth justice", "Adult services", "Voluntary sector")
_WITHOUT_ENQUIRY = 0.07
_POLICE, _HEALTH, _EDUCATION, _OTHER, _WHY, _EXTRA, _MEETING, _HEARING = range(200, 208)
_WITHOUT_CARE = 0.16
_LEGAL_OUTCOME = keys("legal_meeting_outcome")


def strategy_discussions(view: View) -> Columns:
    """Discussions of the 12 months: those that began enquiries, and some that did not."""
    told = view.story.told
    known = told.enquiries.at(
        (told.enquiries.day > view.twelve) & (told.enquiries.day <= view.today)
    )
    needs = told.needs
    mark = told.children.identity[needs.child] + needs.start
    first = needs.assessment + 1
    talked = share(marks(_EXTRA, mark), _WITHOUT_ENQUIRY) & (first > view.twelve)
    talked &= (on_weekday(first) <= view.today) & (first < needs.end)
    both = needs.child.astype(np.int64) << 32 | on_weekday(first)
    talked &= ~np.isin(both, known.child.astype(np.int64) << 32 | known.day)
    child = np.concatenate([known.child, needs.child[talked]])
    held = np.concatenate([known.day, on_weekday(first[talked])])
    post = np.concatenate([known.post, needs.assessing_post[talked]])
    led = np.arange(len(child)) < len(known)
    mark = (told.children.identity[child] * 7 + held).astype(np.int32)
    of_age = held - told.children.born[child] > 3 * YEAR
    education = share(marks(_EDUCATION, mark), 0.72) & of_age
    return {
        "child_id": columns.words(view.words.child_ids, child),
        "held": columns.dates(held),
        "reason": columns.codes("strategy_reason", _REASON.of(marks(_WHY, mark))),
        "police": _present(share(marks(_POLICE, mark), 0.93)),
        "health": _present(share(marks(_HEALTH, mark), 0.84)),
        "education": _present(education),
        "others": columns.words(
            columns.texts(_OTHERS),
            marks(_OTHER, mark) % len(_OTHERS),
            share(marks(_OTHER, mark, 1), 0.2),
        ),
        "enquiry": _present(led),
    } | view.worker(post, held)


def _present(is_so: Mask) -> Cells:
    return columns.codes("yes_no_unknown", np.where(is_so, _YES, _NO))


def pre_proceedings(view: View) -> Columns:
    """Periods of the 12 months, or open: of children with plans, before care or instead of it."""
    told, today = view.story.told, view.today
    needs = told.needs
    mark = told.children.kin[needs.child] * 5 + needs.start
    into_care = (needs.care_start < NEVER) & (needs.care_start > needs.plan_start + 60)
    without = (needs.care_start == NEVER) & share(marks(_MEETING, mark), _WITHOUT_CARE)
    without &= needs.plan_end > needs.plan_start + 200
    wait = 100 + below(marks(_MEETING, mark, 1), 60)
    meeting = np.where(into_care, needs.care_start - 150, needs.plan_start + wait - 60)
    meeting = on_weekday(np.maximum(meeting, needs.plan_start + 10).astype(np.int32))
    ended = np.where(into_care, needs.care_start, on_weekday((meeting + wait).astype(np.int32)))
    began = share(marks(_MEETING, mark, 2), 0.82)
    there = (needs.plan_start < NEVER) & (into_care | without) & (meeting < ended)
    last_event = np.where(began, ended, meeting)
    there &= (meeting <= today) & (last_event > view.twelve)
    rows, mark = needs.at(there), mark[there]
    meeting, ended, began, into_care = meeting[there], ended[there], began[there], into_care[there]
    letter = on_weekday(meeting + 7 + below(marks(_MEETING, mark, 3), 10))
    first = on_weekday(letter + 10 + below(marks(_MEETING, mark, 4), 18))
    sent = began & (letter <= today) & (letter < ended)
    met = began & (first <= today) & (first < ended)
    until = np.minimum(ended, today)
    reviews = np.where(met, np.minimum((until - first) // 42, 6), 0)
    review = on_weekday((first + 42 * reviews - 2).astype(np.int32))
    done = began & (ended <= today)
    outcome = np.where(
        began,
        _LEGAL_OUTCOME.index("B"),
        np.where(into_care, _LEGAL_OUTCOME.index("C"), _LEGAL_OUTCOME.index("A")),
    )
    kin = told.children.kin[rows.child]
    return {
        "child_id": columns.words(view.words.child_ids, rows.child),
        "family_id": columns.each(numbered("PLO", kin)),
        "legal_meeting": columns.dates(meeting),
        "legal_meeting_outcome": columns.codes("legal_meeting_outcome", outcome),
        "letter_sent": columns.dates(letter, sent),
        "first_meeting": columns.dates(first, met),
        "review_meetings": columns.numbers(reviews, began),
        "last_review_meeting": columns.dates(review, (reviews > 0) & (review <= until)),
        "ended": columns.dates(ended.astype(np.int32), done),
        "outcome": columns.codes("pre_proceedings_outcome", np.where(into_care, 0, 1), done),
        "previous_periods": columns.numbers(np.zeros(len(rows), dtype=np.int32)),
        "parents_represented": columns.codes(
            "yes_no_unknown",
            np.where(share(marks(_MEETING, mark, 5), 0.87), _YES, _NO),
            began,
        ),
    } | view.worker(rows.planning_post, until.astype(np.int32))


_GUARDIANSHIP = ("E45", "E46", "E47", "E48")


def care_proceedings(view: View) -> Columns:
    """Proceedings of the 12 months, or open: from an interim care order to the final one."""
    told, today = view.story.told, view.today
    legal, care = told.legal_statuses, told.care
    interim = np.flatnonzero(legal.status == place("legal_status", "C1"))
    period = legal.care[interim]
    following = np.minimum(interim + 1, len(legal) - 1)
    goes_on = (following > interim) & (legal.care[following] == period)
    hearing = legal.start[interim]
    final = np.where(goes_on, legal.start[following], care.end[period])
    mark = told.children.identity[care.child[period]] + hearing
    issued = hearing - 1 - below(marks(_HEARING, mark), 9)
    there = (issued <= today) & (final > view.twelve)
    period, hearing, final, issued = (days[there] for days in (period, hearing, final, issued))
    order = _final_order(view, period, legal.status[following[there]], goes_on[there])
    done = final <= today
    child = care.child[period]
    mark = told.children.identity[child] + hearing
    hearings = 1 + (np.minimum(final, today) - hearing) // 56
    heard = hearing <= today
    kin = told.children.kin[child]
    post, day = holders(view)
    return {
        "child_id": columns.words(view.words.child_ids, child),
        "family_id": columns.each(numbered("PLO", kin)),
        "court_reference": columns.each(court_references(kin, issued)),
        "issued": columns.dates(issued.astype(np.int32)),
        "short_notice": columns.codes(
            "yes_no_unknown", np.where(share(marks(_HEARING, mark, 1), 0.3), _YES, _NO)
        ),
        "first_hearing": columns.dates(hearing, heard),
        "hearings": columns.numbers(np.where(heard, hearings, 0)),
        "final_hearing": columns.dates(final.astype(np.int32), done),
        "ended": columns.dates(final.astype(np.int32), done),
        "final_order": columns.codes("final_order", order, done),
        "final_plan_approved": columns.codes(
            "yes_no_unknown",
            np.where(share(marks(_HEARING, mark, 2), 0.94), _YES, _NO),
            done,
        ),
    } | view.worker(post[child], day[child])


def _final_order(view: View, period: Whole, after: Small, goes_on: Mask) -> Whole:
    """How proceedings ended: by the status that came next, or the way out of care."""
    status, reason = keys("legal_status"), view.story.told.care.reason[period]
    out = [place("care_end_reason", key) for key in _GUARDIANSHIP]
    orders = ("A", "C", "E", "F", "D")
    return np.select(
        [
            goes_on & (after == status.index("C2")),
            goes_on & (after == status.index("E1")),
            np.isin(reason, out),
            reason == place("care_end_reason", "E41"),
            reason == place("care_end_reason", "E4A"),
        ],
        [place("final_order", key) for key in orders],
        place("final_order", "N"),
    )
