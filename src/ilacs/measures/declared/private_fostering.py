"""Private fostering: the first visit, the visits after it, and whether the child is seen alone."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import done_in_time, happened, in_year, not_due
from ilacs.measures.declared.spans import is_yes, still_open
from ilacs.measures.given import REFERENCE_DATE, Given, age_on
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Private fostering"
LIST = "private_fostering"
FIRST, FIRST_YEAR, NEXT = (
    "private_fostering_visit_first",
    "private_fostering_visit_first_year",
    "private_fostering_visit_next",
)

OVER = "ended before the visit was due"


def _first_visit(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = given.with_deadline(rows.filter(in_year(rows, "notified")), due=(FIRST, "notified"))
    visited = happened(rows, "first_visit")
    rows = given.with_working_days(rows.mutate(visited=visited), days=("notified", "visited"))
    visited, due, today = rows["visited"], rows["due"], rows[REFERENCE_DATE]
    return rows_of(
        LIST,
        rows,
        met=ibis.cases((visited < rows["notified"], None), else_=done_in_time(visited, due, today)),
        excluded=[
            (OVER, visited.isnull() & (happened(rows, "ended") <= due)),
            not_due(visited, due, today),
        ],
        days=rows["days"],
        due=due,
    )


def _open(given: Given) -> ir.Table:
    """Arrangements that go on, with the day of their latest visit."""
    rows = still_open(given[LIST], "ended")
    rows = rows.filter((rows["notified"] <= rows[REFERENCE_DATE]) | rows["notified"].isnull())
    return rows.mutate(
        visited=ibis.coalesce(happened(rows, "last_visit"), happened(rows, "first_visit"))
    )


def _next_visit(given: Given) -> ir.Table:
    """The next visit: by another clock where it would fall after the first year."""
    rows = given.with_deadline(
        _open(given),
        first=(FIRST, "notified"),
        in_first_year=(FIRST_YEAR, "visited"),
        later=(NEXT, "visited"),
    )
    years = age_on(rows["notified"], rows["in_first_year"])
    due = ibis.cases(
        (rows["visited"].isnull(), rows["first"]),
        (years < 1, rows["in_first_year"]),
        (years >= 1, rows["later"]),
    )
    return rows_of(LIST, rows, met=due >= rows[REFERENCE_DATE], due=due)


def _seen_alone(given: Given) -> ir.Table:
    rows = _open(given)
    rows = rows.filter(rows["visited"].notnull())
    return rows_of(LIST, rows, met=is_yes(rows["seen_alone"]))


_measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("private-fostering",),
    unit=Unit.SHARE,
    better=Better.HIGHER,
)

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="private-fostering-first-visit-in-time",
        name="Privately fostered children visited within seven working days",
        question="How many privately fostered children were visited in time after the notice?",
        about="Arrangements notified in the twelve months before the reference date, less those "
        "that are still within the limit or ended within it without a visit.",
        met="Visited by the last day of the clock that starts with the notice.",
        window=12,
        fit=Fit.EXACT,
        clocks=(FIRST,),
        source="Supplementary list of private fostering; regulations on private fostering "
        "(SI 2005/1533), to be confirmed: seven working days",
        traps="A visit before the notice is not known to be in time.",
        needs={LIST: ("notified", "first_visit", "ended")},
        rows=_first_visit,
    ),
    _measure(
        id="private-fostering-next-visit",
        name="Privately fostered children whose visits are up to date",
        question="Which privately fostered children must be visited next, and by when?",
        about="Arrangements that go on.",
        met="The next visit is not overdue: six weeks after the latest in the first year from the "
        "notice, twelve weeks after that, and without a visit seven working days from the notice.",
        window=3,
        fit=Fit.PROXY,
        clocks=(FIRST, FIRST_YEAR, NEXT),
        source="Supplementary list of private fostering; regulations on private fostering "
        "(SI 2005/1533), regulation 8",
        traps="Only the latest visit is known: now in time is not always in time. The six weeks "
        "apply where they end within the first year.",
        needs={LIST: ("notified", "first_visit", "last_visit", "ended")},
        rows=_next_visit,
        worklist=True,
    ),
    _measure(
        id="private-fostering-seen-alone",
        name="Privately fostered children seen alone",
        question="How many privately fostered children were seen alone at the latest visit?",
        about="Arrangements that go on, with a visit.",
        met="The child was seen alone at the latest visit.",
        fit=Fit.EXACT,
        source="Supplementary list of private fostering; regulations on private fostering "
        "(SI 2005/1533), to be confirmed",
        needs={LIST: ("notified", "last_visit", "seen_alone", "ended")},
        helped_by={LIST: ("first_visit",)},
        rows=_seen_alone,
    ),
)
