"""Children in care: how many, coming in, and leaving."""

import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.care_rows import (
    IN_CARE,
    LIST,
    came_in_six_months,
    in_care,
    not_counted,
    short_breaks,
    where_known,
)
from ilacs.measures.declared.spans import in_six_months, is_yes, known
from ilacs.measures.given import Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Children in care"

NO_END = "X1"
"""An end of an episode on whose day a new one began: no reason for leaving care."""

RETURNED = ("E4A", "E4B")
PLANNED_RETURN = "E4A"
ADOPTED = ("E11", "E12")
SPECIAL_GUARDIANSHIP = ("E45", "E46", "E47", "E48")

_STARTED = (
    "Children whose latest period of care began in the six months before the reference date, also "
    "if they have left since; who came on a day that is blank is not known. Children in a series "
    "of short breaks (V3, V4) are left out."
)
_LEFT = (
    "Children who left care in the six months before the reference date. Children in a series of "
    "short breaks (V3, V4), and ends that are none (X1), are left out."
)
_LATEST_PERIOD = "The list holds a child's latest period of care only."


def _in_care(given: Given) -> ir.Table:
    rows = in_care(given)
    return rows_of(LIST, rows, excluded=not_counted(rows))


def _started(given: Given) -> ir.Table:
    rows = came_in_six_months(given)
    return rows_of(LIST, rows, met=known(rows["care_start"]), excluded=[short_breaks(rows)])


def _left(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_six_months(rows, "care_end"))
    return rows_of(LIST, rows, excluded=_no_leavers(rows))


def _unaccompanied(given: Given) -> ir.Table:
    rows = in_care(given)
    met = is_yes(rows["unaccompanied"])
    return rows_of(LIST, rows, met=met, excluded=not_counted(rows))


def _returned_to_care(given: Given) -> ir.Table:
    rows = came_in_six_months(given)
    met = where_known(is_yes(rows["second_period"]), rows["care_start"])
    return rows_of(LIST, rows, met=met, excluded=[short_breaks(rows)])


def _legal_statuses(given: Given) -> ir.Table:
    rows = in_care(given)
    status = rows["legal_status"]
    return rows_of(LIST, rows, met=known(status), excluded=not_counted(rows), category=status)


def _accommodated(given: Given) -> ir.Table:
    rows = in_care(given)
    return rows_of(LIST, rows, met=rows["legal_status"] == "V2", excluded=not_counted(rows))


def _reasons(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_six_months(rows, "care_end"))
    reason = rows["care_end_reason"]
    return rows_of(LIST, rows, met=known(reason), excluded=_no_leavers(rows), category=reason)


def _planned_return(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_six_months(rows, "care_end"))
    reason = rows["care_end_reason"]
    elsewhere = ("did not return to parents or relatives", ~reason.isin(RETURNED))
    return rows_of(
        LIST, rows, met=reason == PLANNED_RETURN, excluded=[*_no_leavers(rows), elsewhere]
    )


def _left_for(*reasons: str, given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_six_months(rows, "care_end"))
    met = rows["care_end_reason"].isin(reasons)
    return rows_of(LIST, rows, met=met, excluded=_no_leavers(rows))


