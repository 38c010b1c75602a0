"""Care leavers: in touch, homes, education and work, pathway plans, personal advisers."""

from collections.abc import Callable, Sequence
from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.declared.as_at import happened
from ilacs.measures.declared.spans import known
from ilacs.measures.given import REFERENCE_DATE, Given, age_on
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

SECTION = "Care leavers"
LIST = "care_leavers"

Band = tuple[int, int]
BANDS: tuple[Band, ...] = ((17, 18), (19, 21), (22, 25))
"""Ages at the reference date. The first two are those of the national statistics."""

DIED, RETURNED_HOME = "died", "returned home"
STILL_IN_CARE = "still in care (eligible child)"
AGE_NOT_KNOWN = "age not known"
QUALIFYING = "qualifying care leaver, to whom this duty does not extend"
ELIGIBILITY_NOT_KNOWN = "eligibility not known"
TOO_SOON = "turned 16 in the last three months, so no plan is due yet"

EDUCATION_OR_WORK = ("F1", "F2", "F3", "F4", "F5", "P1", "P2", "P3", "P4", "P5")
NEITHER = ("G4", "G5", "G6")
UNSTABLE_HOMES = ("R", "S", "V", "W", "X")

_NATIONAL = (
    "Annex A, list 9, as the Department for Education's statistics on care leavers count; their "
    "exclusions to be confirmed"
)
_EXCLUDES = (
    "Those who died or returned home are excluded, as are children who are still in care. The "
    "national statistics ask around a birthday, this list asks now."
)

_COUNTED = ("in_touch", "eligibility")
"""What tells who is counted."""

Reasons = Sequence[tuple[str, ir.BooleanValue]]


def _of_age(given: Given, band: Band | None) -> ir.Table:
    """Young people of an age, and those of no known age."""
    people = given[LIST]
    if band is None:
        return people
    years = ibis.coalesce(age_on(people["date_of_birth"], people[REFERENCE_DATE]), people["age"])
    people = people.mutate(years=years)
    return people.filter(people["years"].isnull() | people["years"].between(*band))


def _left_care(people: ir.Table, band: Band | None) -> Reasons:
    """Why somebody is not counted among those who have left care."""
    reasons = [
        (DIED, people["in_touch"] == "DIED"),
        (RETURNED_HOME, people["in_touch"] == "RHOM"),
        (STILL_IN_CARE, people["eligibility"] == "eligible"),
    ]
    return reasons if band is None else [*reasons, (AGE_NOT_KNOWN, people["years"].isnull())]


def _with_adviser(people: ir.Table) -> Reasons:
    """Why somebody has no right to a personal adviser and a plan."""
    return [
        (DIED, people["in_touch"] == "DIED"),
        (RETURNED_HOME, people["in_touch"] == "RHOM"),
        (QUALIFYING, people["eligibility"] == "qualifying"),
        (ELIGIBILITY_NOT_KNOWN, people["eligibility"].isnull()),
    ]


def _share(given: Given, met: Callable[[ir.Table], ir.BooleanValue], band: Band | None) -> ir.Table:
    people = _of_age(given, band)
    return rows_of(LIST, people, met=met(people), excluded=_left_care(people, band))


def _mix(given: Given, column: str) -> ir.Table:
    people = _of_age(given, None)
    answer = people[column]
    return rows_of(
        LIST, people, met=known(answer), category=answer, excluded=_left_care(people, None)
    )


def _in_touch(people: ir.Table) -> ir.BooleanValue:
    return people["in_touch"] == "YES"


def _suitable(people: ir.Table) -> ir.BooleanValue:
    return people["accommodation_suitable"] == "suitable"


def _unstable(people: ir.Table) -> ir.BooleanValue:
    return people["accommodation"].isin(UNSTABLE_HOMES)


def _in_education_or_work(people: ir.Table) -> ir.BooleanValue:
    return people["activity"].isin(EDUCATION_OR_WORK)


def _reasons_for_neither(given: Given) -> ir.Table:
    people = _of_age(given, None)
    neither = people.filter(people["activity"].isin(NEITHER))
    return rows_of(LIST, neither, category=neither["activity"], excluded=_left_care(neither, None))


def _plan_reviewed(given: Given) -> ir.Table:
    people = given[LIST]
    people = people.mutate(reviewed=happened(people, "last_pathway_review"))
    people = given.with_deadline(people, due=("pathway_plan_review", "reviewed"))
    age_before = age_on(people["date_of_birth"], people["three_months_before"])
    return rows_of(
        LIST,
        people,
        met=ibis.cases(
            (people["reviewed"].isnull(), False),
            else_=people["due"] >= people[REFERENCE_DATE],
        ),
        excluded=[
            *_with_adviser(people),
            (TOO_SOON, people["reviewed"].isnull() & (age_before < 16)),
        ],
        due=people["due"],
    )


