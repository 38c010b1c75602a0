"""Who is behind a row: the team and worker, the child's age, gender, ethnicity and so on.

A row is described as its own list has it, blank where it is blank there. What its list has no
column for is taken from the child's rows in other lists of the same snapshot: from the first list
in ORDER that says it, and of several answers there the first by name.
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.lists.declared import ALL, ListSpec, by_id
from ilacs.lists.declared.code_sets import code_sets
from ilacs.measures.engines.engine import Engine
from ilacs.measures.engines.queries import Query
from ilacs.measures.given import AUTHORITY, REFERENCE_DATE, ROW, SNAPSHOT, Given, age_on, of_child


class By(StrEnum):
    """What figures are broken down by: the columns of the table of `described`."""

    TEAM = "team"
    WORKER = "worker"
    AGE_BAND = "age_band"
    GENDER = "gender"
    ETHNICITY = "ethnicity"
    ETHNIC_GROUP = "ethnic_group"
    DISABILITY = "disability"
    NEED = "need"
    PLACEMENT = "placement"


ORDER: tuple[str, ...] = (
    "children_in_care",
    "child_protection",
    "children_in_need",
    "care_leavers",
    "adoption",
    "enquiries",
    "assessments",
    "referrals",
    "early_help",
    "contacts",
)
"""The lists that are asked about a child first; the others follow as they are declared."""

AGE_BANDS: tuple[tuple[int, str], ...] = (
    (-1, "unborn"),
    (0, "under 1"),
    (4, "1 to 4"),
    (9, "5 to 9"),
    (15, "10 to 15"),
    (17, "16 and 17"),
)
"""The bands of national statistics: the last age in each, and its name. Older is ADULT."""
ADULT = "18 and over"

NOT_SAID: Mapping[By, frozenset[str]] = {
    By.GENDER: frozenset({"not_stated"}),
    By.ETHNICITY: frozenset({"REFU", "NOBT", "UNKNOWN"}),
    By.ETHNIC_GROUP: frozenset({"Refused", "Unknown"}),
    By.DISABILITY: frozenset({"unknown"}),
    By.NEED: frozenset({"N0"}),
}
"""Groups that say that it is not known which group somebody belongs to."""

_SOURCES: Mapping[By, tuple[str, ...]] = {
    By.TEAM: ("team",),
    By.WORKER: ("worker",),
    By.AGE_BAND: ("date_of_birth", "age"),
    By.GENDER: ("gender",),
    By.ETHNICITY: ("ethnicity",),
    By.DISABILITY: ("disability",),
    By.NEED: ("primary_need", "category_of_need"),
    By.PLACEMENT: ("placement_type",),
}
"""The columns of a list that say it: the first that the list has."""
_TOLD = tuple(_SOURCES)


def described(engine: Engine, given: Given) -> ir.Table:
    """A table of the engine that describes every row of every list, in columns named as By.

    "list", SNAPSHOT and ROW tell the row. Null where nothing is recorded.
    """
    own = engine.gather(
        "described_by_itself",
        [Query(f"described itself: {spec.id}", partial(_own, given, spec)) for spec in ALL],
    )
    return engine.gather("described", [Query("described", partial(_told_everywhere, own))])


def _told_everywhere(own: ir.Table) -> ir.Table:
    own = own.mutate(**{By.AGE_BAND.value: _age_band(own)})
    known = own.filter(own["child_id"].notnull())
    people = known.group_by(*SNAPSHOT, "child_id").agg(
        **{by.value: (known["rank"] + known[by.value]).min() for by in _TOLD}
    )
    both = own.left_join(people, of_child(own, people), rname="{name}_elsewhere")
    told = both.select("list", *SNAPSHOT, ROW, **{by.value: _told(both, by) for by in _TOLD})
    group = _ethnic_group(told[By.ETHNICITY.value])
    return told.mutate(**{By.ETHNIC_GROUP.value: group})


def _told(both: ir.Table, by: By) -> ir.StringValue:
    """As the row's own list has it, or else as other lists have it."""
    having = [spec.id for spec in ALL if _source(spec, by)]
    elsewhere = both[f"{by.value}_elsewhere"].substr(_RANK_WIDTH)
    return both["list"].isin(having).ifelse(both[by.value], elsewhere)


_RANK_WIDTH = 2


def _own(given: Given, spec: ListSpec) -> ir.Table:
    rows = given[spec.id]
    place = ORDER.index(spec.id) if spec.id in ORDER else len(ORDER) + list(by_id()).index(spec.id)
    born = "date_of_birth" in spec.by_name
    child = rows["child_id"] if "child_id" in spec.by_name else ibis.null("string")
    return rows.select(
        ibis.literal(spec.id).name("list"),
        rows[AUTHORITY],
        rows[REFERENCE_DATE],
        rows[ROW],
        child.name("child_id"),
        ibis.literal(f"{place:0{_RANK_WIDTH}}").name("rank"),
        *(_value(rows, spec, by).name(by.value) for by in _TOLD if by is not By.AGE_BAND),
        (rows["date_of_birth"] if born else ibis.null("date")).name("born"),
        (rows["age"] if born else ibis.null("int32")).name("age"),
    )


def _source(spec: ListSpec, by: By) -> str | None:
    return next((name for name in _SOURCES[by] if name in spec.by_name), None)


def _value(rows: ir.Table, spec: ListSpec, by: By) -> ir.StringValue:
    source = _source(spec, by)
    return ibis.null("string") if source is None else rows[source]


def ethnic_groups() -> Mapping[str, list[str]]:
    """The official groups and their codes, without the letter in front: `a) White` is White."""
    groups: dict[str, list[str]] = {}
    for code in code_sets()["ethnicity"].codes:
        if code.group:
            groups.setdefault(code.group.split(") ", 1)[-1], []).append(code.key)
    return groups


def _ethnic_group(ethnicity: ir.StringValue) -> ir.StringValue:
    named = [(ethnicity.isin(keys), name) for name, keys in ethnic_groups().items()]
    return ibis.cases(*named, else_=ibis.null("string"))


def _age_band(rows: ir.Table) -> ir.StringValue:
    """By the date of birth on the reference date, and by the age as listed where there is none."""
    age = ibis.coalesce(age_on(rows["born"], rows[REFERENCE_DATE]), rows["age"])
    bands = [(age <= last, name) for last, name in AGE_BANDS]
    return age.isnull().ifelse(ibis.null("string"), ibis.cases(*bands, else_=ADULT))
