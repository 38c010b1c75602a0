"""What an earlier submission makes unlikely in this one."""

from datetime import date

import pytest
from rule_cases import case, check_case

FEBRUARY = date(2026, 2, 28)

CASES = [
    case(
        "earlier-not-earlier",
        [(None, None, None)],
        before_date=date(2026, 3, 31),
        before={"children_in_care": [{"child_id": "A1", "care_end": None}]},
        children_in_care=[{"child_id": "A1", "care_end": None}],
    ),
    case(
        "earlier-not-earlier",
        [],
        before_date=date(2026, 3, 30),
        before={"children_in_care": [{"child_id": "A1", "care_end": None}]},
        children_in_care=[{"child_id": "A1", "care_end": None}],
    ),
    case(
        "earlier-nobody-in-common",
        [("children_in_care", None, None)],
        before_date=FEBRUARY,
        before={
            "children_in_care": [{"child_id": f"0{n}", "care_end": None} for n in range(10)],
            "children_in_need": [{"child_id": f"0{n}", "need_end": None} for n in range(9)],
        },
        children_in_care=[{"child_id": f"{n}", "care_end": None} for n in range(10)],
        children_in_need=[{"child_id": f"{n}", "need_end": None} for n in range(10)],
    ),
    case(
        "earlier-gone-while-open",
        [("child_protection", None, "plan_end")],
        before_date=FEBRUARY,
        before={
            "child_protection": [
                {"child_id": "A1", "plan_end": None},
                {"child_id": "B2", "plan_end": "2026-02-01"},
                {"child_id": "C3", "plan_end": None},
                {"child_id": None, "plan_end": None},
            ]
        },
        child_protection=[{"child_id": "C3", "plan_end": "2026-03-01"}],
    ),
    # Whoever left on the day after a submission of more than six months ago is not listed now.
    case(
        "earlier-gone-while-open",
        [],
        before_date=date(2025, 9, 30),
        before={"child_protection": [{"child_id": "A1", "plan_end": None}]},
        child_protection=[{"child_id": "C3", "plan_end": None}],
    ),
    case(
        "earlier-gone-while-open",
        [("child_protection", None, "plan_end")],
        before_date=date(2025, 10, 1),
        before={"child_protection": [{"child_id": "A1", "plan_end": None}]},
        child_protection=[{"child_id": "C3", "plan_end": None}],
    ),
    case(
        "earlier-start-moved",
        [("children_in_care", 3, "care_start"), ("children_in_care", 8, "care_start")],
        before_date=FEBRUARY,
        before={
            "children_in_care": [
                {"child_id": "A1", "care_start": "2025-06-01", "care_end": None},
                {"child_id": "B2", "care_start": "2025-06-01", "care_end": None},
                {"child_id": "C3", "care_start": "2025-06-01", "care_end": None},
                {"child_id": "D4", "care_start": None, "care_end": None},
                {"child_id": "E5", "care_start": "2025-06-01", "care_end": "2026-02-01"},
                {"child_id": "F6", "care_start": "2025-06-01", "care_end": "2026-02-01"},
            ]
        },
        children_in_care=[
            {"child_id": "A1", "care_start": "2025-06-02", "care_end": None},
            {"child_id": "B2", "care_start": "2025-06-01", "care_end": None},
            # Two new periods of care: one since, one recorded late.
            {"child_id": "C3", "care_start": "2026-03-01", "care_end": None},
            {"child_id": "D4", "care_start": "2025-06-01", "care_end": None},
            {"child_id": "E5", "care_start": "2026-02-27", "care_end": None},
            {"child_id": "F6", "care_start": "2026-01-31", "care_end": None},
        ],
    ),
    case(
        "earlier-gone-while-open",
        [("children_in_need", None, "need_end")],
        before_date=FEBRUARY,
        before={
            "children_in_need": [
                {"child_id": "A1", "need_end": None, "case_status": "child_in_need_plan"},
                {"child_id": "B2", "need_end": None, "case_status": "open_assessment"},
            ]
        },
        children_in_need=[{"child_id": "C3", "need_end": None, "case_status": "open_assessment"}],
    ),
    case(
        "earlier-start-moved",
        [("children_in_need", 3, "need_start")],
        before_date=FEBRUARY,
        before={
            "children_in_need": [
                {"child_id": "A1", "need_start": "2026-02-01", "case_status": "child_in_need_plan"},
                {"child_id": "B2", "need_start": "2026-02-01", "case_status": "open_assessment"},
            ]
        },
        children_in_need=[
            {"child_id": "A1", "need_start": "2025-06-01", "case_status": "closed"},
            {"child_id": "B2", "need_start": "2025-06-01", "case_status": "closed"},
        ],
    ),
    case(
        "earlier-open-again",
        [("children_in_need", 3, "need_end")],
        before_date=FEBRUARY,
        before={
            "children_in_need": [
                {"child_id": "A1", "need_start": "2025-06-01", "need_end": "2026-02-01"},
                {"child_id": "B2", "need_start": "2025-06-01", "need_end": "2026-02-01"},
                {"child_id": "C3", "need_start": "2025-06-01", "need_end": None},
            ]
        },
        children_in_need=[
            {"child_id": "A1", "need_start": "2025-06-01", "need_end": None},
            {"child_id": "B2", "need_start": "2026-03-01", "need_end": None},
            {"child_id": "C3", "need_start": "2025-06-01", "need_end": None},
        ],
    ),
    case(
        "x25-fewer-plans-than-before",
        [
            ("child_protection", 3, "previous_plans"),
            ("child_protection", 4, "previous_plans"),
        ],
        before_date=FEBRUARY,
        before={
            "child_protection": [
                {"child_id": "A1", "plan_start": "2025-06-01", "previous_plans": 1},
                {"child_id": "B2", "plan_start": "2025-06-01", "previous_plans": 1},
                {"child_id": "C3", "plan_start": "2025-06-01", "previous_plans": 1},
                {"child_id": "D4", "plan_start": "2025-06-01", "previous_plans": 1},
            ]
        },
        child_protection=[
            {"child_id": "A1", "plan_start": "2025-06-01", "previous_plans": 0},
            # A new plan: the one of then is a previous one now, so 1 + 1 at least.
            {"child_id": "B2", "plan_start": "2026-03-01", "previous_plans": 1},
            {"child_id": "C3", "plan_start": "2026-03-01", "previous_plans": 2},
            {"child_id": "D4", "plan_start": "2025-06-01", "previous_plans": None},
        ],
    ),
    case(
        "earlier-date-of-birth-changed",
        [("contacts", 3, "date_of_birth")],
        before_date=FEBRUARY,
        before={
            "children_in_need": [
                {"child_id": "A1", "date_of_birth": "2015-05-04"},
                {"child_id": "B2", "date_of_birth": "2015-05-04"},
                {"child_id": "C3", "date_of_birth": "2026-03-04"},  # not born then
                {"child_id": "D4", "date_of_birth": None},
            ]
        },
        contacts=[{"child_id": "A1", "date_of_birth": "2015-04-05"}],
        children_in_need=[
            {"child_id": "A1", "date_of_birth": "2015-04-05"},
            {"child_id": "B2", "date_of_birth": "2015-05-04"},
            {"child_id": "C3", "date_of_birth": "2026-03-09"},
            {"child_id": "D4", "date_of_birth": "2015-04-05"},
        ],
    ),
    case(
        "earlier-gender-changed",
        [("contacts", 3, "gender")],
        before_date=FEBRUARY,
        before={
            "contacts": [
                {"child_id": "A1", "gender": "male"},
                {"child_id": "B2", "gender": "not_stated"},
            ]
        },
        contacts=[{"child_id": "A1", "gender": "female"}, {"child_id": "B2", "gender": "male"}],
    ),
    case(
        "earlier-ethnicity-changed",
        [("contacts", 3, "ethnicity")],
        before_date=FEBRUARY,
        before={
            "contacts": [
                {"child_id": "A1", "ethnicity": "WBRI"},
                {"child_id": "B2", "ethnicity": "NOBT"},
            ]
        },
        contacts=[{"child_id": "A1", "ethnicity": "MWBC"}, {"child_id": "B2", "ethnicity": "WBRI"}],
    ),
]


@pytest.mark.parametrize("each", CASES, ids=str)
def test_rule(each):
    check_case(each)
