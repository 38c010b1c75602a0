"""The kinds of contact between inspectorate and authority, and which may come on each pathway."""

from enum import StrEnum

from ilacs.framework.pathways import Pathway


class ContactKind(StrEnum):
    """What may come to an authority, or is expected of it."""

    SELF_EVALUATION = "self_evaluation"
    ANNUAL_ENGAGEMENT_MEETING = "annual_engagement_meeting"
    FOCUSED_VISIT = "focused_visit"
    SHORT = "short"
    STANDARD = "standard"
    MONITORING_VISIT = "monitoring_visit"
    ACTION_PLANNING_VISIT = "action_planning_visit"
    REINSPECTION = "reinspection"
    JTAI = "jtai"


CONTACT_NAMES = {
    ContactKind.SELF_EVALUATION: "a self-evaluation",
    ContactKind.ANNUAL_ENGAGEMENT_MEETING: "an annual engagement meeting",
    ContactKind.FOCUSED_VISIT: "a focused visit",
    ContactKind.SHORT: "a short inspection",
    ContactKind.STANDARD: "a standard inspection",
    ContactKind.MONITORING_VISIT: "a monitoring visit",
    ContactKind.ACTION_PLANNING_VISIT: "an action planning visit",
    ContactKind.REINSPECTION: "a reinspection",
    ContactKind.JTAI: "a joint targeted inspection",
}
"""Each kind in words, with its article."""

_K = ContactKind
EVERYWHERE = (_K.SELF_EVALUATION, _K.ANNUAL_ENGAGEMENT_MEETING, _K.JTAI)
BY_PATHWAY = {
    Pathway.ONE: (_K.FOCUSED_VISIT, _K.SHORT, _K.STANDARD),
    Pathway.TWO: (_K.FOCUSED_VISIT, _K.STANDARD),
    Pathway.THREE: (_K.ACTION_PLANNING_VISIT, _K.MONITORING_VISIT, _K.REINSPECTION),
}


def contacts_on(pathway: Pathway) -> tuple[ContactKind, ...]:
    """Which kinds of contact may come to an authority on `pathway`."""
    return (*EVERYWHERE, *BY_PATHWAY[pathway])
