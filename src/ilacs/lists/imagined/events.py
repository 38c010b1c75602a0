"""What happened to the children of one authority: one table for each kind of thing.

Days are numbers (`days`), NEVER where a thing does not happen. Codes are places in the order of
their code set in the declaration. `child`, `need` and `care` are row numbers of those tables.
"""

from dataclasses import dataclass

from ilacs.lists.imagined.draws import Mask, Numbers, Small, Whole
from ilacs.lists.imagined.tables import Table


@dataclass(frozen=True)
class Children(Table):
    """Children, born or expected. `identity` and `kin` tell them and their households apart for
    ever.
    """

    identity: Whole
    kin: Whole
    born: Whole
    gender: Small
    ethnicity: Small
    disability: Small
    asylum: Mask


@dataclass(frozen=True)
class Contacts(Table):
    """A contact about one child."""

    child: Whole
    day: Whole
    source: Small


@dataclass(frozen=True)
class EarlyHelp(Table):
    """A time of early help of one child."""

    child: Whole
    start: Whole
    end: Whole
    organisation: Small


@dataclass(frozen=True)
class Referrals(Table):
    """A referral of one child, and the post that took it."""

    child: Whole
    day: Whole
    source: Small
    no_action: Mask
    post: Whole


@dataclass(frozen=True)
class Assessments(Table):
    """An assessment of one child; `end` is the day of authorisation."""

    child: Whole
    start: Whole
    end: Whole
    seen: Small
    support: Mask
    post: Whole


@dataclass(frozen=True)
class Enquiries(Table):
    """A section 47 enquiry: when it began, when it was decided, and the conference it led to."""

    child: Whole
    day: Whole
    decided: Whole
    unnecessary: Mask
    conference: Whole
    plan: Mask
    post: Whole


@dataclass(frozen=True)
class Needs(Table):
    """An episode of need, from a referral that was taken on to the closing of the case.

    `assessed` is the day on which its first assessment was authorised; `supported` whether that
    found need. The plan and the care are those within it. The posts are those that hold the case
    while it is assessed, planned and in care.
    """

    child: Whole
    start: Whole
    assessment: Whole
    assessed: Whole
    plan_start: Whole
    plan_end: Whole
    care_start: Whole
    care_end: Whole
    end: Whole
    supported: Mask
    need: Small
    reason: Small
    visit_gap: Whole
    assessing_post: Whole
    planning_post: Whole
    caring_post: Whole


@dataclass(frozen=True)
class Plans(Table):
    """A child protection plan. `previous` counts the child's earlier plans."""

    child: Whole
    start: Whole
    end: Whole
    first_category: Small
    last_category: Small
    category_changed: Whole
    visit_gap: Whole
    review_gap: Whole
    seen_alone: Small
    previous: Whole


@dataclass(frozen=True)
class Care(Table):
    """A period of care. `previous_end` is the end of the child's period before, or NEVER.

    `emergency` tells whether it began under emergency powers; the days of adoption are NEVER
    where adoption is not planned.
    """

    child: Whole
    start: Whole
    end: Whole
    reason: Small
    category: Small
    emergency: Mask
    previous_end: Whole
    visit_gap: Whole
    decision: Whole
    placement_order: Whole
    fostering: Whole
    matched: Whole
    placed: Whole
    adoption_order: Whole
    reversed: Whole
    reversal_reason: Small
    family: Whole


@dataclass(frozen=True)
class LegalStatuses(Table):
    """A legal status in a period of care, in force until the next begins."""

    care: Whole
    start: Whole
    status: Small


@dataclass(frozen=True)
class Placements(Table):
    """A placement in a period of care; `home` is a row of the authority's homes."""

    care: Whole
    start: Whole
    end: Whole
    type: Small
    home: Whole


@dataclass(frozen=True)
class Missing(Table):
    """A time away from a placement: missing, or absent without leave."""

    care: Whole
    start: Whole
    end: Whole
    absent: Mask
    offered: Small
    accepted: Small
    interviewed: Whole


@dataclass(frozen=True)
class Leavers(Table):
    """A child who can become a care leaver.

    `eligible` is the day on which 13 weeks in care since 14 were reached at 16 or over, `left` the
    first end of care at 16 or over; NEVER where it does not come. `until` ends the services.
    `touch`, `home` and `work` hold a draw for each time of their life after 16.
    """

    child: Whole
    eligible: Whole
    left: Whole
    until: Whole
    post: Whole
    review_gap: Whole
    contact_gap: Whole
    touch: Numbers
    home: Numbers
    work: Numbers


@dataclass(frozen=True)
class Adopters(Table):
    """An adult in a family that adopts, or means to; `family` is its number."""

    family: Whole
    place: Whole
    gender: Small
    ethnicity: Small
    disability: Small
    fostering: Mask
    enquiry: Whole
    stage_1_start: Whole
    stage_1_end: Whole
    stage_2_start: Whole
    stage_2_end: Whole
    matched: Whole
    placed: Whole
    children: Whole
    order: Whole
    left: Whole
    reason: Small
