"""Care planning: reviews, independent reviewing officers, and plans for permanence."""

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.care_rows import (
    IN_CARE,
    LIST,
    NOW,
    in_care,
    in_care_less_than,
    not_counted,
    where_known,
    yet_to_come,
)
from ilacs.measures.declared.spans import known, only
from ilacs.measures.given import Given, days_between
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Children in care"

_OPEN = ("care_start", "legal_status")
"""What a child is excluded by."""


def _reviews_in_time(given: Given) -> ir.Table:
    rows = given.with_deadline(
        only(in_care(given), *_OPEN, "last_review"),
        _first=("care_review_first", "care_start"),
        _second=("care_review_second", "last_review"),
        _next=("care_review_next", "last_review"),
    )
    start, last = rows["care_start"], rows["last_review"]
    reviewed = (last >= start).fill_null(False)
    due = ibis.cases(
        (start.isnull() | yet_to_come(rows, "last_review"), ibis.null("date")),
        (~reviewed, rows["_first"]),
        (rows["_first"].isnull(), ibis.null("date")),
        (last <= rows["_first"], rows["_second"]),
        else_=rows["_next"],
    )
    return rows_of(
        LIST,
        rows,
        met=due >= rows["reference_date"],
        excluded=not_counted(rows),
        days=days_between(reviewed.ifelse(last, start), rows["reference_date"]),
        due=due,
    )


def _reviewing_officers(given: Given) -> ir.Table:
    rows = in_care(given)
    contact = rows["last_reviewing_officer_contact"]
    met = (contact >= rows["six_months_before"]).fill_null(False)
    met = yet_to_come(rows, contact.get_name()).ifelse(ibis.null("boolean"), met)
    return rows_of(
        LIST,
        rows,
        met=where_known(met, rows["care_start"]),
        excluded=[*not_counted(rows), in_care_less_than(rows, "a month", "month_before")],
        days=days_between(contact, rows["reference_date"]),
    )


def _plan_by_second_review(given: Given) -> ir.Table:
    rows = _with_second_review(given)
    planned = rows["permanence_plan"].notnull()
    second = rows["_second"]
    return rows_of(
        LIST,
        rows,
        met=where_known(planned, second),
        excluded=[
            *not_counted(rows),
            ("the second review is not overdue yet", second >= rows["reference_date"]),
        ],
        days=days_between(rows["care_start"], rows["reference_date"]),
        due=second,
    )


def _plans_to_make(given: Given) -> ir.Table:
    rows = _with_second_review(given)
    rows = rows.filter(rows["permanence_plan"].isnull())
    return rows_of(
        LIST,
        rows,
        met=rows["_second"] >= rows["reference_date"],
        excluded=not_counted(rows),
        days=days_between(rows["care_start"], rows["reference_date"]),
        due=rows["_second"],
    )


def _with_second_review(given: Given) -> ir.Table:
    """Children in care, with `_second`, the last day in time for their second review."""
    rows = only(in_care(given), *_OPEN, "permanence_plan")
    rows = given.with_deadline(rows, _first=("care_review_first", "care_start"))
    return given.with_deadline(rows, _second=("care_review_second", "_first"))


def _plans(given: Given) -> ir.Table:
    rows = in_care(given)
    plan = rows["permanence_plan"]
    return rows_of(
        LIST,
        rows,
        met=known(plan),
        excluded=[*not_counted(rows), ("no plan agreed yet", plan.isnull())],
        category=plan,
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="care-reviews-in-time",
        number=65,
        name="Reviews of children in care in time",
        question="How many children in care have been reviewed as lately as the rules ask?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("iro-care-planning",),
        about=IN_CARE,
        met="The next review is not overdue. Without a review in this period of care it is due by "
        "the clock of the first; after a latest review that was held within that clock, which "
        "must be the first, by the clock of the second; after a later one by the clock of those "
        "that follow.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("care_review_first", "care_review_second", "care_review_next"),
        source="SI 2010/959 (care planning, placement and case review), reg 33: the first within "
        "20 working days, the second within three months, then every six months (to be confirmed)",
        traps=f"{NOW} The list does not say which review the latest one was: a first review that "
        "was held late looks like a second, and is given the longer time to the next. Children "
        "placed for adoption are reviewed anew from the placement, first within four weeks "
        "(SI 2005/389, reg 36): here they are not told apart.",
        needs={LIST: ("care_start", "care_end", "legal_status", "last_review")},
        rows=_reviews_in_time,
        worklist=True,
    ),
    Measure(
        id="reviewing-officer-contact",
        number=67,
        name="Contact with the independent reviewing officer",
        question="How many children in care had contact with their independent reviewing officer "
        "in the last six months?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("iro-care-planning", "voice-advocacy"),
        about=f"{IN_CARE} So are children who came into care in the last month.",
        met="A visit or contact in the six months before the reference date.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        source="IRO Handbook, which sets no interval that was read (to be confirmed)",
        traps="A blank date means that there was none. If the contact was the review, the list "
        "gives the review's date again.",
        needs={LIST: ("care_start", "care_end", "legal_status", "last_reviewing_officer_contact")},
        rows=_reviewing_officers,
    ),
    Measure(
        id="permanence-plan-by-second-review",
        number=68,
        name="Permanence plan by the second review",
        question="How many children in care long enough for two reviews have a plan for "
        "permanence?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("permanence", "iro-care-planning"),
        about=f"{IN_CARE} So are children whose second review is not overdue yet: the clock of "
        "the first review, then that of the second, from the day that they came into care.",
        met="A permanence plan is recorded.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        clocks=("care_review_first", "care_review_second"),
        source="Children Act 1989 guidance, volume 2 (to be confirmed)",
        traps="A blank plan means that none is agreed. The list does not say when the plan was "
        "made.",
        needs={LIST: ("care_start", "care_end", "legal_status", "permanence_plan")},
        rows=_plan_by_second_review,
    ),
    Measure(
        id="permanence-plans-to-make",
        number=68,
        name="Permanence plans still to be made",
        question="Which children in care have no plan for permanence yet, and by when do they "
        "need one?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("permanence", "iro-care-planning"),
        about="Children in care at the reference date without a permanence plan. Children in a "
        "series of short breaks (V3, V4) are left out.",
        met="The second review is not overdue yet: the clock of the first review, then that of "
        "the second, from the day that the child came into care.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        clocks=("care_review_first", "care_review_second"),
        source="Children Act 1989 guidance, volume 2 (to be confirmed)",
        traps="A blank plan means that none is agreed.",
        needs={LIST: ("care_start", "care_end", "legal_status", "permanence_plan")},
        rows=_plans_to_make,
        worklist=True,
    ),
    Measure(
        id="permanence-plans",
        number=69,
        name="Plans for permanence",
        question="What are the plans for the children in care?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("permanence",),
        about=f"{IN_CARE} So are children for whom no plan is agreed yet.",
        met="Each plan.",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8",
        needs={LIST: ("care_start", "care_end", "legal_status", "permanence_plan")},
        rows=_plans,
    ),
)
