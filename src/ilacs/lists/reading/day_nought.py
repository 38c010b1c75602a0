"""The day that a workbook counts its days from."""

import re
from datetime import date

DAY_NOUGHT = date(1899, 12, 30)
"""What spreadsheets count from."""

DAY_NOUGHT_1904 = date(1904, 1, 1)
"""What workbooks count from that were begun on an old Mac."""

_IN_XLS = b"\x22\0\2\0\1\0\x0e\0\2\0"
"""The record Date1904 that says yes, and the head of CalcPrecision, which always follows it."""
_NULL_DATE = re.compile(rb"<table:null-date\b[^>]*\bdate-value\s*=\s*[\"'](\d{4}-\d\d-\d\d)")


def of_old_workbook(content: bytes) -> date:
    """The day nought of an .xls workbook."""
    return DAY_NOUGHT_1904 if _IN_XLS in content else DAY_NOUGHT


def of_open_document(content_xml: bytes) -> date:
    """The day nought that the calculation settings of an OpenDocument workbook give."""
    found = _NULL_DATE.search(content_xml)
    try:
        return date.fromisoformat(found[1].decode()) if found else DAY_NOUGHT
    except ValueError:
        return DAY_NOUGHT
