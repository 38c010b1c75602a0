"""The tab in front of the lists that says what they describe: how it is named, and read."""

from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime

NAME = "Front_Sheet"

REFERENCE_DATE, AUTHORITY, LAYOUT = "Reference date", "Authority", "Layout"
"""What stands in the first column; the second has the answer."""


def answer(rows: Iterable[Sequence[object]], label: str) -> object | None:
    """What stands beside a label; None where there is no such label, or nothing beside it."""
    for row in rows:
        if len(row) > 1 and str(row[0]).strip().casefold() == label.casefold():
            return None if row[1] == "" else row[1]
    return None


def reference_day(rows: Iterable[Sequence[object]]) -> date | None:
    """The reference date that the tab states: a date, or text as 31/03/2026 or 2026-03-31."""
    stated = answer(rows, REFERENCE_DATE)
    if isinstance(stated, datetime):
        return stated.date()
    if isinstance(stated, date):
        return stated
    for written in ("%d/%m/%Y", "%Y-%m-%d"):
        with suppress(ValueError):
            return datetime.strptime(str(stated).strip(), written).date()  # noqa: DTZ007 (a day)
    return None
