"""The stages of work with a child that can be timed: from what, to what, by which clock.

Declared once, for the journey of one child and for the drift of all.
"""

from collections.abc import Mapping
from functools import cache

from ilacs.measures.stages.stage import CASES, Stage, unable
from ilacs.measures.stages.two_lists import AWAY, referral_to_assessment, return_to_interview

_LATEST = (
    "The list has only the latest one of each child: of a child who has had two since the list "
    "began, the first is not known."
)
_DECIDED = "The list has children from the decision for adoption on, and they count from then."

STAGES: tuple[Stage, ...] = (
    Stage(
        "early-help", "Early help", "early_help", "assessment_start",
        "assessment_end", 6,
        begun_only=True,
    ),
    Stage(
        "referral-to-assessment", "Referral to assessment completed", "referrals",
        "referral_date", "assessment_authorised", 6, "assessment", begun_only=True,
        traps="A referral that needed no new assessment, since the child had a worker already, "
        "looks as if it still waited for one.",
        needs={
            "referrals": ("child_id", "referral_date", "no_further_action"),
            "assessments": ("child_id", "assessment_start", "assessment_authorised"),
        },
        find=referral_to_assessment,
    ),
    Stage(
        "assessment", "Assessment", "assessments", "assessment_start",
        "assessment_authorised", 6, "assessment",
        traps="The 45 working days of the guidance begin at the referral, which may be earlier.",
    ),
    Stage(
        "enquiry-to-conference", "Strategy discussion to conference", "enquiries",
        "strategy_discussion", "conference_date", 6, "initial_conference", begun_only=True,
        out=(("conference_unnecessary", "yes", "no conference was needed"),),
        traps="An enquiry that is not decided looks as if it waited for a conference.",
        needs={
            "enquiries": (
                "child_id", "strategy_discussion", "conference_date", "conference_unnecessary",
            ),
        },
    ),
    Stage(
        "episode-of-need", "Episode of need", "children_in_need",
        "need_start", "need_end", 6, traps=_LATEST,
    ),
    Stage(
        "protection-plan", "Child protection plan", "child_protection",
        "plan_start", "plan_end", 6, traps=_LATEST,
    ),
    Stage(
        "pre-proceedings", "Pre-proceedings", "pre_proceedings",
        "letter_sent", "ended", 12, "pre_proceedings",
    ),
    Stage(
        "care-proceedings", "Care proceedings", "care_proceedings",
        "issued", "ended", 12, "care_proceedings",
    ),
    Stage(
        "care", "In care", "children_in_care", "care_start", "care_end", 6,
        traps=_LATEST,
    ),
    Stage(
        "care-without-permanence-plan", "In care without a permanence plan", "children_in_care",
        "care_start", "permanence_plan", 6, undated=True, left_on="care_end",
    ),
    Stage(
        "missing", "Missing", "missing_episodes", "started", "returned",
        12, times=("start_time", "return_time"), out=(("kind", "A", AWAY),),
    ),
    Stage(
        "return-to-interview", "Return to interview", "missing_episodes", "returned",
        "completed", 12, "return_interview", begun_only=True,
        traps="Children who declined the interview are left out. An interview that was never "
        "offered is still waited for.",
        needs={
            "missing_episodes": ("child_id", "returned"),
            "return_interviews": ("child_id", "completed"),
        },
        find=return_to_interview,
    ),
    Stage(
        "private-fostering-first-visit", "Private fostering: notice to first visit",
        "private_fostering", "notified", "first_visit", 12, "private_fostering_visit_first",
        left_on="ended",
    ),
    Stage(
        "care-to-adoptive-family", "Care to living with adopters", "adoption",
        "care_start", "placed", 12, "adoption_entry_to_placement", left_on="decision_reversed",
        known_from="adoption_decision", traps=_DECIDED,
    ),
    Stage(
        "placement-order-to-match", "Placement order to match", "adoption",
        "placement_order", "matched", 12, "adoption_order_to_match",
        left_on="decision_reversed", known_from="adoption_decision", traps=_DECIDED,
    ),
    Stage(
        "adopters-stage-1", "Adopters: stage 1", "adopters", "stage_1_start", "stage_1_end", 12,
        "adopter_stage_1", who="adopter_id", left_on="left_process",
    ),
    Stage(
        "adopters-stage-2", "Adopters: stage 2", "adopters", "stage_2_start", "stage_2_end", 12,
        "adopter_stage_2", who="adopter_id", left_on="left_process",
    ),
    Stage(
        "approval-to-match", "Adopters: approval to match", "adopters", "stage_2_end",
        "matched", 12, who="adopter_id", left_on="left_process",
    ),
    Stage(
        "allegation", "Allegation", "allegations", "referred",
        "closed", 12, who="allegation_id",
    ),
)  # fmt: skip


@cache
def by_id() -> Mapping[str, Stage]:
    """Every stage by its id."""
    return {stage.id: stage for stage in STAGES}


__all__ = ["CASES", "STAGES", "Stage", "by_id", "unable"]
