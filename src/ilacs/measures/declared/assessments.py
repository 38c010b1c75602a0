"""Assessments: whether they are made in time, and what comes of them."""

import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.given import Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Assessments"


def _completed_in_time(given: Given) -> ir.Table:
    rows = given["assessments"]
    done = rows.filter(
        rows["assessment_authorised"].between(rows["six_months_before"], rows["reference_date"])
    )
    done = given.with_deadline(done, due=("assessment", "assessment_start"))
    done = given.with_working_days(done, days=("assessment_start", "assessment_authorised"))
    return rows_of(
        "assessments",
        done,
        met=done["assessment_authorised"] <= done["due"],
        days=done["days"],
        due=done["due"],
    )


MEASURES: tuple[Measure, ...] = (
    Measure(
        id="assessments-in-time",
        number=19,
        name="Assessments completed in time",
        question="How many assessments were completed within the limit of 45 working days?",
        section=SECTION,
        judgement=Judgement.HELP_AND_PROTECTION,
        themes=("assessment",),
        about="Assessments authorised in the six months before the reference date.",
        met="Authorised by the last day of the clock that starts with the assessment.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("assessment",),
        source="Working Together to Safeguard Children: 45 working days from the referral",
        traps="The list holds the start of the assessment, not the referral that it follows.",
        needs={"assessments": ("assessment_start", "assessment_authorised")},
        rows=_completed_in_time,
    ),
)
