"""The code sets, from their reviewed table.

Source: the template's own table of codes, update of August 2019; codes and spellings that only
later editions have carry the layout 2024.
"""

import csv
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ilacs.lists.declared.kinds import BOTH, Code, CodeSet, Layout

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

_SOURCE = "Annex A child-level data template, table of codes"


@cache
def code_sets() -> Mapping[str, CodeSet]:
    """Every code set of Annex A by its id."""
    codes: dict[str, list[Code]] = {}
    table = files(__package__).joinpath("codes.csv").read_text(encoding="utf-8")
    for row in csv.DictReader(table.splitlines()):
        codes.setdefault(row["set"], []).append(_code(row))
    return {
        id_: CodeSet(id=id_, title=TITLES[id_], codes=tuple(found), source=_SOURCE)
        for id_, found in codes.items()
    }


def _code(row: Mapping[str, str]) -> Code:
    layouts = tuple(Layout(name) for name in row["layouts"].split())
    return Code(
        key=row["key"],
        text=row["text"],
        detail=row["detail"],
        group=row["group"] or None,
        subgroup=row["subgroup"] or None,
        layouts=BOTH if layouts == BOTH else layouts,
        texts=((Layout.Y2024, row["text_2024"]),) if row["text_2024"] else (),
    )
