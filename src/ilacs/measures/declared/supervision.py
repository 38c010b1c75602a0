"""Supervision of the work with each child: whether it is up to date, and by how many workers."""

from dataclasses import dataclass
from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import happened, in_year
from ilacs.measures.declared.spans import begins_later, still_open
from ilacs.measures.given import REFERENCE_DATE, ROW, SNAPSHOT, Given, of_child, without
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

LIST = "supervision"
MANY_WORKERS = 3

COUNTED_ELSEWHERE = "in care or on a protection plan by the case status: counted there"
CLOSED = "closed by its case status, open by its dates"
NO_NUMBER = "no child's number, so no other supervision can be told"


@dataclass(frozen=True)
class _Work:
    """Open work with children: its list, from and to when, and the clock of its supervision."""

    list_id: str
    words: str
    start: str
    end: str
    clock: str
    window: int
    judgement: Judgement


WORK = (
    _Work(
        "children_in_need",
        "children in need",
        "need_start",
        "need_end",
        "supervision",
        1,
        Judgement.HELP_AND_PROTECTION,
    ),
    _Work(
        "child_protection",
        "children on protection plans",
        "plan_start",
        "plan_end",
        "supervision_protection",
        2,
        Judgement.HELP_AND_PROTECTION,
    ),
    _Work(
        "children_in_care",
        "children in care",
        "care_start",
        "care_end",
        "supervision",
        1,
        Judgement.CHILDREN_IN_CARE,
    ),
)


def _up_to_date(given: Given, work: _Work) -> ir.Table:
    """Open work; the clock runs from its start, or from the latest supervision if later."""
    held = given[LIST]
    held = held.mutate(held_by_now=happened(held, "held"))
    latest = held.group_by(*SNAPSHOT, "child_id").aggregate(latest=held["held_by_now"].max())
    rows = still_open(given[work.list_id], work.end)
    rows = rows.left_join(latest, of_child(rows, latest))
    rows = without(rows, *(f"{name}_right" for name in (*SNAPSHOT, "child_id")))
    start, supervised = rows[work.start], rows["latest"]
    rows = rows.mutate(
        counted_from=ibis.cases(
            (supervised.isnull(), start),
            (start > supervised, start),
            else_=supervised,
        )
    )
    rows = given.with_deadline(rows, due=(work.clock, "counted_from"))
    excluded = [begins_later(rows, work.start)]
    if work.list_id == "children_in_need":
        status = rows["case_status"]
        excluded += [
            (COUNTED_ELSEWHERE, status.isin(("looked_after", "child_protection_plan"))),
            (CLOSED, status == "closed"),
        ]
    return rows_of(
        work.list_id,
        rows,
        met=rows["due"] >= rows[REFERENCE_DATE],
        excluded=excluded,
        due=rows["due"],
    )


def _many_workers(given: Given) -> ir.Table:
    """One row for each child, at the first of the child's rows."""
    held = given[LIST]
    held = held.filter(in_year(held, "held"), held["worker"].notnull())
    held = held.mutate(alone=held["child_id"].isnull().ifelse(held[ROW], 0))
    children = held.group_by(*SNAPSHOT, "child_id", "alone").aggregate(
        **{ROW: held[ROW].min(), "workers": held["worker"].nunique()}
    )
    return rows_of(
        LIST,
        children,
        met=children["workers"] >= MANY_WORKERS,
        excluded=[(NO_NUMBER, children["child_id"].isnull())],
    )


MEASURES: tuple[Measure, ...] = (
    *(
        Measure(
            id=f"supervision-{work.list_id.replace('_', '-')}",
            name=f"Supervision up to date: {work.words}",
            question=f"Was the work with {work.words} discussed in supervision lately, and when is "
            "it due next?",
            section="Management oversight",
            judgement=work.judgement,
            themes=("supervision-oversight",),
            about=f"Open work of the list of {work.words}.",
            met="The next supervision is not overdue, counted from the latest, or from the start "
            "of the work where that is later.",
            unit=Unit.SHARE,
            window=work.window,
            better=Better.HIGHER,
            fit=Fit.PROXY,
            clocks=(work.clock,),
            source="Supplementary list of supervision; authorities' own standards",
            traps="Every kind of supervision counts. Supervision that is not recorded on the "
            "child's record is not in the list."
            + (
                " Children in care or on protection plans by their case status are counted there."
                if work.list_id == "children_in_need"
                else ""
            ),
            needs={
                work.list_id: (
                    work.start,
                    work.end,
                    *(("case_status",) if work.list_id == "children_in_need" else ()),
                ),
                LIST: ("child_id", "held"),
            },
            rows=partial(_up_to_date, work=work),
            worklist=True,
        )
        for work in WORK
    ),
    Measure(
        id="changes-of-worker",
        name="Children with three workers or more in a year",
        question="How many children had to get to know several workers?",
        section="Management oversight",
        judgement=Judgement.LEADERS,
        themes=("visits-relationships", "workforce"),
        about="Children with supervision in the twelve months before the reference date whose "
        "worker is named: one row for each child, at the first of the child's rows.",
        met="Supervision was recorded with three different workers or more.",
        unit=Unit.SHARE,
        window=12,
        better=Better.LOWER,
        fit=Fit.PROXY,
        source="Supplementary list of supervision; no national threshold",
        traps="A worker between two supervisions is not seen, and one whose name is written in "
        "two ways is two. Lists of several months tell more.",
        needs={LIST: ("child_id", "held", "worker")},
        rows=_many_workers,
    ),
)
