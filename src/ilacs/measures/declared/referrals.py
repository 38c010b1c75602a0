"""Referrals: whether they repeat, who takes them on, and what follows."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.front_door import SECTION, by_source, kind_of_source
from ilacs.measures.given import REFERENCE_DATE, Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.populations import (
    in_six_months_or_undated,
    known_where,
    latest_of_each_child,
    unsure,
    with_next,
)
from ilacs.measures.rows import rows_of

WORKING_DAYS_TO_ASSESSMENT = 10

NO_FURTHER_ACTION = "the referral ended in no further action"


def _referrals(given: Given) -> ir.Table:
    rows = _all(given)
    return rows_of("referrals", rows, met=known_where(rows["referral_date"].notnull()))


def _repeated(given: Given, earlier: int) -> ir.Table:
    rows = latest_of_each_child(_all(given), "referral_date")
    again = rows["referrals_12_months"] >= earlier
    return rows_of("referrals", rows, met=known_where(rows["child_id"].notnull(), again))


def _no_further_action(given: Given) -> ir.Table:
    rows = _all(given)
    return rows_of("referrals", rows, met=rows["no_further_action"] == "yes")


def _by_source(given: Given) -> ir.Table:
    rows = _all(given)
    return by_source("referrals", rows, rows["referral_source"], rows["referral_source"])


def _by_kind_of_source(given: Given) -> ir.Table:
    rows = _all(given)
    source = rows["referral_source"]
    return by_source("referrals", rows, source, kind_of_source(source))


def _allocated(given: Given) -> ir.Table:
    rows = _all(given)
    taken_on = rows["no_further_action"] == "no"
    return rows_of(
        "referrals",
        rows,
        met=known_where(taken_on, rows["team"].notnull() & rows["worker"].notnull()),
        excluded=((NO_FURTHER_ACTION, ~taken_on),),
    )


def _assessed(given: Given) -> ir.Table:
    rows = with_next(
        _all(given), "assessed", "referral_date", given["assessments"], "assessment_start"
    )
    rows = given.with_working_days(
        rows, days=("referral_date", "assessed"), ago=("referral_date", REFERENCE_DATE)
    )
    known = rows["referral_date"].notnull() & rows["child_id"].notnull()
    begun = ibis.cases(
        (rows["days"] <= WORKING_DAYS_TO_ASSESSMENT, True),
        (unsure(rows, "assessed"), ibis.null("boolean")),
        else_=False,
    )
    reason = (
        f"received in the last {WORKING_DAYS_TO_ASSESSMENT} working days: an assessment may still "
        "begin"
    )
    return rows_of(
        "referrals",
        rows,
        met=known_where(known & (rows["no_further_action"] == "no"), begun),
        excluded=(
            (NO_FURTHER_ACTION, rows["no_further_action"] == "yes"),
            (reason, rows["ago"] <= WORKING_DAYS_TO_ASSESSMENT),
        ),
        days=rows["days"],
    )


def _all(given: Given) -> ir.Table:
    return in_six_months_or_undated(given["referrals"], "referral_date")


_ABOUT = "Referrals received in the six months before the reference date."
_ABOUT_CHILDREN = (
    "Children referred in the six months before the reference date, each by the latest referral."
)

_measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("front-door",),
    better=Better.NEITHER,
    fit=Fit.EXACT,
)

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="referrals",
        number=11,
        name="Referrals received",
        question="How many referrals came to children's social care in the last six months?",
        about=_ABOUT,
        met="All of them. A child who was referred several times is counted once for each.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        source="Department for Education, children in need census; Annex A, list 3",
        traps="National rates are of a year: a figure of six months is doubled beside them.",
        needs={"referrals": ("referral_date",)},
        rows=_referrals,
    ),
    _measure(
        id="re-referrals",
        number=12,
        name="Children referred again within 12 months",
        question="How many children were referred again within 12 months of an earlier referral?",
        about=_ABOUT_CHILDREN,
        met="One or more earlier referrals in the 12 months before the latest.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        fit=Fit.PROXY,
        source="Department for Education, children in need census: referrals within 12 months of "
        "an earlier one",
        traps="The number looks back from the child's latest referral and stands on every row of "
        "the child, so each child counts once. The national figure counts referrals.",
        themes=("front-door", "neglect-drift"),
        needs={"referrals": ("child_id", "referral_date", "referrals_12_months")},
        rows=partial(_repeated, earlier=1),
    ),
    _measure(
        id="three-or-more-referrals",
        number=13,
        name="Children with three or more referrals in 12 months",
        question="How many children keep being referred?",
        about=_ABOUT_CHILDREN,
        met="Two or more earlier referrals in the 12 months before the latest.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        source="Local: no national definition",
        traps="The number does not count the latest referral itself: two earlier ones make three.",
        themes=("front-door", "neglect-drift"),
        needs={"referrals": ("child_id", "referral_date", "referrals_12_months")},
        rows=partial(_repeated, earlier=2),
    ),
    _measure(
        id="referrals-no-further-action",
        number=14,
        name="Referrals with no further action",
        question="How many referrals end without anything that follows?",
        about=_ABOUT,
        met="Ended in no further action.",
        unit=Unit.SHARE,
        window=6,
        source="Department for Education, children in need census; Annex A, list 3",
        traps="The column asks a negative question: yes means that nothing followed.",
        themes=("front-door", "early-help-thresholds"),
        needs={"referrals": ("referral_date", "no_further_action")},
        rows=_no_further_action,
    ),
    _measure(
        id="referrals-by-source",
        number=15,
        name="Referrals by source",
        question="Who refers children?",
        about=_ABOUT,
        met="Those with a source, each under its code.",
        unit=Unit.MIX,
        window=6,
        source="Department for Education, children in need census; Annex A, table of codes",
        traps="A source recorded as unknown is not known, as a blank is.",
        themes=("front-door", "partnership"),
        needs={"referrals": ("referral_date", "referral_source")},
        rows=_by_source,
    ),
    _measure(
        id="referrals-by-kind-of-source",
        number=15,
        name="Referrals by kind of source",
        question="What kinds of people and services refer children?",
        about=_ABOUT,
        met="Those with a source, each under the inspectorate's group of its code.",
        unit=Unit.MIX,
        window=6,
        source="Department for Education, children in need census; Annex A, table of codes",
        traps="A source recorded as unknown is not known, as a blank is.",
        themes=("front-door", "partnership"),
        needs={"referrals": ("referral_date", "referral_source")},
        rows=_by_kind_of_source,
    ),
    _measure(
        id="referrals-allocated",
        number=16,
        name="Referrals with a team and a worker",
        question="Does every referral that is taken on have a team and a worker?",
        about=f"{_ABOUT} Those that ended in no further action are left out.",
        met="Both team and worker are filled.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        source="Local: no national definition",
        traps="A blank team or worker means that nobody has the referral; a formula that failed "
        "is a blank. A stand-in name counts as a worker.",
        themes=("front-door", "workforce"),
        needs={"referrals": ("referral_date", "no_further_action", "team", "worker")},
        rows=_allocated,
    ),
    _measure(
        id="referrals-assessed-in-ten-days",
        number=17,
        name="Referrals with an assessment begun within 10 working days",
        question="How soon after a referral does the assessment begin?",
        about=f"{_ABOUT} Those that ended in no further action, and those of the last "
        f"{WORKING_DAYS_TO_ASSESSMENT} working days, are left out.",
        met="An assessment of the child began on the day of the referral or up to "
        f"{WORKING_DAYS_TO_ASSESSMENT} working days after it.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        source="Local: no national limit",
        traps="The lists do not say which referral led to which assessment: they are matched by "
        "child and date. A referral that joins an assessment already open looks like one without.",
        themes=("front-door", "assessment"),
        needs={
            "referrals": ("child_id", "referral_date", "no_further_action"),
            "assessments": ("child_id", "assessment_start"),
        },
        rows=_assessed,
    ),
)
