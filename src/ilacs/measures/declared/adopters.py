"""Adopters: how long approval takes, who waits for a child, and why adopters leave.

Families are counted, not adults: the rows of a couple become one.
"""

from collections.abc import Sequence
from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import happened, in_year
from ilacs.measures.declared.spans import known, length
from ilacs.measures.given import REFERENCE_DATE, ROW, SNAPSHOT, Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Adopters"
LIST = "adopters"

_LAST = ("stage_1_end", "stage_2_end", "application_approved", "left_process")
"""Days of which a family's is the latest of its adults'; of the others it is the earliest."""


def _families(given: Given, columns: Sequence[str]) -> ir.Table:
    """One row for each family, at the row of its first adult, with some of the columns.

    Adults without a family's number are families of their own.
    """
    adults = given[LIST]
    adults = adults.mutate(alone=adults["family_id"].isnull().ifelse(adults[ROW], 0))
    return adults.group_by(*SNAPSHOT, "family_id", "alone").aggregate(
        **{ROW: adults[ROW].min()},
        **{name: adults[name].max() if name in _LAST else adults[name].min() for name in columns},
        **{name: adults[name].max() for name in ("year_before", "three_months_before")},
    )


def _stage_in_time(given: Given, stage: int) -> ir.Table:
    families = _families(given, (f"stage_{stage}_start", f"stage_{stage}_end"))
    families = families.filter(in_year(families, f"stage_{stage}_end"))
    families = given.with_deadline(families, due=(f"adopter_stage_{stage}", f"stage_{stage}_start"))
    start, end = families[f"stage_{stage}_start"], families[f"stage_{stage}_end"]
    return rows_of(
        LIST,
        families,
        met=ibis.cases((start <= end, end <= families["due"])),
        days=length(start, end),
        due=families["due"],
    )


_OVER_STAGE_1 = ("stage_1_end", "stage_2_start")
_OVER_STAGE_2 = ("stage_2_end", "application_approved", "matched", "placed", "left_process")
"""Days that end a stage."""


def _in_stage(given: Given, stage: int) -> ir.Table:
    over = (*_OVER_STAGE_1, *_OVER_STAGE_2) if stage == 1 else _OVER_STAGE_2
    families = _families(given, (f"stage_{stage}_start", *over))
    start, today = families[f"stage_{stage}_start"], families[REFERENCE_DATE]
    families = families.filter(
        start <= today, *(happened(families, name).isnull() for name in over)
    )
    families = given.with_deadline(families, due=(f"adopter_stage_{stage}", f"stage_{stage}_start"))
    return rows_of(
        LIST,
        families,
        met=families["due"] >= families[REFERENCE_DATE],
        days=length(families[f"stage_{stage}_start"], families[REFERENCE_DATE]),
        due=families["due"],
    )


def _enquiry_to_start(given: Given) -> ir.Table:
    families = _families(given, ("enquiry", "stage_1_start"))
    families = families.filter(in_year(families, "stage_1_start"))
    days = length(families["enquiry"], families["stage_1_start"])
    return rows_of(LIST, families, met=known(days), days=days)


def _waiting(given: Given) -> ir.Table:
    over = ("matched", "placed", "adoption_order", "left_process")
    families = _families(given, ("stage_2_end", "application_approved", *over))
    families = families.mutate(
        approved=ibis.coalesce(
            happened(families, "stage_2_end"), happened(families, "application_approved")
        )
    )
    families = families.filter(
        families["approved"].notnull(),
        *(happened(families, name).isnull() for name in over),
    )
    return rows_of(
        LIST,
        families,
        met=families["approved"] <= families["three_months_before"],
        days=length(families["approved"], families[REFERENCE_DATE]),
    )


def _leaving(given: Given) -> ir.Table:
    families = _families(given, ("left_process", "leaving_reason"))
    families = families.filter(in_year(families, "left_process"))
    reason = families["leaving_reason"]
    return rows_of(LIST, families, met=known(reason), category=reason)


_GUIDANCE = (
    "Statutory guidance on adoption, by agencies' own pages: two months for stage 1, four for "
    "stage 2; to be confirmed"
)
_FAMILIES = (
    "Families are counted by their number; an adult without one is a family of their own. Where "
    "the adults of a family have different days, the earliest start and the latest end count."
)

