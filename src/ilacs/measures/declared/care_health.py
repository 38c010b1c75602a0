"""Health of children in care: assessments and dental checks."""

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.care_rows import (
    IN_CARE,
    LIST,
    NOW,
    Reason,
    came_in_six_months,
    in_care,
    in_care_less_than,
    not_counted,
    short_breaks,
    where_known,
    yet_to_come,
)
from ilacs.measures.declared.spans import only
from ilacs.measures.given import Given, age_on, days_between
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Children in care"

_OPEN = ("care_start", "legal_status")
"""What a child is excluded by."""

YOUNG = 5
"""Children below this age are assessed more often."""

_YEAR = f"{IN_CARE} So are children in care for less than twelve months."
_GUIDANCE = (
    "Promoting the health and well-being of looked-after children, statutory guidance, March 2015"
)


def _assessed_in_year_of_care(given: Given) -> ir.Table:
    rows = _with_assessment_due(given, in_care(given))
    return _assessed(rows, in_care_less_than(rows, "twelve months", "year_before"))


def _assessed_of_all(given: Given) -> ir.Table:
    rows = _with_assessment_due(given, in_care(given))
    waiting = rows["last_health_assessment"].isnull() & (rows["_due"] >= rows["reference_date"])
    return _assessed(rows, ("no assessment yet, and the first is not overdue", waiting))


def _not_overdue(given: Given) -> ir.Table:
    rows = _with_assessment_due(given, in_care(given))
    return rows_of(
        LIST,
        rows,
        met=rows["_due"] >= rows["reference_date"],
        excluded=not_counted(rows),
        days=days_between(rows["last_health_assessment"], rows["reference_date"]),
        due=rows["_due"],
    )


def _with_assessment_due(given: Given, rows: ir.Table) -> ir.Table:
    """Rows with `_due`, the last day in time for the next health assessment."""
    rows = given.with_deadline(
        only(rows, *_OPEN, "date_of_birth", "last_health_assessment", "year_before"),
        _initial=("initial_health_assessment", "care_start"),
        _under_5=("review_health_under_5", "last_health_assessment"),
        _from_5=("review_health_from_5", "last_health_assessment"),
    )
    age = age_on(rows["date_of_birth"], rows["reference_date"])
    due = ibis.cases(
        (yet_to_come(rows, "last_health_assessment"), ibis.null("date")),
        (rows["last_health_assessment"].isnull(), rows["_initial"]),
        (age < YOUNG, rows["_under_5"]),
        (age >= YOUNG, rows["_from_5"]),
        else_=ibis.null("date"),
    )
    return rows.mutate(_due=due)


def _assessed(rows: ir.Table, left_out: Reason) -> ir.Table:
    last = rows["last_health_assessment"]
    met = last.notnull() & (rows["_due"] >= rows["reference_date"])
    return rows_of(
        LIST,
        rows,
        met=where_known(met, rows["_due"], rows["care_start"]),
        excluded=[*not_counted(rows), left_out],
        days=days_between(last, rows["reference_date"]),
        due=rows["_due"],
    )


def _initial_in_time(given: Given) -> ir.Table:
    rows = only(came_in_six_months(given), *_OPEN, "care_end", "last_health_assessment")
    rows = given.with_deadline(rows, _due=("initial_health_assessment", "care_start"))
    rows = given.with_working_days(rows, _days=("care_start", "last_health_assessment"))
    last, due = rows["last_health_assessment"], rows["_due"]
    met = last.notnull() & (last >= rows["care_start"]) & (last <= due)
    met = yet_to_come(rows, "last_health_assessment").ifelse(ibis.null("boolean"), met)
    return rows_of(
        LIST,
        rows,
        met=where_known(met, due),
        excluded=[
            short_breaks(rows),
            ("the limit has not passed", due >= rows["reference_date"]),
            ("left care before the limit", rows["care_end"] < due),
        ],
        days=ibis.cases((last >= rows["care_start"], rows["_days"])),
        due=due,
    )


