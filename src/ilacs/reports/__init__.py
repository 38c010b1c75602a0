"""One published document in, one `InspectionReport` out."""

from typing import TYPE_CHECKING, Any

from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.record import InspectionReport, as_json

if TYPE_CHECKING:
    from ilacs.reports.reader import read

__all__ = ["InspectionReport", "UnreadableDocument", "as_json", "read"]


def __getattr__(name: str) -> Any:
    """Import the reader when it is first asked for: records are used without it."""
    if name == "read":
        from ilacs.reports.reader import read  # noqa: PLC0415

        return read
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
