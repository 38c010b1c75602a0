"""List 9: Care leavers."""

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
from ilacs.lists.declared.kinds import ONLY_2024, Column, Family, Kind, ListSpec

CARE_LEAVERS = ListSpec(
    id="care_leavers",
    number=9,
    title="Care leavers",
    family=Family.ANNEX_A,
    sheet="List_9",
    holds="Every relevant child, former relevant child and qualifying care leaver "
    "who receives leaving care services; since 2024 also eligible children, "
    "and all who could receive them.",
    grain="young person",
    window="Young people at the reference date.",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        Column(
            name="unaccompanied",
            header="Unaccompanied Asylum Seeking Child (UASC), or formerly UASC if 18 or over "
            "(Y/N)",
            kind=Kind.CODE,
            blank=None,
            description="Yes where the young person is an unaccompanied asylum-seeking child, "
            "or was one and is now 18 or over.",
            codes="yes_no",
            themes=("identity-diversity",),
            layouts=ONLY_2024,
            also=(
                "UASC",
                "Unaccompanied Asylum Seeking Child",
                "Unaccompanied Asylum Seeking Child (UASC)",
            ),
        ),
        DISABILITY,
        TEAM,
        WORKER,
        Column(
            name="personal_adviser",
            header="Allocated Personal Advisor",
            kind=Kind.PERSON,
            blank=None,
            description="The personal adviser of the young person.",
            themes=("cl-contact-support", "workforce"),
            layouts=ONLY_2024,
            also=("AllocatedPersonalAdvisor", "Personal Adviser"),
        ),
        Column(
            name="eligibility",
            header="Eligibility Category",
            kind=Kind.CODE,
            blank=None,
            description="Relevant: 16 or 17 and out of care. Former relevant: 18 or over. "
            "Qualifying: in care at 16 or later, for too short to be either. "
            "Eligible (2024): 16 or 17 and still in care.",
            codes="eligibility",
            themes=("cl-offer",),
            also=("EligibilityCategory",),
        ),
        Column(
            name="last_pathway_review",
            header="Latest Pathway Plan Review Date",
            kind=Kind.DATE,
            blank="where there is no pathway plan yet",
            description="The day that the plan was last reviewed, or began if that is later.",
            themes=("pathway-planning",),
            layouts=ONLY_2024,
            also=("LatestPathwayPlan", "LatestPathwayPlanReviewDate"),
        ),
        Column(
            name="in_touch",
            header="LA In Touch ",
            kind=Kind.CODE,
            blank=None,
            description="Whether the authority is in touch now, by the latest record and not "
            "the one around a birthday. Refusing contact or needing no services is "
            "not a plain no.",
            codes="in_touch",
            themes=("cl-contact-support",),
            also=("LAInTouch",),
        ),
        Column(
            name="last_contact",
            header="Latest Date of Contact",
            kind=Kind.DATE,
            blank="where the authority is not in touch",
            description="The day that the personal adviser was last in contact.",
            themes=("cl-contact-support",),
            layouts=ONLY_2024,
            also=("LatestContact", "LatestDateOfContact"),
        ),
        Column(
            name="accommodation",
            header="Type of Accommodation",
            kind=Kind.CODE,
            blank="where the authority is not in touch",
            description="Where the young person lives now.",
            codes="accommodation",
            themes=("cl-accommodation",),
            also=("TypeOfAccommodation",),
        ),
        Column(
            name="accommodation_suitable",
            header="Suitability of Accommodation",
            kind=Kind.CODE,
            blank="where the authority is not in touch",
            description="Whether that accommodation is suitable: safe, secure and affordable.",
            codes="suitability",
            themes=("cl-accommodation",),
            also=("SuitabilityOfAccommodation",),
        ),
        Column(
            name="activity",
            header="Activity Status",
            kind=Kind.CODE,
            blank="where the authority is not in touch",
            description="The main activity now. F3 and P3 are split since 2024 into "
            "apprenticeships (F4, P4) and other training or employment (F5, P5).",
            codes="activity",
            themes=("cl-eet",),
            also=("ActivityStatus",),
        ),
    ),
    key=("child_id",),
    events=("last_pathway_review", "last_contact"),
    source="Annex A child-level data template, update of August 2019; columns and "
    "wording of 2024 as the Standard Safeguarding Dataset's extractor has "
    "them",
    names=("Care Leavers", "AA_9_care_leavers"),
)
