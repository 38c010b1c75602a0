"""List 8: Children in care."""

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

CHILDREN_IN_CARE = ListSpec(
    id="children_in_care",
    number=8,
    title="Children in care",
    family=Family.ANNEX_A,
    sheet="List_8",
    holds="Every child in care. One row for each child, about the latest period of care.",
    grain="child",
    window="Children in care at the reference date, and those who left care in the "
    "six months before it.",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        Column(
            name="unaccompanied",
            header="Unaccompanied Asylum Seeking Child (UASC) within the Last 12 Months (Y/N)",
            kind=Kind.CODE,
            blank=None,
            description="Yes where the child was an unaccompanied asylum-seeking child at any "
            "time in the 12 months before the reference date. The status ends when "
            "the claim is decided.",
            codes="yes_no",
            themes=("identity-diversity",),
            also=(
                "UASC",
                "Unaccompanied Asylum Seeking Child",
                "Unaccompanied Asylum Seeking Child (UASC)",
            ),
        ),
        DISABILITY,
        Column(
            name="care_start",
            header="Date Started to be Looked After",
            kind=Kind.DATE,
            blank=None,
            description="The day that the current period of care began, not the latest episode "
            "in it.",
            themes=("entry-return-home",),
            also=("LoookedAfterStartDate", "LookedAfterStartDate"),
        ),
        Column(
            name="category_of_need",
            header="Child's Category of Need",
            kind=Kind.CODE,
            blank=None,
            description="The main reason for the current episode. N9 and N0 are not for "
            "children in care.",
            codes="category_of_need",
            themes=("entry-return-home",),
            also=("ChildCategoryOfNeed", "Category of Need"),
        ),
        Column(
            name="second_period",
            header="Is this a second or subsequent period of being a Looked After Child within the "
            "last 12 months (Y/N)",
            kind=Kind.CODE,
            blank=None,
            description="Yes where the child was in care before, left, and came back, all in "
            "the 12 months before the reference date.",
            codes="yes_no",
            themes=("entry-return-home",),
            also=(
                "SubsequentLACEpisodeLast12Months",
                (
                    "Is this a second or subsequent episode of being a Looked After Child "
                    "within the last 12 months (Y/N)"
                ),
            ),
        ),
        Column(
            name="legal_status_start",
            header="Start date of current legal status",
            kind=Kind.DATE,
            blank=None,
            description="The day that the current legal status began.",
            themes=("entry-return-home",),
            also=("MostRecentLegalStatusStart",),
        ),
        Column(
            name="legal_status",
            header="Child's Legal Status",
            kind=Kind.CODE,
            blank=None,
            description="The current legal status. V3 and V4 are short breaks and not counted "
            "as in care; a combination of orders needs a decision which one "
            "applies.",
            codes="legal_status",
            themes=("entry-return-home",),
            also=("LegalStatus", "Legal Status"),
        ),
        Column(
            name="last_review",
            header="Date of Latest Statutory Review",
            kind=Kind.DATE,
            blank="where the child has not been reviewed yet",
            description="The latest statutory review of the care plan.",
            themes=("iro-care-planning",),
            also=("LatestStatutoryReviewDate",),
        ),
        Column(
            name="last_visit",
            header="Date of Last Social Work Visit",
            kind=Kind.DATE,
            blank="where no visit has been made",
            description="The latest visit by a social worker.",
            themes=("visits-relationships",),
            also=("LastSocialWorkVisitDate",),
        ),
        Column(
            name="permanence_plan",
            header="What is the permanence plan for this child?",
            kind=Kind.CODE,
            blank="until a plan is agreed",
            description="The current plan; with several plans, the main one.",
            codes="permanence_plan",
            themes=("permanence",),
            also=("PermanencePlan",),
        ),
        Column(
            name="last_reviewing_officer_contact",
            header="Date of Last IRO Visit / Contact to the Child",
            kind=Kind.DATE,
            blank="where there has been none",
            description="The latest visit or contact by the independent reviewing officer. If "
            "that was the review, its date again.",
            themes=("iro-care-planning",),
            also=("LastIROVisitDate",),
        ),
        Column(
            name="last_health_assessment",
            header="Date of Last Health Assessment",
            kind=Kind.DATE,
            blank="where there has been none",
            description="The latest initial or review health assessment. It is asked of every "
            "child in care, however long in care.",
            themes=("health-cic",),
            also=("LastHealthAssessmentDate",),
        ),
        Column(
            name="last_dental_check",
            header="Date of Last Dental Check",
            kind=Kind.DATE,
            blank="where there has been none",
            description="The latest dental check. It is asked of every child in care, however "
            "long in care.",
            themes=("health-cic",),
            also=("LastDentalCheckDate",),
        ),
        Column(
            name="placements_12_months",
            header="Number of Placements in the Last 12 months",
            kind=Kind.INTEGER,
            blank=None,
            description="Placements in the 12 months before the reference date, the current one "
            "included: at least 1.",
            lowest=1,
            themes=("carers-stability",),
            also=("PlacementsLast12Months",),
        ),
        Column(
            name="care_end",
            header="Date Ceased to be Looked After ",
            kind=Kind.DATE,
            blank="while the child is in care",
            description="The day that the child left care, within the six months before the "
            "reference date.",
            themes=("entry-return-home",),
            also=("CeasedLookedAfterDate",),
        ),
        Column(
            name="care_end_reason",
            header="Reason Ceased to be Looked After",
            kind=Kind.CODE,
            blank="while the child is in care",
            description="Why the child left care. X1 marks a new episode on the same day and is "
            "no reason for leaving care.",
            codes="care_end_reason",
            themes=("entry-return-home", "permanence"),
            also=("ReasonCeasedLookedAfter",),
        ),
        Column(
            name="placement_start",
            header="Start Date of Most Recent Placement",
            kind=Kind.DATE,
            blank=None,
            description="The day that the current or last placement began.",
            themes=("carers-stability",),
            also=("MostRecentPlacementStartDate",),
        ),
        Column(
            name="placement_type",
            header="Placement Type",
            kind=Kind.CODE,
            blank=None,
            description="The type of the current or last placement. Use the individual code: "
            "its group hides foster care with relatives and placements meant to "
            "last.",
            codes="placement_type",
            themes=("carers-stability", "sufficiency", "unregistered"),
            also=("PlacementType",),
        ),
        Column(
            name="placement_provider",
            header="Placement Provider",
            kind=Kind.CODE,
            blank="where the placement is temporary (T0 to T4) or another one (Z1)",
            description="Who provides the current or last placement.",
            codes="placement_provider",
            themes=("sufficiency",),
            also=("PlacementProvider",),
        ),
        Column(
            name="placement_postcode",
            header="Placement postcode",
            kind=Kind.POSTCODE,
            blank="where the placement is confidential",
            description="The postcode of the home where the child lives: the foster carer's "
            "own, not the agency's. It can lead to a child: handle it with care.",
            themes=("sufficiency",),
            also=("PlacementPostcode",),
        ),
        Column(
            name="placement_urn",
            header="URN of Placement",
            kind=Kind.TEXT,
            blank="where the placement has none",
            description="The inspectorate's number of the home or agency: seven digits, or SC "
            "and six digits. Keep it as text.",
            themes=("unregistered", "sufficiency"),
            also=("PlacementURN", "URN"),
        ),
        Column(
            name="placement_location",
            header="Placement Location",
            kind=Kind.CODE,
            blank=None,
            description="Whether the child lives inside the area of the authority responsible, "
            "or outside.",
            codes="placement_location",
            themes=("sufficiency",),
            also=("PlacementLocation",),
        ),
        Column(
            name="placement_authority",
            header="LA of Placement",
            kind=Kind.AUTHORITY,
            blank=None,
            description="The name of the authority in whose area the placement is, by its "
            "postcode; outside England, or for a confidential placement, one of the "
            "codes.",
            codes="outside_england",
            themes=("sufficiency",),
            also=("LAOfPlacement", "PlacementLA"),
        ),
        Column(
            name="missing_episodes",
            header="Number of Episodes the Child has been ‘Missing’ from their Placement in the "
            "last 12 months",
            kind=Kind.INTEGER,
            blank=None,
            description="Times that nobody knew where the child was, in this period of care and "
            "at most the last 12 months; 0 if never.",
            lowest=0,
            themes=("missing",),
            also=("EpisodesChildMissingFromPlacement",),
        ),
        Column(
            name="absent_episodes",
            header="Number of Episodes the Child has been ‘Absent’ from their Placement in the "
            "last 12 months",
            kind=Kind.INTEGER,
            blank=None,
            description="Times that the child was away without authorisation but it was known "
            "where, in this period of care and at most the last 12 months; 0 if "
            "never.",
            lowest=0,
            themes=("missing",),
            also=("EpisodesChildAbsentFromPlacement",),
        ),
        Column(
            name="return_interview_offered",
            header="Was the child offered a Return Interview after their last missing episode "
            "(Y/N)?",
            kind=Kind.CODE,
            blank="where the child has not been missing",
            description="Whether an interview was offered after the last missing episode. "
            "Offered and declined is a yes here.",
            codes="yes_no_unknown",
            themes=("missing",),
            also=("ChildOfferedReturnInterviewAfterLastMFH",),
        ),
        Column(
            name="return_interview_accepted",
            header="Did the child accept a Return Interview after their last missing episode "
            "(Y/N)?",
            kind=Kind.CODE,
            blank="where none was offered, or the child has not been missing",
            description="Whether the child took up that offer.",
            codes="yes_no_unknown",
            themes=("missing",),
            also=("ChildAcceptedReturnInterviewAfterLastMFH",),
        ),
        now_or_last(TEAM),
        now_or_last(WORKER),
    ),
    key=("child_id",),
    events=(
        "care_start",
        "legal_status_start",
        "last_review",
        "last_visit",
        "last_reviewing_officer_contact",
        "last_health_assessment",
        "last_dental_check",
        "care_end",
        "placement_start",
    ),
    source="Annex A child-level data template, update of August 2019",
    names=("Children in Care", "Looked After Children", "AA_8_children_in_care"),
)