def _adviser_allocated(given: Given) -> ir.Table:
    people = given[LIST]
    return rows_of(
        LIST, people, met=people["personal_adviser"].notnull(), excluded=_with_adviser(people)
    )


def _adviser_contact(given: Given) -> ir.Table:
    people = given[LIST]
    people = people.mutate(contact=happened(people, "last_contact"))
    people = given.with_deadline(people, due=("adviser_contact", "contact"))
    out_of_touch = people["in_touch"].isin(("NO", "REFU", "NREQ"))
    return rows_of(
        LIST,
        people,
        met=ibis.cases(
            (people["contact"].notnull(), people["due"] >= people[REFERENCE_DATE]),
            (out_of_touch, False),
        ),
        excluded=_with_adviser(people),
        due=people["due"],
    )


def _by_age(  # noqa: PLR0913 - each is a part of a measure
    *,
    measure_id: str,
    number: int,
    name: str,
    question: str,
    met: str,
    of: Callable[[ir.Table], ir.BooleanValue],
    column: str,
    theme: str,
    traps: str,
    better: Better = Better.HIGHER,
) -> tuple[Measure, ...]:
    """One measure of all care leavers, and one for each age band."""

    def one(band: Band | None) -> Measure:
        ages = "" if band is None else f"{band[0]} to {band[1]}"
        return Measure(
            id=measure_id + ("" if band is None else f"-{band[0]}-{band[1]}"),
            number=number,
            name=name + (f", aged {ages}" if ages else ""),
            question=question + (f" Of those aged {ages}." if ages else ""),
            section=SECTION,
            judgement=Judgement.CARE_LEAVERS,
            themes=(theme,),
            about="Young people of the list who have left care, less those who died or returned "
            "home" + (f", and who are {ages} years old at the reference date." if ages else "."),
            met=met,
            unit=Unit.SHARE,
            better=better,
            fit=Fit.EXACT,
            source=_NATIONAL,
            traps=f"{traps} {_EXCLUDES}"
            + (" Where the age is not known, the row is excluded for that." if ages else ""),
            needs={
                LIST: tuple(
                    dict.fromkeys((column, *_COUNTED, *(("date_of_birth",) if ages else ())))
                )
            },
            helped_by={LIST: ("age",)} if ages else {},
            rows=partial(_share, met=of, band=band),
        )

    return tuple(one(band) for band in (None, *BANDS))


