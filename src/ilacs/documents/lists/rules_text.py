"""The catalogue of rules for lists on a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ilacs.documents.lists.checked import filled
from ilacs.documents.text_lines import wrapped
from ilacs.lists.findings import About, Rule

PARTS = {"column": "[column]", "list": "[list]", "detail": "[detail]"}
"""What stands for the parts of a rule's words that a finding fills in."""


def rules_lines(rules: Sequence[Rule], width: int) -> Iterator[str]:
    """Each rule with its severity, its words, what to do, and its source."""
    order = list(About)
    sorted_rules = sorted(rules, key=lambda rule: order.index(rule.about))
    for about, some in groupby(sorted_rules, key=lambda rule: rule.about):
        title = f"What is looked at: {about}"
        yield title
        yield "─" * min(width, len(title))
        for rule in some:
            source = f" ({rule.source})" if rule.source else ""
            first = f"{rule.id}  {rule.severity}: "
            yield from wrapped(f"{filled(rule.words, PARTS)}{source}", width, first, "    ")
            yield from wrapped(filled(rule.fix, PARTS), width, "    ")
        yield ""
