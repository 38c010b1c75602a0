"""Child in need plans: for how long, and whether the children are seen."""

from functools import partial

import ibis.expr.types as ir

from ilacs.measures.declared.children_in_need import LIST, measure, open_episodes
from ilacs.measures.declared.spans import (
    Reasons,
    begins_later,
    known,
    lasted,
    length,
    length_band,
    not_after,
    only,
)
from ilacs.measures.given import REFERENCE_DATE, Given, days_between
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

LENGTHS = (
    (3, "under 3 months"),
    (6, "3 to 6 months"),
    (12, "6 to 12 months"),
    (24, "1 to 2 years"),
)
"""The bands of the national statistics, each up to the day before so many months are over."""
LONGEST = "2 years or longer"


def _on_plan(given: Given) -> ir.Table:
    """Open episodes with a child in need plan, and those of which it is not known."""
    rows = open_episodes(given)
    status = rows["case_status"]
    return rows.filter(status.isnull() | (status == "child_in_need_plan"))


def _not_on_plan(rows: ir.Table) -> Reasons:
    return (
        begins_later(rows, "need_start"),
        ("no case status: a plan or none is not known", rows["case_status"].isnull()),
    )


def _by_length(given: Given) -> ir.Table:
    rows = _on_plan(given)
    start, end = rows["need_start"], rows[REFERENCE_DATE]
    band = length_band(start, end, LENGTHS, LONGEST)
    return rows_of(
        LIST,
        rows,
        met=known(band),
        excluded=_not_on_plan(rows),
        category=band,
        days=length(start, end),
    )


def _over_a_year(given: Given) -> ir.Table:
    rows = _on_plan(given)
    start, end = rows["need_start"], rows[REFERENCE_DATE]
    met = lasted(start, end, 12)
    return rows_of(LIST, rows, met=met, excluded=_not_on_plan(rows), days=length(start, end))


def _visited_in_time(given: Given) -> ir.Table:
    rows = only(_on_plan(given), "need_start", "case_status", "last_seen")
    rows = rows.mutate(seen=not_after(rows["last_seen"], rows[REFERENCE_DATE]))
    rows = given.with_deadline(
        rows, after_seen=("cin_visit", "seen"), after_start=("cin_visit", "need_start")
    )
    rows = given.with_working_days(rows, days_since=("seen", REFERENCE_DATE))
    return rows_of(
        LIST,
        rows,
        met=rows["after_seen"] >= rows[REFERENCE_DATE],
        excluded=_not_on_plan(rows),
        days=rows["days_since"],
        due=rows["seen"].isnull().ifelse(rows["after_start"], rows["after_seen"]),
    )


def _seen_within(given: Given, *, days: int) -> ir.Table:
    rows = _on_plan(given)
    seen = not_after(rows["last_seen"], rows[REFERENCE_DATE])
    since = days_between(seen, rows[REFERENCE_DATE])
    return rows_of(LIST, rows, met=since <= days, excluded=_not_on_plan(rows), days=since)


def _no_date_seen(given: Given) -> ir.Table:
    rows = _on_plan(given)
    return rows_of(LIST, rows, met=rows["last_seen"].isnull(), excluded=_not_on_plan(rows))


_PLAN_UNKNOWN = "Without a case status it is not known who has a plan: those rows are set apart."
_SEEN_BLANK = (
    "A blank counts as not seen: it is in the figure, never met, and shown as not known. "
    "The list has only the latest date: it says who is in time now, not who always was."
)

_about_plans = partial(
    measure,
    about="Children with an open episode of need and a child in need plan.",
    needs={LIST: ("need_start", "need_end", "case_status")},
    traps=_PLAN_UNKNOWN,
)
_about_seen = partial(
    _about_plans,
    themes=("visits-relationships", "supervision-oversight"),
    unit=Unit.SHARE,
    better=Better.HIGHER,
    fit=Fit.PROXY,
    source="Local: no guidance sets how often; every 4 weeks is common",
    traps=f"{_SEEN_BLANK} {_PLAN_UNKNOWN}",
    needs={LIST: ("need_end", "case_status", "last_seen")},
    helped_by={LIST: ("need_start",)},
)

MEASURES: tuple[Measure, ...] = (
    _about_plans(
        id="child-in-need-plans-by-length",
        number=38,
        name="Length of open child in need plans",
        question="How long have children with a plan been in need?",
        met="Each band of length from the start of the episode, of all.",
        unit=Unit.MIX,
        traps=f"The list has the start of need, not of the plan. {_PLAN_UNKNOWN}",
        rows=_by_length,
    ),
    _about_plans(
        id="child-in-need-plans-over-a-year",
        number=38,
        name="Child in need plans of a year or longer",
        question="How many children with a plan have been in need for a year or longer?",
        themes=("neglect-drift", "child-plans"),
        met="The episode began twelve months before the reference date, or earlier.",
        unit=Unit.SHARE,
        better=Better.LOWER,
        traps=(
            "The list has the start of need, not of the plan. Long support can be right, for a "
            f"disabled child above all. {_PLAN_UNKNOWN}"
        ),
        rows=_over_a_year,
    ),
    _about_seen(
        id="child-in-need-visits-in-time",
        number=39,
        name="Children in need seen in time",
        question="How many children with a plan were seen by the day that their visit was due?",
        met="The clock that starts when the child was last seen has not run out.",
        window=1,
        clocks=("cin_visit",),
        worklist=True,
        traps=(
            f"{_SEEN_BLANK} Where there is no date, the visit is due by the clock that starts "
            f"with the episode. {_PLAN_UNKNOWN}"
        ),
        rows=_visited_in_time,
    ),
    _about_seen(
        id="child-in-need-seen-within-4-weeks",
        number=39,
        name="Children in need seen in the last 4 weeks",
        question="How many children with a plan were seen in the last 28 days?",
        met="Last seen 28 days or less before the reference date.",
        window=1,
        rows=partial(_seen_within, days=28),
    ),
    _about_seen(
        id="child-in-need-seen-within-6-weeks",
        number=39,
        name="Children in need seen in the last 6 weeks",
        question="How many children with a plan were seen in the last 42 days?",
        met="Last seen 42 days or less before the reference date.",
        window=2,
        rows=partial(_seen_within, days=42),
    ),
    _about_seen(
        id="child-in-need-no-date-seen",
        number=40,
        name="Children in need with no date that they were seen",
        question="For how many children with a plan does no date say that they were seen?",
        met="There is no date that the child was last seen.",
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Annex A, list 6",
        traps=(
            "The list may leave the date blank where the system cannot give it: not every child "
            f"here was never seen. {_PLAN_UNKNOWN}"
        ),
        rows=_no_date_seen,
    ),
)
