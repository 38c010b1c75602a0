"""List 6: Children in need."""

from ilacs.lists.declared.child import (
    AGE,
    CHILD_ID,
    DATE_OF_BIRTH,
    DISABILITY,
    ETHNICITY,
    GENDER,
    TEAM,
    WORKER,
    now_or_last,
)
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

CHILDREN_IN_NEED = ListSpec(
    id="children_in_need",
    number=6,
    title="Children in need",
    family=Family.ANNEX_A,
    sheet="List_6",
    holds="Every child who receives, or is being assessed for, a service of "
    "children's social care: children with plans of any kind, children in "
    "care and children with an open assessment. No care leavers, and no "
    "children who were only referred. One row for each child, about the "
    "latest episode of need.",
    grain="child",
    window="Children with an open episode at the reference date, or one that "
    "closed in the six months before it.",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        DISABILITY,
        Column(
            name="need_start",
            header="CIN Start Date",
            kind=Kind.DATE,
            blank=None,
            description="The day that the latest episode of need began. For an open assessment, "
            "the start of the referral that led to it.",
            themes=("child-plans",),
            also=("CINStartDate",),
        ),
        Column(
            name="primary_need",
            header="Primary Need Code",
            kind=Kind.CODE,
            blank=None,
            description="The latest main reason for the service. Only one can be given; N0 "
            "where none was recorded.",
            codes="primary_need",
            themes=("child-plans",),
            also=("PrimaryNeedCode", "Primary Need"),
        ),
        Column(
            name="last_seen",
            header="Date Child Was Last Seen",
            kind=Kind.DATE,
            blank="where the system cannot give it",
            description="The day that a social worker last saw the child. Where it is empty, "
            "inspectors will ask how managers know.",
            themes=("visits-relationships", "supervision-oversight"),
            also=("DateChildLastSeen",),
        ),
        Column(
            name="need_end",
            header="CIN Closure Date",
            kind=Kind.DATE,
            blank="while the episode is open",
            description="The day that the latest episode closed.",
            themes=("child-plans",),
            also=("CINClosureDate",),
        ),
        Column(
            name="closure_reason",
            header="Reason for Closure",
            kind=Kind.CODE,
            blank="while the episode is open",
            description="Why the latest episode closed. Children closed straight after "
            "assessment (RC8) need not be in this list.",
            codes="closure_reason",
            themes=("early-help-thresholds",),
            also=("ReasonForClosure",),
        ),
        Column(
            name="case_status",
            header="Case status",
            kind=Kind.CODE,
            blank=None,
            description="The first that applies of in care, child protection plan, child in "
            "need plan, open assessment; closed where the episode has ended.",
            codes="case_status",
            themes=("child-plans",),
            also=("CaseStatus",),
        ),
        now_or_last(TEAM),
        now_or_last(WORKER),
    ),
    key=("child_id",),
    events=("need_start", "last_seen", "need_end"),
    source="Annex A child-level data template, update of August 2019",
    names=("Children in Need", "Child in Need", "AA_6_children_in_need"),
    official_title="Children in Need",
)
