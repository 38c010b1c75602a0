"""List 2: Early help."""

from ilacs.lists.declared.child import AGE, CHILD_ID, DATE_OF_BIRTH, ETHNICITY, GENDER
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

EARLY_HELP = ListSpec(
    id="early_help",
    number=2,
    title="Early help",
    family=Family.ANNEX_A,
    sheet="List_2",
    holds="Every early help assessment, and every early help intervention that "
    "the authority coordinates. What counts as early help differs between "
    "authorities: agree with the inspectors' analyst which children are "
    "meant.",
    grain="assessment or intervention and child",
    window="Assessments in the six months before the reference date, and "
    "interventions going on at it.",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        Column(
            name="assessment_start",
            header="Assessment start date",
            kind=Kind.DATE,
            blank=None,
            description="The day that the early help, common or targeted assessment began, or "
            "the nearest thing that the authority records.",
            themes=("early-help-thresholds",),
            also=("AssessmentStartDate",),
        ),
        Column(
            name="assessment_end",
            header="Assessment completion date",
            kind=Kind.DATE,
            blank="while the assessment or the service goes on",
            description="The day that the assessment ended. Where the authority records "
            "interventions, the day that the intervention ended.",
            themes=("early-help-thresholds",),
            also=("AssessmentCompletionDate",),
        ),
        Column(
            name="organisation",
            header="Organisation completing assessment",
            kind=Kind.TEXT,
            blank=None,
            description="The organisation that assessed, or that the lead professional works "
            "for. Where several helped, the main one.",
            themes=("early-help-thresholds", "partnership"),
            also=("OrganisationCompletingAssessment",),
        ),
    ),
    key=("child_id", "assessment_start"),
    events=("assessment_start",),
    source="Annex A child-level data template, update of August 2019",
    names=("Early Help", "AA_2_early_help_assessments"),
    official_title="Early Help",
)
