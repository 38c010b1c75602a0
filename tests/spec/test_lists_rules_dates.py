"""X4 and X5: what lies in a list's months, and what comes first."""

from datetime import date

import polars as pl
import pytest
from rule_cases import case, check_case

from ilacs.lists import checking

CASES = [
    case(
        "x04-no-reference-date",
        [(None, None, None)],
        reference_date=None,
        contacts=[{"contact_date": "2031-01-01"}],
    ),
    case("x04-no-reference-date", [], contacts=[{"contact_date": "2026-01-01"}]),
    case(
        "x04-after-reference-date",
        [("contacts", 3, "contact_date"), ("children_in_care", 3, "last_dental_check")],
        contacts=[
            {"contact_date": "2026-04-01", "date_of_birth": "2026-05-01"},
            {"contact_date": "2026-03-31", "date_of_birth": None},
        ],
        children_in_care=[{"last_dental_check": "2027-01-01"}, {"last_dental_check": None}],
    ),
    case(
        "x04-after-reference-date",
        [],
        reference_date=None,
        contacts=[{"contact_date": "2031-01-01"}],
    ),
    case(
        "x04-before-the-window",
        [
            ("contacts", 3, "contact_date"),
            ("referrals", 3, "referral_date"),
            ("enquiries", 3, "strategy_discussion"),
        ],
        contacts=[{"contact_date": "2025-09-29"}, {"contact_date": "2025-09-30"}],
        referrals=[{"referral_date": "2025-09-29"}, {"referral_date": None}],
        # An enquiry that is not decided stays in the list.
        enquiries=[
            {
                "strategy_discussion": "2025-09-29",
                "conference_unnecessary": "yes",
                "conference_date": None,
            },
            {
                "strategy_discussion": "2025-09-29",
                "conference_unnecessary": None,
                "conference_date": None,
            },
        ],
    ),
    # Before the first day of the calendar there is none.
    case(
        "x04-before-the-window",
        [],
        reference_date=date.min,
        contacts=[{"contact_date": "0001-01-01"}],
    ),
    case(
        "x04-ended-before-the-window",
        [("early_help", 3, "assessment_end"), ("children_in_care", 3, "care_end")],
        early_help=[{"assessment_end": "2025-09-29"}, {"assessment_end": "2025-09-30"}],
        children_in_care=[{"care_end": "2025-01-01"}, {"care_end": None}],
    ),
    # 31 August less six months is 28 February.
    case(
        "x04-ended-before-the-window",
        [("early_help", 3, "assessment_end")],
        reference_date=date(2026, 8, 31),
        early_help=[{"assessment_end": "2026-02-27"}, {"assessment_end": "2026-02-28"}],
    ),
    case(
        "x04-adoption-before-the-window",
        [("adoption", 3, "adoption_decision")],
        adoption=[
            {
                "adoption_decision": "2024-01-01",
                "adoption_order": "2025-03-30",
                "decision_reversed": None,
            },
            {
                "adoption_decision": "2024-01-01",
                "adoption_order": "2025-03-31",
                "decision_reversed": None,
            },
            # Still waiting, however long.
            {"adoption_decision": "2021-01-01", "adoption_order": None, "decision_reversed": None},
            # The order could not be read: it may lie in the window.
            {"adoption_decision": "2024-01-01", "adoption_order": None, "decision_reversed": None},
        ],
        typed=[("adoption", 6, "adoption_order")],
    ),
    case(
        "x04-adopter-before-the-window",
        [("adopters", 3, "left_process")],
        adopters=[{"left_process": "2025-03-30"}, {"left_process": "2025-03-31"}],
    ),
    case(
        "x05-end-before-start",
        [
            ("early_help", 3, "assessment_end"),
            ("adopters", 3, "stage_1_end"),
            ("workforce", 3, "ended"),
        ],
        early_help=[
            {"assessment_start": "2026-02-02", "assessment_end": "2026-02-01"},
            {"assessment_start": "2026-02-02", "assessment_end": "2026-02-02"},
            {"assessment_start": None, "assessment_end": "2026-02-01"},
            {"assessment_start": "2026-02-02", "assessment_end": None},
        ],
        adopters=[{"stage_1_start": "2025-06-01", "stage_1_end": "2025-05-31"}],
        workforce=[{"started": "2025-06-01", "ended": "2025-05-31"}],
    ),
    case(
        "x05-before-birth",
        [("children_in_care", 3, "care_start")],
        children_in_care=[
            {"date_of_birth": "2026-01-02", "care_start": "2026-01-01"},
            {"date_of_birth": "2026-01-02", "care_start": "2026-01-02"},
            {"date_of_birth": None, "care_start": "2026-01-01"},
        ],
    ),
    case(
        "x05-long-before-birth",
        [("contacts", 3, "contact_date"), ("child_protection", 3, "plan_start")],
        # 300 days before 1 January 2026 is 7 March 2025.
        contacts=[
            {"date_of_birth": "2026-01-01", "contact_date": "2025-03-06"},
            {"date_of_birth": "2026-01-01", "contact_date": "2025-03-07"},
        ],
        child_protection=[{"date_of_birth": "2026-01-01", "plan_start": "2025-01-01"}],
    ),
]


@pytest.mark.parametrize("each", CASES, ids=str)
def test_rule(each):
    check_case(each)


def test_rules_that_count_back_are_skipped_where_the_reference_date_is_not_known():
    each = case("", [], reference_date=None, contacts=[{"contact_date": "2031-01-01", "age": 4}])
    skipped = checking.skipped(each.snapshot())
    reasons = dict(skipped.select("rule", "reason").rows())
    assert reasons["x04-after-reference-date"] == "the reference date is not known"
    assert reasons["x04-before-the-window"] == "the reference date is not known"


def test_nothing_is_skipped_where_a_list_has_no_rows():
    assert case("", [], reference_date=None, contacts=[]).snapshot().lists["contacts"].rows_in == 0
    assert checking.skipped(case("", [], reference_date=None, contacts=[]).snapshot()).is_empty()


def test_rules_are_silent_about_lists_and_columns_that_are_not_there():
    each = case("", [], contacts=[{"child_id": "A1", "contact_date": "2026-01-01"}])
    made = each.snapshot()
    assert checking.check(made).height == 0
    reasons = checking.skipped(made).filter(pl.col("rule") == "x05-long-before-birth")
    assert reasons["reason"].to_list() == [
        "the column Date of Birth of the list Contacts is not there"
    ]


def test_the_first_day_of_a_period_is_named():
    each = CASES[[str(each) for each in CASES].index("x05-end-before-start")]
    detail = each.findings().filter(
        (pl.col("rule") == "x05-end-before-start") & (pl.col("list") == "early_help")
    )["detail"]
    assert detail.to_list() == ["Assessment start date"]
