"""Private fostering arrangements."""

from ilacs.lists.declared.child import CHILD_ID, TEAM, WORKER
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec
from ilacs.lists.declared.supplementary.shared import or_blank

_THEMES = ("private-fostering",)

PRIVATE_FOSTERING = ListSpec(
    id="private_fostering",
    number=None,
    title="Private fostering",
    family=Family.SUPPLEMENTARY,
    sheet="Private_fostering",
    holds="Every private fostering arrangement that the authority knows of.",
    grain="arrangement and child",
    window="Arrangements that were notified or ended in the last twelve months, and all that are "
    "going on.",
    columns=(
        CHILD_ID,
        Column(
            name="notified",
            header="Date Private Fostering Notified",
            kind=Kind.DATE,
            blank=None,
            description="The day that the authority was told, or found out: seven working days "
            "for the first visit, and the first year of visits, begin here.",
            themes=_THEMES,
            also=("Private Fostering Notification Date",),
        ),
        Column(
            name="arrangement_start",
            header="Date Private Fostering Started",
            kind=Kind.DATE,
            blank="where it has not begun, or the day is not known",
            description="The day that the child came to live there. It may lie before or after "
            "the notification.",
            themes=_THEMES,
        ),
        Column(
            name="first_visit",
            header="Date of First Private Fostering Visit",
            kind=Kind.DATE,
            blank="where none has been made",
            description="The first visit to the home after the notification.",
            themes=_THEMES,
        ),
        Column(
            name="assessment_completed",
            header="Date Private Fostering Assessment Completed",
            kind=Kind.DATE,
            blank="where it is not complete",
            description="The day that the assessment of the arrangement was signed off.",
            themes=("private-fostering", "assessment"),
        ),
        Column(
            name="suitable",
            header="Private Fostering Arrangement Suitable",
            kind=Kind.CODE,
            blank="where it is not decided yet",
            description="What the assessment concluded.",
            codes="yes_no_unknown",
            themes=_THEMES,
        ),
        Column(
            name="last_visit",
            header="Date of Latest Private Fostering Visit",
            kind=Kind.DATE,
            blank="where none has been made",
            description="The latest visit; the first one, if it is the only one.",
            themes=("private-fostering", "visits-relationships"),
        ),
        Column(
            name="seen_alone",
            header="Child Seen Alone at Latest Private Fostering Visit",
            kind=Kind.CODE,
            blank="where no visit has been made",
            description="Whether the child was seen without the carer at that visit.",
            codes="yes_no_unknown",
            themes=("private-fostering", "visits-relationships"),
        ),
        Column(
            name="ended",
            header="Date Private Fostering Ended",
            kind=Kind.DATE,
            blank="while the arrangement goes on",
            description="The day that the child left, turned 16 (18 if disabled), or was found "
            "not to be privately fostered.",
            themes=_THEMES,
        ),
        or_blank(TEAM),
        or_blank(WORKER),
    ),
    key=("child_id", "notified"),
    events=("notified", "first_visit", "assessment_completed", "last_visit", "ended"),
    source="Children (Private Arrangements for Fostering) Regulations 2005",
    names=("Private fostering",),
)
