"""The whole story of one invented authority: what is true whoever asks, and whenever.

It is made of blocks of five years, each drawn from its own streams of chance. A child's story ends
at 25, so that blocks begun more than 27 years before a day hold nothing that a list of that day
could show: the story told from a later block on is the same.
"""

from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from ilacs.lists.imagined import events
from ilacs.lists.imagined.block import block
from ilacs.lists.imagined.caring import legal_statuses, missing, placements
from ilacs.lists.imagined.days import NEVER, YEAR, number
from ilacs.lists.imagined.draws import Draws, Pick
from ilacs.lists.imagined.families import adopters
from ilacs.lists.imagined.homes import Homes, homes
from ilacs.lists.imagined.leaving import leavers
from ilacs.lists.imagined.population import BLOCK_YEARS, identity
from ilacs.lists.imagined.rates import keys, weights
from ilacs.lists.imagined.staff import Staff, staff
from ilacs.lists.imagined.story import Part

YEARS_BACK = 27
USUAL_SIZE = 9_000
_HOUSEHOLDS, _ARRIVALS, _OTHER_FAMILIES = 2_480, 28, 12
"""New households, children who arrive alone, and families who adopt nobody, a year in an
authority with 9,000 children in its lists."""
_LOOK_BACK = 2 * YEAR + 10
"""Lists look back 12 months before an event of the last 12."""
_STAFF, _HOMES, _VARIATION, _BLOCK, _CARE, _LEAVING, _ADOPTERS = range(1, 8)


@dataclass(frozen=True)
class History:
    """Everything that lists of the window can need."""

    size: int
    seed: int
    authority: str
    staff: Staff
    homes: Homes
    told: Part


def history(
    size: int, seed: int, first: date, last: date, authority: str, others: tuple[str, ...]
) -> History:
    """The story of an authority for lists from a first to a last reference date."""
    key = (seed, size)
    scale = size / USUAL_SIZE
    variation = Draws(*key, _VARIATION)
    busy = 0.93 + 0.14 * int(variation.numbers(1)[0]) / 65536
    setting = _Setting(
        key=key,
        scale=scale * busy,
        ethnicity=_ethnicity(int(variation.numbers(1)[0])),
        staff=staff(Draws(*key, _STAFF), scale),
        homes=homes(Draws(*key, _HOMES), scale, authority, others),
    )
    window = (number(first) - _LOOK_BACK, number(last))
    parts = [_part(setting, year).within(*window) for year in _block_years(first, last)]
    return History(size, seed, authority, setting.staff, setting.homes, Part.together(parts))


@dataclass(frozen=True)
class _Setting:
    """What the blocks of an authority share."""

    key: tuple[int, ...]
    scale: float
    ethnicity: Pick
    staff: Staff
    homes: Homes


def _block_years(first: date, last: date) -> range:
    start = (first.year - YEARS_BACK) // BLOCK_YEARS * BLOCK_YEARS
    return range(start, last.year + 1, BLOCK_YEARS)


def _ethnicity(chance: int) -> Pick:
    """The shares of this authority: from half to twice the usual share of others than White."""
    ratio = 0.5 + 1.5 * (chance * chance >> 16) / 65536
    return Pick(
        {k: w * (1 if k[0] == "W" else ratio) for k, w in weights("ethnicity").items()},
        keys("ethnicity"),
    )


def _count(draws: Draws, expected: float) -> int:
    """A whole number near an expected one: its fraction is left to chance."""
    return int(expected) + int(int(draws.numbers(1)[0]) < round(expected % 1 * 65536))


def _part(setting: _Setting, year: int) -> Part:
    """The part of the story that begins with a block of years."""
    key = setting.key
    counting = Draws(*key, _VARIATION, year)
    known, arriving, families = (
        _count(counting, setting.scale * a_year * BLOCK_YEARS)
        for a_year in (_HOUSEHOLDS, _ARRIVALS, _OTHER_FAMILIES)
    )
    children, happened = block(
        (*key, _BLOCK), year, setting.staff, (known, arriving), setting.ethnicity
    )
    plans = _counted(events.Plans.joined(happened.plans))
    care = _followed(events.Care.joined(happened.care))
    draws = Draws(*key, _CARE, year)
    legal = legal_statuses(draws, care, children)
    placed = placements(draws, care, children, setting.homes)
    away = missing(draws, care, children)
    after = leavers(Draws(*key, _LEAVING, year), setting.staff, care, children)
    first = number(date(year, 1, 1))
    care, adults = adopters(Draws(*key, _ADOPTERS, year), care, families, first)
    children = replace(children, kin=identity(year, children.kin))
    family = np.where(care.family < 0, -1, identity(year, care.family))
    care = replace(care, family=family.astype(np.int32))
    adults = replace(adults, family=identity(year, adults.family))
    return Part(
        children=children,
        contacts=events.Contacts.joined(happened.contacts),
        early_help=events.EarlyHelp.joined(happened.early_help),
        referrals=events.Referrals.joined(happened.referrals),
        assessments=events.Assessments.joined(happened.assessments),
        enquiries=events.Enquiries.joined(happened.enquiries),
        needs=events.Needs.joined(happened.needs),
        plans=plans,
        care=care,
        legal_statuses=legal,
        placements=placed,
        missing=away,
        leavers=after,
        adopters=adults,
    )


def _counted(plans: events.Plans) -> events.Plans:
    """Plans by child and start, each with the number of the child's earlier ones."""
    plans = plans.at(np.lexsort((plans.start, plans.child)))
    _, first, size = np.unique(plans.child, return_index=True, return_counts=True)
    return replace(
        plans, previous=(np.arange(len(plans)) - np.repeat(first, size)).astype(np.int32)
    )


def _followed(care: events.Care) -> events.Care:
    """Periods of care by child and start, each with the end of the child's period before."""
    care = care.at(np.lexsort((care.start, care.child)))
    before = np.roll(care.end, 1)
    again = np.roll(care.child, 1) == care.child
    again[:1] = False
    return replace(care, previous_end=np.where(again, before, NEVER).astype(np.int32))
