"""One block of years: the households first heard of in it, and all that comes of them.

A block is drawn from its own streams and reaches to the end of its children's stories, so that
what it holds is the same whatever is asked of it.
"""

from dataclasses import replace
from datetime import date

import numpy as np

from ilacs.lists.imagined import events
from ilacs.lists.imagined.assessing import (
    assessed,
    assessments,
    enquiries,
    referrals,
    second_assessments,
)
from ilacs.lists.imagined.cases import Happened, keep
from ilacs.lists.imagined.days import NEVER, birthday, number, on_weekday
from ilacs.lists.imagined.draws import (
    Draws,
    Pick,
    PickBy,
    Small,
    Spread,
    Whole,
    share,
    shares,
)
from ilacs.lists.imagined.names import ORGANISATIONS
from ilacs.lists.imagined.needing import needed
from ilacs.lists.imagined.population import (
    BLOCK_YEARS,
    HIGH,
    NOT_YET,
    Households,
    children,
    households,
)
from ilacs.lists.imagined.rates import pick, place, rate
from ilacs.lists.imagined.staff import Staff
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
    keep(happened, turn, day, found, became)
    adopted = helped & (became.adopting.order < NEVER)
    end = np.where(helped, became.end, found.end)
    free_from[taken_on] = np.where(adopted, NEVER, end)
    return free_from
