"""Allegations against people who work with children: told in time, how long, what came of it."""

from functools import partial

import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import in_year
from ilacs.measures.declared.spans import known, length, still_open
from ilacs.measures.given import REFERENCE_DATE, Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Allegations"
LIST = "allegations"


def _told_in_time(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_year(rows, "referred"))
    rows = given.with_deadline(rows, due=("lado_told", "employer_aware"))
    rows = given.with_working_days(rows, days=("employer_aware", "referred"))
    return rows_of(
        LIST, rows, met=rows["referred"] <= rows["due"], days=rows["days"], due=rows["due"]
    )


def _length(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_year(rows, "closed"))
    days = length(rows["referred"], rows["closed"])
    return rows_of(LIST, rows, met=known(days), days=days)


def _open(given: Given) -> ir.Table:
    rows = still_open(given[LIST], "closed")
    rows = rows.filter((rows["referred"] <= rows[REFERENCE_DATE]) | rows["referred"].isnull())
    return rows_of(LIST, rows, days=length(rows["referred"], rows[REFERENCE_DATE]))


def _outcomes(given: Given) -> ir.Table:
    rows = given[LIST]
    rows = rows.filter(in_year(rows, "closed"))
    return rows_of(LIST, rows, met=known(rows["outcome"]), category=rows["outcome"])


_measure = partial(
    Measure, section=SECTION, judgement=Judgement.HELP_AND_PROTECTION, themes=("lado",)
)

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="allegations-told-in-time",
        name="Allegations brought to the designated officer in one working day",
        question="How many employers told the designated officer in time?",
        about="Allegations referred in the twelve months before the reference date.",
        met="Referred by the last day of the clock that starts when the employer knew.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        clocks=("lado_told",),
        source="Supplementary list of allegations; Working Together to Safeguard Children, to be "
        "confirmed: one working day",
        traps="Where it is not known when the employer knew, or nobody employs the person, it is "
        "not known. A referral before the employer knew is in time.",
        needs={LIST: ("employer_aware", "referred")},
        rows=_told_in_time,
    ),
    _measure(
        id="allegations-length",
        name="Time until allegations are closed",
        question="How long do allegations stay open?",
        about="Allegations closed in the twelve months before the reference date.",
        met="Days from the referral to the closure.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Supplementary list of allegations; no national timescale",
        traps="Where a day is missing or they are reversed, it is not known.",
        needs={LIST: ("referred", "closed")},
        rows=_length,
    ),
    _measure(
        id="allegations-open",
        name="Open allegations",
        question="Which allegations are open, and since when?",
        about="Allegations that have been referred and are not closed.",
        met="All of them, with the days since the referral.",
        unit=Unit.COUNT,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Supplementary list of allegations",
        needs={LIST: ("referred", "closed")},
        rows=_open,
    ),
    _measure(
        id="allegations-outcomes",
        name="Outcomes of allegations",
        question="What comes of allegations?",
        about="Allegations closed in the twelve months before the reference date.",
        met="Each outcome.",
        unit=Unit.MIX,
        window=12,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Supplementary list of allegations",
        needs={LIST: ("closed", "outcome")},
        rows=_outcomes,
    ),
)
