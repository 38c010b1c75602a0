"""Care leavers: pathway plans, and the documents that each should have."""

from ilacs.lists.declared.child import CHILD_ID
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

_PLANS, _DOCUMENTS = ("pathway-planning",), ("cl-health-history", "cl-offer")

PATHWAY_PLANS = ListSpec(
    id="pathway_plans",
    number=None,
    title="Pathway plans",
    family=Family.SUPPLEMENTARY,
    sheet="Pathway_plans",
    holds="Every pathway plan of a young person who is leaving or has left care, with its reviews.",
    grain="plan or review of a plan",
    window="Plans and reviews due in the last twelve months.",
    columns=(
        CHILD_ID,
        Column(
            name="needs_assessed",
            header="Date Pathway Needs Assessment Completed",
            kind=Kind.DATE,
            blank="where it is not complete, or this row is a review",
            description="The assessment of needs that comes before the first plan.",
            themes=("pathway-planning", "assessment"),
        ),
        Column(
            name="due",
            header="Date Pathway Plan Due",
            kind=Kind.DATE,
            blank=None,
            description="The day by which this plan, or this review, should be complete.",
            themes=_PLANS,
        ),
        Column(
            name="started",
            header="Date Pathway Plan Started",
            kind=Kind.DATE,
            blank="where it has not been begun",
            description="The day that work on it began.",
            themes=_PLANS,
        ),
        Column(
            name="completed",
            header="Date Pathway Plan Completed",
            kind=Kind.DATE,
            blank="where it is not complete",
            description="The day that it was signed off.",
            themes=_PLANS,
        ),
        Column(
            name="reviewed",
            header="Date Pathway Plan Reviewed",
            kind=Kind.DATE,
            blank="where it has not been reviewed",
            description="The day of the latest review of this plan.",
            themes=_PLANS,
            source="Standard Safeguarding Dataset, ssd_care_leavers.clea_pathway_plan_review_date",
            also=("clea_pathway_plan_review_date",),
        ),
        Column(
            name="took_part",
            header="Young Person Took Part in Pathway Plan",
            kind=Kind.CODE,
            blank="where it is not complete",
            description="Whether the young person helped to write it.",
            codes="yes_no_unknown",
            themes=("pathway-planning", "voice-advocacy"),
        ),
    ),
    key=("child_id", "due"),
    events=("needs_assessed", "started", "completed", "reviewed"),
    source="Care Leavers (England) Regulations 2010",
    names=("Pathway plans",),
)

CARE_LEAVER_DOCUMENTS = ListSpec(
    id="care_leaver_documents",
    number=None,
    title="Care leavers' documents",
    family=Family.SUPPLEMENTARY,
    sheet="Care_leaver_documents",
    holds="Which key documents each care leaver has been given, the health history with them.",
    grain="young person and document",
    window="All care leavers, and children in care aged 16 and 17.",
    columns=(
        CHILD_ID,
        Column(
            name="document",
            header="Care Leaver Document",
            kind=Kind.CODE,
            blank=None,
            description="One document; each has a row of its own.",
            codes="care_leaver_document",
            themes=_DOCUMENTS,
        ),
        Column(
            name="given",
            header="Document Given",
            kind=Kind.CODE,
            blank=None,
            description="Whether the young person has it. Where nobody has looked, it is unknown, "
            "not no.",
            codes="document_given",
            themes=_DOCUMENTS,
        ),
        Column(
            name="given_on",
            header="Date Document Given",
            kind=Kind.DATE,
            blank="where it was not given, or the day is not known",
            description="The day that the young person was given it.",
            themes=_DOCUMENTS,
        ),
    ),
    key=("child_id", "document"),
    events=("given_on",),
    source="Children Act 1989 guidance and regulations, volume 3: planning transition to adulthood",
    names=("Care leavers documents", "Key documents"),
)
