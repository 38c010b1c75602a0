"""Initial child protection conferences: whether they are held in time, and what they decide."""

import ibis
import ibis.expr.types as ir

from ilacs.measures.declared.enquiries import (
    ABOUT,
    CENSUS,
    NEGATIVE,
    begun_by_now,
    enquiry_measure,
    of_six_months,
)
from ilacs.measures.given import REFERENCE_DATE, ROW, SNAPSHOT, Given
from ilacs.measures.measure import Better, Measure, Unit
from ilacs.measures.populations import (
    known_where,
    latest_of_each_child,
    open_at_reference_date,
    start_before,
    with_children,
)
from ilacs.measures.rows import rows_of

SAME_CONFERENCE = "a later strategy discussion led to the same conference"
HELD = "the conference was held"
HELD_ELSEWHERE = "a conference was held after another enquiry"
HAS_PLAN = "the child has a child protection plan"


def _conferences(given: Given) -> ir.Table:
    """Enquiries with a conference, and whether a later strategy discussion led to the same one.

    `led` is the strategy discussion; null where it lies after the conference, since one of the two
    is wrong.
    """
    rows = of_six_months(given)
    rows = rows.filter(rows["held"].notnull())
    rows = rows.mutate(led=start_before(rows, "strategy_discussion", "held"))
    newest_first = ibis.window(
        group_by=[*SNAPSHOT, "child_id", "held"],
        order_by=[ibis.desc(rows["led"], nulls_first=False), ibis.desc(rows[ROW])],
    )
    rows = rows.mutate(place=ibis.row_number().over(newest_first))
    return rows.mutate(same=(rows["place"] > 0) & rows["child_id"].notnull())


def _conference_in_time(given: Given) -> ir.Table:
    rows = given.with_deadline(_conferences(given), due=("initial_conference", "led"))
    rows = given.with_working_days(rows, days=("led", "held"))
    return rows_of(
        "enquiries",
        rows,
        met=rows["held"] <= rows["due"],
        excluded=((SAME_CONFERENCE, rows["same"]),),
        days=rows["days"],
        due=rows["due"],
    )


def _plan_resulted(given: Given) -> ir.Table:
    rows = _conferences(given)
    return rows_of(
        "enquiries",
        rows,
        met=rows["plan_resulted"] == "yes",
        excluded=((SAME_CONFERENCE, rows["same"]),),
    )


def _overdue(given: Given) -> ir.Table:
    begun_rows = begun_by_now(given)
    rows = begun_rows.filter(begun_rows["conference_unnecessary"] == "no")
    rows = with_children(rows, begun_rows, last_held=begun_rows["held"].max())
    plans = open_at_reference_date(given["child_protection"], "plan_start", "plan_end")
    rows = with_children(rows, plans, plans=plans.count())
    rows = given.with_deadline(rows, due=("initial_conference", "strategy_discussion"))
    rows = given.with_working_days(rows, days=("strategy_discussion", REFERENCE_DATE))
    late = rows[REFERENCE_DATE] > rows["due"]
    return rows_of(
        "enquiries",
        rows,
        met=known_where(rows["child_id"].notnull(), late),
        excluded=(
            (HELD, rows["held"].notnull()),
            (HELD_ELSEWHERE, rows["last_held"] >= rows["strategy_discussion"]),
            (HAS_PLAN, rows["plans"] > 0),
        ),
        days=rows["days"],
        due=rows["due"],
    )


def _repeat_conferences(given: Given) -> ir.Table:
    enquiries = of_six_months(given)
    rows = latest_of_each_child(enquiries, "strategy_discussion")
    rows = with_children(rows, enquiries, last_held=enquiries["held"].max())
    rows = rows.filter(
        rows["last_held"].notnull() | (rows["child_id"].isnull() & rows["held"].notnull())
    )
    before = rows["conferences_12_months"]
    known = rows["child_id"].notnull() & rows["strategy_discussion"].notnull()
    # The latest enquiry's own conference is not in the number; an earlier enquiry's is.
    again = (rows["last_held"] >= rows["strategy_discussion"]).ifelse(before >= 1, before >= 2)
    return rows_of("enquiries", rows, met=known_where(known, again))


_ABOUT_CONFERENCES = (
    f"{ABOUT[:-1]} with an initial conference held by then. Of several enquiries of a child with "
    "one conference, only the last counts."
)
_GUIDANCE = (
    "Working Together to Safeguard Children: within 15 working days of the strategy discussion "
    "that began the enquiry"
)

MEASURES: tuple[Measure, ...] = (
    enquiry_measure(
        id="conferences-in-time",
        number=29,
        name="Initial conferences in time",
        question="How many initial conferences were held within 15 working days?",
        about=_ABOUT_CONFERENCES,
        met="Held by the last day of the clock that starts with the strategy discussion.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        clocks=("initial_conference",),
        source=_GUIDANCE,
        traps="Several strategy discussions before one conference: the last one counts. Held "
        "before the discussion is not known.",
        themes=("strategy-s47", "child-plans"),
        needs={"enquiries": ("child_id", "strategy_discussion", "conference_date")},
        rows=_conference_in_time,
    ),
    enquiry_measure(
        id="conferences-overdue",
        number=30,
        name="Initial conferences overdue",
        question="Which children still wait for a conference after more than 15 working days?",
        about="Enquiries of any time for which a conference is needed and none has been held by "
        "the reference date. Left out are children with a plan, and those with a conference after "
        "another enquiry since.",
        met="The last day of the clock that starts with the strategy discussion was over.",
        unit=Unit.SHARE,
        better=Better.LOWER,
        clocks=("initial_conference",),
        worklist=True,
        source=_GUIDANCE,
        traps=f"{NEGATIVE} An enquiry without a decision is in the list of those undecided.",
        themes=("strategy-s47", "neglect-drift"),
        needs={
            "enquiries": (
                "child_id",
                "strategy_discussion",
                "conference_unnecessary",
                "conference_date",
            ),
            "child_protection": ("child_id", "plan_start", "plan_end"),
        },
        rows=_overdue,
    ),
    enquiry_measure(
        id="conferences-ending-in-a-plan",
        number=31,
        name="Initial conferences that end in a plan",
        question="How many initial conferences decide on a child protection plan?",
        about=_ABOUT_CONFERENCES,
        met="The conference resulted in a child protection plan.",
        unit=Unit.SHARE,
        window=6,
        source=CENSUS,
        traps="A conference without an answer is not known.",
        themes=("strategy-s47", "child-plans"),
        needs={
            "enquiries": ("child_id", "strategy_discussion", "conference_date", "plan_resulted")
        },
        rows=_plan_resulted,
    ),
    enquiry_measure(
        id="repeat-conferences",
        number=32,
        name="Children with a repeat conference within 12 months",
        question="How many children had another initial conference within 12 months?",
        about="Children with enquiries begun in the six months before the reference date that "
        "led to a conference, each by the latest enquiry.",
        met="Another initial conference in the 12 months before the latest enquiry.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        source="Local: no national definition",
        traps="The number looks back from the child's latest enquiry and leaves out the "
        "conference that it led to. Where it led to none, the conference of an earlier enquiry "
        "is in the number, and only two make a repeat.",
        themes=("strategy-s47", "neglect-drift"),
        needs={
            "enquiries": (
                "child_id",
                "strategy_discussion",
                "conference_date",
                "conferences_12_months",
            )
        },
        rows=_repeat_conferences,
    ),
)
