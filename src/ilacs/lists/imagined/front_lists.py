"""Lists 1 to 5 of a day: contacts, early help, referrals, assessments, enquiries."""

import numpy as np

from ilacs.lists.days import months_before
from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.days import NEVER, day_of, number
from ilacs.lists.imagined.draws import Whole
from ilacs.lists.imagined.view import View


def contacts(view: View) -> Columns:
    """Contacts of the six months."""
    known = view.story.told.contacts
    rows = known.at((known.day > view.six) & (known.day <= view.today))
    return view.child(rows.child, disability=False) | {
        "contact_date": columns.dates(rows.day),
        "contact_source": columns.codes("source", rows.source),
    }


def early_help(view: View) -> Columns:
    """Early help begun in the six months, or going on."""
    known = view.story.told.early_help
    begun = known.start <= view.today
    rows = known.at(begun & ((known.start > view.six) | (known.end > view.today)))
    return view.child(rows.child, disability=False) | {
        "assessment_start": columns.dates(rows.start),
        "assessment_end": columns.dates(rows.end, until=view.today),
        "organisation": columns.words(view.words.organisations, rows.organisation),
    }


def referrals(view: View) -> Columns:
    """Referrals of the six months."""
    known = view.story.told.referrals
    rows = known.at((known.day > view.six) & (known.day <= view.today))
    earlier = before_latest(
        known.child, known.day, latest_of(rows.child, rows.day, len(view.story.told.children))
    )
    return (
        view.child(rows.child, disability=False)
        | {
            "referral_date": columns.dates(rows.day),
            "referral_source": columns.codes("source", rows.source),
            "no_further_action": columns.yes_no(rows.no_action),
            "referrals_12_months": columns.numbers(earlier[rows.child]),
        }
        | view.worker(rows.post, rows.day)
    )


def assessments(view: View) -> Columns:
    """Assessments authorised in the six months, or open."""
    known = view.story.told.assessments
    rows = known.at((known.start <= view.today) & (known.end > view.six))
    done = rows.end <= view.today
    return (
        view.child(rows.child)
        | {
            "assessment_start": columns.dates(rows.start),
            "child_seen": columns.codes("yes_no_unknown", rows.seen),
            "assessment_authorised": columns.dates(rows.end, done),
            "support_required": columns.yes_no(rows.support, done),
        }
        | view.worker(rows.post, np.minimum(rows.end, view.today))
    )


def enquiries(view: View) -> Columns:
    """Section 47 enquiries begun in the six months."""
    known = view.story.told.enquiries
    rows = known.at((known.day > view.six) & (known.day <= view.today))
    latest = latest_of(rows.child, rows.day, len(view.story.told.children))
    met = known.at(known.conference < NEVER)
    decided, held = rows.decided <= view.today, rows.conference <= view.today
    return (
        view.child(rows.child)
        | {
            "strategy_discussion": columns.dates(rows.day),
            "conference_unnecessary": columns.yes_no(rows.unnecessary, decided),
            "conference_date": columns.dates(rows.conference, held),
            "plan_resulted": columns.yes_no(rows.plan, held),
            "enquiries_12_months": columns.numbers(
                before_latest(known.child, known.day, latest)[rows.child]
            ),
            "conferences_12_months": columns.numbers(
                before_latest(met.child, met.conference, latest)[rows.child]
            ),
        }
        | view.worker(rows.post, np.minimum(np.maximum(rows.day, rows.decided), view.today))
    )


def latest_of(child: Whole, day: Whole, children: int) -> Whole:
    """For each child the latest of its days; -NEVER for a child who has none."""
    latest = np.full(children, -NEVER, dtype=np.int32)
    np.maximum.at(latest, child, day)
    return latest


def before_latest(child: Whole, day: Whole, latest: Whole) -> Whole:
    """For each child, how many of its days lie in the 12 months before its latest one."""
    first = _year_before(latest)
    earlier = (day < latest[child]) & (day >= first[child])
    return np.bincount(child[earlier], minlength=len(latest)).astype(np.int32)


def _year_before(days: Whole) -> Whole:
    """The same day a year earlier, for days that are not -NEVER."""
    known = np.unique(days[days > -NEVER])
    before = np.array([number(months_before(day_of(int(day)), 12)) for day in known], np.int32)
    year_before = np.full(len(days), NEVER, dtype=np.int32)
    there = days > -NEVER
    year_before[there] = before[np.searchsorted(known, days[there])]
    return year_before
