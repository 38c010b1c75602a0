"""The catalogue of rules for lists on a terminal."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from ilacs.documents.lists.checked import filled
from ilacs.documents.text_lines import wrapped
from ilacs.lists.findings import Rule

PARTS = {"column": "[column]", "list": "[list]", "detail": "[detail]"}
"""What stands for the parts of a rule's words that a finding fills in."""


def rules_lines(rules: Sequence[Rule], width: int) -> Iterator[str]:
    """Each rule with its severity, its words, what to do, and its source."""
    for about, some in groupby(rules, key=lambda rule: rule.about):
        yield f"About {about}"
        yield "─" * min(width, len(about) + 6)
        for rule in some:
            source = f" ({rule.source})" if rule.source else ""
            first = f"{rule.id}  {rule.severity}: "
            yield from wrapped(f"{filled(rule.words, PARTS)}{source}", width, first, "    ")
            yield from wrapped(filled(rule.fix, PARTS), width, "    ")
        yield ""
