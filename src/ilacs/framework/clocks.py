"""The clocks of practice: from what, to what, and how long it may take.

The table itself is in clock_table.py.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum

from ilacs.framework.calendar_steps import step
from ilacs.framework.day_words import in_full
from ilacs.framework.rules import CHECKED, Basis, Choices, Range, Rule, Unit, Value, YesNo, in_units

LONGEST_LIMIT = 1000
LONGEST_YEARS = 5
"""No clock of practice runs longer; a longer one would be a slip, such as years for days."""


class Stage(StrEnum):
    """Where a clock stands in its series."""

    ONCE = "once"
    FIRST = "first"
    RECURRING = "recurring"
    TOTAL = "total"
    """A sum that may not be passed, such as days in a year. It has no deadline."""


@dataclass(frozen=True, slots=True)
class Clock:
    """One clock. `limit` and `unit` are None where no fixed limit is set.

    `start` and `end` are what it runs from and to, in words. `before`: the limit counts back
    from the start. `local`: the limit is an authority's own and may be laxer than the law's.
    `confirm` is what must be looked up before anybody relies on the clock. `in_force_from` is the
    first day of the source that was read, None where that is not known.
    """

    id: str
    name: str
    limit: int | None
    unit: Unit | None
    start: str
    end: str
    basis: Basis
    source: str
    stage: Stage = Stage.ONCE
    note: str = ""
    confirm: str = ""
    before: bool = False
    local: bool = False
    in_force_from: date | None = None
    in_force_to: date | None = None
    checked: date = CHECKED

    @property
    def limit_in_words(self) -> str:
        """`20 working days`, `1 month`, or that there is no fixed limit."""
        if self.limit is None or self.unit is None:
            return "no fixed limit"
        return in_units(self.limit, self.unit)

    @property
    def in_force_in_words(self) -> str:
        """Such as `in force since 1 April 2011`, or that the first day is not known."""
        since = in_full(self.in_force_from) if self.in_force_from else ""
        until = f" to {in_full(self.in_force_to)}" if self.in_force_to else ""
        return f"in force since {since}{until}" if since else f"in force since: not known{until}"

    def in_force(self, day: date) -> bool:
        """Whether the clock is in force on `day`; one without a first day always was before."""
        return (self.in_force_from or date.min) <= day <= (self.in_force_to or date.max)


class BadLimit(ValueError):
    """A setting would give a clock a limit that it cannot have."""


class LaxerThanLaw(BadLimit):
    """A setting would give more time than the law does without saying that it is local."""


def deadline(clock: Clock, start: date) -> date | None:
    """The last day that is still in time, for a clock that started on `start`.

    None where the clock has no fixed limit, is a total or counts school terms. Hours are rounded
    up to whole days. Raises OutsideCalendar for a day that no calendar covers.
    """
    if clock.limit is None or clock.unit in (None, Unit.TERMS) or clock.stage is Stage.TOTAL:
        return None
    return step(start, -clock.limit if clock.before else clock.limit, clock.unit)


def deadline_at(clock: Clock, start: datetime) -> datetime:
    """The moment until which a clock of hours runs, in the time zone of `start`.

    Raises ValueError for a clock that is not counted in hours.
    """
    if clock.limit is None or clock.unit is not Unit.HOURS:
        raise ValueError(f"{clock.id} is not counted in hours.")
    if start.tzinfo is None:
        return start + timedelta(hours=clock.limit)
    # Hours pass alike when the clocks go back or forward: count them in UTC.
    return (start.astimezone(UTC) + timedelta(hours=clock.limit)).astimezone(start.tzinfo)


def clock_settings(clock: Clock) -> tuple[Rule, ...]:
    """What a settings file may change of a clock, each as a rule with its default."""

    def setting(
        name: str, says: str, value: Value | None, allowed: Range | Choices | YesNo
    ) -> Rule:
        return Rule(
            id=f"clocks.{clock.id}.{name}",
            wording=f"{clock.name}: {says}.",
            basis=clock.basis,
            source=clock.source,
            in_force_from=clock.in_force_from,
            in_force_to=clock.in_force_to,
            value=value,
            allowed=allowed,
        )

    # A number of terms gives no date: it would turn a clock with a deadline into one without.
    counted_in = [unit for unit in Unit if unit is not Unit.TERMS or clock.unit is Unit.TERMS]
    units = Choices(tuple(unit.value for unit in counted_in))
    return (
        setting("limit", "how many", clock.limit, Range(1, LONGEST_LIMIT)),
        setting("unit", "counted in", clock.unit and clock.unit.value, units),
        setting("local", "this is the authority's own limit", clock.local, YesNo()),
    )


def with_settings(clock: Clock, changes: Mapping[str, Value]) -> Clock:
    """The clock as changed by settings, whose keys are those of clock_settings.

    Raises LaxerThanLaw if a limit of the law gets longer and `local` is not set, BadLimit if it is
    longer than any clock may be.
    """

    def setting(name: str, default: Value | None) -> Value | None:
        return changes.get(f"clocks.{clock.id}.{name}", default)

    unit, limit = setting("unit", clock.unit), setting("limit", clock.limit)
    if limit is not None and unit is None:
        unit = Unit.WORKING_DAYS
    changed = replace(
        clock,
        limit=None if limit is None else int(limit),
        unit=None if unit is None else Unit(str(unit)),
        local=bool(setting("local", clock.local)),
    )
    if (changed.limit, changed.unit) == (clock.limit, clock.unit):
        return changed
    if _days_of(changed) > LONGEST_YEARS * _DAYS_OF_UNIT[Unit.YEARS]:
        raise BadLimit(
            f"{changed.limit_in_words} cannot be used. It must be {LONGEST_YEARS} years or less."
        )
    if clock.basis is Basis.LAW and not changed.local and _is_laxer(changed, clock):
        raise LaxerThanLaw(
            f"{changed.limit_in_words} is laxer than the law's {clock.limit_in_words}. "
            f"Set clocks.{clock.id}.local = true if it is your own limit all the same."
        )
    source = f"A settings file, in place of {clock.limit_in_words}. {clock.source}"
    return replace(changed, basis=Basis.LOCAL, source=source)


_DAYS_OF_UNIT = {
    Unit.HOURS: 1 / 24,
    Unit.WORKING_DAYS: 7 / 5,
    Unit.DAYS: 1,
    Unit.WEEKS: 7,
    Unit.MONTHS: 365.25 / 12,
    Unit.YEARS: 365.25,
    Unit.TERMS: 365.25 / 3,
}


def _is_laxer(changed: Clock, clock: Clock) -> bool:
    longer = _days_of(changed) > _days_of(clock)
    shorter = _days_of(changed) < _days_of(clock)
    return shorter if clock.before else longer


def _days_of(clock: Clock) -> float:
    return (
        0 if clock.limit is None or clock.unit is None else clock.limit * _DAYS_OF_UNIT[clock.unit]
    )
