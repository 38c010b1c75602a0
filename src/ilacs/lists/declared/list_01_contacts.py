"""List 1: Contacts."""

from ilacs.lists.declared.child import AGE, CHILD_ID, DATE_OF_BIRTH, ETHNICITY, GENDER
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

CONTACTS = ListSpec(
    id="contacts",
    number=1,
    title="Contacts",
    family=Family.ANNEX_A,
    sheet="List_1",
    holds="Every contact that the authority received about a child. A contact "
    "about several children has a row for each of them.",
    grain="contact and child",
    window="Contacts received in the six months before the reference date.",
    columns=(
        CHILD_ID,
        GENDER,
        ETHNICITY,
        DATE_OF_BIRTH,
        AGE,
        Column(
            name="contact_date",
            header="Date of Contact",
            kind=Kind.DATE,
            blank=None,
            description="The day that the authority received the contact, not the day that it "
            "was recorded or decided on.",
            themes=("front-door",),
            also=("DateOfContact", "Contact Date"),
        ),
        Column(
            name="contact_source",
            header="Contact Source",
            kind=Kind.CODE,
            blank=None,
            description="Who made the contact. Use the individual code; a local list of sources "
            "is mapped to it.",
            codes="source",
            themes=("front-door", "partnership"),
            also=("ContactSource", "Source of Contact"),
        ),
    ),
    key=("child_id", "contact_date", "contact_source"),
    events=("contact_date",),
    source="Annex A child-level data template, update of August 2019",
    names=("Contacts", "Contact", "AA_1_contacts"),
)
