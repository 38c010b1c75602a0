"""One published document in, one `InspectionReport` out."""

from ilacs.reports.errors import UnreadableDocument
from ilacs.reports.reader import read
from ilacs.reports.record import InspectionReport, as_json

__all__ = ["InspectionReport", "UnreadableDocument", "as_json", "read"]
