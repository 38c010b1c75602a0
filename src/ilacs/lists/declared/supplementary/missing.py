"""Missing episodes and return interviews, one by one, with the times that 72 hours need.

A date and its time of day are two columns: most systems hold the date of every episode and the
time of only some, and a cell that mixes both hides which it is.
"""

from ilacs.lists.declared.child import CHILD_ID
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

_THEMES = ("missing",)
_DATA_SET = "Standard Safeguarding Dataset, ssd_missing"

_EPISODE_ID = Column(
    name="episode_id",
    header="Missing Episode ID",
    kind=Kind.IDENTIFIER,
    blank="where the system gives episodes no number",
    description="The system's own number of the episode. It joins the return interview to the "
    "episode, also where a child goes missing twice in a day.",
    themes=_THEMES,
    source=f"{_DATA_SET}.miss_table_id",
    also=("miss_table_id", "Missing Episode Table ID", "Episode ID"),
)

MISSING_EPISODES = ListSpec(
    id="missing_episodes",
    number=None,
    title="Missing episodes",
    family=Family.SUPPLEMENTARY,
    sheet="Missing_episodes",
    holds="Every time that a child was missing, or away without authorisation, whether from home "
    "or from care and however short.",
    grain="episode",
    window="Episodes that began or ended in the last twelve months, and all that have not ended.",
    columns=(
        CHILD_ID,
        _EPISODE_ID,
        Column(
            name="started",
            header="Date Missing Episode Started",
            kind=Kind.DATE,
            blank=None,
            description="The day that the child left, or was last seen by a responsible adult, "
            "whichever is later.",
            themes=_THEMES,
            source=f"{_DATA_SET}.miss_mis_epi_start",
            also=("miss_mis_epi_start", "Missing Episode Start", "Missing Episode Start Date"),
        ),
        Column(
            name="start_time",
            header="Time Missing Episode Started",
            kind=Kind.TIME,
            blank="where only the day is known",
            description="By the 24-hour clock, such as 21:40.",
            themes=_THEMES,
            source=f"{_DATA_SET}.miss_mis_epi_start",
            also=("Missing Episode Start Time",),
        ),
        Column(
            name="kind",
            header="Missing or Away",
            kind=Kind.CODE,
            blank=None,
            description="Missing where nobody knew where the child was; away where it was known. "
            "When one turns into the other, a new row begins.",
            codes="absence_kind",
            themes=_THEMES,
            source=f"{_DATA_SET}.miss_mis_epi_type",
            also=("miss_mis_epi_type", "Missing Episode Type", "Episode Type"),
        ),
        Column(
            name="missing_from",
            header="Missing From Home or Care",
            kind=Kind.CODE,
            blank="where it is not known",
            description="Where the child lived when the episode began.",
            codes="missing_from",
            themes=_THEMES,
        ),
        Column(
            name="risk",
            header="Risk Level of Missing Episode",
            kind=Kind.CODE,
            blank="where it was not recorded",
            description="The risk as first agreed with the police.",
            codes="missing_risk",
            themes=("missing", "risk-safety"),
        ),
        Column(
            name="police_reference",
            header="Police Reference of Missing Episode",
            kind=Kind.TEXT,
            blank="where the police were not told, or gave none",
            description="The number that the police gave the report.",
            themes=("missing", "partnership"),
        ),
        Column(
            name="returned",
            header="Date Missing Episode Ended",
            kind=Kind.DATE,
            blank="while the child is still missing or away",
            description="The day that the child was found or came back. The 72 hours for the "
            "return interview begin here.",
            themes=_THEMES,
            source=f"{_DATA_SET}.miss_mis_epi_end",
            also=("miss_mis_epi_end", "Missing Episode End", "Missing Episode End Date"),
        ),
        Column(
            name="return_time",
            header="Time Missing Episode Ended",
            kind=Kind.TIME,
            blank="where only the day is known, or the child is still missing or away",
            description="By the 24-hour clock. Without it, 72 hours can be told only to the day.",
            themes=_THEMES,
            source=f"{_DATA_SET}.miss_mis_epi_end",
            also=("Missing Episode End Time",),
        ),
    ),
    key=("child_id", "episode_id", "started", "start_time"),
    events=("started", "returned"),
    source=_DATA_SET,
    names=("Missing episodes", "Missing", "Missing children"),
)

