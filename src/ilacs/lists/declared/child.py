"""The columns that many lists share: who the child is, and who works with them."""

from dataclasses import replace

from ilacs.lists.declared.kinds import Column, Kind

CHILD_ID = Column(
    name="child_id",
    header="Child Unique ID",
    kind=Kind.IDENTIFIER,
    blank=None,
    description="The authority's own number for the child: the same child, the same number, in "
    "every list. Keep it as text, with its leading zeros.",
    also=(
        "Child ID",
        "Child Unique Identifier",
        "ChildUniqueID",
        "Unique ID",
        "Child Identifier",
        "Unique Child ID",
    ),
)
GENDER = Column(
    name="gender",
    header="Gender",
    kind=Kind.CODE,
    blank=None,
    description="As the child wishes it to be recorded. Go by the words of the codes, not by "
    "their letters.",
    codes="gender",
    themes=("identity-diversity",),
    also=("Sex",),
)
ETHNICITY = Column(
    name="ethnicity",
    header="Ethnicity",
    kind=Kind.CODE,
    blank=None,
    description="One of the individual codes, not a group of them: refused and not yet asked "
    "are different answers.",
    codes="ethnicity",
    themes=("identity-diversity",),
)
DATE_OF_BIRTH = Column(
    name="date_of_birth",
    header="Date of Birth",
    kind=Kind.DATE,
    blank="where the child is not born yet or the day is not known",
    description="For an unborn child, the day that the birth is expected.",
    also=("DOB", "DateOfBirth"),
)
AGE = Column(
    name="age",
    header="Age of Child (Years)",
    kind=Kind.INTEGER,
    blank="where the date of birth is not known",
    description="Years completed at the last birthday before the reference date; -1 for an "
    "unborn child.",
    lowest=-1,
    also=("Age",),
)
DISABILITY = Column(
    name="disability",
    header="Does the Child have a Disability",
    kind=Kind.CODE,
    blank=None,
    description="Whether the child has a disability by the law's definition. Unknown is not "
    "the same as no.",
    codes="yes_no_unknown",
    themes=("disabled-children",),
    also=("HasDisability", "Disability"),
)
TEAM = Column(
    name="team",
    header="Allocated Team",
    kind=Kind.TEXT,
    blank=None,
    description="The team that has the case, by the name that it has in every list.",
    themes=("workforce",),
    also=("AllocatedTeam",),
)
WORKER = Column(
    name="worker",
    header="Allocated Worker",
    kind=Kind.PERSON,
    blank=None,
    description="The worker who has the case, by one name in every list. Nobody yet is a case "
    "without a worker: leave no stand-in.",
    themes=("workforce",),
    also=("AllocatedWorker",),
)


def now_or_last(column: Column) -> Column:
    """The team or worker of a case that may be closed."""
    described = column.description.removesuffix(".").replace(" has ", " has, or last had, ", 1)
    return replace(column, description=f"{described}.")
