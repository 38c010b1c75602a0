"""List 11: Adopters."""

from dataclasses import replace

from ilacs.lists.declared.child import ETHNICITY, GENDER
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

ADOPTERS = ListSpec(
    id="adopters",
    number=11,
    title="Adopters",
    family=Family.ANNEX_A,
    sheet="List_11",
    holds="Every adult who has applied to this agency to adopt, at any stage up "
    "to the adoption order, whichever authority's child they are matched "
    "with. A couple has two rows; nobody who only enquired.",
    grain="adopter",
    window="Adopters in the process, or who ended it, in the twelve months before "
    "the reference date.",
    columns=(
        Column(
            name="adopter_id",
            header="Individual adopter identifier",
            kind=Kind.IDENTIFIER,
            blank=None,
            description="The agency's own number of this adult. Where it only numbers families, "
            "one row for each family.",
            themes=("permanence",),
            also=("AdopterID", "Adopter identifier"),
        ),
        Column(
            name="family_id",
            header="Family identifier",
            kind=Kind.IDENTIFIER,
            blank="where the agency does not number families",
            description="The agency's own number of the adoptive family: it joins adopters to "
            "each other and to List 10.",
            themes=("permanence",),
            also=("FamilyID",),
        ),
        replace(
            GENDER,
            description="As the adopter states it. The guidance to this list swaps "
            "letters c) and d): go by the words.",
        ),
        ETHNICITY,
        Column(
            name="disability",
            header="Disability",
            kind=Kind.CODE,
            blank=None,
            description="Whether the adopter is disabled. This list has no code for unknown.",
            codes="yes_no",
            themes=("permanence",),
            also=("HasDisability",),
        ),
        Column(
            name="fostering_for_adoption",
            header="Is the (prospective) adopter fostering for adoption?",
            kind=Kind.CODE,
            blank=None,
            description="Yes for fostering for adoption or concurrent planning, and still yes "
            "once that became an adoptive placement; no again if matched otherwise.",
            codes="plain_yes_no",
            themes=("permanence",),
            also=("AdoptedByCarer",),
        ),
        Column(
            name="enquiry",
            header="Date enquiry received",
            kind=Kind.DATE,
            blank="where the day is not known",
            description="The day of the first enquiry of this adopter to the agency.",
            themes=("permanence",),
            also=("EnquiryDate",),
        ),
        Column(
            name="stage_1_start",
            header="Date Stage 1 started",
            kind=Kind.DATE,
            blank="where stage 1 has not begun, or the approval was in one stage",
            description="The day that the agency confirmed the registration of interest.",
            themes=("permanence",),
            also=("Stage1StartDate",),
        ),
        Column(
            name="stage_1_end",
            header="Date Stage 1 ended",
            kind=Kind.DATE,
            blank="where stage 1 has not ended, or the approval was in one stage",
            description="The day that the agency told the adopter whether they may go on to "
            "stage 2.",
            themes=("permanence",),
            also=("Stage1EndDate",),
        ),
        Column(
            name="stage_2_start",
            header="Date Stage 2 started",
            kind=Kind.DATE,
            blank="where stage 2 has not begun, or the approval was in one stage",
            description="The day that the agency heard in writing that the adopter wishes to go "
            "on.",
            themes=("permanence",),
            also=("Stage2StartDate",),
        ),
        Column(
            name="stage_2_end",
            header="Date Stage 2 ended",
            kind=Kind.DATE,
            blank="where stage 2 has not ended, or the approval was in one stage",
            description="The day that the adopter was told the decision of the agency decision "
            "maker.",
            themes=("permanence",),
            also=("Stage2EndDate",),
        ),
        Column(
            name="application_submitted",
            header="Date application submitted",
            kind=Kind.DATE,
            blank="where the approval is in two stages",
            description="The day that the adopter applied, by the former process of one stage.",
            themes=("permanence",),
            also=("ApplicationDate",),
        ),
        Column(
            name="application_approved",
            header="Date application approved",
            kind=Kind.DATE,
            blank="where it has not been approved, or the approval is in two stages",
            description="The day that the agency decision maker approved the adopter, by the "
            "former process of one stage.",
            themes=("permanence",),
            also=("ApplicationApprDate",),
        ),
        Column(
            name="matched",
            header="Date adopter matched with child(ren)",
            kind=Kind.DATE,
            blank="where there is no match yet",
            description="The day that the agency decision maker agreed the match.",
            themes=("permanence",),
            also=("MatchedDate",),
        ),
        Column(
            name="placed",
            header="Date child/children placed with adopter(s)",
            kind=Kind.DATE,
            blank="where no child is placed yet",
            description="The day that the child or children went to live with the adopter; "
            "after foster care with them, the day that it became an adoptive "
            "placement.",
            themes=("permanence", "carers-stability"),
            also=("PlacedDate",),
        ),
        Column(
            name="children_placed",
            header="No. of children placed",
            kind=Kind.INTEGER,
            blank="where no child is placed yet",
            description="Children placed with the family: both adults of a couple have the "
            "family's number.",
            lowest=0,
            themes=("permanence",),
            also=("NumSiblingsPlaced", "Number of children placed"),
        ),
        Column(
            name="adoption_order",
            header="Date of Adoption Order",
            kind=Kind.DATE,
            blank="where no order has been made",
            description="The day of the adoption order.",
            themes=("permanence",),
            also=("AdoptionOrderDate",),
        ),
        Column(
            name="left_process",
            header="Date of leaving adoption process",
            kind=Kind.DATE,
            blank="where the adopter has not left the process",
            description="The day that the adopter left, before or after approval.",
            themes=("permanence",),
            also=("AdoptionLeaveDate",),
        ),
        Column(
            name="leaving_reason",
            header="Reason for leaving adoption process",
            kind=Kind.CODE,
            blank="where the adopter has not left the process",
            description="Why the adopter left.",
            codes="leaving_reason",
            themes=("permanence",),
            also=("AdoptingLeaveReason", "AdoptionLeaveReason"),
        ),
    ),
    key=("adopter_id",),
    events=(
        "enquiry",
        "stage_1_start",
        "stage_1_end",
        "stage_2_start",
        "stage_2_end",
        "application_submitted",
        "application_approved",
        "matched",
        "placed",
        "adoption_order",
        "left_process",
    ),
    source="Annex A child-level data template, update of August 2019",
    names=("Adopters", "AA_11_adopters"),
)
