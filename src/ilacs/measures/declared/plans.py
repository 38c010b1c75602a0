"""Education plans, pathway plans and life-story work: in time, still to do, and how good."""

from dataclasses import dataclass
from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import done_in_time, happened, in_year, not_due
from ilacs.measures.declared.spans import is_yes, known, length
from ilacs.measures.given import REFERENCE_DATE, Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

DONE, BEGUN, NOT_BEGUN = "done", "begun", "not begun"


@dataclass(frozen=True)
class _Plans:
    """A list of plans with the days they are due and were completed."""

    list_id: str
    id: str
    name: str
    section: str
    judgement: Judgement
    theme: str
    source: str


PLANS = (
    _Plans(
        "education_plans",
        "education-plans",
        "Personal education plans",
        "Education of children in care",
        Judgement.CHILDREN_IN_CARE,
        "education-cic",
        "Supplementary list of education plans; statutory guidance on the education of looked "
        "after children, to be confirmed: one each term",
    ),
    _Plans(
        "pathway_plans",
        "pathway-plans",
        "Pathway plans and their reviews",
        "Care leavers",
        Judgement.CARE_LEAVERS,
        "pathway-planning",
        "Supplementary list of pathway plans; Care Leavers (England) Regulations 2010, to be "
        "confirmed",
    ),
    _Plans(
        "life_story_work",
        "life-story-work",
        "Life-story work",
        "Children in care",
        Judgement.CHILDREN_IN_CARE,
        "life-story",
        "Supplementary list of life-story work; adoption guidance on later-life letters and "
        "life-story books, to be confirmed",
    ),
)


def _in_time(given: Given, list_id: str) -> ir.Table:
    rows = given[list_id]
    rows = rows.filter(in_year(rows, "due"))
    done, today = happened(rows, "completed"), rows[REFERENCE_DATE]
    return rows_of(
        list_id,
        rows,
        met=done_in_time(done, rows["due"], today),
        excluded=[not_due(done, rows["due"], today)],
        due=rows["due"],
    )


def _to_do(given: Given, list_id: str) -> ir.Table:
    rows = given[list_id]
    rows = rows.filter(happened(rows, "completed").isnull())
    return rows_of(list_id, rows, met=rows["due"] >= rows[REFERENCE_DATE], due=rows["due"])


def _quality(given: Given) -> ir.Table:
    plans = given["education_plans"]
    plans = plans.filter(in_year(plans, "completed"))
    quality = plans["quality"]
    quality = ibis.cases((quality != "not_reviewed", quality))
    return rows_of("education_plans", plans, met=known(quality), category=plans["quality"])


def _took_part(given: Given) -> ir.Table:
    plans = given["pathway_plans"]
    plans = plans.filter(in_year(plans, "completed"))
    return rows_of("pathway_plans", plans, met=is_yes(plans["took_part"]))


def _progress(given: Given) -> ir.Table:
    work = given["life_story_work"]
    progress = ibis.cases(
        (happened(work, "completed").notnull(), DONE),
        (happened(work, "started").notnull(), BEGUN),
        else_=NOT_BEGUN,
    )
    return rows_of(
        "life_story_work",
        work,
        category=progress,
        days=length(happened(work, "started"), happened(work, "completed")),
    )


_DUE = "Those due today and not done yet are excluded. A day after the reference date has not come."

MEASURES: tuple[Measure, ...] = (
    *(
        Measure(
            id=f"{plans.id}-in-time",
            name=f"{plans.name} completed in time",
            question=f"How many were completed by the day they were due? {plans.name}.",
            section=plans.section,
            judgement=plans.judgement,
            themes=(plans.theme,),
            about=f"{plans.name} due in the twelve months before the reference date.",
            met="Completed by the day that the list says it was due.",
            unit=Unit.SHARE,
            window=12,
            better=Better.HIGHER,
            fit=Fit.EXACT,
            source=plans.source,
            traps=f"{_DUE} The day due is the authority's own. What has no row is not in it.",
            needs={plans.list_id: ("due", "completed")},
            rows=partial(_in_time, list_id=plans.list_id),
        )
        for plans in PLANS
    ),
    *(
        Measure(
            id=f"{plans.id}-to-do",
            name=f"{plans.name} still to be completed",
            question=f"Which are still to be completed, and by when? {plans.name}.",
            section=plans.section,
            judgement=plans.judgement,
            themes=(plans.theme,),
            about=f"{plans.name} that are not complete.",
            met="The day due has not passed. Where no day was set, it is not known.",
            unit=Unit.SHARE,
            better=Better.HIGHER,
            fit=Fit.EXACT,
            source=plans.source,
            traps="The day due is the authority's own. What has no row is not in it.",
            needs={plans.list_id: ("due", "completed")},
            rows=partial(_to_do, list_id=plans.list_id),
            worklist=True,
        )
        for plans in PLANS
    ),
    Measure(
        id="education-plans-quality",
        name="Quality of personal education plans",
        question="How good are the personal education plans?",
        section="Education of children in care",
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("education-cic",),
        about="Plans completed in the twelve months before the reference date.",
        met="Each rating. Plans that nobody has looked at are not known.",
        unit=Unit.MIX,
        window=12,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Supplementary list of education plans; the ratings are the authority's own",
        needs={"education_plans": ("completed", "quality")},
        rows=_quality,
    ),
    Measure(
        id="pathway-plans-took-part",
        name="Young people who took part in their pathway plan",
        question="How many pathway plans did the young person help to write?",
        section="Care leavers",
        judgement=Judgement.CARE_LEAVERS,
        themes=("pathway-planning", "voice-advocacy"),
        about="Plans and reviews completed in the twelve months before the reference date.",
        met="The young person took part.",
        unit=Unit.SHARE,
        window=12,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        source="Supplementary list of pathway plans",
        needs={"pathway_plans": ("completed", "took_part")},
        rows=_took_part,
    ),
    Measure(
        id="life-story-work-progress",
        name="Life-story work by progress",
        question="How far is life-story work for children in care and adopted children?",
        section="Children in care",
        judgement=Judgement.CHILDREN_IN_CARE,
        themes=("life-story",),
        about="All life-story work in the list, done or still to do.",
        met="Done, begun or not begun.",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source="Supplementary list of life-story work",
        traps="A child has a row for each kind of work.",
        needs={"life_story_work": ("started", "completed")},
        rows=_progress,
    ),
)
