"""Rules about single cells: empty, out of range, or a code of another edition."""

import pytest
from rule_cases import case, check_case

from ilacs.lists import checking
from ilacs.lists.declared import Layout

CASES = [
    case(
        "blank-cell",
        [("early_help", 4, "organisation")],
        early_help=[
            {"child_id": "A1", "organisation": "A school", "assessment_end": None},
            {"child_id": "B2", "organisation": None, "assessment_end": "2026-02-01"},
            # A value that was not understood was reported while reading: it is not empty.
            {"child_id": "C3", "organisation": "kept as typed", "assessment_end": None},
        ],
        typed=[("early_help", 5, "organisation")],
    ),
    # A column that is empty throughout is one finding, not one for each row.
    case(
        "blank-cell",
        [],
        early_help=[
            {"child_id": "A1", "organisation": None},
            {"child_id": "B2", "organisation": None},
        ],
    ),
    case(
        "blank-column",
        [("early_help", None, "organisation")],
        early_help=[
            {"child_id": "A1", "organisation": None, "assessment_end": None},
            {"child_id": "B2", "organisation": None, "assessment_end": None},
        ],
    ),
    case("blank-column", [], early_help=[]),
    case(
        "blank-mostly",
        [("early_help", None, "organisation")],
        early_help=[
            {"child_id": "A1", "organisation": None},
            {"child_id": "B2", "organisation": None},
            {"child_id": "C3", "organisation": "A school"},
        ],
    ),
    case(
        "blank-mostly",
        [],
        early_help=[
            {"child_id": "A1", "organisation": None},
            {"child_id": "B2", "organisation": "A school"},
        ],
    ),
    case(
        "blank-though-needed",
        [("assessments", 3, "support_required"), ("adopters", 3, "leaving_reason")],
        assessments=[
            {"assessment_authorised": "2026-01-05", "support_required": None},
            {"assessment_authorised": "2026-01-05", "support_required": "no"},
            {"assessment_authorised": None, "support_required": None},
            {"assessment_authorised": "2026-01-05", "support_required": None},
        ],
        adopters=[{"left_process": "2026-01-05", "leaving_reason": None}],
        typed=[("assessments", 6, "support_required")],
    ),
    case(
        "number-too-low",
        [("contacts", 3, "age"), ("children_in_care", 3, "placements_12_months")],
        contacts=[{"age": -2}, {"age": -1}, {"age": 0}, {"age": None}],
        children_in_care=[{"placements_12_months": 0}, {"placements_12_months": 1}],
    ),
    case(
        "number-too-high",
        [
            ("referrals", 3, "age"),
            ("referrals", 4, "referrals_12_months"),
            ("children_in_care", 3, "missing_episodes"),
        ],
        referrals=[
            {"age": 31, "referrals_12_months": 50},
            {"age": 30, "referrals_12_months": 51},
        ],
        # An episode a day can happen; more cannot.
        children_in_care=[{"missing_episodes": 367}, {"missing_episodes": 366}],
    ),
    case(
        "date-long-past",
        [("contacts", 3, "date_of_birth"), ("contacts", 4, "contact_date")],
        contacts=[
            {"date_of_birth": "1979-12-31", "contact_date": "2026-01-05"},
            {"date_of_birth": "2015-01-01", "contact_date": "1900-01-01"},
            {"date_of_birth": "1980-01-01", "contact_date": "2026-01-05"},
        ],
    ),
    case(
        "date-far-ahead",
        [("education_plans", 3, "due")],
        # 5 x 366 = 1830 days after 31 March 2026 is 4 April 2031.
        education_plans=[{"due": "2031-04-05"}, {"due": "2031-04-04"}, {"due": None}],
    ),
    case(
        "birth-too-far-ahead",
        [("contacts", 3, "date_of_birth")],
        # 300 days after 31 March 2026 is 25 January 2027.
        contacts=[{"date_of_birth": "2027-01-26"}, {"date_of_birth": "2027-01-25"}],
    ),
    case(
        "identifier-too-long",
        [("contacts", 4, "child_id")],
        contacts=[{"child_id": "1" * 20}, {"child_id": "1" * 21}],
    ),
    case(
        "identifier-unlikely",
        [("contacts", 4, "child_id"), ("contacts", 5, "child_id")],
        contacts=[
            {"child_id": "AB-12/3_x"},
            {"child_id": "Somebody Else"},
            {"child_id": "12@34"},
            {"child_id": None},
        ],
    ),
    case(
        "code-superseded",
        [("care_leavers", 3, "activity")],
        layout=Layout.Y2024,
        care_leavers=[{"activity": "F3"}, {"activity": "F4"}, {"activity": "F1"}],
    ),
    # Codes of a later edition are noted while reading.
    case(
        "code-superseded",
        [],
        layout=Layout.Y2019,
        care_leavers=[{"activity": "F3"}, {"activity": "F4"}],
    ),
    # Which edition these lists follow is not known.
    case("code-superseded", [], care_leavers=[{"activity": "F3"}, {"activity": "F4"}]),
    case(
        "code-not-for-list",
        [("children_in_care", 3, "category_of_need"), ("children_in_care", 4, "category_of_need")],
        children_in_care=[
            {"category_of_need": "N9"},
            {"category_of_need": "N0"},
            {"category_of_need": "N8"},
            {"category_of_need": None},
        ],
        children_in_need=[{"primary_need": "N9"}, {"primary_need": "N0"}],
    ),
]


@pytest.mark.parametrize("each", CASES, ids=str)
def test_rule(each):
    check_case(each)


def test_what_an_edition_has_no_place_for_was_not_left_out():
    """The column of the latest contact is of 2024; which edition is followed may not be known."""
    for layout, columns in ((Layout.Y2019, 0), (Layout.Y2024, 1), (None, 1)):
        each = case("", [], layout=layout, care_leavers=[{"child_id": "A1", "in_touch": "YES"}])
        skipped = checking.skipped(each.snapshot())
        rows = skipped.rows_by_key("rule", named=True)["x24-in-touch-but-not-known"]
        assert [row["column"] for row in rows].count("last_contact") == columns
