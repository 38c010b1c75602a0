"""X15 to X18, X23, X24 and X27: children in care and care leavers."""

import pytest
from rule_cases import case, check_case

from ilacs.lists.declared import Layout

SIXTEEN = "2009-06-01"
"""A date of birth: 16 at the reference date, 14 on 1 June 2023."""

CASES = [
    case(
        "x15-ceased-without-reason",
        [("children_in_care", 3, "care_end_reason")],
        children_in_care=[
            {"care_end": "2026-01-05", "care_end_reason": None},
            {"care_end": "2026-01-05", "care_end_reason": "E4A"},
            {"care_end": None, "care_end_reason": None},
            {"care_end": "2026-01-05", "care_end_reason": None},
        ],
        typed=[("children_in_care", 6, "care_end_reason")],
    ),
    case(
        "x15-reason-but-not-ceased",
        [("children_in_care", 3, "care_end_reason")],
        children_in_care=[
            {"care_end": None, "care_end_reason": "E4A"},
            {"care_end": "2026-01-05", "care_end_reason": "E4A"},
        ],
    ),
    case(
        "x15-reason-of-an-episode",
        [("children_in_care", 3, "care_end_reason")],
        children_in_care=[
            {"care_end": "2026-01-05", "care_end_reason": "X1"},
            {"care_end": "2026-01-05", "care_end_reason": "E8"},
            {"care_end": None, "care_end_reason": None},
        ],
    ),
    case(
        "x15-placement-before-care",
        [("children_in_care", 3, "placement_start")],
        children_in_care=[
            {"care_start": "2026-01-05", "placement_start": "2026-01-04"},
            {"care_start": "2026-01-05", "placement_start": "2026-01-05"},
            {"care_start": None, "placement_start": "2026-01-05"},
        ],
    ),
    case(
        "x15-after-care",
        [
            ("children_in_care", 3, "legal_status_start"),
            ("children_in_care", 3, "placement_start"),
        ],
        children_in_care=[
            {
                "care_end": "2026-01-05",
                "legal_status_start": "2026-01-06",
                "placement_start": "2026-01-06",
            },
            {
                "care_end": "2026-01-05",
                "legal_status_start": "2026-01-05",
                "placement_start": "2026-01-05",
            },
            {"care_end": None, "placement_start": "2026-01-06"},
        ],
    ),
    case(
        "x15-too-few-placements",
        [("children_in_care", 3, "placements_12_months")],
        children_in_care=[
            {
                "care_start": "2025-03-30",
                "placement_start": "2025-04-01",
                "placements_12_months": 1,
            },
            {
                "care_start": "2025-03-30",
                "placement_start": "2025-04-01",
                "placements_12_months": 2,
            },
            {
                "care_start": "2025-03-31",
                "placement_start": "2025-04-01",
                "placements_12_months": 1,
            },
            {
                "care_start": "2025-03-30",
                "placement_start": "2025-03-31",
                "placements_12_months": 1,
            },
        ],
    ),
    case(
        "x16-interview-without-missing",
        [
            ("children_in_care", 3, "return_interview_offered"),
            ("children_in_care", 4, "return_interview_accepted"),
        ],
        children_in_care=[
            {
                "missing_episodes": 0,
                "return_interview_offered": "yes",
                "return_interview_accepted": None,
            },
            {
                "missing_episodes": 0,
                "return_interview_offered": None,
                "return_interview_accepted": "no",
            },
            {
                "missing_episodes": 1,
                "return_interview_offered": "yes",
                "return_interview_accepted": "no",
            },
            {
                "missing_episodes": None,
                "return_interview_offered": "yes",
                "return_interview_accepted": "no",
            },
        ],
    ),
    case(
        "x16-accepted-but-not-offered",
        [("children_in_care", 3, "return_interview_accepted")],
        children_in_care=[
            {"return_interview_offered": "no", "return_interview_accepted": "yes"},
            {"return_interview_offered": "no", "return_interview_accepted": "no"},
            {"return_interview_offered": "yes", "return_interview_accepted": "yes"},
            {"return_interview_offered": "unknown", "return_interview_accepted": "yes"},
        ],
    ),
    case(
        "x16-missing-without-offer",
        [("children_in_care", 3, "return_interview_offered")],
        children_in_care=[
            {"missing_episodes": 2, "return_interview_offered": None},
            {"missing_episodes": 2, "return_interview_offered": "unknown"},
            {"missing_episodes": 0, "return_interview_offered": None},
            {"missing_episodes": None, "return_interview_offered": None},
        ],
    ),
    case(
        "x17-inside-but-elsewhere",
        [
            ("children_in_care", 3, "placement_authority"),
            ("children_in_care", 6, "placement_authority"),
        ],
        authority="Leeds",
        children_in_care=[
            {"placement_location": "in", "placement_authority": "Bradford"},
            {"placement_location": "in", "placement_authority": "Leeds"},
            {"placement_location": "out", "placement_authority": "Bradford"},
            {"placement_location": "in", "placement_authority": "WAL"},
            {"placement_location": "in", "placement_authority": "CON"},
            {"placement_location": "in", "placement_authority": None},
        ],
    ),
    case(
        "x17-inside-but-elsewhere",
        [],
        children_in_care=[{"placement_location": "in", "placement_authority": "Bradford"}],
    ),
    case(
        "x17-outside-but-own",
        [("children_in_care", 3, "placement_authority")],
        authority="Leeds",
        children_in_care=[
            {"placement_location": "out", "placement_authority": "Leeds"},
            {"placement_location": "out", "placement_authority": "Bradford"},
        ],
    ),
    case(
        "x17-postcode-of-two-authorities",
        [
            ("children_in_care", 3, "placement_authority"),
            ("children_in_care", 4, "placement_authority"),
        ],
        children_in_care=[
            {"placement_postcode": "LS1 1AA", "placement_authority": "Leeds"},
            {"placement_postcode": "LS1 1AA", "placement_authority": "Bradford"},
            {"placement_postcode": "LS1 1AA", "placement_authority": "CON"},
            {"placement_postcode": "LS1 1AB", "placement_authority": "Leeds"},
            {"placement_postcode": None, "placement_authority": "Leeds"},
            {"placement_postcode": None, "placement_authority": "Bradford"},
        ],
    ),
    case(
        "x17-parents-other-provider",
        [("children_in_care", 3, "placement_provider")],
        children_in_care=[
            {"placement_type": "P1", "placement_provider": "PR1"},
            {"placement_type": "P1", "placement_provider": "PR0"},
            {"placement_type": "U6", "placement_provider": "PR1"},
            {"placement_type": "P1", "placement_provider": None},
        ],
    ),
    case(
        "x17-no-number",
        [("children_in_care", 3, "placement_urn")],
        children_in_care=[
            {"placement_type": "K2", "placement_urn": None, "placement_authority": "Leeds"},
            {"placement_type": "K2", "placement_urn": "SC123456", "placement_authority": "Leeds"},
            {"placement_type": "U6", "placement_urn": None, "placement_authority": "Leeds"},
            {"placement_type": "K2", "placement_urn": None, "placement_authority": "WAL"},
        ],
    ),
    case(
        "x17-under-16-without-support",
        [("children_in_care", 3, "placement_type")],
        children_in_care=[
            {"age": 15, "placement_type": "H5", "care_end": None},
            {"age": 16, "placement_type": "H5", "care_end": None},
            {"age": 15, "placement_type": "K2", "care_end": None},
            {"age": None, "placement_type": "P2", "care_end": None},
        ],
    ),
    case(
        "x17-adoptive-without-order",
        [("children_in_care", 3, "legal_status")],
        children_in_care=[
            {"placement_type": "A6", "legal_status": "C2"},
            {"placement_type": "A6", "legal_status": "E1"},
            {"placement_type": "A4", "legal_status": "V2"},  # by consent
        ],
    ),
    case(
        "x18-unaccompanied-other-need",
        [("children_in_care", 3, "category_of_need")],
        children_in_care=[
            {"unaccompanied": "yes", "category_of_need": "N1"},
            {"unaccompanied": "yes", "category_of_need": "N8"},
            {"unaccompanied": "no", "category_of_need": "N1"},
        ],
    ),
    case(
        "x18-unaccompanied-other-status",
        [("children_in_care", 3, "legal_status")],
        children_in_care=[
            {"unaccompanied": "yes", "legal_status": "C2"},
            {"unaccompanied": "yes", "legal_status": "V2"},
            {"unaccompanied": "no", "legal_status": "C2"},
        ],
    ),
    case(
        "x23-left-care-but-not-listed",
        [("children_in_care", 3, "care_end")],
        children_in_care=[
            {
                "child_id": child,
                "date_of_birth": born,
                "care_start": start,
                "care_end": "2026-01-31",
                "care_end_reason": reason,
                "legal_status": "C2",
            }
            for child, born, start, reason in (
                ("A1", SIXTEEN, "2025-11-01", "E4A"),  # 91 days: thirteen weeks
                ("B2", SIXTEEN, "2025-11-02", "E4A"),  # 90 days
                ("C3", SIXTEEN, "2025-01-01", "E4A"),  # listed
                ("D4", SIXTEEN, "2025-01-01", "E3"),  # another authority's now
                ("E5", "2010-02-01", "2025-01-01", "E4A"),  # 15 that day
                ("F6", None, "2025-01-01", "E4A"),
            )
        ],
        care_leavers=[{"child_id": "C3"}],
    ),
    case(
        "x23-eligible-but-not-listed",
        [("children_in_care", 3, "child_id")],
        layout=Layout.Y2024,
        children_in_care=[
            {
                "child_id": child,
                "date_of_birth": born,
                "care_start": "2020-01-01",
                "care_end": None,
                "legal_status": status,
            }
            for child, born, status in (
                ("A1", SIXTEEN, "C2"),
                ("B2", SIXTEEN, "C2"),
                ("C3", "2010-06-01", "C2"),
                ("D4", SIXTEEN, "V4"),
            )
        ],
        care_leavers=[{"child_id": "B2"}],
    ),
    # Only the later edition of the template has eligible children in the list.
    case(
        "x23-eligible-but-not-listed",
        [],
        layout=Layout.Y2019,
        children_in_care=[
            {
                "child_id": "A1",
                "date_of_birth": SIXTEEN,
                "care_start": "2020-01-01",
                "care_end": None,
                "legal_status": "C2",
            }
        ],
        care_leavers=[],
    ),
    case(
        "x23-eligible-but-other-category",
        [("children_in_care", 3, "child_id")],
        layout=Layout.Y2024,
        children_in_care=[
            {
                "child_id": child,
                "date_of_birth": SIXTEEN,
                "care_start": "2020-01-01",
                "care_end": None,
                "legal_status": "C2",
            }
            for child in ("A1", "B2", "C3")
        ],
        care_leavers=[
            {"child_id": "A1", "eligibility": "relevant"},
            {"child_id": "B2", "eligibility": "eligible"},
        ],
    ),
    case(
        "x23-eligible-but-not-in-care",
        [("care_leavers", 3, "eligibility"), ("care_leavers", 4, "eligibility")],
        care_leavers=[
            {"child_id": "A1", "eligibility": "eligible"},
            {"child_id": "B2", "eligibility": "eligible"},
            {"child_id": "C3", "eligibility": "eligible"},
            {"child_id": "A1", "eligibility": "relevant"},
        ],
        children_in_care=[
            {"child_id": "B2", "care_end": "2026-01-05"},
            {"child_id": "C3", "care_end": None},
        ],
    ),
    case(
        "x23-relevant-but-other-age",
        [("care_leavers", 3, "eligibility")],
        care_leavers=[
            {"age": 18, "eligibility": "relevant"},
            {"age": 17, "eligibility": "relevant"},
            {"age": 18, "eligibility": "former_relevant"},
            {"age": None, "eligibility": "relevant"},
        ],
    ),
    case(
        "x23-relevant-but-in-care",
        [("care_leavers", 3, "eligibility")],
        care_leavers=[
            {"child_id": "A1", "eligibility": "relevant"},
            {"child_id": "B2", "eligibility": "relevant"},
        ],
        children_in_care=[
            {"child_id": "A1", "care_end": None},
            {"child_id": "B2", "care_end": "2026-01-05"},
        ],
    ),
    case(
        "x23-former-relevant-but-not-adult",
        [("care_leavers", 3, "eligibility")],
        care_leavers=[
            {"age": 17, "eligibility": "former_relevant"},
            {"age": 18, "eligibility": "former_relevant"},
            {"age": 17, "eligibility": "relevant"},
        ],
    ),
    case(
        "x24-not-in-touch-but-known",
        [("care_leavers", 3, "accommodation"), ("care_leavers", 4, "last_contact")],
        care_leavers=[
            {"in_touch": "NO", "accommodation": "U", "last_contact": None},
            {"in_touch": "REFU", "accommodation": None, "last_contact": "2026-01-05"},
            {"in_touch": "YES", "accommodation": "U", "last_contact": "2026-01-05"},
            {"in_touch": None, "accommodation": "U", "last_contact": "2026-01-05"},
        ],
    ),
    case(
        "x24-in-touch-but-not-known",
        [("care_leavers", 3, "activity")],
        care_leavers=[
            {"in_touch": "YES", "activity": None},
            {"in_touch": "YES", "activity": "F1"},
            {"in_touch": "NO", "activity": None},
        ],
    ),
    case(
        "x24-in-custody-and-at-work",
        [("care_leavers", 3, "activity")],
        care_leavers=[
            {"accommodation": "X", "activity": "F2"},
            {"accommodation": "X", "activity": "G5"},
            {"accommodation": "U", "activity": "F2"},
        ],
    ),
    case(
        "x24-died",
        [("care_leavers", 3, "in_touch")],
        care_leavers=[{"in_touch": "DIED"}, {"in_touch": "NO"}, {"in_touch": None}],
    ),
    case(
        "x27-care-leaver-in-need",
        [("children_in_need", 3, "child_id")],
        children_in_need=[
            {"child_id": child, "need_end": None, "age": age}
            for child, age in (("A1", 18), ("B2", 18), ("C3", 18), ("D4", 18), ("E5", 17))
        ],
        care_leavers=[
            {"child_id": "A1", "eligibility": "former_relevant"},
            {"child_id": "B2", "eligibility": "eligible"},
            {"child_id": "C3", "eligibility": "relevant"},
            # Under 18 there can be a plan for a child in need beside leaving-care services.
            {"child_id": "E5", "eligibility": "relevant"},
        ],
        child_protection=[{"child_id": "C3", "plan_end": None}],
        children_in_care=[{"child_id": "D4", "care_end": None}],
    ),
]


@pytest.mark.parametrize("each", CASES, ids=str)
def test_rule(each):
    check_case(each)
