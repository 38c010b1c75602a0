"""Early help: how much there is, who leads it, and steps up to social care and down from it."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.front_door import SECTION
from ilacs.measures.given import AUTHORITY, Given, days_between
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.populations import (
    in_six_months,
    in_six_months_or_undated,
    known_where,
    latest_of_each_child,
    open_at_reference_date,
    start_before,
    unsure,
    with_children,
    with_next,
)
from ilacs.measures.rows import rows_of

WORKING_DAYS_OF_ASSESSMENT = 45
DAYS_TO_EARLY_HELP = 30
REFERRED_TO_EARLY_HELP = "RC9"
AUTHORITY_WORDS = ("council", "local authority", "borough of")
"""An organisation with one of these in its name, or the authority's own, is the authority."""


def _started(given: Given) -> ir.Table:
    rows = in_six_months_or_undated(given["early_help"], "assessment_start")
    return rows_of("early_help", rows, met=known_where(rows["assessment_start"].notnull()))


def _open(given: Given) -> ir.Table:
    rows = open_at_reference_date(given["early_help"], "assessment_start", "assessment_end")
    return rows_of("early_help", rows)


def _completed(given: Given) -> ir.Table:
    rows = given["early_help"]
    rows = rows.filter(in_six_months(rows, "assessment_end"))
    rows = rows.mutate(start=start_before(rows, "assessment_start", "assessment_end"))
    return given.with_working_days(rows, days=("start", "assessment_end"))


def _in_time(given: Given) -> ir.Table:
    rows = _completed(given)
    met = rows["days"] <= WORKING_DAYS_OF_ASSESSMENT
    return rows_of("early_help", rows, met=met, days=rows["days"])


def _duration(given: Given) -> ir.Table:
    rows = _completed(given)
    return rows_of("early_help", rows, met=known_where(rows["days"].notnull()), days=rows["days"])


def _by_partners(given: Given) -> ir.Table:
    rows = given["early_help"]
    organisation, authority = rows["organisation"].lower(), rows[AUTHORITY].lower()
    own = (authority != "") & organisation.contains(authority)
    for words in AUTHORITY_WORDS:
        own = own | organisation.contains(words)
    return rows_of("early_help", rows, met=~own, category=rows["organisation"])


def _stepped_up(given: Given) -> ir.Table:
    early_help, referrals = given["early_help"], given["referrals"]
    rows = latest_of_each_child(early_help, "assessment_start")
    rows = with_children(
        rows,
        early_help,
        first_start=early_help["assessment_start"].min(),
        undated_starts=early_help.count(where=early_help["assessment_start"].isnull()),
    )
    rows = with_children(
        rows,
        referrals,
        last_referral=referrals["referral_date"].max(),
        referrals_of_child=referrals.count(),
        undated_referrals=referrals.count(where=referrals["referral_date"].isnull()),
    )
    met = ibis.cases(
        (rows["child_id"].isnull(), ibis.null("boolean")),
        (rows["referrals_of_child"].fill_null(0) == 0, False),
        (rows["last_referral"] > rows["first_start"], True),
        ((rows["undated_starts"] > 0) | (rows["undated_referrals"] > 0), ibis.null("boolean")),
        else_=False,
    )
    return rows_of("early_help", rows, met=met)


def _stepped_down(given: Given) -> ir.Table:
    need = given["children_in_need"]
    closed = need.filter(in_six_months(need, "need_end"))
    rows = with_next(closed, "helped", "need_end", given["early_help"], "assessment_start")
    followed = days_between(rows["need_end"], rows["helped"]) <= DAYS_TO_EARLY_HELP
    not_known = rows["closure_reason"].isnull() | rows["child_id"].isnull() | unsure(rows, "helped")
    met = ibis.cases(
        ((rows["closure_reason"] == REFERRED_TO_EARLY_HELP) | followed, True),
        (not_known, ibis.null("boolean")),
        else_=False,
    )
    return rows_of("children_in_need", rows, met=met)


_measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("early-help-thresholds",),
    better=Better.NEITHER,
    fit=Fit.PROXY,
)
_LOCAL_MEANING = (
    "What counts as early help differs between authorities, so figures of two are seldom alike."
)

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="early-help-started",
        number=6,
        name="Early help begun",
        question="How much early help began in the last six months?",
        about="Early help assessments or interventions begun in the six months before the "
        "reference date.",
        met="All of them.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        source="Annex A, list 2",
        traps=_LOCAL_MEANING,
        needs={"early_help": ("assessment_start",)},
        rows=_started,
    ),
    _measure(
        id="early-help-open",
        number=6,
        name="Early help open",
        question="How much early help goes on now?",
        about="Early help that had begun and had not ended on the reference date.",
        met="All of them.",
        unit=Unit.COUNT,
        rate=True,
        source="Annex A, list 2",
        traps=f"No day of completion means that it goes on. {_LOCAL_MEANING}",
        needs={"early_help": ("assessment_start", "assessment_end")},
        rows=_open,
    ),
    _measure(
        id="early-help-in-time",
        number=7,
        name="Early help completed within 45 working days",
        question="How many early help assessments were completed within 45 working days?",
        about="Early help completed in the six months before the reference date.",
        met=f"Completed within {WORKING_DAYS_OF_ASSESSMENT} working days of the start.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        source="Local: no limit is set by law or guidance",
        traps="Where the list holds interventions, their length is no delay. An end before the "
        "start is not known.",
        needs={"early_help": ("assessment_start", "assessment_end")},
        rows=_in_time,
    ),
    _measure(
        id="early-help-duration",
        number=7,
        name="Length of early help assessments",
        question="How long do early help assessments take?",
        about="Early help completed in the six months before the reference date.",
        met="Those with a start on or before the end, by the working days between.",
        unit=Unit.WORKING_DAYS,
        window=6,
        fit=Fit.EXACT,
        source="Local: no limit is set by law or guidance",
        traps="Where the list holds interventions, their length is no delay.",
        needs={"early_help": ("assessment_start", "assessment_end")},
        rows=_duration,
    ),
    _measure(
        id="early-help-by-partners",
        number=8,
        name="Early help led by partners",
        question="How much early help do partners lead?",
        about="All early help in the list.",
        met="The organisation is another than the authority.",
        unit=Unit.SHARE,
        source="Annex A, list 2",
        traps="The organisation is free text. The authority is recognised by its own name and by "
        f"the words {', '.join(AUTHORITY_WORDS)}; a team's name alone looks like a partner.",
        themes=("early-help-thresholds", "partnership"),
        needs={"early_help": ("organisation",)},
        rows=_by_partners,
    ),
    _measure(
        id="early-help-stepped-up",
        number=9,
        name="Children stepped up from early help",
        question="How many children with early help were referred to social care after it began?",
        about="Children with early help in the list, each by the latest of it.",
        met="A referral after the day that the first early help in the list began.",
        unit=Unit.SHARE,
        fit=Fit.EXACT,
        source="Local: no national definition",
        traps="Referrals are those of six months. One on the day that early help began is not "
        "later than it.",
        needs={
            "early_help": ("child_id", "assessment_start"),
            "referrals": ("child_id", "referral_date"),
        },
        rows=_stepped_up,
    ),
    _measure(
        id="stepped-down-to-early-help",
        number=10,
        name="Children stepped down to early help",
        question="How many children whose social care ended went on to early help?",
        about="Children whose episode of need closed in the six months before the reference date.",
        met=f"Closed with {REFERRED_TO_EARLY_HELP}, or early help began on the day of the closure "
        f"or up to {DAYS_TO_EARLY_HELP} days after it.",
        unit=Unit.SHARE,
        window=6,
        source="Local: no national definition",
        traps=f"{REFERRED_TO_EARLY_HELP} is in newer lists only. Early help may still follow the "
        f"closures of the last {DAYS_TO_EARLY_HELP} days. Early help that began before the "
        "closure does not count.",
        needs={
            "children_in_need": ("child_id", "need_end", "closure_reason"),
            "early_help": ("child_id", "assessment_start"),
        },
        rows=_stepped_down,
    ),
)
