"""What happens to a child, declared once: every date column of every list, and its words.

A column is an event (EVENTS), or it is said why it is none (NOT_EVENTS). The order of EVENTS is
that of the process: events of one day are told in it.
"""

from collections.abc import Mapping

from ilacs.lists.declared import ALL
from ilacs.measures.events.before_care import AFTER_HELP, BEFORE_CARE
from ilacs.measures.events.event_column import EventColumn, Holds
from ilacs.measures.events.in_care import ADOPTION, CARE, COURT, LEAVING, MISSING, OVERSIGHT

BIRTHS: tuple[EventColumn, ...] = tuple(
    EventColumn("birth", "Born, or expected", spec.id, "date_of_birth", within=(), once=True)
    for spec in ALL
    if "date_of_birth" in spec.by_name and "child_id" in spec.by_name
)

EVENTS: tuple[EventColumn, ...] = (
    *BIRTHS,
    *BEFORE_CARE,
    *COURT,
    *CARE,
    *MISSING,
    *ADOPTION,
    *LEAVING,
    *AFTER_HELP,
    *OVERSIGHT,
)
"""Every date column that tells what happened to a child, in the order of the process."""

_ADOPTERS = "It is a day of an adopter, and the list names no child."
_ALLEGATIONS = "Allegations are about adults, and the list names no child."
_WORKFORCE = "It is a day of a member of staff."

NOT_EVENTS: Mapping[tuple[str, str], str] = {
    ("return_interviews", "episode_started"): "It repeats the start of the missing episode, "
    "which the list of missing episodes tells.",
    ("case_audits", "repeats"): "It repeats the day of an earlier audit.",
    **{
        ("adopters", name): _ADOPTERS
        for name in (
            "enquiry",
            "stage_1_start",
            "stage_1_end",
            "stage_2_start",
            "stage_2_end",
            "application_submitted",
            "application_approved",
            "matched",
            "placed",
            "adoption_order",
            "left_process",
        )
    },
    **{
        ("allegations", name): _ALLEGATIONS
        for name in ("employer_aware", "referred", "first_meeting", "closed")
    },
    **{("workforce", name): _WORKFORCE for name in ("started", "ended")},
}
"""The date columns that tell no event of a child, and why."""

ORDER: Mapping[str, int] = {
    kind: place for place, kind in enumerate(dict.fromkeys(each.kind for each in EVENTS))
}
"""The place of every kind of event in the process."""

__all__ = ["EVENTS", "NOT_EVENTS", "ORDER", "EventColumn", "Holds"]
