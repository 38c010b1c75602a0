"""Child protection plans: how many, for how long, a second time, and for what."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.spans import (
    Reasons,
    begins_later,
    in_six_months,
    is_yes,
    known,
    lasted,
    length,
    length_band,
    still_open,
)
from ilacs.measures.given import REFERENCE_DATE, SNAPSHOT, Given, of_child
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Child protection"
LIST = "child_protection"

LENGTHS = (
    (3, "under 3 months"),
    (6, "3 to 6 months"),
    (12, "6 to 12 months"),
    (18, "12 to 18 months"),
    (24, "18 to 24 months"),
)
"""Each up to the day before so many months are over."""
LONGEST = "2 years or longer"

SHORT_BREAKS = ("V3", "V4")
"""Legal statuses of a series of short breaks: these children are not counted as in care."""


def open_plans(given: Given) -> ir.Table:
    """Plans without an end, or with one still to come."""
    return still_open(given[LIST], "plan_end")


def not_open(rows: ir.Table) -> Reasons:
    """Why a plan without an end is not counted as open all the same."""
    return (begins_later(rows, "plan_start"),)


def _started(given: Given) -> ir.Table:
    """Plans that began in six months, and those that began nobody knows when."""
    rows = given[LIST]
    return rows.filter(rows["plan_start"].isnull() | in_six_months(rows, "plan_start"))


def _no_start(rows: ir.Table) -> Reasons:
    return (("no start date", rows["plan_start"].isnull()),)


def _ended(given: Given) -> ir.Table:
    rows = given[LIST]
    return rows.filter(in_six_months(rows, "plan_end"))


def _open_now(given: Given) -> ir.Table:
    rows = open_plans(given)
    return rows_of(LIST, rows, excluded=not_open(rows))


def _plans_started(given: Given) -> ir.Table:
    rows = _started(given)
    return rows_of(LIST, rows, met=known(rows["plan_start"]))


def _plans_ended(given: Given) -> ir.Table:
    rows = _ended(given)
    return rows_of(LIST, rows, days=length(rows["plan_start"], rows["plan_end"]))


def _second_or_later(given: Given) -> ir.Table:
    rows = _started(given)
    return rows_of(LIST, rows, met=rows["previous_plans"] >= 1, excluded=_no_start(rows))


def _open_two_years(given: Given) -> ir.Table:
    rows = open_plans(given)
    start, end = rows["plan_start"], rows[REFERENCE_DATE]
    return rows_of(
        LIST,
        rows,
        met=lasted(start, end, 24),
        excluded=not_open(rows),
        days=length(start, end),
    )


def _ended_after_two_years(given: Given) -> ir.Table:
    rows = _ended(given)
    start, end = rows["plan_start"], rows["plan_end"]
    return rows_of(LIST, rows, met=lasted(start, end, 24), days=length(start, end))


def _ended_within_three_months(given: Given) -> ir.Table:
    rows = _ended(given)
    start, end = rows["plan_start"], rows["plan_end"]
    return rows_of(LIST, rows, met=~lasted(start, end, 3), days=length(start, end))


def _by_length(given: Given) -> ir.Table:
    rows = open_plans(given)
    start, end = rows["plan_start"], rows[REFERENCE_DATE]
    band = length_band(start, end, LENGTHS, LONGEST)
    return rows_of(
        LIST,
        rows,
        met=known(band),
        excluded=not_open(rows),
        category=band,
        days=length(start, end),
    )


def _category_at_start(given: Given) -> ir.Table:
    rows = _started(given)
    category = rows["initial_category"]
    return rows_of(LIST, rows, met=known(category), excluded=_no_start(rows), category=category)


def _category_now(given: Given) -> ir.Table:
    rows = open_plans(given)
    category = rows["latest_category"]
    return rows_of(LIST, rows, met=known(category), excluded=not_open(rows), category=category)


def _category_changed(given: Given) -> ir.Table:
    rows = open_plans(given)
    met = rows["initial_category"] != rows["latest_category"]
    return rows_of(LIST, rows, met=met, excluded=not_open(rows))


def _emergency(given: Given) -> ir.Table:
    rows = given[LIST]
    return rows_of(LIST, rows, met=is_yes(rows["emergency_protection"]))


def _also_in_care(given: Given) -> ir.Table:
    care = still_open(given["children_in_care"], "care_end")
    begun = care["care_start"].isnull() | (care["care_start"] <= care[REFERENCE_DATE])
    short_breaks = care["legal_status"].isin(SHORT_BREAKS).fill_null(False)
    care = care.filter(begun & ~short_breaks)
    in_care = care.group_by(*SNAPSHOT, "child_id").agg(periods=care.count())
    rows = open_plans(given)
    rows = rows.left_join(in_care, of_child(rows, in_care)).select(
        *(rows[name] for name in rows.columns), in_care["periods"]
    )
    met = ibis.cases((rows["child_id"].isnull(), None), else_=rows["periods"].notnull())
    return rows_of(LIST, rows, met=met, excluded=not_open(rows))


SPAN = ("plan_start", "plan_end")
_LATEST_ONLY = "The list has one row for each child, the latest plan: earlier ones are not seen."
_LONG = "Without a start date it is not known, nor where a plan ends before it begins."

measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("child-plans",),
    better=Better.NEITHER,
    fit=Fit.EXACT,
    source="National statistics on child protection plans; Annex A, list 7",
)
about_open = partial(
    measure,
    about="Child protection plans open at the reference date.",
    needs={LIST: ("plan_end",)},
    helped_by={LIST: ("plan_start",)},
)
_about_started = partial(
    measure,
    about="Child protection plans that began in the six months before the reference date.",
    traps=f"{_LATEST_ONLY} Plans without a start date are set apart.",
)
_about_ended = partial(
    measure,
    about="Child protection plans that ended in the six months before the reference date.",
    needs={LIST: SPAN},
    traps=f"{_LATEST_ONLY} {_LONG}",
)

MEASURES: tuple[Measure, ...] = (
    about_open(
        id="protection-plans",
        number=44,
        name="Child protection plans",
        question="How many children have a child protection plan at the reference date?",
        met="All of them.",
        unit=Unit.COUNT,
        rate=True,
        rows=_open_now,
    ),
    _about_started(
        id="protection-plans-started",
        number=45,
        name="Child protection plans started",
        question="How many child protection plans began in the last six months?",
        met="All of them. Without a start date it is not known.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        traps=_LATEST_ONLY,
        needs={LIST: ("plan_start",)},
        rows=_plans_started,
    ),
    _about_ended(
        id="protection-plans-ended",
        number=45,
        name="Child protection plans ended",
        question="How many child protection plans ended in the last six months?",
        met="All of them.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        traps=_LATEST_ONLY,
        needs={LIST: ("plan_end",)},
        helped_by={LIST: ("plan_start",)},
        rows=_plans_ended,
    ),
    _about_started(
        id="protection-plans-second-or-later",
        number=46,
        name="Second or later child protection plans",
        question="How many of the plans that began were not the child's first?",
        themes=("neglect-drift", "child-plans"),
        met="The child had one earlier plan or more, however long ago.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        traps=(
            f"{_LATEST_ONLY} Plans of other authorities do not count. A blank number is not "
            "known: it is not nought."
        ),
        needs={LIST: ("plan_start", "previous_plans")},
        rows=_second_or_later,
    ),
    about_open(
        id="protection-plans-open-two-years",
        number=48,
        name="Child protection plans open for two years or longer",
        question="How many open plans have lasted for two years or longer?",
        themes=("neglect-drift", "child-plans"),
        met="The plan began two years before the reference date, or earlier.",
        unit=Unit.SHARE,
        better=Better.LOWER,
        needs={LIST: SPAN},
        helped_by={},
        rows=_open_two_years,
    ),
    _about_ended(
        id="protection-plans-ended-after-two-years",
        number=49,
        name="Child protection plans that lasted two years or longer",
        question="How many of the plans that ended had lasted for two years or longer?",
        themes=("neglect-drift", "child-plans"),
        met="The plan ended two years after it began, or later.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        rows=_ended_after_two_years,
    ),
    _about_ended(
        id="protection-plans-ended-within-three-months",
        number=50,
        name="Child protection plans that ended within three months",
        question="How many of the plans that ended had lasted less than three months?",
        themes=("child-plans", "risk-safety"),
        met="The plan ended before three months were over.",
        unit=Unit.SHARE,
        window=6,
        rows=_ended_within_three_months,
        traps=f"Ended soon can mean stopped at the first review, or moved away. {_LONG}",
    ),
    about_open(
        id="protection-plans-by-length",
        number=51,
        name="Length of open child protection plans",
        question="How long have the open plans lasted?",
        met="Each band of length, of all; without a start date it is not known.",
        unit=Unit.MIX,
        needs={LIST: SPAN},
        helped_by={},
        rows=_by_length,
    ),
    _about_started(
        id="protection-category-at-start",
        number=56,
        name="Category of abuse of plans started",
        question="For which category of abuse did plans begin?",
        themes=("risk-safety",),
        met="Each initial category, of all; without one it is not known.",
        unit=Unit.MIX,
        window=6,
        needs={LIST: ("plan_start", "initial_category")},
        rows=_category_at_start,
    ),
    about_open(
        id="protection-category-now",
        number=56,
        name="Category of abuse of open plans",
        question="For which category of abuse are plans open now?",
        themes=("risk-safety",),
        met="Each latest category, of all; without one it is not known.",
        unit=Unit.MIX,
        needs={LIST: ("plan_end", "latest_category")},
        rows=_category_now,
    ),
    about_open(
        id="protection-category-changed",
        number=57,
        name="Plans whose category of abuse changed",
        question="In how many open plans did the category of abuse change?",
        themes=("risk-safety",),
        met="The latest category is another than the initial one.",
        unit=Unit.SHARE,
        source="Annex A, list 7",
        traps="Where either category is blank it is not known.",
        needs={LIST: ("plan_end", "initial_category", "latest_category")},
        rows=_category_changed,
    ),
    measure(
        id="emergency-protection",
        number=58,
        name="Children protected in an emergency",
        question="How many children with a plan needed an emergency order or police powers?",
        themes=("risk-safety", "strategy-s47"),
        about="Every child of the list of child protection, with an open plan or an ended one.",
        met="Yes to an emergency protection order or police protection in the last six months.",
        unit=Unit.SHARE,
        window=6,
        source="Annex A, list 7",
        traps="Children protected in an emergency who had no plan are not in the list.",
        needs={LIST: ("emergency_protection",)},
        rows=_emergency,
    ),
    about_open(
        id="protection-plans-also-in-care",
        number=59,
        name="Children with a protection plan who are in care",
        question="How many children with an open plan are in care at the same time?",
        themes=("child-plans", "iro-care-planning"),
        met="The child has an open row in the list of children in care.",
        unit=Unit.SHARE,
        source="Annex A, lists 7 and 8",
        traps=(
            "Rows of short breaks (V3 and V4) are not counted as in care. Two plans for one child "
            "can be right for a short time: look at each."
        ),
        needs={
            LIST: ("child_id", "plan_end"),
            "children_in_care": ("child_id", "care_end", "legal_status"),
        },
        helped_by={LIST: ("plan_start",), "children_in_care": ("care_start",)},
        rows=_also_in_care,
    ),
)
