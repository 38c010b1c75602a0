"""List 4: Assessments."""

from ilacs.lists.declared.child import (
    AGE,
    CHILD_ID,
    DATE_OF_BIRTH,
    DISABILITY,
    ETHNICITY,
    GENDER,
    TEAM,
    WORKER,
)
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

ASSESSMENTS = ListSpec(
    id="assessments",
    number=4,
    title="Assessments",
    family=Family.ANNEX_A,
    sheet="List_4",
    holds="TODO",
    grain="assessment and child",
    window="TODO",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        DISABILITY,
        Column(
            name="assessment_start",
            header="Continuous Assessment Start Date",
            kind=Kind.DATE,
            blank=None,
            description="TODO ",
        ),
        Column(
            name="child_seen",
            header="Child Seen During Continuous Assessment",
            kind=Kind.CODE,
            blank=None,
            description="TODO ",
            codes="yes_no_unknown",
            themes=("visits-relationships",),
        ),
        Column(
            name="assessment_authorised",
            header="Continuous Assessment Date of Authorisation",
            kind=Kind.DATE,
            blank="assessment still open",
            description="TODO If present, “within the last six months”.",
        ),
        Column(
            name="support_required",
            header="Was the child assessed as requiring LA children’s social care support",
            kind=Kind.CODE,
            blank="ongoing",
            description="TODO No ≈ RC8 NFA. Older name in the Codes tab: “Was the child assessed as being in need at assessment?”.",
            codes="yes_no",
        ),
        TEAM,
        WORKER,
    ),
    key=("child_id", "assessment_start"),
    events=("assessment_start", "assessment_authorised"),
    source="Annex A child-level data template, update of August 2019",
    names=("Assessments", "AA_4_assessments"),
)
