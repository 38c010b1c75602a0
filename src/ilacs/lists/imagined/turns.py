"""One turn of a block: the children of some households, referred on one contact."""

from dataclasses import dataclass, replace
from enum import IntEnum

import numpy as np
import numpy.typing as npt

from ilacs.lists.imagined.draws import Draws, Mask, Numbers, Small, Whole
from ilacs.lists.imagined.staff import Role, Staff


class Together(IntEnum):
    """Draws that the children of a household share: what happens to one happens to the others."""

    NO_ACTION = 0
    NEXT_DAY = 1
    ASSESSMENT_DELAY = 2
    ASSESSMENT_LENGTH = 3
    SUPPORT = 4
    ENQUIRY = 5
    ENQUIRY_DELAY = 6
    LATE_ENQUIRY = 7
    DECISION = 8
    CONFERENCE = 9
    CONFERENCE_DELAY = 10
    PLAN = 11
    CATEGORY = 12
    PLAN_LENGTH = 13
    AFTER_PLAN = 14
    NEED = 15
    NEED_LENGTH = 16
    CARE = 17
    CARE_DELAY = 18
    CARE_LENGTH = 19
    CARE_REASON = 20
    EMERGENCY = 21
    ASSESSING_POST = 22
    PLANNING_POST = 23
    CARING_POST = 24
    ADOPTION = 25
    ADOPTION_DECISION = 26
    ADOPTION_ORDER = 27
    ADOPTION_MATCH = 28
    ADOPTION_PLACED = 29
    ADOPTION_FINAL = 30
    ADOPTION_KIND = 31
    SECOND_ASSESSMENT = 32
    AGENCY = 33
    SECOND_ENQUIRY = 34


@dataclass(frozen=True)
class Turn:
    """The children of a turn; every array has one entry a child.

    `child` is the row in the block's children, `kin` the household, `eighteenth` the 18th
    birthday.
    """

    draws: Draws
    staff: Staff
    shared: Numbers
    child: Whole
    kin: Whole
    born: Whole
    eighteenth: Whole
    risk: Small
    asylum: Mask
    disabled: Mask

    def __len__(self) -> int:
        return len(self.child)

    def at(self, rows: Mask | npt.NDArray[np.integer]) -> "Turn":
        """Some of the children."""
        names = ("child", "kin", "born", "eighteenth", "risk", "asylum", "disabled")
        return replace(self, **{name: getattr(self, name)[rows] for name in names})

    def together(self, what: Together) -> Numbers:
        """A draw that the children of a household share."""
        chosen: Numbers = self.shared[what, self.kin]
        return chosen

    def alone(self) -> Numbers:
        """A draw of each child's own."""
        return self.draws.numbers(len(self))

    def post(self, role: Role, what: Together) -> Whole:
        """The post of a role that holds the household's case."""
        return self.staff.posts(role, self.together(what))
