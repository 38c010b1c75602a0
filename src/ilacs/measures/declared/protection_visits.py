"""Child protection plans: whether children are visited, seen alone and reviewed in time."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.measures.declared.child_protection import (
    LIST,
    SPAN,
    about_open,
    not_open,
    open_plans,
)
from ilacs.measures.declared.spans import is_yes, length, not_after, only
from ilacs.measures.given import REFERENCE_DATE, Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of


def _with_visit_due(given: Given, clock: str) -> tuple[ir.Table, ir.BooleanValue]:
    """Open plans with the day that a visit is due, and whether that day has not passed."""
    rows = only(open_plans(given), "plan_start", "last_visit")
    rows = rows.mutate(visit=not_after(rows["last_visit"], rows[REFERENCE_DATE]))
    visit, start = rows["visit"], rows["plan_start"]
    # A visit from before the plan is none of the plan's visits: its clock starts with the plan.
    rows = rows.mutate(
        clock_starts=ibis.cases((start.isnull(), visit), (visit > start, visit), else_=start)
    )
    rows = given.with_deadline(
        rows, due_day=(clock, "clock_starts"), first_due=(clock, "plan_start")
    )
    rows = given.with_working_days(rows, days_since=("visit", REFERENCE_DATE))
    in_time = ibis.cases(
        (rows["last_visit"] > rows[REFERENCE_DATE], None),
        else_=rows["due_day"] >= rows[REFERENCE_DATE],
    )
    return rows, in_time


def _visited_in_time(given: Given, *, clock: str) -> ir.Table:
    rows, in_time = _with_visit_due(given, clock)
    young = rows["first_due"] >= rows[REFERENCE_DATE]
    excluded = (*not_open(rows), ("the plan is not older than the limit", young))
    days, due = rows["days_since"], rows["due_day"]
    return rows_of(LIST, rows, met=in_time, excluded=excluded, days=days, due=due)


def _visit_overdue(given: Given) -> ir.Table:
    rows, in_time = _with_visit_due(given, "protection_visit")
    days, due = rows["days_since"], rows["due_day"]
    return rows_of(LIST, rows, met=~in_time, excluded=not_open(rows), days=days, due=due)


def _seen_alone(given: Given) -> ir.Table:
    rows = open_plans(given)
    today, born = rows[REFERENCE_DATE], rows["date_of_birth"]
    unborn = (born > today) | (born.isnull() & (rows["age"] < 0))
    return rows_of(
        LIST,
        rows,
        met=ibis.cases((rows["last_visit"] > today, None), else_=is_yes(rows["seen_alone"])),
        excluded=(
            *not_open(rows),
            ("not born yet", unborn),
            ("no visit recorded", rows["last_visit"].isnull()),
        ),
    )


def _with_review_due(given: Given) -> tuple[ir.Table, ir.BooleanValue]:
    """Open plans with the day that a review is due, and whether that day has not passed."""
    rows = only(open_plans(given), "plan_start", "last_review")
    review, start = not_after(rows["last_review"], rows[REFERENCE_DATE]), rows["plan_start"]
    # A review on the first day is the initial conference; an earlier one was of another plan.
    rows = rows.mutate(reviewed=ibis.cases((start.isnull(), review), (review > start, review)))
    rows = given.with_deadline(
        rows,
        first_due=("protection_review_first", "plan_start"),
        next_due=("protection_review_next", "reviewed"),
    )
    since = rows["reviewed"].fill_null(rows["plan_start"])
    rows = rows.mutate(
        due_day=rows["reviewed"].isnull().ifelse(rows["first_due"], rows["next_due"]),
        days_since=length(since, rows[REFERENCE_DATE]),
    )
    in_time = ibis.cases(
        (rows["last_review"] > rows[REFERENCE_DATE], None),
        else_=rows["due_day"] >= rows[REFERENCE_DATE],
    )
    return rows, in_time


def _reviewed_in_time(given: Given) -> ir.Table:
    rows, in_time = _with_review_due(given)
    days, due = rows["days_since"], rows["due_day"]
    return rows_of(LIST, rows, met=in_time, excluded=not_open(rows), days=days, due=due)


def _review_overdue(given: Given) -> ir.Table:
    rows, in_time = _with_review_due(given)
    days, due = rows["days_since"], rows["due_day"]
    return rows_of(LIST, rows, met=~in_time, excluded=not_open(rows), days=days, due=due)


_about_visits = partial(
    about_open,
    themes=("visits-relationships",),
    fit=Fit.PROXY,
    source="Local: Working Together sets no interval; 10, 15 or 20 working days are usual",
    traps=(
        "A blank date means that no visit has been made: not in time. A visit before the plan "
        "began is none of the plan's. Only the latest visit is in the list: it says who is in "
        "time now, not who always was. A visit dated after the reference date is not known."
    ),
    needs={LIST: (*SPAN, "last_visit")},
    helped_by={},
)
_visited = partial(
    _about_visits,
    about=(
        "Child protection plans open at the reference date, and open for longer than the limit."
    ),
    unit=Unit.SHARE,
    better=Better.HIGHER,
)
_about_reviews = partial(
    about_open,
    fit=Fit.PROXY,
    clocks=("protection_review_first", "protection_review_next"),
    source=(
        "Working Together to Safeguard Children: the first review within 3 months of the initial "
        "conference, later ones within 6 months of the last; Annex A, list 7"
    ),
    traps=(
        "Only the latest review is in the list: whether earlier ones were in time is not seen, "
        "the first among them. A review on the day that the plan began, or before, is none of "
        "the plan's. The plan's start stands for the initial conference, which differs for a "
        "child who moved in with a plan. A review dated after the reference date is not known."
    ),
    needs={LIST: (*SPAN, "last_review")},
    helped_by={},
)

MEASURES: tuple[Measure, ...] = (
    _visited(
        id="protection-visits-in-time",
        number=52,
        name="Child protection visits in time",
        question="How many children with a plan were visited by the day that it was due?",
        met="The clock that started with the last visit, or with the plan, has not run out.",
        window=1,
        clocks=("protection_visit",),
        rows=partial(_visited_in_time, clock="protection_visit"),
    ),
    _visited(
        id="protection-visits-at-the-very-least",
        number=52,
        name="Child protection visits within the outer limit",
        question="How many children with a plan were visited within the longest time allowed?",
        met="The longer clock that started with the last visit, or the plan, has not run out.",
        window=1,
        clocks=("protection_visit_floor",),
        rows=partial(_visited_in_time, clock="protection_visit_floor"),
    ),
    _about_visits(
        id="protection-visits-overdue",
        number=52,
        name="Child protection visits overdue",
        question="How many children with a plan should have been visited by now?",
        met="The clock that started with the last visit, or with the plan, has run out.",
        unit=Unit.COUNT,
        better=Better.LOWER,
        clocks=("protection_visit",),
        worklist=True,
        rows=_visit_overdue,
    ),
    about_open(
        id="protection-seen-alone",
        number=53,
        name="Children seen alone at the last child protection visit",
        question="How many children with a plan were seen alone at the last visit?",
        themes=("visits-relationships", "voice-advocacy"),
        about="Open child protection plans of children who are born and have been visited.",
        met="Yes to seen alone. Unknown and blank are not known.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        source="Working Together to Safeguard Children (to be confirmed); Annex A, list 7",
        traps=(
            "Babies and very young children are in it: agree from which age a child should be "
            "seen alone, and read it by age."
        ),
        needs={LIST: ("plan_end", "last_visit", "seen_alone")},
        helped_by={LIST: ("plan_start", "date_of_birth", "age")},
        rows=_seen_alone,
    ),
    _about_reviews(
        id="protection-reviews-in-time",
        number=54,
        name="Child protection reviews in time",
        question="For how many open plans has the day of the next review not passed?",
        met="The clock of the first review, or after one that of the next, has not run out.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        rows=_reviewed_in_time,
    ),
    _about_reviews(
        id="protection-reviews-overdue",
        number=55,
        name="Child protection reviews overdue",
        question="For how many open plans is a review overdue?",
        met="The clock of the first review, or after one that of the next, has run out.",
        unit=Unit.COUNT,
        better=Better.LOWER,
        worklist=True,
        rows=_review_overdue,
    ),
)
