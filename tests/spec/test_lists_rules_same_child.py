"""X1, X2, X3 and X28: one row for one thing, one child the same in every list, ages."""

from datetime import date

import polars as pl
import pytest
from rule_cases import case, check_case

CASES = [
    case(
        "x01-child-twice",
        [("children_in_need", 3, "child_id"), ("children_in_need", 5, "child_id")],
        children_in_need=[
            {"child_id": "A1"},
            {"child_id": "B2"},
            {"child_id": "A1"},
            {"child_id": None},
            {"child_id": None},
        ],
        # A child has as many rows here as there were contacts.
        contacts=[{"child_id": "A1"}, {"child_id": "A1"}],
    ),
    case(
        "x01-adopter-twice",
        [("adopters", 3, "adopter_id"), ("adopters", 4, "adopter_id")],
        adopters=[
            {"adopter_id": "P1", "family_id": "F1"},
            {"adopter_id": "P1", "family_id": "F1"},
            {"adopter_id": "P2", "family_id": "F1"},
        ],
    ),
    # Whichever list comes first is the measure; a number that it has itself is no fault.
    case(
        "x02-leading-zeros-differ",
        [("referrals", None, "child_id"), ("adopters", None, "family_id")],
        contacts=[{"child_id": "0012"}, {"child_id": "0013"}, {"child_id": "14"}],
        referrals=[{"child_id": "12"}, {"child_id": "13"}, {"child_id": None}],
        assessments=[{"child_id": "12"}, {"child_id": "0013"}, {"child_id": "140"}],
        adoption=[{"child_id": "14", "family_id": "7"}, {"child_id": "0", "family_id": "0"}],
        adopters=[{"adopter_id": "P1", "family_id": "007"}],
    ),
    case(
        "x02-date-of-birth-differs",
        [("referrals", 3, "date_of_birth")],
        contacts=[
            {"child_id": "A1", "date_of_birth": "2015-05-04"},
            {"child_id": "A1", "date_of_birth": "2015-05-04"},
        ],
        referrals=[
            {"child_id": "A1", "date_of_birth": "2015-04-05"},
            {"child_id": "A1", "date_of_birth": None},
            {"child_id": "B2", "date_of_birth": "2015-04-05"},
        ],
    ),
    # The first list is believed where as many rows say one thing as the other.
    case(
        "x02-gender-differs",
        [("referrals", 3, "gender")],
        contacts=[{"child_id": "A1", "gender": "male"}, {"child_id": None, "gender": "male"}],
        referrals=[{"child_id": "A1", "gender": "female"}, {"child_id": None, "gender": "female"}],
    ),
    case(
        "x02-ethnicity-differs",
        [("contacts", 3, "ethnicity")],
        contacts=[{"child_id": "A1", "ethnicity": "WBRI"}, {"child_id": "B2", "ethnicity": "WBRI"}],
        referrals=[{"child_id": "A1", "ethnicity": "MWBC"}],
        early_help=[{"child_id": "A1", "ethnicity": "MWBC"}],
    ),
    case(
        "x02-disability-differs",
        [("children_in_care", 3, "disability")],
        children_in_need=[
            {"child_id": "A1", "disability": "yes"},
            {"child_id": "B2", "disability": "yes"},
        ],
        children_in_care=[{"child_id": "A1", "disability": "no"}],
        adopters=[{"adopter_id": "A1", "disability": "no"}],
    ),
    case(
        "x03-age-far-off",
        [("contacts", 3, "age"), ("contacts", 6, "age")],
        contacts=[
            {"date_of_birth": "2015-03-31", "age": 9},  # 11 on the day itself
            {"date_of_birth": "2015-03-31", "age": 11},
            {"date_of_birth": "2015-03-31", "age": 12},
            {"date_of_birth": "2026-05-01", "age": 1},  # not born: -1
            {"date_of_birth": None, "age": 9},
            {"date_of_birth": "2015-03-31", "age": None},
        ],
    ),
    case(
        "x03-age-a-year-off",
        [("contacts", 3, "age"), ("contacts", 6, "age")],
        contacts=[
            {"date_of_birth": "2015-04-01", "age": 11},  # 11 tomorrow
            {"date_of_birth": "2015-04-01", "age": 10},
            {"date_of_birth": "2026-05-01", "age": -1},
            {"date_of_birth": "2026-05-01", "age": 0},  # an unborn child is -1
        ],
    ),
    # On 28 February a child born on a 29th is not a year older yet.
    case(
        "x03-age-a-year-off",
        [("contacts", 3, "age")],
        reference_date=date(2026, 2, 28),
        contacts=[
            {"date_of_birth": "2024-02-29", "age": 2},
            {"date_of_birth": "2024-02-29", "age": 1},
        ],
    ),
    case(
        "x03-age-a-year-off",
        [("contacts", 4, "age")],
        reference_date=date(2026, 3, 1),
        contacts=[
            {"date_of_birth": "2024-02-29", "age": 2},
            {"date_of_birth": "2024-02-29", "age": 1},
        ],
    ),
    case(
        "x03-adult-at-the-event",
        [("referrals", 3, "referral_date")],
        referrals=[
            {"date_of_birth": "2008-01-10", "referral_date": "2026-01-10"},
            {"date_of_birth": "2008-01-11", "referral_date": "2026-01-10"},
        ],
    ),
    case(
        "x03-adult-in-need",
        [("children_in_need", 3, "need_end")],
        children_in_need=[
            {"date_of_birth": "2008-03-31", "need_end": None},
            {"date_of_birth": "2008-04-01", "need_end": None},
            {"date_of_birth": "2008-03-31", "need_end": "2026-03-31"},
        ],
    ),
    case(
        "x03-adult-on-plan",
        [("child_protection", 3, "plan_end"), ("child_protection", 5, "plan_end")],
        child_protection=[
            {"date_of_birth": "2008-03-31", "age": None, "plan_end": None},
            {"date_of_birth": "2008-03-31", "age": None, "plan_end": "2026-03-31"},
            # Where the date of birth is not known, the age as typed tells.
            {"date_of_birth": None, "age": 18, "plan_end": None},
            {"date_of_birth": None, "age": 17, "plan_end": None},
        ],
    ),
    case(
        "x03-adult-in-care",
        [("children_in_care", 3, "care_end")],
        children_in_care=[
            {"date_of_birth": "2007-12-01", "care_end": None},
            {"date_of_birth": "2007-12-01", "care_end": "2025-12-01"},
            # An end that was not understood is an end all the same.
            {"date_of_birth": "2007-12-01", "care_end": None},
        ],
        typed=[("children_in_care", 5, "care_end")],
    ),
    case(
        "x03-ended-as-adult",
        [("child_protection", 3, "plan_end"), ("children_in_care", 4, "care_end")],
        child_protection=[{"date_of_birth": "2007-12-01", "plan_end": "2025-12-02"}],
        children_in_care=[
            {"date_of_birth": "2007-12-01", "care_end": "2025-12-01"},
            {"date_of_birth": "2007-12-01", "care_end": "2025-12-02"},
        ],
    ),
    case(
        "x03-care-leaver-too-young",
        [("care_leavers", 3, "age")],
        care_leavers=[{"age": 15}, {"age": 16}, {"age": None}],
    ),
    case(
        "x03-care-leaver-too-old",
        [("care_leavers", 3, "age")],
        care_leavers=[{"age": 26}, {"age": 25}, {"age": None}],
    ),
    case(
        "x03-adult-in-adoption",
        [("adoption", 3, "age")],
        adoption=[{"age": 18}, {"age": 17}],
    ),
    case(
        "x28-row-twice",
        [("contacts", 3, "child_id"), ("contacts", 5, "child_id")],
        contacts=[
            {"child_id": "A1", "contact_date": "2026-01-05", "contact_source": "6"},
            {"child_id": "A1", "contact_date": "2026-01-05", "contact_source": "2A"},
            {"child_id": "A1", "contact_date": "2026-01-05", "contact_source": "6"},
            {"child_id": "A1", "contact_date": None, "contact_source": "6"},
            {"child_id": "A1", "contact_date": None, "contact_source": "6"},
        ],
    ),
    case(
        "x28-row-twice",
        [("allegations", 3, "allegation_id"), ("allegations", 4, "allegation_id")],
        allegations=[
            {"allegation_id": "1"},
            {"allegation_id": "1"},
            {"allegation_id": "2"},
            {"allegation_id": None},
            {"allegation_id": None},
        ],
    ),
    # What need not be known to tell rows apart may be empty in both, or not be there.
    case(
        "x28-row-twice",
        [("missing_episodes", 3, "child_id"), ("missing_episodes", 4, "child_id")],
        missing_episodes=[
            {"child_id": "A1", "started": "2026-01-05", "start_time": None},
            {"child_id": "A1", "started": "2026-01-05", "start_time": None},
            {"child_id": "A1", "started": "2026-01-05", "start_time": "21:40"},
        ],
    ),
]


@pytest.mark.parametrize("each", CASES, ids=str)
def test_rule(each):
    check_case(each)


def details(each):
    findings = each.findings().filter(pl.col("rule") == each.rule)
    return dict(findings.select("row", "detail").rows())


def test_a_finding_names_the_row_that_is_meant():
    (twice,) = [each for each in CASES if each.rule == "x01-child-twice"]
    assert details(twice) == {3: "row 5", 5: "row 3"}
    (birth,) = [each for each in CASES if each.rule == "x02-date-of-birth-differs"]
    assert details(birth) == {3: "Contacts, row 3"}


def test_numbers_that_differ_in_leading_zeros_are_counted():
    each = next(each for each in CASES if each.rule == "x02-leading-zeros-differ")
    found = each.findings().filter(pl.col("rule") == each.rule)
    assert dict(found.select("list", "detail").rows()) == {
        "referrals": "2",
        "adopters": "1",
    }
