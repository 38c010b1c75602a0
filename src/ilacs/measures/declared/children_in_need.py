"""Children in need: how many, why, and how cases close."""

from collections.abc import Mapping
from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.spans import (
    Reasons,
    begins_later,
    in_six_months,
    known,
    length,
    not_after,
    still_open,
)
from ilacs.measures.given import REFERENCE_DATE, SNAPSHOT, Given, of_child
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Children in need"
LIST = "children_in_need"


def open_episodes(given: Given) -> ir.Table:
    """Episodes without a closing date, or with one still to come."""
    return still_open(given[LIST], "need_end")


def _not_open(rows: ir.Table) -> Reasons:
    """Why a row that has no closing date yet is not counted as open all the same."""
    return (
        begins_later(rows, "need_start"),
        ("closed by its case status, open by its dates", rows["case_status"] == "closed"),
    )


def _closed(given: Given) -> ir.Table:
    """Episodes closed in six months, and those closed nobody knows when."""
    rows = given[LIST]
    undated = rows["need_end"].isnull() & (rows["case_status"] == "closed")
    return rows.filter(undated.fill_null(False) | in_six_months(rows, "need_end").fill_null(False))


def _no_closing_date(rows: ir.Table) -> Reasons:
    return (("no closing date", rows["need_end"].isnull()),)


def _open_now(given: Given) -> ir.Table:
    rows = open_episodes(given)
    return rows_of(LIST, rows, excluded=_not_open(rows))


def _started(given: Given) -> ir.Table:
    rows = given[LIST]
    start = rows["need_start"]
    rows = rows.filter(start.isnull() | in_six_months(rows, "need_start"))
    return rows_of(LIST, rows, met=known(rows["need_start"]))


def _ended(given: Given) -> ir.Table:
    rows = _closed(given)
    days = length(rows["need_start"], rows["need_end"])
    return rows_of(LIST, rows, met=known(rows["need_end"]), days=days)


def _by_status(given: Given) -> ir.Table:
    rows = open_episodes(given)
    status = rows["case_status"]
    return rows_of(LIST, rows, met=known(status), excluded=_not_open(rows), category=status)


def _by_need(given: Given) -> ir.Table:
    rows = open_episodes(given)
    need = rows["primary_need"]
    met = known(need.nullif("N0"))
    return rows_of(LIST, rows, met=met, excluded=_not_open(rows), category=need)


def _need_not_recorded(given: Given) -> ir.Table:
    rows = open_episodes(given)
    met = rows["primary_need"].isnull() | (rows["primary_need"] == "N0")
    return rows_of(LIST, rows, met=met, excluded=_not_open(rows))


def _unallocated(given: Given) -> ir.Table:
    rows = open_episodes(given)
    met = rows["team"].isnull() | rows["worker"].isnull()
    return rows_of(LIST, rows, met=met, excluded=_not_open(rows))


def _closing_reasons(given: Given) -> ir.Table:
    rows = _closed(given)
    reason = rows["closure_reason"]
    return rows_of(LIST, rows, met=known(reason), excluded=_no_closing_date(rows), category=reason)


def _referred_again(given: Given) -> ir.Table:
    referrals = given["referrals"]
    day, latest_day = referrals["referral_date"], referrals[REFERENCE_DATE]
    by_child = referrals.group_by(*SNAPSHOT, "child_id").agg(
        last_referral=not_after(day, latest_day).max(),
        undated=referrals.count(where=day.isnull()),
    )
    rows = _closed(given)
    rows = rows.left_join(by_child, of_child(rows, by_child)).select(
        *(rows[name] for name in rows.columns), by_child["last_referral"], by_child["undated"]
    )
    met = ibis.cases(
        (rows["child_id"].isnull(), None),
        (rows["last_referral"] > rows["need_end"], True),
        (rows["undated"] > 0, None),
        else_=False,
    )
    days = length(rows["need_end"], rows["last_referral"])
    return rows_of(LIST, rows, met=met, excluded=_no_closing_date(rows), days=days)


_START, _END, _STATUS = "need_start", "need_end", "case_status"
OPEN_HELPED: Mapping[str, tuple[str, ...]] = {LIST: (_START, _STATUS)}
"""What tells that a row without a closing date is not open all the same."""
_STATISTICS = "National statistics on children in need; Annex A, list 6"
_LATEST_ONLY = "The list has one row for each child, the latest episode: earlier ones are not seen."

measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("child-plans",),
    better=Better.NEITHER,
    fit=Fit.EXACT,
    source=_STATISTICS,
)
_about_open = partial(
    measure,
    about="Children with an open episode of need at the reference date.",
    needs={LIST: (_END,)},
    helped_by=OPEN_HELPED,
)
MEASURES: tuple[Measure, ...] = (
    _about_open(
        id="children-in-need",
        number=34,
        name="Children in need",
        question="How many children are in need at the reference date?",
        met="All of them.",
        unit=Unit.COUNT,
        rate=True,
        traps="A row closed by its case status but without a closing date is set apart.",
        rows=_open_now,
    ),
    measure(
        id="children-in-need-started",
        number=35,
        name="Children who became in need",
        question="For how many children did an episode of need begin in the last six months?",
        about="Episodes of need that began in the six months before the reference date.",
        met="All of them. Without a start date it is not known.",
        unit=Unit.COUNT,
        window=6,
        fit=Fit.PROXY,
        traps=_LATEST_ONLY,
        needs={LIST: (_START,)},
        rows=_started,
    ),
    measure(
        id="children-in-need-ended",
        number=35,
        name="Children who stopped being in need",
        question="For how many children did an episode of need close in the last six months?",
        about="Episodes of need that closed in the six months before the reference date.",
        met="All of them. Where only the case status says closed, it is not known.",
        unit=Unit.COUNT,
        window=6,
        fit=Fit.PROXY,
        traps=f"{_LATEST_ONLY} Cases closed straight after assessment need not be in it.",
        needs={LIST: (_END,)},
        helped_by={LIST: (_START, _STATUS)},
        rows=_ended,
    ),
    _about_open(
        id="children-in-need-by-case-status",
        number=36,
        name="Case status of children in need",
        question="Are children in need in care, on a plan of protection or of need, or assessed?",
        met="Each case status, of all; without one it is not known.",
        unit=Unit.MIX,
        traps="A child has one status, the first that applies: in care goes before protection.",
        needs={LIST: (_END, _STATUS)},
        helped_by={LIST: (_START,)},
        rows=_by_status,
    ),
    _about_open(
        id="children-in-need-by-primary-need",
        number=37,
        name="Primary need of children in need",
        question="What is the main reason why children are in need?",
        met="Each primary need, of all; blank and not stated (N0) are not known.",
        unit=Unit.MIX,
        traps="Only one need is given for a child: it does not show all that weighs on a family.",
        needs={LIST: (_END, "primary_need")},
        rows=_by_need,
    ),
    _about_open(
        id="children-in-need-primary-need-missing",
        number=37,
        name="Children in need without a primary need",
        question="For how many children in need is the main reason not recorded?",
        met="The primary need is blank, or N0 (not stated).",
        unit=Unit.SHARE,
        better=Better.LOWER,
        needs={LIST: (_END, "primary_need")},
        rows=_need_not_recorded,
    ),
    measure(
        id="children-in-need-closing-reasons",
        number=41,
        name="Why cases of need closed",
        question="Why did episodes of need close in the last six months?",
        themes=("early-help-thresholds",),
        about="Episodes of need that closed in the six months before the reference date.",
        met="Each reason for closure, of all; without one it is not known.",
        unit=Unit.MIX,
        window=6,
        traps=(
            "Cases closed straight after assessment (RC8) need not be in the list, so their "
            "share says little. RC9 is in newer lists only."
        ),
        needs={LIST: (_END, "closure_reason")},
        helped_by={LIST: (_STATUS,)},
        rows=_closing_reasons,
    ),
    measure(
        id="children-in-need-referred-again",
        number=42,
        name="Children referred again after closing",
        question="How many children were referred again after their case closed?",
        themes=("early-help-thresholds", "neglect-drift", "front-door"),
        about="Episodes of need that closed in the six months before the reference date.",
        met="A referral of the child came after the day of closing.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        fit=Fit.NEEDS_HISTORY,
        traps=(
            "A child whose case opened again has an open row and is not seen here, and those who "
            "closed lately had little time to come back: it is fewer than truly came back within "
            "a year. Lists that are kept show it."
        ),
        needs={LIST: ("child_id", _END), "referrals": ("child_id", "referral_date")},
        helped_by={LIST: (_STATUS,)},
        rows=_referred_again,
    ),
    _about_open(
        id="children-in-need-unallocated",
        number=43,
        name="Children in need without a team or worker",
        question="How many children in need have no team, or no worker?",
        themes=("workforce", "supervision-oversight"),
        met="The team or the worker is blank.",
        unit=Unit.SHARE,
        better=Better.LOWER,
        source="Annex A, list 6",
        traps="A stand-in such as the name of a duty desk counts as a worker.",
        needs={LIST: (_END, "team", "worker")},
        rows=_unallocated,
    ),
)
