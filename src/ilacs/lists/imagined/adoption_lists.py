"""Lists 10 and 11 of a day: adoption, adopters."""

import numpy as np

from ilacs.lists.imagined import columns
from ilacs.lists.imagined.columns import Columns
from ilacs.lists.imagined.events import Care
from ilacs.lists.imagined.names import adopter_ids, numbered
from ilacs.lists.imagined.need_lists import latest_rows
from ilacs.lists.imagined.view import View


def adoption(view: View) -> Columns:
    """Children with a plan of adoption that goes on, or that ended in the 12 months."""
    known, today = view.story.told.care, view.today
    ended = np.minimum(known.adoption_order, known.reversed)
    there = (known.decision <= today) & (ended > view.twelve)
    rows: Care = known.at(latest_rows(known.child, known.start, there))
    known_family = (rows.family >= 0) & (rows.matched <= today)
    reversed_ = rows.reversed <= today
    return view.child(rows.child) | {
        "family_id": columns.each(numbered("AF", rows.family), known_family),
        "care_start": columns.dates(rows.start),
        "adoption_decision": columns.dates(rows.decision),
        "placement_order": columns.dates(rows.placement_order, until=today),
        "matched": columns.dates(rows.matched, until=today),
        "placed": columns.dates(rows.placed, until=today),
        "adoption_order": columns.dates(rows.adoption_order, until=today),
        "decision_reversed": columns.dates(rows.reversed, reversed_),
        "reversal_reason": columns.codes("reversal_reason", rows.reversal_reason, reversed_),
        "fostering_for_adoption_placed": columns.dates(rows.fostering, until=today),
    }


def adopters(view: View) -> Columns:
    """Adults who have begun the first stage and have not ended more than 12 months before."""
    known, today = view.story.told.adopters, view.today
    there = (known.stage_1_start <= today) & (np.minimum(known.order, known.left) > view.twelve)
    rows = known.at(there)
    left, placed = rows.left <= today, rows.placed <= today
    nothing = np.zeros(len(rows), dtype=np.bool_)
    return {
        "adopter_id": columns.each(adopter_ids(rows.family, rows.place)),
        "family_id": columns.each(numbered("AF", rows.family)),
        "gender": columns.codes("gender", rows.gender),
        "ethnicity": columns.codes("ethnicity", rows.ethnicity),
        "disability": columns.codes("yes_no", rows.disability),
        "fostering_for_adoption": columns.codes("plain_yes_no", np.where(rows.fostering, 0, 1)),
        "enquiry": columns.dates(rows.enquiry),
        "stage_1_start": columns.dates(rows.stage_1_start),
        "stage_1_end": columns.dates(rows.stage_1_end, until=today),
        "stage_2_start": columns.dates(rows.stage_2_start, until=today),
        "stage_2_end": columns.dates(rows.stage_2_end, until=today),
        "application_submitted": columns.dates(rows.enquiry, nothing),
        "application_approved": columns.dates(rows.enquiry, nothing),
        "matched": columns.dates(rows.matched, until=today),
        "placed": columns.dates(rows.placed, until=today),
        "children_placed": columns.numbers(rows.children, placed),
        "adoption_order": columns.dates(rows.order, until=today),
        "left_process": columns.dates(rows.left, left),
        "leaving_reason": columns.codes("leaving_reason", rows.reason, left),
    }
