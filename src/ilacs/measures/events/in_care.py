"""Events of courts, care, missing episodes and adoption, in the order of the process."""

from ilacs.measures.events.event_column import EventColumn, Holds

_STAFF = ("team", "worker")
_LATEST = Holds.LATEST
_CURRENT = Holds.CURRENT_START
_CARE, _CHILD = ("care_start",), ()

COURT: tuple[EventColumn, ...] = (
    EventColumn(
        "legal_meeting", "Legal gateway or planning meeting", "pre_proceedings", "legal_meeting",
        ("legal_meeting_outcome", *_STAFF),
    ),
    EventColumn(
        "letter", "Letter before proceedings sent", "pre_proceedings", "letter_sent", _STAFF,
        end="ended",
    ),
    EventColumn(
        "pre_proceedings_meeting", "First pre-proceedings meeting", "pre_proceedings",
        "first_meeting",
    ),
    EventColumn(
        "pre_proceedings_review", "Latest pre-proceedings review meeting", "pre_proceedings",
        "last_review_meeting", ("review_meetings",), _LATEST,
    ),
    EventColumn(
        "pre_proceedings_end", "Pre-proceedings ended", "pre_proceedings", "ended",
        ("outcome", *_STAFF),
    ),
    EventColumn(
        "proceedings_issued", "Care proceedings issued", "care_proceedings", "issued", _STAFF,
        end="ended",
    ),
    EventColumn(
        "first_hearing", "First court hearing", "care_proceedings", "first_hearing"
    ),
    EventColumn(
        "final_hearing", "Final court hearing", "care_proceedings", "final_hearing"
    ),
    EventColumn(
        "proceedings_end", "Care proceedings ended", "care_proceedings", "ended",
        ("final_order", "final_plan_approved"),
    ),
)  # fmt: skip

CARE: tuple[EventColumn, ...] = (
    EventColumn(
        "care_start", "Came into care", "children_in_care", "care_start",
        ("category_of_need", "unaccompanied", *_STAFF), _CURRENT, within=_CHILD, end="care_end",
        once=True,
    ),
    EventColumn(
        "care_start", "Came into care", "adoption", "care_start", (), _CURRENT, within=_CHILD,
        once=True,
    ),
    EventColumn(
        "legal_status", "Current legal status began", "children_in_care", "legal_status_start",
        ("legal_status",), _LATEST, within=_CARE,
    ),
    EventColumn(
        "placement", "Latest placement began", "children_in_care", "placement_start",
        ("placement_type", "placement_provider", "placement_location", "placement_authority"),
        _LATEST, within=_CARE,
    ),
    EventColumn(
        "care_visit", "Latest social work visit in care", "children_in_care", "last_visit",
        _STAFF, _LATEST, within=_CARE,
    ),
    EventColumn(
        "reviewing_officer", "Latest contact of the reviewing officer", "children_in_care",
        "last_reviewing_officer_contact", (), _LATEST, within=_CARE,
    ),
    EventColumn(
        "care_review", "Latest care review", "children_in_care", "last_review",
        ("permanence_plan",), _LATEST, within=_CARE,
    ),
    EventColumn(
        "health_assessment", "Latest health assessment", "children_in_care",
        "last_health_assessment", (), _LATEST, within=_CARE,
    ),
    EventColumn(
        "dental_check", "Latest dental check", "children_in_care", "last_dental_check", (),
        _LATEST, within=_CARE,
    ),
    EventColumn(
        "education_plan_due", "Personal education plan due", "education_plans", "due"
    ),
    EventColumn(
        "education_plan_start", "Personal education plan begun", "education_plans", "started"
    ),
    EventColumn(
        "education_plan_done", "Personal education plan completed", "education_plans",
        "completed", ("quality",),
    ),
    EventColumn(
        "education_plan_reviewed", "Personal education plan reviewed", "education_plans",
        "reviewed", ("quality",),
    ),
    EventColumn(
        "life_story_start", "Life-story work begun", "life_story_work", "started", ("kind",),
        end="completed", apart=("kind",),
    ),
    EventColumn(
        "life_story_due", "Life-story work due", "life_story_work", "due", ("kind",),
        apart=("kind",),
    ),
    EventColumn(
        "life_story_done", "Life-story work completed", "life_story_work", "completed",
        ("kind",), apart=("kind",),
    ),
)  # fmt: skip

