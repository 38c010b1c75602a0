"""What may be put in as a report, and why something may not, in words."""

from ilacs.web.data.limits import MEGABYTE, Sized

LARGEST_REPORT = 20 * MEGABYTE
"""The largest of the published reports has 1 MB."""
MOST_REPORTS_OPEN = 10
"""Reports of an authority that nobody has decided on yet."""

TOO_LARGE_WORDS = (
    f"The file is larger than {LARGEST_REPORT // MEGABYTE} MB. Choose the report itself, as it was "
    "published."
)


def what_is_wrong(file: Sized) -> str:
    """Why this file is not taken; empty if it is."""
    if not file.size:
        return "The file is empty: it holds no bytes at all. Download it again."
    return TOO_LARGE_WORDS if file.size > LARGEST_REPORT else ""
