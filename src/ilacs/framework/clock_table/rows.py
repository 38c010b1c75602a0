"""What the rows of the clock table have in common."""

from ilacs.framework.clocks import Clock, Stage
from ilacs.framework.rules import Basis, Unit

WORKING_TOGETHER = "Working Together to Safeguard Children 2023"
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
