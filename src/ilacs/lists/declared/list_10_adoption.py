"""List 10: Adoption."""

from ilacs.lists.declared.child import AGE, CHILD_ID, DATE_OF_BIRTH, DISABILITY, ETHNICITY, GENDER
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

ADOPTION = ListSpec(
    id="adoption",
    number=10,
    title="Adoption",
    family=Family.ANNEX_A,
    sheet="List_10",
    holds="Every child who was adopted, has a plan to be adopted, or whose plan "
    "for adoption was given up. One row for each child.",
    grain="child",
    window="Children adopted in the twelve months before the reference date, "
    "children whose plan was given up in them, and children decided for "
    "adoption and not adopted yet.",
    columns=(
        CHILD_ID,
        Column(
            name="family_id",
            header="Family identifier",
            kind=Kind.IDENTIFIER,
            blank="where the child has no family yet, or one of another agency",
            description="The authority's own number of the adoptive family: it joins the child "
            "to List 11.",
            themes=("permanence",),
            also=("FamilyID",),
        ),
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        DISABILITY,
        Column(
            name="care_start",
            header="Date the Child Entered Care",
            kind=Kind.DATE,
            blank=None,
            description="The day that the current unbroken period of care began.",
            themes=("permanence",),
            also=("EnteredCareDate",),
        ),
        Column(
            name="adoption_decision",
            header="Date of Decision that Child Should be Placed for Adoption",
            kind=Kind.DATE,
            blank=None,
            description="The day that the agency decision maker decided that the child should "
            "be placed for adoption.",
            themes=("permanence",),
            also=("ADMSHOBPADecisionDate",),
        ),
        Column(
            name="placement_order",
            header="Date of Placement Order",
            kind=Kind.DATE,
            blank="where no order has been made",
            description="The day of the placement order (legal status E1), or in old cases of "
            "the freeing order (D1).",
            themes=("permanence",),
            also=("PlacementOrderDate",),
        ),
        Column(
            name="matched",
            header="Date of Matching Child and Prospective Adopters",
            kind=Kind.DATE,
            blank="where the child is not matched yet",
            description="The day that the agency decision maker agreed the match.",
            themes=("permanence",),
            also=("MatchedForAdoptionDate",),
        ),
        Column(
            name="placed",
            header="Date Placed for Adoption",
            kind=Kind.DATE,
            blank="where the child is not placed yet",
            description="The day that the child went to live with the adopters; if the child "
            "lived with them as foster carers, the day that this became an adoptive "
            "placement.",
            themes=("permanence", "carers-stability"),
            also=("PlacedForAdoptionDate",),
        ),
        Column(
            name="adoption_order",
            header="Date of Adoption Order ",
            kind=Kind.DATE,
            blank="where the child is not adopted yet",
            description="The day of the adoption order: the day that care ended with E11 or E12.",
            themes=("permanence",),
            also=("AdoptionOrderDate",),
        ),
        Column(
            name="decision_reversed",
            header="Date of Decision that Child Should No Longer be Placed for Adoption",
            kind=Kind.DATE,
            blank="where the plan has not been given up",
            description="The day that the authority decided that the child should no longer be "
            "placed for adoption.",
            themes=("permanence",),
            also=("DecisionReversedDate",),
        ),
        Column(
            name="reversal_reason",
            header="Reason Why Child No Longer Placed for Adoption",
            kind=Kind.CODE,
            blank="where the plan has not been given up",
            description="Why the plan was given up.",
            codes="reversal_reason",
            themes=("permanence",),
            also=("DecisionReversedReason",),
        ),
        Column(
            name="fostering_for_adoption_placed",
            header="Date the child was placed for fostering in FFA or concurrent planning "
            "placement",
            kind=Kind.DATE,
            blank="where the child was never in such a placement",
            description="The day that the child went to live with foster carers who are also "
            "approved to adopt.",
            themes=("permanence", "carers-stability"),
            also=("DateFFAConsurrencyPlacement", "DateFFAConcurrencyPlacement"),
        ),
    ),
    key=("child_id",),
    events=(
        "care_start",
        "adoption_decision",
        "placement_order",
        "matched",
        "placed",
        "adoption_order",
        "decision_reversed",
        "fostering_for_adoption_placed",
    ),
    source="Annex A child-level data template, update of August 2019",
    names=("Adoption", "AA_10_adoption"),
)
