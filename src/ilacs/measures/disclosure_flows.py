"""Disclosure control of flows: what is too small alone is merged with what is beside it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from ilacs.measures.disclosure import DEFAULT, DisclosureRule
from ilacs.measures.flows import STEPS, Flows, Node, Nodes, edges_of

Way = tuple[Nodes, str | None]


@dataclass(frozen=True)
class ShownFlows:
    """Flows as they are shown: (from, to, contacts), in the order of the nodes.

    `contacts` is how many there are, None where that is too few to be shown. `partly` are nodes
    that more contacts came to than is shown: some ways there were merged with others.
    """

    authority: str
    reference_date: date
    contacts: int | None
    edges: tuple[tuple[Node, Node, int], ...]
    partly: frozenset[Node] = frozenset()


def exact_flows(flows: Flows) -> ShownFlows:
    """Flows as they are: for inside the authority only."""
    edges = tuple((*edge, count) for edge, (count, _) in edges_of(flows.ways).items())
    return ShownFlows(flows.authority, flows.reference_date, len(flows.ways), edges)


def protected_flows(flows: Flows, rule: DisclosureRule = DEFAULT) -> ShownFlows:
    """Flows as they may leave: none is small, and none can be worked out that was.

    A flow is small by its contacts or by their children. It is merged with the smallest flows
    from the same node, and what they lead to is not shown, until what is shown is not small. So
    whatever can be added or taken from one another was shown, or is made of what was: no count is
    kept back beside others that give it away. Counts are rounded afterwards, each by itself.
    """
    ways = list(flows.ways)
    while small := _first_small(ways, rule):
        ways = _merged(ways, *small, rule)
    children = len({child for _, child in ways})
    if rule.small(min(len(ways), children)):
        return ShownFlows(flows.authority, flows.reference_date, None, ())
    edges = tuple((*edge, rule.rounded(count)) for edge, (count, _) in edges_of(ways).items())
    shown, there = _passed(ways), _passed(flows.ways)
    return ShownFlows(
        flows.authority,
        flows.reference_date,
        rule.rounded(len(ways)),
        edges,
        frozenset(node for node in shown if node in STEPS and shown[node] < there[node]),
    )


def _passed(ways: Iterable[Way]) -> Counter[Node]:
    """How many contacts came to each node."""
    return Counter(node for nodes, _ in ways for node in nodes)


def _first_small(ways: Sequence[Way], rule: DisclosureRule) -> tuple[Node, Node] | None:
    """The first flow that is small, nearest to the beginning: merging it may mend later ones."""
    edges = edges_of(ways).items()
    return next((edge for edge, counts in edges if rule.small(min(counts))), None)


def _merged(ways: Sequence[Way], begin: Node, end: Node, rule: DisclosureRule) -> list[Way]:
    """The ways in which a small flow, and the smallest beside it, end together after `begin`.

    Where nothing else flows from there, all of them end at `begin` itself.
    """
    beside: dict[Node, list[str | None]] = defaultdict(list)
    for path, child in ways:
        if begin in path[:-1]:
            beside[path[path.index(begin) + 1]].append(child)
    merged, children = {end}, beside.pop(end)
    for other in sorted(beside, key=lambda node: (node is not Node.MERGED, len(beside[node]))):
        if len(merged) > 1 and not rule.small(min(len(children), len(set(children)))):
            break
        merged.add(other)
        children = [*children, *beside[other]]
    last = () if len(merged) > len(beside) else (Node.MERGED,)
    return [
        ((*path[: path.index(begin) + 1], *last), child)
        if begin in path[:-1] and path[path.index(begin) + 1] in merged
        else (path, child)
        for path, child in ways
    ]
