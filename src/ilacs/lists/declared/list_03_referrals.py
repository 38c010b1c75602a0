"""List 3: Referrals."""

from ilacs.lists.declared.child import (
    AGE,
    CHILD_ID,
    DATE_OF_BIRTH,
    ETHNICITY,
    GENDER,
    TEAM,
    WORKER,
)
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

REFERRALS = ListSpec(
    id="referrals",
    number=3,
    title="Referrals",
    family=Family.ANNEX_A,
    sheet="List_3",
    holds="TODO",
    grain="referral and child",
    window="TODO",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        Column(
            name="referral_date",
            header="Date of referral",
            kind=Kind.DATE,
            blank=None,
            description="TODO ",
        ),
        Column(
            name="referral_source",
            header="Referral Source",
            kind=Kind.CODE,
            blank=None,
            description="TODO ",
            codes="source",
        ),
        Column(
            name="no_further_action",
            header="Referral NFA?",
            kind=Kind.CODE,
            blank=None,
            description="TODO Outcome of this referral.",
            codes="yes_no",
        ),
        Column(
            name="referrals_12_months",
            header="Number of Referrals in Last 12 Months",
            kind=Kind.INTEGER,
            blank=None,
            description="TODO **Counts referrals that started in the 12 months before the child’s LATEST referral; same value on every row of that child; 0 = no earlier one.**",
            lowest=0,
        ),
        TEAM,
        WORKER,
    ),
    key=("child_id", "referral_date", "referral_source"),
    events=("referral_date",),
    source="Annex A child-level data template, update of August 2019",
    names=("Referrals", "Referral", "AA_3_referrals"),
)