MISSING: tuple[EventColumn, ...] = (
    EventColumn(
        "missing_start", "Went missing", "missing_episodes", "started",
        ("kind", "missing_from", "risk"), time="start_time", end="returned",
        apart=("episode_id",),
    ),
    EventColumn(
        "missing_end", "Returned", "missing_episodes", "returned", ("kind",),
        time="return_time", apart=("episode_id",),
    ),
    EventColumn(
        "interview_offered", "Return interview offered", "return_interviews", "offered_on",
        ("offered_by", "accepted"), apart=("episode_id",),
    ),
    EventColumn(
        "interview_completed", "Return interview completed", "return_interviews", "completed",
        ("independent",), time="completed_time", apart=("episode_id",),
    ),
    EventColumn(
        "interview_shared", "Return interview shared", "return_interviews", "shared_on",
        ("shared_with",), apart=("episode_id",),
    ),
)  # fmt: skip

ADOPTION: tuple[EventColumn, ...] = (
    EventColumn(
        "adoption_decision", "Decision that the child should be placed for adoption", "adoption",
        "adoption_decision",
    ),
    EventColumn(
        "placement_order", "Placement order made", "adoption", "placement_order"
    ),
    EventColumn(
        "fostering_for_adoption", "Placed in fostering for adoption", "adoption",
        "fostering_for_adoption_placed",
    ),
    EventColumn(
        "matched", "Matched with adopters", "adoption", "matched"
    ),
    EventColumn(
        "placed", "Placed for adoption", "adoption", "placed"
    ),
    EventColumn(
        "adoption_order", "Adoption order made", "adoption", "adoption_order"
    ),
    EventColumn(
        "adoption_reversed", "Decision that the child should no longer be placed for adoption",
        "adoption", "decision_reversed", ("reversal_reason",),
    ),
)  # fmt: skip

LEAVING: tuple[EventColumn, ...] = (
    EventColumn(
        "care_end", "Left care", "children_in_care", "care_end", ("care_end_reason", *_STAFF),
        within=_CARE,
    ),
    EventColumn(
        "pathway_needs", "Pathway needs assessment completed", "pathway_plans", "needs_assessed"
    ),
    EventColumn(
        "pathway_due", "Pathway plan or review due", "pathway_plans", "due"
    ),
    EventColumn(
        "pathway_start", "Pathway plan begun", "pathway_plans", "started"
    ),
    EventColumn(
        "pathway_done", "Pathway plan completed", "pathway_plans", "completed", ("took_part",)
    ),
    EventColumn(
        "pathway_reviewed", "Pathway plan reviewed", "pathway_plans", "reviewed", (), _LATEST
    ),
    EventColumn(
        "pathway_review", "Latest pathway plan review", "care_leavers", "last_pathway_review",
        _STAFF, _LATEST,
    ),
    EventColumn(
        "leaver_contact", "Latest contact of the personal adviser", "care_leavers",
        "last_contact", ("in_touch", "accommodation", "activity", "personal_adviser"), _LATEST,
    ),
    EventColumn(
        "document", "Document given", "care_leaver_documents", "given_on", ("document",),
        apart=("document",),
    ),
)  # fmt: skip

OVERSIGHT: tuple[EventColumn, ...] = (
    EventColumn(
        "supervision", "Supervision held", "supervision", "held",
        ("kind", "worker", "supervisor", "team"), apart=("kind", "worker"),
    ),
    EventColumn(
        "audit", "Case audited", "case_audits", "audited",
        ("kind", "grade", "moderated_grade", "auditor"), apart=("kind", "auditor"),
    ),
)  # fmt: skip
