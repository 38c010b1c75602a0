"""The tab in front of the lists that says what they describe: its name, and what stands on it."""

from collections.abc import Iterable, Sequence

NAME = "Front_Sheet"

REFERENCE_DATE, AUTHORITY, LAYOUT = "Reference date", "Authority", "Layout"
"""What stands in the first column; the second has the answer."""

SHARED_COPY = "Shared copy"
IS_SHARED = "Yes: with pseudonyms, without names, and perhaps with coarser values"
"""What stands on the tab only where the lists are a copy made for sharing."""


def answer(rows: Iterable[Sequence[object]], label: str) -> object | None:
    """What stands beside a label; None where there is no such label, or nothing beside it."""
    for row in rows:
        if len(row) > 1 and str(row[0]).strip().casefold() == label.casefold():
            return None if row[1] == "" else row[1]
    return None
