"""The episodes of need of a turn, and what happened in those that were supported, as tables."""

from dataclasses import dataclass, field, replace

import numpy as np

from ilacs.lists.imagined import events
from ilacs.lists.imagined.assessing import WITH_THE_OTHERS, Assessed, enquiries
from ilacs.lists.imagined.days import NEVER, on_weekday
from ilacs.lists.imagined.draws import Mask, Pick, Small, Spread, Whole, share
from ilacs.lists.imagined.needing import Needed
from ilacs.lists.imagined.rates import keys, pick, place
from ilacs.lists.imagined.staff import Role
from ilacs.lists.imagined.turns import Together, Turn

_VISIT_GAP = Spread((0, 10), (20, 16), (70, 28), (85, 40), (100, 75))
_PLAN_VISIT_GAP = Spread((0, 5), (40, 9), (75, 13), (90, 20), (100, 42))
_CARE_VISIT_GAP = Spread((0, 20), (60, 35), (88, 42), (100, 90))
_REVIEW_GAP = Spread((0, 120), (30, 150), (90, 178), (100, 215))
_SECOND_ENQUIRY, _SECOND_ENQUIRY_DAY = 0.15, Spread((0, 30), (100, 200))
_CATEGORY_CHANGED = 0.07
_CATEGORY_DAY = Spread((0, 60), (50, 95), (100, 280))
_OFTEN_IN_CARE = {"N1": 66, "N2": 3, "N3": 3, "N4": 9, "N5": 14, "N6": 2, "N7": 0.5, "N8": 2.5}
_CATEGORY_IN_CARE = Pick(_OFTEN_IN_CARE, keys("category_of_need"))


@dataclass
class Happened:
    """The tables of a block as they grow, one part for each turn."""

    contacts: list[events.Contacts] = field(default_factory=list)
    early_help: list[events.EarlyHelp] = field(default_factory=list)
    referrals: list[events.Referrals] = field(default_factory=list)
    assessments: list[events.Assessments] = field(default_factory=list)
    enquiries: list[events.Enquiries] = field(default_factory=list)
    needs: list[events.Needs] = field(default_factory=list)
    plans: list[events.Plans] = field(default_factory=list)
    care: list[events.Care] = field(default_factory=list)


def keep(happened: Happened, turn: Turn, day: Whole, found: Assessed, became: Needed) -> None:
    """The episodes of need, and what happened in those that were supported."""
    helped = found.supported
    planning = np.where(
        turn.disabled,
        turn.post(Role.DISABLED_CHILDREN, Together.PLANNING_POST),
        turn.post(Role.SAFEGUARDING, Together.PLANNING_POST),
    )
    no_action = np.full(len(turn), place("closure_reason", "RC8"), dtype=np.uint8)
    happened.needs.append(
        events.Needs(
            child=turn.child,
            start=day,
            assessment=found.start,
            assessed=found.end,
            plan_start=_if(helped, became.plan_start),
            plan_end=_if(helped, became.plan_end),
            care_start=_if(helped, became.care_start),
            care_end=_if(helped, became.care_end),
            end=np.where(helped, became.end, found.end).astype(np.int32),
            supported=helped,
            need=_primary_need(turn),
            reason=np.where(helped, became.closure, no_action).astype(np.uint8),
            visit_gap=_VISIT_GAP.of(turn.alone()),
            assessing_post=found.post,
            planning_post=planning.astype(np.int32),
            caring_post=turn.post(Role.CARE, Together.CARING_POST),
        )
    )
    later = replace(became.later, enquiry=_if(helped, became.later.enquiry), post=planning)
    happened.enquiries.append(enquiries(turn, later))
    _plans(happened, turn, became, helped & (became.plan_start < NEVER), planning)
    _care(happened, turn, became, helped & (became.care_start < NEVER))


def _primary_need(turn: Turn) -> Small:
    need = pick("primary_need").of(turn.together(Together.NEED))
    for_disability = turn.disabled & share(turn.alone(), 0.55)
    need = np.where(for_disability, place("primary_need", "N2"), need)
    return np.where(turn.asylum, place("primary_need", "N8"), need).astype(np.uint8)


def _plans(happened: Happened, turn: Turn, became: Needed, there: Mask, planning: Whole) -> None:
    turn, start, end = turn.at(there), became.plan_start[there], became.plan_end[there]
    category = pick("category_of_abuse").of(turn.together(Together.CATEGORY))
    other = pick("category_of_abuse").of(turn.together(Together.AFTER_PLAN))
    changed = start + _CATEGORY_DAY.of(turn.together(Together.NEED_LENGTH))
    changes = share(turn.together(Together.SUPPORT), _CATEGORY_CHANGED) & (changed < end)
    happened.plans.append(
        events.Plans(
            child=turn.child,
            start=start,
            end=end,
            first_category=category,
            last_category=other,
            category_changed=_if(changes, changed),
            visit_gap=_PLAN_VISIT_GAP.of(turn.alone()),
            review_gap=_REVIEW_GAP.of(turn.together(Together.PLAN_LENGTH)),
            seen_alone=pick("seen_alone", "yes_no_unknown").of(turn.alone()),
            previous=np.zeros(len(turn), dtype=np.int32),
        )
    )
    again = on_weekday(start + _SECOND_ENQUIRY_DAY.of(turn.together(Together.ENQUIRY_DELAY)))
    enquired = (
        share(turn.together(Together.SECOND_ENQUIRY), _SECOND_ENQUIRY)
        & share(turn.alone(), WITH_THE_OTHERS)
        & (again < end)
    )
    happened.enquiries.append(
        events.Enquiries(
            child=turn.child,
            day=again,
            decided=on_weekday(again + 5),
            unnecessary=np.zeros(len(turn), dtype=np.bool_),
            conference=np.full(len(turn), NEVER, dtype=np.int32),
            plan=np.zeros(len(turn), dtype=np.bool_),
            post=planning[there],
        ).at(enquired)
    )


def _care(happened: Happened, turn: Turn, became: Needed, there: Mask) -> None:
    turn, plan = turn.at(there), became.adopting
    category = _CATEGORY_IN_CARE.of(turn.together(Together.NEED))
    category = np.where(turn.asylum, place("category_of_need", "N8"), category)
    agency = share(turn.together(Together.AGENCY), 0.4)
    no_family = agency | (plan.matched[there] == NEVER)
    happened.care.append(
        events.Care(
            child=turn.child,
            start=became.care_start[there],
            end=became.care_end[there],
            reason=became.care_reason[there],
            category=category.astype(np.uint8),
            emergency=became.emergency[there],
            previous_end=np.full(len(turn), NEVER, dtype=np.int32),
            visit_gap=_CARE_VISIT_GAP.of(turn.alone()),
            decision=plan.decision[there],
            placement_order=plan.placement_order[there],
            fostering=plan.fostering[there],
            matched=plan.matched[there],
            placed=plan.placed[there],
            adoption_order=plan.order[there],
            reversed=plan.reversed[there],
            reversal_reason=plan.reason[there],
            family=np.where(no_family, -1, turn.kin).astype(np.int32),
        )
    )


def _if(there: Mask, day: Whole) -> Whole:
    return np.where(there, day, NEVER).astype(np.int32)
