"""Lists in print: areas with their numbers and sub-points, and the items of a paragraph."""

from dataclasses import replace

from ilacs.reports.blocks import Block, Form
from ilacs.reports.record import Area, Finding
from ilacs.reports.tags import tags_in

DEEPER = 14.0
"""An item that stands this many points further right is a sub-point of the one before."""

_SENTENCE_ENDS = (".", ":", ";", ")")


class AreaList:
    """Adds blocks to a list of areas, which it numbers as printed or from 1 in each part."""

    def __init__(self, areas: list[Area]) -> None:
        self._areas = areas
        self._above: list[tuple[float, int]] = []
        self._last: dict[str, int] = {}

    @property
    def is_cut_off(self) -> bool:
        """Whether the last area stops within a sentence."""
        return bool(self._areas) and not self._areas[-1].text.endswith(_SENTENCE_ENDS)

    def goes_on_with(self, block: Block, heading: str) -> bool:
        """Whether a paragraph is the rest of the last area, cut by a page's end or a box."""
        return (
            self.is_cut_off and block.form is Form.PARAGRAPH and self._areas[-1].heading == heading
        )

    def go_on(self, block: Block) -> None:
        """Put the rest of the last area to it."""
        last = self._areas[-1]
        text = f"{last.text} {block.text}"
        self._areas[-1] = replace(last, text=text, national_framework=tags_in(text))

    def add(self, block: Block, heading: str, subheading: str, part: str) -> None:
        """Add the block as an area of its own, below the one that it is a sub-point of."""
        under = self._parent_of(block, heading)
        number = block.number if block.number is not None else self._last.get(part, 0) + 1
        self._last[part] = number
        introduces = block.form is Form.PARAGRAPH and block.text.endswith(":")
        self._above.append((-DEEPER if introduces else block.x, number))
        self._areas.append(
            Area(
                number,
                block.text,
                block.page or None,
                tags_in(block.text),
                heading,
                subheading,
                part,
                under,
            )
        )

    def _parent_of(self, block: Block, heading: str) -> int | None:
        """The number of the area that an item is a sub-point of, by how far right it stands."""
        if not self._areas or self._areas[-1].heading != heading:
            self._above = []
        while self._above and self._above[-1][0] > block.x - DEEPER:
            self._above.pop()
        return self._above[-1][1] if self._above and block.form is Form.ITEM else None


def belongs_to_last(block: Block, last: Finding, subheading: str, item_x: list[float]) -> bool:
    """Whether an item goes on with the paragraph before it, as its sub-point.

    `item_x` is where the items of the list begin: the first, and the last sub-point if any.
    """
    if last.subheading != subheading:
        return False
    if "\n• " in last.text:
        return bool(item_x) and block.x > item_x[-1] - DEEPER
    if last.text.endswith(":"):
        return True
    return bool(item_x) and block.x > item_x[0] + DEEPER
