"""List 5: Section 47 enquiries and initial child protection conferences."""

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

ENQUIRIES = ListSpec(
    id="enquiries",
    number=5,
    title="Section 47 enquiries and initial child protection conferences",
    family=Family.ANNEX_A,
    sheet="List_5",
    holds="Every section 47 enquiry, with the conference that it led to. A child "
    "with several enquiries has a row for each.",
    grain="enquiry and child",
    window="Enquiries in the six months before the reference date, those with no "
    "decision yet among them.",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        DISABILITY,
        Column(
            name="strategy_discussion",
            header="Strategy discussion initiating Section 47 Enquiry Start Date",
            kind=Kind.DATE,
            blank=None,
            description="The day of the strategy discussion that began the enquiry. The 15 "
            "working days to the conference begin here.",
            themes=("strategy-s47",),
            also=("StratDiscussionDate", "Strategy Discussion Date"),
        ),
        Column(
            name="conference_unnecessary",
            header="Was an Initial Child Protection Conference deemed unnecessary?",
            kind=Kind.CODE,
            blank="until it is decided whether a conference is needed",
            description="Yes where no conference was needed: the question is negative. A child "
            "who has a child protection plan already is a no.",
            codes="yes_no",
            themes=("strategy-s47",),
            also=("InitialCPConfUnnecessary",),
        ),
        Column(
            name="conference_date",
            header="Date of Initial Child Protection Conference",
            kind=Kind.DATE,
            blank="where no conference was needed, or none has been held yet",
            description="The day that the conference was held, not a day that it is planned for.",
            themes=("strategy-s47",),
            also=("InitialCPConfDate",),
        ),
        Column(
            name="plan_resulted",
            header="Did the Initial Child Protection Conference Result in a Child Protection Plan",
            kind=Kind.CODE,
            blank="where no conference was needed, or none has been held yet",
            description="Whether the conference decided on a child protection plan for this child.",
            codes="yes_no",
            themes=("strategy-s47", "child-plans"),
            also=("CPConfResultInCPPlan",),
        ),
        Column(
            name="enquiries_12_months",
            header="Number of Section 47 Enquiries in the last 12 months",
            kind=Kind.INTEGER,
            blank=None,
            description="Earlier enquiries in the 12 months before the child's latest one; 0 if "
            "there was none. It looks back from the latest, so all rows of a child "
            "have the same number.",
            lowest=0,
            themes=("strategy-s47", "neglect-drift"),
            also=("NumberS47s12m", "Number of S47 Enquiries in the last 12 months"),
        ),
        Column(
            name="conferences_12_months",
            header="Number of ICPCs in the last 12 months",
            kind=Kind.INTEGER,
            blank=None,
            description="Initial conferences in the 12 months before the child's latest "
            "enquiry; 0 if there was none. The conference that the latest enquiry "
            "itself led to does not count.",
            lowest=0,
            themes=("strategy-s47", "neglect-drift"),
            also=("NumberICPCs12m",),
        ),
        replace(TEAM, description="The team that had the case during the enquiry."),
        replace(WORKER, description="The social worker who completed the enquiry."),
    ),
    key=("child_id", "strategy_discussion"),
    events=("strategy_discussion",),
    source="Annex A child-level data template, update of August 2019",
    names=("Sec47 and ICPC", "S47 and ICPC", "s47_enquiries", "AA_5_s47_enquiries"),
    official_title="Section 47 enquiries and Initial Child Protection Conferences",
)
