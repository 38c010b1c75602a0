"""List 2: Early help."""

from ilacs.lists.declared.child import (
    AGE,
    CHILD_ID,
    DATE_OF_BIRTH,
    ETHNICITY,
    GENDER,
)
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

EARLY_HELP = ListSpec(
    id="early_help",
    number=2,
    title="Early help",
    family=Family.ANNEX_A,
    sheet="List_2",
    holds="TODO",
    grain="assessment or intervention and child",
    window="TODO",
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
            description="TODO “closest match” allowed: EH varies by authority.",
        ),
        Column(
            name="assessment_end",
            header="Assessment completion date",
            kind=Kind.DATE,
            blank="service continuing",
            description="TODO May be the end of the intervention instead.",
        ),
        Column(
            name="organisation",
            header="Organisation completing assessment",
            kind=Kind.TEXT,
            blank=None,
            description="TODO Lead professional’s organisation; free text.",
        ),
    ),
    key=("child_id", "assessment_start"),
    events=("assessment_start", "assessment_end"),
    source="Annex A child-level data template, update of August 2019",
    names=("Early Help", "AA_2_early_help_assessments"),
)
