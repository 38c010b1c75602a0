"""Cells that may never be empty, or not beside what stands in the row."""

from ilacs.lists.checking.check import At, Check, error, query
from ilacs.lists.checking.expressions import blank, filled
from ilacs.lists.declared import ALL, header_of
from ilacs.lists.findings import About

GO_TOGETHER: tuple[tuple[str, str, str], ...] = (
    ("assessments", "support_required", "assessment_authorised"),
    ("enquiries", "plan_resulted", "conference_date"),
    ("adoption", "matched", "placed"),
    ("adopters", "left_process", "leaving_reason"),
    ("adopters", "leaving_reason", "left_process"),
    ("adopters", "matched", "placed"),
    ("adopters", "children_placed", "placed"),
    ("missing_episodes", "returned", "return_time"),
    ("return_interviews", "completed", "completed_time"),
    ("private_fostering", "last_visit", "seen_alone"),
    ("private_fostering", "seen_alone", "last_visit"),
    ("case_audits", "actions", "actions_done"),
)
"""A list, a column that may be empty, and the one beside which it may not."""


CHECKS: tuple[Check, ...] = (
    error(
        "blank-cell",
        "{column} is empty, and every row needs it.",
        "Fill it in; where it is truly not known, use the code for that if the column has one.",
        *(
            # A column that is empty throughout is said once, by `blank-column`.
            At(spec.id, column.name, blank(column.name) & ~blank(column.name).all())
            for spec in ALL
            for column in spec.columns
            if column.blank is None
        ),
        about=About.BLANK,
    ),
    query(
        "blank-though-needed",
        "{column} is empty, but there is an answer in the column that it goes with ({detail}).",
        "Fill it in, or take the other answer out.",
        *(
            At(list_id, column, blank(column) & filled(given), detail=header_of(list_id, given))
            for list_id, column, given in GO_TOGETHER
        ),
        about=About.BLANK,
    ),
)
