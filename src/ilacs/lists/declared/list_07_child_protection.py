"""List 7: Child protection."""

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

CHILD_PROTECTION = ListSpec(
    id="child_protection",
    number=7,
    title="Child protection",
    family=Family.ANNEX_A,
    sheet="List_7",
    holds="Every child with a child protection plan. One row for each child, "
    "about the latest plan.",
    grain="child",
    window="Children with a plan at the reference date, or one that ended in the "
    "six months before it.",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        DISABILITY,
        Column(
            name="plan_start",
            header="Child Protection Plan Start Date",
            kind=Kind.DATE,
            blank=None,
            description="The day that the plan began: the day of the initial conference, unless "
            "the child moved in with a plan.",
            themes=("child-plans",),
            also=("ChildProtectionPlanStartDate", "CP Plan Start Date"),
        ),
        Column(
            name="initial_category",
            header="Initial Category of Abuse",
            kind=Kind.CODE,
            blank=None,
            description="The category when the plan began.",
            codes="category_of_abuse",
            themes=("risk-safety",),
            also=("InitialCategoryOfAbuse",),
        ),
        Column(
            name="latest_category",
            header="Latest Category of Abuse",
            kind=Kind.CODE,
            blank=None,
            description="The category that the plan has now, or had when it ended. It may "
            "differ from the initial one.",
            codes="category_of_abuse",
            themes=("risk-safety",),
            also=("LatestCategoryOfAbuse",),
        ),
        Column(
            name="last_visit",
            header="Date of the Last Statutory Visit",
            kind=Kind.DATE,
            blank="where no visit has been made",
            description="The latest visit by the child's lead social worker.",
            themes=("visits-relationships",),
            also=("DateOfLastStatutoryVisit", "Date of Last Statutory Visit"),
        ),
        Column(
            name="seen_alone",
            header="Was the Child Seen Alone?",
            kind=Kind.CODE,
            blank="where no visit has been made",
            description="Whether the child was seen alone at that visit. Seen is not the same "
            "as seen alone.",
            codes="yes_no_unknown",
            themes=("visits-relationships", "voice-advocacy"),
            also=("ChildSeenAlone",),
        ),
        Column(
            name="last_review",
            header="Date of latest review conference",
            kind=Kind.DATE,
            blank="where no review has been held yet",
            description="The latest review conference. The first is due within three months of "
            "the initial conference, each later one within six months.",
            themes=("child-plans",),
            also=("DateOfLatestReviewConf",),
        ),
        Column(
            name="plan_end",
            header="Child Protection Plan End Date",
            kind=Kind.DATE,
            blank="while the child has the plan",
            description="The day that the latest plan ended.",
            themes=("child-plans",),
            also=("ChildProtectionPlanEndDate", "CP Plan End Date"),
        ),
        Column(
            name="emergency_protection",
            header="Subject to Emergency Protection Order or Protected Under Police Powers in Last "
            "Six Months (Y/N)",
            kind=Kind.CODE,
            blank=None,
            description="Yes after an emergency protection order (section 44) or police "
            "protection (section 46) in the six months before the reference date.",
            codes="yes_no",
            themes=("risk-safety",),
            also=("ProtectionLastSixMonths", "Subject to Emergency Protection Order"),
        ),
        Column(
            name="previous_plans",
            header="Number of Previous Child Protection Plans",
            kind=Kind.INTEGER,
            blank=None,
            description="Earlier plans of this authority, times on the old register included "
            "and the current plan not; 0 if there was none. Plans of other "
            "authorities do not count.",
            lowest=0,
            themes=("child-plans", "neglect-drift"),
            also=("NumberOfPreviousChildProtectionPlans",),
        ),
        now_or_last(TEAM),
        now_or_last(WORKER),
    ),
    key=("child_id",),
    events=("plan_start", "last_visit", "last_review", "plan_end"),
    source="Annex A child-level data template, update of August 2019",
    names=("Child Protection", "AA_7_child_protection"),
)
