"""Children in care: personal education plans and life-story work."""

from ilacs.lists.declared.child import CHILD_ID
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

_EDUCATION, _STORY = ("education-cic",), ("life-story",)

EDUCATION_PLANS = ListSpec(
    id="education_plans",
    number=None,
    title="Personal education plans",
    family=Family.SUPPLEMENTARY,
    sheet="Education_plans",
    holds="Every personal education plan that a child in care should have had.",
    grain="plan (one each term)",
    window="Plans due in the last twelve months.",
    columns=(
        CHILD_ID,
        Column(
            name="due",
            header="Date Education Plan Due",
            kind=Kind.DATE,
            blank=None,
            description="The day by which this term's plan should be complete. A plan that nobody "
            "began has a row as well.",
            themes=_EDUCATION,
            also=("PEP Due Date",),
        ),
        Column(
            name="started",
            header="Date Education Plan Started",
            kind=Kind.DATE,
            blank="where it has not been begun",
            description="The day that work on the plan began.",
            themes=_EDUCATION,
            also=("PEP Initiated Date", "PEP Start Date"),
        ),
        Column(
            name="completed",
            header="Date Education Plan Completed",
            kind=Kind.DATE,
            blank="where it is not complete",
            description="The day that every part of the plan was complete.",
            themes=_EDUCATION,
            also=("PEP Completed Date",),
        ),
        Column(
            name="reviewed",
            header="Date Education Plan Reviewed",
            kind=Kind.DATE,
            blank="where it has not been reviewed",
            description="The day that the virtual school looked at it.",
            themes=_EDUCATION,
            also=("PEP Reviewed Date",),
        ),
        Column(
            name="quality",
            header="Education Plan Quality",
            kind=Kind.CODE,
            blank="where the plan has not been looked at",
            description="How good the virtual school found it.",
            codes="plan_quality",
            themes=_EDUCATION,
            also=("PEP Quality",),
        ),
    ),
    key=("child_id", "due"),
    events=("started", "completed", "reviewed"),
    source="Promoting the education of looked-after children, statutory guidance 2018",
    names=("Education plans", "Personal education plans", "PEP"),
)

LIFE_STORY_WORK = ListSpec(
    id="life_story_work",
    number=None,
    title="Life-story work",
    family=Family.SUPPLEMENTARY,
    sheet="Life_story_work",
    holds="Life-story work with children in care and adopted children, done or still to do.",
    grain="child and kind of work",
    window="All work for children now in care, or adopted in the last twelve months.",
    columns=(
        CHILD_ID,
        Column(
            name="kind",
            header="Kind of Life-story Work",
            kind=Kind.CODE,
            blank=None,
            description="What is made, or done with the child.",
            codes="life_story_kind",
            themes=_STORY,
        ),
        Column(
            name="due",
            header="Date Life-story Work Due",
            kind=Kind.DATE,
            blank="where no day was set",
            description="The day by which it should be complete.",
            themes=_STORY,
        ),
        Column(
            name="started",
            header="Date Life-story Work Started",
            kind=Kind.DATE,
            blank="where it has not been begun",
            description="The day that work began.",
            themes=_STORY,
        ),
        Column(
            name="completed",
            header="Date Life-story Work Completed",
            kind=Kind.DATE,
            blank="where it is not complete",
            description="The day that it was complete and given to the child or carers.",
            themes=_STORY,
        ),
    ),
    key=("child_id", "kind", "started"),
    events=("started", "completed"),
    source="Care planning and adoption statutory guidance: life-story books and later-life letters",
    names=("Life-story work", "Life story"),
)
