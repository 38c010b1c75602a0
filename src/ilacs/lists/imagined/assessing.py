"""From a referral to the end of its assessment, and the section 47 enquiry within."""

from dataclasses import dataclass

import numpy as np

from ilacs.lists.imagined.days import NEVER, after_working_days, on_weekday
from ilacs.lists.imagined.draws import Mask, Small, Spread, Whole, share, shares
from ilacs.lists.imagined.events import Assessments, Enquiries, Referrals
from ilacs.lists.imagined.rates import pick, rate
from ilacs.lists.imagined.staff import Role
from ilacs.lists.imagined.turns import Together, Turn

WITH_THE_OTHERS = 0.88
"""How often what happens to a household happens to each of its children. Assumed."""

_DELAY = Spread((0, 0), (60, 1), (90, 2), (100, 5))
_LENGTH = Spread((0, 1), (10, 10), (30, 24), (55, 37), (84, 45), (93, 58), (100, 110))
"""Working days from the start of an assessment to its authorisation; 84% within 45."""
_ENQUIRY_BY_RISK = (0.22, 0.42, 0.72)
_CONFERENCE_BY_RISK = (0.45, 0.95, 1.85)
"""How often enquiries lead to a conference at each risk, against all enquiries."""
_SUPPORT_BY_RISK = (0.45, 0.60, 0.72)
_ENQUIRY_DELAY = Spread((0, 0), (50, 1), (80, 6), (100, 20))
_DECISION = Spread((0, 1), (50, 6), (85, 13), (100, 25))
_CONFERENCE_DELAY = Spread((0, 5), (30, 11), (79, 15), (92, 20), (100, 40))
"""Working days from strategy discussion to conference; 79% within 15."""


@dataclass(frozen=True)
class Assessed:
    """What assessment found, one entry for each child of a turn.

    `enquiry` is the day of the strategy discussion, `decided` that of the decision on a
    conference, `conference` its day; NEVER where there was none.
    """

    start: Whole
    end: Whole
    supported: Mask
    enquiry: Whole
    decided: Whole
    conference: Whole
    plan: Mask
    post: Whole


def referrals(turn: Turn, day: Whole, source: Small) -> Referrals:
    """The referral of each child."""
    return Referrals(
        child=turn.child,
        day=day,
        source=source,
        no_action=share(turn.together(Together.NO_ACTION), rate("referral_no_further_action"))
        & ~turn.asylum,
        post=turn.post(Role.ASSESSMENT, Together.ASSESSING_POST),
    )


def assessed(turn: Turn, day: Whole) -> Assessed:
    """The assessment of children referred on a day."""
    start = on_weekday(day + _DELAY.of(turn.together(Together.ASSESSMENT_DELAY)))
    length = _LENGTH.of(turn.together(Together.ASSESSMENT_LENGTH))
    end = np.minimum(after_working_days(start, length), turn.eighteenth - 1)
    enquired = (
        shares(turn.together(Together.ENQUIRY), turn.risk, _ENQUIRY_BY_RISK)
        & share(turn.alone(), WITH_THE_OTHERS)
        & ~turn.asylum
    )
    enquiry = on_weekday(start + _ENQUIRY_DELAY.of(turn.together(Together.ENQUIRY_DELAY)))
    enquired &= enquiry < end
    decided, conference, plan = conferences(turn, enquired, enquiry)
    supported = (
        shares(turn.together(Together.SUPPORT), turn.risk, _SUPPORT_BY_RISK)
        & share(turn.alone(), 0.96)
    ) | (enquired & share(turn.alone(), 0.5))
    return Assessed(
        start=start,
        end=end,
        supported=supported | turn.asylum | (conference < NEVER),
        enquiry=np.where(enquired, enquiry, NEVER).astype(np.int32),
        decided=decided,
        conference=conference,
        plan=plan,
        post=turn.post(Role.ASSESSMENT, Together.ASSESSING_POST),
    )


def conferences(turn: Turn, enquired: Mask, enquiry: Whole) -> tuple[Whole, Whole, Mask]:
    """What enquiries lead to: the day decided, the day of a conference, whether to a plan."""
    decided = after_working_days(enquiry, _DECISION.of(turn.together(Together.DECISION)))
    chances = [ratio * rate("enquiry_to_conference") for ratio in _CONFERENCE_BY_RISK]
    delay = _CONFERENCE_DELAY.of(turn.together(Together.CONFERENCE_DELAY))
    conference = after_working_days(enquiry, delay)
    held = (
        enquired
        & shares(turn.together(Together.CONFERENCE), turn.risk, chances)
        & (conference < turn.eighteenth - 90)
    )
    decided = np.minimum(decided, np.where(held, conference, NEVER))
    plan = held & share(turn.together(Together.PLAN), rate("conference_to_plan"))
    return (
        np.where(enquired, decided, NEVER).astype(np.int32),
        np.where(held, conference, NEVER).astype(np.int32),
        plan,
    )


def assessments(turn: Turn, found: Assessed) -> Assessments:
    """The assessments as they are listed."""
    return Assessments(
        child=turn.child,
        start=found.start,
        end=found.end,
        seen=pick("child_seen", "yes_no_unknown").of(turn.alone()),
        support=found.supported,
        post=found.post,
    )


def enquiries(turn: Turn, found: Assessed) -> Enquiries:
    """The enquiries as they are listed."""
    there = found.enquiry < NEVER
    return Enquiries(
        child=turn.child[there],
        day=found.enquiry[there],
        decided=found.decided[there],
        unnecessary=(found.conference == NEVER)[there],
        conference=found.conference[there],
        plan=found.plan[there],
        post=found.post[there],
    )


_SECOND = 0.26
_SECOND_DAY = Spread((0, 90), (50, 150), (100, 240))


def second_assessments(turn: Turn, first_end: Whole, case_end: Whole) -> Assessments:
    """Later assessments of children who are still supported."""
    start = on_weekday(first_end + _SECOND_DAY.of(turn.together(Together.SECOND_ASSESSMENT)))
    length = _LENGTH.of(turn.together(Together.DECISION))
    end = after_working_days(start, length)
    there = (end < case_end) & share(turn.together(Together.CARE_DELAY), _SECOND)
    return Assessments(
        child=turn.child,
        start=start,
        end=end,
        seen=pick("child_seen", "yes_no_unknown").of(turn.alone()),
        support=np.ones(len(turn), dtype=np.bool_),
        post=turn.post(Role.SAFEGUARDING, Together.PLANNING_POST),
    ).at(there)
