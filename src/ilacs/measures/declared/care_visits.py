"""Visits to children in care: whether the next one is overdue, by the rule for the placement."""

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.care_rows import (
    IN_CARE,
    LIST,
    NOW,
    in_care,
    not_counted,
    yet_to_come,
)
from ilacs.measures.declared.spans import only
from ilacs.measures.given import Given, days_between
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Children in care"

FOSTER_CARE = ("U1", "U2", "U3", "U4", "U5", "U6")
MEANT_TO_LAST = ("U1", "U4")
WITH_PARENTS = "P1"
INTERIM_CARE_ORDER, CARE_ORDER = "C1", "C2"

CLOCKS = (
    "care_visit_first",
    "care_visit_first_year",
    "care_visit_settled",
    "care_visit_after_first_year",
    "care_visit_temporary_to_review",
    "care_visit_temporary_next",
    "care_visit_care_order_first",
    "care_visit_care_order_next",
)

_COLUMNS = (
    "care_start",
    "legal_status",
    "legal_status_start",
    "last_review",
    "last_visit",
    "placement_start",
    "placement_type",
    "permanence_plan",
    "year_before",
)


def _in_time(given: Given) -> ir.Table:
    rows = _with_rule(_with_start(only(in_care(given), *_COLUMNS)))
    rows = only(rows, "care_start", "legal_status", "_rule", "_counted_from")
    rows = given.with_deadline(rows, **{clock: (clock, "_counted_from") for clock in CLOCKS})
    due = ibis.cases(
        *((rows["_rule"] == clock, rows[clock]) for clock in CLOCKS), else_=ibis.null("date")
    )
    return rows_of(
        LIST,
        rows,
        met=due >= rows["reference_date"],
        excluded=not_counted(rows),
        days=days_between(rows["_counted_from"], rows["reference_date"]),
        due=due,
    )


def _with_start(rows: ir.Table) -> ir.Table:
    """Rows with `_begun`, when visits of the placement began to count, `_seen`, whether there has
    been one, and `_counted_from`: the last visit, or where there was none, `_begun`."""
    placed, ordered, visit = rows["placement_start"], rows["legal_status_start"], rows["last_visit"]
    begun = ibis.cases(
        (yet_to_come(rows, "placement_start"), ibis.null("date")),
        (~_with_parents(rows, CARE_ORDER), placed),
        (yet_to_come(rows, "legal_status_start"), ibis.null("date")),
        (ordered > placed, ordered),
        (ordered <= placed, placed),
        else_=ibis.null("date"),
    )
    rows = rows.mutate(_begun=begun)
    seen = visit.notnull() & (visit >= rows["_begun"])
    rows = rows.mutate(_seen=seen)
    counted_from = ibis.cases(
        (yet_to_come(rows, "last_visit"), ibis.null("date")),
        (rows["_seen"], visit),
        else_=rows["_begun"],
    )
    return rows.mutate(_counted_from=counted_from)


def _with_rule(rows: ir.Table) -> ir.Table:
    """Rows with `_rule`, the clock that applies; null where what it hangs on is blank."""
    kind, seen = rows["placement_type"], rows["_seen"]
    reviewed = rows["last_review"].notnull() & (rows["last_review"] >= rows["care_start"])
    settled = kind.isin(MEANT_TO_LAST) | (
        kind.isin(FOSTER_CARE) & (rows["permanence_plan"] == "fostering").fill_null(False)
    )
    blank = kind.isnull() | ((kind == WITH_PARENTS) & rows["legal_status"].isnull())
    rule = ibis.cases(
        (blank | seen.isnull() | yet_to_come(rows, "last_review"), ibis.null("string")),
        (_with_parents(rows, CARE_ORDER) & ~seen, "care_visit_care_order_first"),
        (_with_parents(rows, CARE_ORDER), "care_visit_care_order_next"),
        (
            _with_parents(rows, INTERIM_CARE_ORDER),
            ibis.cases(
                (reviewed, "care_visit_temporary_next"),
                (~reviewed, "care_visit_temporary_to_review"),
                else_=ibis.null("string"),
            ),
        ),
        (~seen, "care_visit_first"),
        (rows["placement_start"] > rows["year_before"], "care_visit_first_year"),
        (settled, "care_visit_settled"),
        else_="care_visit_after_first_year",
    )
    return rows.mutate(_rule=rule)


def _with_parents(rows: ir.Table, order: str) -> ir.BooleanValue:
    held = (rows["placement_type"] == WITH_PARENTS) & (rows["legal_status"] == order)
    return held.fill_null(False)


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="care-visits-in-time",
        number=66,
        name="Visits to children in care in time",
        question="How many children in care have been visited as lately as the rules ask?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("visits-relationships",),
        about=IN_CARE,
        met="The next visit is not overdue. It is due a week after the placement began; then six "
        "weeks after the last visit; after the first year three months, in long-term foster care "
        "(U1, U4, or foster care with the plan of long-term fostering). With a parent under an "
        "interim care order it is due every week until the first review, then every four weeks; "
        "with a parent under a care order a week after the placement or the order, whichever is "
        "later, then every six weeks.",
        unit=Unit.SHARE,
        window=3,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=CLOCKS,
        source="SI 2010/959 (care planning, placement and case review), reg 28, as made; amended "
        "in 2015: to be confirmed",
        traps=f"{NOW} A visit before the placement began does not count in it. Carers with "
        "temporary approval, and children with parents before an assessment, cannot be told from "
        "the list: their visits are due sooner. So are those of children placed for adoption "
        "(SI 2005/389, reg 36: weekly until the first review, then as the reviews decide). A blank "
        "date means that there was no visit.",
        needs={
            LIST: (
                "care_start",
                "care_end",
                "legal_status",
                "legal_status_start",
                "last_review",
                "last_visit",
                "placement_start",
                "placement_type",
                "permanence_plan",
            )
        },
        rows=_in_time,
        worklist=True,
    ),
)
