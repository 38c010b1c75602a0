"""List 3: Referrals."""

from dataclasses import replace

from ilacs.lists.declared.child import AGE, CHILD_ID, DATE_OF_BIRTH, ETHNICITY, GENDER, TEAM, WORKER
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

REFERRALS = ListSpec(
    id="referrals",
    number=3,
    title="Referrals",
    family=Family.ANNEX_A,
    sheet="List_3",
    holds="Every referral to children's social care. A child who was referred "
    "several times has a row for each.",
    grain="referral and child",
    window="Referrals received in the six months before the reference date.",
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
            description="The day that children's social care received this referral.",
            themes=("front-door",),
            also=("ReferralDate", "Date of the referral", "Referral Date"),
        ),
        Column(
            name="referral_source",
            header="Referral Source",
            kind=Kind.CODE,
            blank=None,
            description="Who referred the child. Use the individual code; a local list of "
            "sources is mapped to it.",
            codes="source",
            themes=("front-door", "partnership"),
            also=("ReferralSource", "Source of Referral"),
        ),
        Column(
            name="no_further_action",
            header="Referral NFA?",
            kind=Kind.CODE,
            blank=None,
            description="Yes where this referral ended in no further action by children's "
            "social care. The question is negative: yes means that nothing "
            "followed.",
            codes="yes_no",
            themes=("front-door", "early-help-thresholds"),
            also=("ReferralNFA",),
        ),
        Column(
            name="referrals_12_months",
            header="Number of Referrals in Last 12 Months",
            kind=Kind.INTEGER,
            blank=None,
            description="Earlier referrals that began in the 12 months before the child's "
            "latest one; 0 if there was none. It looks back from the child's latest "
            "referral, so all rows of a child have the same number.",
            lowest=0,
            themes=("front-door", "neglect-drift"),
            also=("ReferralsLast12Months",),
        ),
        replace(TEAM, description="The team that the referral was allocated to."),
        replace(
            WORKER,
            description="The worker that the referral was allocated to.",
        ),
    ),
    key=("child_id", "referral_date", "referral_source"),
    events=("referral_date",),
    source="Annex A child-level data template, update of August 2019",
    names=("Referrals", "Referral", "AA_3_referrals"),
    official_title="Referral",
)
