"""The code sets, from their reviewed tables.

Those of Annex A are from the template's own table of codes, update of August 2019; codes and
spellings that only later editions have carry the layout 2024. Those of the supplementary lists are
the Standard Safeguarding Dataset's where it has the thing, and otherwise our own.
"""

from collections.abc import Mapping
from functools import cache

from ilacs.lists.declared.kinds import BOTH, Code, CodeSet, Layout
from ilacs.lists.reviewed import rows_of

TITLES = {
    "gender": "Gender",
    "ethnicity": "Ethnicity",
    "source": "Source of contact or referral",
    "yes_no": "Yes or no",
    "yes_no_unknown": "Yes, no or unknown",
    "plain_yes_no": "Yes or no, without letters",
    "primary_need": "Primary need",
    "category_of_need": "Category of need of a child in care",
    "closure_reason": "Reason for closure",
    "case_status": "Case status",
    "category_of_abuse": "Category of abuse",
    "legal_status": "Legal status",
    "permanence_plan": "Permanence plan",
    "care_end_reason": "Reason ceased to be looked after",
    "placement_type": "Placement type",
    "placement_provider": "Placement provider",
    "placement_location": "Placement location",
    "outside_england": "Place of placement that is no English authority",
    "eligibility": "Eligibility category",
    "in_touch": "Authority in touch",
    "accommodation": "Type of accommodation",
    "suitability": "Suitability of accommodation",
    "activity": "Activity status",
    "reversal_reason": "Reason why a child is no longer placed for adoption",
    "leaving_reason": "Reason for leaving the adoption process",
}
"""What each code set of Annex A is called."""

SUPPLEMENTARY_TITLES = {
    "absence_kind": "Missing or away",
    "missing_from": "Missing from home or care",
    "missing_risk": "Risk of a missing episode",
    "legal_meeting_outcome": "Outcome of a legal gateway or planning meeting",
    "pre_proceedings_outcome": "Outcome of pre-proceedings",
    "final_order": "Final order of care proceedings",
    "strategy_reason": "Reason for a strategy discussion",
    "supervision_kind": "Kind of supervision",
    "audit_kind": "Kind of audit",
    "practice_grade": "Grade of practice",
    "employer_sector": "Employer sector of an allegation",
    "allegation_outcome": "Outcome of an allegation",
    "plan_quality": "Quality of a personal education plan",
    "life_story_kind": "Kind of life-story work",
    "care_leaver_document": "Care leaver's document",
    "document_given": "Document given",
    "worker_role": "Role of a worker",
    "employment": "Employment",
}
"""What each code set of the supplementary lists is called."""

_ANNEX_A = "Annex A child-level data template, table of codes"
_DATA_SET = "Standard Safeguarding Dataset, "
_SOURCES = {
    "absence_kind": f"{_DATA_SET}ssd_missing.miss_mis_epi_type",
    "legal_meeting_outcome": f"{_DATA_SET}ssd_pre_proceedings.prep_legal_gateway_outcome",
    "pre_proceedings_outcome": f"{_DATA_SET}ssd_pre_proceedings.prep_pre_pro_outcome",
    "final_order": f"{_DATA_SET}ssd_pre_proceedings.prep_la_final_care_plan; N is our own",
    "allegation_outcome": "Keeping Children Safe in Education; the last is our own",
    "practice_grade": "ILACS framework: the four grades",
}


@cache
def code_sets() -> Mapping[str, CodeSet]:
    """Every code set by its id, those of Annex A first."""
    supplementary = {id_: _SOURCES.get(id_, "Our own") for id_ in SUPPLEMENTARY_TITLES}
    return {
        **_read("codes.csv", TITLES, dict.fromkeys(TITLES, _ANNEX_A)),
        **_read("supplementary/codes.csv", SUPPLEMENTARY_TITLES, supplementary),
    }


def _read(
    name: str, titles: Mapping[str, str], sources: Mapping[str, str]
) -> Mapping[str, CodeSet]:
    codes: dict[str, list[Code]] = {}
    for row in rows_of(__package__, name):
        codes.setdefault(row["set"], []).append(_code(row))
    return {id_: CodeSet(id_, titles[id_], tuple(of), sources[id_]) for id_, of in codes.items()}


def _code(row: Mapping[str, str]) -> Code:
    later = row.get("text_2024")
    return Code(
        key=row["key"],
        text=row["text"],
        detail=row["detail"],
        group=row.get("group") or None,
        subgroup=row.get("subgroup") or None,
        layouts=_layouts(row),
        texts=((Layout.Y2024, later),) if later else (),
    )


def _layouts(row: Mapping[str, str]) -> tuple[Layout, ...]:
    """The layouts that allow a code; every one where the table does not divide by layout."""
    return tuple(Layout(name) for name in row["layouts"].split()) if "layouts" in row else BOTH