RETURN_INTERVIEWS = ListSpec(
    id="return_interviews",
    number=None,
    title="Return interviews",
    family=Family.SUPPLEMENTARY,
    sheet="Return_interviews",
    holds="The return interview after each missing episode: whether it was offered, by whom, "
    "whether it took place, and who was told.",
    grain="missing episode",
    window="Interviews after every episode in the list of missing episodes that has ended.",
    columns=(
        CHILD_ID,
        _EPISODE_ID,
        Column(
            name="episode_started",
            header="Date Episode Before Interview Started",
            kind=Kind.DATE,
            blank="where the episode's number is given",
            description="The day that the missing episode began, as in the list of missing "
            "episodes: it joins the two where episodes have no number.",
            themes=_THEMES,
        ),
        Column(
            name="offered",
            header="Return Interview Offered",
            kind=Kind.CODE,
            blank=None,
            description="Whether an interview was offered after this episode.",
            codes="yes_no_unknown",
            themes=_THEMES,
            source=f"{_DATA_SET}.miss_mis_epi_rhi_offered",
            also=("miss_mis_epi_rhi_offered", "RHI Offered"),
        ),
        Column(
            name="offered_on",
            header="Date Return Interview Offered",
            kind=Kind.DATE,
            blank="where none was offered, or the day is not known",
            description="The day of the first offer.",
            themes=_THEMES,
            also=("RHI Offered Date",),
        ),
        Column(
            name="offered_by",
            header="Organisation Offering Return Interview",
            kind=Kind.TEXT,
            blank="where none was offered",
            description="The organisation or team, not a person's name.",
            themes=_THEMES,
        ),
        Column(
            name="independent",
            header="Return Interviewer Independent",
            kind=Kind.CODE,
            blank="where none was offered",
            description="Whether the interviewer is neither the child's social worker nor involved "
            "in caring for the child.",
            codes="yes_no_unknown",
            themes=_THEMES,
        ),
        Column(
            name="accepted",
            header="Return Interview Accepted",
            kind=Kind.CODE,
            blank="where none was offered",
            description="Whether the child took up the offer.",
            codes="yes_no_unknown",
            themes=_THEMES,
            source=f"{_DATA_SET}.miss_mis_epi_rhi_accepted",
            also=("miss_mis_epi_rhi_accepted", "RHI Accepted"),
        ),
        Column(
            name="completed",
            header="Date Return Interview Completed",
            kind=Kind.DATE,
            blank="where it has not taken place",
            description="The day that the child was spoken to, not the day it was written up.",
            themes=_THEMES,
            also=("RHI Completed Date", "Date of Return Interview"),
        ),
        Column(
            name="completed_time",
            header="Time Return Interview Completed",
            kind=Kind.TIME,
            blank="where only the day is known, or it has not taken place",
            description="By the 24-hour clock. Without it, 72 hours can be told only to the day.",
            themes=_THEMES,
            also=("RHI Completed Time",),
        ),
        Column(
            name="shared_with",
            header="Return Interview Shared With",
            kind=Kind.TEXT,
            blank="where nothing was shared",
            description="Which agencies were given what the child said, such as police; school.",
            themes=("missing", "partnership"),
        ),
        Column(
            name="shared_on",
            header="Date Return Interview Shared",
            kind=Kind.DATE,
            blank="where nothing was shared, or the day is not known",
            description="The day that it was first shared.",
            themes=("missing", "partnership"),
        ),
    ),
    key=("child_id", "episode_id", "episode_started"),
    events=("episode_started", "offered_on", "completed", "shared_on"),
    source="Return interviews: statutory guidance on children who go missing, January 2014; "
    + _DATA_SET,
    names=("Return interviews", "Return home interviews", "RHI"),
)
