"""Where the parts of a picture of flows stand: steps from left to right, ends below them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ilacs.measures.disclosure_flows import ShownFlows
from ilacs.measures.flows import STEPS, Node

HEIGHT = 320
"""The height of all contacts, in pixels."""

COLUMN, BAR, GAP, LABEL = 165, 14, 14, 30
"""In pixels: from a column to the next, the width of a bar, between two of them, and what an end
needs for its label."""

TOP, LEFT, LEAST = 44, 10, 1.5
"""In pixels: above the bars, before them, and the thinnest that can be seen."""


@dataclass(frozen=True)
class Box:
    """A bar: a step, an end, or (`node` is None) a place that a flow passes through."""

    node: Node | None
    count: int
    column: int
    top: float
    height: float

    @property
    def left(self) -> float:
        """Where it begins."""
        return LEFT + COLUMN * self.column


@dataclass(frozen=True)
class Ribbon:
    """A part of a flow: from a height at the right of a box to one at the left of the next."""

    begin: Box
    end: Box
    top: float
    to: float
    height: float


@dataclass(frozen=True)
class Layout:
    """All boxes and ribbons, and how large the picture is."""

    boxes: tuple[Box, ...]
    ribbons: tuple[Ribbon, ...]
    width: float
    height: float


Key = tuple[Node, Node | None, int]
"""A step (itself, None, its column), an end (of a step, itself, its column), or a place that a
flow passes (from, to, the column)."""


def laid_out(flows: ShownFlows) -> Layout:
    """The layout of flows, of which there is at least one."""
    columns = _columns(flows)
    counts = _counts(flows)
    scale = HEIGHT / max(counts.values())
    heights = {key: max(count * scale, LEAST) for key, count in counts.items()}
    boxes: dict[Key, Box] = {}
    ways, ends = _by_column(counts, columns)
    below = _below(ways, ends, heights, max(columns.values()) + 1)
    for column in range(max(columns.values()) + 2):
        top = float(TOP)
        for key in ways.get(column, ()):
            boxes[key] = Box(_shown(key), counts[key], column, top, heights[key])
            top += heights[key] + GAP
        top = TOP + below[column]
        for key in ends.get(column, ()):
            boxes[key] = Box(_shown(key), counts[key], column, top, heights[key])
            top += max(heights[key], LABEL) + GAP
    ribbons = _ribbons(flows, columns, boxes, scale)
    last = max(box.column for box in boxes.values())
    return Layout(
        boxes=tuple(boxes.values()),
        ribbons=tuple(ribbons),
        width=LEFT + COLUMN * (last + 1),
        height=max(box.top + max(box.height, LABEL) for box in boxes.values()) + GAP,
    )


def _columns(flows: ShownFlows) -> Mapping[Node, int]:
    """The column of each step that is there; no column is empty."""
    there = {node for begin, end, _ in flows.edges for node in (begin, end)}
    return {node: place for place, node in enumerate(step for step in STEPS if step in there)}


def _counts(flows: ShownFlows) -> Mapping[Key, int]:
    columns = _columns(flows)
    into: dict[Key, int] = defaultdict(int)
    out: dict[Key, int] = defaultdict(int)
    for begin, end, count in flows.edges:
        out[begin, None, columns[begin]] += count
        for key in _stops(begin, end, columns):
            into[key] += count
    return {key: max(into[key], out[key]) for key in dict.fromkeys([*out, *into])}


def _stops(begin: Node, end: Node, columns: Mapping[Node, int]) -> Sequence[Key]:
    """Where a flow arrives, column by column: what it passes, and what it leads to."""
    if end not in columns:
        return [(begin, end, columns[begin] + 1)]
    passed = range(columns[begin] + 1, columns[end])
    return [*((begin, end, column) for column in passed), (end, None, columns[end])]


def _shown(key: Key) -> Node | None:
    """The node that a box shows; None for what is only passed."""
    step, end, _ = key
    if end is None:
        return step
    return None if end in STEPS else end


Keys = Mapping[int, Sequence[Key]]


def _by_column(counts: Mapping[Key, int], columns: Mapping[Node, int]) -> tuple[Keys, Keys]:
    """The steps and what passes beside them, and the ends, of each column."""
    ways: dict[int, list[Key]] = defaultdict(list)
    ends: dict[int, list[Key]] = defaultdict(list)
    order = list(Node)
    for key in sorted(counts, key=lambda key: order.index(key[1] or key[0])):
        _, end, column = key
        (ends if end is not None and end not in columns else ways)[column].append(key)
    for keys in ways.values():
        # What is passed comes below the step.
        keys.sort(key=lambda key: (key[1] is not None, columns[key[0]]))
    return ways, ends


def _below(
    ways: Keys, ends: Keys, heights: Mapping[Key, float], columns: int
) -> Mapping[int, float]:
    """How far down the ends of each column begin: below all that later columns need.

    So no flow to a later end crosses the label of an earlier one.
    """
    below, needed = {}, 0.0
    for column in reversed(range(columns + 1)):
        block = sum(heights[key] + GAP for key in ways.get(column, ()))
        below[column] = max(block, needed)
        needed = below[column] + sum(max(heights[key], LABEL) + GAP for key in ends.get(column, ()))
    return below


def _ribbons(
    flows: ShownFlows, columns: Mapping[Node, int], boxes: Mapping[Key, Box], scale: float
) -> Sequence[Ribbon]:
    ribbons = []
    used: dict[tuple[Key, bool], float] = defaultdict(float)

    def ends_at(edge: tuple[Node, Node, int]) -> float:
        return boxes[_stops(edge[0], edge[1], columns)[0]].top

    for begin, end, count in sorted(flows.edges, key=ends_at):
        here: Key = (begin, None, columns[begin])
        for stop in _stops(begin, end, columns):
            height = max(count * scale, LEAST)
            top = boxes[here].top + used[here, True]
            to = boxes[stop].top + used[stop, False]
            ribbons.append(Ribbon(boxes[here], boxes[stop], top, to, height))
            used[here, True] += height
            used[stop, False] += height
            here = stop
    return ribbons
