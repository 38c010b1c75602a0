"""The documents that care leavers are given: health histories and papers of identity."""

from functools import partial

import ibis
import ibis.expr.types as ir

from ilacs.framework.grades import Judgement
from ilacs.measures.given import REFERENCE_DATE, SNAPSHOT, Given, of_child, without
from ilacs.measures.measure import Better, Fit, Measure, Unit
from ilacs.measures.rows import rows_of

LIST, DOCUMENTS = "care_leavers", "care_leaver_documents"

DIED, STILL_IN_CARE = "died", "still in care (eligible child)"
DECLINED, NOT_NEEDED = "declined", "not needed"


def _given(given: Given, documents: tuple[str, ...]) -> ir.Table:
    """Care leavers, and whether each has one of these documents."""
    people, papers = given[LIST], given[DOCUMENTS]
    papers = papers.filter(papers["document"].isin(documents))
    answer = papers["given"]
    to_come = (papers["given_on"] > papers[REFERENCE_DATE]).fill_null(False)
    answers = papers.group_by(*SNAPSHOT, "child_id").aggregate(
        yes=papers.count(where=(answer == "yes") & ~to_come),
        without=papers["document"].nunique(where=answer == "no"),
        declined=papers.count(where=answer == "declined"),
        not_needed=papers.count(where=answer == "not_needed"),
    )
    rows = people.left_join(answers, of_child(people, answers))
    rows = without(rows, *(f"{name}_right" for name in (*SNAPSHOT, "child_id")))
    has = rows["yes"] > 0
    return rows_of(
        LIST,
        rows,
        met=ibis.cases((has, True), (rows["without"] == len(documents), False)),
        excluded=[
            (DIED, rows["in_touch"] == "DIED"),
            (STILL_IN_CARE, rows["eligibility"] == "eligible"),
            (DECLINED, ~has & (rows["declined"] > 0)),
            (NOT_NEEDED, ~has & (rows["not_needed"] > 0)),
        ],
    )


MEASURES: tuple[Measure, ...] = tuple(
    Measure(
        id=measure_id,
        name=f"Care leavers with {words}",
        question=f"How many care leavers have been given {words}?",
        section="Care leavers",
        judgement=Judgement.CARE_LEAVERS,
        themes=("cl-health-history",),
        about="Care leavers, less those who died, those who declined it and those who do not need "
        "it.",
        met="The list of documents says that it was given.",
        unit=Unit.SHARE,
        better=Better.HIGHER,
        fit=Fit.EXACT,
        source="Annex A, list 9, and the supplementary list of care leavers' documents; the "
        "national rules to be confirmed",
        traps="A care leaver about whom the list of documents says nothing is not known. Children "
        f"who are still in care are excluded.{trap}",
        needs={LIST: ("in_touch", "eligibility"), DOCUMENTS: ("document", "given")},
        helped_by={DOCUMENTS: ("given_on",)},
        rows=partial(_given, documents=documents),
    )
    for measure_id, words, documents, trap in (
        ("care-leavers-health-history", "their health history", ("health_history",), ""),
        ("care-leavers-birth-certificate", "a birth certificate", ("birth_certificate",), ""),
        (
            "care-leavers-national-insurance",
            "a National Insurance number",
            ("national_insurance",),
            "",
        ),
        (
            "care-leavers-photo-identity",
            "a passport or other photographic identity",
            ("passport", "other_identity"),
            " It is not met only where neither has been given.",
        ),
    )
)
