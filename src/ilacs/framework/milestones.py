"""What a timetable is made of."""

from dataclasses import dataclass
from datetime import date

from ilacs.framework.contacts import ContactKind
from ilacs.framework.rules import Basis, Rule
from ilacs.framework.timetable_steps import MilestoneId, Shape


class BadTimetable(Exception):
    """No timetable can be made of what was given. Says why, and what to change."""


@dataclass(frozen=True, slots=True)
class Milestone:
    """One milestone, on a day, over a period, or on some day within a window.

    `earliest` and `latest` are the same for a day. `likely` is the middle of what was measured.
    `basis` is that of `rule`. `given` says that the date was given, `condition` when the
    milestone applies; `notes` are what is unusual about it.
    """

    id: MilestoneId
    name: str
    shape: Shape
    earliest: date
    likely: date | None
    latest: date
    basis: Basis
    rule: Rule
    what_to_do: str
    condition: str
    notes: tuple[str, ...]
    given: bool


@dataclass(frozen=True, slots=True)
class Timetable:
    """All milestones of one contact, by their earliest day."""

    kind: ContactKind
    called: date
    milestones: tuple[Milestone, ...]

    def milestone(self, milestone_id: str) -> Milestone:
        """One of the milestones. Raises KeyError if this kind of contact has none such."""
        for milestone in self.milestones:
            if milestone.id == milestone_id:
                return milestone
        raise KeyError(milestone_id)
