"""What is declared of a date column that tells an event."""

from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from ilacs.lists.declared import by_id


class Holds(StrEnum):
    """What a date column holds when a later submission has the same case again."""

    ONE_DAY = "one day"
    """The day of what happens once in a case: another day contradicts the first."""
    LATEST = "the latest day"
    """The latest of many: it moves on. An earlier day than before contradicts it."""
    CURRENT_START = "the start of the current case"
    """The list has one row for a child. Another start that the earlier submission could have
    known contradicts it; a later one is a new case."""


@dataclass(frozen=True)
class EventColumn:
    """A date column that tells an event.

    `kind` is what happened: columns of several lists that tell the same thing share it. `words`
    say it. `tells` are columns that are told with it, `time` the column of the time of day, `end`
    the column of the same list that holds its end. `apart` are columns that tell two events of
    one day apart. `within` are columns that, with the child, name the case over several
    submissions, where they are not simply the list's key. `once`: a child has one such day in a
    submission, so lists that name several do not agree.
    """

    kind: str
    words: str
    list: str
    column: str
    tells: tuple[str, ...] = ()
    holds: Holds = Holds.ONE_DAY
    within: tuple[str, ...] | None = None
    time: str | None = None
    end: str | None = None
    apart: tuple[str, ...] = ()
    once: bool = False

    @cached_property
    def case(self) -> tuple[str, ...] | None:
        """The columns that, with the child, name its case; None where only its day does."""
        if self.within is not None:
            return self.within
        key = by_id()[self.list].key
        if self.column in key:
            return None
        return tuple(name for name in key if name != "child_id")
