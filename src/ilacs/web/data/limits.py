"""What may be put in at once, and why something may not, in words."""

from collections.abc import Sequence
from typing import Protocol

MEGABYTE = 1_000_000
MOST_OPEN = 10
"""Uploads of an authority that nobody has decided on yet."""
MOST_FILES = 30
"""As many as there are lists, and some more."""
LARGEST_FILE = 100 * MEGABYTE
LARGEST_TOGETHER = 300 * MEGABYTE


class Sized(Protocol):
    """A file that arrived."""

    @property
    def size(self) -> int | None:
        """Its bytes."""


def what_is_wrong(files: Sequence[Sized], too_large: int = 0) -> str:
    """Why these files are not taken; empty if they are.

    `too_large` counts those that were refused while they arrived.
    """
    if too_large:
        return (
            f"A file is larger than {LARGEST_FILE // MEGABYTE} MB, or all together are larger than "
            f"{LARGEST_TOGETHER // MEGABYTE} MB. Leave out what is no list, or export fewer years."
        )
    if not files:
        return "Choose at least one file."
    if len(files) > MOST_FILES:
        return f"Choose {MOST_FILES} files at most: one workbook can hold all lists."
    if any(not file.size for file in files):
        return "A file is empty: it holds no bytes at all. Export it again."
    if any((file.size or 0) > LARGEST_FILE for file in files):
        return what_is_wrong(files, 1)
    if sum(file.size or 0 for file in files) > LARGEST_TOGETHER:
        return what_is_wrong(files, 1)
    return ""
