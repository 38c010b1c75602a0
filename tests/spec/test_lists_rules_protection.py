"""X6 to X14, X25 and X26: from a contact to a child protection plan."""

import pytest
from rule_cases import case, check_case

SINCE_JANUARY = {"need_start": "2026-01-01", "need_end": None}

CASES = [
    case(
        "x06-referral-without-contact",
        [("referrals", 3, "referral_date"), ("referrals", 4, "referral_date")],
        contacts=[
            {"child_id": "A1", "contact_date": "2026-01-06"},
            {"child_id": "B2", "contact_date": "2026-01-05"},
            {"child_id": "B2", "contact_date": "2026-02-05"},
        ],
        referrals=[
            {"child_id": "A1", "referral_date": "2026-01-05"},
            {"child_id": "C3", "referral_date": "2026-01-05"},
            {"child_id": "B2", "referral_date": "2026-01-05"},
            {"child_id": None, "referral_date": "2026-01-05"},
            # 28 days into the window: the contact may lie before it.
            {"child_id": "D4", "referral_date": "2025-10-27"},
        ],
    ),
    case(
        "x07-assessment-without-referral",
        [("assessments", 3, "assessment_start"), ("assessments", 4, "assessment_start")],
        assessments=[
            {"child_id": "A1", "assessment_start": "2026-01-05"},
            {"child_id": "B2", "assessment_start": "2026-01-05"},
            {"child_id": "C3", "assessment_start": "2026-01-05"},
            {"child_id": "D4", "assessment_start": "2026-01-05"},
            {"child_id": "A1", "assessment_start": "2025-10-27"},
        ],
        referrals=[
            {"child_id": "B2", "referral_date": "2026-01-06"},
            {"child_id": "C3", "referral_date": "2026-01-05"},
        ],
        children_in_need=[{"child_id": "D4", "need_start": "2020-01-01"}],
    ),
    case(
        "x08-enquiry-before-need",
        [("enquiries", 3, "strategy_discussion")],
        enquiries=[
            {"child_id": "A1", "strategy_discussion": "2025-12-31"},
            {"child_id": "A1", "strategy_discussion": "2026-01-01"},
            {"child_id": "B2", "strategy_discussion": "2025-12-31"},
            {"child_id": "C3", "strategy_discussion": "2025-12-31"},
        ],
        children_in_need=[
            {"child_id": "A1", "need_start": "2026-01-01"},
            {"child_id": "C3", "need_start": "2026-01-01"},
        ],
        # The enquiry of C3 followed an earlier referral, and found no need.
        referrals=[
            {"child_id": "A1", "referral_date": "2026-01-01"},
            {"child_id": "C3", "referral_date": "2025-12-29"},
        ],
    ),
    case(
        "x08-enquiry-without-need",
        [("enquiries", 3, "child_id")],
        # 63 days after 30 September 2025 is 2 December.
        enquiries=[
            {"child_id": "A1", "strategy_discussion": "2025-12-02"},
            {"child_id": "A1", "strategy_discussion": "2025-12-01"},
            {"child_id": "B2", "strategy_discussion": "2025-12-02"},
            {"child_id": "C3", "strategy_discussion": "2025-12-02"},
        ],
        children_in_need=[{"child_id": "B2"}],
        referrals=[{"child_id": "C3"}],
    ),
    # Without the list Children in need nothing can be said of who is not in it.
    case(
        "x08-enquiry-without-need",
        [],
        enquiries=[{"child_id": "A1", "strategy_discussion": "2025-12-02"}],
        referrals=[],
    ),
    case(
        "x09-unnecessary-but-held",
        [("enquiries", 3, "conference_date")],
        enquiries=[
            {"conference_unnecessary": "yes", "conference_date": "2026-01-05"},
            {"conference_unnecessary": "yes", "conference_date": None},
            {"conference_unnecessary": "no", "conference_date": "2026-01-05"},
            {"conference_unnecessary": None, "conference_date": "2026-01-05"},
        ],
    ),
    case(
        "x09-conference-before-discussion",
        [("enquiries", 3, "conference_date")],
        enquiries=[
            {"strategy_discussion": "2026-01-05", "conference_date": "2026-01-04"},
            {"strategy_discussion": "2026-01-05", "conference_date": "2026-01-05"},
            {"strategy_discussion": "2026-01-05", "conference_date": None},
        ],
    ),
    case(
        "x09-unnecessary-but-plan",
        [("enquiries", 3, "plan_resulted")],
        enquiries=[
            {"conference_unnecessary": "yes", "plan_resulted": "yes"},
            {"conference_unnecessary": "yes", "plan_resulted": "no"},
            {"conference_unnecessary": "no", "plan_resulted": "yes"},
        ],
    ),
    case(
        "x09-unnecessary-but-outcome",
        [("enquiries", 4, "plan_resulted")],
        enquiries=[
            {"conference_unnecessary": "yes", "plan_resulted": "yes"},
            {"conference_unnecessary": "yes", "plan_resulted": "no"},
            {"conference_unnecessary": "yes", "plan_resulted": None},
        ],
    ),
    case(
        "x09-conference-not-held",
        [("enquiries", 3, "conference_date"), ("enquiries", 7, "conference_date")],
        # 28 days before 31 March 2026 is 3 March.
        enquiries=[
            {
                "child_id": "A1",
                "strategy_discussion": "2026-03-02",
                "conference_unnecessary": "no",
                "conference_date": None,
            },
            {
                "child_id": "A1",
                "strategy_discussion": "2026-03-03",
                "conference_unnecessary": "no",
                "conference_date": None,
            },
            # Already on a plan: recorded No, and no conference follows.
            {
                "child_id": "B2",
                "strategy_discussion": "2026-01-05",
                "conference_unnecessary": "no",
                "conference_date": None,
            },
            {
                "child_id": "A1",
                "strategy_discussion": "2026-01-05",
                "conference_unnecessary": None,
                "conference_date": None,
            },
            # That plan had ended.
            {
                "child_id": "C3",
                "strategy_discussion": "2026-01-05",
                "conference_unnecessary": "no",
                "conference_date": None,
            },
        ],
        child_protection=[
            {"child_id": "B2", "plan_start": "2025-06-01", "plan_end": None},
            {"child_id": "C3", "plan_start": "2025-06-01", "plan_end": "2025-12-01"},
        ],
    ),
    case(
        "x09-outcome-without-conference",
        [("enquiries", 3, "conference_date")],
        enquiries=[
            {"conference_unnecessary": "no", "conference_date": None, "plan_resulted": "no"},
            {
                "conference_unnecessary": "no",
                "conference_date": "2026-01-05",
                "plan_resulted": "no",
            },
            {"conference_unnecessary": "no", "conference_date": None, "plan_resulted": None},
        ],
    ),
    case(
        "x10-conference-without-plan",
        [("enquiries", 3, "plan_resulted"), ("enquiries", 4, "plan_resulted")],
        enquiries=[
            {"child_id": "A1", "conference_date": "2026-01-20", "plan_resulted": "yes"},
            {"child_id": "B2", "conference_date": "2026-01-20", "plan_resulted": "yes"},
            {"child_id": "C3", "conference_date": "2026-01-20", "plan_resulted": "yes"},
            {"child_id": "D4", "conference_date": "2026-01-20", "plan_resulted": "yes"},
            {"child_id": "A1", "conference_date": "2026-01-20", "plan_resulted": "no"},
        ],
        child_protection=[
            {"child_id": "B2", "plan_start": "2026-01-05"},  # 15 days before
            {"child_id": "C3", "plan_start": "2026-01-06"},  # 14 days before
            {"child_id": "D4", "plan_start": "2026-03-01"},  # the plan after the next conference
        ],
    ),
    case(
        "x10-plan-without-conference",
        [("child_protection", 3, "plan_start"), ("child_protection", 4, "plan_start")],
        child_protection=[
            {"child_id": "A1", "plan_start": "2026-01-20"},
            {"child_id": "B2", "plan_start": "2026-01-20"},
            {"child_id": "C3", "plan_start": "2026-01-20"},
            # 42 days into the window: the enquiry may lie before it.
            {"child_id": "A1", "plan_start": "2025-11-10"},
        ],
        enquiries=[
            {"child_id": "B2", "conference_date": "2026-01-05", "plan_resulted": "yes"},
            {"child_id": "C3", "conference_date": "2026-01-20", "plan_resulted": "yes"},
            {"child_id": "C3", "conference_date": "2026-03-20", "plan_resulted": "no"},
        ],
    ),
    case(
        "x11-on-plan-other-status",
        [("children_in_need", 3, "case_status")],
        children_in_need=[
            {"child_id": "A1", "need_end": None, "case_status": "child_in_need_plan"},
            {"child_id": "B2", "need_end": None, "case_status": "child_protection_plan"},
            {"child_id": "C3", "need_end": None, "case_status": "looked_after"},
            {"child_id": "D4", "need_end": None, "case_status": "child_in_need_plan"},
            {"child_id": "E5", "need_end": None, "case_status": None},
        ],
        child_protection=[
            {"child_id": "A1", "plan_end": None},
            {"child_id": "B2", "plan_end": None},
            {"child_id": "C3", "plan_end": None},
            {"child_id": "D4", "plan_end": "2026-01-05"},
            {"child_id": "E5", "plan_end": None},
        ],
    ),
    case(
        "x11-in-care-other-status",
        [("children_in_need", 3, "case_status")],
        children_in_need=[
            {"child_id": "A1", "need_end": None, "case_status": "child_protection_plan"},
            {"child_id": "B2", "need_end": None, "case_status": "looked_after"},
            # A series of short breaks leaves the child's status as it is.
            {"child_id": "C3", "need_end": None, "case_status": "child_in_need_plan"},
        ],
        children_in_care=[
            {"child_id": "A1", "care_end": None, "legal_status": "C2"},
            {"child_id": "B2", "care_end": None, "legal_status": "C2"},
            {"child_id": "C3", "care_end": None, "legal_status": "V4"},
        ],
    ),
    case(
        "x11-status-plan-but-no-plan",
        [("children_in_need", 3, "case_status"), ("children_in_need", 4, "case_status")],
        children_in_need=[
            {"child_id": "A1", "case_status": "child_protection_plan"},
            {"child_id": "B2", "case_status": "child_protection_plan"},
            {"child_id": "C3", "case_status": "child_protection_plan"},
            {"child_id": None, "case_status": "child_protection_plan"},
        ],
        child_protection=[
            {"child_id": "B2", "plan_end": "2026-01-05"},
            {"child_id": "C3", "plan_end": None},
        ],
    ),
    case(
        "x11-status-care-but-not-in-care",
        [("children_in_need", 3, "case_status")],
        children_in_need=[
            {"child_id": "A1", "case_status": "looked_after"},
            {"child_id": "B2", "case_status": "looked_after"},
        ],
        children_in_care=[{"child_id": "B2", "care_end": None}],
    ),
    case(
        "x11-status-assessment-but-none-open",
        [("children_in_need", 3, "case_status"), ("children_in_need", 4, "case_status")],
        children_in_need=[
            {"child_id": "A1", "case_status": "open_assessment"},
            {"child_id": "B2", "case_status": "open_assessment"},
            {"child_id": "C3", "case_status": "open_assessment"},
        ],
        assessments=[
            {"child_id": "B2", "assessment_authorised": "2026-01-05"},
            {"child_id": "C3", "assessment_authorised": "2026-01-05"},
            {"child_id": "C3", "assessment_authorised": None},
        ],
    ),
    case(
        "x11-closed-without-date",
        [("children_in_need", 3, "need_end")],
        children_in_need=[
            {"case_status": "closed", "need_end": None},
            {"case_status": "closed", "need_end": "2026-01-05"},
            {"case_status": "child_in_need_plan", "need_end": None},
            {"case_status": "closed", "need_end": None},
        ],
        typed=[("children_in_need", 6, "need_end")],
    ),
    case(
        "x11-date-but-not-closed",
        [("children_in_need", 3, "case_status")],
        children_in_need=[
            {"case_status": "child_in_need_plan", "need_end": "2026-01-05"},
            {"case_status": "closed", "need_end": "2026-01-05"},
            {"case_status": None, "need_end": "2026-01-05"},
        ],
    ),
    case(
        "x11-closed-without-reason",
        [("children_in_need", 3, "closure_reason")],
        children_in_need=[
            {"need_end": "2026-01-05", "closure_reason": None},
            {"need_end": "2026-01-05", "closure_reason": "RC7"},
            {"need_end": None, "closure_reason": None},
        ],
    ),
    case(
        "x11-reason-but-not-closed",
        [("children_in_need", 3, "closure_reason")],
        children_in_need=[
            {"need_end": None, "closure_reason": "RC7"},
            {"need_end": "2026-01-05", "closure_reason": "RC7"},
        ],
    ),
    case(
        "x11-on-plan-but-not-in-need",
        [("child_protection", 3, "child_id")],
        child_protection=[
            {"child_id": "A1", "plan_end": None},
            {"child_id": "A1", "plan_end": "2026-01-05"},
            {"child_id": "B2", "plan_end": None},
        ],
        children_in_need=[{"child_id": "B2"}],
    ),
    case(
        "x11-in-care-but-not-in-need",
        [("children_in_care", 3, "child_id")],
        children_in_care=[
            {"child_id": "A1", "care_end": None, "legal_status": "C2"},
            {"child_id": "B2", "care_end": None, "legal_status": "C2"},
            {"child_id": "C3", "care_end": None, "legal_status": "V3"},
        ],
        children_in_need=[{"child_id": "B2"}],
    ),
    case(
        "x12-closed-but-on-plan",
        [("children_in_need", 3, "need_end")],
        children_in_need=[
            {"child_id": "A1", "need_end": "2026-01-05"},
            {"child_id": "B2", "need_end": "2026-01-05"},
            {"child_id": "A1", "need_end": None},
        ],
        child_protection=[
            {"child_id": "A1", "plan_end": None},
            {"child_id": "B2", "plan_end": "2026-01-05"},
        ],
    ),
    # Of two plans of one child the open one counts.
    case(
        "x12-closed-but-on-plan",
        [("children_in_need", 3, "need_end")],
        children_in_need=[{"child_id": "A1", "need_end": "2026-01-05"}],
        child_protection=[
            {"child_id": "A1", "plan_start": "2026-01-01", "plan_end": "2026-01-05"},
            {"child_id": "A1", "plan_start": "2025-06-01", "plan_end": None},
        ],
    ),
    case(
        "x12-closed-but-in-care",
        [("children_in_need", 3, "need_end")],
        children_in_need=[
            {"child_id": "A1", "need_end": "2026-01-05"},
            {"child_id": "B2", "need_end": "2026-01-05"},
            {"child_id": "C3", "need_end": "2026-01-05"},
        ],
        children_in_care=[
            {"child_id": "A1", "care_end": None, "legal_status": "C2"},
            {"child_id": "B2", "care_end": "2026-01-05", "legal_status": "C2"},
            {"child_id": "C3", "care_end": None, "legal_status": "V4"},
        ],
    ),
    case(
        "x13-review-before-plan",
        [("child_protection", 3, "last_review")],
        child_protection=[
            {"plan_start": "2026-01-05", "last_review": "2026-01-04"},
            {"plan_start": "2026-01-05", "last_review": "2026-01-05"},
            {"plan_start": "2026-01-05", "last_review": None},
        ],
    ),
    case(
        "x13-visit-before-plan",
        [("child_protection", 3, "last_visit")],
        child_protection=[
            {"plan_start": "2026-01-05", "last_visit": "2026-01-04"},
            {"plan_start": "2026-01-05", "last_visit": "2026-01-05"},
        ],
    ),
    case(
        "x13-visit-after-plan",
        [("child_protection", 3, "last_visit")],
        child_protection=[
            {"plan_end": "2026-01-05", "last_visit": "2026-01-06"},
            {"plan_end": "2026-01-05", "last_visit": "2026-01-05"},
            {"plan_end": None, "last_visit": "2026-01-06"},
        ],
    ),
    case(
        "x13-seen-alone-without-visit",
        [("child_protection", 3, "seen_alone")],
        child_protection=[
            {"last_visit": None, "seen_alone": "no"},
            {"last_visit": None, "seen_alone": "unknown"},
            {"last_visit": "2026-01-05", "seen_alone": "no"},
            {"last_visit": None, "seen_alone": None},
        ],
    ),
    case(
        "x13-visit-without-seen-alone",
        [("child_protection", 3, "seen_alone")],
        child_protection=[
            {"last_visit": "2026-01-05", "seen_alone": None},
            {"last_visit": "2026-01-05", "seen_alone": "yes"},
            {"last_visit": "2026-01-05", "seen_alone": None},
        ],
        typed=[("child_protection", 5, "seen_alone")],
    ),
    case(
        "x14-emergency-status-but-no",
        [("child_protection", 3, "emergency_protection")],
        child_protection=[
            {"child_id": "A1", "emergency_protection": "no"},
            {"child_id": "A1", "emergency_protection": "yes"},
            {"child_id": "B2", "emergency_protection": "no"},
            {"child_id": "C3", "emergency_protection": "no"},
        ],
        children_in_care=[
            {"child_id": "A1", "legal_status": "L2", "legal_status_start": "2025-10-01"},
            {"child_id": "B2", "legal_status": "L2", "legal_status_start": "2025-09-29"},
        ],
    ),
    case(
        "x14-emergency-but-other-status",
        [("child_protection", 3, "emergency_protection")],
        child_protection=[
            {"child_id": "A1", "emergency_protection": "yes"},
            # The status may have been another before January; or the child at home.
            {"child_id": "B2", "emergency_protection": "yes"},
            {"child_id": "C3", "emergency_protection": "yes"},
        ],
        children_in_care=[
            {
                "child_id": "A1",
                "legal_status": "C2",
                "legal_status_start": "2025-09-29",
                "care_start": "2025-01-05",
            },
            {
                "child_id": "B2",
                "legal_status": "C1",
                "legal_status_start": "2026-01-05",
                "care_start": "2025-01-05",
            },
        ],
    ),
    case(
        "x25-count-differs",
        [("referrals", 3, "referrals_12_months"), ("referrals", 4, "referrals_12_months")],
        referrals=[
            {"child_id": "A1", "referrals_12_months": 0},
            {"child_id": "A1", "referrals_12_months": 1},
            {"child_id": "A1", "referrals_12_months": None},
            {"child_id": "B2", "referrals_12_months": 1},
            {"child_id": "B2", "referrals_12_months": 1},
            {"child_id": None, "referrals_12_months": 1},
            {"child_id": None, "referrals_12_months": 2},
        ],
    ),
    case(
        "x25-count-too-low",
        [("referrals", 3, "referrals_12_months"), ("referrals", 4, "referrals_12_months")],
        referrals=[
            # One before the latest, so 1 at least.
            {"child_id": "A1", "referral_date": "2026-01-05", "referrals_12_months": 0},
            {"child_id": "A1", "referral_date": "2026-02-05", "referrals_12_months": 0},
            {"child_id": "B2", "referral_date": "2026-01-05", "referrals_12_months": 1},
            {"child_id": "B2", "referral_date": "2026-02-05", "referrals_12_months": 1},
            # Two rows of the latest day, and one of more than twelve months before it.
            {"child_id": "C3", "referral_date": "2026-02-05", "referrals_12_months": 0},
            {"child_id": "C3", "referral_date": "2026-02-05", "referrals_12_months": 0},
            {"child_id": "C3", "referral_date": "2025-02-04", "referrals_12_months": 0},
            {"child_id": "D4", "referral_date": "2026-02-05", "referrals_12_months": None},
        ],
    ),
    case(
        "x25-count-too-low",
        [
            ("enquiries", 3, "conferences_12_months"),
            ("enquiries", 4, "conferences_12_months"),
        ],
        enquiries=[
            {
                "child_id": "A1",
                "strategy_discussion": "2025-11-05",
                "conference_date": "2025-11-20",
                "enquiries_12_months": 1,
                "conferences_12_months": 0,
            },
            # The conference that the latest enquiry led to is not counted.
            {
                "child_id": "A1",
                "strategy_discussion": "2026-02-05",
                "conference_date": "2026-02-20",
                "enquiries_12_months": 1,
                "conferences_12_months": 0,
            },
            {
                "child_id": "B2",
                "strategy_discussion": "2026-02-05",
                "conference_date": "2026-02-20",
                "enquiries_12_months": 0,
                "conferences_12_months": 0,
            },
        ],
    ),
    case(
        "x26-no-support-but-open",
        [("assessments", 3, "support_required")],
        assessments=[
            {"child_id": "A1", "assessment_start": "2026-01-05", "support_required": "no"},
            # A later assessment said otherwise.
            {"child_id": "B2", "assessment_start": "2026-01-05", "support_required": "no"},
            {"child_id": "B2", "assessment_start": "2026-02-05", "support_required": "yes"},
            # The episode began after the assessment.
            {"child_id": "C3", "assessment_start": "2025-12-05", "support_required": "no"},
            {"child_id": "D4", "assessment_start": "2026-01-05", "support_required": "no"},
        ],
        children_in_need=[
            dict(child_id="A1", **SINCE_JANUARY),
            dict(child_id="B2", **SINCE_JANUARY),
            dict(child_id="C3", **SINCE_JANUARY),
            {"child_id": "D4", "need_start": "2026-01-01", "need_end": "2026-02-05"},
        ],
    ),
    case(
        "x26-support-but-not-in-need",
        [("assessments", 3, "support_required"), ("assessments", 4, "support_required")],
        assessments=[
            {
                "child_id": child,
                "assessment_start": "2026-01-05",
                "assessment_authorised": "2026-02-05",
                "support_required": answer,
            }
            for child, answer in (("A1", "yes"), ("B2", "yes"), ("C3", "yes"), ("D4", "no"))
        ],
        children_in_need=[
            {"child_id": "B2", "need_end": "2026-02-04"},
            {"child_id": "C3", "need_end": "2026-02-05"},
        ],
    ),
]


@pytest.mark.parametrize("each", CASES, ids=str)
def test_rule(each):
    check_case(each)