def _dental_checks(given: Given) -> ir.Table:
    rows = given.with_deadline(
        only(in_care(given), *_OPEN, "last_dental_check", "year_before"),
        _next=("dental_check", "last_dental_check"),
        _first=("dental_check", "care_start"),
    )
    last = rows["last_dental_check"]
    due = ibis.cases(
        (yet_to_come(rows, "last_dental_check"), ibis.null("date")),
        (last.isnull(), rows["_first"]),
        else_=rows["_next"],
    )
    met = last.notnull() & (due >= rows["reference_date"])
    return rows_of(
        LIST,
        rows,
        met=where_known(met, due, rows["care_start"]),
        excluded=[
            *not_counted(rows),
            in_care_less_than(rows, "twelve months", "year_before"),
        ],
        days=days_between(last, rows["reference_date"]),
        due=due,
    )


_ASSESSED = {
    LIST: ("care_start", "care_end", "legal_status", "date_of_birth", "last_health_assessment")
}
"""What the measures of health assessments that are up to date read."""

MEASURES: tuple[Measure, ...] = (
    Measure(
        id="initial-health-assessment-in-time",
        number=71,
        name="Initial health assessment in time",
        question="How many children had their initial health assessment within the limit of 20 "
        "working days?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("health-cic",),
        about="Children whose latest period of care began in the six months before the reference "
        "date, and for whom the limit passed before that date and before they left; who came on a "
        "day that is blank is not known. Children in a series of short breaks (V3, V4) are left "
        "out.",
        met="The health assessment was on or after the day that the child came into care, and by "
        "the last day of the clock that starts then.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("initial_health_assessment",),
        source=f"{_GUIDANCE}: 20 working days",
        traps="The list holds the latest assessment: a young child who was assessed in time and "
        "again since looks late. A blank date means that there was none.",
        needs={LIST: ("care_start", "care_end", "legal_status", "last_health_assessment")},
        rows=_initial_in_time,
    ),
    Measure(
        id="health-assessments-up-to-date",
        number=70,
        name="Health assessments up to date, in care for a year",
        question="How many children in care for a year have an up-to-date health assessment?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("health-cic",),
        about=_YEAR,
        met="The next assessment is not overdue: six months after the last for children who are "
        "under five at the reference date, a year after it for others.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        clocks=("review_health_under_5", "review_health_from_5"),
        source=f"{_GUIDANCE}; SI 2010/959, reg 7; children in care for a year as in the national "
        "statistics",
        traps="A blank date means that there was none. The age is that at the reference date.",
        needs=_ASSESSED,
        rows=_assessed_in_year_of_care,
    ),
    Measure(
        id="health-assessments-up-to-date-all",
        number=70,
        name="Health assessments up to date, all children in care",
        question="How many of all children in care have an up-to-date health assessment?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("health-cic",),
        about=f"{IN_CARE} So are children who have not been assessed yet and for whom the initial "
        "assessment is not overdue.",
        met="The next assessment is not overdue: six months after the last for children who are "
        "under five at the reference date, a year after it for others. A child who has none, and "
        "should, does not meet it.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        clocks=("initial_health_assessment", "review_health_under_5", "review_health_from_5"),
        source=f"{_GUIDANCE}; SI 2010/959, reg 7",
        traps=f"{NOW} A blank date means that there was none. An assessment of an earlier period "
        "of care counts.",
        needs=_ASSESSED,
        rows=_assessed_of_all,
    ),
    Measure(
        id="health-assessments-not-overdue",
        number=70,
        name="Health assessments that are not overdue",
        question="For how many children in care is no health assessment overdue, and when is the "
        "next one due?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("health-cic",),
        about=IN_CARE,
        met="The next assessment is not overdue: the initial one for a child who has none, else "
        "six months after the last for children who are under five at the reference date, a year "
        "after it for others.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        clocks=("initial_health_assessment", "review_health_under_5", "review_health_from_5"),
        source=f"{_GUIDANCE}; SI 2010/959, reg 7",
        traps=f"{NOW} A blank date means that there was none. An assessment of an earlier period "
        "of care counts.",
        needs=_ASSESSED,
        rows=_not_overdue,
        worklist=True,
    ),
    Measure(
        id="dental-checks-up-to-date",
        number=72,
        name="Dental checks up to date",
        question="How many children in care for a year had a dental check in the last year?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("health-cic",),
        about=_YEAR,
        met="The next dental check is not overdue: a year after the last.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        clocks=("dental_check",),
        source="National statistics on children looked after (to be confirmed)",
        traps="A blank date means that there was none: it was due a year after coming into care. "
        "Babies are counted too.",
        needs={LIST: ("care_start", "care_end", "legal_status", "last_dental_check")},
        rows=_dental_checks,
        worklist=True,
    ),
)