_measure = partial(
    Measure,
    number=88,
    section=SECTION,
    judgement=Judgement.CHILDREN_IN_CARE,
    themes=("permanence",),
)

MEASURES: tuple[Measure, ...] = (
    *(
        _measure(
            id=f"adopters-stage-{stage}-in-time",
            name=f"Adopters: stage {stage} ended in time",
            question=f"How many families came through stage {stage} of their approval within "
            f"{months} months?",
            about=f"Families whose stage {stage} ended in the twelve months before the reference "
            "date.",
            met="Ended by the last day of the clock that starts with the stage.",
            unit=Unit.SHARE,
            window=12,
            better=Better.HIGHER,
            fit=Fit.EXACT,
            clocks=(f"adopter_stage_{stage}",),
            source=f"Annex A, list 11. {_GUIDANCE}",
            traps=f"{_FAMILIES} Where a day is missing or they are reversed, it is not known.",
            needs={LIST: ("family_id", f"stage_{stage}_start", f"stage_{stage}_end")},
            rows=partial(_stage_in_time, stage=stage),
        )
        for stage, months in ((1, "two"), (2, "four"))
    ),
    *(
        _measure(
            id=f"adopters-in-stage-{stage}",
            name=f"Adopters in stage {stage} and within its limit",
            question=f"Which families are in stage {stage} of their approval, and until when may "
            "it last?",
            about=f"Families in stage {stage}: it has begun, and they have neither come through "
            "it nor left.",
            met="The last day of the clock that starts with the stage has not passed.",
            unit=Unit.SHARE,
            better=Better.HIGHER,
            fit=Fit.EXACT,
            clocks=(f"adopter_stage_{stage}",),
            source=f"Annex A, list 11. {_GUIDANCE}",
            traps=_FAMILIES,
            needs={
                LIST: ("family_id", f"stage_{stage}_start", f"stage_{stage}_end", "left_process")
            },
            helped_by={LIST: (*_OVER_STAGE_1, *_OVER_STAGE_2) if stage == 1 else _OVER_STAGE_2},
            rows=partial(_in_stage, stage=stage),
            worklist=True,
        )
        for stage in (1, 2)
    ),
    _measure(
        id="adopters-enquiry-to-stage-1",
        name="Adopters: from enquiry to stage 1",
        question="How long is it from a family's enquiry until stage 1 begins?",
        about="Families whose stage 1 began in the twelve months before the reference date.",
        met="Days from the enquiry to the start of stage 1.",
        unit=Unit.DAYS,
        window=12,
        better=Better.LOWER,
        fit=Fit.PROXY,
        source="Annex A, list 11",
        traps="The five working days of the guidance run from the registration of interest, which "
        f"the list does not have. {_FAMILIES}",
        needs={LIST: ("family_id", "enquiry", "stage_1_start")},
        rows=_enquiry_to_start,
    ),
    _measure(
        id="adopters-waiting",
        name="Adopters who wait for a match for three months or longer",
        question="How many approved families have waited three months for a match?",
        about="Families who are approved, are not matched, and have not left.",
        met="Approved three months ago or earlier.",
        unit=Unit.SHARE,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source="Annex A, list 11; adoption scorecards of the Department for Education (A12)",
        traps="The end of stage 2 is taken as the approval: a family that was refused must have "
        f"left. {_FAMILIES}",
        needs={LIST: ("family_id", "stage_2_end", "matched", "left_process")},
        helped_by={LIST: ("application_approved", "placed", "adoption_order")},
        rows=_waiting,
    ),
    _measure(
        id="adopters-leaving",
        name="Adopters who left, by reason",
        question="Why did families leave the process?",
        about="Families who left in the twelve months before the reference date.",
        met="Each reason.",
        unit=Unit.MIX,
        window=12,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Annex A, list 11",
        traps=f"Where adults of a family give different reasons, the first of the codes counts. "
        f"{_FAMILIES}",
        needs={LIST: ("family_id", "left_process", "leaving_reason")},
        rows=_leaving,
    ),
)
