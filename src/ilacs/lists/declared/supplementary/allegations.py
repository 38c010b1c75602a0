"""Allegations against people who work with children."""

from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

_THEMES = ("lado",)

ALLEGATIONS = ListSpec(
    id="allegations",
    number=None,
    title="Allegations",
    family=Family.SUPPLEMENTARY,
    sheet="Allegations",
    holds="Every matter brought to the designated officer about somebody who works with children. "
    "It names nobody, and no child.",
    grain="referral to the designated officer",
    window="Referrals received or closed in the last twelve months, and all that are open.",
    columns=(
        Column(
            name="allegation_id",
            header="Allegation ID",
            kind=Kind.IDENTIFIER,
            blank=None,
            description="The designated officer's own number of the matter.",
            themes=_THEMES,
        ),
        Column(
            name="employer_aware",
            header="Date Employer Aware of Allegation",
            kind=Kind.DATE,
            blank="where it is not known, or nobody employs the person",
            description="The day that the employer learnt of it: one working day to refer begins "
            "here.",
            themes=_THEMES,
        ),
        Column(
            name="referred",
            header="Date Allegation Referred",
            kind=Kind.DATE,
            blank=None,
            description="The day that the designated officer was told.",
            themes=_THEMES,
            also=("LADO Referral Date",),
        ),
        Column(
            name="employer_sector",
            header="Employer Sector",
            kind=Kind.CODE,
            blank="where it was not recorded",
            description="The kind of work through which the person meets children.",
            codes="employer_sector",
            themes=_THEMES,
        ),
        Column(
            name="first_meeting",
            header="Date of First Allegations Meeting",
            kind=Kind.DATE,
            blank="where none has been held or needed",
            description="The first meeting or discussion with the agencies concerned.",
            themes=("lado", "partnership"),
        ),
        Column(
            name="outcome",
            header="Allegation Outcome",
            kind=Kind.CODE,
            blank="while the matter is open",
            description="What was concluded at the end of the matter.",
            codes="allegation_outcome",
            themes=_THEMES,
        ),
        Column(
            name="closed",
            header="Date Allegation Closed",
            kind=Kind.DATE,
            blank="while the matter is open",
            description="The day that the designated officer closed it.",
            themes=_THEMES,
        ),
    ),
    key=("allegation_id",),
    events=("employer_aware", "referred", "first_meeting", "closed"),
    source="Working Together to Safeguard Children and Keeping Children Safe in Education: "
    "allegations and their outcomes",
    names=("Allegations", "LADO"),
)
