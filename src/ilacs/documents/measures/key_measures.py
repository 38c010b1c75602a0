"""The measures that a performance board looks at first: those that get a chart of their own."""

from collections.abc import Mapping

from ilacs.framework.grades import Judgement

KEY_MEASURES: Mapping[Judgement, tuple[str, ...]] = {
    Judgement.HELP_AND_PROTECTION: (
        "contacts",
        "contact-decisions-in-time",
        "referrals",
        "re-referrals",
        "assessments-in-time",
        "conferences-in-time",
        "children-in-need",
        "protection-plans",
        "protection-plans-second-or-later",
        "protection-visits-in-time",
        "protection-reviews-in-time",
        "return-interviews-in-time",
    ),
    Judgement.CHILDREN_IN_CARE: (
        "children-in-care",
        "care-reviews-in-time",
        "care-visits-in-time",
        "three-or-more-placements",
        "long-term-stability",
        "placed-out-of-area",
        "missing-from-care",
        "initial-health-assessment-in-time",
        "health-assessments-up-to-date",
        "dental-checks-up-to-date",
        "education-plans-in-time",
        "adoption-entry-to-placement",
    ),
    Judgement.CARE_LEAVERS: (
        "care-leavers-in-touch",
        "care-leavers-suitable-homes",
        "care-leavers-in-education-or-work",
        "pathway-plans-in-time",
        "personal-adviser-allocated",
        "personal-adviser-contact",
    ),
    Judgement.LEADERS: (
        "changes-of-worker",
        "permanent-social-workers",
        "turnover-of-social-workers",
    ),
}
"""Ids of measures. Volumes, timeliness and outcomes of each area, in the order of a child's way.

Which measures these are is a choice of this project, not of a publisher: every measure is in the
tables all the same.
"""
