"""Assessments: whether they are made in time, and what comes of them."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.given import REFERENCE_DATE, ROW, SNAPSHOT, Given
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.populations import (
    ROWS_OF_CHILD,
    in_six_months,
    known_where,
    latest_of_each_child,
    open_at_reference_date,
    start_before,
    unsure,
    with_last,
)
from ilacs.measures.rows import rows_of

SECTION = "Assessments"

BANDS = ((10, "0–10"), (20, "11–20"), (30, "21–30"), (40, "31–40"), (45, "41–45"), (60, "46–60"))
LONGEST_BAND = "61+"
"""Lengths in working days: the last day of each band, and what it is called."""

NO_REFERRAL = "no referral in the lists is known to have led to it"


def _authorised(given: Given) -> ir.Table:
    rows = given["assessments"]
    return rows.filter(in_six_months(rows, "assessment_authorised"))


def _completed(given: Given) -> ir.Table:
    """Assessments authorised in six months: `start` and `days` are null if that was before."""
    rows = _authorised(given)
    rows = rows.mutate(start=start_before(rows, "assessment_start", "assessment_authorised"))
    return given.with_working_days(rows, days=("start", "assessment_authorised"))


def _open(given: Given) -> ir.Table:
    rows = open_at_reference_date(given["assessments"], "assessment_start", "assessment_authorised")
    return given.with_working_days(rows, days=("assessment_start", REFERENCE_DATE))


def _all_completed(given: Given) -> ir.Table:
    return rows_of("assessments", _authorised(given))


def _in_time(given: Given) -> ir.Table:
    rows = given.with_deadline(_completed(given), due=("assessment", "start"))
    met = rows["assessment_authorised"] <= rows["due"]
    return rows_of("assessments", rows, met=met, days=rows["days"], due=rows["due"])


def _in_time_from_referral(given: Given) -> ir.Table:
    assessments, referrals = given["assessments"], given["referrals"]
    taken_on = referrals.filter(referrals["no_further_action"].fill_null("no") != "yes")
    rows = _authorised(given)
    # Only what the joins need: every one repeats the columns of those before it.
    rows = rows.select(
        *SNAPSHOT,
        ROW,
        "child_id",
        "assessment_authorised",
        start=start_before(rows, "assessment_start", "assessment_authorised"),
    )
    rows = with_last(rows, "referred", "start", taken_on, "referral_date")
    rows = with_last(rows, "assessed", "start", assessments, "assessment_start", same_day=False)
    # An assessment that began in between is the one that the referral led to.
    led = rows["referred"].notnull() & (rows["assessed"] < rows["referred"]).fill_null(
        rows["assessed"].isnull()
    )
    rows = rows.mutate(from_referral=led.ifelse(rows["referred"], ibis.null("date")))
    rows = given.with_deadline(rows, due=("assessment", "from_referral"))
    rows = given.with_working_days(rows, days=("from_referral", "assessment_authorised"))
    known = rows["start"].notnull() & rows["child_id"].notnull() & ~unsure(rows, "referred")
    return rows_of(
        "assessments",
        rows,
        met=rows["assessment_authorised"] <= rows["due"],
        excluded=((NO_REFERRAL, known & rows["from_referral"].isnull()),),
        days=rows["days"],
        due=rows["due"],
    )


def _past_limit(given: Given) -> ir.Table:
    rows = given.with_deadline(_open(given), due=("assessment", "assessment_start"))
    late = rows[REFERENCE_DATE] > rows["due"]
    return rows_of("assessments", rows, met=late, days=rows["days"], due=rows["due"])


def _lengths(given: Given, which: str) -> ir.Table:
    rows = _completed(given) if which == "completed" else _open(given)
    known = known_where(rows["days"].notnull())
    return rows_of("assessments", rows, met=known, category=_band(rows["days"]), days=rows["days"])


def _band(days: ir.IntegerValue) -> ir.StringValue:
    return ibis.cases(
        *((days <= last, words) for last, words in BANDS),
        (days.notnull(), LONGEST_BAND),
        else_=ibis.null("string"),
    )


def _answered(given: Given, column: str) -> ir.Table:
    rows = _authorised(given)
    answer = rows[column]
    known = answer.isin(("yes", "no"))
    return rows_of("assessments", rows, met=known_where(known, answer == "yes"), category=answer)


def _repeated(given: Given) -> ir.Table:
    rows = given["assessments"]
    is_open = rows["assessment_authorised"].isnull() | (
        rows["assessment_authorised"] > rows[REFERENCE_DATE]
    )
    rows = rows.filter(is_open | in_six_months(rows, "assessment_authorised"))
    rows = latest_of_each_child(rows, "assessment_start")
    met = known_where(rows["child_id"].notnull(), rows[ROWS_OF_CHILD] >= 2)
    return rows_of("assessments", rows, met=met)


_COMPLETED = "Assessments authorised in the six months before the reference date."
_OPEN = "Assessments that had begun and were not authorised on the reference date."
_GUIDANCE = "Working Together to Safeguard Children: at most 45 working days from the referral"
_START = "The list holds the start of the assessment; the guidance counts from the referral."

_measure = partial(
    Measure,
    section=SECTION,
    judgement=Judgement.HELP_AND_PROTECTION,
    themes=("assessment",),
    better=Better.NEITHER,
    fit=Fit.EXACT,
)

MEASURES: tuple[Measure, ...] = (
    _measure(
        id="assessments-completed",
        number=18,
        name="Assessments completed",
        question="How many assessments were completed in the last six months?",
        about=_COMPLETED,
        met="All of them. A child who was assessed several times is counted once for each.",
        unit=Unit.COUNT,
        window=6,
        rate=True,
        source="Department for Education, children in need census; Annex A, list 4",
        traps="National rates are of a year: a figure of six months is doubled beside them.",
        needs={"assessments": ("assessment_authorised",)},
        rows=_all_completed,
    ),
    _measure(
        id="assessments-in-time",
        number=19,
        name="Assessments completed in time",
        question="How many assessments were completed within the limit of 45 working days?",
        about=_COMPLETED,
        met="Authorised by the last day of the clock that starts with the assessment.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("assessment",),
        source=_GUIDANCE,
        traps=f"{_START} See also the figure from the referral. Authorised before the start is "
        "not known.",
        needs={"assessments": ("assessment_start", "assessment_authorised")},
        rows=_in_time,
    ),
    _measure(
        id="assessments-in-time-from-referral",
        number=19,
        name="Assessments completed in time from the referral",
        question="How many assessments were completed within 45 working days of the referral?",
        about=f"{_COMPLETED} Those that no referral in the lists led to are left out.",
        met="Authorised by the last day of the clock that starts with the child's latest referral "
        "on or before the start of the assessment.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        fit=Fit.PROXY,
        clocks=("assessment",),
        source=_GUIDANCE,
        traps="The lists do not say which referral led to which assessment: a referral is taken "
        "for that of the first assessment that began after it. Referrals are those of six months, "
        "so the longest assessments are often without one.",
        needs={
            "assessments": ("child_id", "assessment_start", "assessment_authorised"),
            "referrals": ("child_id", "referral_date", "no_further_action"),
        },
        rows=_in_time_from_referral,
    ),
    _measure(
        id="open-assessments-past-limit",
        number=20,
        name="Open assessments past the limit",
        question="Which assessments are still open after more than 45 working days?",
        about=_OPEN,
        met="The last day of the clock that starts with the assessment was over.",
        unit=Unit.SHARE,
        better=Better.LOWER,
        fit=Fit.PROXY,
        clocks=("assessment",),
        worklist=True,
        source=_GUIDANCE,
        traps=f"{_START} An assessment is due earlier than shown by the days in between.",
        themes=("assessment", "neglect-drift"),
        needs={"assessments": ("assessment_start", "assessment_authorised")},
        rows=_past_limit,
    ),
    *(
        _measure(
            id=f"{prefix}-bands",
            number=21,
            name=f"{name} in bands",
            question=question,
            about=about,
            met="Those of which the length is known, in bands of working days.",
            unit=Unit.MIX,
            window=6 if which == "completed" else None,
            source="Department for Education, children in need census, from the start of the "
            "assessment",
            traps=_START,
            needs={"assessments": ("assessment_start", "assessment_authorised")},
            rows=partial(_lengths, which=which),
        )
        for prefix, which, name, question, about in (
            (
                "assessment-duration",
                "completed",
                "Length of completed assessments",
                "How are the lengths of assessments spread?",
                _COMPLETED,
            ),
            (
                "open-assessment-duration",
                "open",
                "Length of open assessments so far",
                "For how long have the open assessments been open?",
                _OPEN,
            ),
        )
    ),
    *(
        _measure(
            id=id_,
            number=21,
            name=name,
            question=question,
            about=about,
            met="Those of which the length is known, by their working days.",
            unit=Unit.WORKING_DAYS,
            window=6 if which == "completed" else None,
            source="Department for Education, children in need census, from the start of the "
            "assessment",
            traps=_START,
            needs={"assessments": ("assessment_start", "assessment_authorised")},
            rows=partial(_lengths, which=which),
        )
        for id_, which, name, question, about in (
            (
                "assessment-duration",
                "completed",
                "Length of completed assessments",
                "How long does an assessment take?",
                _COMPLETED,
            ),
            (
                "open-assessment-duration",
                "open",
                "Length of open assessments so far",
                "For how long has an open assessment been open?",
                _OPEN,
            ),
        )
    ),
    _measure(
        id="assessments-child-seen",
        number=22,
        name="Children seen in their assessment",
        question="Was the child seen in the course of the assessment?",
        about=_COMPLETED,
        met="The child was seen.",
        unit=Unit.SHARE,
        window=6,
        better=Better.HIGHER,
        source="Working Together to Safeguard Children: the child should be seen (to be confirmed)",
        traps="Seen is not the same as seen alone. Recorded as unknown is not known, as a blank "
        "is.",
        themes=("assessment", "visits-relationships"),
        needs={"assessments": ("assessment_authorised", "child_seen")},
        rows=partial(_answered, column="child_seen"),
    ),
    _measure(
        id="assessments-needing-support",
        number=23,
        name="Assessments that find a need for social care support",
        question="How many assessments lead to a service of children's social care?",
        about=_COMPLETED,
        met="The child was assessed as requiring support.",
        unit=Unit.SHARE,
        window=6,
        source="Annex A, list 4",
        traps="The rest are mostly closed with no further action. An authorised assessment "
        "without an answer is not known.",
        themes=("assessment", "early-help-thresholds"),
        needs={"assessments": ("assessment_authorised", "support_required")},
        rows=partial(_answered, column="support_required"),
    ),
    _measure(
        id="repeat-assessments",
        number=24,
        name="Children assessed more than once",
        question="How many children are assessed again within a short time?",
        about="Children with assessments that are open, or were authorised in the six months "
        "before the reference date, each by the latest.",
        met="Two or more such assessments.",
        unit=Unit.SHARE,
        window=6,
        better=Better.LOWER,
        source="Local: no national definition",
        traps="An assessment that is listed twice counts twice. An updated assessment of a child "
        "with a plan is good practice.",
        themes=("assessment", "neglect-drift"),
        needs={"assessments": ("child_id", "assessment_start", "assessment_authorised")},
        rows=_repeated,
    ),
)
