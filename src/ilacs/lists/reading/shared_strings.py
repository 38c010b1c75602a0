"""Texts that a workbook holds once and shows in many cells: what they come to when unpacked."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

MOST_TEXT = 4 * 1024**3
"""Bytes of text in all cells together: each cell gets a copy of its own."""

_REFERENCE = re.compile(rb"t=\"s\"[^>]*>\s*<(?:\w+:)?v>(\d+)<")


@dataclass
class Shared:
    """The longest shared text, and how many cells show one, while a workbook goes by."""

    longest: int = 0
    shown: int = 0

    def may_be_too_much(self) -> bool:
        """Whether the cells could hold too much, if all showed the longest text."""
        return self.longest * self.shown > MOST_TEXT

    def look_at_texts(self, xml: bytes) -> None:
        """Takes in the next bytes of the shared texts."""
        self.longest = max(self.longest, *map(len, xml.split(b"<si")))

    def look_at_sheet(self, xml: bytes) -> None:
        """Takes in the next bytes of a sheet."""
        self.shown += xml.count(b't="s"')


def is_too_much(texts: bytes, sheets: Iterable[bytes]) -> bool:
    """Whether the texts that cells really show come to too much."""
    lengths = [len(text) for text in texts.split(b"<si")[1:]]
    total = 0
    for sheet in sheets:
        for number in _REFERENCE.findall(sheet):
            index = int(number[:9])
            total += lengths[index] if index < len(lengths) else 0
        if total > MOST_TEXT:
            return True
    return False
