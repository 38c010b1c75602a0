"""One block of years: the households first heard of in it, and all that comes of them.

A block is drawn from its own streams and reaches to the end of its children's stories, so that
what it holds is the same whatever is asked of it.
"""

from dataclasses import dataclass, field, replace
from datetime import date

import numpy as np

from ilacs.lists.imagined import events
from ilacs.lists.imagined.assessing import (
    WITH_THE_OTHERS,
    Assessed,
    assessed,
    assessments,
    enquiries,
    referrals,
    second_assessments,
)
from ilacs.lists.imagined.days import NEVER, birthday, number, on_weekday
from ilacs.lists.imagined.draws import (
    Draws,
    Mask,
    Pick,
    PickBy,
    Small,
    Spread,
    Whole,
    share,
    shares,
)
from ilacs.lists.imagined.names import ORGANISATIONS
from ilacs.lists.imagined.needing import Needed, needed
from ilacs.lists.imagined.population import (
    BLOCK_YEARS,
    HIGH,
    NOT_YET,
    Households,
    children,
    households,
)
from ilacs.lists.imagined.rates import keys, pick, place, rate
from ilacs.lists.imagined.staff import Role, Staff
from ilacs.lists.imagined.turns import Together, Turn

_MOST_CONTACTS = 18
_COUNTS = tuple(str(count) for count in range(_MOST_CONTACTS))
_CONTACTS = PickBy(
    tuple(
        {count: (1 - again) * again ** int(count) for count in _COUNTS}
        for again in (0.70, 0.86, 0.93)
    ),
    _COUNTS,
)
"""How many contacts come after the first, by risk."""
_GAP = Spread((0, 7), (15, 22), (40, 75), (65, 180), (85, 450), (100, 1800))
_INCLUDED = 0.90
_REFERRED_BY_RISK = (0.62, 1.25, 1.95)
"""How often contacts about households of each risk are referred on, against all contacts."""
_HELP_DELAY = Spread((0, 2), (50, 12), (100, 40))
_HELP_LENGTH = Spread((0, 20), (25, 80), (50, 150), (80, 260), (100, 500))
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


def block(
    key: tuple[int, ...], first_year: int, staff: Staff, counts: tuple[int, int], ethnicity: Pick
) -> tuple[events.Children, Happened]:
    """The households first heard of in the block's years; `counts` are of those known here and
    of children who arrive alone. Rows of children are the block's own.
    """
    draws = Draws(*key, first_year)
    first = number(date(first_year, 1, 1))
    length = number(date(first_year + BLOCK_YEARS, 1, 1)) - first
    homes = households(draws, first, length, *counts)
    everyone = children(draws, homes, first_year, ethnicity)
    return everyone, _stories(draws, staff, homes, everyone)


def _stories(draws: Draws, staff: Staff, homes: Households, everyone: events.Children) -> Happened:
    happened = Happened()
    count = len(homes.first)
    turns = np.where(homes.asylum, 0, _CONTACTS.of(homes.risk, draws.numbers(count)))
    gaps = _GAP.of(draws.numbers(_MOST_CONTACTS, count))
    gaps[0] = 0
    days = on_weekday(homes.first + np.cumsum(gaps, axis=0, dtype=np.int32))
    chance = [ratio * rate("contact_referred") for ratio in _REFERRED_BY_RISK]
    help_chance = rate("contact_to_early_help")
    eighteenth = birthday(everyone.born, 18)
    free_from = np.full(len(everyone), -NEVER, dtype=np.int32)
    helped_until = free_from.copy()
    whole = Turn(
        draws=draws,
        staff=staff,
        shared=np.zeros((0, 0), dtype=np.uint16),
        child=np.arange(len(everyone), dtype=np.int32),
        kin=everyone.kin,
        born=everyone.born,
        eighteenth=eighteenth,
        risk=homes.risk[everyone.kin],
        asylum=everyone.asylum,
        disabled=everyone.disability == place("yes_no_unknown", "yes"),
    )
    for turn in range(_MOST_CONTACTS):
        shared = draws.numbers(len(Together), count)
        source = pick("source").of(draws.numbers(count))
        outcome = draws.numbers(count)
        included = share(draws.numbers(len(everyone)), _INCLUDED) | everyone.asylum
        day = days[turn][everyone.kin]
        there = included & (turns >= turn)[everyone.kin]
        there &= (day >= everyone.born + NOT_YET) & (day < eighteenth - 60)
        rows = np.flatnonzero(there)
        now = replace(whole, shared=shared).at(rows)
        day, source = day[rows], source[now.kin]
        happened.contacts.append(events.Contacts(child=now.child, day=day, source=source))
        taken = shares(outcome[now.kin], now.risk, chance) | now.asylum
        helped = ~taken & shares(outcome[now.kin], now.risk, [c + help_chance for c in chance])
        free = free_from[now.child] < day
        helped &= free & (helped_until[now.child] < day)
        helped_until[now.child[helped]] = _help(happened, now.at(helped), day[helped])
        taken &= free
        free_from[now.child[taken]] = _refer(happened, now.at(taken), day[taken], source[taken])
        whole = replace(whole, risk=_raised(whole.risk, happened))
    return happened


def _raised(risk: Small, happened: Happened) -> Small:
    """Children who have just had a plan or been in care are at high risk from then on."""
    raised = risk.copy()
    for table in (happened.plans[-1], happened.care[-1]):
        raised[table.child] = HIGH
    return raised


def _help(happened: Happened, turn: Turn, day: Whole) -> Whole:
    """Times of early help, and when each ends."""
    start = on_weekday(day + _HELP_DELAY.of(turn.together(Together.NEXT_DAY)))
    end = on_weekday(start + _HELP_LENGTH.of(turn.together(Together.NEED_LENGTH)))
    there = start < turn.eighteenth
    organisation = turn.together(Together.CATEGORY) % len(ORGANISATIONS)
    happened.early_help.append(
        events.EarlyHelp(
            child=turn.child,
            start=start,
            end=np.minimum(end, turn.eighteenth),
            organisation=organisation.astype(np.uint8),
        ).at(there)
    )
    return end


def _refer(happened: Happened, turn: Turn, contact: Whole, source: Small) -> Whole:
    """Referrals, and the day from which each child can be referred again."""
    next_day = share(turn.together(Together.NEXT_DAY), 0.25)
    day = on_weekday(contact + next_day)
    made = referrals(turn, day, source)
    happened.referrals.append(made)
    free_from = day + 1
    taken_on = ~made.no_action
    turn, day = turn.at(taken_on), day[taken_on]
    found = assessed(turn, day)
    became = needed(turn, day, found)
    happened.assessments.append(assessments(turn, found))
    happened.enquiries.append(enquiries(turn, found))
    helped = found.supported
    happened.assessments.append(
        second_assessments(turn.at(helped), found.end[helped], became.end[helped])
    )
    _keep(happened, turn, day, found, became)
    adopted = helped & (became.adopting.order < NEVER)
    end = np.where(helped, became.end, found.end)
    free_from[taken_on] = np.where(adopted, NEVER, end)
    return free_from


def _keep(happened: Happened, turn: Turn, day: Whole, found: Assessed, became: Needed) -> None:
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
