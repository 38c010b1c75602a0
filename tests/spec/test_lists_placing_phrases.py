"""Phrases that people write in place of an official answer, under the code that each stands for.

The phrases are in `lists_placing/`, a file for each column: a code and a colon, and its phrases
below. `[...]` is a group without a single code; under `-` are those that the reader is asked about,
because they fit several codes or none.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest

from ilacs.lists.declared import ALL
from ilacs.lists.placing import place

COLUMNS = {column.name: column for spec in reversed(ALL) for column in spec.columns}
"""Columns by name; the first list that has one counts."""

HERE = Path(__file__).parent / "lists_placing"


def phrases(file: str) -> Iterator[tuple[str, str]]:
    """Each phrase of a file with the code that it stands under."""
    code = ""
    for line in (HERE / file).read_text(encoding="utf-8").splitlines():
        if line.startswith("  "):
            yield line.strip(), code
        else:
            code = line.removesuffix(":")


@pytest.mark.parametrize(
    ("file", "column"),
    [
        ("source.txt", "contact_source"),
        ("source.txt", "referral_source"),
        ("closure_reason.txt", "closure_reason"),
        ("eligibility.txt", "eligibility"),
        ("in_touch.txt", "in_touch"),
        ("suitability.txt", "accommodation_suitable"),
        ("accommodation.txt", "accommodation"),
        ("activity.txt", "activity"),
        ("ethnicity.txt", "ethnicity"),
        ("gender.txt", "gender"),
        ("disability.txt", "disability"),
        ("case_status.txt", "case_status"),
        ("primary_need.txt", "primary_need"),
        ("category_of_need.txt", "category_of_need"),
        ("initial_category.txt", "initial_category"),
        ("legal_status.txt", "legal_status"),
        ("placement_type.txt", "placement_type"),
        ("placement_provider.txt", "placement_provider"),
        ("placement_location.txt", "placement_location"),
        ("placement_authority.txt", "placement_authority"),
        ("care_end_reason.txt", "care_end_reason"),
        ("permanence_plan.txt", "permanence_plan"),
        ("reversal_reason.txt", "reversal_reason"),
        ("leaving_reason.txt", "leaving_reason"),
        ("unaccompanied.txt", "unaccompanied"),
        ("no_further_action.txt", "no_further_action"),
        ("plan_resulted.txt", "plan_resulted"),
        ("emergency_protection.txt", "emergency_protection"),
        ("fostering_for_adoption.txt", "fostering_for_adoption"),
    ],
)
def test_phrases_stand_for_their_codes(file: str, column: str) -> None:
    wrong = {
        typed: (answer.key or (f"[{answer.group}]" if answer.group else "-"), code)
        for typed, code in phrases(file)
        if (answer := place(COLUMNS[column], typed))
        and (answer.key or (f"[{answer.group}]" if answer.group else "-")) != code
    }

    assert wrong == {}
