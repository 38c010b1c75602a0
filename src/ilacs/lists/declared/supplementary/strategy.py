"""Strategy discussions, and which agencies took part."""

from ilacs.lists.declared.child import CHILD_ID, TEAM, WORKER
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec
from ilacs.lists.declared.supplementary.shared import or_blank

_THEMES = ("strategy-s47", "partnership")


def _present(name: str, agency: str, description: str) -> Column:
    return Column(
        name=name,
        header=f"{agency} Present at Strategy Discussion",
        kind=Kind.CODE,
        blank=None,
        description=description,
        codes="yes_no_unknown",
        themes=_THEMES,
    )


STRATEGY_DISCUSSIONS = ListSpec(
    id="strategy_discussions",
    number=None,
    title="Strategy discussions",
    family=Family.SUPPLEMENTARY,
    sheet="Strategy_discussions",
    holds="Every strategy discussion, with the agencies that took part.",
    grain="discussion and child",
    window="Discussions held in the last twelve months.",
    columns=(
        CHILD_ID,
        Column(
            name="held",
            header="Date Strategy Discussion Held",
            kind=Kind.DATE,
            blank=None,
            description="The day of the discussion.",
            themes=_THEMES,
            source="Standard Safeguarding Dataset, ssd_s47_enquiry.s47e_s47_start_date",
            also=("Strategy Discussion Date", "Date of Strategy Discussion"),
        ),
        Column(
            name="reason",
            header="Reason for Strategy Discussion",
            kind=Kind.CODE,
            blank="where it was not recorded",
            description="What the discussion was called for.",
            codes="strategy_reason",
            themes=("strategy-s47", "missing", "exploitation"),
        ),
        _present(
            "police",
            "Police",
            "Whether the police took part. Minutes sent to them afterwards do not count.",
        ),
        _present(
            "health",
            "Health",
            "Whether any health professional who knows the child, or speaks for health, took part.",
        ),
        _present(
            "education",
            "Education",
            "Whether the school, college, nursery or education service took part. Unknown is not "
            "the same as no.",
        ),
        Column(
            name="others",
            header="Other Agencies Present at Strategy Discussion",
            kind=Kind.TEXT,
            blank="where there were none",
            description="Other agencies that took part, such as probation; housing.",
            themes=_THEMES,
        ),
        Column(
            name="enquiry",
            header="Strategy Discussion Led to Section 47 Enquiry",
            kind=Kind.CODE,
            blank="where it is not decided yet",
            description="Whether a section 47 enquiry began.",
            codes="yes_no_unknown",
            themes=("strategy-s47",),
        ),
        or_blank(TEAM),
        or_blank(WORKER),
    ),
    key=("child_id", "held", "reason"),
    events=("held",),
    source="Working Together to Safeguard Children: who takes part in a strategy discussion",
    names=("Strategy discussions", "Strategy meetings"),
)
