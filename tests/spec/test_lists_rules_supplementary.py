"""Rules of the supplementary lists."""

import pytest
from rule_cases import case, check_case

from ilacs.lists.checking.supplementary import WORKED_WITH

EPISODES = [
    {
        "child_id": "A1",
        "episode_id": "1",
        "started": "2026-01-05",
        "kind": "M",
        "returned": "2026-01-06",
    },
    {
        "child_id": "B2",
        "episode_id": None,
        "started": "2026-01-05",
        "kind": "M",
        "returned": "2026-01-06",
    },
]

CASES = [
    case(
        "missing-returned-before-start",
        [("missing_episodes", 3, "return_time")],
        missing_episodes=[
            {
                "started": "2026-01-05",
                "start_time": "21:40",
                "returned": "2026-01-05",
                "return_time": "09:00",
            },
            {
                "started": "2026-01-05",
                "start_time": "21:40",
                "returned": "2026-01-06",
                "return_time": "09:00",
            },
            {
                "started": "2026-01-05",
                "start_time": "09:00",
                "returned": "2026-01-05",
                "return_time": "21:40",
            },
            {
                "started": "2026-01-05",
                "start_time": None,
                "returned": "2026-01-05",
                "return_time": "09:00",
            },
        ],
    ),
    case(
        "interview-held-but-not-offered",
        [("return_interviews", 3, "completed")],
        return_interviews=[
            {"offered": "no", "completed": "2026-01-05"},
            {"offered": "yes", "completed": "2026-01-05"},
            {"offered": "no", "completed": None},
        ],
    ),
    case(
        "interview-accepted-but-not-offered",
        [("return_interviews", 3, "accepted")],
        return_interviews=[
            {"offered": "no", "accepted": "yes"},
            {"offered": "yes", "accepted": "yes"},
            {"offered": "no", "accepted": "no"},
        ],
    ),
    case(
        "interview-held-but-declined",
        [("return_interviews", 3, "completed")],
        return_interviews=[
            {"accepted": "no", "completed": "2026-01-05"},
            {"accepted": "yes", "completed": "2026-01-05"},
            {"accepted": "no", "completed": None},
        ],
    ),
    # Matched by the number of the episode, or by the day it started where either has none.
    case(
        "interview-without-episode",
        [
            ("return_interviews", 5, "child_id"),
            ("return_interviews", 6, "child_id"),
            ("return_interviews", 7, "child_id"),
        ],
        missing_episodes=EPISODES,
        return_interviews=[
            {"child_id": "A1", "episode_id": "1", "episode_started": None},
            {"child_id": "B2", "episode_id": "7", "episode_started": "2026-01-05"},
            {"child_id": "A1", "episode_id": "2", "episode_started": "2026-01-05"},
            {"child_id": "B2", "episode_id": None, "episode_started": "2026-01-04"},
            {"child_id": "C3", "episode_id": "1", "episode_started": "2026-01-05"},
            {"child_id": "A1", "episode_id": None, "episode_started": "2026-01-05"},
            {"child_id": "A1", "episode_id": None, "episode_started": None},
            {"child_id": None, "episode_id": "1", "episode_started": None},
        ],
    ),
    case(
        "episode-without-interview",
        [("missing_episodes", 5, "returned")],
        missing_episodes=[
            *EPISODES,
            {
                "child_id": "C3",
                "episode_id": "3",
                "started": "2026-03-20",
                "kind": "M",
                "returned": "2026-03-27",
            },
            # Three days are not over yet; still missing; away, not missing.
            {
                "child_id": "C3",
                "episode_id": "4",
                "started": "2026-03-20",
                "kind": "M",
                "returned": "2026-03-28",
            },
            {
                "child_id": "C3",
                "episode_id": "5",
                "started": "2026-03-20",
                "kind": "M",
                "returned": None,
            },
            {
                "child_id": "C3",
                "episode_id": "6",
                "started": "2026-03-20",
                "kind": "A",
                "returned": "2026-03-21",
            },
        ],
        return_interviews=[
            {"child_id": "A1", "episode_id": "1", "episode_started": None},
            {"child_id": "B2", "episode_id": None, "episode_started": "2026-01-05"},
        ],
    ),
    case(
        "interview-before-return",
        [("return_interviews", 3, "completed")],
        missing_episodes=EPISODES,
        return_interviews=[
            {"child_id": "A1", "episode_id": "1", "completed": "2026-01-05"},
            {"child_id": "A1", "episode_id": "1", "completed": "2026-01-06"},
            {"child_id": "A1", "episode_id": "1", "completed": None},
        ],
    ),
    case(
        "missing-but-none-counted",
        [("children_in_care", 3, "missing_episodes")],
        children_in_care=[
            {"child_id": "A1", "care_start": "2025-06-01", "missing_episodes": 0},
            {"child_id": "B2", "care_start": "2025-06-01", "missing_episodes": 0},
            {"child_id": "C3", "care_start": "2025-06-01", "missing_episodes": 0},
            {"child_id": "D4", "care_start": "2026-02-01", "missing_episodes": 0},
            {"child_id": "A1", "care_start": "2025-06-01", "missing_episodes": 1},
        ],
        missing_episodes=[
            {"child_id": "A1", "started": "2026-01-05", "kind": "M", "missing_from": "care"},
            {"child_id": "B2", "started": "2026-01-05", "kind": "A", "missing_from": "care"},
            {"child_id": "C3", "started": "2026-01-05", "kind": "M", "missing_from": "home"},
            {"child_id": "D4", "started": "2026-01-05", "kind": "M", "missing_from": "care"},
        ],
    ),
    case(
        "enquiry-without-strategy-discussion",
        [("enquiries", 3, "strategy_discussion")],
        enquiries=[
            {"child_id": "A1", "strategy_discussion": "2026-01-05"},
            {"child_id": "B2", "strategy_discussion": "2026-01-05"},
        ],
        strategy_discussions=[{"child_id": "B2", "held": "2026-01-05"}],
    ),
    case(
        "strategy-discussion-without-enquiry",
        [("strategy_discussions", 3, "enquiry")],
        strategy_discussions=[
            {"child_id": "A1", "held": "2026-01-05", "enquiry": "yes"},
            {"child_id": "B2", "held": "2026-01-05", "enquiry": "yes"},
            {"child_id": "A1", "held": "2026-01-05", "enquiry": "no"},
            {"child_id": "A1", "held": "2025-01-05", "enquiry": "yes"},
        ],
        enquiries=[{"child_id": "B2"}],
    ),
    case(
        "matter-ended-without-outcome",
        [("pre_proceedings", 3, "outcome"), ("allegations", 3, "outcome")],
        pre_proceedings=[
            {"ended": "2026-01-05", "outcome": None},
            {"ended": "2026-01-05", "outcome": "issue"},
            {"ended": None, "outcome": None},
        ],
        allegations=[{"closed": "2026-01-05", "outcome": None}],
    ),
    case(
        "matter-with-outcome-but-no-end",
        [("care_proceedings", 3, "final_order")],
        care_proceedings=[
            {"ended": None, "final_order": "A"},
            {"ended": "2026-01-05", "final_order": "A"},
            {"ended": None, "final_order": None},
        ],
    ),
    case(
        "education-plan-but-not-in-care",
        [("education_plans", 3, "child_id")],
        education_plans=[
            {"child_id": "A1", "completed": "2026-01-05"},
            {"child_id": "B2", "completed": "2026-01-05"},
            {"child_id": "A1", "completed": "2025-01-05"},
        ],
        children_in_care=[{"child_id": "B2"}],
    ),
    case(
        "pathway-plan-but-not-leaving-care",
        [("pathway_plans", 3, "child_id")],
        pathway_plans=[
            {"child_id": "A1", "completed": "2026-01-05"},
            {"child_id": "B2", "completed": "2026-01-05"},
            {"child_id": "C3", "completed": "2026-01-05"},
        ],
        children_in_care=[{"child_id": "B2"}],
        care_leavers=[{"child_id": "C3"}],
    ),
    case(
        "document-dated-but-not-given",
        [("care_leaver_documents", 3, "given_on")],
        care_leaver_documents=[
            {"given": "no", "given_on": "2026-01-05"},
            {"given": "yes", "given_on": "2026-01-05"},
            {"given": "no", "given_on": None},
            {"given": None, "given_on": "2026-01-05"},
        ],
    ),
    case(
        "audit-more-done-than-set",
        [("case_audits", 3, "actions_done")],
        case_audits=[
            {"actions": 2, "actions_done": 3},
            {"actions": 3, "actions_done": 3},
            {"actions": None, "actions_done": 3},
        ],
    ),
    case(
        "child-in-no-list",
        [("supervision", 3, "child_id")],
        supervision=[
            {"child_id": "A1", "held": "2026-01-05"},
            {"child_id": "B2", "held": "2026-01-05"},
            {"child_id": "A1", "held": "2025-01-05"},
            {"child_id": None, "held": "2026-01-05"},
        ],
        **{list_id: [{"child_id": "B2"}] for list_id in WORKED_WITH},
    ),
]


@pytest.mark.parametrize("each", CASES, ids=str)
def test_rule(each):
    check_case(each)
