"""Section 47 enquiries: how many, how often again, and what they decide."""

from functools import partial

import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import happened
from ilacs.measures.given import REFERENCE_DATE, Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.populations import (
    begun,
    in_six_months_or_undated,
    known_where,
    latest_of_each_child,
)
from ilacs.measures.rows import rows_of

SECTION = "Section 47 enquiries and initial conferences"

NOT_DECIDED = "not decided yet whether a conference is needed"


def _in_window(given: Given) -> ir.Table:
    return in_six_months_or_undated(given["enquiries"], "strategy_discussion")


def of_six_months(given: Given) -> ir.Table:
    """Enquiries of the six months; `held` is the day of a conference that was held."""
    rows = _in_window(given)
    return rows.mutate(held=happened(rows, "conference_date"))


def begun_by_now(given: Given) -> ir.Table:
    """Enquiries begun at any time: what still waits may be older than six months."""
    rows = given["enquiries"]
    return rows.filter(begun(rows, "strategy_discussion")).mutate(
        held=happened(rows, "conference_date")
    )


def _started(given: Given) -> ir.Table:
    rows = _in_window(given)
    return rows_of("enquiries", rows, met=known_where(rows["strategy_discussion"].notnull()))


def _repeated(given: Given) -> ir.Table:
    rows = latest_of_each_child(_in_window(given), "strategy_discussion")
    again = rows["enquiries_12_months"] >= 1
    return rows_of("enquiries", rows, met=known_where(rows["child_id"].notnull(), again))


def _undecided(rows: ir.Table) -> ir.BooleanValue:
    return rows["conference_unnecessary"].isnull() & rows["held"].isnull()


def _unnecessary(given: Given) -> ir.Table:
    rows = of_six_months(given)
    return rows_of(
        "enquiries",
        rows,
        met=rows["conference_unnecessary"] == "yes",
        excluded=((NOT_DECIDED, _undecided(rows)),),
    )


def _to_conference(given: Given) -> ir.Table:
    rows = of_six_months(given)
    return rows_of(
        "enquiries",
        rows,
        met=rows["held"].notnull(),
        excluded=((NOT_DECIDED, _undecided(rows)),),
    )


def _waiting_for_decision(given: Given) -> ir.Table:
    rows = begun_by_now(given)
    rows = rows.filter(_undecided(rows))
    rows = given.with_deadline(rows, due=("assessment", "strategy_discussion"))
    rows = given.with_working_days(rows, days=("strategy_discussion", REFERENCE_DATE))
    late = rows[REFERENCE_DATE] > rows["due"]
    return rows_of("enquiries", rows, met=late, days=rows["days"], due=rows["due"])


ABOUT = "Section 47 enquiries begun in the six months before the reference date."
_DECIDED = (
    f"{ABOUT} Those of which it is not decided yet whether a conference is needed are left out."
)
CENSUS = "Department for Education, children in need census; Annex A, list 5"
NEGATIVE = (
    "The column asks a negative question: no means that a conference was needed, or that the child "
    "has a plan already."
)

enquiry_measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("strategy-s47",),
    better=Better.NEITHER,
    fit=Fit.EXACT,
)

MEASURES: tuple[Measure, ...] = (
    enquiry_measure(
        id="enquiries",
        number=25,
        name="Section 47 enquiries",
        question="How many section 47 enquiries began in the last six months?",
        about=ABOUT,
        met="All of them. A child with several enquiries is counted once for each.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        source=CENSUS,
        traps="National rates are of a year: a figure of six months is doubled beside them.",
        needs={"enquiries": ("strategy_discussion",)},
        rows=_started,
    ),
    enquiry_measure(
        id="repeat-enquiries",
        number=26,
        name="Children with a repeat enquiry within 12 months",
        question="How many children had another section 47 enquiry within 12 months?",
        about="Children with enquiries begun in the six months before the reference date, each by "
        "the latest.",
        met="One or more earlier enquiries in the 12 months before the latest.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        source="Local: no national definition",
        traps="The number looks back from the child's latest enquiry and stands on every row of "
        "the child, so each child counts once.",
        themes=("strategy-s47", "neglect-drift"),
        needs={"enquiries": ("child_id", "strategy_discussion", "enquiries_12_months")},
        rows=_repeated,
    ),
    enquiry_measure(
        id="enquiries-without-conference",
        number=27,
        name="Enquiries that needed no conference",
        question="How many section 47 enquiries end without a need for a conference?",
        about=_DECIDED,
        met="A conference was deemed unnecessary.",
        unit=Unit.SHARE,
        window=6,
        source=CENSUS,
        traps=NEGATIVE,
        needs={"enquiries": ("strategy_discussion", "conference_unnecessary", "conference_date")},
        rows=_unnecessary,
    ),
    enquiry_measure(
        id="enquiries-to-conference",
        number=28,
        name="Enquiries that led to a conference",
        question="How many section 47 enquiries lead to an initial conference?",
        about=_DECIDED,
        met="An initial conference was held by the reference date.",
        unit=Unit.SHARE,
        window=6,
        source=CENSUS,
        traps="Conferences of the latest enquiries may still be held. Children who had a plan "
        "already need none.",
        needs={"enquiries": ("strategy_discussion", "conference_unnecessary", "conference_date")},
        rows=_to_conference,
    ),
    enquiry_measure(
        id="enquiries-undecided",
        number=33,
        name="Enquiries undecided past the limit of an assessment",
        question="Which enquiries are still without a decision after more than 45 working days?",
        about="Enquiries of any time of which it is not decided whether a conference is needed.",
        met="The last day of the clock of an assessment that starts with the strategy discussion "
        "was over.",
        unit=Unit.SHARE,
        better=Better.LOWER,
        fit=Fit.PROXY,
        clocks=("assessment",),
        worklist=True,
        source="Working Together to Safeguard Children: no limit is set for an enquiry; that of "
        "the assessment is used",
        traps="The list has no day on which an enquiry ends.",
        themes=("strategy-s47", "neglect-drift"),
        needs={"enquiries": ("strategy_discussion", "conference_unnecessary", "conference_date")},
        rows=_waiting_for_decision,
    ),
)
