"""What the rows of the clock table have in common."""

from datetime import date

from ilacs.framework.clocks import Clock, Stage
from ilacs.framework.rules import Basis, Unit

WORKING_TOGETHER = "Working Together to Safeguard Children 2023"
WORKING_TOGETHER_FROM = date(2023, 12, 15)
"""The day that this edition was published; what earlier editions said is not in the table."""

REGULATIONS_OF_2010 = date(2011, 4, 1)
"""Both SI 2010/959 and SI 2010/2571 say that they come into force on this day."""

LIVERPOOL = "liverpoolcs.trixonline.co.uk"
NOT_READ = "No source could be read."

WD, DAYS, WEEKS, MONTHS, YEARS = (
    Unit.WORKING_DAYS,
    Unit.DAYS,
    Unit.WEEKS,
    Unit.MONTHS,
    Unit.YEARS,
)
LAW, GUIDANCE, ASSUMPTION = Basis.LAW, Basis.GUIDANCE, Basis.ASSUMPTION
FIRST, RECURRING = Stage.FIRST, Stage.RECURRING


def local_clock(  # noqa: PLR0913, PLR0917
    clock_id: str,
    name: str,
    limit: int | None,
    unit: Unit | None,
    start: str,
    end: str,
    source: str,
    stage: Stage = Stage.ONCE,
    note: str = "",
) -> Clock:
    """A clock that authorities set for themselves."""
    return Clock(
        clock_id, name, limit, unit, start, end, Basis.LOCAL, source, stage, note=note, local=True
    )
