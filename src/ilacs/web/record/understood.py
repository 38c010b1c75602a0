"""What was understood of a report that somebody put in, as the database keeps it."""

from dataclasses import dataclass
from typing import Any

from ilacs.sector.stored_values import (
    StoredReport,
    report_of_values,
    values_of_passage,
    values_of_report,
)
from ilacs.web.record.models import AddedReport


class Unreadable(Exception):
    """What is kept of a report cannot be read by this version. Says so in words."""

    def __init__(self) -> None:
        super().__init__(
            "A report that was added cannot be read as it is kept, and is left out. Take it out, "
            "and add it again."
        )


@dataclass(frozen=True, slots=True)
class Understood:
    """One report as the record would have it.

    `is_known`: the record had its inspection already. `differences` are then the field, what the
    record said and what the report says, as text. `problems` are what could not be read, in words.
    """

    report: StoredReport
    is_known: bool
    differences: tuple[tuple[str, str, str], ...]
    problems: tuple[str, ...]


def values_of(understood: Understood) -> dict[str, Any]:
    """As plain values, for a field of JSON."""
    return {
        "report": values_of_report(understood.report),
        "passages": [values_of_passage(one) for one in understood.report.passages],
        "is_known": understood.is_known,
        "differences": [list(one) for one in understood.differences],
        "problems": list(understood.problems),
    }


def understood_of(added: AddedReport) -> Understood:
    """What was understood of a report. Raises Unreadable."""
    kept = added.understood
    try:
        return Understood(
            report_of_values(kept["report"], kept["passages"]),
            bool(kept["is_known"]),
            tuple((name, old, new) for name, old, new in kept["differences"]),
            tuple(kept["problems"]),
        )
    except (ValueError, TypeError, AttributeError, KeyError):
        raise Unreadable from None