def _no_leavers(rows: ir.Table) -> list[tuple[str, ir.BooleanValue]]:
    return [
        short_breaks(rows),
        ("an end with a new episode on the same day", rows["care_end_reason"] == NO_END),
    ]


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="children-in-care",
        number=60,
        name="Children in care",
        question="How many children are in care?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("entry-return-home", "sufficiency"),
        about=IN_CARE,
        met="All of them.",
        unit=Unit.COUNT,
        rate=True,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; short breaks as in the national statistics (to be confirmed)",
        traps="A child without a legal status is counted.",
        needs={LIST: ("care_start", "care_end", "legal_status")},
        rows=_in_care,
    ),
    Measure(
        id="care-started",
        number=61,
        name="Children who came into care",
        question="How many children came into care in the last six months?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("entry-return-home",),
        about=_STARTED,
        met="All of them.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8",
        traps=f"{_LATEST_PERIOD} Who came into care twice is counted once.",
        needs={LIST: ("care_start", "legal_status")},
        rows=_started,
    ),
    Measure(
        id="care-ended",
        number=61,
        name="Children who left care",
        question="How many children left care in the last six months?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("entry-return-home", "permanence"),
        about=_LEFT,
        met="All of them.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8",
        traps=f"{_LATEST_PERIOD} Who left and came back is not among them.",
        needs={LIST: ("care_end", "care_end_reason", "legal_status")},
        rows=_left,
    ),
    Measure(
        id="unaccompanied-children",
        number=62,
        name="Unaccompanied asylum-seeking children",
        question="How many of the children in care are seeking asylum on their own?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("identity-diversity", "sufficiency"),
        about=IN_CARE,
        met="Unaccompanied and seeking asylum at any time in the last twelve months.",
        unit=Unit.SHARE,
        rate=True,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8",
        traps="The answer is about the last twelve months: a claim may be decided since. The "
        "National Transfer Scheme's threshold is 0.1 % of the child population (to be "
        "confirmed), which the lists do not hold.",
        needs={LIST: ("care_start", "care_end", "legal_status", "unaccompanied")},
        rows=_unaccompanied,
    ),
    Measure(
        id="returned-to-care",
        number=63,
        name="Came back into care within twelve months",
        question="How many of the children who came into care had left it in the year before?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("entry-return-home",),
        about=_STARTED,
        met="A second or later period of care within twelve months.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Annex A, list 8; no national limit",
        traps="Both periods lie in the twelve months before the reference date, not in the twelve "
        "months before the child came back.",
        needs={LIST: ("care_start", "legal_status", "second_period")},
        rows=_returned_to_care,
    ),
    Measure(
        id="legal-statuses",
        number=64,
        name="Legal statuses of children in care",
        question="By which orders or agreements are children in care?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("entry-return-home",),
        about=IN_CARE,
        met="Each legal status. A blank one is not known.",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        needs={LIST: ("care_start", "care_end", "legal_status")},
        rows=_legal_statuses,
    ),
    Measure(
        id="accommodated-by-agreement",
        number=64,
        name="In care under section 20",
        question="How many of the children in care are accommodated under section 20?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("entry-return-home", "neglect-drift"),
        about=IN_CARE,
        met="The legal status is a single period of accommodation under section 20 (V2).",
        unit=Unit.SHARE,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; Children Act 1989, section 20",
        needs={LIST: ("care_start", "care_end", "legal_status")},
        rows=_accommodated,
    ),
    Measure(
        id="reasons-for-leaving-care",
        number=81,
        name="Reasons for leaving care",
        question="Why did children leave care?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("entry-return-home", "permanence"),
        about=_LEFT,
        met="Each reason. A blank one is not known.",
        unit=Unit.MIX,
        window=6,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        traps=_LATEST_PERIOD,
        needs={LIST: ("care_end", "care_end_reason", "legal_status")},
        rows=_reasons,
    ),
    Measure(
        id="returns-home-planned",
        number=81,
        name="Returns home that were planned",
        question="How many of the children who went home went as part of a plan?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("entry-return-home",),
        about="Children who left care in the six months before the reference date to live with "
        "parents, relatives or others with parental responsibility (E4A, E4B).",
        met="The return was part of care planning (E4A).",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        traps="A child who left for a reason that is blank is not known: it may have been home.",
        needs={LIST: ("care_end", "care_end_reason", "legal_status")},
        rows=_planned_return,
    ),
    Measure(
        id="left-care-adopted",
        number=81,
        name="Left care through adoption",
        question="How many of the children who left care were adopted?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("permanence",),
        about=_LEFT,
        met="The reason is adoption (E11, E12).",
        unit=Unit.SHARE,
        window=6,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        traps=_LATEST_PERIOD,
        needs={LIST: ("care_end", "care_end_reason", "legal_status")},
        rows=lambda given: _left_for(*ADOPTED, given=given),
    ),
    Measure(
        id="left-care-special-guardianship",
        number=81,
        name="Left care through special guardianship",
        question="How many of the children who left care did so to a special guardian?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("permanence", "kinship-family"),
        about=_LEFT,
        met="The reason is a special guardianship order (E45 to E48).",
        unit=Unit.SHARE,
        window=6,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        traps=_LATEST_PERIOD,
        needs={LIST: ("care_end", "care_end_reason", "legal_status")},
        rows=lambda given: _left_for(*SPECIAL_GUARDIANSHIP, given=given),
    ),
)
