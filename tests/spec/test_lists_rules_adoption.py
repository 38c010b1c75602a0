"""X19 to X22: children for whom the plan is adoption, and their adopters."""

import pytest
from rule_cases import case, check_case

CASES = [
    case(
        "x19-plan-but-not-listed",
        [("children_in_care", 3, "permanence_plan")],
        children_in_care=[
            {"child_id": "A1", "permanence_plan": "adoption", "care_end": None},
            {"child_id": "B2", "permanence_plan": "adoption", "care_end": None},
            {"child_id": "C3", "permanence_plan": "fostering", "care_end": None},
            {"child_id": "D4", "permanence_plan": "adoption", "care_end": "2026-01-05"},
        ],
        adoption=[{"child_id": "B2"}],
    ),
    case(
        "x19-order-but-not-listed",
        [("children_in_care", 3, "legal_status")],
        children_in_care=[
            {"child_id": "A1", "legal_status": "E1", "care_end": None},
            {"child_id": "B2", "legal_status": "E1", "care_end": None},
            {"child_id": "C3", "legal_status": "C2", "care_end": None},
        ],
        adoption=[{"child_id": "B2"}],
    ),
    case(
        "x19-placed-but-not-listed",
        [("children_in_care", 3, "placement_type")],
        children_in_care=[
            {"child_id": "A1", "placement_type": "A4", "care_end": None},
            {"child_id": "B2", "placement_type": "A4", "care_end": None},
            {"child_id": "C3", "placement_type": "U5", "care_end": None},
        ],
        adoption=[{"child_id": "B2"}],
    ),
    case(
        "x19-order-without-date",
        [("adoption", 3, "placement_order")],
        adoption=[
            {"child_id": "A1", "placement_order": None},
            {"child_id": "B2", "placement_order": None},
            {"child_id": "C3", "placement_order": "2026-01-05"},
            {"child_id": "D4", "placement_order": None},
        ],
        children_in_care=[
            {"child_id": "A1", "legal_status": "E1"},
            {"child_id": "B2", "legal_status": "C2"},
            {"child_id": "C3", "legal_status": "E1"},
        ],
    ),
    case(
        "x19-waiting-but-not-in-care",
        [("adoption", 3, "child_id"), ("adoption", 4, "child_id")],
        adoption=[
            {"child_id": "A1", "adoption_order": None, "decision_reversed": None},
            {"child_id": "B2", "adoption_order": None, "decision_reversed": None},
            {"child_id": "C3", "adoption_order": None, "decision_reversed": None},
            {"child_id": "A1", "adoption_order": "2026-01-05", "decision_reversed": None},
            {"child_id": "A1", "adoption_order": None, "decision_reversed": "2026-01-05"},
        ],
        children_in_care=[
            {"child_id": "B2", "care_end": "2026-01-05"},
            {"child_id": "C3", "care_end": None},
        ],
    ),
    case(
        "x20-adopted-but-in-care",
        [("adoption", 3, "adoption_order")],
        adoption=[
            {"child_id": "A1", "adoption_order": "2026-01-05"},
            {"child_id": "B2", "adoption_order": "2026-01-05"},
            {"child_id": "C3", "adoption_order": "2026-01-05"},
        ],
        children_in_care=[
            {"child_id": "A1", "care_end": None},
            {"child_id": "B2", "care_end": "2026-01-05"},
        ],
    ),
    case(
        "x20-adopted-other-reason",
        [("adoption", 3, "adoption_order")],
        adoption=[
            {"child_id": "A1", "adoption_order": "2026-01-05"},
            {"child_id": "B2", "adoption_order": "2026-01-05"},
            {"child_id": "C3", "adoption_order": "2026-01-05"},
        ],
        children_in_care=[
            {"child_id": "A1", "care_end_reason": "E4A"},
            {"child_id": "B2", "care_end_reason": "E12"},
            {"child_id": "C3", "care_end_reason": None},
        ],
    ),
    case(
        "x20-adopted-other-day",
        [("adoption", 3, "adoption_order")],
        adoption=[
            {"child_id": "A1", "adoption_order": "2026-01-05"},
            {"child_id": "B2", "adoption_order": "2026-01-05"},
        ],
        children_in_care=[
            {"child_id": "A1", "care_end": "2026-01-06", "care_end_reason": "E11"},
            {"child_id": "B2", "care_end": "2026-01-05", "care_end_reason": "E11"},
        ],
    ),
    case(
        "x20-adopted-but-not-in-care-list",
        [("adoption", 3, "adoption_order")],
        adoption=[
            {"child_id": "A1", "adoption_order": "2025-10-01"},
            {"child_id": "A1", "adoption_order": "2025-09-29"},
            {"child_id": "B2", "adoption_order": "2026-01-05"},
        ],
        children_in_care=[{"child_id": "B2"}],
    ),
    case(
        "x20-left-care-adopted-but-not-listed",
        [("children_in_care", 3, "care_end_reason")],
        children_in_care=[
            {"child_id": "A1", "care_end_reason": "E11"},
            {"child_id": "B2", "care_end_reason": "E11"},
            {"child_id": "A1", "care_end_reason": "E4A"},
        ],
        adoption=[{"child_id": "B2"}],
    ),
    case(
        "x20-out-of-order",
        [("adoption", 3, "placed"), ("adoption", 4, "adoption_order")],
        adoption=[
            {"matched": "2026-01-05", "placed": "2026-01-04", "adoption_order": None},
            # With the placement not known, the match must still come before the order.
            {
                "adoption_decision": "2025-06-01",
                "matched": None,
                "placed": None,
                "adoption_order": "2025-05-01",
            },
            {"matched": "2026-01-05", "placed": "2026-01-05", "adoption_order": "2026-02-05"},
        ],
    ),
    # Fostering for adoption may begin before every step but coming into care.
    case(
        "x20-out-of-order",
        [("adoption", 4, "fostering_for_adoption_placed")],
        adoption=[
            {
                "care_start": "2025-01-01",
                "adoption_decision": "2025-06-01",
                "fostering_for_adoption_placed": "2025-01-01",
            },
            {
                "care_start": "2025-01-02",
                "adoption_decision": "2025-06-01",
                "fostering_for_adoption_placed": "2025-01-01",
            },
        ],
    ),
    case(
        "x20-unusual-order",
        [("adoption", 3, "matched"), ("adoption", 4, "adoption_decision")],
        adoption=[
            {"placement_order": "2026-01-05", "matched": "2026-01-04", "care_start": "2025-01-01"},
            {"care_start": "2025-01-01", "adoption_decision": "2024-12-31"},
            {"placement_order": None, "matched": "2026-01-04", "care_start": "2025-01-01"},
        ],
    ),
    case(
        "x20-reversed-without-reason",
        [("adoption", 3, "reversal_reason")],
        adoption=[
            {"decision_reversed": "2026-01-05", "reversal_reason": None},
            {"decision_reversed": "2026-01-05", "reversal_reason": "RD1"},
            {"decision_reversed": None, "reversal_reason": None},
        ],
    ),
    case(
        "x20-reason-but-not-reversed",
        [("adoption", 3, "reversal_reason")],
        adoption=[
            {"decision_reversed": None, "reversal_reason": "RD1"},
            {"decision_reversed": "2026-01-05", "reversal_reason": "RD1"},
        ],
    ),
    case(
        "x21-family-without-adopters",
        [("adoption", 3, "family_id")],
        adoption=[{"family_id": "F1"}, {"family_id": "F2"}, {"family_id": None}],
        adopters=[{"adopter_id": "P1", "family_id": "F2"}, {"adopter_id": "P2", "family_id": None}],
    ),
    case(
        "x21-matched-without-child",
        [("adopters", 3, "matched")],
        adopters=[
            {"family_id": "F1", "matched": "2026-01-05"},
            {"family_id": "F2", "matched": "2026-01-05"},
            {"family_id": "F1", "matched": None},
            {"family_id": None, "matched": "2026-01-05"},
        ],
        adoption=[{"family_id": "F2"}],
    ),
    case(
        "x21-other-date",
        [("adoption", 3, "matched")],
        adoption=[
            {"family_id": "F1", "matched": "2026-01-06"},
            {"family_id": "F1", "matched": "2026-01-05"},
            {"family_id": "F1", "matched": None},
            {"family_id": "F2", "matched": "2026-01-06"},
        ],
        adopters=[
            {"family_id": "F1", "matched": "2026-01-05"},
            {"family_id": "F1", "matched": "2026-01-05"},
            {"family_id": "F2", "matched": None},
        ],
    ),
    case(
        "x21-other-number-of-children",
        [("adopters", 3, "children_placed")],
        # Two children of the family have been placed; both adults carry the family's number.
        adopters=[
            {"family_id": "F1", "children_placed": 1},
            {"family_id": "F1", "children_placed": 2},
            {"family_id": "F1", "children_placed": None},
            {"family_id": "F2", "children_placed": 1},
        ],
        adoption=[
            {"family_id": "F1", "placed": "2026-01-05"},
            {"family_id": "F1", "placed": "2026-01-05"},
            {"family_id": "F1", "placed": None},
        ],
    ),
    case(
        "x22-fostered-for-adoption-without-date",
        [("adoption", 3, "fostering_for_adoption_placed")],
        adoption=[
            {"child_id": "A1", "fostering_for_adoption_placed": None},
            {"child_id": "B2", "fostering_for_adoption_placed": None},
            {"child_id": "C3", "fostering_for_adoption_placed": "2026-01-05"},
        ],
        children_in_care=[
            {"child_id": "A1", "placement_type": "U5", "care_end": None},
            {"child_id": "B2", "placement_type": "U6", "care_end": None},
            {"child_id": "C3", "placement_type": "U5", "care_end": None},
        ],
    ),
    case(
        "x22-date-but-other-placement",
        [("adoption", 3, "fostering_for_adoption_placed")],
        adoption=[
            {
                "child_id": child,
                "fostering_for_adoption_placed": "2026-01-05",
                "placed": placed,
                "adoption_order": None,
                "decision_reversed": None,
            }
            for child, placed in (("A1", None), ("B2", None), ("A1", "2026-02-05"))
        ],
        children_in_care=[
            {"child_id": "A1", "placement_type": "U6", "care_end": None},
            {"child_id": "B2", "placement_type": "U5", "care_end": None},
        ],
    ),
    case(
        "x22-date-but-adopters-not-fostering",
        [("adoption", 3, "fostering_for_adoption_placed")],
        adoption=[
            {"family_id": "F1", "fostering_for_adoption_placed": "2026-01-05"},
            {"family_id": "F2", "fostering_for_adoption_placed": "2026-01-05"},
            {"family_id": "F1", "fostering_for_adoption_placed": None},
            {"family_id": "F3", "fostering_for_adoption_placed": "2026-01-05"},
            {"family_id": "F4", "fostering_for_adoption_placed": "2026-01-05"},
        ],
        adopters=[
            {"family_id": "F1", "fostering_for_adoption": "no"},
            {"family_id": "F2", "fostering_for_adoption": "no"},
            {"family_id": "F2", "fostering_for_adoption": "yes"},
            {"family_id": "F3", "fostering_for_adoption": None},
        ],
    ),
]


@pytest.mark.parametrize("each", CASES, ids=str)
def test_rule(each):
    check_case(each)
