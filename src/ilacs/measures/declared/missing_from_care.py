"""Children missing from care, and their return interviews, as list 8 counts them."""

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.care_rows import (
    IN_CARE,
    LIST,
    in_care,
    not_counted,
    short_breaks,
    where_known,
)
from ilacs.measures.declared.spans import is_yes, known
from ilacs.measures.given import Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Children in care"

OFTEN = 3
"""So many episodes, or more, are counted together."""

_MISSING = (
    "Children in care at the reference date, or who left it in the six months before, who have "
    "been missing in the last twelve months of this period of care. Children in a series of short "
    "breaks (V3, V4) are left out; children whose number of episodes is blank are not known."
)
_GUIDANCE = (
    "Statutory guidance on children who run away or go missing from home or care, January 2014"
)
_LAST_ONLY = (
    "The list holds the interview after the last episode only, without a date: whether it was "
    "within 72 hours, and the episodes before, need the list of return interviews."
)


def _missing(given: Given) -> ir.Table:
    return _at_least(given, "missing_episodes", 1)


def _missing_often(given: Given) -> ir.Table:
    return _at_least(given, "missing_episodes", OFTEN)


def _absent(given: Given) -> ir.Table:
    return _at_least(given, "absent_episodes", 1)


def _at_least(given: Given, column: str, times: int) -> ir.Table:
    rows = in_care(given)
    return rows_of(LIST, rows, met=rows[column] >= times, excluded=not_counted(rows))


def _times_missing(given: Given) -> ir.Table:
    rows = in_care(given)
    times = rows["missing_episodes"]
    category = ibis.cases(
        (times >= OFTEN, "3 or more"), (times >= 0, times.cast("string")), else_=ibis.null("string")
    )
    return rows_of(
        LIST,
        rows,
        met=known(times),
        excluded=not_counted(rows),
        category=category,
    )


def _offered(given: Given) -> ir.Table:
    rows = _been_missing(given)
    met = where_known(is_yes(rows["return_interview_offered"]), rows["missing_episodes"])
    return rows_of(LIST, rows, met=met, excluded=[short_breaks(rows)])


def _accepted(given: Given) -> ir.Table:
    rows = _been_missing(given)
    offered = is_yes(rows["return_interview_offered"])
    met = where_known(is_yes(rows["return_interview_accepted"]), rows["missing_episodes"])
    return rows_of(
        LIST,
        rows,
        met=met,
        excluded=[
            short_breaks(rows),
            ("no interview offered", ~offered),
            ("not known whether an interview was offered", offered.isnull()),
        ],
    )


def _been_missing(given: Given) -> ir.Table:
    rows = given[LIST]
    return rows.filter((rows["missing_episodes"] >= 1) | rows["missing_episodes"].isnull())


_OPEN = ("care_start", "care_end", "legal_status")

MEASURES: tuple[Measure, ...] = (
    Measure(
        id="missing-from-care",
        number=79,
        name="Children missing from care",
        question="How many children in care have been missing in the last twelve months?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("missing",),
        about=IN_CARE,
        met="Missing once or more in the last twelve months of this period of care.",
        unit=Unit.SHARE,
        window=12,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        traps="Away without authorisation is counted apart. Nobody missing may mean that nobody "
        "wrote it down.",
        needs={LIST: (*_OPEN, "missing_episodes")},
        rows=_missing,
    ),
    Measure(
        id="missing-from-care-often",
        number=79,
        name="Children missing from care three times or more",
        question="How many children in care have been missing three times or more?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("missing", "exploitation"),
        about=IN_CARE,
        met="Missing three times or more in the last twelve months of this period of care.",
        unit=Unit.SHARE,
        window=12,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Annex A, list 8",
        needs={LIST: (*_OPEN, "missing_episodes")},
        rows=_missing_often,
    ),
    Measure(
        id="times-missing-from-care",
        number=79,
        name="How often children are missing from care",
        question="How often have children in care been missing in the last twelve months?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("missing",),
        about=IN_CARE,
        met="Each number of episodes: 0, 1, 2, and 3 or more. A blank number is not known.",
        unit=Unit.MIX,
        window=12,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 8",
        needs={LIST: (*_OPEN, "missing_episodes")},
        rows=_times_missing,
    ),
    Measure(
        id="absent-from-care",
        number=79,
        name="Children away from care without authorisation",
        question="How many children in care have been away without authorisation?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("missing",),
        about=IN_CARE,
        met="Away without authorisation, but it was known where, once or more in the last twelve "
        "months of this period of care.",
        unit=Unit.SHARE,
        window=12,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Annex A, list 8; categories of the national statistics",
        needs={LIST: (*_OPEN, "absent_episodes")},
        rows=_absent,
    ),
    Measure(
        id="return-interview-offered-last",
        number=80,
        name="Return interview offered after the last episode",
        question="How many children who were missing from care were offered a return interview?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("missing",),
        about=_MISSING,
        met="An interview was offered after the last episode.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        source=f"{_GUIDANCE} (to be confirmed)",
        traps=_LAST_ONLY,
        needs={LIST: ("legal_status", "missing_episodes", "return_interview_offered")},
        rows=_offered,
    ),
    Measure(
        id="return-interview-accepted-last",
        number=80,
        name="Return interview accepted after the last episode",
        question="How many of the children who were offered a return interview accepted it?",
        section=SECTION,
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("missing", "voice-advocacy"),
        about=f"{_MISSING} So are those to whom none was offered, and those of whom that is not "
        "known.",
        met="The child accepted the interview that was offered after the last episode.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        source=f"{_GUIDANCE} (to be confirmed)",
        traps=_LAST_ONLY,
        needs={
            LIST: (
                "legal_status",
                "missing_episodes",
                "return_interview_offered",
                "return_interview_accepted",
            )
        },
        rows=_accepted,
    ),
)