MEASURES: tuple[Measure, ...] = (
    *_by_age(
        measure_id="care-leavers-in-touch",
        number=82,
        name="Care leavers in touch",
        question="With how many care leavers is the authority in touch?",
        met="The authority is in touch.",
        of=_in_touch,
        column="in_touch",
        theme="cl-contact-support",
        traps="Refusing contact and needing no services are not counted as in touch.",
    ),
    Measure(
        id="care-leavers-in-touch-answers",
        number=82,
        name="Care leavers: whether in touch, by answer",
        question="Why is the authority not in touch with some care leavers?",
        section=SECTION,
        judgement=Judgement.CARE_LEAVERS,
        themes=("cl-contact-support",),
        about="Young people of the list who have left care, less those who died or returned home.",
        met="Each answer.",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source=_NATIONAL,
        traps=_EXCLUDES,
        needs={LIST: _COUNTED},
        rows=partial(_mix, column="in_touch"),
    ),
    *_by_age(
        measure_id="care-leavers-suitable-homes",
        number=83,
        name="Care leavers in suitable accommodation",
        question="How many care leavers live in suitable accommodation?",
        met="The accommodation is suitable.",
        of=_suitable,
        column="accommodation_suitable",
        theme="cl-accommodation",
        traps="Where it is not known, it is not counted as suitable, and stays in the total.",
    ),
    Measure(
        id="care-leavers-unstable-homes",
        number=83,
        name="Care leavers in the worst settings",
        question="How many care leavers are homeless, in bed and breakfast, in emergency "
        "accommodation, in custody, or nobody knows where?",
        section=SECTION,
        judgement=Judgement.CARE_LEAVERS,
        themes=("cl-accommodation",),
        about="Young people of the list who have left care, less those who died or returned home.",
        met="Residence not known (R), no fixed abode (S), emergency accommodation (V), bed and "
        "breakfast (W) or custody (X).",
        unit=Unit.SHARE,
        better=Better.LOWER,
        fit=Fit.EXACT,
        source=_NATIONAL,
        traps="A blank is not known: it is not counted with residence not known, which is an "
        f"answer. {_EXCLUDES}",
        needs={LIST: ("accommodation", *_COUNTED)},
        rows=partial(_share, met=_unstable, band=None),
    ),
    Measure(
        id="care-leavers-homes",
        number=83,
        name="Care leavers: types of accommodation",
        question="Where do care leavers live?",
        section=SECTION,
        judgement=Judgement.CARE_LEAVERS,
        themes=("cl-accommodation",),
        about="Young people of the list who have left care, less those who died or returned home.",
        met="Each type of accommodation.",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source=_NATIONAL,
        traps=_EXCLUDES,
        needs={LIST: ("accommodation", *_COUNTED)},
        rows=partial(_mix, column="accommodation"),
    ),
    *_by_age(
        measure_id="care-leavers-in-education-or-work",
        number=84,
        name="Care leavers in education, employment or training",
        question="How many care leavers are in education, employment or training?",
        met=(
            "The activity is full or part time in education (F1, F2, P1, P2), training, "
            "employment or an apprenticeship (F3 to F5, P3 to P5)."
        ),
        of=_in_education_or_work,
        column="activity",
        theme="cl-eet",
        traps="A blank is not known: it is not counted as in education or work.",
    ),
    Measure(
        id="care-leavers-in-neither",
        number=84,
        name="Care leavers not in education, employment or training, by reason",
        question="Why are care leavers not in education, employment or training?",
        section=SECTION,
        judgement=Judgement.CARE_LEAVERS,
        themes=("cl-eet",),
        about="Care leavers who are not in education, employment or training.",
        met="Each reason: illness or disability (G4), other (G5), pregnancy or parenting (G6).",
        unit=Unit.MIX,
        better=Better.NEITHER,
        fit=Fit.EXACT,
        source=_NATIONAL,
        traps=f"Those whose activity is not known are not in it. {_EXCLUDES}",
        needs={LIST: ("activity", *_COUNTED)},
        rows=_reasons_for_neither,
    ),
    Measure(
        id="pathway-plans-reviewed",
        number=85,
        name="Pathway plans reviewed in six months",
        question="For how many young people was the pathway plan reviewed in time?",
        section=SECTION,
        judgement=Judgement.CARE_LEAVERS,
        themes=("pathway-planning",),
        about="Eligible, relevant and former relevant young people, less those who died or "
        "returned home.",
        met="The next review, counted from the latest, is not overdue.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        clocks=("pathway_plan_review",),
        source="Care Leavers (England) Regulations 2010, regulation 7, to be confirmed: at least "
        "every six months",
        traps="A blank means that there is no plan, and is not met; but not counted where the "
        "young person turned 16 in the last three months. Only lists of 2024 have the date.",
        needs={LIST: ("last_pathway_review", "date_of_birth", *_COUNTED)},
        rows=_plan_reviewed,
        worklist=True,
    ),
    Measure(
        id="personal-adviser-allocated",
        number=86,
        name="Personal adviser allocated",
        question="How many young people have a personal adviser?",
        section=SECTION,
        judgement=Judgement.CARE_LEAVERS,
        themes=("cl-contact-support",),
        about="Eligible, relevant and former relevant young people, less those who died or "
        "returned home.",
        met="A personal adviser is named.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        source="Care Leavers (England) Regulations 2010, to be confirmed",
        traps="A blank means that nobody is allocated. Only lists of 2024 have the column.",
        needs={LIST: ("personal_adviser", *_COUNTED)},
        rows=_adviser_allocated,
    ),
    Measure(
        id="personal-adviser-contact",
        number=86,
        name="Personal adviser in contact in eight weeks",
        question="For how many young people was the personal adviser in contact lately?",
        section=SECTION,
        judgement=Judgement.CARE_LEAVERS,
        themes=("cl-contact-support",),
        about="Eligible, relevant and former relevant young people, less those who died or "
        "returned home.",
        met="The next contact, counted from the latest, is not overdue.",
        unit=Unit.SHARE,
        window=2,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("adviser_contact",),
        source="Authorities' own standards; visits at most two months apart: Care Leavers "
        "(England) Regulations 2010, regulation 8, to be confirmed",
        traps="Contact is less than a visit. A blank date is not met where the authority is not "
        "in touch, and otherwise not known. Only lists of 2024 have the date.",
        needs={LIST: ("last_contact", *_COUNTED)},
        rows=_adviser_contact,
        worklist=True,
    ),
)
