"""List 1: Contacts."""

from ilacs.lists.declared.child import (
    AGE,
    CHILD_ID,
    DATE_OF_BIRTH,
    ETHNICITY,
    GENDER,
)
from ilacs.lists.declared.kinds import Column, Family, Kind, ListSpec

CONTACTS = ListSpec(
    id="contacts",
    number=1,
    title="Contacts",
    family=Family.ANNEX_A,
    sheet="List_1",
    holds="TODO",
    grain="contact and child",
    window="TODO",
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
            description="TODO Window: 6 months before the list date.",
        ),
        Column(
            name="contact_source",
            header="Contact Source",
            kind=Kind.CODE,
            blank=None,
            description="TODO ",
            codes="source",
        ),
    ),
    key=("child_id", "contact_date", "contact_source"),
    events=("contact_date",),
    source="Annex A child-level data template, update of August 2019",
    names=("Contacts", "AA_1_contacts"),
)
