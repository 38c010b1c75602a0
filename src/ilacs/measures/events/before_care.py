"""Events from the first contact to the protection plan, in the order of the process."""

from ilacs.measures.events.event_column import EventColumn, Holds

_STAFF = ("team", "worker")
_LATEST = Holds.LATEST
_CURRENT = Holds.CURRENT_START
_NEED, _PLAN = ("need_start",), ("plan_start",)

BEFORE_CARE: tuple[EventColumn, ...] = (
    EventColumn(
        "contact", "Contact received", "contacts", "contact_date", ("contact_source",),
        apart=("contact_source",),
    ),
    EventColumn(
        "early_help_start", "Early help began", "early_help", "assessment_start",
        ("organisation",), end="assessment_end",
    ),
    EventColumn(
        "early_help_end", "Early help ended", "early_help", "assessment_end", ("organisation",)
    ),
    EventColumn(
        "referral", "Referral received", "referrals", "referral_date",
        ("referral_source", "no_further_action", *_STAFF), apart=("referral_source",),
    ),
    EventColumn(
        "private_fostering_notified", "Private fostering notified", "private_fostering",
        "notified", _STAFF, end="ended",
    ),
    EventColumn(
        "private_fostering_start", "Private fostering began", "private_fostering",
        "arrangement_start",
    ),
    EventColumn(
        "private_fostering_first_visit", "First private fostering visit", "private_fostering",
        "first_visit",
    ),
    EventColumn(
        "private_fostering_assessed", "Private fostering assessment completed",
        "private_fostering", "assessment_completed", ("suitable",),
    ),
    EventColumn(
        "private_fostering_visit", "Latest private fostering visit", "private_fostering",
        "last_visit", ("seen_alone",), _LATEST,
    ),
    EventColumn(
        "private_fostering_end", "Private fostering ended", "private_fostering", "ended"
    ),
    EventColumn(
        "need_start", "Episode of need began", "children_in_need", "need_start",
        ("primary_need", "case_status", *_STAFF), _CURRENT, within=(), end="need_end",
    ),
    EventColumn(
        "assessment_start", "Assessment began", "assessments", "assessment_start", _STAFF,
        end="assessment_authorised",
    ),
    EventColumn(
        "strategy_discussion", "Strategy discussion held", "strategy_discussions", "held",
        ("reason", "police", "health", "education", "enquiry", *_STAFF),
    ),
    EventColumn(
        "strategy_discussion", "Strategy discussion held", "enquiries", "strategy_discussion",
        ("conference_unnecessary", *_STAFF),
    ),
    EventColumn(
        "assessment_authorised", "Assessment completed", "assessments", "assessment_authorised",
        ("child_seen", "support_required", *_STAFF),
    ),
    EventColumn(
        "child_seen", "Child last seen by a social worker", "children_in_need", "last_seen",
        _STAFF, _LATEST, within=_NEED,
    ),
    EventColumn(
        "conference", "Initial child protection conference", "enquiries", "conference_date",
        ("plan_resulted", *_STAFF),
    ),
    EventColumn(
        "plan_start", "Child protection plan began", "child_protection", "plan_start",
        ("initial_category", "previous_plans", *_STAFF), _CURRENT, within=(), end="plan_end",
    ),
    EventColumn(
        "protection_visit", "Latest child protection visit", "child_protection", "last_visit",
        ("seen_alone", *_STAFF), _LATEST, within=_PLAN,
    ),
    EventColumn(
        "protection_review", "Latest review conference", "child_protection", "last_review",
        ("latest_category",), _LATEST, within=_PLAN,
    ),
    EventColumn(
        "plan_end", "Child protection plan ended", "child_protection", "plan_end",
        ("latest_category", *_STAFF), within=_PLAN,
    ),
)  # fmt: skip

AFTER_HELP: tuple[EventColumn, ...] = (
    EventColumn(
        "need_end", "Episode of need ended", "children_in_need", "need_end",
        ("closure_reason", *_STAFF), within=_NEED,
    ),
)  # fmt: skip
