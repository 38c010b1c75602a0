"""List 4: Assessments."""

from dataclasses import replace

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
    holds="Every statutory assessment under section 17 or section 47 of the "
    "Children Act 1989. A child who was assessed several times has a row "
    "for each.",
    grain="assessment and child",
    window="Assessments authorised in the six months before the reference date, "
    "and all that are open at it.",
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
            description="The day that the assessment began. The 45 working days of Working "
            "Together begin at the referral, which may be earlier.",
            themes=("assessment",),
            also=("ContinuousAssessmentStart",),
        ),
        Column(
            name="child_seen",
            header="Child Seen During Continuous Assessment",
            kind=Kind.CODE,
            blank=None,
            description="Whether the child was seen in the course of this assessment. Seen is "
            "not the same as seen alone.",
            codes="yes_no_unknown",
            themes=("assessment", "visits-relationships"),
            also=("ContinuousAssessmentChildSeen",),
        ),
        Column(
            name="assessment_authorised",
            header="Continuous Assessment Date of Authorisation",
            kind=Kind.DATE,
            blank="while the assessment is open",
            description="The day that the assessment was complete and authorised: within the "
            "six months before the reference date.",
            themes=("assessment",),
            also=("ContinuousAssessmentAuthDate",),
        ),
        Column(
            name="support_required",
            header="Was the child assessed as requiring LA children’s social care support",
            kind=Kind.CODE,
            blank="while the assessment is open",
            description="Whether a social care service follows. No is mostly a case closed "
            "after assessment (RC8).",
            codes="yes_no",
            themes=("assessment", "early-help-thresholds"),
            also=("CSCSupportRequired", "Was the child assessed as being in need at assessment"),
        ),
        replace(TEAM, description="The team that had the case during this assessment."),
        replace(WORKER, description="The social worker who completed this assessment."),
    ),
    key=("child_id", "assessment_start"),
    events=("assessment_start", "assessment_authorised"),
    source="Annex A child-level data template, update of August 2019",
    names=("Assessments", "AA_4_assessments"),
)
